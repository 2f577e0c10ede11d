/* panes.h: three panes that fold to two and to one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SHEAF_PANE_SIDEBAR,
  SHEAF_PANE_LIST,
  SHEAF_PANE_READER,
} SheafPane;
#define SHEAF_N_PANES 3

#define SHEAF_TYPE_PANES (sheaf_panes_get_type ())
G_DECLARE_FINAL_TYPE (SheafPanes, sheaf_panes, SHEAF, PANES, GtkWidget)

/* Properties: sidebar, list, reader (GtkWidget, the panes); sidebar-width, list-width (int, pixels,
 * as the user left them); show-sidebar (boolean, where there is room for it); count (int, 1 to 3: how
 * many panes the width allows; read-only). Emits "changed" when other panes are to be seen than before. */
GtkWidget *sheaf_panes_new (void);

/* Shows @pane, or keeps it in view where there is room for several; moves no focus. */
void sheaf_panes_show (SheafPanes *self, SheafPane pane);

/* Shows the reader and no other pane, or again what there is room for. */
void sheaf_panes_set_alone (SheafPanes *self, gboolean alone);

/**
 * sheaf_panes_back:
 *
 * Returns: FALSE where there is nothing to go back to, because all panes are in view or the
 *   first one is
 */
gboolean sheaf_panes_back (SheafPanes *self);

/* Shows or hides the sidebar, however many panes there are. */
void sheaf_panes_toggle_sidebar (SheafPanes *self);

/* The pane that was shown last: the one in view where there is room for one only. */
SheafPane sheaf_panes_get_current (SheafPanes *self);

/* How many panes the width allows, and whether @pane is one of those in view. */
int sheaf_panes_get_count (SheafPanes *self);
gboolean sheaf_panes_is_visible (SheafPanes *self, SheafPane pane);

G_END_DECLS
