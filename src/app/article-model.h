/* article-model.h: ids of articles as a list model
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/article-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ARTICLE_MODEL (sheaf_article_model_get_type ())
G_DECLARE_FINAL_TYPE (SheafArticleModel, sheaf_article_model, SHEAF, ARTICLE_MODEL, GObject)

/* Reads what rows show, for @n_ids articles at once. Returns: (transfer full) (nullable): SheafArticle *, in
 * the order of @ids, NULL elements for what is not there */
typedef GPtrArray *(*SheafArticleFetch) (const gint64 *ids, guint n_ids, gpointer user_data);

/**
 * sheaf_article_model_new:
 *
 * A GListModel of SheafArticleItem over an array of ids. Rows are fetched 50 at a time around the
 * one asked for, the last few hundred are kept, and one that is in use is always the same object.
 * Emits "snippet-wanted" (gint64 id) for rows that are seen while something is searched for, and
 * "refreshed" when articles in use are others after sheaf_article_model_refresh() than before.
 *
 * Returns: (transfer full): empty
 */
SheafArticleModel *sheaf_article_model_new (SheafArticleFetch fetch, gpointer user_data);

/**
 * sheaf_article_model_set_ids:
 * @ids: (transfer none) (element-type gint64)
 * @anchor: position of a row in view: where much differs, what is near it stays undisturbed
 *
 * Tells only of the rows that differ, and never replaces rows by rows in one step (GTK would then
 * fetch every new row to look for the selected one).
 */
void sheaf_article_model_set_ids (SheafArticleModel *self, GArray *ids, guint anchor);

/* Reads anew what is known of articles in use; they tell whether they changed. */
void sheaf_article_model_refresh (SheafArticleModel *self);

/* @text: (nullable): what is searched for, as it is typed: rows ask for snippets, and know what was found in
 * titles. NULL: nothing, and the snippets are forgotten. */
void sheaf_article_model_set_search (SheafArticleModel *self, const char *text);

/* Gives a row its snippet, where it is still in use. */
void sheaf_article_model_set_snippet (SheafArticleModel *self, gint64 id, const char *snippet);

/* Returns: (transfer none): the ids, in order */
GArray *sheaf_article_model_get_ids (SheafArticleModel *self);

/* Returns: FALSE where @id is not in the list */
gboolean sheaf_article_model_find (SheafArticleModel *self, gint64 id, guint *position);

G_END_DECLS
