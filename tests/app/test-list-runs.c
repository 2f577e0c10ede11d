/* test-list-runs.c: a list becomes another by few runs, and rows with widgets keep them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/list-runs.h"

#include <string.h>

/* Returns: (transfer full): even numbers */
static GArray *
evens (guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      const gint64 id = 2 * (gint64) i;

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Returns: (transfer full): @shown, and odd numbers between: every one outside of [from, to), every @every th within */
static GArray *
with_odds (GArray *shown, guint from, guint to, guint every)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < shown->len; i++)
    {
      const gint64 id = g_array_index (shown, gint64, i);
      const gint64 odd = id + 1;

      g_array_append_val (ids, id);
      if (i < from || i >= to || i % every == 0)
        g_array_append_val (ids, odd);
    }
  return ids;
}

/* Does what @runs say, with each run between rows that were there before it. Returns: (transfer full) */
static GArray *
follow (GArray *shown, GArray *ids, GArray *runs)
{
  GArray *rows = g_array_copy (shown);

  for (guint i = 0; i < runs->len; i++)
    {
      const SheafListRun *run = &g_array_index (runs, SheafListRun, i);

      g_assert_true ((run->n_removed == 0) != (run->n_added == 0));
      g_assert_cmpuint (run->position + run->n_removed, <=, rows->len);
      g_assert_cmpuint (run->from + run->n_added, <=, ids->len);
      if (run->n_removed > 0)
        g_array_remove_range (rows, run->position, run->n_removed);
      else
        g_array_insert_vals (rows, run->position, &g_array_index (ids, gint64, run->from),
                             run->n_added);
    }
  return rows;
}

static void
assert_leads_to (GArray *shown, GArray *ids, GArray *runs)
{
  g_autoptr (GArray) rows = follow (shown, ids, runs);

  g_assert_cmpmem (rows->data, rows->len * sizeof (gint64), ids->data, ids->len * sizeof (gint64));
}

/* How many of the even numbers in [from, to) a run took away, or put there. */
static guint
count_touched (GArray *shown, GArray *ids, GArray *runs, gint64 from, gint64 to)
{
  g_autoptr (GArray) rows = g_array_copy (shown);
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const SheafListRun *run = &g_array_index (runs, SheafListRun, i);
      const GArray *changed = run->n_removed > 0 ? rows : ids;
      const guint first = run->n_removed > 0 ? run->position : run->from;

      for (guint k = first; k < first + run->n_removed + run->n_added; k++)
        {
          const gint64 id = g_array_index (changed, gint64, k);

          n += id % 2 == 0 && id >= from && id < to;
        }
      if (run->n_removed > 0)
        g_array_remove_range (rows, run->position, run->n_removed);
      else
        g_array_insert_vals (rows, run->position, &g_array_index (ids, gint64, run->from),
                             run->n_added);
    }
  return n;
}

/* Thousands come, few of them where widgets are: no row that has a widget loses it, and GTK is told few times. */
static void
test_far (void)
{
  g_autoptr (GArray) shown = evens (5000);

  for (guint anchor = 0; anchor < 5000; anchor += 499)
    {
      const guint from = anchor > SHEAF_LIST_WIDGETS ? anchor - SHEAF_LIST_WIDGETS : 0;
      const guint to = MIN (5000, anchor + SHEAF_LIST_WIDGETS);
      g_autoptr (GArray) ids = with_odds (shown, from, to, 50);
      g_autoptr (GArray) there = sheaf_list_runs (shown, ids, anchor);
      g_autoptr (GArray) back = sheaf_list_runs (ids, shown, anchor + from + (anchor - from) / 50);

      assert_leads_to (shown, ids, there);
      assert_leads_to (ids, shown, back);
      g_assert_cmpuint (there->len, <=, 16);
      g_assert_cmpuint (count_touched (shown, ids, there, 2 * from, 2 * to), ==, 0);
    }
}

/* Many come there too: the rows about the anchor stay. */
static void
test_near (void)
{
  g_autoptr (GArray) shown = evens (5000);
  g_autoptr (GArray) ids = with_odds (shown, 0, 0, 1);
  g_autoptr (GArray) runs = sheaf_list_runs (shown, ids, 2500);

  assert_leads_to (shown, ids, runs);
  g_assert_cmpuint (runs->len, <, 60);
  g_assert_cmpuint (count_touched (shown, ids, runs, 2 * 2490, 2 * 2511), ==, 0);
}

/* What changes far from the view only is told as it is. */
static void
test_few (void)
{
  g_autoptr (GArray) shown = evens (5000);
  g_autoptr (GArray) ids = g_array_copy (shown);
  g_autoptr (GArray) runs = NULL;

  g_array_remove_range (ids, 4000, 3);
  g_array_remove_index (ids, 1000);
  runs = sheaf_list_runs (shown, ids, 10);
  assert_leads_to (shown, ids, runs);
  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpuint (count_touched (shown, ids, runs, 0, 10000), ==, 4);
}

/* Any list to any, in another order too, and with rows that stand in two places. */
static void
test_any (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) runs = NULL;
      const gint32 n = g_test_rand_int_range (1, 700);
      const gint32 gaps = g_test_rand_int_range (2, 30);

      for (gint64 id = 1; id <= n; id++)
        {
          if (g_test_rand_int_range (0, gaps) > 0)
            g_array_append_val (shown, id);
          if (g_test_rand_int_range (0, gaps) > 0)
            g_array_append_val (ids, id);
        }
      if (round % 5 == 0 && ids->len > 0)
        g_array_insert_vals (ids, g_test_rand_int_range (0, ids->len + 1),
                             &((const gint64[]){ n / 2 })[0], 1);
      runs = sheaf_list_runs (shown, ids, g_test_rand_int_range (0, 800));
      assert_leads_to (shown, ids, runs);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-runs/far", test_far);
  g_test_add_func ("/list-runs/near", test_near);
  g_test_add_func ("/list-runs/few", test_few);
  g_test_add_func ("/list-runs/any", test_any);
  return g_test_run ();
}
