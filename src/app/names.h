/* names.h: names for the screen reader, for parts that the toolkit leaves without
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

/* Names every widget of a type in @widget, which is not named itself. @name: translated */
void sheaf_names_set_parts (GtkWidget *widget, GType type, const char *name);

/* Keeps the focus and screen readers from the children of a type that @widget has, or is given later. */
void sheaf_names_hide_parts (GtkWidget *widget, GType type);

/* The lists in a combo row, by the row's title, and their rows, which are over GtkStringObject. */
void sheaf_names_set_combo (AdwComboRow *row);

/* What GTK puts into a window of shortcuts. */
void sheaf_names_set_shortcuts (GtkShortcutsWindow *window);
