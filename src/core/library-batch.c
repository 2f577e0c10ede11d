/* library-batch.c: what storing a batch of files shares: one step of undo, and how it is noted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-batch.h"

#include "core/library-encoding.h"
#include "core/library-overlay.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-steps.h"

gboolean
sheaf_batch_ensure_step (SheafStoreBatch *self, GError **error)
{
  if (!self->step)
    self->step = sheaf_steps_for_import (self->library, self->import, error);
  return self->step != 0;
}

gboolean
sheaf_batch_count_article (SheafStoreBatch *self, GError **error)
{
  return sheaf_batch_ensure_step (self, error) &&
         sheaf_steps_add_articles (self->library, self->step, 1, error);
}

gboolean
sheaf_batch_record (SheafStoreBatch *self,
                    gint64 article,
                    const char *field,
                    SheafValue before,
                    SheafValue after,
                    GError **error)
{
  return sheaf_steps_record (self->library, self->step, article, field, before, after, error);
}

gboolean
sheaf_batch_set_place (SheafStoreBatch *self,
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

static gboolean
copy_flags (SheafStoreBatch *self, gint64 from, gint64 to, GError **error)
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

static gboolean
copy_encoding (SheafStoreBatch *self, gint64 from, gint64 to, GError **error)
{
  g_autofree char *kept = NULL;
  return sheaf_rows_get_overlay (self->library, from, "encoding", &kept, error) &&
         (!kept || sheaf_rows_set_overlay (self->library, to, "encoding", kept, error));
}

static gboolean
copy_edits (SheafStoreBatch *self,
            gint64 from,
            gint64 to,
            const SheafDraft *draft,
            gint64 import,
            GError **error)
{
  return sheaf_overlay_copy_edits (self->library, from, to, error) &&
         (!sheaf_database_changes (self->library->database) ||
          sheaf_rows_replace (self->library, to, draft, import, error));
}

gint64
sheaf_batch_insert_beside (SheafStoreBatch *self,
                           gint64 from,
                           const SheafDraft *draft,
                           gint64 import,
                           GError **error)
{
  g_autofree char *into = NULL;
  if (!sheaf_rows_get_overlay (self->library, from, "into", &into, error))
    return 0;
  gint64 id = sheaf_rows_insert (self->library, draft, import, into, error);
  if (!id || !copy_flags (self, from, id, error) || !copy_encoding (self, from, id, error) ||
      !copy_edits (self, from, id, draft, import, error) ||
      !sheaf_batch_record (self, id, "added", SHEAF_INT (0), SHEAF_INT (1), error))
    return 0;
  return id;
}

gboolean
sheaf_batch_adopt_into (SheafStoreBatch *self, const SheafVerdict *verdict, GError **error)
{
  gint64 id = verdict->place.article;
  g_autofree char *earlier = NULL;
  if (!sheaf_rows_get_overlay (self->library, id, "into", &earlier, error))
    return FALSE;
  return g_strcmp0 (earlier, verdict->into) == 0 ||
         (sheaf_batch_record (self, id, "into", SHEAF_TEXT (earlier), SHEAF_TEXT (verdict->into),
                              error) &&
          sheaf_rows_set_overlay (self->library, id, "into", verdict->into, error));
}

gboolean
sheaf_batch_keep_encoding (SheafStoreBatch *self,
                           const SheafStoreItem *item,
                           gint64 article,
                           GError **error)
{
  return !item->own_encoding ||
         sheaf_encoding_keep (self->library, self->step, article, item->encoding, error);
}
