/* sidebar.h: the pane with the shelves and the category tree
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-articles.h"
#include "core/library-categories.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SIDEBAR (sheaf_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SheafSidebar, sheaf_sidebar, SHEAF, SIDEBAR, AdwBin)

/* Emits "place-selected" (int shelf, gint64 category or 0, string name) when another place is
 * selected, and "place-activated" for a click or Enter on one. */
GtkWidget *sheaf_sidebar_new (void);

/**
 * sheaf_sidebar_update:
 * @categories: (transfer none): SheafCategory *, parents before children
 *
 * Changes what differs; what is expanded and selected stays so. Where the selected place is gone, all
 * articles are selected.
 */
void
sheaf_sidebar_update (SheafSidebar *self, const SheafShelfCounts *counts, GPtrArray *categories);

/* Selects the category with that path as if the user did, unfolding what it is in. Returns: FALSE where there
 * is none such */
gboolean sheaf_sidebar_select_path (SheafSidebar *self, const char *const *path);

/* Selects a shelf as if the user did. */
void sheaf_sidebar_select_shelf (SheafSidebar *self, SheafShelf shelf);

/* What the menu button opens. */
void sheaf_sidebar_set_menu (SheafSidebar *self, GMenuModel *menu);

/* Puts the focus on the rows, for the keyboard to go on there. */
void sheaf_sidebar_focus_rows (SheafSidebar *self);

/* For the window's buttons. Returns: (transfer none) */
AdwHeaderBar *sheaf_sidebar_get_header (SheafSidebar *self);

G_END_DECLS
