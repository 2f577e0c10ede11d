/* selection-bar.h: what can be done with several articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SELECTION_BAR (sheaf_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (SheafSelectionBar, sheaf_selection_bar, SHEAF, SELECTION_BAR, AdwBin)

/* Comes up while several articles are selected; its buttons activate actions of the window. Emits
 * "closed" when nothing is to be selected any more. */
GtkWidget *sheaf_selection_bar_new (void);

/* @n: how many are selected; 0: the bar goes */
void sheaf_selection_bar_set_selected (SheafSelectionBar *self, guint n);

/* Whether they are in the trash, from where they are restored. */
void sheaf_selection_bar_set_in_trash (SheafSelectionBar *self, gboolean in_trash);

G_END_DECLS
