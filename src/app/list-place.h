/* list-place.h: where a list view is scrolled to
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/**
 * sheaf_list_place_get_top:
 * @type: of the widgets that its rows are
 *
 * Returns: (transfer none) (nullable): the first row in view; NULL while the view is not to be seen
 */
GtkWidget *sheaf_list_place_get_top (GtkListView *view, GType type);

/**
 * sheaf_list_place_set_top:
 *
 * Makes the row at @position the first in view, as soon as the view is to be seen; until then, and
 * in the moment it takes, no other place shows. A later call supersedes it, and so does another model.
 */
void sheaf_list_place_set_top (GtkListView *view, guint position);
