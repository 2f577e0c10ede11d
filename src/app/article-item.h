/* article-item.h: one article as a row of the list model
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/search-query.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ARTICLE_ITEM (sheaf_article_item_get_type ())
G_DECLARE_FINAL_TYPE (SheafArticleItem, sheaf_article_item, SHEAF, ARTICLE_ITEM, GObject)

/* @article: (transfer full) (nullable): NULL while it cannot be read. Emits "changed" when it is another
 * than before, and "snippet-wanted" when a row that is seen asks for one. */
SheafArticleItem *sheaf_article_item_new (gint64 id, SheafArticle *article);

/* Never 0. */
gint64 sheaf_article_item_get_id (SheafArticleItem *self);

/* Returns: (transfer none) (nullable): what a row shows of it */
const SheafArticle *sheaf_article_item_get_article (SheafArticleItem *self);

/* @article: (transfer full) (nullable). Returns: whether a row shows something else now */
gboolean sheaf_article_item_set_article (SheafArticleItem *self, SheafArticle *article);

/**
 * sheaf_article_item_get_snippet:
 *
 * Asks for it by "snippet-wanted", once, where rows show snippets and there is none yet; so call it
 * for rows that are seen only.
 *
 * Returns: (transfer none) (nullable): hits between U+0002 and U+0003
 */
const char *sheaf_article_item_get_snippet (SheafArticleItem *self);

/* What to show in place of the excerpt, NULL for the excerpt itself. */
void sheaf_article_item_set_snippet (SheafArticleItem *self, const char *snippet);

/* @query: (not owned) (nullable): what is searched for from now on, for which rows shall ask for snippets; NULL
 * forgets the snippet. It must live until another is set. */
void sheaf_article_item_set_query (SheafArticleItem *self, const SheafSearchQuery *query);

/**
 * sheaf_article_item_find_in_title:
 * @title: the title, or as much of it as is shown
 *
 * Returns: (transfer full) (nullable) (element-type SheafSearchSpan): what was found in it, as search-match.h
 *   says; NULL while nothing is searched for
 */
GArray *sheaf_article_item_find_in_title (SheafArticleItem *self, const char *title);

G_END_DECLS
