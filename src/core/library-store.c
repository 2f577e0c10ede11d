/* library-store.c: take a batch of files in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-changed.h"
#include "core/library-derive.h"
#include "core/library-highlights.h"
#include "core/library-identity.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-state.h"
#include "core/library-steps.h"

#include <glib/gi18n-lib.h>

/* --- new articles --- */

/* What an undo withdrew from this place can come back no more, now that the place is taken. */
static gboolean
clear_withdrawn (SheafStoreBatch *self, const SheafStoreItem *item, GError **error)
{
  SheafPlace place;
  if (!sheaf_places_find (self->library, item->root, item->origin, &place, error))
    return FALSE;
  return !place.id || sheaf_rows_delete (self->library, place.article, error);
}

/* The place of a new article is not noted: it stays with the article when that is withdrawn. */
static gboolean
insert (SheafStoreBatch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  gint64 root = 0;
  if (!sheaf_batch_count_article (self, error) || !clear_withdrawn (self, item, error))
    return FALSE;
  item->id = sheaf_rows_insert (self->library, item->draft, self->import, verdict->into, error);
  const SheafPlaceState state = sheaf_verdict_get_state (verdict, item->id);
  return item->id &&
         (!item->own_encoding ||
          sheaf_rows_set_overlay (self->library, item->id, "encoding", item->encoding, error)) &&
         (!item->state || sheaf_state_adopt (self->library, item->id, item->state, item->draft,
                                             self->import, error)) &&
         sheaf_places_find_root (self->library, item->root, &root, error) &&
         sheaf_places_set (self->library, root, item->origin, &state, &item->signature, error) &&
         sheaf_batch_record (self, item->id, "added", SHEAF_INT (0), SHEAF_INT (1), error);
}

/* --- the same bytes elsewhere --- */

/* What was highlighted in the copy that was exported is not lost because the article is here already. */
static gboolean
merge_highlights (SheafStoreBatch *self, const SheafStoreItem *item, gint64 article, GError **error)
{
  for (guint i = 0; item->state && i < item->state->highlights->len; i++)
    {
      const SheafHighlight *highlight = g_ptr_array_index (item->state->highlights, i);
      g_autofree char *field = g_strconcat (SHEAF_STEP_HIGHLIGHT_FIELD, highlight->key, NULL);
      g_autofree char *json = sheaf_highlight_format (highlight);
      g_autofree char *known = NULL;

      if (!sheaf_highlights_find (self->library, article, highlight->key, &known, error))
        return FALSE;
      if (!known &&
          (!sheaf_batch_record (self, article, field, SHEAF_NULL, SHEAF_TEXT (json), error) ||
           !sheaf_highlights_write (self->library, article, highlight->key, json, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_place (SheafStoreBatch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  const SheafPlaceState none = { 0 };
  SheafPlaceState after = sheaf_verdict_get_state (verdict, verdict->place.article);
  after.main = FALSE;
  return sheaf_batch_ensure_step (self, error) && clear_withdrawn (self, item, error) &&
         sheaf_batch_set_place (self, item, verdict, &none, &after, error) &&
         merge_highlights (self, item, verdict->place.article, error);
}

/* The file as it is to be read at its new place: in the encoding of its article, unless another is asked for. A file
 * does not change by being moved. @redrawn: (out) (transfer full) (nullable): NULL: as it was read */
static gboolean
redraw_moved (SheafStoreBatch *self,
              const SheafStoreItem *item,
              const SheafDeriving *as_before,
              SheafDraft **redrawn,
              GError **error)
{
  SheafDeriving deriving = *as_before;
  *redrawn = NULL;
  if (item->encoding || g_strcmp0 (deriving.encoding, item->draft->article->encoding) == 0)
    return TRUE;
  deriving.dialect = item->draft->article->dialect;
  *redrawn = sheaf_derive (self->library, item->draft->bytes,
                           sheaf_derive_below_site (item->origin, item->site), &deriving, error);
  return *redrawn != NULL;
}

/* Title and categories may come from the path: read again what reads otherwise at the new one. What was edited
 * is left as it is, the file does not say it any more. */
static gboolean
derive_moved (SheafStoreBatch *self,
              SheafStoreItem *item,
              const SheafVerdict *verdict,
              GError **error)
{
  gint64 id = verdict->place.article;
  g_auto (SheafDeriving) deriving = { 0 };
  g_autoptr (SheafDraft) redrawn = NULL;
  gboolean alike = FALSE;
  if (!verdict->place.main || !sheaf_sha256_equal (&verdict->place.current, &verdict->digest))
    return TRUE;
  if (!sheaf_deriving_read (self->library, id, &deriving, error) ||
      !redraw_moved (self, item, &deriving, &redrawn, error))
    return FALSE;
  const SheafDraft *draft = redrawn ? redrawn : item->draft;
  if (!sheaf_identity_reads_alike (self->library, id, draft, verdict->into, &alike, error))
    return FALSE;
  if (alike)
    return TRUE;
  const char *before = sheaf_dialect_to_string (deriving.dialect);
  const char *after = sheaf_dialect_to_string (draft->article->dialect);
  return sheaf_batch_adopt_into (self, verdict, error) &&
         sheaf_batch_record (self, id, "derive", SHEAF_TEXT (before), SHEAF_TEXT (after), error) &&
         sheaf_rows_replace (self->library, id, draft, deriving.import, error);
}

/* Takes the old place away, and notes it. */
static gboolean
leave_place (SheafStoreBatch *self, const SheafPlace *place, GError **error)
{
  const SheafPlaceState before = sheaf_place_get_state (place), none = { 0 };
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->library->database, "SELECT path FROM place WHERE id = ?",
                            SHEAF_VALUES (SHEAF_INT (place->id)), error);
  if (!sheaf_statement_step (row, error))
    return FALSE;
  g_autofree char *path = sheaf_places_column (row, 0);
  return sheaf_steps_record_place (self->library, self->step, place->root, path, &before, &none,
                                   error) &&
         sheaf_database_run (self->library->database, "DELETE FROM place WHERE id = ?",
                             SHEAF_VALUES (SHEAF_INT (place->id)), error);
}

static gboolean
move (SheafStoreBatch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  const SheafPlaceState none = { 0 };
  SheafPlaceState after = sheaf_place_get_state (&verdict->place);
  after.site = verdict->site;
  return sheaf_batch_count_article (self, error) && clear_withdrawn (self, item, error) &&
         leave_place (self, &verdict->place, error) &&
         sheaf_batch_set_place (self, item, verdict, &none, &after, error) &&
         derive_moved (self, item, verdict, error);
}

/* --- one item --- */

static gboolean
apply (SheafStoreBatch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  switch (verdict->action)
    {
    case SHEAF_ACTION_TOUCH:
      return sheaf_places_touch (self->library, verdict->place.id, &verdict->digest,
                                 &item->signature, error);
    case SHEAF_ACTION_READ_AGAIN:
      return sheaf_changed_read_again (self, item, verdict, error);
    case SHEAF_ACTION_INSERT:
      return insert (self, item, verdict, error);
    case SHEAF_ACTION_UPDATE:
      return sheaf_changed_update (self, item, verdict, error);
    case SHEAF_ACTION_PART:
      return sheaf_changed_part (self, item, verdict, error);
    case SHEAF_ACTION_CONFLICT:
      return sheaf_changed_conflict (self, item, verdict, error);
    case SHEAF_ACTION_ADD_PLACE:
      return add_place (self, item, verdict, error);
    case SHEAF_ACTION_MOVE:
      return move (self, item, verdict, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Whether only this item is to blame; a full disk or a lost file would be so for all of them. */
static gboolean
is_own_fault (SheafStoreBatch *self, const GError *error)
{
  return sheaf_database_in_transaction (self->library->database) &&
         (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_FAILED) ||
          g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_INVALID) ||
          g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT) ||
          g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND));
}

static gboolean
store_item (SheafStoreBatch *self, SheafStoreItem *item, GError **error)
{
  SheafDatabase *database = self->library->database;
  g_auto (SheafVerdict) verdict = { 0 };
  g_autoptr (GError) reason = NULL;
  gint64 step = self->step;

  item->id = 0;
  if (!sheaf_database_run (database, "SAVEPOINT item", SHEAF_VALUES (), error))
    return FALSE;
  if (sheaf_identity_decide (self->library, self->roots, self->rules, item, &verdict, &reason) &&
      apply (self, item, &verdict, &reason))
    sheaf_identity_set_outcome (item, &verdict);
  else if (!is_own_fault (self, reason) ||
           !sheaf_database_run (database, "ROLLBACK TO item", SHEAF_VALUES (), error))
    {
      if (error && !*error)
        g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  else
    {
      self->step = step;
      sheaf_identity_set_failed (item, reason);
    }
  return sheaf_database_run (database, "RELEASE item", SHEAF_VALUES (), error);
}

void
sheaf_store_item_clear (SheafStoreItem *self)
{
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->into, g_free);
  g_clear_pointer (&self->redrawn, sheaf_draft_free);
}

static void
take_back_outcomes (SheafStoreItem *items, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      items[i].outcome = SHEAF_OUTCOME_FAILED;
      items[i].id = 0;
      sheaf_store_item_clear (&items[i]);
    }
}

/* An import ends when its step is undone while it runs: more of it would be a second step. */
static gboolean
check_running (SheafLibrary *self, gint64 import, GError **error)
{
  gint64 ended = 0;
  if (!sheaf_database_get_int64 (self->database,
                                 "SELECT finished IS NOT NULL FROM import WHERE id = ?",
                                 SHEAF_VALUES (SHEAF_INT (import)), &ended, error))
    return FALSE;
  if (ended)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INTERRUPTED,
                         _ ("The import was undone while it ran, so nothing more of it comes in"));
  return !ended;
}

static gboolean
store_all (SheafStoreBatch *self, SheafStoreItem *items, guint n_items, GError **error)
{
  g_autoptr (SheafRoots) roots = NULL;
  if (!check_running (self->library, self->import, error))
    return FALSE;
  roots = self->roots = sheaf_roots_new (self->library, error);
  for (guint i = 0; roots && i < n_items; i++)
    if (!store_item (self, &items[i], error))
      return FALSE;
  return roots != NULL;
}

gboolean
sheaf_library_store (SheafLibrary *self,
                     gint64 import,
                     const SheafImportRules *rules,
                     SheafStoreItem *items,
                     guint n_items,
                     GError **error)
{
  g_return_val_if_fail (self && import > 0 && rules && (items || !n_items), FALSE);

  SheafStoreBatch batch = { .library = self, .rules = rules, .import = import };
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  if (transaction && store_all (&batch, items, n_items, error) &&
      sheaf_transaction_commit (&transaction, error))
    return TRUE;
  take_back_outcomes (items, n_items);
  return FALSE;
}
