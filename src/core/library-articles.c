/* library-articles.c: read articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-articles.h"

#include "core/library-covers.h"
#include "core/library-derive.h"
#include "core/library-lists.h"
#include "core/library-overlay.h"
#include "core/library-places.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/sha256.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* --- one row --- */

/* Of a library that was tampered with anything may come back; what we hand out keeps its promises. */
static char *
dup_valid (SheafStatement *row, int column)
{
  const char *text = sheaf_statement_get_text (row, column);
  return text ? g_utf8_make_valid (text, -1) : NULL;
}

static char *
dup_path (SheafStatement *row, int column)
{
  g_autofree char *path = sheaf_places_column (row, column);
  return path ? g_filename_display_name (path) : NULL;
}

static SheafFlags
read_flags (SheafStatement *row, int column)
{
  static const SheafFlags flags[] = { SHEAF_FLAG_UNREAD, SHEAF_FLAG_STARRED, SHEAF_FLAG_ARCHIVED,
                                      SHEAF_FLAG_TRASHED, SHEAF_FLAG_ATTENTION };
  SheafFlags all = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (sheaf_statement_get_int64 (row, column + (int) i))
      all |= flags[i];
  return all;
}

static void
read_digest (SheafStatement *row, int column, SheafArticle *article)
{
  SheafSha256 digest;
  gsize size = 0;
  gconstpointer data = sheaf_statement_get_data (row, column, &size);
  if (sheaf_sha256_read (data, size, &digest))
    sheaf_sha256_format (&digest, article->sha256);
}

static SheafArticle *
read_article (SheafStatement *row, gint64 id)
{
  SheafArticle *article = sheaf_article_new ();
  g_free (article->title);
  article->id = id;
  article->title = dup_valid (row, 0);
  article->author = dup_valid (row, 1);
  article->date =
      sheaf_statement_is_null (row, 2) ? SHEAF_DATE_NONE : sheaf_statement_get_int64 (row, 2);
  article->language = dup_valid (row, 3);
  article->words = (guint) sheaf_statement_get_int64 (row, 4);
  article->format = (SheafFormat) CLAMP (sheaf_statement_get_int64 (row, 5), 0, SHEAF_FORMAT_TEXT);
  if (!sheaf_dialect_from_string (sheaf_statement_get_text (row, 6), &article->dialect))
    article->dialect = SHEAF_DIALECT_PLAIN;
  article->encoding = dup_valid (row, 7);
  article->added = sheaf_statement_get_int64 (row, 8);
  article->import_id = sheaf_statement_get_int64 (row, 9);
  article->flags = read_flags (row, 10);
  read_digest (row, 15, article);
  article->excerpt = dup_valid (row, 16);
  article->source = dup_valid (row, 17);
  article->date_text = dup_valid (row, 18);
  article->root = dup_path (row, 19);
  article->origin = dup_path (row, 20);
  article->draft = sheaf_statement_get_int64 (row, 21) != 0;
  article->progress = (guint) CLAMP (sheaf_statement_get_int64 (row, 22), 0, 1000);
  return article;
}

/* Everything of the article that is a single value; @article is NULL where there is none such. */
static gboolean
find_article (SheafLibrary *self, gint64 id, SheafArticle **article, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT a.title, a.author, a.date, a.language, a.words, a.format, a.dialect, a.encoding,"
      " a.added, a.import, a.unread, a.starred, a.archived, a.trashed, a.attention, a.sha256,"
      " d.excerpt, d.source, d.date_text, r.path, p.path, a.draft, l.thousandths FROM article a"
      " LEFT JOIN detail d ON d.id = a.id LEFT JOIN reading_place l ON l.article = a.id"
      " LEFT JOIN place p ON p.article = a.id AND p.main = 1 LEFT JOIN root r ON r.id = p.root"
      " WHERE a.id = ? AND a.trashed < 2 LIMIT 1",
      SHEAF_VALUES (SHEAF_INT (id)), error);
  *article = NULL;
  if (!sheaf_statement_step (row, error))
    return sheaf_statement_ended (row);
  *article = read_article (row, id);
  return TRUE;
}

static gboolean
add_categories (SheafLibrary *self, SheafArticle *article, GHashTable *known, GError **error)
{
  GPtrArray *paths = sheaf_lists_read_categories (self, article->id, known, error);
  if (!paths)
    return FALSE;
  g_ptr_array_unref (article->categories);
  article->categories = paths;
  return TRUE;
}

static gboolean
add_cover (SheafLibrary *self, SheafArticle *article, GError **error)
{
  g_auto (SheafCover) cover = { 0 };
  if (!sheaf_library_peek_cover (self, article->id, &cover, error))
    return FALSE;
  article->picture = cover.picture;
  article->picture_type = g_steal_pointer (&cover.type);
  return TRUE;
}

static GPtrArray *
read_rows (SheafLibrary *self, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, (GDestroyNotify) sheaf_article_free);
  g_autoptr (GHashTable) known = sheaf_lists_paths_new ();
  for (guint i = 0; i < n_ids; i++)
    {
      SheafArticle *article = NULL;
      if (!find_article (self, ids[i], &article, error))
        return NULL;
      g_ptr_array_add (rows, article);
      if (article &&
          (!add_categories (self, article, known, error) || !add_cover (self, article, error)))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

GPtrArray *
sheaf_library_get_rows (SheafLibrary *self, const gint64 *ids, guint n_ids, GError **error)
{
  g_return_val_if_fail (self && (ids || !n_ids), NULL);

  /* Some queries for each row: beginning and ending a read for every one of them costs as much again. */
  gboolean begun = FALSE;
  if (n_ids > 1 && !sheaf_database_in_transaction (self->database))
    {
      begun = sheaf_database_begin_read (self->database, error);
      if (!begun)
        return NULL;
    }
  GPtrArray *rows = read_rows (self, ids, n_ids, error);
  if (begun)
    sheaf_database_rollback (self->database);
  return rows;
}

/* --- all of an article --- */

static gboolean
add_tags (SheafLibrary *self, SheafArticle *article, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT t.name FROM article_tag x JOIN tag t ON t.id = x.tag WHERE x.article = ?"
      " ORDER BY x.position",
      SHEAF_VALUES (SHEAF_INT (article->id)), error);
  while (sheaf_statement_step (row, error))
    g_ptr_array_add (article->tags, dup_valid (row, 0));
  return sheaf_statement_ended (row);
}

static gboolean
add_properties (SheafLibrary *self, SheafArticle *article, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT x.item, n.name, x.is_list, x.value FROM property x"
      " JOIN property_name n ON n.id = x.name WHERE x.article = ? ORDER BY x.position, x.item",
      SHEAF_VALUES (SHEAF_INT (article->id)), error);
  SheafProperty *property = NULL;
  while (sheaf_statement_step (row, error))
    {
      if (!property || sheaf_statement_get_int64 (row, 0) == 0)
        {
          g_autofree char *key = dup_valid (row, 1);
          property = sheaf_property_new (key);
          property->is_list = sheaf_statement_get_int64 (row, 2) != 0;
          g_ptr_array_add (article->properties, property);
        }
      if (!sheaf_statement_is_null (row, 3))
        g_ptr_array_add (property->values, dup_valid (row, 3));
    }
  return sheaf_statement_ended (row);
}

static gboolean
add_warnings (SheafLibrary *self, SheafArticle *article, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, "SELECT line, text FROM warning WHERE article = ? ORDER BY position",
      SHEAF_VALUES (SHEAF_INT (article->id)), error);
  while (sheaf_statement_step (row, error))
    {
      g_autofree char *text = dup_valid (row, 1);
      sheaf_article_add_warning (article, (guint) sheaf_statement_get_int64 (row, 0), text);
    }
  if (!sheaf_statement_ended (row))
    return FALSE;

  g_autofree char *conflict = NULL;
  if (!sheaf_rows_get_overlay (self, article->id, "conflict", &conflict, error))
    return FALSE;
  if (conflict)
    sheaf_article_add_warning (article, 0,
                               _ ("The file was changed outside while the article was edited "
                                  "here; what the file holds is kept as a version"));
  return TRUE;
}

static gboolean
add_kept (SheafLibrary *self, SheafArticle *article, GError **error)
{
  g_autoptr (GPtrArray) edits = sheaf_overlay_read_edits (self, article->id, error);
  for (guint i = 0; edits && i < edits->len; i++)
    {
      const SheafOverlayEdit *edit = g_ptr_array_index (edits, i);
      g_ptr_array_add (article->kept, g_strdup (edit->key));
    }
  return edits != NULL;
}

static gboolean
add_places (SheafLibrary *self, SheafArticle *article, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database,
                            "SELECT r.path, p.path FROM place p JOIN root r ON r.id = p.root"
                            " WHERE p.article = ? AND p.main = 0 ORDER BY p.id",
                            SHEAF_VALUES (SHEAF_INT (article->id)), error);
  while (sheaf_statement_step (row, error))
    {
      g_autofree char *root = sheaf_places_column (row, 0);
      g_autofree char *path = sheaf_places_column (row, 1);
      g_autofree char *file = g_build_filename (root, path, NULL);
      g_ptr_array_add (article->places, g_filename_display_name (file));
    }
  return sheaf_statement_ended (row);
}

SheafArticle *
sheaf_library_get_article (SheafLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self, NULL);

  g_autoptr (SheafArticle) article = NULL;
  if (!find_article (self, id, &article, error))
    return NULL;
  if (!article)
    {
      sheaf_library_set_no_article (id, error);
      return NULL;
    }
  if (!add_categories (self, article, NULL, error) || !add_tags (self, article, error) ||
      !add_properties (self, article, error) || !add_warnings (self, article, error) ||
      !add_places (self, article, error) || !add_kept (self, article, error))
    return NULL;
  return g_steal_pointer (&article);
}

/* --- the bytes --- */

static gboolean
check_bytes (SheafStatement *row, GBytes *bytes, gint64 id, GError **error)
{
  SheafSha256 expected, found = sheaf_sha256_of (bytes);
  gsize size = 0;
  gconstpointer data = sheaf_statement_get_data (row, 1, &size);
  if (sheaf_sha256_read (data, size, &expected) && sheaf_sha256_equal (&expected, &found))
    return TRUE;
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
               _ ("The stored bytes of article %" PRId64 " are damaged"), id);
  return FALSE;
}

static GBytes *
read_source (SheafLibrary *self, const char *sql, gint64 id, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, sql, SHEAF_VALUES (SHEAF_INT (id)), error);
  if (!sheaf_library_step_article (row, id, error))
    return NULL;
  g_autoptr (GBytes) packed = sheaf_statement_get_bytes (row, 0);
  g_autoptr (GBytes) bytes = sheaf_draft_unpack (packed, error);
  if (!bytes || !check_bytes (row, bytes, id, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

GBytes *
sheaf_library_get_source (SheafLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self, NULL);
  return read_source (self,
                      "SELECT s.raw, a.sha256 FROM article a JOIN source s ON s.id = a.id"
                      " WHERE a.id = ? AND a.trashed < 2",
                      id, error);
}

GBytes *
sheaf_library_read_source (SheafLibrary *self, gint64 id, GError **error)
{
  return read_source (self,
                      "SELECT s.raw, a.sha256 FROM article a JOIN source s ON s.id = a.id"
                      " WHERE a.id = ?",
                      id, error);
}
