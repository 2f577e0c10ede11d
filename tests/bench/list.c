/* list.c: how fast a library is listed and counted, against a bare statement in the same run
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-list LIBRARY|COUNT [ROUNDS]
 *
 * Asks by what the window asks by, and prints milliseconds of CPU: p50, p95, the longest, and p50 as a multiple of the
 * smallest such statement: 50 ids, newest first, from an index. COUNT: of a library of so many articles, made for it.
 */
#include "config.h"

#include "many.h"
#include "times.h"

#include "core/library-articles.h"
#include "core/library-categories.h"
#include "core/library-private.h"
#include "core/library-tags.h"

#include <stdio.h>
#include <stdlib.h>

#define ROUNDS    200
#define FEW       20 /* of what takes long */
#define PAGE_ROWS 50
#define BARE                                                                                       \
  "SELECT id FROM article INDEXED BY article_date WHERE trashed = 0"                               \
  " ORDER BY date DESC, id DESC LIMIT 50"

typedef struct
{
  SheafLibrary *library;
  GArray *all; /* gint64 */
  GRand *rand;
  GString *json;
  guint rounds;
  double bare;  /* p50 of the statement */
  double first; /* the largest p50 of a first page with its rows */
} Bench;

/* One thing to be measured. */
typedef void (*Act) (Bench *self, const SheafListing *listing);

static double
part_of (const GArray *times, double part)
{
  return g_array_index (times, double, (guint) (part * (times->len - 1) + 0.5));
}

/* Returns: p50 */
static double
measure (Bench *self, const char *name, guint rounds, Act act, const SheafListing *listing)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  act (self, listing);
  for (guint i = 0; i < rounds; i++)
    {
      double time = bench_now ();

      act (self, listing);
      time = bench_now () - time;
      g_array_append_val (times, time);
    }
  g_array_sort (times, bench_compare_doubles);
  if (self->bare == 0)
    self->bare = part_of (times, 0.5);
  printf ("%-34s %9.3f / %9.3f / %9.3f  %9.1f x\n", name, part_of (times, 0.5),
          part_of (times, 0.95), part_of (times, 1), part_of (times, 0.5) / self->bare);
  fflush (stdout);
  g_string_append_printf (self->json, ", \"%s\": [%.3f, %.3f, %.3f]", name, part_of (times, 0.5),
                          part_of (times, 0.95), part_of (times, 1));
  return part_of (times, 0.5);
}

/* --- What is measured --- */

static void
bare (Bench *self, const SheafListing *listing)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->library->database, BARE, SHEAF_VALUES (), NULL);
  gint64 sum = 0;

  while (sheaf_statement_step (row, NULL))
    sum += sheaf_statement_get_int64 (row, 0);
  g_assert_true (sheaf_statement_ended (row) && sum > 0);
}

static void
list_ids (Bench *self, const SheafListing *listing)
{
  g_autoptr (GArray) ids = sheaf_library_list (self->library, listing, NULL);

  g_assert_true (ids && ids->len > 0);
}

static void
list_page (Bench *self, const SheafListing *listing)
{
  g_autoptr (GArray) ids = sheaf_library_list (self->library, listing, NULL);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_true (ids && ids->len > 0);
  rows =
      sheaf_library_get_rows (self->library, (const gint64 *) (void *) ids->data, ids->len, NULL);
  g_assert_true (rows && rows->len == ids->len);
}

static void
random_rows (Bench *self, const SheafListing *listing)
{
  gint64 ids[PAGE_ROWS];
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < PAGE_ROWS; i++)
    ids[i] = g_array_index (self->all, gint64,
                            g_rand_int_range (self->rand, 0, (gint32) self->all->len));
  rows = sheaf_library_get_rows (self->library, ids, PAGE_ROWS, NULL);
  g_assert_true (rows && rows->len == PAGE_ROWS);
}

static void
count_categories (Bench *self, const SheafListing *listing)
{
  g_autoptr (GPtrArray) categories = sheaf_library_get_categories (self->library, NULL);

  g_assert_true (categories && categories->len > 0);
}

static void
count_rest (Bench *self, const SheafListing *listing)
{
  SheafShelfCounts counts;
  g_autoptr (GPtrArray) tags = sheaf_library_get_tags (self->library, NULL);

  g_assert_true (tags && sheaf_library_count_shelves (self->library, &counts, NULL));
}

/* --- First pages --- */

static void
measure_page (Bench *self, const char *name, SheafListing listing)
{
  g_autofree char *ids = g_strconcat (name, ", ids", NULL);
  g_autofree char *rows = g_strconcat (name, ", ids and rows", NULL);
  double first;

  listing.limit = PAGE_ROWS;
  measure (self, ids, self->rounds, list_ids, &listing);
  first = measure (self, rows, self->rounds, list_page, &listing);
  self->first = MAX (self->first, first);
}

static int
compare_totals_cb (gconstpointer a, gconstpointer b)
{
  const SheafCategory *one = *(SheafCategory *const *) a, *other = *(SheafCategory *const *) b;

  return (one->total < other->total) - (one->total > other->total);
}

/* The largest first, a top level with all below it among them. */
static void
measure_categories (Bench *self)
{
  g_autoptr (GPtrArray) categories = sheaf_library_get_categories (self->library, NULL);
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  const SheafCategory *deepest = NULL, *top = NULL;

  g_assert_true (categories && categories->len > 0);
  for (guint i = 0; i < categories->len; i++)
    {
      SheafCategory *category = g_ptr_array_index (categories, i);

      if (category->count == category->total)
        g_ptr_array_add (ends, category);
      if (!deepest || category->depth > deepest->depth)
        deepest = category;
      if (category->depth == 0 && (!top || category->total > top->total))
        top = category;
    }
  g_ptr_array_sort (ends, compare_totals_cb);

  const struct
  {
    const char *name;
    const SheafCategory *category;
  } places[] = {
    { "largest category", g_ptr_array_index (ends, 0) },
    { "middle category", g_ptr_array_index (ends, ends->len / 2) },
    { "smallest category", g_ptr_array_index (ends, ends->len - 1) },
    { "deepest category", deepest },
    { "top level subtree", top },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      printf ("%s: %u articles, %u names deep\n", places[i].name, places[i].category->total,
              places[i].category->depth + 1);
      measure_page (self, places[i].name, (SheafListing){ .category = places[i].category->id });
    }
}

/* --- All of it --- */

static void
run (Bench *self)
{
  const SheafListing all = { 0 };
  double ids, counts;

  measure (self, "bare statement", self->rounds, bare, NULL);
  measure_page (self, "All", (SheafListing){ .shelf = SHEAF_SHELF_ALL });
  measure_page (self, "Unread", (SheafListing){ .shelf = SHEAF_SHELF_UNREAD });
  measure_page (self, "Starred", (SheafListing){ .shelf = SHEAF_SHELF_STARRED });
  measure_categories (self);
  measure (self, "50 rows anywhere", self->rounds, random_rows, NULL);
  ids = measure (self, "all ids", FEW, list_ids, &all);
  counts = measure (self, "counts of all subtrees", FEW, count_categories, NULL);
  measure (self, "shelves and tags", FEW, count_rest, NULL);
  printf ("first page of any place %.2f ms (goal 1), all ids %.1f ms (70 at 100,000, 600 at "
          "1,000,000), counts %.1f ms (25 at 100,000)\n",
          self->first, ids, counts);
  printf ("{\"bench\": \"list\", \"articles\": %u, \"first_page\": %.3f%s}\n", self->all->len,
          self->first, self->json->str);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  char *folder = NULL;
  Bench bench = { 0 };

  if (argc < 2)
    {
      g_printerr ("usage: bench-list LIBRARY|COUNT [ROUNDS]\n");
      return 2;
    }
  path = many_find (argv[1], &folder);
  bench.rounds = argc > 2 ? (guint) atoi (argv[2]) : ROUNDS;
  bench.library = sheaf_library_open (path, SHEAF_LIBRARY_READ, &error);
  if (!bench.library)
    g_error ("%s", error->message);
  bench.rand = g_rand_new_with_seed (1);
  bench.json = g_string_new (NULL);
  bench.all = sheaf_library_list (bench.library, &(SheafListing){ 0 }, NULL);
  g_assert_true (bench.all && bench.all->len > 0);
  printf ("%u articles, ms of CPU: p50 / p95 / longest, and p50 to the bare statement\n",
          bench.all->len);
  run (&bench);
  g_array_unref (bench.all);
  g_string_free (bench.json, TRUE);
  g_rand_free (bench.rand);
  sheaf_library_close (bench.library);
  many_remove (folder);
  return 0;
}
