/* library-names.c: articles by the names that [[links]] have for them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-names.h"

#include "core/database.h"
#include "core/library-private.h"

#include <string.h>

typedef struct
{
  GHashTable *wanted; /* name without case and ending → name as it was asked for */
  GHashTable *found;  /* name as it was asked for → gint64 */
} Names;

/* "Folder/Note.md" and "note" meet as "folder/note" and "note". */
static char *
fold (const char *name)
{
  gsize length = strlen (name);

  if (length > 3 && g_ascii_strcasecmp (name + length - 3, ".md") == 0)
    length -= 3;
  return g_utf8_casefold (name, (gssize) length);
}

static void
meet (Names *self, const char *name, gint64 id)
{
  g_autofree char *folded = fold (name);
  const char *wanted = g_hash_table_lookup (self->wanted, folded);

  if (wanted && !g_hash_table_contains (self->found, wanted))
    g_hash_table_insert (self->found, g_strdup (wanted), g_memdup2 (&id, sizeof id));
}

/* A path is met by its file's name, and by the name with any of the folders before it. */
static void
meet_path (Names *self, const char *path, gint64 id)
{
  const char *from = path + strlen (path);

  while (from > path)
    {
      from--;
      if (*from == '/')
        meet (self, from + 1, id);
    }
  meet (self, path, id);
}

static gboolean
meet_rows (SheafLibrary *library,
           Names *self,
           const char *sql,
           void (*met) (Names *, const char *, gint64),
           GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (library->database, sql, SHEAF_VALUES (), error);

  while (sheaf_statement_step (row, error))
    {
      const char *name = sheaf_statement_get_text (row, 1);

      if (name && g_utf8_validate (name, -1, NULL))
        met (self, name, sheaf_statement_get_int64 (row, 0));
    }
  return sheaf_statement_ended (row);
}

static gboolean
meet_all (SheafLibrary *library, Names *self, GError **error)
{
  return meet_rows (
             library, self,
             "SELECT p.article, p.path FROM place p JOIN article a ON a.id = p.article"
             " WHERE a.trashed = 0 AND typeof (p.path) = 'text' ORDER BY p.main DESC, p.article",
             meet_path, error) &&
         meet_rows (library, self, "SELECT id, title FROM article WHERE trashed = 0 ORDER BY id",
                    meet, error) &&
         meet_rows (
             library, self,
             "SELECT p.article, p.value FROM property_name n JOIN property p ON p.name = n.id"
             " JOIN article a ON a.id = p.article"
             " WHERE n.name IN ('aliases', 'alias', 'slug') AND a.trashed = 0"
             " AND p.value IS NOT NULL ORDER BY p.article",
             meet, error);
}

GHashTable *
sheaf_library_find_names (SheafLibrary *self, GPtrArray *names, GError **error)
{
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GHashTable) found = NULL;
  Names all;

  g_return_val_if_fail (self && names, NULL);

  wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (wanted, fold (g_ptr_array_index (names, i)), g_ptr_array_index (names, i));
  all = (Names){ wanted, found };
  if (names->len > 0 && !meet_all (self, &all, error))
    return NULL;
  return g_steal_pointer (&found);
}
