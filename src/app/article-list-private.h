/* article-list-private.h: what the parts of the list share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/article-row.h"
#include "app/article-selection.h"
#include "app/selection-bar.h"

/* As article-list.h has it, which is not included here: article-list.c includes this. */
typedef struct _SheafArticleList SheafArticleList;

struct _SheafArticleList
{
  AdwBin parent_instance;

  /* From the template. */
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkSearchBar *search_bar;
  SheafSearchPanel *search_panel;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkListView *view;
  SheafSelectionBar *selection_bar;

  SheafArticleModel *model;
  SheafArticleSelection *selection;
  gint64 selected;   /* the one that is selected alone, 0: none or several */
  guint n_several;   /* how many are selected, where it is more than one; else 0 */
  guint next;        /* where to go on, while nothing is selected */
  gint64 top;        /* first row in view, 0: the beginning */
  gboolean updating; /* selection moves that are not the user's */

  gboolean in_trash;
  gboolean compact;
  SheafListGroups groups;
  SheafThumbnails *thumbnails; /* (nullable) */
};

/* article-list-rows.c: making rows */
void sheaf_article_list_bind_rows (GtkWidgetClass *widget_class);
void sheaf_article_list_connect_rows (SheafArticleList *self);

/* After articles have changed: a row may have another heading then, and the one below it. */
void sheaf_article_list_update_rows (SheafArticleList *self);

/* Returns: (transfer none) (nullable): the list's own widget around the row at @position, where there is one */
GtkWidget *sheaf_article_list_find_row (SheafArticleList *self, guint position);

/* article-list-selection.c: which rows there are, and which are selected */
void sheaf_article_list_renew_selection (SheafArticleList *self);
void sheaf_article_list_activate (SheafArticleList *self, guint position);

/* article-list.c: tells who listens */
void sheaf_article_list_emit_selected (SheafArticleList *self);
void sheaf_article_list_emit_several (SheafArticleList *self);
void sheaf_article_list_emit_activated (SheafArticleList *self, gint64 id);
void sheaf_article_list_emit_read_on (SheafArticleList *self, GtkEventControllerKey *keys);
