/* front-matter.h: find and read the header of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-form.h"
#include "core/front-matter-node.h"

typedef struct
{
  SheafForm form;
  gsize start, end; /* the whole header with its fences; the body begins at end. 0, 0: none */
  gsize content_start, content_end; /* between the fences */
  SheafNode *root;                  /* (nullable) always a mapping */
  gboolean damaged;                 /* strict reading failed and another reader took over */
  gboolean attention;               /* damaged, never closed or in the wrong place */
  GPtrArray *warnings;              /* SheafWarning * (article.h): line in the file, and reason */
} SheafFrontMatter;

/**
 * sheaf_front_matter_read:
 * @text: valid UTF-8, a whole file without its BOM
 *
 * Blank lines may come before it; LF, CRLF and CR end lines. The forms and who writes them are in
 * front-matter-form.h. All are read within the limits of front-matter-node.h, and what a strict
 * reader refuses, or what breaks a limit, is read as well as it goes, with the reason and line in
 * warnings and damaged set. A duplicate key: the first wins, with a warning (TOML: damage, as TOML
 * wants it).
 *
 * What does not look enough like a header for its form is body: a Markdown heading over a line of
 * dashes, "Note: this", text between two rules (told in a warning, as it may be a header gone wrong). So is
 * a header that is never closed or stands below other text, with a warning and for attention where it really
 * looks like one. Never fails.
 *
 * Returns: (transfer full)
 */
SheafFrontMatter *sheaf_front_matter_read (const char *text, gsize length);
void sheaf_front_matter_free (SheafFrontMatter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafFrontMatter, sheaf_front_matter_free)
