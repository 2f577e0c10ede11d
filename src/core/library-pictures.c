/* library-pictures.c: the pictures of articles, kept in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-pictures.h"

#include "core/article.h"
#include "core/library-places.h"
#include "core/library-picture-bytes.h"
#include "core/library-private.h"
#include "core/prefix.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* --- what is missing --- */

gboolean
sheaf_library_note_pictures (SheafLibrary *self,
                             gint64 article,
                             const GPtrArray *references,
                             gboolean replace,
                             GError **error)
{
  g_return_val_if_fail (self, FALSE);

  /* What is shown no more is not missing; it is noted again where an undo brings it back. */
  if (replace &&
      !sheaf_database_run (self->database,
                           "DELETE FROM article_picture WHERE article = ? AND picture IS NULL",
                           SHEAF_VALUES (SHEAF_INT (article)), error))
    return FALSE;
  for (guint i = 0; references && i < references->len; i++)
    if (!sheaf_database_run (
            self->database,
            "INSERT INTO article_picture (article, reference) VALUES (?, ?)"
            " ON CONFLICT DO NOTHING",
            SHEAF_VALUES (SHEAF_INT (article), SHEAF_TEXT (g_ptr_array_index (references, i))),
            error))
      return FALSE;
  return TRUE;
}

void
sheaf_picture_want_free (SheafPictureWant *self)
{
  g_free (self->reference);
  g_free (self->home);
  g_free (self->origin);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_free (self);
}

static void
copy_free (gpointer data)
{
  SheafPictureCopy *self = data;

  g_free (self->origin);
  g_free (self);
}

static gsize
site_column (SheafStatement *row, int column, const char *origin)
{
  return (gsize) CLAMP (sheaf_statement_get_int64 (row, column), 0, (gint64) strlen (origin));
}

static SheafPictureWant *
want_new (SheafStatement *row)
{
  SheafPictureWant *self = g_new0 (SheafPictureWant, 1);

  self->article = sheaf_statement_get_int64 (row, 0);
  self->reference = sheaf_statement_dup_text (row, 1);
  self->origin = sheaf_places_column (row, 2);
  self->site = site_column (row, 3, self->origin);
  self->problem = (SheafPictureProblem) sheaf_statement_get_int64 (row, 7);
  self->home = sheaf_places_column (row, 5);
  /* An unknown one is another Sheaf's: no rule of its own holds then. */
  if (!sheaf_dialect_from_string (sheaf_statement_get_text (row, 4), &self->dialect))
    self->dialect = SHEAF_DIALECT_PLAIN;
  return self;
}

/* The file of an article, whole. Bytes, as paths are that are no UTF-8: text and a blob are never equal. */
#define WHOLE                                                                                      \
  "CAST (CASE CAST (r.path AS BLOB) WHEN x'2f' THEN '' ELSE r.path END || '/' || l.path AS BLOB)"

/* Returns: (transfer full): the folder @root with a slash behind it, which its own path "/" has */
static char *
with_slash (const char *root)
{
  return g_str_has_suffix (root, "/") ? g_strdup (root) : g_strconcat (root, "/", NULL);
}

/* Of a place @l of an article: its way below the folder ?1, and the site's part of that. */
#define BELOW                                                                                      \
  "substr (whole, length (?1) + 1),"                                                               \
  " site + length (whole) - length (?1) - length (CAST (path AS BLOB))"
#define IS_BELOW "substr (whole, 1, length (?1)) = ?1"

/* The same file may lie in several folders, with the picture beside one of them. */
static gboolean
list_copies (SheafLibrary *self, const char *folder, SheafPictureWant *want, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT " BELOW " FROM (SELECT l.id, l.path, l.site, " WHOLE " AS whole"
      "  FROM place l CROSS JOIN root r ON r.id = l.root WHERE l.article = ?2)"
      " WHERE " IS_BELOW " ORDER BY id",
      SHEAF_VALUES (SHEAF_BLOB (folder, (gint64) strlen (folder)), SHEAF_INT (want->article)),
      error);

  want->copies = g_ptr_array_new_with_free_func (copy_free);
  while (sheaf_statement_step (row, error))
    {
      SheafPictureCopy *copy = g_new0 (SheafPictureCopy, 1);

      copy->origin = sheaf_places_column (row, 0);
      copy->site = site_column (row, 1, copy->origin);
      if (g_str_equal (copy->origin, want->origin))
        copy_free (copy);
      else
        g_ptr_array_add (want->copies, copy);
    }
  return sheaf_statement_ended (row);
}

GPtrArray *
sheaf_library_list_wanted_pictures (SheafLibrary *self,
                                    const char *root,
                                    const SheafPictureWant *after,
                                    guint limit,
                                    GError **error)
{
  g_autoptr (GPtrArray) wants =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_picture_want_free);
  g_autoptr (SheafStatement) row = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (self && root, NULL);

  folder = with_slash (root);
  row = sheaf_database_query (
      self->database,
      "SELECT article, reference, " BELOW ", dialect, home, max (main), problem, count (*)"
      " FROM (SELECT p.article, p.reference, p.problem, l.path, l.site, l.main, a.dialect,"
      "  r.path AS home, " WHOLE " AS whole"
      "  FROM article_picture p INDEXED BY article_picture_missing"
      "  CROSS JOIN place l ON l.article = p.article"
      "  CROSS JOIN root r ON r.id = l.root CROSS JOIN article a ON a.id = p.article"
      "  WHERE p.picture IS NULL AND (p.article, p.reference) > (?2, ?3) AND a.trashed < 2)"
      " WHERE " IS_BELOW " GROUP BY article, reference ORDER BY article, reference LIMIT ?4",
      SHEAF_VALUES (SHEAF_BLOB (folder, (gint64) strlen (folder)),
                    SHEAF_INT (after ? after->article : 0),
                    SHEAF_TEXT (after ? after->reference : ""), SHEAF_INT (limit)),
      error);
  while (sheaf_statement_step (row, error))
    {
      SheafPictureWant *want = want_new (row);

      g_ptr_array_add (wants, want);
      if (sheaf_statement_get_int64 (row, 8) > 1 && !list_copies (self, folder, want, error))
        return NULL;
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&wants) : NULL;
}

/* --- what was found --- */

/* Keeps what was found at @path below @root. */
static gboolean
store_found (SheafLibrary *self,
             const char *root,
             const char *path,
             const SheafPictureWant *want,
             const SheafPictureFound *found,
             GError **error)
{
  gint64 picture = 0, root_id = 0;

  return sheaf_pictures_keep (self, found, &picture, error) &&
         sheaf_places_find_root (self, root, &root_id, error) &&
         sheaf_database_run (
             self->database,
             "UPDATE article_picture SET picture = ?3, root = ?4, path = ?5, problem = 0"
             " WHERE article = ?1 AND reference = ?2",
             SHEAF_VALUES (SHEAF_INT (want->article), SHEAF_TEXT (want->reference),
                           SHEAF_INT (picture), SHEAF_INT (root_id), sheaf_places_value (path)),
             error);
}

static gboolean
store (SheafLibrary *self,
       const char *root,
       const SheafPictureWant *want,
       const SheafPictureFound *found,
       GError **error)
{
  const char *home = want->home ? want->home : root;
  g_autofree char *whole = NULL;
  g_autofree char *folder = NULL;

  if (found->problem)
    return sheaf_database_run (self->database,
                               "UPDATE article_picture SET problem = ?3"
                               " WHERE article = ?1 AND reference = ?2 AND picture IS NULL",
                               SHEAF_VALUES (SHEAF_INT (want->article),
                                             SHEAF_TEXT (want->reference),
                                             SHEAF_INT (found->problem)),
                               error);
  whole = g_build_filename (root, found->path, NULL);
  folder = with_slash (home);
  if (sheaf_has_prefix (whole, folder))
    return store_found (self, home, whole + strlen (folder), want, found, error);
  return store_found (self, root, found->path, want, found, error);
}

gboolean
sheaf_library_store_pictures (SheafLibrary *self,
                              const char *root,
                              const SheafPictureStore *items,
                              guint n_items,
                              GError **error)
{
  g_autoptr (SheafTransaction) transaction = NULL;

  g_return_val_if_fail (self && root && (items || !n_items), FALSE);

  transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    if (!store (self, root, items[i].want, items[i].found, error))
      return FALSE;
  return sheaf_transaction_commit (&transaction, error);
}

/* --- what an article shows --- */

GHashTable *
sheaf_library_get_pictures (SheafLibrary *self, gint64 article, GError **error)
{
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self, NULL);

  row = sheaf_database_query (self->database,
                              "SELECT a.reference, p.id, p.width, p.height FROM article_picture a"
                              " JOIN picture p ON p.id = a.picture WHERE a.article = ?",
                              SHEAF_VALUES (SHEAF_INT (article)), error);
  while (sheaf_statement_step (row, error))
    {
      SheafStoredPicture *picture = g_new (SheafStoredPicture, 1);

      picture->id = sheaf_statement_get_int64 (row, 1);
      picture->width = (guint) CLAMP (sheaf_statement_get_int64 (row, 2), 0, G_MAXINT);
      picture->height = (guint) CLAMP (sheaf_statement_get_int64 (row, 3), 0, G_MAXINT);
      g_hash_table_replace (pictures, sheaf_statement_dup_text (row, 0), picture);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&pictures) : NULL;
}

GBytes *
sheaf_library_get_picture (SheafLibrary *self, gint64 id, char **type, GError **error)
{
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self && type, NULL);

  *type = NULL;
  row = sheaf_database_query (self->database,
                              "SELECT b.bytes, p.type FROM picture p JOIN picture_bytes b"
                              " ON b.id = p.id WHERE p.id = ?",
                              SHEAF_VALUES (SHEAF_INT (id)), error);
  if (sheaf_statement_step (row, error))
    {
      *type = sheaf_statement_dup_text (row, 1);
      return sheaf_statement_get_bytes (row, 0);
    }
  if (sheaf_statement_ended (row))
    g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("There is no picture %" PRId64), id);
  return NULL;
}

static void
place_free (gpointer data)
{
  SheafPicturePlace *self = data;

  g_free (self->root);
  g_free (self->path);
  g_free (self);
}

GPtrArray *
sheaf_library_get_picture_places (SheafLibrary *self, gint64 article, GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (place_free);
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self, NULL);

  row =
      sheaf_database_query (self->database,
                            "SELECT p.picture, r.path, p.path FROM article_picture p"
                            " JOIN root r ON r.id = p.root"
                            " WHERE p.article = ? AND p.picture IS NOT NULL AND p.path IS NOT NULL"
                            " ORDER BY p.path",
                            SHEAF_VALUES (SHEAF_INT (article)), error);
  while (sheaf_statement_step (row, error))
    {
      SheafPicturePlace *place = g_new0 (SheafPicturePlace, 1);

      place->id = sheaf_statement_get_int64 (row, 0);
      place->root = sheaf_places_column (row, 1);
      place->path = sheaf_places_column (row, 2);
      g_ptr_array_add (places, place);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&places) : NULL;
}

GPtrArray *
sheaf_library_list_picture_roots (SheafLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self, NULL);

  row = sheaf_database_query (self->database,
                              "SELECT path FROM root WHERE id IN"
                              " (SELECT root FROM article_picture WHERE picture IS NOT NULL)"
                              " ORDER BY length (path)",
                              SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    g_ptr_array_add (roots, sheaf_places_column (row, 0));
  return sheaf_statement_ended (row) ? g_steal_pointer (&roots) : NULL;
}
