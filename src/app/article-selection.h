/* article-selection.h: which rows of the list are selected
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/article-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ARTICLE_SELECTION (sheaf_article_selection_get_type ())
G_DECLARE_FINAL_TYPE (SheafArticleSelection,
                      sheaf_article_selection,
                      SHEAF,
                      ARTICLE_SELECTION,
                      GObject)

/**
 * sheaf_article_selection_new:
 *
 * A selection of any number of rows by their positions alone. GtkMultiSelection fetches every row that
 * is selected, which for "select all" is the whole library.
 *
 * Returns: (transfer full)
 */
SheafArticleSelection *sheaf_article_selection_new (SheafArticleModel *model);

/* How many rows are selected. */
guint sheaf_article_selection_get_size (SheafArticleSelection *self);

/* The first and the last selected row. Returns: FALSE where nothing is selected */
gboolean sheaf_article_selection_get_range (SheafArticleSelection *self, guint *first, guint *last);

/* Returns: (transfer full) (element-type gint64): the ids of the selected rows, in their order */
GArray *sheaf_article_selection_get_ids (SheafArticleSelection *self);

/* Selects the rows of @ids that are there, and no others. @ids: (element-type gint64) */
void sheaf_article_selection_set_ids (SheafArticleSelection *self, GArray *ids);

/* Selects that row alone; GTK_INVALID_LIST_POSITION: none. */
void sheaf_article_selection_set_only (SheafArticleSelection *self, guint position);

G_END_DECLS
