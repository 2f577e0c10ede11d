/* sidebar.h: the pane with the shelves and the category tree
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-articles.h"
#include "core/library-categories.h"
#include "core/library-searches.h"
#include "core/library-tags.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SIDEBAR (sheaf_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SheafSidebar, sheaf_sidebar, SHEAF, SIDEBAR, AdwBin)

/* Emits "place-selected" (int shelf, gint64 category or 0, string name, string tag or NULL) when another
 * place is selected, "search-selected" (string query) when a search that is kept is, "place-activated" for a click or Enter on one, and "expanded-changed" when the user
 * expanded or collapsed a row. Its menus activate actions of the window. */
GtkWidget *sheaf_sidebar_new (void);

/**
 * sheaf_sidebar_update:
 * @categories: (transfer none): SheafCategory *, parents before children
 * @tags: (transfer none) (nullable): SheafTag *, by name; kept
 *
 * Changes what differs; what is expanded and selected stays so. Where the selected place is gone, all
 * articles are selected.
 */
void sheaf_sidebar_update (SheafSidebar *self,
                           const SheafShelfCounts *counts,
                           GPtrArray *categories,
                           GPtrArray *tags);

/* @searches: (transfer none): SheafSavedSearch *; kept, shown by the next sheaf_sidebar_update() */
void sheaf_sidebar_set_searches (SheafSidebar *self, GPtrArray *searches);

/* The search that was selected is not shown any more: all articles are selected, where it still was. */
void sheaf_sidebar_leave_search (SheafSidebar *self);

/* Whether the tags on most articles come first; else they are in the order of their names. */
void sheaf_sidebar_set_tags_by_count (SheafSidebar *self, gboolean by_count);

/**
 * sheaf_sidebar_get_expanded:
 *
 * Returns: (transfer full): what is expanded, by paths as sheaf_category_path_format() writes them, which
 *   outlive an import made again; the heading of the tags is "//tags", which is no category's path
 */
GStrv sheaf_sidebar_get_expanded (SheafSidebar *self);

/* Expands these and no others, now or as soon as they are there. */
void sheaf_sidebar_set_expanded (SheafSidebar *self, const char *const *paths);

/* Selects the category with that path as if the user did, unfolding what it is in. Returns: FALSE where there
 * is none such */
gboolean sheaf_sidebar_select_path (SheafSidebar *self, const char *const *path);

/* The same for a tag. */
gboolean sheaf_sidebar_select_tag (SheafSidebar *self, const char *name);

/* Goes to the next place whose name begins with what was typed in one go. @text: what is added to it */
void sheaf_sidebar_type_ahead (SheafSidebar *self, const char *text);

/**
 * sheaf_sidebar_find_category:
 * @widget: any that is under the pointer
 * @row: (out) (transfer none): the list's row of the category
 *
 * Returns: (transfer none) (nullable): the path of the category whose row @widget is in
 */
const char *sheaf_sidebar_find_category (GtkWidget *widget, GtkWidget **row);

/* Selects a shelf as if the user did. */
void sheaf_sidebar_select_shelf (SheafSidebar *self, SheafShelf shelf);

/* What the menu button opens; and opens it. */
void sheaf_sidebar_set_menu (SheafSidebar *self, GMenuModel *menu);
void sheaf_sidebar_open_menu (SheafSidebar *self);

/* Puts the focus on the rows, for the keyboard to go on there. */
void sheaf_sidebar_focus_rows (SheafSidebar *self);

/* For the window's buttons. Returns: (transfer none) */
AdwHeaderBar *sheaf_sidebar_get_header (SheafSidebar *self);

G_END_DECLS
