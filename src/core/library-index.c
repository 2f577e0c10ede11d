/* library-index.c: the search index, a cache beside the articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-index.h"

#include "core/index-texts.h"
#include "core/library-private.h"
#include "core/search-text.h"
#include "core/tokenizer.h"

#define INDEX_VERSION (SHEAF_SEARCH_TEXT_VERSION * 1000 + SHEAF_TOKENIZER_VERSION)

/* The hash is large enough that a batch of articles is one flush, small enough to keep memory flat (STORE, 3).  Sixteen
 * segments are merged into one, by sheaf_library_merge_index() a little at a time: what FTS5 does by itself at that
 * many (the crisis merge) is one transaction of a second or more, and leaves the file half as large again. */
#define MAKE_INDEX                                                                                 \
  "CREATE VIRTUAL TABLE search USING fts5 (title, body, content='search_source',"                  \
  " content_rowid='skey', tokenize='sheaf version " G_STRINGIFY (                                  \
      SHEAF_TOKENIZER_VERSION) "');"                                                               \
                               "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);"  \
                               "INSERT INTO search (search, rank) VALUES ('automerge', 0);"        \
                               "INSERT INTO search (search, rank) VALUES ('usermerge', 16);"       \
                               "INSERT INTO search (search, rank) VALUES ('crisismerge', 64);"     \
                               "CREATE TABLE search_picture (article INTEGER PRIMARY KEY) STRICT;"

/* --- Making and making again --- */

/* In a transaction. */
static gboolean
make_again (SheafLibrary *self, GError **error)
{
  SheafDatabase *database = self->database;

  return sheaf_database_run_script (database,
                                    "DROP TABLE IF EXISTS search;"
                                    "DROP TABLE IF EXISTS search_picture;" MAKE_INDEX
                                    "UPDATE article SET indexed = 0 WHERE indexed <> 0;"
                                    "DELETE FROM setting WHERE key = 'index_stale';",
                                    error) &&
         sheaf_database_run (database,
                             "INSERT OR REPLACE INTO setting (key, value)"
                             " VALUES ('index_version', ?)",
                             SHEAF_VALUES (SHEAF_INT (INDEX_VERSION)), error);
}

gboolean
sheaf_index_reset (SheafLibrary *self, GError **error)
{
  g_return_val_if_fail (self, FALSE);

  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  return transaction && make_again (self, error) && sheaf_transaction_commit (&transaction, error);
}

/* Whether the index is there, of this version and not known to be wrong. */
static gboolean
is_current (SheafLibrary *self, gboolean *current, GError **error)
{
  gint64 n = 0;
  gboolean read = sheaf_database_get_int64 (
      self->database,
      "SELECT count(*) FROM setting, sqlite_schema s WHERE setting.key = 'index_version'"
      " AND setting.value = ? AND s.name = 'search'"
      " AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'index_stale')",
      SHEAF_VALUES (SHEAF_INT (INDEX_VERSION)), &n, error);

  *current = n > 0;
  return read;
}

static gboolean
make_current (SheafLibrary *self, GError **error)
{
  gboolean current;

  if (!is_current (self, &current, error))
    return FALSE;
  if (current)
    return TRUE;
  /* Asked again: another process may have been faster. */
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction || !is_current (self, &current, error))
    return FALSE;
  return current || (make_again (self, error) && sheaf_transaction_commit (&transaction, error));
}

gboolean
sheaf_index_open (SheafLibrary *self, GError **error)
{
  g_return_val_if_fail (self, FALSE);

  return sheaf_database_add_text_function (self->database, "sheaf_text", sheaf_search_text,
                                           error) &&
         (self->mode == SHEAF_LIBRARY_READ || make_current (self, error));
}

/* --- Filling --- */

/* What is left to do of an article's entry, read before anything is written. */
typedef struct
{
  gint64 article;
  gint64 key;
} Pending;

/* The next @limit articles without an entry, by key: FTS5 flushes whenever a rowid is not larger than
 * the last one. */
static GArray *
read_pending (SheafLibrary *self, const char *sql, guint limit, GError **error)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) statement =
      sheaf_database_query (self->database, sql, SHEAF_VALUES (SHEAF_INT (limit)), error);

  if (!statement)
    return NULL;
  while (sheaf_statement_step (statement, &local))
    {
      Pending one = { sheaf_statement_get_int64 (statement, 0),
                      sheaf_statement_get_int64 (statement, 1) };
      g_array_append_val (pending, one);
    }
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return local ? NULL : g_steal_pointer (&pending);
}

static gboolean
write_entry (SheafLibrary *self, const SheafIndexText *text, GError **error)
{
  SheafDatabase *database = self->database;

  return sheaf_database_run (database, "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
                             SHEAF_VALUES (SHEAF_INT (text->key), SHEAF_TEXT (text->title),
                                           SHEAF_TEXT (text->text)),
                             error) &&
         (!text->pictures ||
          sheaf_database_run (database, "INSERT OR IGNORE INTO search_picture (article) VALUES (?)",
                              SHEAF_VALUES (SHEAF_INT (text->article)), error)) &&
         sheaf_database_run (database, "UPDATE article SET indexed = ? WHERE id = ?",
                             SHEAF_VALUES (SHEAF_INT (INDEX_VERSION), SHEAF_INT (text->article)),
                             error);
}

/* What was extracted when the file came in. @row: with the digest in column 4. (transfer full) (nullable) */
static char *
take_fresh (SheafLibrary *self, SheafStatement *row, SheafIndexText *text)
{
  SheafSha256 digest;
  gsize size = 0;
  gconstpointer data = sheaf_statement_get_data (row, 4, &size);

  return sheaf_sha256_read (data, size, &digest)
             ? sheaf_fresh_texts_take (self->fresh, &digest, text->format, text->encoding,
                                       &text->pictures)
             : NULL;
}

/* Puts what the entry is made of into the line. */
static gboolean
read_one (SheafLibrary *self, const Pending *one, SheafIndexTexts *texts, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database,
                            "SELECT a.title, s.raw, a.format, a.encoding, a.sha256"
                            " FROM article a LEFT JOIN source s ON s.id = a.id"
                            " WHERE a.id = ?",
                            SHEAF_VALUES (SHEAF_INT (one->article)), error);

  if (!row)
    return FALSE;
  if (sheaf_statement_step (row, &local))
    {
      SheafIndexText *text = g_new0 (SheafIndexText, 1);

      text->article = one->article;
      text->key = one->key;
      text->title = sheaf_statement_dup_text (row, 0);
      text->format = sheaf_statement_get_int64 (row, 2);
      text->encoding = sheaf_statement_dup_text (row, 3);
      text->text = take_fresh (self, row, text);
      text->packed = text->text ? NULL : sheaf_statement_get_bytes (row, 1);
      sheaf_index_texts_push (texts, text);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* In a transaction. */
static gboolean
index_all (SheafLibrary *self, const GArray *pending, GError **error)
{
  g_autoptr (SheafIndexTexts) texts = sheaf_index_texts_new ();
  guint n_read = 0;

  for (;;)
    {
      g_autoptr (SheafIndexText) text = NULL;

      for (; n_read < pending->len && !sheaf_index_texts_is_full (texts); n_read++)
        if (!read_one (self, &g_array_index (pending, Pending, n_read), texts, error))
          return FALSE;
      text = sheaf_index_texts_pop (texts);
      if (!text || !write_entry (self, text, error))
        return !text;
    }
}

static gboolean
count_left (SheafLibrary *self, guint *left, GError **error)
{
  gint64 n = 0;

  /* By the two indexes alone, since this is asked at every step. */
  if (!sheaf_database_get_int64 (
          self->database,
          "SELECT (SELECT count(*) FROM article INDEXED BY article_unindexed WHERE indexed = 0)"
          " - (SELECT count(*) FROM article INDEXED BY article_withdrawn"
          " WHERE trashed = 2 AND indexed = 0)",
          SHEAF_VALUES (), &n, error))
    return FALSE;
  *left = (guint) n;
  return TRUE;
}

gboolean
sheaf_index_step (SheafLibrary *self, guint limit, guint *left, GError **error)
{
  g_autoptr (GArray) pending = NULL;

  g_return_val_if_fail (self && self->mode == SHEAF_LIBRARY_WRITE, FALSE);
  g_return_val_if_fail (left, FALSE);

  if (!make_current (self, error))
    return FALSE;
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction)
    return FALSE;
  pending = read_pending (self,
                          "SELECT id, skey FROM article INDEXED BY article_unindexed"
                          " WHERE indexed = 0 AND trashed <> 2 ORDER BY skey LIMIT ?",
                          limit, error);
  return pending && index_all (self, pending, error) && count_left (self, left, error) &&
         sheaf_transaction_commit (&transaction, error);
}

/* --- Taking out --- */

gboolean
sheaf_index_forget (SheafLibrary *self, gint64 article, GError **error)
{
  SheafDatabase *database = self->database;
  gint64 indexed = 0;

  g_return_val_if_fail (self, FALSE);

  if (!sheaf_database_get_int64 (database, "SELECT indexed FROM article WHERE id = ?",
                                 SHEAF_VALUES (SHEAF_INT (article)), &indexed, error))
    return FALSE;
  if (!indexed)
    return TRUE;
  /* The text must be the one that was indexed; of another version it may not be, and the whole index
   * goes before long. */
  if (indexed == INDEX_VERSION &&
      !sheaf_database_run (
          database,
          "INSERT INTO search (search, rowid, title, body)"
          " SELECT 'delete', a.skey, a.title, sheaf_text (s.raw, a.format, a.encoding)"
          " FROM article a LEFT JOIN source s ON s.id = a.id WHERE a.id = ?",
          SHEAF_VALUES (SHEAF_INT (article)), error))
    return FALSE;
  return sheaf_database_run (database, "DELETE FROM search_picture WHERE article = ?",
                             SHEAF_VALUES (SHEAF_INT (article)), error) &&
         sheaf_database_run (database, "UPDATE article SET indexed = 0 WHERE id = ?",
                             SHEAF_VALUES (SHEAF_INT (article)), error);
}

/* --- Checking --- */

/* Compares every entry with its article. Rank 1 looks at all rows of search_source, so those withdrawn
 * before they were indexed are put in as well, and taken out again by the rollback. */
static gboolean
compare (SheafLibrary *self, GError **error)
{
  g_autoptr (GArray) pending = NULL;
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);

  if (!transaction)
    return FALSE;
  pending =
      read_pending (self, "SELECT id, skey FROM article WHERE indexed = 0 ORDER BY skey LIMIT ?",
                    G_MAXINT, error);
  return pending && index_all (self, pending, error) &&
         sheaf_database_run (self->database,
                             "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                             SHEAF_VALUES (), error);
}

gboolean
sheaf_index_check (SheafLibrary *self, gboolean *sound, GError **error)
{
  g_autoptr (GError) local = NULL;
  guint left = 1;

  g_return_val_if_fail (self && self->mode == SHEAF_LIBRARY_WRITE, FALSE);
  g_return_val_if_fail (sound, FALSE);

  while (left)
    if (!sheaf_index_step (self, 200, &left, error))
      return FALSE;
  *sound = compare (self, &local);
  if (local && !sheaf_index_is_stale (self, local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

gboolean
sheaf_index_is_stale (SheafLibrary *self, const GError *error)
{
  gint64 n = 1;

  g_return_val_if_fail (self, FALSE);

  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
    return TRUE;
  return g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_FAILED) &&
         sheaf_database_get_int64 (self->database,
                                   "SELECT count(*) FROM sqlite_schema WHERE name = 'search'",
                                   SHEAF_VALUES (), &n, NULL) &&
         n == 0;
}

void
sheaf_index_queue_reset (SheafLibrary *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafDatabase) own = NULL;
  SheafDatabase *database = self->database;

  g_return_if_fail (self);

  if (self->mode == SHEAF_LIBRARY_READ)
    database = own = sheaf_database_open (self->path, SHEAF_DATABASE_WRITE, &error);
  if (!database || !sheaf_database_run (database,
                                        "INSERT OR REPLACE INTO setting (key, value)"
                                        " VALUES ('index_stale', 1)",
                                        SHEAF_VALUES (), &error))
    g_message ("The search index is to be made again, but could not be marked so: %s",
               error->message);
}
