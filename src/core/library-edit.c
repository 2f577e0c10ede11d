/* library-edit.c: change what an article says of itself, in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-edit.h"

#include "core/article-edit-keys.h"
#include "core/article-edit-lists.h"
#include "core/front-matter-compare.h"
#include "core/library-categories.h"
#include "core/library-editor.h"
#include "core/library-private.h"

#include <glib/gi18n-lib.h>

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

/* --- in the file --- */

/* What has to be said to the file so that @change comes on top of what is kept of its key. Points into both. */
static GArray *
find_changes (const SheafEditor *self, const SheafChange *change)
{
  const SheafOverlayEdit *edit =
      sheaf_overlay_find (self->edits, sheaf_overlay_find_key (change->key));
  const gboolean whole = change->kind == SHEAF_EDIT_SET || change->kind == SHEAF_EDIT_UNSET;
  GArray *changes = edit && !whole ? sheaf_overlay_edit_get_changes (edit)
                                   : g_array_new (FALSE, FALSE, sizeof (SheafChange));

  g_array_append_val (changes, *change);
  return changes;
}

static gboolean
change_text (SheafEditor *self, const SheafChange *change, GError **error)
{
  g_autoptr (SheafDocument) document = sheaf_editor_open (self);
  g_autofree char *text = apply (self, document, change, error);

  return text && sheaf_editor_set_text (self, document, text, error);
}

/* All of it or nothing. What was kept before may find nothing left to do; where it fails in another way, it is the
 * file that cannot hold it. */
static gboolean
change_file (SheafEditor *self, const SheafChange *change, GError **error)
{
  g_autoptr (GBytes) before = g_bytes_ref (self->bytes);
  g_autoptr (GArray) changes = find_changes (self, change);

  for (guint i = 0; i < changes->len; i++)
    {
      const gboolean last = i + 1 == changes->len;
      g_autoptr (GError) local = NULL;

      if (change_text (self, &g_array_index (changes, SheafChange, i), &local) ||
          (!last && g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND)))
        continue;
      g_bytes_unref (self->bytes);
      self->bytes = g_steal_pointer (&before);
      if (!last)
        local->code = SHEAF_ERROR_UNSUPPORTED;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  sheaf_editor_put_edit (self, sheaf_overlay_find_key (change->key), NULL);
  return TRUE;
}

/* --- in the library --- */

/* Keys below a key would be hidden by a value in its place. */
static gboolean
has_keys_below (const SheafEditor *self, const char *key)
{
  g_autoptr (SheafDocument) document = sheaf_editor_open (self);
  SheafNode *root = document->header->root;
  g_autofree char *written = sheaf_change_find_key (root, key);
  SheafKeyPlace place = { 0 };

  if (!root)
    return FALSE;
  place = sheaf_node_find (root, document->decoded->text, written);
  return place.found &&
         ((const SheafNode *) g_ptr_array_index (place.mapping->items, place.index))->kind ==
             SHEAF_NODE_MAPPING;
}

static SheafOverlayEdit *
make_edit (const SheafEditor *self, const char *key, const SheafChange *change)
{
  const SheafOverlayEdit *old = sheaf_overlay_find (self->edits, key);
  SheafOverlayEdit *edit = old ? sheaf_overlay_edit_copy (old) : sheaf_overlay_edit_new (key);
  SheafChange own = *change;
  g_autofree char *value = NULL;

  if (self->into && own.value && g_str_equal (key, "categories"))
    own.value = value = leave_out_into (self->into, own.value);
  sheaf_overlay_edit_change (edit, &own);
  return edit;
}

/* Whether @edit makes a difference to what the file says. */
static gboolean
find_difference (const SheafEditor *self, SheafOverlayEdit *edit, gboolean *differs, GError **error)
{
  g_autoptr (SheafArticle) without = sheaf_editor_read_as (self, self->bytes, NULL, error);
  g_autoptr (SheafArticle) with =
      without ? sheaf_editor_read_as (self, self->bytes, edit, error) : NULL;

  *differs = with && !sheaf_overlay_same (without, with, edit->key);
  return with != NULL;
}

static gboolean
check_limits (const SheafOverlayEdit *edit, GError **error)
{
  g_autofree char *json = sheaf_overlay_edit_format (edit);
  g_autoptr (SheafOverlayEdit) again = sheaf_overlay_edit_parse (edit->key, json);

  if (!again)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                         _ ("the key or its value is longer than it may be"));
  return again != NULL;
}

/* @refusal: why the file does not take it */
static gboolean
change_overlay (SheafEditor *self,
                const SheafChange *change,
                const GError *refusal,
                SheafEdited *edited,
                GError **error)
{
  const char *key = sheaf_overlay_find_key (change->key);
  g_autoptr (SheafOverlayEdit) edit = make_edit (self, key, change);
  gboolean differs = FALSE;

  if (!check_limits (edit, error) || !find_difference (self, edit, &differs, error))
    return FALSE;
  if (!differs && edit->unset && !sheaf_overlay_find (self->edits, key))
    {
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("there is no key “%s”"), key);
      return FALSE;
    }
  if (differs && !edited->reason)
    edited->reason = g_strdup (refusal->message);
  sheaf_editor_put_edit (self, key, differs ? g_steal_pointer (&edit) : NULL);
  return TRUE;
}

/* --- either --- */

static gboolean
apply_change (SheafEditor *self, const SheafChange *change, SheafEdited *edited, GError **error)
{
  const char *key = sheaf_overlay_find_key (change->key);
  g_autoptr (GError) refusal = NULL;

  if (change_file (self, change, &refusal))
    return TRUE;
  if (g_error_matches (refusal, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED) &&
      (change->kind == SHEAF_EDIT_UNSET || !has_keys_below (self, key)))
    return change_overlay (self, change, refusal, edited, error);
  if (g_error_matches (refusal, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND) &&
      change->kind == SHEAF_EDIT_UNSET && sheaf_overlay_find (self->edits, key))
    {
      sheaf_editor_put_edit (self, key, NULL);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

static gboolean
edit (SheafEditor *self,
      const SheafChange *changes,
      guint n_changes,
      gboolean dry_run,
      SheafEdited *edited,
      GError **error)
{
  g_autoptr (SheafDocument) before = NULL;
  g_autoptr (SheafDocument) after = NULL;

  if (!sheaf_editor_read (self, error))
    return FALSE;
  before = sheaf_editor_open (self);
  sheaf_editor_begin (self, before, edited);
  for (guint i = 0; i < n_changes; i++)
    if (!apply_change (self, &changes[i], edited, error))
      return FALSE;
  after = sheaf_editor_open (self);
  sheaf_editor_end (self, after, edited);
  return dry_run || !edited->changed || sheaf_editor_store (self, edited, error);
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
