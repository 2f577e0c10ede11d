/* library-places.c: where the files of articles are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-places.h"

#include "core/library-private.h"
#include "core/portal-path.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* So many files of the same bytes are looked at; a folder of empty files has thousands. */
#define MAX_SAME "64"

SheafValue
sheaf_places_value (const char *path)
{
  g_assert (path);
  if (g_utf8_validate (path, -1, NULL))
    return SHEAF_TEXT (path);
  return SHEAF_BLOB (path, (gint64) strlen (path));
}

char *
sheaf_places_column (SheafStatement *row, int column)
{
  if (sheaf_statement_is_null (row, column))
    return NULL;
  gsize size = 0;
  const char *data = sheaf_statement_get_data (row, column, &size);
  return g_strndup (data ? data : "", size);
}

gboolean
sheaf_places_find_root (SheafLibrary *self, const char *path, gint64 *root, GError **error)
{
  g_assert (path && root);

  const SheafValue value = sheaf_places_value (path);
  *root = 0;
  if (!sheaf_database_get_int64 (self->database, "SELECT id FROM root WHERE path = ?",
                                 SHEAF_VALUES (value), root, error))
    return FALSE;
  if (*root)
    return TRUE;
  if (!sheaf_database_run (self->database, "INSERT INTO root (path) VALUES (?)",
                           SHEAF_VALUES (value), error))
    return FALSE;
  *root = sheaf_database_last_id (self->database);
  return TRUE;
}

static gboolean
read_digest (SheafStatement *row, int column, SheafSha256 *digest, GError **error)
{
  gsize size = 0;
  gconstpointer data = sheaf_statement_get_data (row, column, &size);
  if (sheaf_sha256_read (data, size, digest))
    return TRUE;
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
                       _ ("The library is damaged: a checksum has the wrong length"));
  return FALSE;
}

#define PLACE_COLUMNS "p.id, p.article, p.root, p.main, p.sha256, a.sha256, a.trashed, p.site"

static gboolean
read_place (SheafStatement *row, SheafPlace *place, GError **error)
{
  *place = (SheafPlace){
    .id = sheaf_statement_get_int64 (row, 0),
    .article = sheaf_statement_get_int64 (row, 1),
    .root = sheaf_statement_get_int64 (row, 2),
    .main = sheaf_statement_get_int64 (row, 3) != 0,
    .trashed = (int) sheaf_statement_get_int64 (row, 6),
    .site = (gsize) sheaf_statement_get_int64 (row, 7),
  };
  return read_digest (row, 4, &place->imported, error) &&
         read_digest (row, 5, &place->current, error);
}

gboolean
sheaf_places_find (SheafLibrary *self,
                   const char *root,
                   const char *path,
                   SheafPlace *place,
                   GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT " PLACE_COLUMNS " FROM root r JOIN place p ON p.root = r.id"
      " JOIN article a ON a.id = p.article WHERE r.path = ? AND p.path = ?",
      SHEAF_VALUES (sheaf_places_value (root), sheaf_places_value (path)), error);
  *place = (SheafPlace){ 0 };
  if (sheaf_statement_step (row, error))
    return read_place (row, place, error);
  return sheaf_statement_ended (row);
}

GArray *
sheaf_places_find_bytes (SheafLibrary *self, const SheafSha256 *digest, GError **error)
{
  const SheafValue value = SHEAF_BLOB (digest->bytes, sizeof digest->bytes);
  /* The second half: articles edited here, which a file elsewhere may equal. */
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT * FROM (SELECT " PLACE_COLUMNS " FROM place p JOIN article a ON a.id = p.article"
      " WHERE substr (p.sha256, 1, 8) = substr (?1, 1, 8) AND p.sha256 = ?1 AND a.trashed < 2"
      " ORDER BY p.main DESC, p.article LIMIT " MAX_SAME ") UNION ALL "
      "SELECT * FROM (SELECT " PLACE_COLUMNS " FROM article a JOIN place p ON p.article = a.id"
      " WHERE substr (a.sha256, 1, 8) = substr (?1, 1, 8) AND a.sha256 = ?1 AND p.sha256 <> ?1"
      " AND p.main = 1 AND a.trashed < 2 LIMIT " MAX_SAME ")",
      SHEAF_VALUES (value), error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SheafPlace));
  while (sheaf_statement_step (row, error))
    {
      SheafPlace place;
      if (!read_place (row, &place, error))
        return NULL;
      g_array_append_val (places, place);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&places) : NULL;
}

gboolean
sheaf_places_is_gone (SheafLibrary *self, gint64 place, gboolean *gone, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT r.path, p.path FROM place p JOIN root r ON r.id = p.root WHERE p.id = ?",
      SHEAF_VALUES (SHEAF_INT (place)), error);
  *gone = FALSE;
  if (!sheaf_statement_step (row, error))
    return sheaf_statement_ended (row);
  g_autofree char *root = sheaf_places_column (row, 0);
  g_autofree char *path = sheaf_places_column (row, 1);
  g_autofree char *file = g_build_filename (root, path, NULL);
  GStatBuf info;
  /* Only "no such file" is certain; a folder we may not enter says nothing. */
  *gone = g_lstat (file, &info) != 0 && (errno == ENOENT || errno == ENOTDIR);
  /* Nor does a folder that a sandbox does not show. */
  if (*gone && sheaf_portal_is_sandboxed () && g_lstat (root, &info) != 0)
    *gone = FALSE;
  return TRUE;
}

SheafPlaceState
sheaf_place_get_state (const SheafPlace *self)
{
  return (SheafPlaceState){
    .article = self->article, .main = self->main, .digest = self->imported, .site = self->site
  };
}

gboolean
sheaf_places_set (SheafLibrary *self,
                  gint64 root,
                  const char *path,
                  const SheafPlaceState *state,
                  const SheafSignature *signature,
                  GError **error)
{
  return sheaf_database_run (
      self->database,
      "INSERT INTO place (root, path, article, main, sha256, size, mtime, ctime, site)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (root, path) DO UPDATE SET"
      " article = excluded.article, main = excluded.main, sha256 = excluded.sha256,"
      " size = excluded.size, mtime = excluded.mtime, ctime = excluded.ctime,"
      " site = excluded.site",
      SHEAF_VALUES (SHEAF_INT (root), sheaf_places_value (path), SHEAF_INT (state->article),
                    SHEAF_INT (state->main),
                    SHEAF_BLOB (state->digest.bytes, sizeof state->digest.bytes),
                    SHEAF_INT (signature->size), SHEAF_INT (signature->mtime_ns),
                    SHEAF_INT (signature->ctime_ns), SHEAF_INT ((gint64) state->site)),
      error);
}

gboolean
sheaf_places_touch (SheafLibrary *self,
                    gint64 place,
                    const SheafSha256 *digest,
                    const SheafSignature *signature,
                    GError **error)
{
  return sheaf_database_run (
      self->database,
      "UPDATE place SET sha256 = ?2, size = ?3, mtime = ?4, ctime = ?5 WHERE id = ?1"
      " AND (sha256, size, mtime, ctime) IS NOT (?2, ?3, ?4, ?5)",
      SHEAF_VALUES (SHEAF_INT (place), SHEAF_BLOB (digest->bytes, sizeof digest->bytes),
                    SHEAF_INT (signature->size), SHEAF_INT (signature->mtime_ns),
                    SHEAF_INT (signature->ctime_ns)),
      error);
}
