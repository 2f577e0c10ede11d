/* list-steps.h: from one list of rows to the next by steps that fit into a frame
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * sheaf_list_step:
 * @shown: (element-type gint64): ids of the rows there are, without doubles
 * @ids: (element-type gint64): ids of the rows there are to be, without doubles
 * @top: which of @shown is at the top of what is seen
 *
 * A GtkListView keeps about 200 row widgets on either side of what is seen (GTK_LIST_VIEW_MAX_LIST_ITEMS), and
 * makes a new one for every row that comes in there, which takes a third of a millisecond.
 *
 * Returns: (transfer full): what to show next: @ids itself where few widgets are to be made or taken away for
 *   it, else a list between the two, which leads to @ids when it is shown and this is asked again. What is seen is
 *   only taken away when something comes in its place.
 */
GArray *sheaf_list_step (GArray *shown, GArray *ids, guint top);

G_END_DECLS
