/* article-row.h: a row of the list, drawn by itself
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/article-item.h"
#include "app/thumbnails.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the headings above rows are made of. */
typedef enum
{
  SHEAF_LIST_UNGROUPED,
  SHEAF_LIST_BY_DAY,       /* of the article's date */
  SHEAF_LIST_BY_DAY_ADDED, /* when it was imported */
  SHEAF_LIST_BY_CATEGORY,  /* the first it is in */
} SheafListGroups;

#define SHEAF_TYPE_ARTICLE_ROW (sheaf_article_row_get_type ())
G_DECLARE_FINAL_TYPE (SheafArticleRow, sheaf_article_row, SHEAF, ARTICLE_ROW, GtkWidget)

/* One widget of fixed height without children: rows made of labels are five to twenty times
 * slower to show. Its accessible name says what it draws. */
GtkWidget *sheaf_article_row_new (void);

/* @item: (nullable): what to show */
void sheaf_article_row_set_item (SheafArticleRow *self, SheafArticleItem *item);

/* Returns: (transfer none) (nullable) */
SheafArticleItem *sheaf_article_row_get_item (SheafArticleRow *self);

/* Whether it has two lines in place of four. */
void sheaf_article_row_set_compact (SheafArticleRow *self, gboolean compact);

/* @thumbnails: (nullable): where its picture comes from, if it shows one; the row is to be drawn anew when they tell of
 * its article */
void sheaf_article_row_set_thumbnails (SheafArticleRow *self, SheafThumbnails *thumbnails);

/**
 * sheaf_article_row_set_heading:
 * @groups: what headings say, so that the row need not
 * @heading: (nullable): the one above this row, drawn in the row's margin (CSS class "headed")
 */
void
sheaf_article_row_set_heading (SheafArticleRow *self, SheafListGroups groups, const char *heading);

G_END_DECLS
