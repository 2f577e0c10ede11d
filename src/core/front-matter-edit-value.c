/* front-matter-edit-value.c: what the value of a key is to be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-compare.h"
#include "core/front-matter-editor.h"
#include "core/front-matter-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text a header can hold, or a list of such. */
gboolean
sheaf_edit_check_value (const SheafNode *value, GError **error)
{
  gboolean fit = value->kind != SHEAF_NODE_MAPPING;

  if (value->kind == SHEAF_NODE_SCALAR)
    fit = strlen (value->text) <= SHEAF_FRONT_MATTER_MAX_SCALAR &&
          g_utf8_validate (value->text, -1, NULL);
  if (!fit)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                           _ ("the value is longer than 16 KiB or is not valid text"));
      return FALSE;
    }
  for (guint i = 0; value->items && i < value->items->len; i++)
    if (!sheaf_edit_check_value (g_ptr_array_index (value->items, i), error))
      return FALSE;
  return TRUE;
}

/* What the value is to be ----------------------------------------------------------------------- */

/* The list that @old is, or stands for. Returns: (transfer full) */
static SheafNode *
make_list (const SheafNode *old)
{
  SheafNode *list;

  if (old && old->kind == SHEAF_NODE_SEQUENCE)
    return sheaf_node_copy (old);
  list = sheaf_node_new_list ();
  if (!sheaf_node_is_null (old))
    g_ptr_array_add (list->items, sheaf_node_copy (old));
  return list;
}

static SheafNode *
add_or_remove (const SheafNode *old, const SheafEdit *edit)
{
  SheafNode *list = make_list (old);
  gboolean there = FALSE;

  for (guint i = list->items->len; i > 0; i--)
    {
      if (!sheaf_node_same_text (g_ptr_array_index (list->items, i - 1), edit->value))
        continue;
      there = TRUE;
      if (edit->kind == SHEAF_EDIT_REMOVE)
        g_ptr_array_remove_index (list->items, i - 1);
    }
  if (!there && edit->kind == SHEAF_EDIT_ADD)
    g_ptr_array_add (list->items, sheaf_node_copy (edit->value));
  return list;
}

static gboolean
has_list (const SheafNode *list)
{
  for (guint i = 0; i < list->items->len; i++)
    if (((SheafNode *) g_ptr_array_index (list->items, i))->kind != SHEAF_NODE_SCALAR)
      return TRUE;
  return FALSE;
}

/* A text of all items of @list, with commas. Returns: (transfer full) */
static SheafNode *
join_items (const SheafNode *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((SheafNode *) g_ptr_array_index (list->items, i))->text);
  return sheaf_node_new_text (text->str);
}

/* Returns: (transfer full): what the value is to be where every syntax has lists */
static SheafNode *
make_value (const SheafNode *old, const SheafEdit *edit)
{
  SheafNode *list;

  if (edit->kind != SHEAF_EDIT_SET)
    return add_or_remove (old, edit);
  if (!old || old->kind != SHEAF_NODE_SEQUENCE || edit->value->kind != SHEAF_NODE_SCALAR)
    return sheaf_node_copy (edit->value);
  /* A title in brackets is a list only to YAML; any other list gets one item. */
  if (g_ascii_strcasecmp (edit->key, "title") == 0)
    return sheaf_node_copy (edit->value);
  list = sheaf_node_new_list ();
  g_ptr_array_add (list->items, sheaf_node_copy (edit->value));
  return list;
}

/* Headers of lines know lists only below some keys, and no difference between an empty value and none. */
static gboolean
fit_lines (const SheafEdit *edit, SheafForm form, SheafNode **value, GError **error)
{
  SheafNode *node = *value;
  gboolean listed = form != SHEAF_FORM_REFERENCE && sheaf_plain_is_list (edit->key);
  gboolean list = node->kind == SHEAF_NODE_SEQUENCE;

  if (list && has_list (node))
    return sheaf_editor_refuse (error, _ ("a header of this form cannot hold such a list"));
  if (!list && listed && *node->text)
    {
      *value = sheaf_node_new_list ();
      g_ptr_array_add ((*value)->items, node);
    }
  else if (list && !listed)
    {
      if (edit->kind != SHEAF_EDIT_SET && node->items->len > 1)
        return sheaf_editor_refuse (error, _ ("a header of this form cannot hold such a list"));
      *value = join_items (node);
      sheaf_node_free (node);
    }
  if ((*value)->kind == SHEAF_NODE_SCALAR && !*(*value)->text)
    (*value)->plain = form != SHEAF_FORM_REFERENCE;
  return TRUE;
}

SheafNode *
sheaf_edit_make_value (const SheafNode *old, const SheafEdit *edit, SheafForm form, GError **error)
{
  g_autoptr (SheafNode) value = make_value (old, edit);

  if (sheaf_form_get_syntax (form) == SHEAF_SYNTAX_LINES && !fit_lines (edit, form, &value, error))
    return NULL;
  return g_steal_pointer (&value);
}

/* Nothing is to be done where a scalar is neither added to nor taken from. */
gboolean
sheaf_edit_is_done (const SheafNode *old, const SheafNode *wanted)
{
  if (sheaf_node_same_text (old, wanted))
    return TRUE;
  if (old->kind != SHEAF_NODE_SCALAR || wanted->kind != SHEAF_NODE_SEQUENCE)
    return FALSE;
  if (wanted->items->len == 0)
    return sheaf_node_is_null (old);
  return wanted->items->len == 1 &&
         sheaf_node_same_text (old, g_ptr_array_index (wanted->items, 0));
}
