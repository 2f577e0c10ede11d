/* page-tags.h: what site builders put among an article's words, made into Markdown or HTML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

typedef enum
{
  SHEAF_PAGE_TAGS_NONE = 0,
  SHEAF_PAGE_TAGS_MARKS =
      1 << 0, /* where a tag cannot be shown, a mark with its name; for the reader */
} SheafPageTagsFlags;

/**
 * sheaf_page_tags_expand:
 * @text: valid UTF-8, the body of an article, with a NUL behind it
 * @format: of @text, and of what is returned
 * @expanded: (out): its length in bytes
 *
 * Hexo's and Liquid's `{% tag %}`, Hugo's `{{< shortcode >}}`, `{{ variables }}`, WordPress's
 * `[caption id="…"]`, the components and imports of MDX, `:::` and `+++` containers and Kramdown's attribute lists. Those that are known become what
 * they stand for (docs of Hexo 7, Jekyll 4, Hugo 0.125, Docusaurus 3, and the tags of the Next,
 * Butterfly and Volantis themes); of others the text within stays. What is broken stays as it is,
 * and so does all that stands in code. In HTML only the first four are looked for.
 *
 * Linear in @length; never fails; what is returned is at most 2 x @length + 64 KiB. Nothing is made
 * safe here: that is the sanitiser's.
 *
 * Returns: (transfer full) (nullable): NULL where there is nothing to expand
 */
char *sheaf_page_tags_expand (const char *text,
                              gsize length,
                              SheafFormat format,
                              SheafPageTagsFlags flags,
                              gsize *expanded);
