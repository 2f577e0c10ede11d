/* page-title.h: the heading of a page that says its title once more
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

/**
 * sheaf_page_find_title:
 * @html: a fragment of the sanitiser
 * @start: (out): of the heading, in bytes
 * @end: (out): behind it
 *
 * The heading that @html begins with, in what it is wrapped in or below a label of a few words, where it says nothing
 * that the article's title does not say: the same words, or those without the name of a site beside them. One that
 * holds a picture, or a link that leads elsewhere than to the article itself, is not meant.
 *
 * Returns: whether there is one
 */
gboolean
sheaf_page_find_title (const SheafArticle *article, const char *html, gsize *start, gsize *end);

/* Whether @title is @heading, or has only another name before or behind it: "A heading - A site". */
gboolean sheaf_page_says_heading (const char *title, const char *heading);
