/* context-menu.h: the menu of what is under the pointer, or has the focus
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/**
 * SheafContextMenuFunc:
 * @target: the child of @widget that is meant: what is under the pointer, or has the focus
 *
 * Returns: (transfer full) (nullable): the menu for it, NULL for none
 */
typedef GMenuModel *(*SheafContextMenuFunc) (GtkWidget *widget,
                                             GtkWidget *target,
                                             gpointer user_data);

/**
 * sheaf_context_menu_add:
 *
 * Opens the menu that @func makes on a right click, a long press, the Menu key and Shift+F10. While it
 * is open, what it is for has the CSS class "context" (the row of a list, not the child in it).
 */
void sheaf_context_menu_add (GtkWidget *widget, SheafContextMenuFunc func, gpointer user_data);

/* Appends an item with a target to a menu made for one thing. @target: (transfer floating) (nullable) */
void
sheaf_context_menu_append (GMenu *menu, const char *label, const char *action, GVariant *target);
