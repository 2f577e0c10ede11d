/* front-matter-splice.c: the bytes that an edit of a YAML header puts in and takes out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-key.h"
#include "core/front-matter-splice-private.h"

#include <string.h>

/* How far a list or a block below a key is moved in where no neighbour shows it. */
#define INDENT 2

/* Text ------------------------------------------------------------------------------------------ */

char *
sheaf_splicer_put (const SheafSplicer *self, gsize start, gsize end, const char *with)
{
  GString *out = g_string_sized_new (self->length + strlen (with));

  g_string_append_len (out, self->text, start);
  g_string_append (out, with);
  g_string_append_len (out, self->text + end, self->length - end);
  return g_string_free (out, FALSE);
}

gsize
sheaf_splicer_line_start (const SheafSplicer *self, gsize at)
{
  while (at > 0 && self->text[at - 1] != '\n' && self->text[at - 1] != '\r')
    at--;
  return at;
}

gsize
sheaf_splicer_next_line (const SheafSplicer *self, gsize at)
{
  sheaf_line_next (self->text, self->length, &at);
  return at;
}

const char *
sheaf_splicer_line_end (const SheafSplicer *self, gsize at)
{
  gsize next = at;
  gsize end = sheaf_line_next (self->text, self->length, &next);

  if (next - end == 2)
    return "\r\n";
  return end < self->length && self->text[end] == '\r' ? "\r" : "\n";
}

gboolean
sheaf_splicer_is_only (const SheafSplicer *self, gsize start, gsize end, const char *characters)
{
  for (gsize i = start; i < end; i++)
    if (!strchr (characters, self->text[i]))
      return FALSE;
  return TRUE;
}

/* Whether @at is the first in its line that is not blank. */
gboolean
sheaf_splicer_is_first (const SheafSplicer *self, gsize at)
{
  return sheaf_splicer_is_only (self, sheaf_splicer_line_start (self, at), at, " ");
}

guint
sheaf_splicer_column (const SheafSplicer *self, gsize at)
{
  return (guint) (at - sheaf_splicer_line_start (self, at));
}

/* Nodes ----------------------------------------------------------------------------------------- */

static const SheafNode *
key_node (const SheafSplicer *self)
{
  return g_ptr_array_index (self->place.mapping->keys, self->place.index);
}

const SheafNode *
sheaf_splicer_get_value (const SheafSplicer *self)
{
  return g_ptr_array_index (self->place.mapping->items, self->place.index);
}

gboolean
sheaf_splicer_is_block_list (const SheafSplicer *self, const SheafNode *node)
{
  return node->kind == SHEAF_NODE_SEQUENCE && !sheaf_tree_is_flow (node, self->text);
}

/* Behind the colon of the key. Returns: 0 where it is written in another way (`? key`) */
static gsize
find_colon_end (const SheafSplicer *self)
{
  gsize at = key_node (self)->end;

  while (self->text[at] == ' ' || self->text[at] == '\t')
    at++;
  return self->text[at] == ':' ? at + 1 : 0;
}

/* Styles ---------------------------------------------------------------------------------------- */

/* How the texts of @mapping, or of a list, are written where all that need no quotes have some. */
SheafStyle
sheaf_splicer_find_style (const SheafSplicer *self, const SheafNode *parent)
{
  SheafStyle style = SHEAF_STYLE_PLAIN;

  for (guint i = 0; i < parent->items->len; i++)
    {
      const SheafNode *node = g_ptr_array_index (parent->items, i);
      SheafStyle found = sheaf_write_style (node, self->text);

      if (node->kind != SHEAF_NODE_SCALAR || found == SHEAF_STYLE_BLOCK ||
          (node->plain && !sheaf_write_is_text (node->text)))
        continue;
      if (found == SHEAF_STYLE_PLAIN)
        return SHEAF_STYLE_PLAIN;
      style = found;
    }
  return style;
}

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

char *
sheaf_splicer_write_inline (const SheafSplicer *self,
                            const SheafNode *value,
                            SheafStyle style,
                            gboolean flow)
{
  const SheafWriting writing = { .style = style, .flow = flow, .bare = self->bare };

  return sheaf_write_inline (value, &writing);
}

/* Values ---------------------------------------------------------------------------------------- */

/* What stands behind the indicators of the block @old, such as a comment. */
static char *
find_block_tail (const SheafSplicer *self, const SheafNode *old)
{
  gsize at = old->start + 1;
  gsize next, end;

  at += strspn (self->text + at, "+-0123456789");
  next = at;
  end = sheaf_line_next (self->text, self->length, &next);
  return g_strndup (self->text + at, end - at);
}

/* How far the first line of the block @old is moved in; 0 where it has none. */
static guint
find_block_indent (const SheafSplicer *self, const SheafNode *old)
{
  gsize end = sheaf_tree_end (old, self->text);

  for (gsize at = sheaf_splicer_next_line (self, old->start); at < end;
       at = sheaf_splicer_next_line (self, at))
    {
      gsize blanks = strspn (self->text + at, " ");

      if (!strchr ("\r\n", self->text[at + blanks]))
        return (guint) blanks;
    }
  return 0;
}

static char *
replace_block_scalar (const SheafSplicer *self, const SheafNode *old, const SheafNode *value)
{
  g_autofree char *tail = find_block_tail (self, old);
  guint indent = find_block_indent (self, old);
  g_autofree char *written = NULL;

  if (indent == 0)
    return NULL;
  written = sheaf_write_block (value->text, self->text[old->start] == '>', indent, tail,
                               sheaf_splicer_line_end (self, old->start));
  return written ? sheaf_splicer_put (self, old->start, sheaf_tree_end (old, self->text), written)
                 : NULL;
}

/* @flow: whether @old stands in brackets or braces */
char *
sheaf_splicer_replace_node (const SheafSplicer *self,
                            const SheafNode *old,
                            const SheafNode *value,
                            SheafStyle style,
                            gboolean flow)
{
  const SheafWriting writing = { .style = style, .flow = flow, .bare = self->bare, .old = old };
  gboolean block = sheaf_write_style (old, self->text) == SHEAF_STYLE_BLOCK;
  g_autofree char *written = NULL;
  g_autofree char *apart = NULL;
  char *replaced = NULL;

  if (block && value->kind == SHEAF_NODE_SCALAR)
    replaced = replace_block_scalar (self, old, value);
  if (replaced)
    return replaced;
  written = sheaf_write_inline (value, &writing);
  /* Nothing stands right behind a colon or a dash. */
  if (old->start > 0 && strchr (":-", self->text[old->start - 1]))
    apart = g_strconcat (" ", written, NULL);
  return sheaf_splicer_put (self, old->start, sheaf_tree_end (old, self->text),
                            apart ? apart : written);
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
  gsize key = key_node (self)->start;
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

/* A block below a key: its lines go and the new value stands behind the colon. */
char *
sheaf_splicer_replace_block (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  gsize colon = find_colon_end (self);
  gsize first = sheaf_splicer_line_start (self, old->start);
  gsize behind = sheaf_splicer_next_line (self, sheaf_tree_end (old, self->text));
  SheafStyle style = sheaf_splicer_find_style (self, self->header->root);
  g_autofree char *written = sheaf_splicer_write_inline (self, value, style, FALSE);
  g_autofree char *with = NULL;

  if (!colon || first < colon || !sheaf_splicer_is_only (self, first, old->start, " "))
    return NULL;
  with = g_strdup_printf (" %s%.*s", written, (int) (first - colon), self->text + colon);
  return sheaf_splicer_put (self, colon, behind, with);
}

char *
sheaf_splice_value (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  SheafStyle style = sheaf_write_style (old, self->text);
  char *filled = fill_with_lines (self, value);

  if (filled)
    return filled;
  if (old->kind != SHEAF_NODE_SCALAR && !sheaf_tree_is_flow (old, self->text))
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
  g_autoptr (SheafNode) name = sheaf_tree_new_text (self->place.name);
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
  start = sheaf_tree_end (g_ptr_array_index (mapping->items, 0), self->text);
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
  g_autoptr (SheafNode) name = sheaf_tree_new_text (self->place.name);
  SheafStyle style = sheaf_write_style (g_ptr_array_index (mapping->keys, 0), self->text);
  gsize at = sheaf_tree_end (g_ptr_array_index (mapping->items, n - 1), self->text);
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
        self, sheaf_tree_end (g_ptr_array_index (mapping->items, neighbour), self->text));
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
    return sheaf_splicer_put (self, key_node (self)->start,
                              ((SheafNode *) g_ptr_array_index (mapping->keys, 1))->start, "");
  return sheaf_splicer_put (self,
                            sheaf_tree_end (g_ptr_array_index (mapping->items, i - 1), self->text),
                            sheaf_tree_end (sheaf_splicer_get_value (self), self->text), "");
}

char *
sheaf_splice_remove_key (const SheafSplicer *self)
{
  gsize start = key_node (self)->start;
  gsize end = sheaf_tree_end (sheaf_splicer_get_value (self), self->text);

  if (self->place.flow)
    return remove_flow_key (self);
  if (!sheaf_splicer_is_first (self, start))
    return NULL;
  return sheaf_splicer_put (self, sheaf_splicer_line_start (self, start),
                            sheaf_splicer_next_line (self, end), "");
}
