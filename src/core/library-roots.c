/* library-roots.c: one file through several import roots
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-roots.h"

#include "core/library-private.h"

#include <string.h>

struct _SheafRoots
{
  SheafLibrary *library;
  GHashTable *ids; /* char * path -> gint64 * id */
};

SheafRoots *
sheaf_roots_new (SheafLibrary *library, GError **error)
{
  g_autoptr (SheafRoots) self = g_new0 (SheafRoots, 1);
  g_autoptr (SheafStatement) row =
      sheaf_database_query (library->database, "SELECT id, path FROM root", SHEAF_VALUES (), error);
  self->library = library;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (sheaf_statement_step (row, error))
    {
      gint64 id = sheaf_statement_get_int64 (row, 0);
      g_hash_table_insert (self->ids, sheaf_places_column (row, 1), g_memdup2 (&id, sizeof id));
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&self) : NULL;
}

void
sheaf_roots_free (SheafRoots *self)
{
  g_hash_table_unref (self->ids);
  g_free (self);
}

/* --- one file --- */

/* The place of the file @whole below its first @length bytes, where that is a root. */
static gboolean
find_below (SheafRoots *self,
            const char *whole,
            gsize length,
            SheafPlace *place,
            char **path,
            GError **error)
{
  g_autofree char *folder = length ? g_strndup (whole, length) : g_strdup ("/");
  if (!g_hash_table_contains (self->ids, folder))
    return TRUE;
  if (!sheaf_places_find (self->library, folder, whole + length + 1, place, error))
    return FALSE;
  if (place->trashed == 2)
    *place = (SheafPlace){ 0 };
  if (place->id)
    *path = g_strdup (whole + length + 1);
  return TRUE;
}

gboolean
sheaf_roots_find_place (SheafRoots *self,
                        const char *root,
                        const char *origin,
                        SheafPlace *place,
                        char **path,
                        GError **error)
{
  *place = (SheafPlace){ 0 };
  *path = NULL;
  /* Most libraries have but the one root: nothing to look for. */
  if (g_hash_table_size (self->ids) < (g_hash_table_contains (self->ids, root) ? 2 : 1))
    return TRUE;
  g_autofree char *whole = g_build_filename (root, origin, NULL);
  gsize own = g_str_equal (root, "/") ? 0 : strlen (root);
  for (const char *slash = strchr (whole, '/'); slash && !place->id;
       slash = strchr (slash + 1, '/'))
    if ((gsize) (slash - whole) != own &&
        !find_below (self, whole, (gsize) (slash - whole), place, path, error))
      return FALSE;
  return TRUE;
}

/* --- folders --- */

/* Returns: (transfer full) (nullable): the way from @folder down to @path, with a slash behind each name */
static char *
way_down (const char *folder, const char *path)
{
  gsize length = g_str_equal (folder, "/") ? 0 : strlen (folder);
  if (strncmp (folder, path, length) != 0)
    return NULL;
  if (!path[length] || g_str_equal (path + length, "/"))
    return g_strdup ("");
  return path[length] == '/' ? g_strconcat (path + length + 1, "/", NULL) : NULL;
}

gboolean
sheaf_roots_visit_kin (SheafRoots *self,
                       const char *path,
                       SheafRootsFunc func,
                       gpointer user_data,
                       GError **error)
{
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *down = way_down (path, key);
      g_autofree char *up = down ? NULL : way_down (key, path);
      if ((down || up) &&
          !func (*(gint64 *) value, down ? down : "", up ? up : "", user_data, error))
        return FALSE;
    }
  return TRUE;
}
