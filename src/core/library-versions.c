/* library-versions.c: bytes of an article that are not its current ones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-versions.h"

#include "core/library-derive.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/sha256.h"

#include <glib/gi18n-lib.h>

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

gint64
sheaf_versions_keep (SheafLibrary *self, gint64 article, const char *reason, GError **error)
{
  if (!sheaf_database_run (
          self->database,
          "INSERT INTO version (article, sha256, raw, reason, dialect, encoding, import, time)"
          " SELECT a.id, a.sha256, s.raw, ?2, a.dialect, a.encoding, a.import, ?3"
          " FROM article a JOIN source s ON s.id = a.id WHERE a.id = ?1",
          SHEAF_VALUES (SHEAF_INT (article), SHEAF_TEXT (reason), SHEAF_INT (now ())), error))
    return 0;
  if (sheaf_database_changes (self->database) == 1)
    return sheaf_database_last_id (self->database);
  sheaf_library_set_no_article (article, error);
  return 0;
}

gboolean
sheaf_versions_add (SheafLibrary *self,
                    gint64 article,
                    const SheafDraft *draft,
                    gint64 import,
                    const char *reason,
                    GError **error)
{
  SheafSha256 digest;
  g_return_val_if_fail (sheaf_sha256_parse (draft->article->sha256, &digest), FALSE);
  return sheaf_database_run (
      self->database,
      "INSERT INTO version (article, sha256, raw, reason, dialect, encoding, import, time)"
      " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS"
      " (SELECT 1 FROM version WHERE article = ?1 AND sha256 = ?2)",
      SHEAF_VALUES (SHEAF_INT (article), SHEAF_BLOB (digest.bytes, sizeof digest.bytes),
                    SHEAF_BYTES (draft->packed), SHEAF_TEXT (reason),
                    SHEAF_TEXT (sheaf_dialect_to_string (draft->article->dialect)),
                    SHEAF_TEXT (draft->article->encoding), SHEAF_INT (import), SHEAF_INT (now ())),
      error);
}

/* --- swapping --- */

gboolean
sheaf_versions_read (SheafLibrary *self,
                     gint64 version,
                     GBytes **bytes,
                     SheafDeriving *deriving,
                     GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, "SELECT raw, dialect, encoding, import FROM version WHERE id = ?",
      SHEAF_VALUES (SHEAF_INT (version)), error);
  if (!sheaf_statement_step (row, error))
    {
      if (sheaf_statement_ended (row))
        g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND,
                             _ ("The earlier bytes of the article are no longer kept"));
      return FALSE;
    }
  if (!sheaf_dialect_from_string (sheaf_statement_get_text (row, 1), &deriving->dialect))
    deriving->dialect = SHEAF_DIALECT_PLAIN;
  deriving->encoding = sheaf_statement_dup_text (row, 2);
  deriving->import = sheaf_statement_get_int64 (row, 3);
  g_autoptr (GBytes) packed = sheaf_statement_get_bytes (row, 0);
  *bytes = sheaf_draft_unpack (packed, error);
  return *bytes != NULL;
}

gint64
sheaf_versions_swap (SheafLibrary *self,
                     gint64 article,
                     gint64 version,
                     const char *reason,
                     GError **error)
{
  g_auto (SheafDeriving) deriving = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  if (!sheaf_versions_read (self, version, &bytes, &deriving, error) ||
      !sheaf_derive_find_path (self, article, &path, error))
    return 0;
  g_autoptr (SheafDraft) draft = sheaf_derive (self, bytes, path, &deriving, error);
  gint64 kept = draft ? sheaf_versions_keep (self, article, reason, error) : 0;
  if (!kept || !sheaf_rows_replace (self, article, draft, deriving.import, error) ||
      !sheaf_database_run (self->database, "DELETE FROM version WHERE id = ?",
                           SHEAF_VALUES (SHEAF_INT (version)), error))
    return 0;
  return kept;
}
