/* front-matter-splicer.c: a header about to be changed, and its bytes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-key.h"
#include "core/front-matter-splicer.h"

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

/* Values --------------------------------------------------------------------------------------- */

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

char *
sheaf_splicer_write_inline (const SheafSplicer *self,
                            const SheafNode *value,
                            SheafStyle style,
                            gboolean flow)
{
  const SheafWriting writing = { .style = style, .flow = flow, .bare = self->bare };

  return sheaf_write_inline (value, &writing);
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
  return sheaf_splicer_put (self, old->start, sheaf_node_end (old, self->text),
                            apart ? apart : written);
}

/* A block below a key: its lines go and the new value stands behind the colon. */
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
