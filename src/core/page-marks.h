/* page-marks.h: what was searched for, marked in a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/search-query.h"

/**
 * sheaf_page_mark_hits:
 * @html: what the sanitiser wrote, or all that is behind an element of it
 * @n_hits: (inout): hits marked in the page before and, on return, with those of @html
 *
 * Puts a mark around everything that @query finds in the text, also where it goes on in another element of the same
 * block (several marks, then). The first mark of each hit has the id h1, h2 …, which no article's own element
 * has. Linear in the length of @html.
 *
 * Returns: (transfer full)
 */
char *sheaf_page_mark_hits (const char *html, const SheafSearchQuery *query, guint *n_hits);

/**
 * sheaf_page_mark_title:
 * @head: (transfer full): what sheaf_page_begin() wrote
 *
 * The same for the title that stands in it, where also `title:` finds something.
 *
 * Returns: (transfer full)
 */
char *sheaf_page_mark_title (char *head, const SheafSearchQuery *query, guint *n_hits);
