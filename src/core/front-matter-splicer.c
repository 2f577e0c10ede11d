/* front-matter-splicer.c: a header about to be changed, and its bytes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-key.h"
#include "core/front-matter-splicer.h"
#include "core/front-matter-toml.h"

#include <string.h>

/* Text ----------------------------------------------------------------------------------------- */

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

char *
sheaf_splicer_copy (const SheafSplicer *self, gsize start, gsize end, const char *characters)
{
  return start < end && sheaf_splicer_is_only (self, start, end, characters)
             ? g_strndup (self->text + start, end - start)
             : NULL;
}

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

/* Nodes ---------------------------------------------------------------------------------------- */

const SheafNode *
sheaf_splicer_get_key (const SheafSplicer *self)
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
  return node->kind == SHEAF_NODE_SEQUENCE && !sheaf_node_is_flow (node, self->text);
}

/* Behind the colon of the key. Returns: 0 where it is written in another way (`? key`) */
static gsize
find_colon_end (const SheafSplicer *self)
{
  gsize at = sheaf_splicer_get_key (self)->end;

  while (self->text[at] == ' ' || self->text[at] == '\t')
    at++;
  return self->text[at] == ':' ? at + 1 : 0;
}

/* Where people look for a key: behind the first of these that is there. */
static const struct
{
  const char *key;
  const char *behind[4];
} orders[] = {
  { "author", { "date", "title" } },
  { "date", { "title" } },
  { "categories", { "category", "tags" } },
  { "category", { "categories", "tags" } },
  { "tags", { "tag", "categories", "category" } },
};

guint
sheaf_splicer_find_neighbour (const SheafSplicer *self)
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

/* Styles --------------------------------------------------------------------------------------- */

/* As the first text in quotes. */
static SheafStyle
find_toml_style (const SheafSplicer *self, const SheafNode *parent)
{
  for (guint i = 0; i < parent->items->len; i++)
    {
      const SheafNode *node = g_ptr_array_index (parent->items, i);

      if (node->kind == SHEAF_NODE_SCALAR && !node->plain)
        return sheaf_write_style (node, self->text);
    }
  return SHEAF_STYLE_DOUBLE;
}

static SheafStyle
find_yaml_style (const SheafSplicer *self, const SheafNode *parent)
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

SheafStyle
sheaf_splicer_find_style (const SheafSplicer *self, const SheafNode *parent)
{
  return sheaf_form_get_syntax (self->header->form) == SHEAF_SYNTAX_TOML
             ? find_toml_style (self, parent)
             : find_yaml_style (self, parent);
}

SheafStyle
sheaf_splicer_find_new_style (const SheafSplicer *self, const SheafNode *value)
{
  gboolean toml = sheaf_form_get_syntax (self->header->form) == SHEAF_SYNTAX_TOML;

  /* A number or date has no quotes where texts have some. */
  if (self->bare && value->kind == SHEAF_NODE_SCALAR &&
      (toml ? sheaf_toml_find_kind (value->text) != SHEAF_TOML_NONE
            : !sheaf_write_is_text (value->text)))
    return SHEAF_STYLE_PLAIN;
  return sheaf_splicer_find_style (self, self->place.mapping);
}

/* Values --------------------------------------------------------------------------------------- */

static char *
write_value (const SheafSplicer *self, const SheafNode *value, SheafWriting writing)
{
  writing.comment = self->header->form == SHEAF_FORM_JSON_COMMENT;
  switch (sheaf_form_get_syntax (self->header->form))
    {
    case SHEAF_SYNTAX_JSON:
      return sheaf_write_json (value, &writing);
    case SHEAF_SYNTAX_TOML:
      return sheaf_write_toml (value, &writing);
    default:
      return sheaf_write_inline (value, &writing);
    }
}

char *
sheaf_splicer_write_inline (const SheafSplicer *self,
                            const SheafNode *value,
                            SheafStyle style,
                            gboolean flow)
{
  return write_value (self, value,
                      (SheafWriting){ .style = style, .flow = flow, .bare = self->bare });
}

char *
sheaf_splicer_write_name (const SheafSplicer *self, SheafStyle style, gboolean flow)
{
  g_autoptr (SheafNode) name = sheaf_node_new_text (self->place.name);

  if (sheaf_form_get_syntax (self->header->form) == SHEAF_SYNTAX_TOML)
    return sheaf_write_toml_key (self->place.name);
  return write_value (self, name, (SheafWriting){ .style = style, .flow = flow });
}

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
  gsize end = sheaf_node_end (old, self->text);

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
  return written ? sheaf_splicer_put (self, old->start, sheaf_node_end (old, self->text), written)
                 : NULL;
}

char *
sheaf_splicer_replace_node (const SheafSplicer *self,
                            const SheafNode *old,
                            const SheafNode *value,
                            SheafStyle style,
                            gboolean flow)
{
  gboolean yaml = sheaf_form_get_syntax (self->header->form) == SHEAF_SYNTAX_YAML;
  gboolean block = yaml && sheaf_write_style (old, self->text) == SHEAF_STYLE_BLOCK;
  g_autofree char *written = NULL;
  g_autofree char *apart = NULL;
  char *replaced = NULL;

  if (block && value->kind == SHEAF_NODE_SCALAR)
    replaced = replace_block_scalar (self, old, value);
  if (replaced)
    return replaced;
  written = write_value (
      self, value, (SheafWriting){ .style = style, .flow = flow, .bare = self->bare, .old = old });
  /* Nothing stands right behind a colon or a dash. */
  if (yaml && old->start > 0 && strchr (":-", self->text[old->start - 1]))
    apart = g_strconcat (" ", written, NULL);
  return sheaf_splicer_put (self, old->start, sheaf_node_end (old, self->text),
                            apart ? apart : written);
}

char *
sheaf_splicer_replace_block (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  gsize colon = find_colon_end (self);
  gsize first = sheaf_splicer_line_start (self, old->start);
  gsize behind = sheaf_splicer_next_line (self, sheaf_node_end (old, self->text));
  SheafStyle style = sheaf_splicer_find_style (self, self->header->root);
  g_autofree char *written = sheaf_splicer_write_inline (self, value, style, FALSE);
  g_autofree char *with = NULL;

  if (!colon || first < colon || !sheaf_splicer_is_only (self, first, old->start, " "))
    return NULL;
  with = g_strdup_printf (" %s%.*s", written, (int) (first - colon), self->text + colon);
  return sheaf_splicer_put (self, colon, behind, with);
}

char *
sheaf_splicer_empty_value (const SheafSplicer *self)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  gsize end = sheaf_node_end (old, self->text);
  gsize colon = find_colon_end (self);
  gsize first = sheaf_splicer_line_start (self, old->start);

  if (!colon)
    return NULL;
  if (old->kind == SHEAF_NODE_SCALAR)
    return sheaf_splicer_put (self, colon, end, "");
  if (first < colon || !sheaf_splicer_is_only (self, first, old->start, " "))
    return NULL;
  return sheaf_splicer_put (self, first, sheaf_splicer_next_line (self, end), "");
}
