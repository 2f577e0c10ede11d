/* library-overlay.c: what is kept of articles in Sheaf only
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-overlay.h"

#include "core/library-derive.h"
#include "core/library-private.h"

/* --- rows --- */

GPtrArray *
sheaf_overlay_read_edits (SheafLibrary *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) edits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_overlay_edit_free);
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT key, value FROM overlay WHERE article = ? AND kind = 'edit' ORDER BY key",
      SHEAF_VALUES (SHEAF_INT (id)), error);

  while (sheaf_statement_step (row, error))
    {
      SheafOverlayEdit *edit = sheaf_overlay_edit_parse (sheaf_statement_get_text (row, 0),
                                                         sheaf_statement_get_text (row, 1));

      /* A library that was tampered with may hold anything. */
      if (edit)
        g_ptr_array_add (edits, edit);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&edits) : NULL;
}

gboolean
sheaf_overlay_write_edit (SheafLibrary *self,
                          gint64 id,
                          const char *key,
                          const char *json,
                          GError **error)
{
  if (!json)
    return sheaf_database_run (
        self->database, "DELETE FROM overlay WHERE article = ? AND kind = 'edit' AND key = ?",
        SHEAF_VALUES (SHEAF_INT (id), SHEAF_TEXT (key)), error);
  return sheaf_database_run (self->database,
                             "INSERT OR REPLACE INTO overlay (article, kind, key, value)"
                             " VALUES (?, 'edit', ?, ?)",
                             SHEAF_VALUES (SHEAF_INT (id), SHEAF_TEXT (key), SHEAF_TEXT (json)),
                             error);
}

gboolean
sheaf_overlay_copy_edits (SheafLibrary *self, gint64 from, gint64 to, GError **error)
{
  return sheaf_database_run (self->database,
                             "INSERT OR REPLACE INTO overlay (article, kind, key, value)"
                             " SELECT ?2, kind, key, value FROM overlay"
                             " WHERE article = ?1 AND kind = 'edit'",
                             SHEAF_VALUES (SHEAF_INT (from), SHEAF_INT (to)), error);
}

/* --- reading with them --- */

gboolean
sheaf_overlay_redraw (SheafLibrary *self,
                      gint64 id,
                      const SheafDraft *draft,
                      gint64 import,
                      SheafDraft **redrawn,
                      GError **error)
{
  g_autoptr (GPtrArray) edits = sheaf_overlay_read_edits (self, id, error);
  g_autoptr (GTimeZone) zone = NULL;

  *redrawn = NULL;
  if (!edits || !edits->len)
    return edits != NULL;
  zone = sheaf_deriving_find_zone (self, import, error);
  if (!zone)
    return FALSE;
  const SheafDraftOptions options = { .dialect = draft->article->dialect,
                                      .zone = zone,
                                      .encoding = draft->article->encoding,
                                      .edits = edits };
  *redrawn = sheaf_draft_new (draft->bytes, draft->article->origin, &options, error);
  return *redrawn != NULL;
}
