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
sheaf_edited_clear (SheafEdited *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}

void
sheaf_editor_clear (SheafEditor *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
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
  self->zone = sheaf_deriving_find_zone (self->library, self->deriving.import, error);
  return self->zone != NULL;
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

void
sheaf_editor_begin (const SheafEditor *self, const SheafDocument *document, SheafEdited *edited)
{
  edited->origin = g_utf8_make_valid (self->path, -1);
  edited->before = g_strdup (document->decoded->text);
  edited->adds_header = document->header->form == SHEAF_FORM_NONE;
  edited->kept = g_ptr_array_new_with_free_func (g_free);
}

void
sheaf_editor_end (const SheafEditor *self, const SheafDocument *document, SheafEdited *edited)
{
  edited->after = g_strdup (document->decoded->text);
  edited->adds_header &= document->header->form != SHEAF_FORM_NONE;
  edited->damaged = document->header->damaged;
  edited->warnings = g_ptr_array_ref (document->header->warnings);
}

gboolean
sheaf_editor_store (SheafEditor *self, SheafEdited *edited, GError **error)
{
  SheafLibrary *library = self->library;
  g_autoptr (SheafDraft) draft =
      sheaf_derive (library, self->bytes, self->path, &self->deriving, error);
  gint64 version = draft ? sheaf_versions_keep (library, self->id, "edited", error) : 0;

  if (version && !edited->step)
    edited->step = sheaf_steps_begin_edit (library, error);
  return version && edited->step &&
         sheaf_steps_record (library, edited->step, self->id, "source", SHEAF_INT (version),
                             SHEAF_NULL, error) &&
         sheaf_rows_replace (library, self->id, draft, self->deriving.import, error);
}
