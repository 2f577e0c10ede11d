/* library-rows.c: write all that is known of one article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-rows.h"

#include "core/library-index.h"
#include "core/library-keys.h"
#include "core/library-lists.h"
#include "core/library-overlay.h"
#include "core/library-pictures.h"
#include "core/library-private.h"
#include "core/sha256.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* article.attention */
#define ATTENTION_BY_FILE     1
#define ATTENTION_BY_CONFLICT 2

/* --- values --- */

static gboolean
digest_of (const SheafDraft *draft, SheafSha256 *digest, GError **error)
{
  if (sheaf_sha256_parse (draft->article->sha256, digest))
    return TRUE;
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                       _ ("The article has no checksum of its bytes"));
  return FALSE;
}

static SheafValue
date_value (gint64 date)
{
  return date == SHEAF_DATE_NONE ? SHEAF_NULL : SHEAF_INT (date);
}

static int
attention_of (const SheafArticle *article)
{
  return article->flags & SHEAF_FLAG_ATTENTION ? ATTENTION_BY_FILE : 0;
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* --- the rows that hang on it --- */

static gboolean
write_detail_and_source (SheafLibrary *self, gint64 id, const SheafDraft *draft, GError **error)
{
  const SheafArticle *article = draft->article;
  return sheaf_database_run (
             self->database,
             "INSERT OR REPLACE INTO detail (id, excerpt, source, date_text) VALUES (?, ?, ?, ?)",
             SHEAF_VALUES (SHEAF_INT (id), SHEAF_TEXT (article->excerpt),
                           SHEAF_TEXT (article->source), SHEAF_TEXT (article->date_text)),
             error) &&
         sheaf_database_run (self->database,
                             "INSERT OR REPLACE INTO source (id, raw) VALUES (?, ?)",
                             SHEAF_VALUES (SHEAF_INT (id), SHEAF_BYTES (draft->packed)), error);
}

/* --- inserting --- */

static gboolean
insert_article (SheafLibrary *self,
                const SheafArticle *article,
                const SheafSha256 *digest,
                gint64 import,
                GError **error)
{
  gint64 key = 0;
  return sheaf_keys_find (self, article->date, &key, error) &&
         sheaf_database_run (
             self->database,
             "INSERT INTO article (skey, sha256, title, author, date, language, words, format,"
             " dialect, encoding, added, import, attention, draft, derived)"
             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
             SHEAF_VALUES (SHEAF_INT (key), SHEAF_BLOB (digest->bytes, sizeof digest->bytes),
                           SHEAF_TEXT (article->title), SHEAF_TEXT (article->author),
                           date_value (article->date), SHEAF_TEXT (article->language),
                           SHEAF_INT (article->words), SHEAF_INT (article->format),
                           SHEAF_TEXT (sheaf_dialect_to_string (article->dialect)),
                           SHEAF_TEXT (article->encoding), SHEAF_INT (now ()), SHEAF_INT (import),
                           SHEAF_INT (attention_of (article)), SHEAF_INT (article->draft),
                           SHEAF_INT (SHEAF_DERIVE_VERSION)),
             error);
}

gint64
sheaf_rows_insert (SheafLibrary *self,
                   const SheafDraft *draft,
                   gint64 import,
                   const char *into,
                   GError **error)
{
  SheafSha256 digest;
  if (!digest_of (draft, &digest, error) ||
      !insert_article (self, draft->article, &digest, import, error))
    return 0;

  gint64 id = sheaf_database_last_id (self->database);
  if (draft->text)
    sheaf_fresh_texts_keep (self->fresh, &digest, draft->article->format, draft->article->encoding,
                            draft->text, draft->shows_pictures);
  const SheafListsOwner owner = { .id = id, .date = draft->article->date, .unread = TRUE };
  if (!write_detail_and_source (self, id, draft, error) ||
      !sheaf_lists_write (self, &owner, draft->article, into, FALSE, error) ||
      !sheaf_library_note_pictures (self, id, draft->pictures, FALSE, error) ||
      (into && !sheaf_rows_set_overlay (self, id, "into", into, error)))
    return 0;
  return id;
}

/* --- replacing --- */

/* What stays as it is when the bytes change, and what the index entry is made of. */
typedef struct
{
  gint64 key;
  gboolean hidden;
  gboolean unread;
  char *title;
  char *encoding;
  gint64 format;
  SheafSha256 digest;
} Kept;

static void
kept_clear (Kept *self)
{
  g_free (self->title);
  g_free (self->encoding);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, kept_clear)

static gboolean
read_kept (SheafLibrary *self, gint64 id, Kept *kept, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT skey, trashed, unread, title, encoding, format, sha256 FROM article WHERE id = ?",
      SHEAF_VALUES (SHEAF_INT (id)), error);
  if (!sheaf_library_step_article (row, id, error))
    return FALSE;
  kept->key = sheaf_statement_get_int64 (row, 0);
  kept->hidden = sheaf_statement_get_int64 (row, 1) != 0;
  kept->unread = sheaf_statement_get_int64 (row, 2) != 0;
  kept->title = sheaf_statement_dup_text (row, 3);
  kept->encoding = sheaf_statement_dup_text (row, 4);
  kept->format = sheaf_statement_get_int64 (row, 5);
  gsize size = 0;
  gconstpointer data = sheaf_statement_get_data (row, 6, &size);
  if (!sheaf_sha256_read (data, size, &kept->digest))
    memset (&kept->digest, 0, sizeof kept->digest);
  return TRUE;
}

/* The index entry is found by the old text and the old key, so it goes first of all; it may stay where both will
 * be the same. */
static gboolean
prepare_index (SheafLibrary *self,
               gint64 id,
               const SheafArticle *article,
               const SheafSha256 *digest,
               Kept *kept,
               GError **error)
{
  const gboolean fits = sheaf_keys_fit (kept->key, article->date);
  if (fits && g_strcmp0 (kept->title, article->title) == 0 &&
      g_strcmp0 (kept->encoding, article->encoding) == 0 &&
      kept->format == (gint64) article->format && sheaf_sha256_equal (&kept->digest, digest))
    return TRUE;
  return sheaf_index_forget (self, id, error) &&
         (fits || sheaf_keys_find (self, article->date, &kept->key, error));
}

static gboolean
update_article (SheafLibrary *self,
                gint64 id,
                const SheafArticle *article,
                const SheafSha256 *digest,
                gint64 key,
                gint64 import,
                GError **error)
{
  return sheaf_database_run (
      self->database,
      "UPDATE article SET skey = ?2, sha256 = ?3, title = ?4, author = ?5, date = ?6, language = "
      "?7,"
      " words = ?8, format = ?9, dialect = ?10, encoding = ?11, import = ?12,"
      " attention = (attention & 2) | ?13, draft = ?14, derived = ?15 WHERE id = ?1",
      SHEAF_VALUES (
          SHEAF_INT (id), SHEAF_INT (key), SHEAF_BLOB (digest->bytes, sizeof digest->bytes),
          SHEAF_TEXT (article->title), SHEAF_TEXT (article->author), date_value (article->date),
          SHEAF_TEXT (article->language), SHEAF_INT (article->words), SHEAF_INT (article->format),
          SHEAF_TEXT (sheaf_dialect_to_string (article->dialect)), SHEAF_TEXT (article->encoding),
          SHEAF_INT (import), SHEAF_INT (attention_of (article)), SHEAF_INT (article->draft),
          SHEAF_INT (SHEAF_DERIVE_VERSION)),
      error);
}

static gboolean
replace (SheafLibrary *self, gint64 id, const SheafDraft *draft, gint64 import, GError **error)
{
  const SheafArticle *article = draft->article;
  SheafSha256 digest;
  g_auto (Kept) kept = { 0 };
  g_autofree char *into = NULL;
  if (!digest_of (draft, &digest, error) || !read_kept (self, id, &kept, error) ||
      !prepare_index (self, id, article, &digest, &kept, error) ||
      !sheaf_rows_get_overlay (self, id, "into", &into, error))
    return FALSE;
  const SheafListsOwner owner = {
    .id = id, .date = article->date, .hidden = kept.hidden, .unread = kept.unread
  };
  return update_article (self, id, article, &digest, kept.key, import, error) &&
         write_detail_and_source (self, id, draft, error) &&
         sheaf_lists_write (self, &owner, article, into, TRUE, error) &&
         sheaf_library_note_pictures (self, id, draft->pictures, TRUE, error);
}

gboolean
sheaf_rows_replace (SheafLibrary *self,
                    gint64 id,
                    const SheafDraft *draft,
                    gint64 import,
                    GError **error)
{
  g_autoptr (SheafDraft) redrawn = NULL;
  return sheaf_overlay_redraw (self, id, draft, import, &redrawn, error) &&
         replace (self, id, redrawn ? redrawn : draft, import, error);
}

/* --- flags and overlay --- */

gboolean
sheaf_rows_set_flag (SheafLibrary *self,
                     gint64 id,
                     const char *column,
                     gint64 value,
                     GError **error)
{
  static const struct
  {
    const char *column;
    const char *sql;
    const char *repeat; /* (nullable): the column that categories repeat */
  } flags[] = {
    { "unread", "UPDATE article SET unread = ?2 WHERE id = ?1",
      "UPDATE article_category SET unread = ?2 WHERE article = ?1" },
    { "starred", "UPDATE article SET starred = ?2 WHERE id = ?1", NULL },
    { "archived", "UPDATE article SET archived = ?2 WHERE id = ?1", NULL },
    { "trashed", "UPDATE article SET trashed = ?2 WHERE id = ?1",
      "UPDATE article_category SET hidden = ?2 <> 0 WHERE article = ?1" },
  };
  const SheafValue *values = SHEAF_VALUES (SHEAF_INT (id), SHEAF_INT (value));
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (column, flags[i].column))
      return sheaf_database_run (self->database, flags[i].sql, values, error) &&
             (!flags[i].repeat ||
              sheaf_database_run (self->database, flags[i].repeat, values, error));
  g_return_val_if_reached (FALSE);
}

static gboolean
mark_conflict (SheafLibrary *self, gint64 id, gboolean on, GError **error)
{
  return sheaf_database_run (
      self->database, "UPDATE article SET attention = (attention & 1) | ?2 WHERE id = ?1",
      SHEAF_VALUES (SHEAF_INT (id), SHEAF_INT (on ? ATTENTION_BY_CONFLICT : 0)), error);
}

gboolean
sheaf_rows_set_overlay (SheafLibrary *self,
                        gint64 id,
                        const char *kind,
                        const char *value,
                        GError **error)
{
  if (g_str_equal (kind, "conflict") && !mark_conflict (self, id, value != NULL, error))
    return FALSE;
  if (!value)
    return sheaf_database_run (self->database,
                               "DELETE FROM overlay WHERE article = ? AND kind = ? AND key = ''",
                               SHEAF_VALUES (SHEAF_INT (id), SHEAF_TEXT (kind)), error);
  return sheaf_database_run (
      self->database,
      "INSERT OR REPLACE INTO overlay (article, kind, key, value) VALUES (?, ?, '', ?)",
      SHEAF_VALUES (SHEAF_INT (id), SHEAF_TEXT (kind), SHEAF_TEXT (value)), error);
}

gboolean
sheaf_rows_get_overlay (SheafLibrary *self,
                        gint64 id,
                        const char *kind,
                        char **value,
                        GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, "SELECT value FROM overlay WHERE article = ? AND kind = ? AND key = ''",
      SHEAF_VALUES (SHEAF_INT (id), SHEAF_TEXT (kind)), error);
  *value = NULL;
  if (!sheaf_statement_step (row, error))
    return sheaf_statement_ended (row);
  *value = sheaf_statement_dup_text (row, 0);
  return TRUE;
}

gboolean
sheaf_rows_delete (SheafLibrary *self, gint64 id, GError **error)
{
  self->pictures_needed = FALSE;
  return sheaf_index_forget (self, id, error) &&
         sheaf_database_run (self->database, "DELETE FROM article WHERE id = ?",
                             SHEAF_VALUES (SHEAF_INT (id)), error);
}
