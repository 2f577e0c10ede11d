/* markdown.h: Markdown to HTML, not yet safe
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/**
 * sheaf_markdown_to_html:
 * @text: valid UTF-8, with a NUL behind it
 * @cancellable: (nullable): looked at while the output grows
 *
 * md4c with the GFM extensions, raw HTML passed through, and what articles of blogs and notes have besides:
 * footnotes, callouts, `==marks==`, `:emoji:`, [[links]], ![[embeds]], %%comments%%, TeX, definitions, [TOC]. The result is for the sanitiser, never for
 * a view. Guarded by limits of input and output (SAFETY P4: output at most 16 x input + 1 MiB, and
 * known slow patterns refused), so that md4c 0.4.8 is safe too.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_LIMIT or G_IO_ERROR_CANCELLED
 */
char *
sheaf_markdown_to_html (const char *text, gsize length, GCancellable *cancellable, GError **error);

typedef struct
{
  GHashTable *
      links; /* (nullable) (element-type utf8 gint64): ids of articles, by the names that [[links]] have for
                      * them */
  gboolean
      searched; /* without the names of languages above code, which are ours and not the article's */
} SheafMarkdownOptions;

/**
 * sheaf_markdown_to_html_full:
 * @options: (nullable): none of it
 *
 * The same; a [[link]] to what the options' links know leads to article:///ID, or article:///ID#slug (sheaf_slug()) where it names a heading; the others are plain words.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_LIMIT or G_IO_ERROR_CANCELLED
 */
char *sheaf_markdown_to_html_full (const char *text,
                                   gsize length,
                                   const SheafMarkdownOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);

/* Returns: (transfer full) (element-type utf8): the names that [[links]] in @text have for other articles, each
 *   once */
GPtrArray *sheaf_markdown_list_links (const char *text, gsize length);
