/* front-matter-node.c: the values of a header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-node.h"

#include <string.h>

static char *
copy_without_nul (const char *text, gsize length)
{
  g_autoptr (GString) copy = NULL;

  if (!memchr (text, '\0', length))
    return g_strndup (text, length);
  copy = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    if (text[i])
      g_string_append_c (copy, text[i]);
    else
      g_string_append_unichar (copy, 0xFFFD);
  return g_string_free (g_steal_pointer (&copy), FALSE);
}

SheafNode *
sheaf_node_new (SheafNodeKind kind, const char *text, gsize length)
{
  SheafNode *self = g_new0 (SheafNode, 1);

  self->kind = kind;
  if (kind == SHEAF_NODE_SCALAR)
    self->text = text ? copy_without_nul (text, length) : g_strdup ("");
  else
    self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_node_free);
  if (kind == SHEAF_NODE_MAPPING)
    self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_node_free);
  return self;
}

/* Frees what is below as well; no node is deeper than SHEAF_FRONT_MATTER_MAX_DEPTH. */
void
sheaf_node_free (SheafNode *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

const SheafNode *
sheaf_node_get (const SheafNode *self, const char *key)
{
  const SheafNode *similar = NULL;

  g_return_val_if_fail (key, NULL);

  if (!self || self->kind != SHEAF_NODE_MAPPING)
    return NULL;
  for (guint i = 0; i < self->keys->len; i++)
    {
      const SheafNode *name = g_ptr_array_index (self->keys, i);

      if (g_str_equal (name->text, key))
        return g_ptr_array_index (self->items, i);
      if (!similar && g_ascii_strcasecmp (name->text, key) == 0)
        similar = g_ptr_array_index (self->items, i);
    }
  return similar;
}

gboolean
sheaf_node_is_null (const SheafNode *self)
{
  /* YAML 1.1, "null": the four spellings of nothing. */
  static const char *const nothing[] = { "", "~", "null", "Null", "NULL", NULL };

  if (!self)
    return TRUE;
  return self->kind == SHEAF_NODE_SCALAR && self->plain && g_strv_contains (nothing, self->text);
}

const char *
sheaf_node_get_text (const SheafNode *self)
{
  if (!self || self->kind != SHEAF_NODE_SCALAR || sheaf_node_is_null (self))
    return NULL;
  return self->text;
}
