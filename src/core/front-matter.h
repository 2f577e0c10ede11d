/* front-matter.h: find and read the header of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-node.h"

typedef enum
{
  SHEAF_FORM_NONE,
  SHEAF_FORM_YAML,
} SheafForm;

typedef struct
{
  SheafForm form;
  gsize start, end; /* the whole header with its fences; the body begins at end. 0, 0: none */
  gsize content_start, content_end; /* between the fences */
  SheafNode *root;                  /* (nullable) always a mapping */
  gboolean damaged;                 /* strict reading failed and the line reader took over */
  GPtrArray *warnings;              /* SheafWarning * (article.h): line in the file, and reason */
} SheafFrontMatter;

/**
 * sheaf_front_matter_read:
 * @text: valid UTF-8, a whole file without its BOM
 *
 * YAML between `---` and `---` or `...` (trailing blanks allowed, blank lines before the opening
 * line allowed; LF, CRLF, CR), read by libyaml's events within the limits of front-matter-node.h; no
 * alias is followed and no tag acted on. A duplicate key: the first wins, with a warning. What
 * libyaml refuses, or what breaks a limit, is read key by key and, where that fails too, line by line
 * (`key: rest`, lists), with the reason and line in warnings and damaged set. Text between two rules
 * that is no mapping is body. An opening line that is never closed is body, with a warning where
 * what follows looks like a header. Never fails.
 *
 * Returns: (transfer full)
 */
SheafFrontMatter *sheaf_front_matter_read (const char *text, gsize length);
void sheaf_front_matter_free (SheafFrontMatter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafFrontMatter, sheaf_front_matter_free)
