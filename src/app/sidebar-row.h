/* sidebar-row.h: how a place looks in the sidebar
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/sidebar-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SIDEBAR_ROW (sheaf_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (SheafSidebarRow, sheaf_sidebar_row, SHEAF, SIDEBAR_ROW, GtkWidget)

/* Icon, name and count, with the arrow that opens it. */
GtkWidget *sheaf_sidebar_row_new (void);

/* @row: (nullable): of a GtkTreeListModel of SheafSidebarItem */
void sheaf_sidebar_row_set_row (SheafSidebarRow *self, GtkTreeListRow *row);

/* Returns: (transfer none) (nullable) */
GtkTreeListRow *sheaf_sidebar_row_get_row (SheafSidebarRow *self);

G_END_DECLS
