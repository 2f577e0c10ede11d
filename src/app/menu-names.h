/* menu-names.h: names of menu items for the screen reader
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * sheaf_menu_names_keep:
 * @menu: a GtkPopoverMenu
 *
 * Gives the items of @menu their texts for names whenever it opens.  GTK 4.18 says instead that each is named by
 * its label, which it hides from the screen reader, so that it reads nothing.
 */
void sheaf_menu_names_keep (GtkWidget *menu);

/* The same for the menus of all menu buttons that are below @widget now, also when they get another menu. */
void sheaf_menu_names_keep_below (GtkWidget *widget);

G_END_DECLS
