/* markdown-parser.h: md4c, told what it does not know
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/markdown-html.h"
#include "core/markdown-source.h"

#include <gio/gio.h>

/* What is parsed, and where it goes. */
typedef struct
{
  SheafMarkdownHtml *out;
  const SheafMarkdownSource *source; /* (nullable): where nothing was taken out */
  const char *text;                  /* what is parsed */
  gsize length;
  const char *behind; /* the last text we were given */
  gsize limit;
  GCancellable *cancellable;
  GHashTable *links;
  GString *image;  /* the tag of the picture we are in */
  guint images;    /* image spans we are in: their content is alt text, not markup */
  guint last_note; /* number given to a footnote */
} SheafMarkdownParser;

/**
 * sheaf_markdown_parser_find_verbatim:
 * @text: NUL-terminated
 *
 * Reads @text to find out what is code or HTML: nothing is taken out of that.
 *
 * Returns: (transfer full) (nullable) (element-type SheafSpan): sorted; NULL where it would take too long, or was
 *   cancelled
 */
GArray *
sheaf_markdown_parser_find_verbatim (const char *text, gsize length, GCancellable *cancellable);

/**
 * sheaf_markdown_parser_run:
 * @text: that of @self->source where there is one; NUL-terminated
 *
 * Appends what @text says to @self->out.
 *
 * Returns: FALSE where it would take too long, would become too long, or was cancelled
 */
gboolean sheaf_markdown_parser_run (SheafMarkdownParser *self, const char *text, gsize length);
