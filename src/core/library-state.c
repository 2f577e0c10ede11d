/* library-state.c: what is known of an article besides its bytes, out of a library and into another
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-state.h"

#include "core/library-highlights.h"
#include "core/library-overlay.h"
#include "core/library-private.h"
#include "core/library-rows.h"

/* --- out --- */

static gboolean
read_row (SheafLibrary *self, gint64 id, SheafSidecarEntry *entry, char **zone, GError **error)
{
  gsize size = 0;
  gconstpointer data;
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT a.dialect, a.encoding, a.unread, a.starred, a.archived, a.added, a.sha256, i.zone"
      " FROM article a LEFT JOIN import i ON i.id = a.import WHERE a.id = ?",
      SHEAF_VALUES (SHEAF_INT (id)), error);

  if (!sheaf_library_step_article (row, id, error))
    return FALSE;
  if (!sheaf_dialect_from_string (sheaf_statement_get_text (row, 0), &entry->dialect))
    entry->dialect = SHEAF_DIALECT_AUTO;
  entry->encoding = sheaf_statement_dup_text (row, 1);
  entry->unread = sheaf_statement_get_int64 (row, 2) != 0;
  entry->starred = sheaf_statement_get_int64 (row, 3) != 0;
  entry->archived = sheaf_statement_get_int64 (row, 4) != 0;
  entry->added = sheaf_statement_get_int64 (row, 5);
  data = sheaf_statement_get_data (row, 6, &size);
  *zone = sheaf_statement_dup_text (row, 7);
  if (sheaf_sha256_read (data, size, &entry->digest))
    return TRUE;
  sheaf_library_set_no_article (id, error);
  return FALSE;
}

SheafSidecarEntry *
sheaf_library_read_state (SheafLibrary *self, gint64 id, char **zone, GError **error)
{
  g_autoptr (SheafSidecarEntry) entry = sheaf_sidecar_entry_new ();
  g_autofree char *found = NULL;
  GPtrArray *edits, *highlights;

  g_return_val_if_fail (self && zone, NULL);

  if (!read_row (self, id, entry, &found, error) ||
      !sheaf_rows_get_overlay (self, id, "into", &entry->into, error))
    return NULL;
  edits = sheaf_overlay_read_edits (self, id, error);
  if (!edits)
    return NULL;
  g_ptr_array_unref (entry->edits);
  entry->edits = edits;
  highlights = sheaf_library_list_highlights (self, id, error);
  if (!highlights)
    return NULL;
  g_ptr_array_unref (entry->highlights);
  entry->highlights = highlights;
  *zone = g_steal_pointer (&found);
  return g_steal_pointer (&entry);
}

/* --- in --- */

gboolean
sheaf_state_has_edits (SheafLibrary *self,
                       gint64 id,
                       const SheafSidecarEntry *entry,
                       gboolean *same,
                       GError **error)
{
  g_autoptr (GPtrArray) edits = sheaf_overlay_read_edits (self, id, error);

  *same = edits && edits->len == entry->edits->len;
  for (guint i = 0; *same && i < edits->len; i++)
    {
      const SheafOverlayEdit *ours = g_ptr_array_index (edits, i);
      const SheafOverlayEdit *theirs = sheaf_overlay_find (entry->edits, ours->key);
      g_autofree char *our_json = sheaf_overlay_edit_format (ours);
      g_autofree char *their_json = theirs ? sheaf_overlay_edit_format (theirs) : NULL;

      *same = g_strcmp0 (our_json, their_json) == 0;
    }
  return edits != NULL;
}

static gboolean
adopt_flags (SheafLibrary *self, gint64 id, const SheafSidecarEntry *entry, GError **error)
{
  return sheaf_rows_set_flag (self, id, "unread", entry->unread, error) &&
         sheaf_rows_set_flag (self, id, "starred", entry->starred, error) &&
         sheaf_rows_set_flag (self, id, "archived", entry->archived, error);
}

/* Nothing was added in the future. */
static gboolean
adopt_time (SheafLibrary *self, gint64 id, const SheafSidecarEntry *entry, GError **error)
{
  return !entry->added ||
         sheaf_database_run (self->database,
                             "UPDATE article SET added = min (added, ?2) WHERE id = ?1",
                             SHEAF_VALUES (SHEAF_INT (id), SHEAF_INT (entry->added)), error);
}

static gboolean
adopt_edits (SheafLibrary *self, gint64 id, const SheafSidecarEntry *entry, GError **error)
{
  for (guint i = 0; i < entry->edits->len; i++)
    {
      const SheafOverlayEdit *edit = g_ptr_array_index (entry->edits, i);
      g_autofree char *json = sheaf_overlay_edit_format (edit);

      if (!sheaf_overlay_write_edit (self, id, edit->key, json, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sheaf_state_adopt (SheafLibrary *self,
                   gint64 id,
                   const SheafSidecarEntry *entry,
                   const SheafDraft *draft,
                   gint64 import,
                   GError **error)
{
  return adopt_flags (self, id, entry, error) && adopt_time (self, id, entry, error) &&
         adopt_edits (self, id, entry, error) &&
         sheaf_highlights_adopt (self, id, entry->highlights, error) &&
         (!entry->edits->len || sheaf_rows_replace (self, id, draft, import, error));
}
