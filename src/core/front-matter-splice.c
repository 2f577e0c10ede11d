/* front-matter-splice.c: the bytes that an edit of a YAML header puts in and takes out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-splice.h"

#include <string.h>

/* How far a list or a block below a key is moved in where no neighbour shows it. */
#define INDENT 2

/* Styles ---------------------------------------------------------------------------------------- */

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

/* The style for @value where nothing stood. */
static SheafStyle
find_new_style (const SheafSplicer *self, const SheafNode *value)
{
  /* A number or date has no quotes where texts have some. */
  if (self->bare && value->kind == SHEAF_NODE_SCALAR && !sheaf_write_is_text (value->text))
    return SHEAF_STYLE_PLAIN;
  return sheaf_splicer_find_style (self, self->place.mapping);
}

/* Values ---------------------------------------------------------------------------------------- */

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

char *
sheaf_splice_value (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  SheafStyle style = sheaf_write_style (old, self->text);
  char *filled = fill_with_lines (self, value);

  if (filled)
    return filled;
  if (old->kind != SHEAF_NODE_SCALAR && !sheaf_node_is_flow (old, self->text))
    return sheaf_splicer_replace_block (self, value);
  if (style == SHEAF_STYLE_BLOCK || sheaf_node_is_null (old))
    style = find_new_style (self, value);
  return sheaf_splicer_replace_node (self, old, value, style, self->place.flow);
}

/* Keys ------------------------------------------------------------------------------------------ */

/* Where people look for a key: behind the first of these that is there. */
static const struct
{
  const char *key;
  const char *behind[4];
} orders[] = {
  { "author", { "date", "title" } },
  { "date", { "title" } },
  { "categories", { "category", "tags" } },
  { "tags", { "tag", "categories", "category" } },
};

/* Returns: the index in the mapping of the key to come behind of; its length: of none, it comes first */
static guint
find_neighbour (const SheafSplicer *self)
{
  const SheafNode *mapping = self->place.mapping;

  if (mapping == self->header->root && g_str_equal (self->place.name, "title"))
    return mapping->keys->len;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    for (guint j = 0; g_str_equal (orders[i].key, self->place.name) &&
                      j < G_N_ELEMENTS (orders[i].behind) && orders[i].behind[j];
         j++)
      for (guint k = 0; k < mapping->keys->len; k++)
        if (g_ascii_strcasecmp (((SheafNode *) g_ptr_array_index (mapping->keys, k))->text,
                                orders[i].behind[j]) == 0)
          return k;
  return mapping->keys->len - 1;
}

/* "key: value" and its line end. */
static char *
write_entry (const SheafSplicer *self, const SheafNode *value, guint indent, const char *line_end)
{
  g_autoptr (SheafNode) name = sheaf_node_new_text (self->place.name);
  SheafStyle style = find_new_style (self, value);
  g_autofree char *key = sheaf_splicer_write_inline (self, name, SHEAF_STYLE_PLAIN, FALSE);
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

/* What stands between the entries in braces, where it is no more than a comma. */
static char *
find_flow_separator (const SheafSplicer *self)
{
  const SheafNode *mapping = self->place.mapping;
  gsize start, end;

  if (mapping->keys->len < 2)
    return g_strdup (", ");
  start = sheaf_node_end (g_ptr_array_index (mapping->items, 0), self->text);
  end = ((SheafNode *) g_ptr_array_index (mapping->keys, 1))->start;
  if (!sheaf_splicer_is_only (self, start, end, ", \t\r\n"))
    return g_strdup (", ");
  return g_strndup (self->text + start, end - start);
}

/* A key in braces, which may be JSON: its name is quoted as the first one's. */
static char *
add_flow_key (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *mapping = self->place.mapping;
  guint n = mapping->keys->len;
  g_autoptr (SheafNode) name = sheaf_node_new_text (self->place.name);
  SheafStyle style = sheaf_write_style (g_ptr_array_index (mapping->keys, 0), self->text);
  gsize at = sheaf_node_end (g_ptr_array_index (mapping->items, n - 1), self->text);
  g_autofree char *separator = find_flow_separator (self);
  g_autofree char *key = sheaf_splicer_write_inline (self, name, style, TRUE);
  g_autofree char *text =
      sheaf_splicer_write_inline (self, value, find_new_style (self, value), TRUE);
  g_autofree char *entry = g_strconcat (separator, key, ": ", text, NULL);

  return sheaf_splicer_put (self, at, at, entry);
}

char *
sheaf_splice_add_key (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *mapping = self->place.mapping;
  g_autofree char *entry = NULL;
  guint neighbour;
  gsize first, at;

  if (mapping->keys->len == 0)
    return mapping == self->header->root && !self->place.flow ? add_first_key (self, value) : NULL;
  first = ((SheafNode *) g_ptr_array_index (mapping->keys, 0))->start;
  if (self->place.flow)
    return add_flow_key (self, value);
  neighbour = find_neighbour (self);
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
remove_flow_key (const SheafSplicer *self)
{
  const SheafNode *mapping = self->place.mapping;
  guint i = self->place.index;

  if (mapping->keys->len == 1)
    return sheaf_splicer_put (self, mapping->start + 1, mapping->end - 1, "");
  if (i == 0)
    return sheaf_splicer_put (self, sheaf_splicer_get_key (self)->start,
                              ((SheafNode *) g_ptr_array_index (mapping->keys, 1))->start, "");
  return sheaf_splicer_put (self,
                            sheaf_node_end (g_ptr_array_index (mapping->items, i - 1), self->text),
                            sheaf_node_end (sheaf_splicer_get_value (self), self->text), "");
}

char *
sheaf_splice_remove_key (const SheafSplicer *self)
{
  gsize start = sheaf_splicer_get_key (self)->start;
  gsize end = sheaf_node_end (sheaf_splicer_get_value (self), self->text);

  if (self->place.flow)
    return remove_flow_key (self);
  if (!sheaf_splicer_is_first (self, start))
    return NULL;
  return sheaf_splicer_put (self, sheaf_splicer_line_start (self, start),
                            sheaf_splicer_next_line (self, end), "");
}
