/* search.c: how fast a library is searched, against a plain scan in the same run
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-search LIBRARY [ROUNDS]
 *
 * Takes queries of each class from the articles themselves, and prints milliseconds of CPU, p50 / p95, for the
 * newest 50, the count, and a scan of all texts for the same characters (texts in memory already, so
 * that the scan is as fast as it can be). Hits are compared: a scan and a search that differ are told.
 */
#include "config.h"

#include "core/library-articles.h"
#include "core/library-private.h"
#include "core/library-search.h"
#include "core/tokenizer.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define QUERIES      40
#define SCAN_QUERIES 5
#define SCAN_TEXTS   5000

static GArray *
read_ids (SheafLibrary *library)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SheafStatement) rows = sheaf_database_query (
      library->database, "SELECT id FROM article WHERE trashed = 0", SHEAF_VALUES (), NULL);

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

static gboolean
is_han (gunichar c)
{
  return c >= 0x4e00 && c <= 0x9fff;
}

static gboolean
is_latin (gunichar c)
{
  return c >= 'a' && c <= 'z';
}

/* A run of @length characters of one kind somewhere in the articles; for words, a beginning of one. */
static char *
pick (SheafLibrary *library, GArray *ids, GRand *rand, guint length, gboolean (*kind) (gunichar))
{
  for (;;)
    {
      gint64 id = g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32) ids->len));
      g_autofree char *text = read_folded (library, id);
      glong n = g_utf8_strlen (text, -1);

      for (guint try = 0; n && try < 100; try++)
        {
          const char *start =
              g_utf8_offset_to_pointer (text, g_rand_int_range (rand, 0, (gint32) n));
          const char *end = start;
          guint i = 0;

          if (kind == is_latin && start > text &&
              is_latin (g_utf8_get_char (g_utf8_prev_char (start))))
            continue;
          for (; i < length && kind (g_utf8_get_char (end)); i++)
            end = g_utf8_next_char (end);
          if (i == length)
            return g_strndup (start, (gsize) (end - start));
        }
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static void
print_times (const char *what, GArray *times)
{
  g_array_sort (times, compare_doubles);
  if (times->len)
    g_print ("  %s %8.2f / %8.2f", what, g_array_index (times, double, times->len / 2),
             g_array_index (times, double, times->len * 95 / 100));
  g_array_set_size (times, 0);
}

/* Microseconds of this thread's work: what else the machine does is left out. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void
add_time (GArray *times, gint64 since)
{
  double milliseconds = (double) (now () - since) / 1000;

  g_array_append_val (times, milliseconds);
}

static void
measure_class (SheafLibrary *library,
               GArray *ids,
               GPtrArray *texts,
               const char *name,
               guint length,
               gboolean (*kind) (gunichar),
               gboolean typing)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (length * 7 + typing);
  g_autoptr (GArray) newest = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) scans = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) snippets = g_array_new (FALSE, FALSE, sizeof (double));
  guint64 n_hits = 0;

  for (guint i = 0; i < QUERIES; i++)
    {
      g_autofree char *text = pick (library, ids, rand, length, kind);
      g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, typing);
      SheafSearchOptions options = { FALSE, 50, 0 };
      gint64 start = now ();
      g_autoptr (GArray) hits = sheaf_library_search (library, query, &options, NULL);
      guint count = 0;

      add_time (newest, start);
      start = now ();
      for (guint j = 0; hits && j < MIN (hits->len, 20); j++)
        g_free (
            sheaf_library_get_snippet (library, query, g_array_index (hits, SheafHit, j).id, NULL));
      add_time (snippets, start);
      start = now ();
      sheaf_library_count_hits (library, query, &count, NULL);
      add_time (counts, start);
      n_hits += count;
      if (i >= SCAN_QUERIES)
        continue;
      start = now ();
      for (guint j = 0; j < texts->len; j++)
        if (strstr (g_ptr_array_index (texts, j), text))
          count--;
      add_time (scans, start);
    }
  g_print ("%-16s", name);
  print_times ("newest 50", newest);
  print_times ("20 snippets", snippets);
  print_times ("count", counts);
  print_times ("scan", scans);
  g_print ("  hits %.0f\n", (double) n_hits / QUERIES);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  int rounds = argc > 2 ? atoi (argv[2]) : 1;

  if (argc < 2)
    {
      g_printerr ("usage: bench-search LIBRARY [ROUNDS]\n");
      return 2;
    }
  library = sheaf_library_open (argv[1], SHEAF_LIBRARY_READ, &error);
  if (!library)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  ids = read_ids (library);
  if (!ids->len)
    return 1;
  for (guint i = 0; i < MIN (ids->len, SCAN_TEXTS); i++)
    g_ptr_array_add (texts, read_folded (library, g_array_index (ids, gint64, i)));
  g_print ("%u articles, ms of CPU, p50 / p95; scan over %u of them\n", ids->len, texts->len);
  for (int round = 0; round < rounds; round++)
    {
      static const guint lengths[] = { 1, 2, 3, 4, 6 };

      for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
        {
          g_autofree char *name = g_strdup_printf ("%u Han", lengths[i]);

          measure_class (library, ids, texts, name, lengths[i], is_han, FALSE);
        }
      for (guint i = 1; i <= 4; i++)
        {
          g_autofree char *name = g_strdup_printf ("prefix %u", i);

          measure_class (library, ids, texts, name, i, is_latin, TRUE);
        }
    }
  return 0;
}
