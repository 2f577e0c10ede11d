/* library-steps.c: note down what a change changes, so that it can be taken back
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-steps.h"

#include "core/backups.h"
#include "core/library-private.h"
#include "core/library-rows.h"

/* Twice what is promised. */
#define KEPT_STEPS 200

/* So many deleted for good are not without a backup. */
#define MANY 100

/* What a step needs of redoable ones: nothing, they end here. */
static gboolean
forget_undone (SheafLibrary *self, GError **error)
{
  return sheaf_database_run (self->database, "DELETE FROM undo_step WHERE undone IS NOT NULL",
                             SHEAF_VALUES (), error);
}

static gboolean
forget_oldest (SheafLibrary *self, GError **error)
{
  return sheaf_database_run (self->database,
                             "DELETE FROM undo_step WHERE id <= (SELECT id FROM undo_step ORDER BY "
                             "id DESC LIMIT 1 OFFSET ?)",
                             SHEAF_VALUES (SHEAF_INT (KEPT_STEPS)), error);
}

gint64
sheaf_steps_begin (SheafLibrary *self,
                   SheafStepKind kind,
                   gboolean on,
                   gint64 import,
                   GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  if (!forget_undone (self, error) ||
      !sheaf_database_run (
          self->database,
          "INSERT INTO undo_step (kind, direction, n_articles, time, import)"
          " VALUES (?, ?, 0, ?, ?)",
          SHEAF_VALUES (SHEAF_INT (kind), SHEAF_INT (on), SHEAF_INT (now), SHEAF_ID (import)),
          error))
    return 0;
  gint64 step = sheaf_database_last_id (self->database);
  return forget_oldest (self, error) ? step : 0;
}

gint64
sheaf_steps_for_import (SheafLibrary *self, gint64 import, GError **error)
{
  gint64 step = 0;
  if (!sheaf_database_get_int64 (self->database,
                                 "SELECT id FROM undo_step WHERE import = ? AND undone IS NULL",
                                 SHEAF_VALUES (SHEAF_INT (import)), &step, error))
    return 0;
  return step ? step : sheaf_steps_begin (self, SHEAF_STEP_IMPORT, TRUE, import, error);
}

gint64
sheaf_steps_begin_edit (SheafLibrary *self, GError **error)
{
  gint64 step = sheaf_steps_begin (self, SHEAF_STEP_EDIT, TRUE, 0, error);
  return step && sheaf_steps_add_articles (self, step, 1, error) ? step : 0;
}

gboolean
sheaf_steps_add_articles (SheafLibrary *self, gint64 step, guint n, GError **error)
{
  return sheaf_database_run (self->database,
                             "UPDATE undo_step SET n_articles = n_articles + ? WHERE id = ?",
                             SHEAF_VALUES (SHEAF_INT (n), SHEAF_INT (step)), error);
}

gboolean
sheaf_steps_record (SheafLibrary *self,
                    gint64 step,
                    gint64 article,
                    const char *field,
                    SheafValue before,
                    SheafValue after,
                    GError **error)
{
  return sheaf_database_run (
      self->database,
      "INSERT INTO undo_change (step, position, article, field, before, after)"
      " SELECT ?1, coalesce (max (position), 0) + 1, ?2, ?3, ?4, ?5 FROM undo_change"
      " WHERE step = ?1",
      SHEAF_VALUES (SHEAF_INT (step), SHEAF_INT (article), SHEAF_TEXT (field), before, after),
      error);
}

static SheafValue
digest_value (const SheafPlaceState *state)
{
  return state->article ? SHEAF_BLOB (state->digest.bytes, sizeof state->digest.bytes) : SHEAF_NULL;
}

static SheafValue
main_value (const SheafPlaceState *state)
{
  return state->article ? SHEAF_INT (state->main) : SHEAF_NULL;
}

gboolean
sheaf_steps_record_place (SheafLibrary *self,
                          gint64 step,
                          gint64 root,
                          const char *path,
                          const SheafPlaceState *before,
                          const SheafPlaceState *after,
                          GError **error)
{
  return sheaf_database_run (
      self->database,
      "INSERT INTO undo_place (step, position, root, path, before_article, before_main,"
      " before_sha256, before_site, after_article, after_main, after_sha256, after_site)"
      " SELECT ?1, coalesce (max (position), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11"
      " FROM undo_place WHERE step = ?1",
      SHEAF_VALUES (SHEAF_INT (step), SHEAF_INT (root), sheaf_places_value (path),
                    SHEAF_ID (before->article), main_value (before), digest_value (before),
                    SHEAF_INT ((gint64) before->site), SHEAF_ID (after->article),
                    main_value (after), digest_value (after), SHEAF_INT ((gint64) after->site)),
      error);
}

/* --- what nobody can bring back --- */

static GArray *
find_lost (SheafLibrary *self, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT id FROM article a INDEXED BY article_withdrawn WHERE trashed = 2 AND NOT EXISTS"
      " (SELECT 1 FROM undo_change c WHERE c.article = a.id AND c.field = 'added') LIMIT ?",
      SHEAF_VALUES (SHEAF_INT (limit)), error);
  while (sheaf_statement_step (row, error))
    {
      gint64 id = sheaf_statement_get_int64 (row, 0);
      g_array_append_val (ids, id);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&ids) : NULL;
}

/* Many are deleted only where there is a backup of today that has them. That the disk has no room for
 * one is no error: they can stay. */
static gboolean
may_delete (SheafLibrary *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = find_lost (self, MANY, &error);
  if (ids && (ids->len < MANY || sheaf_backups_has_today (self->path, now) ||
              sheaf_backups_make (self->database, self->path, SHEAF_BACKUP_DELETION, now, NULL,
                                  NULL, &error)))
    return TRUE;
  g_message ("Articles that were withdrawn stay, as no backup can be made: %s", error->message);
  return FALSE;
}

gboolean
sheaf_steps_purge (SheafLibrary *self, guint limit, gboolean *left, GError **error)
{
  g_return_val_if_fail (self && left && limit, FALSE);

  *left = FALSE;
  g_autoptr (GArray) ids = find_lost (self, limit, error);
  if (!ids || !ids->len)
    return ids != NULL;
  if (!may_delete (self))
    return TRUE;

  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction)
    return FALSE;
  /* Again inside the transaction: another process may have purged or stored in between. */
  g_autoptr (GArray) lost = find_lost (self, limit, error);
  if (!lost)
    return FALSE;
  for (guint i = 0; i < lost->len; i++)
    if (!sheaf_rows_delete (self, g_array_index (lost, gint64, i), error))
      return FALSE;
  *left = lost->len == limit;
  return sheaf_transaction_commit (&transaction, error);
}
