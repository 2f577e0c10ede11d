/* front-matter-splice.c: the bytes that an edit of a YAML header puts in and takes out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-key.h"
#include "core/front-matter-splice.h"
#include "core/front-matter-write.h"

#include <string.h>

/* How far a list or a block below a key is moved in where no neighbour shows it. */
#define INDENT 2

/* Text ------------------------------------------------------------------------------------------ */

/* Puts @with in the place of the bytes from @start to @end. Returns: (transfer full) */
static char *
splice (const SheafSplicer *self, gsize start, gsize end, const char *with)
{
  GString *out = g_string_sized_new (self->length + strlen (with));

  g_string_append_len (out, self->text, start);
  g_string_append (out, with);
  g_string_append_len (out, self->text + end, self->length - end);
  return g_string_free (out, FALSE);
}

static gsize
line_start (const SheafSplicer *self, gsize at)
{
  while (at > 0 && self->text[at - 1] != '\n' && self->text[at - 1] != '\r')
    at--;
  return at;
}

static gsize
next_line (const SheafSplicer *self, gsize at)
{
  sheaf_line_next (self->text, self->length, &at);
  return at;
}

/* The line end of the line that @at is in. */
static const char *
line_end_at (const SheafSplicer *self, gsize at)
{
  gsize next = at;
  gsize end = sheaf_line_next (self->text, self->length, &next);

  if (next - end == 2)
    return "\r\n";
  return end < self->length && self->text[end] == '\r' ? "\r" : "\n";
}

static gboolean
is_only (const SheafSplicer *self, gsize start, gsize end, const char *characters)
{
  for (gsize i = start; i < end; i++)
    if (!strchr (characters, self->text[i]))
      return FALSE;
  return TRUE;
}

/* Whether @at is the first in its line that is not blank. */
static gboolean
is_first (const SheafSplicer *self, gsize at)
{
  return is_only (self, line_start (self, at), at, " ");
}

static guint
column (const SheafSplicer *self, gsize at)
{
  return (guint) (at - line_start (self, at));
}

/* Nodes ----------------------------------------------------------------------------------------- */

static const SheafNode *
key_node (const SheafSplicer *self)
{
  return g_ptr_array_index (self->place.mapping->keys, self->place.index);
}

static const SheafNode *
value_node (const SheafSplicer *self)
{
  return g_ptr_array_index (self->place.mapping->items, self->place.index);
}

static const SheafNode *
item_node (const SheafSplicer *self, guint i)
{
  return g_ptr_array_index (value_node (self)->items, i);
}

static gboolean
is_block_list (const SheafSplicer *self, const SheafNode *node)
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

/* The dash of a block list's item. Returns: FALSE where it is on another line */
static gboolean
find_dash (const SheafSplicer *self, const SheafNode *item, gsize *dash)
{
  gsize at = item->start;

  while (at > 0 && (self->text[at - 1] == ' ' || self->text[at - 1] == '\t'))
    at--;
  *dash = at - 1;
  return at > 0 && self->text[at - 1] == '-';
}

/* Styles ---------------------------------------------------------------------------------------- */

/* How the texts of @mapping, or of a list, are written where all that need no quotes have some. */
static SheafStyle
find_neighbours_style (const SheafSplicer *self, const SheafNode *parent)
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

      if (!is_block_list (self, node) || column (self, node->start) < column (self, key->start))
        continue;
      *offset = column (self, node->start) - column (self, key->start);
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
  return find_neighbours_style (self, self->place.mapping);
}

static char *
write_inline (const SheafSplicer *self, const SheafNode *value, SheafStyle style, gboolean flow)
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

  for (gsize at = next_line (self, old->start); at < end; at = next_line (self, at))
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
                               line_end_at (self, old->start));
  return written ? splice (self, old->start, sheaf_tree_end (old, self->text), written) : NULL;
}

/* @flow: whether @old stands in brackets or braces */
static char *
replace_node (const SheafSplicer *self,
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
  return splice (self, old->start, sheaf_tree_end (old, self->text), apart ? apart : written);
}

/* The lines of a list. @indent: of its dashes */
static char *
write_lines (const SheafSplicer *self, const SheafNode *list, guint indent, const char *line_end)
{
  SheafStyle style = find_neighbours_style (self, self->header->root);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->items->len; i++)
    {
      g_autofree char *item = write_inline (self, g_ptr_array_index (list->items, i), style, FALSE);

      g_string_append_printf (out, "%*s- %s%s", (int) indent, "", item, line_end);
    }
  return g_string_free (out, FALSE);
}

/* A list where nothing stood: in lines, as the other lists are. */
static char *
fill_with_lines (const SheafSplicer *self, const SheafNode *list)
{
  const SheafNode *old = value_node (self);
  gsize key = key_node (self)->start;
  g_autofree char *lines = NULL;
  guint offset = 0;

  if (list->kind != SHEAF_NODE_SEQUENCE || list->items->len == 0 || old->end > old->start ||
      self->place.flow || !is_first (self, key) || !find_block_neighbour (self, &offset))
    return NULL;
  lines = write_lines (self, list, column (self, key) + offset, line_end_at (self, key));
  return splice (self, next_line (self, old->start), next_line (self, old->start), lines);
}

/* A block below a key: its lines go and the new value stands behind the colon. */
static char *
replace_block (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = value_node (self);
  gsize colon = find_colon_end (self);
  gsize first = line_start (self, old->start);
  gsize behind = next_line (self, sheaf_tree_end (old, self->text));
  SheafStyle style = find_neighbours_style (self, self->header->root);
  g_autofree char *written = write_inline (self, value, style, FALSE);
  g_autofree char *with = NULL;

  if (!colon || first < colon || !is_only (self, first, old->start, " "))
    return NULL;
  with = g_strdup_printf (" %s%.*s", written, (int) (first - colon), self->text + colon);
  return splice (self, colon, behind, with);
}

char *
sheaf_splice_value (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = value_node (self);
  SheafStyle style = sheaf_write_style (old, self->text);
  char *filled = fill_with_lines (self, value);

  if (filled)
    return filled;
  if (old->kind != SHEAF_NODE_SCALAR && !sheaf_tree_is_flow (old, self->text))
    return replace_block (self, value);
  if (style == SHEAF_STYLE_BLOCK || sheaf_node_is_null (old))
    style = find_new_style (self, value);
  return replace_node (self, old, value, style, self->place.flow);
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
  g_autofree char *key = write_inline (self, name, SHEAF_STYLE_PLAIN, FALSE);
  g_autofree char *text = NULL;
  guint offset = INDENT;

  if (value->kind == SHEAF_NODE_SEQUENCE && value->items->len > 0 &&
      find_block_neighbour (self, &offset))
    {
      text = write_lines (self, value, indent + offset, line_end);
      return g_strdup_printf ("%*s%s:%s%s", (int) indent, "", key, line_end, text);
    }
  text = write_inline (self, value, style, FALSE);
  return g_strdup_printf ("%*s%s: %s%s", (int) indent, "", key, text, line_end);
}

/* A header of nothing but blank lines and comments. */
static char *
add_first_key (const SheafSplicer *self, const SheafNode *value)
{
  gsize at = self->header->content_end;
  g_autofree char *entry = write_entry (self, value, 0, line_end_at (self, self->header->start));

  return splice (self, at, at, entry);
}

char *
sheaf_splice_add_key (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *mapping = self->place.mapping;
  g_autofree char *entry = NULL;
  guint neighbour;
  gsize first, at;

  if (mapping->keys->len == 0)
    return mapping == self->header->root ? add_first_key (self, value) : NULL;
  first = ((SheafNode *) g_ptr_array_index (mapping->keys, 0))->start;
  if (self->place.flow)
    return NULL;
  neighbour = find_neighbour (self);
  entry = write_entry (self, value, column (self, first), line_end_at (self, first));
  if (neighbour < mapping->keys->len)
    at = next_line (self,
                    sheaf_tree_end (g_ptr_array_index (mapping->items, neighbour), self->text));
  else if (is_first (self, first))
    at = line_start (self, first);
  else
    return NULL;
  return splice (self, at, at, entry);
}

char *
sheaf_splice_remove_key (const SheafSplicer *self)
{
  gsize start = key_node (self)->start;
  gsize end = sheaf_tree_end (value_node (self), self->text);

  if (self->place.flow || !is_first (self, start))
    return NULL;
  return splice (self, line_start (self, start), next_line (self, end), "");
}

/* Items in brackets ----------------------------------------------------------------------------- */

/* What stands between the items: as between the first two, where that is no more than a comma. */
static char *
find_separator (const SheafSplicer *self)
{
  gsize start, end;

  if (value_node (self)->items->len < 2)
    return g_strdup (", ");
  start = sheaf_tree_end (item_node (self, 0), self->text);
  end = item_node (self, 1)->start;
  if (!is_only (self, start, end, ", \t\r\n"))
    return g_strdup (", ");
  return g_strndup (self->text + start, end - start);
}

static char *
add_flow_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  const SheafNode *list = value_node (self);
  SheafStyle style =
      find_neighbours_style (self, list->items->len > 0 ? list : self->place.mapping);
  g_autofree char *written = write_inline (self, value, style, TRUE);
  g_autofree char *separator = find_separator (self);
  g_autofree char *with = NULL;
  gsize at = list->start + 1;

  if (list->items->len == 0)
    return splice (self, at, at, written);
  if (i < list->items->len)
    {
      with = g_strconcat (written, separator, NULL);
      at = item_node (self, i)->start;
    }
  else
    {
      with = g_strconcat (separator, written, NULL);
      at = sheaf_tree_end (item_node (self, i - 1), self->text);
    }
  return splice (self, at, at, with);
}

static char *
remove_flow_item (const SheafSplicer *self, guint i)
{
  const SheafNode *list = value_node (self);

  if (list->items->len == 1)
    return splice (self, list->start + 1, list->end - 1, "");
  if (i == 0)
    return splice (self, item_node (self, 0)->start, item_node (self, 1)->start, "");
  return splice (self, sheaf_tree_end (item_node (self, i - 1), self->text),
                 sheaf_tree_end (item_node (self, i), self->text), "");
}

/* Items in lines -------------------------------------------------------------------------------- */

/* "  - value" and its line end, as @model's line has it. */
static char *
write_item (const SheafSplicer *self, const SheafNode *model, const SheafNode *value)
{
  SheafStyle style = find_neighbours_style (self, value_node (self));
  g_autofree char *written = write_inline (self, value, style, FALSE);
  gsize dash, gap;

  if (!find_dash (self, model, &dash))
    return NULL;
  gap = model->start - dash - 1;
  return g_strdup_printf ("%*s-%.*s%s%s", (int) column (self, dash), "", (int) MAX (gap, 1),
                          gap > 0 ? self->text + dash + 1 : " ", written, line_end_at (self, dash));
}

static char *
add_block_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  gboolean last = i == value_node (self)->items->len;
  const SheafNode *model = item_node (self, last ? i - 1 : i);
  g_autofree char *line = write_item (self, model, value);
  gsize at, dash;

  if (!line || !find_dash (self, model, &dash))
    return NULL;
  if (last)
    at = next_line (self, sheaf_tree_end (model, self->text));
  else if (is_first (self, dash))
    at = line_start (self, dash);
  else
    return NULL;
  return splice (self, at, at, line);
}

static char *
remove_block_item (const SheafSplicer *self, guint i)
{
  g_autoptr (SheafNode) none = NULL;
  gsize dash, next;

  if (value_node (self)->items->len == 1)
    {
      none = sheaf_tree_new_list ();
      return replace_block (self, none);
    }
  if (!find_dash (self, item_node (self, i), &dash))
    return NULL;
  if (is_first (self, dash))
    return splice (self, line_start (self, dash),
                   next_line (self, sheaf_tree_end (item_node (self, i), self->text)), "");
  /* `- - a`: the next dash comes into the place of this one. */
  if (i > 0 || !find_dash (self, item_node (self, 1), &next))
    return NULL;
  return splice (self, dash, next, "");
}

/* Items ----------------------------------------------------------------------------------------- */

char *
sheaf_splice_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  const SheafNode *old = item_node (self, i);
  gboolean flow = self->place.flow || !is_block_list (self, value_node (self));
  SheafStyle style = sheaf_write_style (old, self->text);

  if (old->kind != SHEAF_NODE_SCALAR || style == SHEAF_STYLE_BLOCK)
    style = find_neighbours_style (self, value_node (self));
  return replace_node (self, old, value, style, flow);
}

char *
sheaf_splice_add_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  return is_block_list (self, value_node (self)) ? add_block_item (self, i, value)
                                                 : add_flow_item (self, i, value);
}

char *
sheaf_splice_remove_item (const SheafSplicer *self, guint i)
{
  return is_block_list (self, value_node (self)) ? remove_block_item (self, i)
                                                 : remove_flow_item (self, i);
}
