/* backup-look.c: what is in a backup, without opening it as a library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/backup-look.h"

#include "core/schema.h"
#include "core/sha256.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

static void
article_free (gpointer data)
{
  SheafBackupArticle *article = data;
  g_free (article->title);
  g_free (article);
}

void
sheaf_backup_contents_free (SheafBackupContents *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->newest, g_ptr_array_unref);
  g_free (self);
}

static gboolean
has_beside (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf info;
  return g_stat (name, &info) == 0 && info.st_size > 0;
}

SheafDatabase *
sheaf_backup_open (const char *path, GError **error)
{
  g_return_val_if_fail (path, NULL);

  gint64 version = 0;
  /* A library that was kept aside may have its log beside it; to read that it takes a file of its own. */
  SheafDatabaseMode mode = has_beside (path, "-wal") || has_beside (path, "-journal")
                               ? SHEAF_DATABASE_READ
                               : SHEAF_DATABASE_IMMUTABLE;
  g_autoptr (SheafDatabase) database = sheaf_database_open (path, mode, error);
  if (!database || !sheaf_schema_read_version (database, &version, error))
    return NULL;
  if (version > 0)
    return g_steal_pointer (&database);
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT, _ ("The backup is empty"));
  return NULL;
}

static gboolean
read_number (SheafDatabase *database, const char *sql, guint *number, GError **error)
{
  gint64 value = 0;
  gboolean read = sheaf_database_get_int64 (database, sql, SHEAF_VALUES (), &value, error);
  *number = (guint) CLAMP (value, 0, G_MAXUINT);
  return read;
}

/* Only columns of the first version, which later ones keep. */
#define COUNT_ARTICLES "SELECT count(*) FROM article WHERE trashed = 0"

gboolean
sheaf_backup_count (const char *path, guint *n_articles, GError **error)
{
  g_return_val_if_fail (path && n_articles, FALSE);

  *n_articles = 0;
  g_autoptr (SheafDatabase) database = sheaf_backup_open (path, error);
  return database && read_number (database, COUNT_ARTICLES, n_articles, error);
}

static gboolean
read_counts (SheafDatabase *database, SheafBackupCounts *counts, GError **error)
{
  return read_number (database, COUNT_ARTICLES, &counts->n_articles, error) &&
         read_number (database, COUNT_ARTICLES " AND unread = 1", &counts->n_unread, error) &&
         read_number (database, COUNT_ARTICLES " AND starred = 1", &counts->n_starred, error) &&
         read_number (database, COUNT_ARTICLES " AND archived = 1", &counts->n_archived, error) &&
         read_number (database, "SELECT count(*) FROM article WHERE trashed = 1",
                      &counts->n_trashed, error) &&
         read_number (database,
                      "SELECT count(*) FROM category WHERE id <> 0 AND EXISTS"
                      " (SELECT 1 FROM article_category e WHERE e.category = category.id"
                      " AND e.hidden = 0)",
                      &counts->n_categories, error) &&
         read_number (database, "SELECT count(DISTINCT tag) FROM article_tag", &counts->n_tags,
                      error);
}

static gboolean
read_newest (SheafDatabase *database, SheafBackupContents *self, guint n, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      database,
      "SELECT title, added FROM article WHERE trashed = 0 ORDER BY added DESC, id DESC LIMIT ?",
      SHEAF_VALUES (SHEAF_INT (n)), error);
  self->newest = g_ptr_array_new_with_free_func (article_free);
  while (sheaf_statement_step (row, error))
    {
      SheafBackupArticle *article = g_new0 (SheafBackupArticle, 1);
      article->title = g_strdup (sheaf_statement_get_text (row, 0));
      article->added = sheaf_statement_get_int64 (row, 1);
      g_ptr_array_add (self->newest, article);
    }
  return sheaf_statement_ended (row);
}

/* --- the difference --- */

static GHashTable *
read_digests (SheafDatabase *database, GError **error)
{
  g_autoptr (GHashTable) digests = sheaf_sha256_table_new (g_free, NULL);
  g_autoptr (SheafStatement) row = sheaf_database_query (
      database, "SELECT sha256 FROM article WHERE trashed = 0", SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      gsize size = 0;
      gconstpointer data = sheaf_statement_get_data (row, 0, &size);
      g_autofree SheafSha256 *digest = g_new0 (SheafSha256, 1);
      if (sheaf_sha256_read (data, size, digest))
        g_hash_table_add (digests, g_steal_pointer (&digest));
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&digests) : NULL;
}

static guint
count_lacking (GHashTable *digests, GHashTable *others)
{
  GHashTableIter iter;
  gpointer digest;
  guint n = 0;
  g_hash_table_iter_init (&iter, digests);
  while (g_hash_table_iter_next (&iter, &digest, NULL))
    n += !g_hash_table_contains (others, digest);
  return n;
}

/* A library that is damaged or not there is a reason to look into backups, and no error here. */
static void
compare (SheafDatabase *database, const char *library, SheafBackupContents *self)
{
  gint64 version = 0;
  g_autoptr (SheafDatabase) now = sheaf_database_open (library, SHEAF_DATABASE_READ, NULL);
  if (!now || !sheaf_schema_read_version (now, &version, NULL) || version == 0 ||
      !read_counts (now, &self->now, NULL))
    return;
  g_autoptr (GHashTable) here = read_digests (now, NULL);
  g_autoptr (GHashTable) there = read_digests (database, NULL);
  if (!here || !there)
    return;
  self->n_missing = count_lacking (here, there);
  self->n_extra = count_lacking (there, here);
  self->compared = TRUE;
}

SheafBackupContents *
sheaf_backup_look (const char *path, const char *library, guint n_newest, GError **error)
{
  g_return_val_if_fail (path, NULL);

  g_autoptr (SheafBackupContents) self = g_new0 (SheafBackupContents, 1);
  g_autoptr (SheafDatabase) database = sheaf_backup_open (path, error);
  if (!database || !sheaf_schema_read_version (database, &self->version, error) ||
      !read_counts (database, &self->counts, error) ||
      !read_newest (database, self, n_newest, error))
    return NULL;
  if (library)
    compare (database, library, self);
  return g_steal_pointer (&self);
}
