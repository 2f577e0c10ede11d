/* article-list.h: the pane that lists articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/article-model.h"
#include "app/article-row.h"
#include "app/search-panel.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ARTICLE_LIST (sheaf_article_list_get_type ())
G_DECLARE_FINAL_TYPE (SheafArticleList, sheaf_article_list, SHEAF, ARTICLE_LIST, AdwBin)

/* Emits "selected" (gint64 id, 0 for none) when another row is selected alone, "several" (guint n) when
 * more than one is, with another number than before, or no longer (0), "activated" (gint64 id) for a
 * click or Enter, "read-on" (GtkEventControllerKey, while it tells of the key) for Space on the row that is open,
 * "search-changed" (string, NULL when the search is left),
 * "want-suggestions" (string: what was typed up to the cursor) and "scrolled". Its menus activate win.mark
 * (article or 0 for all selected, SheafFlags, boolean) and other actions of the window. */
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

/* What the button does that is shown with it; @label: (nullable): NULL for no button. @target: (transfer
 * floating) (nullable) */
void sheaf_article_list_set_empty_action (SheafArticleList *self,
                                          const char *label,
                                          const char *action,
                                          GVariant *target);

/* Whether what is listed is in the trash, from where it is restored. */
void sheaf_article_list_set_in_trash (SheafArticleList *self, gboolean in_trash);

/* Whether rows have two lines in place of four. */
void sheaf_article_list_set_compact (SheafArticleList *self, gboolean compact);

/* @thumbnails: (transfer none) (nullable): where rows have their pictures from; NULL: they have none */
void sheaf_article_list_set_thumbnails (SheafArticleList *self, SheafThumbnails *thumbnails);

/* Which rows have a heading. */
void sheaf_article_list_set_groups (SheafArticleList *self, SheafListGroups groups);

/* Selects the row of @id alone, where there is one, and scrolls to it, without "selected"; 0: none. */
void sheaf_article_list_select (SheafArticleList *self, gint64 id);

/* The one that is selected alone; 0: none or several. */
gint64 sheaf_article_list_get_selected (SheafArticleList *self);

/* How many are selected where it is more than one, else 0; and all that are selected, as in the list.
 * Returns: (transfer full) (element-type gint64) */
guint sheaf_article_list_get_several (SheafArticleList *self);
GArray *sheaf_article_list_get_selection (SheafArticleList *self);

/* Selects nothing. */
void sheaf_article_list_unselect (SheafArticleList *self);

/* Selects the row @step below the selected one; the focus goes with it. Returns: FALSE at the end of the
 * list */
gboolean sheaf_article_list_step (SheafArticleList *self, int step);

/* Goes on from the selected row, which is about to go: to the next, at the end to the one before. */
void sheaf_article_list_advance (SheafArticleList *self);

/* The article of the first row in view, 0 at the beginning of the list, or what it was when the rows were
 * last to be seen. */
gint64 sheaf_article_list_get_top (SheafArticleList *self);

/* Returns: about which row is at the top of the view: nearly all are of one height */
guint sheaf_article_list_get_row_in_view (SheafArticleList *self);

/* Makes the row of @id the first in view, as soon as there are rows to be seen. */
void sheaf_article_list_set_top (SheafArticleList *self, gint64 id);

/* Opens the search entry with @text in it; "search-changed" follows. */
void sheaf_article_list_set_search_text (SheafArticleList *self, const char *text);

/* The same, but the focus stays where it is. */
void sheaf_article_list_show_search (SheafArticleList *self, const char *text);

/* For what is offered while one types. Returns: (transfer none) */
SheafSearchPanel *sheaf_article_list_get_search_panel (SheafArticleList *self);

/* Opens the search entry, or leaves the search. */
void sheaf_article_list_set_searching (SheafArticleList *self, gboolean searching);
gboolean sheaf_article_list_is_searching (SheafArticleList *self);

/* Puts the focus on the rows, for the keyboard to go on there. */
void sheaf_article_list_focus_rows (SheafArticleList *self);

/* For the window's buttons and the way back. Returns: (transfer none) */
AdwHeaderBar *sheaf_article_list_get_header (SheafArticleList *self);
void sheaf_article_list_show_back (SheafArticleList *self, gboolean show);

G_END_DECLS
