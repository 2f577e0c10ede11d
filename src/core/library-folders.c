/* library-folders.c: folders that were imported as such, and which of them are kept up with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-folders.h"

#include "core/library-private.h"
#include "core/library-roots.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
sheaf_folder_free (SheafFolder *self)
{
  g_free (self->path);
  g_free (self->into);
  g_free (self->zone);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->encodings);
  g_free (self);
}

/* --- counting --- */

/* Files by root. Returns: (transfer full): gint64 -> guint */
static GHashTable *
count_files (SheafLibrary *self, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT p.root, count(*) FROM place p CROSS JOIN article a ON a.id = p.article"
      " WHERE a.trashed = 0 GROUP BY p.root",
      SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      gint64 root = sheaf_statement_get_int64 (row, 0);
      g_hash_table_insert (counts, g_memdup2 (&root, sizeof root),
                           GUINT_TO_POINTER ((guint) sheaf_statement_get_int64 (row, 1)));
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&counts) : NULL;
}

typedef struct
{
  SheafLibrary *library;
  GHashTable *counts;
  guint n;
} Counter;

/* Those of a root above that are in the folder: text and blob paths that begin so. */
static gboolean
count_below (Counter *self, gint64 root, const char *way, GError **error)
{
  gsize length = strlen (way);
  gint64 n = 0;
  if (!sheaf_database_get_int64 (
          self->library->database,
          "SELECT count(*) FROM place p CROSS JOIN article a ON a.id = p.article"
          " WHERE p.root = ?1 AND substr (CAST (p.path AS BLOB), 1, ?3) = ?2 AND a.trashed = 0",
          SHEAF_VALUES (SHEAF_INT (root), SHEAF_BLOB (way, (gint64) length),
                        SHEAF_INT ((gint64) length)),
          &n, error))
    return FALSE;
  self->n += (guint) n;
  return TRUE;
}

static gboolean
count_cb (gint64 root, const char *down, const char *up, gpointer user_data, GError **error)
{
  Counter *self = user_data;
  if (*up)
    return count_below (self, root, up, error);
  self->n += GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &root));
  return TRUE;
}

static gboolean
count_all (SheafLibrary *self, GPtrArray *folders, GError **error)
{
  g_autoptr (SheafRoots) roots = sheaf_roots_new (self, error);
  g_autoptr (GHashTable) counts = roots ? count_files (self, error) : NULL;
  if (!counts)
    return FALSE;
  for (guint i = 0; i < folders->len; i++)
    {
      SheafFolder *folder = g_ptr_array_index (folders, i);
      Counter counter = { self, counts, 0 };
      if (!sheaf_roots_visit_kin (roots, folder->path, count_cb, &counter, error))
        return FALSE;
      folder->n_articles = counter.n;
    }
  return TRUE;
}

/* --- the list --- */

static SheafFolder *
folder_new (SheafStatement *row)
{
  SheafFolder *folder = g_new0 (SheafFolder, 1);
  const char *dialect = sheaf_statement_get_text (row, 4);
  folder->id = sheaf_statement_get_int64 (row, 0);
  folder->path = sheaf_places_column (row, 1);
  folder->remembered = sheaf_statement_get_int64 (row, 2) == 1;
  folder->scanned = sheaf_statement_get_int64 (row, 3);
  if (!dialect || !sheaf_dialect_from_string (dialect, &folder->dialect))
    folder->dialect = SHEAF_DIALECT_AUTO;
  folder->choices = sheaf_import_choices_from_json (sheaf_statement_get_text (row, 5));
  folder->encodings = sheaf_encoding_choices_from_json (sheaf_statement_get_text (row, 5));
  folder->into = sheaf_statement_dup_text (row, 6);
  folder->zone = sheaf_statement_dup_text (row, 7);
  folder->keep_duplicates = sheaf_statement_get_int64 (row, 8) != 0;
  return folder;
}

GPtrArray *
sheaf_library_list_folders (SheafLibrary *self, GError **error)
{
  g_return_val_if_fail (self, NULL);

  g_autoptr (GPtrArray) folders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_folder_free);
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT id, path, remembered, scanned, dialect, choices, into_path, zone, keep_duplicates"
      " FROM root WHERE scanned IS NOT NULL ORDER BY scanned DESC, id DESC",
      SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    g_ptr_array_add (folders, folder_new (row));
  if (!sheaf_statement_ended (row) || !count_all (self, folders, error))
    return NULL;
  return g_steal_pointer (&folders);
}

/* --- remembering --- */

static gboolean
has_changed (SheafLibrary *self, GError **error)
{
  if (sheaf_database_changes (self->database))
    return TRUE;
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND,
                       _ ("This folder was not imported"));
  return FALSE;
}

gboolean
sheaf_library_set_folder_remembered (SheafLibrary *self,
                                     gint64 id,
                                     gboolean remembered,
                                     GError **error)
{
  g_return_val_if_fail (self, FALSE);

  return sheaf_database_run (
             self->database,
             "UPDATE root SET remembered = ?2 WHERE id = ?1 AND scanned IS NOT NULL",
             SHEAF_VALUES (SHEAF_INT (id), SHEAF_INT (remembered != FALSE)), error) &&
         has_changed (self, error);
}

gboolean
sheaf_library_move_folder (SheafLibrary *self, gint64 id, const char *path, GError **error)
{
  gint64 other = 0;

  g_return_val_if_fail (self && path, FALSE);

  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction || !sheaf_database_get_int64 (
                          self->database, "SELECT id FROM root WHERE path = ?1 AND id <> ?2",
                          SHEAF_VALUES (sheaf_places_value (path), SHEAF_INT (id)), &other, error))
    return FALSE;
  if (other)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                           _ ("Another folder was imported from there"));
      return FALSE;
    }
  return sheaf_database_run (self->database,
                             "UPDATE root SET path = ?2 WHERE id = ?1 AND scanned IS NOT NULL",
                             SHEAF_VALUES (SHEAF_INT (id), sheaf_places_value (path)), error) &&
         has_changed (self, error) && sheaf_transaction_commit (&transaction, error);
}

/* Choices for sites of other folders of the same import are not this folder's. Returns: (transfer full)
 * (nullable) */
static char *
choices_below (const char *path, const SheafImportRules *rules)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (SheafImportChoice));
  gsize length = g_str_equal (path, "/") ? 0 : strlen (path);
  for (guint i = 0; i < rules->n_choices; i++)
    {
      const char *site = rules->choices[i].site;
      if (strncmp (site, path, length) == 0 && (!site[length] || site[length] == '/'))
        g_array_append_val (own, rules->choices[i]);
    }
  g_autoptr (GPtrArray) encodings = sheaf_encoding_choices_of_folder (rules->encodings, path);
  return sheaf_encoding_choices_add_to_json (
      encodings,
      sheaf_import_choices_to_json ((const SheafImportChoice *) (void *) own->data, own->len));
}

gboolean
sheaf_library_note_folder (SheafLibrary *self,
                           const char *path,
                           const SheafImportRules *rules,
                           gint64 import,
                           GError **error)
{
  g_return_val_if_fail (self && path && rules, FALSE);

  g_autofree char *choices = choices_below (path, rules);
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  gint64 root = 0;
  return transaction && sheaf_places_find_root (self, path, &root, error) &&
         sheaf_database_run (
             self->database,
             "UPDATE root SET scanned = ?2, dialect = ?3, choices = ?4, into_path = ?5, zone = ?6,"
             " keep_duplicates = ?7, import = coalesce (?8, import),"
             " remembered = CASE remembered WHEN 0 THEN 0 ELSE 1 END WHERE id = ?1",
             SHEAF_VALUES (SHEAF_INT (root), SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC),
                           SHEAF_TEXT (sheaf_dialect_to_string (rules->dialect)),
                           SHEAF_TEXT (choices), SHEAF_TEXT (rules->into), SHEAF_TEXT (rules->zone),
                           SHEAF_INT (rules->keep_duplicates), SHEAF_ID (import)),
             error) &&
         sheaf_transaction_commit (&transaction, error);
}
