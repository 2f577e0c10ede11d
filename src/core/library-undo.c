/* library-undo.c: take changes back, and make them again
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-undo.h"

#include "core/library-articles.h"
#include "core/library-derive.h"
#include "core/library-highlights.h"
#include "core/library-overlay.h"
#include "core/library-places.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-versions.h"
#include "core/prefix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- which step --- */

#define STEP_COLUMNS                                                                               \
  "SELECT id, kind, direction, n_articles, time, undone IS NOT NULL, import FROM undo_step"

static SheafStep
read_step (SheafStatement *row)
{
  return (SheafStep){ .id = sheaf_statement_get_int64 (row, 0),
                      .kind = (SheafStepKind) sheaf_statement_get_int64 (row, 1),
                      .on = sheaf_statement_get_int64 (row, 2) != 0,
                      .n_articles = (guint) sheaf_statement_get_int64 (row, 3),
                      .time = sheaf_statement_get_int64 (row, 4),
                      .undone = sheaf_statement_get_int64 (row, 5) != 0,
                      .import = sheaf_statement_get_int64 (row, 6) };
}

static gboolean
find_step (SheafLibrary *self,
           const char *sql,
           const SheafValue *values,
           SheafStep *step,
           GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (self->database, sql, values, error);
  *step = (SheafStep){ 0 };
  if (!sheaf_statement_step (row, error))
    return sheaf_statement_ended (row);
  *step = read_step (row);
  return TRUE;
}

gboolean
sheaf_library_peek_undo (SheafLibrary *self, SheafStep *step, GError **error)
{
  g_return_val_if_fail (self && step, FALSE);
  return find_step (self, STEP_COLUMNS " WHERE undone IS NULL ORDER BY id DESC LIMIT 1",
                    SHEAF_VALUES (), step, error);
}

gboolean
sheaf_library_peek_redo (SheafLibrary *self, SheafStep *step, GError **error)
{
  g_return_val_if_fail (self && step, FALSE);
  return find_step (self, STEP_COLUMNS " WHERE undone IS NOT NULL ORDER BY undone DESC LIMIT 1",
                    SHEAF_VALUES (), step, error);
}

GPtrArray *
sheaf_library_list_steps (SheafLibrary *self, guint limit, GError **error)
{
  g_return_val_if_fail (self, NULL);

  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, STEP_COLUMNS " ORDER BY id DESC LIMIT ?",
                            SHEAF_VALUES (SHEAF_INT (limit ? (gint64) limit : -1)), error);
  while (sheaf_statement_step (row, error))
    {
      SheafStep step = read_step (row);
      g_ptr_array_add (steps, g_memdup2 (&step, sizeof step));
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&steps) : NULL;
}

/* --- places --- */

static gboolean
restore_place (SheafLibrary *self, SheafStatement *row, GError **error)
{
  gint64 root = sheaf_statement_get_int64 (row, 0);
  gint64 article = sheaf_statement_get_int64 (row, 2);
  g_autofree char *path = sheaf_places_column (row, 1);
  if (!article)
    return sheaf_database_run (self->database, "DELETE FROM place WHERE root = ? AND path = ?",
                               SHEAF_VALUES (SHEAF_INT (root), sheaf_places_value (path)), error);
  SheafPlaceState state = { .article = article,
                            .main = sheaf_statement_get_int64 (row, 3) != 0,
                            .site = (gsize) sheaf_statement_get_int64 (row, 5) };
  gsize size = 0;
  gconstpointer data = sheaf_statement_get_data (row, 4, &size);
  if (!sheaf_sha256_read (data, size, &state.digest))
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
                           _ ("The library is damaged: a checksum has the wrong length"));
      return FALSE;
    }
  /* How the file looked then is not known any more, so it will be read again. */
  const SheafSignature unknown = { 0 };
  return sheaf_places_set (self, root, path, &state, &unknown, error);
}

static gboolean
restore_places (SheafLibrary *self, gint64 step, gboolean back, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      back
          ? "SELECT root, path, before_article, before_main, before_sha256, before_site FROM "
            "undo_place"
            " WHERE step = ? ORDER BY position DESC"
          : "SELECT root, path, after_article, after_main, after_sha256, after_site FROM undo_place"
            " WHERE step = ? ORDER BY position",
      SHEAF_VALUES (SHEAF_INT (step)), error);
  while (sheaf_statement_step (row, error))
    if (!restore_place (self, row, error))
      return FALSE;
  return sheaf_statement_ended (row);
}

/* --- articles that came in --- */

/* All at once: an import of a hundred thousand is one statement for each table. */
static gboolean
restore_added (SheafLibrary *self, gint64 step, gboolean back, GError **error)
{
  const SheafValue *values = SHEAF_VALUES (SHEAF_INT (step), SHEAF_INT (back ? 2 : 0));
  return sheaf_database_run (
             self->database,
             "UPDATE article SET trashed = ?2 WHERE id IN"
             " (SELECT article FROM undo_change WHERE step = ?1 AND field = 'added')",
             values, error) &&
         sheaf_database_run (
             self->database,
             "UPDATE article_category SET hidden = ?2 <> 0 WHERE article IN"
             " (SELECT article FROM undo_change WHERE step = ?1 AND field = 'added')",
             values, error);
}

/* --- everything else --- */

typedef struct
{
  gint64 step;
  gint64 position;
  gint64 article;
  char *field;
  gint64 number; /* the value of the side to go to */
  char *text;    /* the same as text; NULL for null */
  gint64 other;  /* the number of the side we come from */
} Change;

static void
change_free (Change *self)
{
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

/* What came in with the step goes and comes as it is, whatever happened to it meanwhile: a file may be moved while
 * it is imported. */
#define CHANGES                                                                                    \
  " FROM undo_change WHERE step = ?1 AND article NOT IN"                                           \
  " (SELECT article FROM undo_change WHERE step = ?1 AND field = 'added') ORDER BY position"

static GPtrArray *
read_changes (SheafLibrary *self, gint64 step, gboolean back, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database,
                            back ? "SELECT position, article, field, before, after" CHANGES " DESC"
                                 : "SELECT position, article, field, after, before" CHANGES,
                            SHEAF_VALUES (SHEAF_INT (step)), error);
  while (sheaf_statement_step (row, error))
    {
      Change *change = g_new0 (Change, 1);
      change->step = step;
      change->position = sheaf_statement_get_int64 (row, 0);
      change->article = sheaf_statement_get_int64 (row, 1);
      change->field = sheaf_statement_dup_text (row, 2);
      change->number = sheaf_statement_get_int64 (row, 3);
      change->text = sheaf_statement_dup_text (row, 3);
      change->other = sheaf_statement_get_int64 (row, 4);
      g_ptr_array_add (changes, change);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&changes) : NULL;
}

/* Why what is current is kept when a step is done again. */
static const char *
find_reason (SheafLibrary *self, gint64 step, GError **error)
{
  gint64 kind = -1;

  if (!sheaf_database_get_int64 (self->database, "SELECT kind FROM undo_step WHERE id = ?",
                                 SHEAF_VALUES (SHEAF_INT (step)), &kind, error))
    return NULL;
  return kind == SHEAF_STEP_EDIT ? "edited" : "updated";
}

/* The kept bytes become current and the current ones are kept, to be had back by the other way. */
static gboolean
restore_source (SheafLibrary *self, const Change *change, gboolean back, GError **error)
{
  const char *reason = back ? "undone" : find_reason (self, change->step, error);
  gint64 kept =
      reason ? sheaf_versions_swap (self, change->article, change->number, reason, error) : 0;
  return kept && sheaf_database_run (self->database,
                                     back ? "UPDATE undo_change SET before = NULL, after = ?3 "
                                            "WHERE step = ?1 AND position = ?2"
                                          : "UPDATE undo_change SET before = ?3, after = NULL "
                                            "WHERE step = ?1 AND position = ?2",
                                     SHEAF_VALUES (SHEAF_INT (change->step),
                                                   SHEAF_INT (change->position), SHEAF_INT (kept)),
                                     error);
}

/* @dialect, @encoding: (nullable): as it was read before, where that was otherwise */
static gboolean
restore_reading (SheafLibrary *self,
                 gint64 article,
                 const char *dialect,
                 const char *encoding,
                 GError **error)
{
  g_auto (SheafDeriving) deriving = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = sheaf_library_get_source (self, article, error);
  if (!bytes || !sheaf_deriving_read (self, article, &deriving, error) ||
      !sheaf_derive_find_path (self, article, &path, error))
    return FALSE;
  if (dialect && !sheaf_dialect_from_string (dialect, &deriving.dialect))
    deriving.dialect = SHEAF_DIALECT_PLAIN;
  if (encoding)
    {
      g_free (deriving.encoding);
      deriving.encoding = g_strdup (encoding);
    }
  g_autoptr (SheafDraft) draft = sheaf_derive (self, bytes, path, &deriving, error);
  return draft && sheaf_rows_replace (self, article, draft, deriving.import, error);
}

static gboolean
restore_change (SheafLibrary *self, const Change *change, gboolean back, GError **error)
{
  if (g_str_equal (change->field, "source"))
    return restore_source (self, change, back, error);
  if (g_str_equal (change->field, "derive"))
    return restore_reading (self, change->article, change->text, NULL, error);
  if (g_str_equal (change->field, "encoding"))
    return restore_reading (self, change->article, NULL, change->text, error);
  if (g_str_equal (change->field, "kept-encoding"))
    return sheaf_rows_set_overlay (self, change->article, "encoding", change->text, error);
  if (g_str_equal (change->field, "into"))
    return sheaf_rows_set_overlay (self, change->article, "into", change->text, error) &&
           restore_reading (self, change->article, NULL, NULL, error);
  if (sheaf_has_prefix (change->field, SHEAF_STEP_EDIT_FIELD))
    return sheaf_overlay_write_edit (self, change->article,
                                     change->field + strlen (SHEAF_STEP_EDIT_FIELD), change->text,
                                     error) &&
           restore_reading (self, change->article, NULL, NULL, error);
  if (sheaf_has_prefix (change->field, SHEAF_STEP_HIGHLIGHT_FIELD))
    return sheaf_highlights_write (self, change->article,
                                   change->field + strlen (SHEAF_STEP_HIGHLIGHT_FIELD),
                                   change->text, error);
  if (g_str_equal (change->field, "conflict"))
    return sheaf_rows_set_overlay (self, change->article, change->field, change->text, error);
  return sheaf_rows_set_flag (self, change->article, change->field, change->number, error);
}

static gboolean
restore_changes (SheafLibrary *self, gint64 step, gboolean back, GError **error)
{
  g_autoptr (GPtrArray) changes = read_changes (self, step, back, error);
  if (!changes)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!restore_change (self, g_ptr_array_index (changes, i), back, error))
      return FALSE;
  return TRUE;
}

/* --- the import itself --- */

/* One that still runs ends with its step: more of it would be a second step. */
static gboolean
end_import (SheafLibrary *self, gint64 step, GError **error)
{
  return sheaf_database_run (
      self->database,
      "UPDATE import SET finished = ?2, error = ?3"
      " WHERE id = (SELECT import FROM undo_step WHERE id = ?1) AND finished IS NULL",
      SHEAF_VALUES (SHEAF_INT (step), SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC),
                    SHEAF_TEXT (_ ("The import did not end; what had come in was undone"))),
      error);
}

/* Its folders are not kept up with while it is undone: the next look would bring everything back. */
static gboolean
restore_import (SheafLibrary *self, gint64 step, gboolean back, GError **error)
{
  return (!back || end_import (self, step, error)) &&
         sheaf_database_run (
             self->database,
             "UPDATE root SET remembered = ?2 WHERE remembered = ?3 AND import ="
             " (SELECT import FROM undo_step WHERE id = ?1)",
             SHEAF_VALUES (SHEAF_INT (step), SHEAF_INT (back ? 2 : 1), SHEAF_INT (back ? 1 : 2)),
             error);
}

/* Places first: what is derived again reads its path from there. */
static gboolean
restore (SheafLibrary *self, gint64 step, gboolean back, GError **error)
{
  return restore_places (self, step, back, error) && restore_added (self, step, back, error) &&
         restore_changes (self, step, back, error) && restore_import (self, step, back, error) &&
         sheaf_database_run (
             self->database,
             back ? "UPDATE undo_step SET undone ="
                    " (SELECT coalesce (max (undone), 0) + 1 FROM undo_step) WHERE id = ?"
                  : "UPDATE undo_step SET undone = NULL WHERE id = ?",
             SHEAF_VALUES (SHEAF_INT (step)), error);
}

/* --- undo, redo --- */

typedef gboolean (*PeekFunc) (SheafLibrary *self, SheafStep *step, GError **error);

static gboolean
take (SheafLibrary *self, PeekFunc peek, gboolean back, SheafStep *taken, GError **error)
{
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  SheafStep step;
  if (!transaction || !peek (self, &step, error))
    return FALSE;
  if (!step.id)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND,
                           back ? _ ("There is nothing to undo") : _ ("There is nothing to redo"));
      return FALSE;
    }
  if (!restore (self, step.id, back, error) || !sheaf_transaction_commit (&transaction, error))
    return FALSE;
  if (taken)
    *taken = step;
  return TRUE;
}

gboolean
sheaf_library_undo (SheafLibrary *self, SheafStep *step, GError **error)
{
  g_return_val_if_fail (self, FALSE);
  return take (self, sheaf_library_peek_undo, TRUE, step, error);
}

gboolean
sheaf_library_redo (SheafLibrary *self, SheafStep *step, GError **error)
{
  g_return_val_if_fail (self, FALSE);
  return take (self, sheaf_library_peek_redo, FALSE, step, error);
}

static gboolean
find_standing (SheafLibrary *self, gint64 id, SheafStep *step, GError **error)
{
  if (!find_step (self, STEP_COLUMNS " WHERE id = ? AND undone IS NULL",
                  SHEAF_VALUES (SHEAF_INT (id)), step, error))
    return FALSE;
  if (!step->id)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND,
                         _ ("The change has been undone already"));
  return step->id != 0;
}

/* From the newest that stands down to @id, which stands. */
static gboolean
restore_down_to (SheafLibrary *self, gint64 id, guint *n, GError **error)
{
  SheafStep step = { 0 };
  for (*n = 0; step.id != id; ++*n)
    if (!sheaf_library_peek_undo (self, &step, error) || !restore (self, step.id, TRUE, error))
      return FALSE;
  return TRUE;
}

gboolean
sheaf_library_undo_to (SheafLibrary *self, gint64 id, SheafStep *last, guint *n, GError **error)
{
  g_return_val_if_fail (self, FALSE);

  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  SheafStep step;
  guint undone = 0;
  if (!transaction || !find_standing (self, id, &step, error) ||
      !restore_down_to (self, id, &undone, error) ||
      !sheaf_transaction_commit (&transaction, error))
    return FALSE;
  if (last)
    *last = step;
  if (n)
    *n = undone;
  return TRUE;
}

/* Whether a later step that stands rests on what this one did: the same value of an article, anything
 * of an article that this one brought, or the same place. */
static gboolean
find_later_change (SheafLibrary *self, gint64 step, gint64 *found, GError **error)
{
  *found = 0;
  return sheaf_database_get_int64 (
      self->database,
      "SELECT 1 FROM undo_step s WHERE s.id > ?1 AND s.undone IS NULL AND ("
      " EXISTS (SELECT 1 FROM undo_change d JOIN undo_change c ON c.article = d.article"
      "  WHERE d.step = s.id AND c.step = ?1 AND (c.field = d.field OR c.field = 'added'))"
      " OR EXISTS (SELECT 1 FROM undo_place d JOIN undo_change c"
      "  ON c.article IN (d.before_article, d.after_article)"
      "  WHERE d.step = s.id AND c.step = ?1 AND c.field IN ('added', 'source', 'derive'))"
      " OR EXISTS (SELECT 1 FROM undo_place d JOIN undo_place c ON c.root = d.root"
      "  AND c.path = d.path WHERE d.step = s.id AND c.step = ?1)) LIMIT 1",
      SHEAF_VALUES (SHEAF_INT (step)), found, error);
}

gboolean
sheaf_library_undo_step (SheafLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self, FALSE);

  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  SheafStep step;
  gint64 later = 0;
  if (!transaction || !find_standing (self, id, &step, error))
    return FALSE;
  if (!find_later_change (self, id, &later, error))
    return FALSE;
  if (later)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                           _ ("The same articles were changed again since; undo that first"));
      return FALSE;
    }
  return restore (self, id, TRUE, error) && sheaf_transaction_commit (&transaction, error);
}
