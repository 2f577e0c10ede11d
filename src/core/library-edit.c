/* library-edit.c: change what an article says of itself, in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-edit.h"

#include "core/article-edit-lists.h"
#include "core/encoding-splice.h"
#include "core/library-articles.h"
#include "core/library-categories.h"
#include "core/library-derive.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-steps.h"
#include "core/library-versions.h"

#include <string.h>

/* One article about to be changed. */
typedef struct
{
  SheafLibrary *library;
  gint64 id;
  GBytes *bytes;
  char *path; /* below its site */
  char *into; /* (nullable) */
  SheafDeriving deriving;
  GTimeZone *zone;
} Editor;

void
sheaf_edited_clear (SheafEdited *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
  g_clear_pointer (&self->origin, g_free);
}

static void
editor_clear (Editor *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->into, g_free);
  sheaf_deriving_clear (&self->deriving);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Editor, editor_clear)

/* What an undone import withdrew is not there to be edited. */
static gboolean
check_there (Editor *self, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->library->database, "SELECT 1 FROM article WHERE id = ? AND trashed < 2",
      SHEAF_VALUES (SHEAF_INT (self->id)), error);

  return sheaf_library_step_article (row, self->id, error);
}

static gboolean
editor_read (Editor *self, GError **error)
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

/* The category @value without the path that the import put before it. Returns: (transfer full) */
static char *
leave_out_into (const char *into, const char *value)
{
  g_auto (GStrv) before = sheaf_edit_parse_path (into);
  g_auto (GStrv) path = sheaf_edit_parse_path (value);
  guint n = 0;

  while (before[n] && path[n] && g_str_equal (before[n], path[n]))
    n++;
  if (before[n] || !path[n])
    return g_strdup (value);
  return sheaf_category_path_format ((const char *const *) path + n);
}

static char *
apply (Editor *self, const SheafDocument *document, const SheafChange *change, GError **error)
{
  const SheafChangeRules rules = { self->deriving.dialect, self->path, self->zone };
  SheafChange own = *change;
  g_autofree char *value = NULL;

  if (self->into && own.value && sheaf_change_is_of_categories (own.key))
    own.value = value = leave_out_into (self->into, own.value);
  return sheaf_article_edit (document, &rules, &own, error);
}

/* Does all changes to the text. */
static gboolean
change_text (Editor *self,
             const SheafChange *changes,
             guint n_changes,
             SheafEdited *edited,
             GError **error)
{
  SheafFormat format = sheaf_document_format_for_name (self->path, NULL);
  g_autoptr (SheafDocument) document =
      sheaf_document_new (self->bytes, format, self->deriving.encoding);

  edited->origin = g_utf8_make_valid (self->path, -1);
  edited->before = g_strdup (document->decoded->text);
  for (guint i = 0; i < n_changes; i++)
    {
      g_autofree char *text = apply (self, document, &changes[i], error);
      g_autoptr (GBytes) bytes = NULL;

      if (!text)
        return FALSE;
      bytes = sheaf_encoding_splice (self->bytes, document->decoded, text, error);
      if (!bytes)
        return FALSE;
      g_bytes_unref (self->bytes);
      self->bytes = g_steal_pointer (&bytes);
      sheaf_document_free (document);
      document = sheaf_document_new (self->bytes, format, self->deriving.encoding);
    }
  edited->after = g_strdup (document->decoded->text);
  return TRUE;
}

static gboolean
store (Editor *self, SheafEdited *edited, GError **error)
{
  SheafLibrary *library = self->library;
  g_autoptr (SheafDraft) draft =
      sheaf_derive (library, self->bytes, self->path, &self->deriving, error);
  gint64 version = draft ? sheaf_versions_keep (library, self->id, "updated", error) : 0;

  edited->step = version ? sheaf_steps_begin (library, SHEAF_STEP_EDIT, TRUE, 0, error) : 0;
  return edited->step &&
         sheaf_steps_record (library, edited->step, self->id, "source", SHEAF_INT (version),
                             SHEAF_NULL, error) &&
         sheaf_steps_add_articles (library, edited->step, 1, error) &&
         sheaf_rows_replace (library, self->id, draft, self->deriving.import, error);
}

static gboolean
edit (Editor *self,
      const SheafChange *changes,
      guint n_changes,
      gboolean dry_run,
      SheafEdited *edited,
      GError **error)
{
  if (!editor_read (self, error) || !change_text (self, changes, n_changes, edited, error))
    return FALSE;
  return dry_run || g_str_equal (edited->before, edited->after) || store (self, edited, error);
}

gboolean
sheaf_library_edit (SheafLibrary *self,
                    gint64 id,
                    const SheafChange *changes,
                    guint n_changes,
                    gboolean dry_run,
                    SheafEdited *edited,
                    GError **error)
{
  g_auto (Editor) editor = { .library = self, .id = id };
  g_autoptr (SheafTransaction) transaction = NULL;

  g_return_val_if_fail (self && changes && n_changes && edited, FALSE);

  *edited = (SheafEdited){ 0 };
  if (dry_run)
    return edit (&editor, changes, n_changes, TRUE, edited, error);
  transaction = sheaf_transaction_begin (self->database, error);
  if (transaction && edit (&editor, changes, n_changes, FALSE, edited, error) &&
      (!edited->step || sheaf_transaction_commit (&transaction, error)))
    return TRUE;
  edited->step = 0;
  return FALSE;
}
