/* page-print.h: an article as the document that is printed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/sanitizer.h"

/**
 * sheaf_page_print:
 * @article: what stands above the text, as on the screen
 * @fragment: what sheaf_page_render() gave for it
 * @notes: whether each link gets a number, and its address stands at the end under that number
 *
 * The page of the reader with a style sheet for paper: black on white whatever the desktop looks like, headings
 * kept with what follows, code wrapped. WebKitGTK 2.50 draws neither page margin boxes nor page counters nor
 * repeats anything on each page: what is to be known of the article stands on the first.
 *
 * Returns: (transfer full): a whole document, UTF-8
 */
char *sheaf_page_print (const SheafArticle *article, const SheafFragment *fragment, gboolean notes);
