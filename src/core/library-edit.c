/* library-edit.c: change what an article says of itself, in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-edit.h"

#include "core/article-edit-lists.h"
#include "core/library-categories.h"
#include "core/library-editor.h"
#include "core/library-private.h"

#include <string.h>

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
apply (SheafEditor *self, const SheafDocument *document, const SheafChange *change, GError **error)
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
change_text (SheafEditor *self,
             const SheafChange *changes,
             guint n_changes,
             SheafEdited *edited,
             GError **error)
{
  g_autoptr (SheafDocument) document = sheaf_editor_open (self);

  sheaf_editor_begin (self, document, edited);
  for (guint i = 0; i < n_changes; i++)
    {
      g_autofree char *text = apply (self, document, &changes[i], error);

      if (!text || !sheaf_editor_set_text (self, document, text, error))
        return FALSE;
      sheaf_document_free (document);
      document = sheaf_editor_open (self);
    }
  sheaf_editor_end (self, document, edited);
  return TRUE;
}

static gboolean
edit (SheafEditor *self,
      const SheafChange *changes,
      guint n_changes,
      gboolean dry_run,
      SheafEdited *edited,
      GError **error)
{
  if (!sheaf_editor_read (self, error) || !change_text (self, changes, n_changes, edited, error))
    return FALSE;
  return dry_run || g_str_equal (edited->before, edited->after) ||
         sheaf_editor_store (self, edited, error);
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
  g_auto (SheafEditor) editor = { .library = self, .id = id };
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
