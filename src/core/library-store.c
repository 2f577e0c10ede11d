/* library-store.c: take a batch of files in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-articles.h"
#include "core/library-derive.h"
#include "core/library-identity.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-steps.h"
#include "core/library-versions.h"

#include <glib/gi18n-lib.h>

/* One call of sheaf_library_store(). */
typedef struct
{
  SheafLibrary *library;
  SheafRoots *roots;
  const SheafImportRules *rules;
  gint64 import;
  gint64 step; /* 0 until something changes */
} Batch;

/* --- what is noted for undo --- */

static gboolean
ensure_step (Batch *self, GError **error)
{
  if (!self->step)
    self->step = sheaf_steps_for_import (self->library, self->import, error);
  return self->step && sheaf_steps_add_articles (self->library, self->step, 1, error);
}

static gboolean
record (Batch *self,
        gint64 article,
        const char *field,
        SheafValue before,
        SheafValue after,
        GError **error)
{
  return sheaf_steps_record (self->library, self->step, article, field, before, after, error);
}

/* Gives the path of @item, or the one it is known by, to an article, and notes whose it was. */
static gboolean
set_place (Batch *self,
           const SheafStoreItem *item,
           const SheafVerdict *verdict,
           const SheafPlaceState *before,
           const SheafPlaceState *after,
           GError **error)
{
  gint64 root = verdict->place.root;
  const char *path = verdict->path ? verdict->path : item->origin;
  return (verdict->path || sheaf_places_find_root (self->library, item->root, &root, error)) &&
         sheaf_places_set (self->library, root, path, after, &item->signature, error) &&
         sheaf_steps_record_place (self->library, self->step, root, path, before, after, error);
}

static SheafPlaceState
state_of (const SheafPlace *place)
{
  return (SheafPlaceState){
    .article = place->article, .main = place->main, .digest = place->imported, .site = place->site
  };
}

/* The place of @article, its own, as the file is now. */
static SheafPlaceState
state_now (const SheafVerdict *verdict, gint64 article)
{
  return (SheafPlaceState){
    .article = article, .main = TRUE, .digest = verdict->digest, .site = verdict->site
  };
}

/* --- new articles --- */

/* What an undo withdrew from this place can come back no more, now that the place is taken. */
static gboolean
clear_withdrawn (Batch *self, const SheafStoreItem *item, GError **error)
{
  SheafPlace place;
  if (!sheaf_places_find (self->library, item->root, item->origin, &place, error))
    return FALSE;
  return !place.id || sheaf_rows_delete (self->library, place.article, error);
}

/* The place of a new article is not noted: it stays with the article when that is withdrawn. */
static gboolean
insert (Batch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  gint64 root = 0;
  if (!ensure_step (self, error) || !clear_withdrawn (self, item, error))
    return FALSE;
  item->id = sheaf_rows_insert (self->library, item->draft, self->import, self->rules->into, error);
  const SheafPlaceState state = state_now (verdict, item->id);
  return item->id && sheaf_places_find_root (self->library, item->root, &root, error) &&
         sheaf_places_set (self->library, root, item->origin, &state, &item->signature, error) &&
         record (self, item->id, "added", SHEAF_INT (0), SHEAF_INT (1), error);
}

static gboolean
copy_flags (Batch *self, gint64 from, gint64 to, GError **error)
{
  static const char *const columns[] = { "unread", "starred", "archived", "trashed" };
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->library->database,
                            "SELECT unread, starred, archived, trashed FROM article WHERE id = ?",
                            SHEAF_VALUES (SHEAF_INT (from)), error);
  if (!sheaf_statement_step (row, error))
    return FALSE;
  for (int i = 0; i < (int) G_N_ELEMENTS (columns); i++)
    if (!sheaf_rows_set_flag (self->library, to, columns[i], sheaf_statement_get_int64 (row, i),
                              error))
      return FALSE;
  return TRUE;
}

/* An article that was one with @from until now: same flags and overlay, bytes of its own. */
static gint64
insert_beside (Batch *self, gint64 from, const SheafDraft *draft, gint64 import, GError **error)
{
  g_autofree char *into = NULL;
  if (!sheaf_rows_get_overlay (self->library, from, "into", &into, error))
    return 0;
  gint64 id = sheaf_rows_insert (self->library, draft, import, into, error);
  if (!id || !copy_flags (self, from, id, error) ||
      !record (self, id, "added", SHEAF_INT (0), SHEAF_INT (1), error))
    return 0;
  return id;
}

static gboolean
part (Batch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  const SheafPlaceState before = state_of (&verdict->place);
  if (!ensure_step (self, error))
    return FALSE;
  item->id = insert_beside (self, verdict->place.article, sheaf_verdict_get_draft (verdict, item),
                            self->import, error);
  const SheafPlaceState after = state_now (verdict, item->id);
  return item->id && set_place (self, item, verdict, &before, &after, error);
}

/* --- changed articles --- */

typedef struct
{
  gint64 root;
  char *path;
  SheafPlaceState state;
  SheafSignature signature;
} OtherPlace;

static void
other_place_free (OtherPlace *self)
{
  g_free (self->path);
  g_free (self);
}

static GPtrArray *
find_other_places (Batch *self, const SheafPlace *place, GError **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) other_place_free);
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->library->database,
      "SELECT root, path, size, mtime, ctime, site FROM place WHERE article = ? AND id <> ?"
      " ORDER BY id",
      SHEAF_VALUES (SHEAF_INT (place->article), SHEAF_INT (place->id)), error);
  while (sheaf_statement_step (row, error))
    {
      OtherPlace *other = g_new0 (OtherPlace, 1);
      other->root = sheaf_statement_get_int64 (row, 0);
      other->path = sheaf_places_column (row, 1);
      other->state = (SheafPlaceState){ .article = place->article,
                                        .digest = place->imported,
                                        .site = (gsize) sheaf_statement_get_int64 (row, 5) };
      other->signature =
          (SheafSignature){ sheaf_statement_get_int64 (row, 2), sheaf_statement_get_int64 (row, 3),
                            sheaf_statement_get_int64 (row, 4) };
      g_ptr_array_add (others, other);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&others) : NULL;
}

static gint64
insert_old_bytes (Batch *self, gint64 article, const char *path, GError **error)
{
  g_auto (SheafDeriving) deriving = { 0 };
  g_autoptr (GBytes) bytes = sheaf_library_get_source (self->library, article, error);
  if (!bytes || !sheaf_deriving_read (self->library, article, &deriving, error))
    return 0;
  g_autoptr (SheafDraft) draft = sheaf_derive (self->library, bytes, path, &deriving, error);
  return draft ? insert_beside (self, article, draft, deriving.import, error) : 0;
}

/* The other places still hold the old bytes: those become an article of their own there. */
static gboolean
part_other_places (Batch *self, const SheafPlace *place, gboolean *parted, GError **error)
{
  g_autoptr (GPtrArray) others = find_other_places (self, place, error);
  if (!others || !others->len)
    return others != NULL;

  const OtherPlace *first = g_ptr_array_index (others, 0);
  gint64 id = insert_old_bytes (self, place->article,
                                sheaf_derive_below_site (first->path, first->state.site), error);
  *parted = TRUE;
  for (guint i = 0; id && i < others->len; i++)
    {
      const OtherPlace *other = g_ptr_array_index (others, i);
      SheafPlaceState after = other->state;
      after.article = id;
      after.main = i == 0;
      if (!sheaf_places_set (self->library, other->root, other->path, &after, &other->signature,
                             error) ||
          !sheaf_steps_record_place (self->library, self->step, other->root, other->path,
                                     &other->state, &after, error))
        return FALSE;
    }
  return id != 0;
}

/* Puts the article below the category that goes before its own, where that is another than before; what
 * is written of it next will be there. */
static gboolean
adopt_into (Batch *self, const SheafVerdict *verdict, GError **error)
{
  gint64 id = verdict->place.article;
  g_autofree char *earlier = NULL;
  if (!sheaf_rows_get_overlay (self->library, id, "into", &earlier, error))
    return FALSE;
  return g_strcmp0 (earlier, verdict->into) == 0 ||
         (record (self, id, "into", SHEAF_TEXT (earlier), SHEAF_TEXT (verdict->into), error) &&
          sheaf_rows_set_overlay (self->library, id, "into", verdict->into, error));
}

static gboolean
update (Batch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  const SheafPlace *place = &verdict->place;
  const SheafPlaceState before = state_of (place);
  const SheafPlaceState after = state_now (verdict, place->article);
  if (!ensure_step (self, error) || !part_other_places (self, place, &item->parted, error))
    return FALSE;
  gint64 version = sheaf_versions_keep (self->library, place->article, "updated", error);
  return version &&
         record (self, place->article, "source", SHEAF_INT (version), SHEAF_NULL, error) &&
         adopt_into (self, verdict, error) &&
         sheaf_rows_replace (self->library, place->article, sheaf_verdict_get_draft (verdict, item),
                             self->import, error) &&
         set_place (self, item, verdict, &before, &after, error);
}

static gboolean
keep_conflict (Batch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  const SheafPlace *place = &verdict->place;
  const SheafPlaceState before = state_of (place);
  const SheafPlaceState after = state_now (verdict, place->article);
  const SheafDraft *draft = sheaf_verdict_get_draft (verdict, item);
  g_autofree char *earlier = NULL;
  const char *hex = draft->article->sha256;
  return ensure_step (self, error) &&
         sheaf_versions_add (self->library, place->article, draft, self->import, "conflict",
                             error) &&
         sheaf_rows_get_overlay (self->library, place->article, "conflict", &earlier, error) &&
         record (self, place->article, "conflict", SHEAF_TEXT (earlier), SHEAF_TEXT (hex), error) &&
         sheaf_rows_set_overlay (self->library, place->article, "conflict", hex, error) &&
         set_place (self, item, verdict, &before, &after, error);
}

/* --- the same bytes, read in another way --- */

static gboolean
record_dialect (Batch *self, gint64 id, const char *before, SheafDialect now, GError **error)
{
  const char *after = sheaf_dialect_to_string (now);
  return g_strcmp0 (before, after) == 0 ||
         record (self, id, "derive", SHEAF_TEXT (before), SHEAF_TEXT (after), error);
}

/* The bytes stay those of the import that brought them, and so does its time zone. */
static gboolean
read_again (Batch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  gint64 id = verdict->place.article;
  const SheafDraft *draft = sheaf_verdict_get_draft (verdict, item);
  const SheafPlaceState before = state_of (&verdict->place);
  SheafPlaceState after = state_now (verdict, id);
  g_auto (SheafDeriving) deriving = { 0 };
  return sheaf_deriving_read (self->library, id, &deriving, error) && ensure_step (self, error) &&
         adopt_into (self, verdict, error) &&
         record_dialect (self, id, sheaf_dialect_to_string (deriving.dialect),
                         draft->article->dialect, error) &&
         sheaf_rows_replace (self->library, id, draft, deriving.import, error) &&
         set_place (self, item, verdict, &before, &after, error);
}

/* --- the same bytes elsewhere --- */

static gboolean
add_place (Batch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  const SheafPlaceState none = { 0 };
  SheafPlaceState after = state_now (verdict, verdict->place.article);
  after.main = FALSE;
  return ensure_step (self, error) && clear_withdrawn (self, item, error) &&
         set_place (self, item, verdict, &none, &after, error);
}

/* Title and categories may come from the path: read again what reads otherwise at the new one. What was edited
 * is left as it is, the file does not say it any more. */
static gboolean
derive_moved (Batch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  gint64 id = verdict->place.article;
  g_auto (SheafDeriving) deriving = { 0 };
  gboolean alike = FALSE;
  if (!verdict->place.main || !sheaf_sha256_equal (&verdict->place.current, &verdict->digest))
    return TRUE;
  if (!sheaf_identity_reads_alike (self->library, id, item->draft, verdict->into, &alike, error) ||
      !sheaf_deriving_read (self->library, id, &deriving, error))
    return FALSE;
  if (alike)
    return TRUE;
  const char *before = sheaf_dialect_to_string (deriving.dialect);
  const char *after = sheaf_dialect_to_string (item->draft->article->dialect);
  return adopt_into (self, verdict, error) &&
         record (self, id, "derive", SHEAF_TEXT (before), SHEAF_TEXT (after), error) &&
         sheaf_rows_replace (self->library, id, item->draft, deriving.import, error);
}

/* Takes the old place away, and notes it. */
static gboolean
leave_place (Batch *self, const SheafPlace *place, GError **error)
{
  const SheafPlaceState before = state_of (place), none = { 0 };
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
move (Batch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  const SheafPlaceState none = { 0 };
  SheafPlaceState after = state_of (&verdict->place);
  after.site = verdict->site;
  return ensure_step (self, error) && clear_withdrawn (self, item, error) &&
         leave_place (self, &verdict->place, error) &&
         set_place (self, item, verdict, &none, &after, error) &&
         derive_moved (self, item, verdict, error);
}

/* --- one item --- */

static gboolean
apply (Batch *self, SheafStoreItem *item, const SheafVerdict *verdict, GError **error)
{
  switch (verdict->action)
    {
    case SHEAF_ACTION_TOUCH:
      return sheaf_places_touch (self->library, verdict->place.id, &verdict->digest,
                                 &item->signature, error);
    case SHEAF_ACTION_READ_AGAIN:
      return read_again (self, item, verdict, error);
    case SHEAF_ACTION_INSERT:
      return insert (self, item, verdict, error);
    case SHEAF_ACTION_UPDATE:
      return update (self, item, verdict, error);
    case SHEAF_ACTION_PART:
      return part (self, item, verdict, error);
    case SHEAF_ACTION_CONFLICT:
      return keep_conflict (self, item, verdict, error);
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
is_own_fault (Batch *self, const GError *error)
{
  return sheaf_database_in_transaction (self->library->database) &&
         (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_FAILED) ||
          g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_INVALID) ||
          g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT) ||
          g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND));
}

static gboolean
store_item (Batch *self, SheafStoreItem *item, GError **error)
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
store_all (Batch *self, SheafStoreItem *items, guint n_items, GError **error)
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

  Batch batch = { .library = self, .rules = rules, .import = import };
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  if (transaction && store_all (&batch, items, n_items, error) &&
      sheaf_transaction_commit (&transaction, error))
    return TRUE;
  take_back_outcomes (items, n_items);
  return FALSE;
}
