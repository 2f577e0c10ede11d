/* library-searches.c: searches that are kept
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-searches.h"

#include "core/library-private.h"
#include "core/library-search.h"

#include <string.h>

/* They are settings of the library, named by this and their own name. */
#define PREFIX "search:"

void
sheaf_saved_search_free (SheafSavedSearch *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self->query);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const SheafSavedSearch *one = *(SheafSavedSearch *const *) a;
  const SheafSavedSearch *two = *(SheafSavedSearch *const *) b;

  return g_utf8_collate (one->name, two->name);
}

/* A library from someone else may hold anything: what is no text is no search. */
static void
add (GPtrArray *searches, SheafStatement *row)
{
  const char *key = sheaf_statement_get_text (row, 0);
  const char *query = sheaf_statement_get_text (row, 1);
  SheafSavedSearch *search;

  if (!key || !query || !key[strlen (PREFIX)])
    return;
  search = g_new0 (SheafSavedSearch, 1);
  search->name = g_utf8_make_valid (key + strlen (PREFIX), -1);
  search->query = g_utf8_make_valid (query, -1);
  g_ptr_array_add (searches, search);
}

GPtrArray *
sheaf_library_get_searches (SheafLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) searches =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_saved_search_free);
  g_autoptr (SheafStatement) rows = NULL;

  g_return_val_if_fail (self, NULL);

  rows = sheaf_database_query (
      self->database,
      "SELECT key, value FROM setting WHERE key >= ? AND key < 'search;' LIMIT 1000",
      SHEAF_VALUES (SHEAF_TEXT (PREFIX)), error);
  while (rows && sheaf_statement_step (rows, error))
    add (searches, rows);
  if (!rows || !sheaf_statement_ended (rows))
    return NULL;
  g_ptr_array_sort (searches, compare_names);
  return g_steal_pointer (&searches);
}

gboolean
sheaf_library_count_searches (SheafLibrary *self, GPtrArray *searches, GError **error)
{
  g_return_val_if_fail (self && searches, FALSE);

  for (guint i = 0; i < searches->len; i++)
    {
      SheafSavedSearch *search = g_ptr_array_index (searches, i);
      g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (search->query, FALSE);

      if (!sheaf_library_count_hits (self, query, &search->count, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sheaf_library_save_search (SheafLibrary *self, const char *name, const char *query, GError **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self && self->mode == SHEAF_LIBRARY_WRITE, FALSE);
  g_return_val_if_fail (name && *name, FALSE);

  key = g_strconcat (PREFIX, name, NULL);
  if (!query)
    return sheaf_database_run (self->database, "DELETE FROM setting WHERE key = ?",
                               SHEAF_VALUES (SHEAF_TEXT (key)), error);
  return sheaf_database_run (self->database,
                             "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                             SHEAF_VALUES (SHEAF_TEXT (key), SHEAF_TEXT (query)), error);
}
