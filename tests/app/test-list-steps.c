/* test-list-steps.c: from one list to another without a frame that is too much work
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/list-steps.h"

#define WIDGETS 200

/* More is not work for one frame, where rows come and go among others, or at one place. */
#define MAX_MADE          5
#define MAX_MADE_TOGETHER 15

static gint64
id_at (const GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

/* Every @every th number from @first on. Returns: (transfer full) */
static GArray *
count_from (gint64 first, gint64 every, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      const gint64 id = first + i * every;

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Ids of the rows around @top that GTK has widgets for. Returns: (transfer full): a set of pointers into @ids */
static GHashTable *
widgets_of (const GArray *ids, guint top, guint n)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = top > n ? top - n : 0; i < MIN (ids->len, top + n); i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

static guint
count_missing (GHashTable *from, GHashTable *in)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n += !g_hash_table_contains (in, id);
  return n;
}

static gboolean
are_equal (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}

static gboolean
find (const GArray *ids, gint64 id, guint *position)
{
  for (*position = 0; *position < ids->len; (*position)++)
    if (id_at (ids, *position) == id)
      return TRUE;
  return FALSE;
}

/* Where what stands at @top of @shown stands in @next, or what is nearest to it: a list view keeps it in its place. */
static guint
follow (const GArray *shown, const GArray *next, guint top)
{
  guint position;

  for (guint i = top; i < shown->len; i++)
    if (find (next, id_at (shown, i), &position))
      return position;
  for (guint i = top; i > 0; i--)
    if (find (next, id_at (shown, i - 1), &position))
      return position + 1;
  return 0;
}

/* The first rows of all are not waited for. */
static void
assert_has_first (const GArray *next, const GArray *to)
{
  guint position;

  for (guint i = 0; i < MIN (to->len, MAX_MADE); i++)
    g_assert_true (find (next, id_at (to, i), &position));
}

/* Returns: in how many steps @to was reached */
static guint
walk (GArray *from, GArray *to, guint top)
{
  g_autoptr (GArray) shown = g_array_ref (from);
  const gboolean at_top = top == 0;

  for (guint step = 1; step < 100; step++)
    {
      g_autoptr (GArray) next = sheaf_list_step (shown, to, top);
      const guint next_top = at_top ? 0 : follow (shown, next, top);
      g_autoptr (GHashTable) before = widgets_of (shown, top, WIDGETS);
      g_autoptr (GHashTable) after = widgets_of (next, next_top, WIDGETS);

      /* For every one that goes, one may come from further away. */
      g_assert_cmpuint (count_missing (after, before), <=, MAX (2 * MAX_MADE, MAX_MADE_TOGETHER));
      if (at_top)
        assert_has_first (next, to);
      g_array_unref (g_steal_pointer (&shown));
      shown = g_array_ref (next);
      top = next_top;
      if (next == to)
        return step;
      g_assert_false (are_equal (next, to));
    }
  g_assert_not_reached ();
}

static void
test_anew (void)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) all = count_from (1, 1, 20000);
  g_autoptr (GArray) few = count_from (1, 1, 10);
  g_autoptr (GArray) others = count_from (100001, 1, 20000);

  g_assert_cmpuint (walk (none, all, 0), ==, WIDGETS / MAX_MADE_TOGETHER + 2);
  g_assert_cmpuint (walk (all, others, 0), ==, WIDGETS / MAX_MADE + 1);
  g_assert_cmpuint (walk (none, few, 0), ==, 1);
  g_assert_cmpuint (walk (few, none, 0), ==, 1);
  g_assert_cmpuint (walk (few, few, 0), ==, 1);
  g_assert_cmpuint (walk (none, none, 0), ==, 1);
}

/* An import: articles come in between those that are there. */
static void
test_between (void)
{
  g_autoptr (GArray) odd = count_from (1, 2, 5000);
  g_autoptr (GArray) all = count_from (1, 1, 10000);

  g_assert_cmpuint (walk (odd, all, 0), >, 5);
  g_assert_cmpuint (walk (odd, all, 2500), >, 5);
  g_assert_cmpuint (walk (odd, all, 4990), >, 5);
  g_assert_cmpuint (walk (all, odd, 0), >, 5);
  g_assert_cmpuint (walk (all, odd, 5000), >, 5);
}

/* What comes and goes far away is not waited for. */
static void
test_far (void)
{
  g_autoptr (GArray) some = count_from (10000, 1, 5000);
  g_autoptr (GArray) more_above = count_from (1, 1, 14999);
  g_autoptr (GArray) more_below = count_from (10000, 1, 9000);

  g_assert_cmpuint (walk (some, more_above, 1000), ==, 1);
  g_assert_cmpuint (walk (more_above, some, 12000), ==, 1);
  g_assert_cmpuint (walk (some, more_below, 1000), ==, 1);
  g_assert_cmpuint (walk (some, more_below, 0), ==, 1);
  g_assert_cmpuint (walk (some, more_above, 0), >, 10);
}

/* Rows that change their order are shown at once. */
static void
test_order (void)
{
  g_autoptr (GArray) forth = count_from (1, 1, 500);
  g_autoptr (GArray) back = count_from (500, -1, 500);
  g_autoptr (GArray) next = sheaf_list_step (forth, back, 0);

  g_assert_true (next == back);
}

/* Returns: (transfer full): about one in @part of @n numbers, in order */
static GArray *
pick (guint n, int part)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= n; id++)
    if (g_test_rand_int_range (0, part) == 0)
      g_array_append_val (ids, id);
  return ids;
}

static void
test_any (void)
{
  for (guint i = 0; i < 300; i++)
    {
      const int n = g_test_rand_int_range (1, 3000);
      g_autoptr (GArray) from = pick (n, g_test_rand_int_range (1, 5));
      g_autoptr (GArray) to = pick (n, g_test_rand_int_range (1, 5));

      walk (from, to, from->len ? g_test_rand_int_range (0, from->len) : 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-steps/anew", test_anew);
  g_test_add_func ("/list-steps/between", test_between);
  g_test_add_func ("/list-steps/far", test_far);
  g_test_add_func ("/list-steps/order", test_order);
  g_test_add_func ("/list-steps/any", test_any);
  return g_test_run ();
}
