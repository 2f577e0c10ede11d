/* library-search.c: full-text search over the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-search.h"

#include "core/library-groups.h"
#include "core/library-index.h"
#include "core/library-private.h"
#include "core/search-plan.h"

/* What a person waits for stops after two seconds (SAFETY P8); what a program asks for in whole may take
 * longer, as it reads every hit. */
#define TIME_LIMIT_MS       2000
#define TIME_LIMIT_WHOLE_MS 60000
#define LIMIT_OF_A_SCREEN   1000

/* The keys of one day: 1024, see article.skey. */
#define KEY_DAY_BITS 10

typedef struct
{
  gint64 id;
  gint64 key;
  gint64 date;
  double rank;
} Row;

/* --- Reading rows --- */

/* An index that turns out to be stale is queued to be made again: that is no fault of the library. */
static gboolean
forgive (SheafLibrary *self, GError *failure, GError **error)
{
  g_autoptr (GError) local = failure;

  if (sheaf_index_is_stale (self, local))
    {
      sheaf_index_queue_reset (self);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Takes rows in the order of keys until there are @enough (0: all) and the last day is complete, since
 * within a day keys have no order. Of a stale index what came until then is taken. */
static gboolean
read_rows (SheafLibrary *self,
           SheafStatement *statement,
           guint enough,
           GArray *rows,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  guint n = 0;
  gint64 day = 0;

  while (statement && sheaf_statement_step (statement, &local))
    {
      Row row = {
        sheaf_statement_get_int64 (statement, SHEAF_SEARCH_COLUMN_ID),
        sheaf_statement_get_int64 (statement, SHEAF_SEARCH_COLUMN_KEY),
        SHEAF_DATE_NONE,
        sheaf_statement_get_double (statement, SHEAF_SEARCH_COLUMN_RANK),
      };

      if (enough && n >= enough && row.key >> KEY_DAY_BITS != day)
        break;
      if (!sheaf_statement_is_null (statement, SHEAF_SEARCH_COLUMN_DATE))
        row.date = sheaf_statement_get_int64 (statement, SHEAF_SEARCH_COLUMN_DATE);
      day = row.key >> KEY_DAY_BITS;
      g_array_append_val (rows, row);
      n++;
    }
  return !local || forgive (self, g_steal_pointer (&local), error);
}

static gboolean
read_main (SheafLibrary *self,
           SheafSearchPlan *plan,
           gboolean best,
           guint enough,
           GArray *rows,
           GError **error)
{
  GError *local = NULL;
  g_autoptr (SheafStatement) statement = sheaf_search_plan_query_main (plan, best, &local);

  if (!statement)
    return forgive (self, local, error);
  return read_rows (self, statement, enough, rows, error);
}

/* Adds those that are not there yet. */
static gboolean
read_more (SheafLibrary *self, SheafSearchPlan *plan, guint enough, GArray *rows, GError **error)
{
  GError *local = NULL;
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GArray) more = NULL;
  g_autoptr (SheafStatement) statement = NULL;

  if (!sheaf_search_plan_has_more (plan))
    return TRUE;
  statement = sheaf_search_plan_query_more (plan, &local);
  if (!statement)
    return forgive (self, local, error);
  more = g_array_new (FALSE, FALSE, sizeof (Row));
  if (!read_rows (self, statement, enough, more, error))
    return FALSE;
  seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);
  for (guint i = 0; i < more->len; i++)
    g_hash_table_add (seen, &g_array_index (more, Row, i).id);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_remove (seen, &g_array_index (rows, Row, i).id);
  for (guint i = 0; i < more->len; i++)
    if (g_hash_table_contains (seen, &g_array_index (more, Row, i).id))
      g_array_append_val (rows, g_array_index (more, Row, i));
  return TRUE;
}

/* --- Order --- */

/* Newest first, undated last; the same order as the article list. */
static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const Row *one = a, *two = b;

  if (one->date != two->date)
    return one->date > two->date ? -1 : 1;
  if (one->date == SHEAF_DATE_NONE && one->key != two->key)
    return one->key < two->key ? -1 : 1;
  return one->id > two->id ? -1 : one->id < two->id;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Row *one = a, *two = b;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  return compare_dates (a, b);
}

static GArray *
cut_hits (GArray *rows, const SheafSearchOptions *options)
{
  guint start = MIN (options->offset, rows->len);
  guint n = rows->len - start;
  GArray *hits;

  if (options->limit)
    n = MIN (n, options->limit);
  g_array_sort (rows, options->best ? compare_ranks : compare_dates);
  hits = g_array_sized_new (FALSE, FALSE, sizeof (SheafHit), n);
  for (guint i = 0; i < n; i++)
    {
      Row *row = &g_array_index (rows, Row, start + i);
      SheafHit hit = { row->id, options->best ? row->rank : 0, row->date };

      g_array_append_val (hits, hit);
    }
  return hits;
}

/* --- Searching --- */

static GArray *
search (SheafLibrary *self,
        const SheafSearchQuery *query,
        const SheafSearchOptions *options,
        GError **error)
{
  g_autoptr (SheafSearchPlan) plan = sheaf_search_plan_new (self, query, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gboolean whole = !options->limit || options->best;
  guint enough = whole ? 0 : (guint) MIN ((guint64) options->offset + options->limit, G_MAXUINT);

  if (!plan || !read_main (self, plan, options->best, enough, rows, error) ||
      !read_more (self, plan, enough, rows, error))
    return NULL;
  return cut_hits (rows, options);
}

/* Whose group is the first is known only when all are. */
static GArray *
search_by_category (SheafLibrary *self,
                    const SheafSearchQuery *query,
                    const SheafSearchOptions *options,
                    GError **error)
{
  const SheafSearchOptions whole = { .best = options->best };
  g_autoptr (GArray) hits = search (self, query, &whole, error);

  if (!hits || !sheaf_groups_sort (self, hits, error))
    return NULL;
  g_array_remove_range (hits, 0, MIN (options->offset, hits->len));
  if (options->limit && hits->len > options->limit)
    g_array_set_size (hits, options->limit);
  return g_steal_pointer (&hits);
}

GArray *
sheaf_library_search (SheafLibrary *self,
                      const SheafSearchQuery *query,
                      const SheafSearchOptions *options,
                      GError **error)
{
  static const SheafSearchOptions all = { 0 };
  GArray *hits;

  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (query, NULL);

  if (sheaf_search_query_is_empty (query))
    return g_array_new (FALSE, FALSE, sizeof (SheafHit));
  options = options ? options : &all;
  sheaf_database_set_time_limit (
      self->database,
      options->limit && options->limit <= LIMIT_OF_A_SCREEN ? TIME_LIMIT_MS : TIME_LIMIT_WHOLE_MS);
  hits = options->by_category ? search_by_category (self, query, options, error)
                              : search (self, query, options, error);
  sheaf_database_set_time_limit (self->database, 0);
  return hits;
}

/* --- Counting --- */

/* Nothing in the index but what a search may show. */
static gboolean
nothing_is_hidden (SheafLibrary *self, gboolean *nothing, GError **error)
{
  gint64 hidden = 0;
  gboolean read = sheaf_database_get_int64 (
      self->database,
      "SELECT EXISTS (SELECT 1 FROM article INDEXED BY article_trash WHERE trashed = 1)"
      " OR EXISTS (SELECT 1 FROM article INDEXED BY article_withdrawn WHERE trashed = 2)",
      SHEAF_VALUES (), &hidden, error);

  *nothing = !hidden;
  return read;
}

/* @counted: (out): FALSE where the index was stale */
static gboolean
count_plain (SheafLibrary *self,
             SheafSearchPlan *plan,
             guint *n_hits,
             gboolean *counted,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) statement = sheaf_search_plan_query_count (plan, &local);

  *counted = statement && sheaf_statement_step (statement, &local);
  if (*counted)
    *n_hits = (guint) sheaf_statement_get_int64 (statement, 0);
  else if (local && !sheaf_index_is_stale (self, local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static gboolean
count (SheafLibrary *self, const SheafSearchQuery *query, guint *n_hits, GError **error)
{
  g_autoptr (SheafSearchPlan) plan = sheaf_search_plan_new (self, query, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gboolean nothing, counted = FALSE;

  if (!plan || !nothing_is_hidden (self, &nothing, error))
    return FALSE;
  if (nothing && sheaf_search_plan_is_plain (plan) &&
      !count_plain (self, plan, n_hits, &counted, error))
    return FALSE;
  if (counted)
    return TRUE;
  if (!read_main (self, plan, FALSE, 0, rows, error) || !read_more (self, plan, 0, rows, error))
    return FALSE;
  *n_hits = rows->len;
  return TRUE;
}

gboolean
sheaf_library_count_hits (SheafLibrary *self,
                          const SheafSearchQuery *query,
                          guint *n_hits,
                          GError **error)
{
  gboolean counted;

  g_return_val_if_fail (self, FALSE);
  g_return_val_if_fail (query, FALSE);
  g_return_val_if_fail (n_hits, FALSE);

  *n_hits = 0;
  if (sheaf_search_query_is_empty (query))
    return TRUE;
  sheaf_database_set_time_limit (self->database, TIME_LIMIT_WHOLE_MS);
  counted = count (self, query, n_hits, error);
  sheaf_database_set_time_limit (self->database, 0);
  return counted;
}
