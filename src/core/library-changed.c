/* library-changed.c: a file that is known, and is not what it was
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-changed.h"

#include "core/library-articles.h"
#include "core/library-derive.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-steps.h"
#include "core/library-versions.h"

gboolean
sheaf_changed_part (SheafStoreBatch *self,
                    SheafStoreItem *item,
                    const SheafVerdict *verdict,
                    GError **error)
{
  const SheafPlaceState before = sheaf_place_get_state (&verdict->place);
  if (!sheaf_batch_count_article (self, error))
    return FALSE;
  item->id = sheaf_batch_insert_beside (
      self, verdict->place.article, sheaf_verdict_get_draft (verdict, item), self->import, error);
  const SheafPlaceState after = sheaf_verdict_get_state (verdict, item->id);
  return item->id && sheaf_batch_set_place (self, item, verdict, &before, &after, error);
}

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
find_other_places (SheafStoreBatch *self, const SheafPlace *place, GError **error)
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
insert_old_bytes (SheafStoreBatch *self, gint64 article, const char *path, GError **error)
{
  g_auto (SheafDeriving) deriving = { 0 };
  g_autoptr (GBytes) bytes = sheaf_library_get_source (self->library, article, error);
  if (!bytes || !sheaf_deriving_read (self->library, article, &deriving, error))
    return 0;
  g_autoptr (SheafDraft) draft = sheaf_derive (self->library, bytes, path, &deriving, error);
  return draft ? sheaf_batch_insert_beside (self, article, draft, deriving.import, error) : 0;
}

/* The other places still hold the old bytes: those become an article of their own there. */
static gboolean
part_other_places (SheafStoreBatch *self, const SheafPlace *place, gboolean *parted, GError **error)
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

gboolean
sheaf_changed_update (SheafStoreBatch *self,
                      SheafStoreItem *item,
                      const SheafVerdict *verdict,
                      GError **error)
{
  const SheafPlace *place = &verdict->place;
  const SheafPlaceState before = sheaf_place_get_state (place);
  const SheafPlaceState after = sheaf_verdict_get_state (verdict, place->article);
  if (!sheaf_batch_count_article (self, error) ||
      !part_other_places (self, place, &item->parted, error))
    return FALSE;
  gint64 version = sheaf_versions_keep (self->library, place->article, "updated", error);
  return version &&
         sheaf_batch_record (self, place->article, "source", SHEAF_INT (version), SHEAF_NULL,
                             error) &&
         sheaf_batch_adopt_into (self, verdict, error) &&
         sheaf_batch_keep_encoding (self, item, place->article, error) &&
         sheaf_rows_replace (self->library, place->article, sheaf_verdict_get_draft (verdict, item),
                             self->import, error) &&
         sheaf_batch_set_place (self, item, verdict, &before, &after, error);
}

gboolean
sheaf_changed_conflict (SheafStoreBatch *self,
                        SheafStoreItem *item,
                        const SheafVerdict *verdict,
                        GError **error)
{
  const SheafPlace *place = &verdict->place;
  const SheafPlaceState before = sheaf_place_get_state (place);
  const SheafPlaceState after = sheaf_verdict_get_state (verdict, place->article);
  const SheafDraft *draft = sheaf_verdict_get_draft (verdict, item);
  g_autofree char *earlier = NULL;
  const char *hex = draft->article->sha256;
  return sheaf_batch_count_article (self, error) &&
         sheaf_versions_add (self->library, place->article, draft, self->import, "conflict",
                             error) &&
         sheaf_rows_get_overlay (self->library, place->article, "conflict", &earlier, error) &&
         sheaf_batch_record (self, place->article, "conflict", SHEAF_TEXT (earlier),
                             SHEAF_TEXT (hex), error) &&
         sheaf_rows_set_overlay (self->library, place->article, "conflict", hex, error) &&
         sheaf_batch_set_place (self, item, verdict, &before, &after, error);
}

/* --- the same bytes, read in another way --- */

static gboolean
record_dialect (SheafStoreBatch *self,
                gint64 id,
                const char *before,
                SheafDialect now,
                GError **error)
{
  const char *after = sheaf_dialect_to_string (now);
  return g_strcmp0 (before, after) == 0 ||
         sheaf_batch_record (self, id, "derive", SHEAF_TEXT (before), SHEAF_TEXT (after), error);
}

static gboolean
record_encoding (SheafStoreBatch *self,
                 gint64 id,
                 const char *before,
                 const char *after,
                 GError **error)
{
  return g_strcmp0 (before, after) == 0 ||
         sheaf_batch_record (self, id, "encoding", SHEAF_TEXT (before), SHEAF_TEXT (after), error);
}

gboolean
sheaf_changed_read_again (SheafStoreBatch *self,
                          SheafStoreItem *item,
                          const SheafVerdict *verdict,
                          GError **error)
{
  gint64 id = verdict->place.article;
  const SheafDraft *draft = sheaf_verdict_get_draft (verdict, item);
  const SheafPlaceState before = sheaf_place_get_state (&verdict->place);
  SheafPlaceState after = sheaf_verdict_get_state (verdict, id);
  g_auto (SheafDeriving) deriving = { 0 };
  return sheaf_deriving_read (self->library, id, &deriving, error) &&
         sheaf_batch_count_article (self, error) && sheaf_batch_adopt_into (self, verdict, error) &&
         record_dialect (self, id, sheaf_dialect_to_string (deriving.dialect),
                         draft->article->dialect, error) &&
         record_encoding (self, id, deriving.encoding, draft->article->encoding, error) &&
         sheaf_batch_keep_encoding (self, item, id, error) &&
         sheaf_rows_replace (self->library, id, draft, deriving.import, error) &&
         sheaf_batch_set_place (self, item, verdict, &before, &after, error);
}
