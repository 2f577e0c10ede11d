/* search.c: how fast a library is searched and whether all is found, against a plain scan in the same run
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-search LIBRARY
 *
 * Takes queries of each class from the articles themselves, and prints milliseconds of CPU, p50 / p95, for the
 * newest 50, their snippets, the count, and a scan of some texts for the same characters (folded and in memory
 * already, so that the scan is as fast as it can be); how many of those that the scan finds the search finds too;
 * and how long a search goes on that is interrupted.
 */
#include "config.h"

#include "search-queries.h"
#include "times.h"

#include "core/library-articles.h"
#include "core/library-private.h"
#include "core/library-search.h"
#include "core/tokenizer.h"

#include <string.h>

#define QUERIES    40
#define SCAN_TEXTS 5000

typedef struct
{
  SheafLibrary *library;
  GArray *ids;      /* those that are scanned */
  GPtrArray *texts; /* of these, folded */
  GString *json;
  guint64 n_wanted; /* by the scan */
  guint64 n_missed; /* by the search */
} Bench;

typedef struct
{
  const char *name;
  BenchQueryKind kind;
  guint length;
} Class;

static const Class classes[] = {
  { "1 Han", BENCH_HAN, 1 },       { "2 Han", BENCH_HAN, 2 },
  { "3 Han", BENCH_HAN, 3 },       { "4 Han", BENCH_HAN, 4 },
  { "6 Han", BENCH_HAN, 6 },       { "word", BENCH_WORD, 0 },
  { "phrase", BENCH_PHRASE, 0 },   { "word + 2 Han", BENCH_BOTH, 0 },
  { "word2Han", BENCH_MIXED, 0 },  { "prefix 1", BENCH_PREFIX, 1 },
  { "prefix 2", BENCH_PREFIX, 2 }, { "prefix 3", BENCH_PREFIX, 3 },
  { "prefix 4", BENCH_PREFIX, 4 },
};

/* --- The articles --- */

static GArray *
read_ids (SheafLibrary *library, guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SheafStatement) rows = sheaf_database_query (
      library->database, "SELECT id FROM article WHERE trashed = 0 ORDER BY id LIMIT ?",
      SHEAF_VALUES (SHEAF_INT (limit)), NULL);

  while (rows && sheaf_statement_step (rows, NULL))
    {
      gint64 id = sheaf_statement_get_int64 (rows, 0);
      g_array_append_val (ids, id);
    }
  return ids;
}

static char *
read_folded (SheafLibrary *library, gint64 id)
{
  g_autofree char *text = sheaf_library_get_text (library, id, NULL);
  GString *out = g_string_new (NULL);

  for (const char *at = text ? text : ""; *at; at = g_utf8_next_char (at))
    g_string_append_unichar (out, sheaf_tokenizer_fold (g_utf8_get_char (at)));
  return g_string_free (out, FALSE);
}

/* --- Times --- */

static void
add_time (GArray *times, double since)
{
  const double milliseconds = bench_now () - since;

  g_array_append_val (times, milliseconds);
}

static void
print_times (Bench *bench, const char *what, GArray *times)
{
  double p50, p95;

  if (times->len == 0)
    return;
  g_array_sort (times, bench_compare_doubles);
  p50 = g_array_index (times, double, times->len / 2);
  p95 = g_array_index (times, double, times->len * 95 / 100);
  g_print ("  %s %8.2f / %8.2f", what, p50, p95);
  g_string_append_printf (bench->json, ", \"%s\": [%.2f, %.2f]", what, p50, p95);
}

/* --- One class of queries --- */

typedef struct
{
  GArray *newest;
  GArray *snippets;
  GArray *counts;
  GArray *scans;
  guint64 n_hits;
  guint64 n_wanted;
  guint64 n_missed;
} Times;

static void
scan (Bench *bench, const BenchQuery *query, const SheafSearchQuery *parsed, Times *times)
{
  g_autoptr (GArray) hits = sheaf_library_search (bench->library, parsed, NULL, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  double start;

  for (guint i = 0; hits && i < hits->len; i++)
    g_hash_table_add (found, &g_array_index (hits, SheafHit, i).id);
  start = bench_now ();
  for (guint i = 0; i < bench->texts->len; i++)
    if (bench_query_matches (query, g_ptr_array_index (bench->texts, i)))
      {
        times->n_wanted++;
        times->n_missed += !g_hash_table_contains (found, &g_array_index (bench->ids, gint64, i));
      }
  add_time (times->scans, start);
}

static void
measure_query (Bench *bench, const BenchQuery *query, gboolean typing, Times *times)
{
  g_autoptr (SheafSearchQuery) parsed = sheaf_search_query_parse (query->text, typing);
  const SheafSearchOptions options = { FALSE, 50, 0 };
  double start = bench_now ();
  g_autoptr (GArray) hits = sheaf_library_search (bench->library, parsed, &options, NULL);
  guint count = 0;

  add_time (times->newest, start);
  start = bench_now ();
  for (guint i = 0; hits && i < MIN (hits->len, 20); i++)
    g_free (sheaf_library_get_snippet (bench->library, parsed, g_array_index (hits, SheafHit, i).id,
                                       NULL));
  add_time (times->snippets, start);
  start = bench_now ();
  sheaf_library_count_hits (bench->library, parsed, &count, NULL);
  add_time (times->counts, start);
  times->n_hits += count;
  scan (bench, query, parsed, times);
}

static void
print_class (Bench *bench, const Class *class, Times *times)
{
  g_print ("%-14s", class->name);
  g_string_append_printf (bench->json, "%s\"%s\": {\"missed\": %" G_GUINT64_FORMAT,
                          bench->json->len ? ", " : "", class->name, times->n_missed);
  print_times (bench, "newest 50", times->newest);
  print_times (bench, "20 snippets", times->snippets);
  print_times (bench, "count", times->counts);
  print_times (bench, "scan", times->scans);
  g_string_append (bench->json, "}");
  g_print ("  hits %.0f, missed %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT "\n",
           (double) times->n_hits / times->newest->len, times->n_missed, times->n_wanted);
}

static void
measure_class (Bench *bench, const Class *class)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (class->length * 7 + class->kind);
  g_autoptr (GArray) newest = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) snippets = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) scans = g_array_new (FALSE, FALSE, sizeof (double));
  Times times = { newest, snippets, counts, scans, 0, 0, 0 };
  BenchQuery query;

  for (guint i = 0;
       i < QUERIES && bench_query_pick (&query, bench->texts, rand, class->kind, class->length);
       i++)
    {
      measure_query (bench, &query, class->kind == BENCH_PREFIX, &times);
      bench_query_clear (&query);
    }
  bench->n_wanted += times.n_wanted;
  bench->n_missed += times.n_missed;
  if (newest->len > 0)
    print_class (bench, class, &times);
  else
    g_print ("%-14s  the articles have none\n", class->name);
}

/* --- A newer key --- */

/* When it was interrupted, by the clock of the wall: two threads share no other. */
static gpointer
interrupt_thread (gpointer data)
{
  gint64 *at = g_new (gint64, 1);

  g_poll (NULL, 0, 2);
  *at = g_get_monotonic_time ();
  sheaf_library_interrupt (data);
  return at;
}

/* Counts what takes long, and is interrupted 2 ms after it began. */
static void
measure_interrupt (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (SheafSearchQuery) query =
      sheaf_search_query_parse ("的 在 了 和 -一个不会有的词", FALSE);

  for (guint i = 0; i < 5 * QUERIES; i++)
    {
      GThread *thread = g_thread_new ("key", interrupt_thread, bench->library);
      g_autoptr (GError) error = NULL;
      guint count;
      gint64 end;
      g_autofree gint64 *at = NULL;
      double milliseconds;

      sheaf_library_count_hits (bench->library, query, &count, &error);
      end = g_get_monotonic_time ();
      at = g_thread_join (thread);
      milliseconds = (double) (end - *at) / 1000;
      if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_INTERRUPTED))
        g_array_append_val (times, milliseconds);
    }
  g_print ("interrupted %u of %u:", times->len, 5 * QUERIES);
  g_string_append (bench->json, ", \"interrupted\": {\"n\": ");
  g_string_append_printf (bench->json, "%u", times->len);
  print_times (bench, "ms of wall", times);
  g_string_append (bench->json, "}");
  g_print ("\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) json = g_string_new (NULL);
  Bench bench = { .texts = texts, .json = json };
  gint64 n = 0;

  if (argc != 2)
    {
      g_printerr ("usage: bench-search LIBRARY\n");
      return 2;
    }
  library = sheaf_library_open (argv[1], SHEAF_LIBRARY_READ, &error);
  if (!library || !sheaf_database_get_int64 (library->database, "SELECT count(*) FROM article",
                                             SHEAF_VALUES (), &n, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  bench.library = library;
  bench.ids = ids = read_ids (library, SCAN_TEXTS);
  if (!ids->len)
    return 1;
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (texts, read_folded (library, g_array_index (ids, gint64, i)));

  g_print ("%" G_GINT64_FORMAT " articles, ms of CPU, p50 / p95; scan over %u of them\n", n,
           texts->len);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    measure_class (&bench, &classes[i]);
  measure_interrupt (&bench);
  g_print ("{\"bench\": \"search\", \"articles\": %" G_GINT64_FORMAT
           ", \"wanted\": %" G_GUINT64_FORMAT ", \"missed\": %" G_GUINT64_FORMAT
           ", \"classes\": {%s}}\n",
           n, bench.n_wanted, bench.n_missed, json->str);
  return bench.n_missed > 0;
}
