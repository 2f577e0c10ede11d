/* list-steps.c: from one list of rows to the next by steps that fit into a frame
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/list-runs.h"
#include "app/list-steps.h"

/* Widgets made for a step, and taken away.  Every place where some come or go costs as well: all rows after it are
 * told where they stand now. */
#define MAX_MADE 5

/* Where all come, or go, at one place: more than are seen at once in most windows. */
#define MAX_MADE_TOGETHER 15

/* What differs between two lists: what comes after an equal beginning and before an equal end. */
typedef struct
{
  const gint64 *shown;
  const gint64 *ids;
  guint n_shown;
  guint n_ids;
  guint n_before; /* length of the equal beginning */
  guint n_after;
  guint top; /* the first of @shown that is seen, or the nearest to it */
} Change;

static Change
find_change (const GArray *shown, const GArray *ids, guint top)
{
  const gint64 *old = (const gint64 *) (gpointer) shown->data;
  const gint64 *wanted = (const gint64 *) (gpointer) ids->data;
  const guint n = MIN (shown->len, ids->len);
  Change change = { 0 };

  while (change.n_before < n && old[change.n_before] == wanted[change.n_before])
    change.n_before++;
  while (change.n_after < n - change.n_before &&
         old[shown->len - 1 - change.n_after] == wanted[ids->len - 1 - change.n_after])
    change.n_after++;
  change.n_shown = shown->len - change.n_before - change.n_after;
  change.n_ids = ids->len - change.n_before - change.n_after;
  change.shown = old + change.n_before;
  change.ids = wanted + change.n_before;
  change.top = top < change.n_before ? 0 : MIN (top - change.n_before, change.n_shown);
  return change;
}

/* Whether all that differs is so far from @top that it has no widgets. */
static gboolean
is_far (const Change *change, guint top)
{
  return top + SHEAF_LIST_WIDGETS <= change->n_before ||
         top >= change->n_before + change->n_shown + SHEAF_LIST_WIDGETS;
}

/* Returns: (transfer full): those of @had that are to stay; there may be far more to come than there are */
static GHashTable *
keep_common (GHashTable *had, const Change *change)
{
  GHashTable *both = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < change->n_ids; i++)
    if (g_hash_table_contains (had, &change->ids[i]))
      g_hash_table_add (both, (gpointer) &change->ids[i]);
  return both;
}

/* A row of one of the lists or of both. */
typedef enum
{
  ROW_STAYS,
  ROW_COMES,
  ROW_GOES,
} RowKind;

typedef struct
{
  gint64 id;
  RowKind kind;
} Row;

static void
append_row (GArray *rows, gint64 id, RowKind kind)
{
  const Row row = { id, kind };

  g_array_append_val (rows, row);
}

/* Both lists in one; what comes stands before what goes there. @top: (out): the row at the top of what is seen
 *
 * Returns: (transfer full) (nullable): (element-type Row): NULL where rows change their order */
static GArray *
merge (const Change *change, guint *top)
{
  g_autoptr (GHashTable) had = sheaf_list_set_of (change->shown, change->n_shown);
  g_autoptr (GHashTable) both = keep_common (had, change);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  guint i = 0, k = 0;

  *top = 0;
  while (i < change->n_shown || k < change->n_ids)
    {
      while (k < change->n_ids && !g_hash_table_contains (had, &change->ids[k]))
        append_row (rows, change->ids[k++], ROW_COMES);
      /* At the very beginning, what comes in above is seen. */
      if (i == change->top && i > 0)
        *top = rows->len;
      if (i < change->n_shown && !g_hash_table_contains (both, &change->shown[i]))
        append_row (rows, change->shown[i++], ROW_GOES);
      else if (i < change->n_shown && k < change->n_ids && change->shown[i] == change->ids[k])
        {
          append_row (rows, change->shown[i++], ROW_STAYS);
          k++;
        }
      else if (i < change->n_shown || k < change->n_ids)
        return NULL;
    }
  if (change->top == change->n_shown && change->top > 0)
    *top = rows->len;
  return g_steal_pointer (&rows);
}

/* Whether all that differs comes, or goes, at one place. */
static gboolean
is_one_run (const GArray *rows)
{
  guint runs = 0;
  RowKind last = ROW_STAYS;

  for (guint i = 0; i < rows->len; i++)
    {
      const RowKind kind = g_array_index (rows, Row, i).kind;

      runs += kind != ROW_STAYS && kind != last;
      last = kind;
    }
  return runs <= 1;
}

/* What may be done in this step. */
typedef struct
{
  guint most; /* to come, and to go */
  guint n_come;
  guint n_go;
  gboolean all; /* nothing was put off */
} Budget;

/* Whether @row is in the list of this step. @n_others: how many rows there are between it and the top that had
 * widgets before: beyond as many as have widgets, anything may be done. */
static gboolean
is_shown (const Row *row, Budget *budget, guint *n_others)
{
  guint *n = row->kind == ROW_COMES ? &budget->n_come : &budget->n_go;
  gboolean done;

  if (row->kind == ROW_STAYS)
    {
      (*n_others)++;
      return TRUE;
    }
  done = *n_others >= SHEAF_LIST_WIDGETS || (*n)++ < budget->most;
  budget->all &= done;
  if (row->kind == ROW_COMES)
    return done;
  *n_others += !done;
  return !done;
}

/* Returns: (transfer full): which of @rows are in the list of this step, as bytes */
static GByteArray *
choose (const GArray *rows, guint top, Budget *budget)
{
  GByteArray *chosen = g_byte_array_sized_new (rows->len);
  guint n_below = 0, n_above = 0;

  g_byte_array_set_size (chosen, rows->len);
  for (guint i = top; i < rows->len; i++)
    chosen->data[i] = is_shown (&g_array_index (rows, Row, i), budget, &n_below);
  for (guint i = top; i > 0; i--)
    chosen->data[i - 1] = is_shown (&g_array_index (rows, Row, i - 1), budget, &n_above);
  return chosen;
}

GArray *
sheaf_list_step (GArray *shown, GArray *ids, guint top)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GByteArray) chosen = NULL;
  Budget budget = { .all = TRUE };
  Change change;
  GArray *next;
  guint row;

  g_return_val_if_fail (shown && ids, NULL);

  change = find_change (shown, ids, top);
  rows = is_far (&change, top) ? NULL : merge (&change, &row);
  if (!rows)
    return g_array_ref (ids);
  budget.most = is_one_run (rows) ? MAX_MADE_TOGETHER : MAX_MADE;
  chosen = choose (rows, row, &budget);
  if (budget.all)
    return g_array_ref (ids);

  next = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (next, ids->data, change.n_before);
  for (guint i = 0; i < rows->len; i++)
    if (chosen->data[i])
      g_array_append_val (next, g_array_index (rows, Row, i).id);
  g_array_append_vals (next, change.ids + change.n_ids, change.n_after);
  return next;
}
