/* whole-page.h: a page of the web that was saved whole: which article it is
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/html-meta.h"

typedef struct
{
  SheafHtmlMeta *meta;
  char *
      text; /* (nullable): of the article, as sheaf_extract_text(); NULL: the page is not reduced to one */
  char *heading; /* (nullable): that the article has, or that stands before it */
} SheafWholePage;

/**
 * sheaf_whole_page_read:
 * @html: valid UTF-8: a whole HTML document
 *
 * The article is what the built-in rules keep (cleaning-keep.h), whatever the person switched off: what is derived
 * from the same bytes is always the same.
 *
 * Returns: (transfer full) (nullable): NULL for a fragment, which is its article
 */
SheafWholePage *sheaf_whole_page_read (const char *html, gsize length);
void sheaf_whole_page_free (SheafWholePage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafWholePage, sheaf_whole_page_free)

/**
 * sheaf_whole_page_title:
 * @first: (nullable): the first heading of the page
 *
 * The heading of the article where the page's own title holds it too; else og:title, where @first, which may be the
 * name of the site, is not in it.
 *
 * Returns: (transfer full) (nullable): NULL where @first says more than the page does
 */
char *sheaf_whole_page_title (const SheafWholePage *self, const char *first);
