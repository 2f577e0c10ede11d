/* library-history.c: what an article was before, looked at and taken back
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-history.h"

#include "core/library-derive.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-steps.h"
#include "core/library-versions.h"
#include "core/sha256.h"

#include <glib/gi18n-lib.h>

/* What a frame of zstd begins with: RFC 8878, 3.1.1.1. */
#define FRAME_HEADER 18

void
sheaf_version_free (SheafVersion *self)
{
  g_free (self->encoding);
  g_free (self);
}

/* --- the list --- */

static SheafVersionReason
read_reason (const char *text)
{
  static const char *const names[] = { "updated", "edited", "conflict", "undone" };

  for (guint i = 0; text && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      return (SheafVersionReason) i;
  return SHEAF_VERSION_UPDATED;
}

static SheafVersion *
read_version (SheafStatement *row)
{
  SheafVersion *self = g_new0 (SheafVersion, 1);
  g_autoptr (GBytes) frame = sheaf_statement_get_bytes (row, 3);
  SheafSha256 digest;
  gsize size = 0;
  gconstpointer data = sheaf_statement_get_data (row, 4, &size);

  self->id = sheaf_statement_get_int64 (row, 0);
  self->reason = read_reason (sheaf_statement_get_text (row, 1));
  self->time = sheaf_statement_get_int64 (row, 2);
  self->size = frame ? sheaf_draft_unpacked_size (frame) : 0;
  if (sheaf_sha256_read (data, size, &digest))
    sheaf_sha256_format (&digest, self->sha256);
  self->encoding = sheaf_statement_dup_text (row, 5);
  return self;
}

static gboolean
check_article (SheafLibrary *self, gint64 id, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, "SELECT 1 FROM article WHERE id = ? AND trashed < 2",
                            SHEAF_VALUES (SHEAF_INT (id)), error);

  return sheaf_library_step_article (row, id, error);
}

GPtrArray *
sheaf_library_list_versions (SheafLibrary *self, gint64 article, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_version_free);
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self, NULL);

  if (!check_article (self, article, error))
    return NULL;
  row = sheaf_database_query (
      self->database,
      "SELECT v.id, v.reason, v.time, substr (v.raw, 1, ?2), v.sha256, v.encoding FROM version v"
      " WHERE v.article = ?1 AND v.sha256 <> (SELECT sha256 FROM article WHERE id = ?1)"
      " AND NOT EXISTS (SELECT 1 FROM version w WHERE w.article = ?1 AND w.sha256 = v.sha256"
      " AND w.id > v.id) ORDER BY v.id DESC",
      SHEAF_VALUES (SHEAF_INT (article), SHEAF_INT (FRAME_HEADER)), error);
  while (sheaf_statement_step (row, error))
    g_ptr_array_add (list, read_version (row));
  return sheaf_statement_ended (row) ? g_steal_pointer (&list) : NULL;
}

GBytes *
sheaf_library_read_version (SheafLibrary *self, gint64 version, GError **error)
{
  g_auto (SheafDeriving) deriving = { 0 };
  GBytes *bytes = NULL;

  g_return_val_if_fail (self, NULL);

  return sheaf_versions_read (self, version, &bytes, &deriving, error) ? bytes : NULL;
}

/* --- taking back --- */

static gboolean
find_article (SheafLibrary *self, gint64 version, gint64 *article, GError **error)
{
  *article = 0;
  if (!sheaf_database_get_int64 (self->database, "SELECT article FROM version WHERE id = ?",
                                 SHEAF_VALUES (SHEAF_INT (version)), article, error))
    return FALSE;
  if (*article)
    return check_article (self, *article, error);
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND,
                       _ ("The earlier bytes of the article are no longer kept"));
  return FALSE;
}

/* @step is begun where there is none yet. */
static gboolean
settle (SheafLibrary *self, gint64 article, gint64 *step, GError **error)
{
  g_autofree char *conflict = NULL;

  if (!sheaf_rows_get_overlay (self, article, "conflict", &conflict, error))
    return FALSE;
  if (!conflict)
    return TRUE;
  if (!*step)
    *step = sheaf_steps_begin_edit (self, error);
  return *step &&
         sheaf_steps_record (self, *step, article, "conflict", SHEAF_TEXT (conflict), SHEAF_NULL,
                             error) &&
         sheaf_rows_set_overlay (self, article, "conflict", NULL, error);
}

/* The version stays where it is: earlier steps may name it. */
static gboolean
restore (SheafLibrary *self, gint64 article, gint64 version, gint64 *step, GError **error)
{
  g_auto (SheafDeriving) deriving = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SheafDraft) draft = NULL;
  gint64 kept = 0;

  if (!sheaf_versions_read (self, version, &bytes, &deriving, error) ||
      !sheaf_derive_find_path (self, article, &path, error))
    return FALSE;
  draft = sheaf_derive (self, bytes, path, &deriving, error);
  kept = draft ? sheaf_versions_keep (self, article, "edited", error) : 0;
  *step = kept ? sheaf_steps_begin_edit (self, error) : 0;
  return *step &&
         sheaf_steps_record (self, *step, article, "source", SHEAF_INT (kept), SHEAF_NULL, error) &&
         settle (self, article, step, error) &&
         sheaf_rows_replace (self, article, draft, deriving.import, error);
}

gboolean
sheaf_library_restore_version (SheafLibrary *self, gint64 version, gint64 *step, GError **error)
{
  g_autoptr (SheafTransaction) transaction = NULL;
  gint64 article = 0;
  gint64 made = 0;

  g_return_val_if_fail (self, FALSE);

  transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction || !find_article (self, version, &article, error) ||
      !restore (self, article, version, &made, error) ||
      !sheaf_transaction_commit (&transaction, error))
    return FALSE;
  if (step)
    *step = made;
  return TRUE;
}

gboolean
sheaf_library_settle_conflict (SheafLibrary *self, gint64 article, gint64 *step, GError **error)
{
  g_autoptr (SheafTransaction) transaction = NULL;
  gint64 made = 0;

  g_return_val_if_fail (self, FALSE);

  transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction || !check_article (self, article, error) ||
      !settle (self, article, &made, error) || !sheaf_transaction_commit (&transaction, error))
    return FALSE;
  if (step)
    *step = made;
  return TRUE;
}
