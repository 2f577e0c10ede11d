/* list-runs.h: what a list view is told when its rows become others
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows for which a GtkListView keeps widgets, on either side of what is seen (GTK_LIST_VIEW_MAX_LIST_ITEMS). */
#define SHEAF_LIST_WIDGETS 200

/* Rows that go, or that come: one of the two numbers is 0. */
typedef struct
{
  guint position; /* once the runs before it are done */
  guint n_removed;
  guint n_added;
  guint from; /* position of the first of those that come in the new list */
} SheafListRun;

/**
 * sheaf_list_runs:
 * @shown: (element-type gint64): ids of the rows there are, without doubles
 * @ids: (element-type gint64): ids of the rows there are to be, without doubles
 * @anchor: which of @shown is in view
 *
 * Telling a GtkListView of one run costs up to a millisecond, as all row widgets after it are told where they stand
 * now, and giving a widget another row a tenth of one. So few runs are told one by one; of many only those among the
 * rows that have widgets, and what is above and below these is told as a whole. Where many rows come there too, it is
 * the few about @anchor that stay undisturbed.
 *
 * Returns: (transfer full) (element-type SheafListRun): what leads from @shown to @ids, in order; never rows that take
 *   the place of others in one step, for which GTK would fetch every new row to look for the selected one
 */
GArray *sheaf_list_runs (const GArray *shown, const GArray *ids, guint anchor);

/* Returns: (transfer full): a set of pointers to @ids */
GHashTable *sheaf_list_set_of (const gint64 *ids, guint n);

G_END_DECLS
