/* page-head.h: what a page says of its article, above the text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/sanitizer.h"

/* Longest title, and longest other field, that is shown (SAFETY D2), in characters. */
#define SHEAF_PAGE_TITLE_MAX 1000
#define SHEAF_PAGE_FIELD_MAX 200

/* Appends @text escaped and fit for display, at most so many characters of it. */
void sheaf_page_append_display (GString *html, const char *text, guint characters);

/* The article's language as exactly as it is known. Returns: (transfer full) (nullable) */
char *sheaf_page_language (const SheafArticle *article);

/* Appends a lang attribute; nothing for what is no language's tag. @language: (nullable) */
void sheaf_page_append_language (GString *html, const char *language);

/* The value of dir. @language: (nullable) */
const char *sheaf_page_direction (const char *language);

/* Whether the paragraphs of @html (a fragment) mostly begin with white space of their own, as Chinese is
 * often written, so that no indent is to be added. */
gboolean sheaf_page_is_indented (const char *html);

/**
 * sheaf_page_body:
 *
 * Returns: (transfer none): the HTML of @fragment, or what is behind the heading near its beginning that only says
 *   the title once more (page-title.h); the title of sheaf_page_begin() then has its id
 */
const char *sheaf_page_body (const SheafArticle *article, const SheafFragment *fragment);

/* Appends what stands before that heading, which sheaf_page_body() is without: elements that are open still. */
void sheaf_page_append_wrapper (GString *html,
                                const SheafArticle *article,
                                const SheafFragment *fragment);

/**
 * sheaf_page_append_head:
 * @fragment: (nullable): see sheaf_page_begin()
 * @language: (nullable): from sheaf_page_language()
 *
 * Category paths are links to article:///ID/category?PATH, which is no page: whoever shows this one decides
 * what to do when one is followed (see sheaf_page_parse_category()).
 */
void sheaf_page_append_head (GString *html,
                             const SheafArticle *article,
                             const SheafFragment *fragment,
                             const char *language);

/**
 * sheaf_page_parse_category:
 *
 * Returns: (transfer full) (nullable): the path (sheaf_category_path_parse()) that @uri, a link of a page's
 *   head, stands for; NULL for every other address
 */
char *sheaf_page_parse_category (const char *uri);
