/* article-list.h: the pane that lists articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/article-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ARTICLE_LIST (sheaf_article_list_get_type ())
G_DECLARE_FINAL_TYPE (SheafArticleList, sheaf_article_list, SHEAF, ARTICLE_LIST, AdwBin)

/* Emits "selected" (gint64 id, 0 for none) when another row is selected, "activated" (gint64 id) for
 * a click or Enter, "search-changed" (string, NULL when the search is left) and "scrolled". */
GtkWidget *sheaf_article_list_new (void);

/* @model: (transfer none): what rows are made from */
void sheaf_article_list_set_model (SheafArticleList *self, SheafArticleModel *model);

typedef enum
{
  SHEAF_LIST_REFRESH, /* the same list, later: selection and place stay */
  SHEAF_LIST_REPLACE, /* another list: nothing is selected, the first row is in view */
  SHEAF_LIST_KEEP,    /* as REFRESH, and the selected row stays although it is no longer in @ids */
} SheafListChange;

/* @ids: (transfer none) (element-type gint64) */
void sheaf_article_list_set_ids (SheafArticleList *self, GArray *ids, SheafListChange change);

/* The heading, and how many there are below it. */
void sheaf_article_list_set_title (SheafArticleList *self, const char *title, const char *subtitle);

/* What is said where there are no rows; plain text. */
void sheaf_article_list_set_empty_text (SheafArticleList *self,
                                        const char *icon_name,
                                        const char *title,
                                        const char *description);

/* Selects the row of @id where there is one, without a signal; 0: none. */
void sheaf_article_list_select (SheafArticleList *self, gint64 id);
gint64 sheaf_article_list_get_selected (SheafArticleList *self);

/* Selects the row @step below the selected one. Returns: FALSE at the end of the list */
gboolean sheaf_article_list_step (SheafArticleList *self, int step);

/* The article of the first row in view, 0 at the beginning of the list, or what it was when the rows were
 * last to be seen. */
gint64 sheaf_article_list_get_top (SheafArticleList *self);

/* Makes the row of @id the first in view, as soon as there are rows to be seen. */
void sheaf_article_list_set_top (SheafArticleList *self, gint64 id);

/* Opens the search entry with @text in it; "search-changed" follows. */
void sheaf_article_list_set_search_text (SheafArticleList *self, const char *text);

/* Opens the search entry, or leaves the search. */
void sheaf_article_list_set_searching (SheafArticleList *self, gboolean searching);
gboolean sheaf_article_list_is_searching (SheafArticleList *self);

/* Puts the focus on the rows, for the keyboard to go on there. */
void sheaf_article_list_focus_rows (SheafArticleList *self);

/* For the window's buttons and the way back. Returns: (transfer none) */
AdwHeaderBar *sheaf_article_list_get_header (SheafArticleList *self);
void sheaf_article_list_show_back (SheafArticleList *self, gboolean show);

G_END_DECLS
