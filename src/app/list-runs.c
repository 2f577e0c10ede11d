/* list-runs.c: what a list view is told when its rows become others
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/list-runs.h"

#include <string.h>

/* More runs than these are not told one by one. */
#define MAX_RUNS 12

/* Rows on either side of the anchor that stay undisturbed where many come in among those with widgets. */
#define NEAR_ROWS 16

/* What comes in between those may be many more, and GTK makes a widget's row anew for each. */
#define MAX_NEAR_ROWS 100

/* The two lists. */
typedef struct
{
  const gint64 *shown;
  const gint64 *ids;
} Lists;

/* A part of the one, and what shall stand in its place. */
typedef struct
{
  guint old_start;
  guint n_old;
  guint new_start; /* which is where the part begins once all above it is done */
  guint n_new;
} Part;

/* What differs of @part: an equal beginning and an equal end are left out. */
static Part
trim (const Lists *lists, Part part)
{
  while (part.n_old > 0 && part.n_new > 0 &&
         lists->shown[part.old_start] == lists->ids[part.new_start])
    {
      part.old_start++;
      part.new_start++;
      part.n_old--;
      part.n_new--;
    }
  while (part.n_old > 0 && part.n_new > 0 &&
         lists->shown[part.old_start + part.n_old - 1] ==
             lists->ids[part.new_start + part.n_new - 1])
    {
      part.n_old--;
      part.n_new--;
    }
  return part;
}

static void
remove_run (GArray *runs, guint position, guint n)
{
  const SheafListRun run = { .position = position, .n_removed = n };

  if (n > 0)
    g_array_append_val (runs, run);
}

static void
insert_run (GArray *runs, guint position, guint from, guint n)
{
  const SheafListRun run = { .position = position, .n_added = n, .from = from };

  if (n > 0)
    g_array_append_val (runs, run);
}

/* Takes all of it out, then puts all of it in: who looks at the first row then looks at the new one. */
static void
replace (GArray *runs, Part part)
{
  remove_run (runs, part.new_start, part.n_old);
  insert_run (runs, part.new_start, part.new_start, part.n_new);
}

/* The same for a part that is not looked at. The new rows come between the old ones and what is in view,
 * and before the old ones go: so GTK takes the widgets of the old for the new, where it would throw two
 * hundred away and make as many. */
static void
exchange_above (GArray *runs, Part part)
{
  insert_run (runs, part.new_start + part.n_old, part.new_start, part.n_new);
  remove_run (runs, part.new_start, part.n_old);
}

static void
exchange_below (GArray *runs, Part part)
{
  insert_run (runs, part.new_start, part.new_start, part.n_new);
  remove_run (runs, part.new_start + part.n_new, part.n_old);
}

/* --- Run by run --- */

GHashTable *
sheaf_list_set_of (const gint64 *ids, guint n)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (set, (gpointer) &ids[i]);
  return set;
}

/* Returns: how many runs of @ids are not in @set; those that are go to @common, in order */
static guint
count_runs (const gint64 *ids, guint n, GHashTable *set, GArray *common)
{
  guint runs = 0;
  gboolean inside = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const gboolean differs = !g_hash_table_contains (set, &ids[i]);

      runs += differs && !inside;
      inside = differs;
      if (!differs)
        g_array_append_val (common, ids[i]);
    }
  return runs;
}

static void
remove_missing (GArray *runs, const gint64 *old, Part part, GHashTable *wanted)
{
  guint end = part.n_old;

  while (end > 0)
    {
      guint first = end;

      while (first > 0 && !g_hash_table_contains (wanted, &old[first - 1]))
        first--;
      remove_run (runs, part.new_start + first, end - first);
      end = first > 0 ? first - 1 : 0;
    }
}

static void
insert_new (GArray *runs, const gint64 *ids, Part part, GHashTable *had)
{
  guint i = 0;

  while (i < part.n_new)
    {
      const guint first = i;

      while (i < part.n_new && !g_hash_table_contains (had, &ids[i]))
        i++;
      insert_run (runs, part.new_start + first, part.new_start + first, i - first);
      i++;
    }
}

/* Returns: FALSE, with nothing added to @runs, where it takes more than @max_runs or the order is another */
static gboolean
change_by_runs (GArray *runs, const Lists *lists, Part part, guint max_runs)
{
  const gint64 *old = lists->shown + part.old_start, *ids = lists->ids + part.new_start;
  g_autoptr (GHashTable) had = sheaf_list_set_of (old, part.n_old);
  g_autoptr (GHashTable) wanted = sheaf_list_set_of (ids, part.n_new);
  g_autoptr (GArray) stay = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) stayed = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = count_runs (old, part.n_old, wanted, stay);

  n += count_runs (ids, part.n_new, had, stayed);
  if (n > max_runs || stay->len != stayed->len || stay->len == 0 ||
      memcmp (stay->data, stayed->data, stay->len * sizeof (gint64)) != 0)
    return FALSE;

  remove_missing (runs, old, part, wanted);
  insert_new (runs, ids, part, had);
  return TRUE;
}

/* Whether new rows came in between the old ones in more than MAX_RUNS places, as an import brings them:
 * seen at the first few, where change_by_runs() would look all of them up. */
static gboolean
is_scattered (const Lists *lists, Part part)
{
  guint i = 0, runs = 0;
  gboolean inside = FALSE;

  for (guint j = 0; j < part.n_new && i < part.n_old; j++)
    {
      const gboolean differs = lists->shown[part.old_start + i] != lists->ids[part.new_start + j];

      runs += differs && !inside;
      inside = differs;
      i += !differs;
      if (runs > MAX_RUNS)
        return TRUE;
    }
  return FALSE;
}

/* --- Around what is in view --- */

/* Where the rows near the anchor go. */
typedef struct
{
  guint from; /* those of the old list that have widgets */
  guint to;
  guint anchor;
  guint places[2 * SHEAF_LIST_WIDGETS +
               1]; /* in the new list, of each from @from on; G_MAXUINT where it goes */
} Places;

/* @part: all that differs of the lists */
static void
find_places (const Lists *lists, Part part, guint anchor, guint n_old, Places *places)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  places->anchor = anchor;
  places->from = anchor > SHEAF_LIST_WIDGETS ? anchor - SHEAF_LIST_WIDGETS : 0;
  places->to = MAX (places->from, MIN (anchor + SHEAF_LIST_WIDGETS + 1, n_old));
  for (guint i = places->from; i < places->to; i++)
    {
      guint *place = &places->places[i - places->from];

      *place = i < part.old_start ? i : i - part.n_old + part.n_new;
      if (i >= part.old_start && i < part.old_start + part.n_old)
        {
          *place = G_MAXUINT;
          g_hash_table_insert (by_id, (gpointer) &lists->shown[i], place);
        }
    }
  for (guint i = part.new_start; i < part.new_start + part.n_new; i++)
    {
      guint *place = g_hash_table_lookup (by_id, &lists->ids[i]);

      if (place)
        *place = i;
    }
}

/* From the first to the last of the rows near the anchor that stay. Returns: FALSE where none does */
static gboolean
find_near (const Places *places, guint rows, Part *near)
{
  const guint from = MAX (places->from, places->anchor > rows ? places->anchor - rows : 0);
  const guint to = MIN (places->to, places->anchor + rows + 1);
  const guint *place = places->places - places->from;
  guint first = from, last = to;

  while (first < to && place[first] == G_MAXUINT)
    first++;
  while (last > first && place[last - 1] == G_MAXUINT)
    last--;
  if (first >= last || place[last - 1] < place[first])
    return FALSE;
  *near = (Part){ first, last - first, place[first], place[last - 1] - place[first] + 1 };
  return TRUE;
}

/* Few rows about the anchor, and not too many that come in between. */
static gboolean
find_nearest (const Places *places, Part *near)
{
  guint rows = NEAR_ROWS;

  if (!find_near (places, rows, near))
    return FALSE;
  while (near->n_new > MAX_NEAR_ROWS && rows > 0)
    {
      Part nearer;

      rows /= 2;
      if (find_near (places, rows, &nearer))
        *near = nearer;
    }
  return TRUE;
}

/* Returns: FALSE, with nothing added to @runs, where none of the rows near @anchor stays */
static gboolean
change_around (GArray *runs, const Lists *lists, Part part, guint anchor, guint n_old)
{
  g_autoptr (GArray) inside = g_array_new (FALSE, FALSE, sizeof (SheafListRun));
  const guint old_end = part.old_start + part.n_old, new_end = part.new_start + part.n_new;
  Places places;
  Part near, above, below;

  find_places (lists, part, anchor, n_old, &places);
  if (!find_near (&places, SHEAF_LIST_WIDGETS, &near) ||
      !change_by_runs (inside, lists, near, MAX_RUNS))
    {
      if (!find_nearest (&places, &near))
        return FALSE;
      if (!change_by_runs (inside, lists, near, G_MAXUINT))
        replace (inside, near);
    }

  above = (Part){ 0, near.old_start, 0, near.new_start };
  below = (Part){ near.old_start + near.n_old, 0, near.new_start + near.n_new, 0 };
  below.n_old = MAX (old_end, below.old_start) - below.old_start;
  below.n_new = MAX (new_end, below.new_start) - below.new_start;
  /* From the beginning: what comes in near the view takes its widgets from the rows far below. */
  exchange_above (runs, trim (lists, above));
  g_array_append_vals (runs, inside->data, inside->len);
  exchange_below (runs, trim (lists, below));
  return TRUE;
}

GArray *
sheaf_list_runs (const GArray *shown, const GArray *ids, guint anchor)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (SheafListRun));
  Lists lists;
  Part part;

  g_return_val_if_fail (shown && ids, runs);

  lists = (Lists){ (const gint64 *) (gpointer) shown->data, (const gint64 *) (gpointer) ids->data };
  part = trim (&lists, (Part){ 0, shown->len, 0, ids->len });
  if (part.n_old == 0 || part.n_new == 0 ||
      ((is_scattered (&lists, part) || !change_by_runs (runs, &lists, part, MAX_RUNS)) &&
       !change_around (runs, &lists, part, anchor, shown->len)))
    replace (runs, part);
  return runs;
}
