/* front-matter-splice-yaml.c: keys and values of YAML in lines put in and taken out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-splice.h"

/* How far a list or a block below a key is moved in where no neighbour shows it. */
#define INDENT 2

/* Lists in lines -------------------------------------------------------------------------------- */

/* A list of the header that is written in lines: @offset is from its key's column to its dashes'. */
static gboolean
find_block_neighbour (const SheafSplicer *self, guint *offset)
{
  const SheafNode *root = self->header->root;

  for (guint i = 0; i < root->items->len; i++)
    {
      const SheafNode *key = g_ptr_array_index (root->keys, i);
      const SheafNode *node = g_ptr_array_index (root->items, i);

      if (!sheaf_splicer_is_block_list (self, node) ||
          sheaf_splicer_column (self, node->start) < sheaf_splicer_column (self, key->start))
        continue;
      *offset = sheaf_splicer_column (self, node->start) - sheaf_splicer_column (self, key->start);
      return TRUE;
    }
  return FALSE;
}

/* The lines of a list. @indent: of its dashes */
static char *
write_lines (const SheafSplicer *self, const SheafNode *list, guint indent, const char *line_end)
{
  SheafStyle style = sheaf_splicer_find_style (self, self->header->root);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->items->len; i++)
    {
      g_autofree char *item =
          sheaf_splicer_write_inline (self, g_ptr_array_index (list->items, i), style, FALSE);

      g_string_append_printf (out, "%*s- %s%s", (int) indent, "", item, line_end);
    }
  return g_string_free (out, FALSE);
}

/* A list where nothing stood: in lines, as the other lists are. */
static char *
fill_with_lines (const SheafSplicer *self, const SheafNode *list)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  gsize key = sheaf_splicer_get_key (self)->start;
  g_autofree char *lines = NULL;
  guint offset = 0;

  if (list->kind != SHEAF_NODE_SEQUENCE || list->items->len == 0 || old->end > old->start ||
      self->place.flow || !sheaf_splicer_is_first (self, key) ||
      !find_block_neighbour (self, &offset))
    return NULL;
  lines = write_lines (self, list, sheaf_splicer_column (self, key) + offset,
                       sheaf_splicer_line_end (self, key));
  return sheaf_splicer_put (self, sheaf_splicer_next_line (self, old->start),
                            sheaf_splicer_next_line (self, old->start), lines);
}

/* Values ---------------------------------------------------------------------------------------- */

static gboolean
is_empty_list (const SheafNode *value)
{
  return value->kind == SHEAF_NODE_SEQUENCE && value->items->len == 0;
}

static char *
replace_value (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  SheafStyle style = sheaf_write_style (old, self->text);
  char *filled = fill_with_lines (self, value);

  if (filled)
    return filled;
  if (is_empty_list (value) && !self->brackets && !self->place.flow)
    return sheaf_splicer_empty_value (self);
  if (old->kind != SHEAF_NODE_SCALAR && !sheaf_node_is_flow (old, self->text))
    return sheaf_splicer_replace_block (self, value);
  if (style == SHEAF_STYLE_BLOCK || sheaf_node_is_null (old))
    style = sheaf_splicer_find_new_style (self, value);
  return sheaf_splicer_replace_node (self, old, value, style, self->place.flow);
}

/* Keys ------------------------------------------------------------------------------------------ */

/* "key: value" and its line end. */
static char *
write_entry (const SheafSplicer *self, const SheafNode *value, guint indent, const char *line_end)
{
  SheafStyle style = sheaf_splicer_find_new_style (self, value);
  g_autofree char *key = sheaf_splicer_write_name (self, SHEAF_STYLE_PLAIN, FALSE);
  g_autofree char *text = NULL;
  guint offset = INDENT;

  if (value->kind == SHEAF_NODE_SEQUENCE && value->items->len > 0 &&
      find_block_neighbour (self, &offset))
    {
      text = write_lines (self, value, indent + offset, line_end);
      return g_strdup_printf ("%*s%s:%s%s", (int) indent, "", key, line_end, text);
    }
  text = sheaf_splicer_write_inline (self, value, style, FALSE);
  return g_strdup_printf ("%*s%s: %s%s", (int) indent, "", key, text, line_end);
}

/* A header of nothing but blank lines and comments. */
static char *
add_first_key (const SheafSplicer *self, const SheafNode *value)
{
  gsize at = self->header->content_end;
  g_autofree char *entry =
      write_entry (self, value, 0, sheaf_splicer_line_end (self, self->header->start));

  return sheaf_splicer_put (self, at, at, entry);
}

static char *
add_key (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *mapping = self->place.mapping;
  g_autofree char *entry = NULL;
  guint neighbour;
  gsize first, at;

  if (mapping->keys->len == 0)
    return mapping == self->header->root && !self->place.flow ? add_first_key (self, value) : NULL;
  first = ((SheafNode *) g_ptr_array_index (mapping->keys, 0))->start;
  if (self->place.flow)
    return sheaf_splice_flow.add_key (self, value);
  neighbour = sheaf_splicer_find_neighbour (self);
  entry = write_entry (self, value, sheaf_splicer_column (self, first),
                       sheaf_splicer_line_end (self, first));
  if (neighbour < mapping->keys->len)
    at = sheaf_splicer_next_line (
        self, sheaf_node_end (g_ptr_array_index (mapping->items, neighbour), self->text));
  else if (sheaf_splicer_is_first (self, first))
    at = sheaf_splicer_line_start (self, first);
  else
    return NULL;
  return sheaf_splicer_put (self, at, at, entry);
}

static char *
remove_key (const SheafSplicer *self)
{
  gsize start = sheaf_splicer_get_key (self)->start;
  gsize end = sheaf_node_end (sheaf_splicer_get_value (self), self->text);

  if (self->place.flow)
    return sheaf_splice_flow.remove_key (self);
  if (!sheaf_splicer_is_first (self, start))
    return NULL;
  return sheaf_splicer_put (self, sheaf_splicer_line_start (self, start),
                            sheaf_splicer_next_line (self, end), "");
}

/* Items ----------------------------------------------------------------------------------------- */

static gboolean
is_in_lines (const SheafSplicer *self)
{
  return sheaf_splicer_is_block_list (self, sheaf_splicer_get_value (self));
}

static char *
replace_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  const SheafNode *list = sheaf_splicer_get_value (self);
  const SheafNode *old = g_ptr_array_index (list->items, i);
  SheafStyle style = sheaf_write_style (old, self->text);

  if (self->place.flow || !is_in_lines (self))
    return sheaf_splice_flow.item (self, i, value);
  if (old->kind != SHEAF_NODE_SCALAR || style == SHEAF_STYLE_BLOCK)
    style = sheaf_splicer_find_style (self, list);
  return sheaf_splicer_replace_node (self, old, value, style, FALSE);
}

static char *
add_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  return is_in_lines (self) ? sheaf_splice_add_line (self, i, value)
                            : sheaf_splice_flow.add_item (self, i, value);
}

static char *
remove_item (const SheafSplicer *self, guint i)
{
  return is_in_lines (self) ? sheaf_splice_remove_line (self, i)
                            : sheaf_splice_flow.remove_item (self, i);
}

const SheafSplice sheaf_splice_yaml = {
  replace_value, add_key, remove_key, replace_item, add_item, remove_item,
};
