/* front-matter-compare.c: headers copied and compared, value by value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-compare.h"

#include <string.h>

/* Nothing here goes deeper than SHEAF_FRONT_MATTER_MAX_DEPTH, which the reader sees to. */

/* Finding --------------------------------------------------------------------------------------- */

/* The first @length bytes of @key, as a key of @mapping; its length where there is none. */
static guint
find_key (const SheafNode *mapping, const char *key, gsize length)
{
  guint similar = mapping->keys->len;

  for (guint i = 0; i < mapping->keys->len; i++)
    {
      const SheafNode *name = g_ptr_array_index (mapping->keys, i);

      if (strlen (name->text) != length)
        continue;
      if (memcmp (name->text, key, length) == 0)
        return i;
      if (similar == mapping->keys->len && g_ascii_strncasecmp (name->text, key, length) == 0)
        similar = i;
    }
  return similar;
}

/* The mapping below @mapping that the beginning of @name leads to. @name: (inout): goes on to the rest */
static SheafNode *
descend (const SheafNode *mapping, const char **name)
{
  for (const char *dot = strchr (*name, '.'); dot; dot = strchr (dot + 1, '.'))
    {
      guint i = find_key (mapping, *name, dot - *name);
      SheafNode *below = i < mapping->keys->len ? g_ptr_array_index (mapping->items, i) : NULL;

      if (!below || below->kind != SHEAF_NODE_MAPPING || !dot[1])
        continue;
      *name = dot + 1;
      return below;
    }
  return NULL;
}

SheafKeyPlace
sheaf_node_find (SheafNode *root, const char *text, const char *key)
{
  SheafKeyPlace place = { .mapping = root, .name = key };

  g_return_val_if_fail (root && root->kind == SHEAF_NODE_MAPPING, place);
  g_return_val_if_fail (text && key, place);

  while (place.mapping)
    {
      SheafNode *below;

      place.flow |= sheaf_node_is_flow (place.mapping, text);
      place.index = find_key (place.mapping, place.name, strlen (place.name));
      place.found = place.index < place.mapping->keys->len;
      below = place.found ? NULL : descend (place.mapping, &place.name);
      if (!below)
        break;
      place.mapping = below;
    }
  return place;
}

/* Making ---------------------------------------------------------------------------------------- */

SheafNode *
sheaf_node_copy (const SheafNode *self)
{
  SheafNode *copy;

  g_return_val_if_fail (self, NULL);

  copy = sheaf_node_new (self->kind, self->text, self->text ? strlen (self->text) : 0);
  copy->plain = self->plain;
  copy->start = self->start;
  copy->end = self->end;
  copy->line = self->line;
  for (guint i = 0; self->keys && i < self->keys->len; i++)
    g_ptr_array_add (copy->keys, sheaf_node_copy (g_ptr_array_index (self->keys, i)));
  for (guint i = 0; self->items && i < self->items->len; i++)
    g_ptr_array_add (copy->items, sheaf_node_copy (g_ptr_array_index (self->items, i)));
  return copy;
}

SheafNode *
sheaf_node_new_list (void)
{
  return sheaf_node_new (SHEAF_NODE_SEQUENCE, NULL, 0);
}

SheafNode *
sheaf_node_new_text (const char *text)
{
  g_return_val_if_fail (text, NULL);
  return sheaf_node_new (SHEAF_NODE_SCALAR, text, strlen (text));
}

/* Comparing ------------------------------------------------------------------------------------- */

static gboolean
equal_scalars (const SheafNode *wanted, const SheafNode *got)
{
  if (!g_str_equal (wanted->text, got->text))
    return FALSE;
  return wanted->line ? wanted->plain == got->plain
                      : sheaf_node_is_null (wanted) == sheaf_node_is_null (got);
}

static gboolean
equal_all (const GPtrArray *wanted, const GPtrArray *got)
{
  if (wanted->len != got->len)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    if (!sheaf_node_equal (g_ptr_array_index (wanted, i), g_ptr_array_index (got, i)))
      return FALSE;
  return TRUE;
}

gboolean
sheaf_node_equal (const SheafNode *wanted, const SheafNode *got)
{
  g_return_val_if_fail (wanted && got, FALSE);

  if (wanted->kind != got->kind)
    return FALSE;
  if (wanted->kind == SHEAF_NODE_SCALAR)
    return equal_scalars (wanted, got);
  return (!wanted->keys || equal_all (wanted->keys, got->keys)) &&
         equal_all (wanted->items, got->items);
}

static gboolean
same_texts (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!sheaf_node_same_text (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

gboolean
sheaf_node_same_text (const SheafNode *a, const SheafNode *b)
{
  g_return_val_if_fail (a && b, FALSE);

  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == SHEAF_NODE_SCALAR)
    return g_str_equal (a->text, b->text) && sheaf_node_is_null (a) == sheaf_node_is_null (b);
  return (!a->keys || same_texts (a->keys, b->keys)) && same_texts (a->items, b->items);
}

/* Places ---------------------------------------------------------------------------------------- */

gboolean
sheaf_node_is_tagged (const SheafNode *self, const char *text)
{
  g_return_val_if_fail (self && text, FALSE);

  /* What stands there without quotes never begins so. */
  if (self->line && strchr ("!&*", text[self->start]) && text[self->start])
    return TRUE;
  for (guint i = 0; self->items && i < self->items->len; i++)
    if (sheaf_node_is_tagged (g_ptr_array_index (self->items, i), text))
      return TRUE;
  return FALSE;
}

gboolean
sheaf_node_is_flow (const SheafNode *self, const char *text)
{
  g_return_val_if_fail (self && text, FALSE);
  /* A table of TOML begins with its [header]. */
  return (self->kind == SHEAF_NODE_SEQUENCE && text[self->start] == '[') ||
         (self->kind == SHEAF_NODE_MAPPING && text[self->start] == '{');
}

gsize
sheaf_node_end (const SheafNode *self, const char *text)
{
  gsize end;

  g_return_val_if_fail (self && text, 0);

  while (self->kind != SHEAF_NODE_SCALAR && !sheaf_node_is_flow (self, text))
    {
      if (self->items->len == 0)
        return self->start;
      self = g_ptr_array_index (self->items, self->items->len - 1);
    }
  end = self->end;
  /* A block's end lies behind the blank lines below it, but its blanks are its own. */
  while (end > self->start && strchr (" \t\r\n", text[end - 1]))
    end--;
  while (end < self->end && strchr (" \t", text[end]))
    end++;
  return end;
}
