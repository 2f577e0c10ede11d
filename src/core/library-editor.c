/* library-editor.c: one article of the library about to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-editor.h"

#include "core/encoding-splice.h"
#include "core/library-articles.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-steps.h"
#include "core/library-versions.h"

void
sheaf_editor_clear (SheafEditor *self)
{
  g_clear_pointer (&self->before, g_bytes_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->edits_before, g_ptr_array_unref);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->into, g_free);
  sheaf_deriving_clear (&self->deriving);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

/* What an undone import withdrew is not there to be edited. */
static gboolean
check_there (SheafEditor *self, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->library->database, "SELECT 1 FROM article WHERE id = ? AND trashed < 2",
      SHEAF_VALUES (SHEAF_INT (self->id)), error);

  return sheaf_library_step_article (row, self->id, error);
}

gboolean
sheaf_editor_read (SheafEditor *self, GError **error)
{
  if (!check_there (self, error))
    return FALSE;
  self->bytes = sheaf_library_get_source (self->library, self->id, error);
  if (!self->bytes || !sheaf_deriving_read (self->library, self->id, &self->deriving, error) ||
      !sheaf_derive_find_path (self->library, self->id, &self->path, error) ||
      !sheaf_rows_get_overlay (self->library, self->id, "into", &self->into, error))
    return FALSE;
  self->before = g_bytes_ref (self->bytes);
  self->zone = sheaf_deriving_find_zone (self->library, self->deriving.import, error);
  if (self->zone)
    self->edits_before = sheaf_overlay_read_edits (self->library, self->id, error);
  if (!self->edits_before)
    return FALSE;
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_overlay_edit_free);
  for (guint i = 0; i < self->edits_before->len; i++)
    g_ptr_array_add (self->edits,
                     sheaf_overlay_edit_copy (g_ptr_array_index (self->edits_before, i)));
  return TRUE;
}

SheafDocument *
sheaf_editor_open (const SheafEditor *self)
{
  return sheaf_document_new (self->bytes, sheaf_document_format_for_name (self->path, NULL),
                             self->deriving.encoding);
}

gboolean
sheaf_editor_set_text (SheafEditor *self,
                       const SheafDocument *document,
                       const char *text,
                       GError **error)
{
  GBytes *bytes = sheaf_encoding_splice (self->bytes, document->decoded, text, error);

  if (!bytes)
    return FALSE;
  g_bytes_unref (self->bytes);
  self->bytes = bytes;
  return TRUE;
}

SheafArticle *
sheaf_editor_read_as (const SheafEditor *self,
                      GBytes *bytes,
                      SheafOverlayEdit *edit,
                      GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();
  const SheafDraftOptions options = { .dialect = self->deriving.dialect,
                                      .zone = self->zone,
                                      .encoding = self->deriving.encoding,
                                      .edits = edits };
  g_autoptr (SheafDraft) draft = NULL;

  if (edit)
    g_ptr_array_add (edits, edit);
  draft = sheaf_draft_new (bytes, self->path, &options, error);
  return draft ? g_steal_pointer (&draft->article) : NULL;
}

void
sheaf_editor_put_edit (SheafEditor *self, const char *key, SheafOverlayEdit *edit)
{
  SheafOverlayEdit *old = sheaf_overlay_find (self->edits, key);

  if (old)
    g_ptr_array_remove (self->edits, old);
  if (edit)
    g_ptr_array_add (self->edits, edit);
}

/* --- what came of it --- */

void
sheaf_editor_begin (const SheafEditor *self, const SheafDocument *document, SheafEdited *edited)
{
  edited->origin = g_utf8_make_valid (self->path, -1);
  edited->before = g_strdup (document->decoded->text);
  edited->adds_header = document->header->form == SHEAF_FORM_NONE;
  edited->kept = g_ptr_array_new_with_free_func (g_free);
}

static char *
format (const GPtrArray *edits, const char *key)
{
  const SheafOverlayEdit *edit = sheaf_overlay_find (edits, key);

  return edit ? sheaf_overlay_edit_format (edit) : NULL;
}

/* Calls @func for each key whose edit is another now; @before, @after: (nullable): JSON */
typedef gboolean (*EditFunc) (const char *key,
                              const char *before,
                              const char *after,
                              gpointer data,
                              GError **error);

static gboolean
find_changed (const SheafEditor *self, EditFunc func, gpointer data, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *const lists[] = { self->edits_before, self->edits };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        const SheafOverlayEdit *edit = g_ptr_array_index (lists[i], j);
        g_autofree char *before = format (self->edits_before, edit->key);
        g_autofree char *after = format (self->edits, edit->key);

        if (g_hash_table_add (seen, edit->key) && g_strcmp0 (before, after) != 0 &&
            !func (edit->key, before, after, data, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
tell_edit (const char *key, const char *before, const char *after, gpointer data, GError **error)
{
  SheafEdited *edited = data;

  edited->changed = TRUE;
  if (after)
    g_ptr_array_add (edited->kept, g_strdup (key));
  return TRUE;
}

void
sheaf_editor_end (const SheafEditor *self, const SheafDocument *document, SheafEdited *edited)
{
  edited->after = g_strdup (document->decoded->text);
  edited->adds_header &= document->header->form != SHEAF_FORM_NONE;
  edited->damaged = document->header->damaged;
  edited->warnings = g_ptr_array_ref (document->header->warnings);
  edited->changed = !g_bytes_equal (self->before, self->bytes);
  find_changed (self, tell_edit, edited, NULL);
  edited->in_library = edited->kept->len > 0;
  if (!edited->in_library)
    g_clear_pointer (&edited->reason, g_free);
}

/* --- storing --- */

typedef struct
{
  SheafEditor *editor;
  gint64 step;
} Storing;

static gboolean
store_edit (const char *key, const char *before, const char *after, gpointer data, GError **error)
{
  const Storing *self = data;
  SheafLibrary *library = self->editor->library;
  g_autofree char *field = g_strconcat (SHEAF_STEP_EDIT_FIELD, key, NULL);

  return sheaf_steps_record (library, self->step, self->editor->id, field, SHEAF_TEXT (before),
                             SHEAF_TEXT (after), error) &&
         sheaf_overlay_write_edit (library, self->editor->id, key, after, error);
}

static gboolean
keep_version (SheafEditor *self, gint64 step, GError **error)
{
  gint64 version;

  if (g_bytes_equal (self->before, self->bytes))
    return TRUE;
  version = sheaf_versions_keep (self->library, self->id, "edited", error);
  return version && sheaf_steps_record (self->library, step, self->id, "source",
                                        SHEAF_INT (version), SHEAF_NULL, error);
}

gboolean
sheaf_editor_store (SheafEditor *self, SheafEdited *edited, GError **error)
{
  SheafLibrary *library = self->library;
  g_autoptr (SheafDraft) draft =
      sheaf_derive (library, self->bytes, self->path, &self->deriving, error);
  Storing storing = { self, draft ? sheaf_steps_begin_edit (library, error) : 0 };

  edited->step = storing.step;
  return storing.step && keep_version (self, storing.step, error) &&
         find_changed (self, store_edit, &storing, error) &&
         sheaf_rows_replace (library, self->id, draft, self->deriving.import, error);
}
