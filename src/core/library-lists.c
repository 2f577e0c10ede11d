/* library-lists.c: write the categories, tags, keys and warnings of one article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-lists.h"

#include "core/library-categories.h"
#include "core/library-private.h"

/* The closure has a row for every pair above one another, so depth must have an end. */
#define MAX_DEPTH 32

/* --- paths --- */

static char **
join_paths (const char *const *into, const char *const *own)
{
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  g_autoptr (GString) rest = g_string_new (NULL);
  guint n = 0;

  for (int part = 0; part < 2; part++)
    for (const char *const *name = part ? own : into; name && *name; name++)
      if (++n < MAX_DEPTH)
        g_strv_builder_add (path, *name);
      else
        g_string_append_printf (rest, rest->len ? "/%s" : "%s", *name);
  if (rest->len)
    g_strv_builder_add (path, rest->str);
  return g_strv_builder_end (path);
}

static void
add_path (GPtrArray *paths, char **path)
{
  for (guint i = 0; i < paths->len; i++)
    if (g_strv_equal (g_ptr_array_index (paths, i), (const char *const *) path))
      {
        g_strfreev (path);
        return;
      }
  g_ptr_array_add (paths, path);
}

GPtrArray *
sheaf_lists_apply_into (const char *into, const GPtrArray *own)
{
  g_return_val_if_fail (own, NULL);

  g_auto (GStrv) head = into ? sheaf_category_path_parse (into) : NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < own->len; i++)
    add_path (paths, join_paths ((const char *const *) head, g_ptr_array_index (own, i)));
  if (!own->len && head && *head)
    add_path (paths, join_paths ((const char *const *) head, NULL));
  return paths;
}

/* Returns: (transfer full) (nullable): NULL with SHEAF_ERROR_NOT_FOUND where there is no such category */
static char **
read_path (SheafLibrary *self, gint64 category, GHashTable *known, GError **error)
{
  char **path = known ? g_hash_table_lookup (known, &category) : NULL;

  if (path)
    return g_strdupv (path);
  path = sheaf_library_get_category_path (self, category, error);
  if (path && known)
    g_hash_table_insert (known, g_memdup2 (&category, sizeof category), g_strdupv (path));
  return path;
}

GHashTable *
sheaf_lists_paths_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_strfreev);
}

GPtrArray *
sheaf_lists_read_categories (SheafLibrary *self, gint64 article, GHashTable *known, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database,
                            "SELECT category FROM article_category"
                            " WHERE article = ? AND position IS NOT NULL ORDER BY position",
                            SHEAF_VALUES (SHEAF_INT (article)), error);

  while (sheaf_statement_step (row, error))
    {
      char **path = read_path (self, sheaf_statement_get_int64 (row, 0), known, error);

      if (!path)
        return NULL;
      g_ptr_array_add (paths, path);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&paths) : NULL;
}

/* --- categories --- */

static gboolean
make_category (SheafLibrary *self,
               gint64 parent,
               const char *name,
               guint depth,
               gint64 *id,
               GError **error)
{
  if (!sheaf_database_run (
          self->database, "INSERT INTO category (parent, name, depth) VALUES (?, ?, ?)",
          SHEAF_VALUES (SHEAF_INT (parent), SHEAF_TEXT (name), SHEAF_INT (depth)), error))
    return FALSE;
  *id = sheaf_database_last_id (self->database);
  return sheaf_database_run (self->database,
                             "INSERT INTO category_closure (category, ancestor)"
                             " SELECT ?1, ancestor FROM category_closure WHERE category = ?2"
                             " UNION ALL SELECT ?1, ?1",
                             SHEAF_VALUES (SHEAF_INT (*id), SHEAF_INT (parent)), error);
}

static gboolean
find_or_make_path (SheafLibrary *self, const char *const *path, gint64 *category, GError **error)
{
  *category = 0;
  for (guint depth = 0; path[depth]; depth++)
    {
      gint64 parent = *category;
      *category = 0;
      if (!sheaf_database_get_int64 (
              self->database, "SELECT id FROM category WHERE parent = ? AND name = ? AND id <> 0",
              SHEAF_VALUES (SHEAF_INT (parent), SHEAF_TEXT (path[depth])), category, error))
        return FALSE;
      if (!*category && !make_category (self, parent, path[depth], depth, category, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_own (SheafLibrary *self,
         const SheafListsOwner *owner,
         gint64 category,
         guint position,
         gboolean several,
         GError **error)
{
  return sheaf_database_run (
      self->database,
      "INSERT INTO article_category (category, date, article, position, several, hidden, unread)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      SHEAF_VALUES (SHEAF_INT (category), SHEAF_INT (owner->date), SHEAF_INT (owner->id),
                    SHEAF_INT (position), SHEAF_INT (several), SHEAF_INT (owner->hidden),
                    SHEAF_INT (owner->unread)),
      error);
}

/* Where one path ends inside another, the row that is there already counts. */
static gboolean
add_ancestors (SheafLibrary *self,
               const SheafListsOwner *owner,
               gint64 category,
               gboolean several,
               GError **error)
{
  return sheaf_database_run (
      self->database,
      "INSERT INTO article_category (category, date, article, position, several, hidden, unread)"
      " SELECT ancestor, ?2, ?3, NULL, ?4, ?5, ?6 FROM category_closure"
      " WHERE category = ?1 AND ancestor <> ?1 ON CONFLICT DO NOTHING",
      SHEAF_VALUES (SHEAF_INT (category), SHEAF_INT (owner->date), SHEAF_INT (owner->id),
                    SHEAF_INT (several), SHEAF_INT (owner->hidden), SHEAF_INT (owner->unread)),
      error);
}

static gboolean
write_categories (SheafLibrary *self,
                  const SheafListsOwner *owner,
                  const GPtrArray *paths,
                  GError **error)
{
  g_autofree gint64 *categories = g_new0 (gint64, paths->len + 1);
  gboolean several = paths->len > 1;

  for (guint i = 0; i < paths->len; i++)
    if (!find_or_make_path (self, g_ptr_array_index (paths, i), &categories[i], error) ||
        !add_own (self, owner, categories[i], i, several, error))
      return FALSE;
  for (guint i = 0; i < paths->len; i++)
    if (!add_ancestors (self, owner, categories[i], several, error))
      return FALSE;
  return sheaf_database_run (
      self->database, "UPDATE article SET uncategorised = ?2 WHERE id = ?1 AND uncategorised <> ?2",
      SHEAF_VALUES (SHEAF_INT (owner->id), SHEAF_INT (paths->len == 0)), error);
}

/* --- tags --- */

/* The id of @name in a table of names, where it is made if it is new. */
static gboolean
find_or_make_name (SheafLibrary *self,
                   const char *find,
                   const char *make,
                   const char *name,
                   gint64 *id,
                   GError **error)
{
  *id = 0;
  if (!sheaf_database_get_int64 (self->database, find, SHEAF_VALUES (SHEAF_TEXT (name)), id, error))
    return FALSE;
  if (*id)
    return TRUE;
  if (!sheaf_database_run (self->database, make, SHEAF_VALUES (SHEAF_TEXT (name)), error))
    return FALSE;
  *id = sheaf_database_last_id (self->database);
  return TRUE;
}

static gboolean
write_tags (SheafLibrary *self, const SheafListsOwner *owner, const GPtrArray *tags, GError **error)
{
  for (guint i = 0; i < tags->len; i++)
    {
      gint64 tag = 0;
      if (!find_or_make_name (self, "SELECT id FROM tag WHERE name = ?",
                              "INSERT INTO tag (name) VALUES (?)", g_ptr_array_index (tags, i),
                              &tag, error) ||
          !sheaf_database_run (self->database,
                               "INSERT INTO article_tag (tag, date, article, position)"
                               " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                               SHEAF_VALUES (SHEAF_INT (tag), SHEAF_INT (owner->date),
                                             SHEAF_INT (owner->id), SHEAF_INT (i)),
                               error))
        return FALSE;
    }
  return TRUE;
}

/* --- front-matter keys --- */

static gboolean
write_value (SheafLibrary *self,
             gint64 article,
             const gint64 at[3],
             gboolean is_list,
             const char *value,
             GError **error)
{
  return sheaf_database_run (self->database,
                             "INSERT INTO property (article, position, item, name, is_list, value)"
                             " VALUES (?, ?, ?, ?, ?, ?)",
                             SHEAF_VALUES (SHEAF_INT (article), SHEAF_INT (at[0]),
                                           SHEAF_INT (at[1]), SHEAF_INT (at[2]),
                                           SHEAF_INT (is_list), SHEAF_TEXT (value)),
                             error);
}

static gboolean
write_property (SheafLibrary *self,
                gint64 article,
                guint position,
                const SheafProperty *property,
                GError **error)
{
  gint64 name = 0;
  if (!find_or_make_name (self, "SELECT id FROM property_name WHERE name = ?",
                          "INSERT INTO property_name (name) VALUES (?)", property->key, &name,
                          error))
    return FALSE;
  if (!property->values->len)
    return write_value (self, article, (const gint64[]){ position, 0, name }, property->is_list,
                        NULL, error);
  for (guint i = 0; i < property->values->len; i++)
    if (!write_value (self, article, (const gint64[]){ position, i, name }, property->is_list,
                      g_ptr_array_index (property->values, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_properties (SheafLibrary *self, gint64 article, const GPtrArray *properties, GError **error)
{
  for (guint i = 0; i < properties->len; i++)
    if (!write_property (self, article, i, g_ptr_array_index (properties, i), error))
      return FALSE;
  return TRUE;
}

/* --- warnings --- */

static gboolean
write_warnings (SheafLibrary *self, gint64 article, const GPtrArray *warnings, GError **error)
{
  for (guint i = 0; i < warnings->len; i++)
    {
      const SheafWarning *warning = g_ptr_array_index (warnings, i);
      if (!sheaf_database_run (
              self->database,
              "INSERT INTO warning (article, position, line, text) VALUES (?, ?, ?, ?)",
              SHEAF_VALUES (SHEAF_INT (article), SHEAF_INT (i), SHEAF_INT (warning->line),
                            SHEAF_TEXT (warning->text)),
              error))
        return FALSE;
    }
  return TRUE;
}

/* --- all of it --- */

static gboolean
clear (SheafLibrary *self, gint64 article, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM article_category WHERE article = ?",
    "DELETE FROM article_tag WHERE article = ?",
    "DELETE FROM property WHERE article = ?",
    "DELETE FROM warning WHERE article = ?",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!sheaf_database_run (self->database, statements[i], SHEAF_VALUES (SHEAF_INT (article)),
                             error))
      return FALSE;
  return TRUE;
}

gboolean
sheaf_lists_write (SheafLibrary *self,
                   const SheafListsOwner *owner,
                   const SheafArticle *article,
                   const char *into,
                   gboolean replace,
                   GError **error)
{
  g_autoptr (GPtrArray) paths = sheaf_lists_apply_into (into, article->categories);
  return (!replace || clear (self, owner->id, error)) &&
         write_categories (self, owner, paths, error) &&
         write_tags (self, owner, article->tags, error) &&
         write_properties (self, owner->id, article->properties, error) &&
         write_warnings (self, owner->id, article->warnings, error);
}
