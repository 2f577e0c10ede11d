/* front-matter-splice-flow.c: keys and items in braces and brackets put in and taken out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-key.h"
#include "core/front-matter-splice.h"

#include <string.h>

/* Entries are the pairs of a mapping or the items of a list. Between two of them is a comma, and blanks, line ends
 * and, in YAML and TOML, comments. */
#define BLANKS " \t\r\n"

/* Places ---------------------------------------------------------------------------------------- */

static gsize
entry_start (const SheafNode *node, guint i)
{
  return ((SheafNode *) g_ptr_array_index (node->keys ? node->keys : node->items, i))->start;
}

static gsize
entry_end (const SheafSplicer *self, const SheafNode *node, guint i)
{
  return sheaf_node_end (g_ptr_array_index (node->items, i), self->text);
}

/* FALSE for Hexo's JSON without its outermost braces. */
static gboolean
is_closed (const SheafSplicer *self, const SheafNode *node)
{
  return sheaf_node_is_flow (node, self->text);
}

/* The comment that begins somewhere behind @at in its line, with nothing but a comma before it. Returns: where the
 * line ends, or 0 */
static gsize
find_comment_end (const SheafSplicer *self, gsize at)
{
  gsize mark = at + strspn (self->text + at, ", \t");
  gsize next = mark;

  return self->text[mark] == '#' ? sheaf_line_next (self->text, self->length, &next) : 0;
}

/* Entry @i stands alone on its lines, but for its comma and a comment. */
static gboolean
is_alone (const SheafSplicer *self, const SheafNode *node, guint i)
{
  gsize end = entry_end (self, node, i);

  end += strspn (self->text + end, ", \t");
  return sheaf_splicer_is_only (self, sheaf_splicer_line_start (self, entry_start (node, i)),
                                entry_start (node, i), " \t") &&
         strchr ("#\r\n", self->text[end]);
}

/* What stands between two entries: as between others, where that is no more than a comma and blanks; else as behind
 * the bracket; else ", ". */
static char *
find_separator (const SheafSplicer *self, const SheafNode *node)
{
  guint n = node->items->len;
  g_autofree char *opening = NULL;

  for (guint i = 0; i + 1 < n; i++)
    {
      char *between = sheaf_splicer_copy (self, entry_end (self, node, i),
                                          entry_start (node, i + 1), "," BLANKS);

      if (between)
        return between;
    }
  if (n > 0 && is_closed (self, node))
    opening = sheaf_splicer_copy (self, node->start + 1, entry_start (node, 0), BLANKS);
  return opening && strpbrk (opening, "\r\n") ? g_strconcat (",", opening, NULL) : g_strdup (", ");
}

/* Putting in ------------------------------------------------------------------------------------ */

/* Behind the last entry, whose line ends with a comment, in a line of its own. */
static char *
append_line (const SheafSplicer *self,
             const SheafNode *node,
             const char *separator,
             gsize comment_end,
             const char *entry)
{
  gsize end = entry_end (self, node, node->items->len - 1);
  gboolean comma = memchr (self->text + end, ',', strcspn (self->text + end, "#")) != NULL;
  GString *out = g_string_new (NULL);

  g_string_append_len (out, self->text, end);
  g_string_append (out, comma ? "" : ",");
  g_string_append_len (out, self->text + end, comment_end - end);
  g_string_append_printf (out, "%s%s%s", separator + strcspn (separator, "\r\n"), entry,
                          comma ? "," : "");
  g_string_append (out, self->text + comment_end);
  return g_string_free (out, FALSE);
}

/* @entry comes before entry @i of @node, or at its end. */
static char *
put_entry (const SheafSplicer *self, const SheafNode *node, guint i, const char *entry)
{
  g_autofree char *separator = find_separator (self, node);
  g_autofree char *with = NULL;
  guint n = node->items->len;
  gsize comment_end = n > 0 ? find_comment_end (self, entry_end (self, node, n - 1)) : 0;
  gsize at = node->start + 1;

  if (n == 0)
    return is_closed (self, node) ? sheaf_splicer_put (self, at, at, entry) : NULL;
  if (i == n && comment_end > 0 && strpbrk (separator, "\r\n"))
    return append_line (self, node, separator, comment_end, entry);
  if (i < n)
    {
      with = g_strconcat (entry, separator, NULL);
      at = entry_start (node, i);
    }
  else
    {
      with = g_strconcat (separator, entry, NULL);
      at = entry_end (self, node, n - 1);
    }
  return sheaf_splicer_put (self, at, at, with);
}

/* Taking out ------------------------------------------------------------------------------------ */

/* The only entry. */
static char *
take_last (const SheafSplicer *self, const SheafNode *node)
{
  gsize start = entry_start (node, 0);
  gsize end = entry_end (self, node, 0);

  if (!is_closed (self, node))
    return NULL;
  if (sheaf_splicer_is_only (self, node->start + 1, start, BLANKS) &&
      sheaf_splicer_is_only (self, end, node->end - 1, "," BLANKS))
    return sheaf_splicer_put (self, node->start + 1, node->end - 1, "");
  end += strspn (self->text + end, " \t");
  return sheaf_splicer_put (self, start, self->text[end] == ',' ? end + 1 : end, "");
}

static char *
take_entry (const SheafSplicer *self, const SheafNode *node, guint i)
{
  gboolean first = i == 0;
  gsize start, end;

  if (node->items->len == 1)
    return take_last (self, node);
  /* A comment goes with the entry that it stands beside. */
  start = first ? entry_end (self, node, 0) : entry_end (self, node, i - 1);
  end = first ? entry_start (node, 1) : entry_start (node, i);
  if (!sheaf_splicer_is_only (self, start, end, "," BLANKS) ||
      find_comment_end (self, entry_end (self, node, i)) > 0)
    return is_alone (self, node, i)
               ? sheaf_splicer_put (self, sheaf_splicer_line_start (self, entry_start (node, i)),
                                    sheaf_splicer_next_line (self, entry_end (self, node, i)), "")
               : NULL;
  if (first)
    return sheaf_splicer_put (self, entry_start (node, 0), end, "");
  return sheaf_splicer_put (self, start, entry_end (self, node, i), "");
}

/* Keys ------------------------------------------------------------------------------------------ */

/* What stands between a key and its value: as in the first pair. Returns: (transfer full) */
static char *
find_colon (const SheafSplicer *self)
{
  const SheafNode *mapping = self->place.mapping;
  SheafSyntax syntax = sheaf_form_get_syntax (self->header->form);
  char *colon = NULL;

  if (mapping->keys->len > 0 && syntax != SHEAF_SYNTAX_YAML)
    colon =
        sheaf_splicer_copy (self, ((SheafNode *) g_ptr_array_index (mapping->keys, 0))->end,
                            ((SheafNode *) g_ptr_array_index (mapping->items, 0))->start, " \t:=");
  return colon ? colon : g_strdup (syntax == SHEAF_SYNTAX_TOML ? " = " : ": ");
}

static char *
add_key (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *mapping = self->place.mapping;
  guint n = mapping->keys->len;
  guint neighbour = n > 0 ? sheaf_splicer_find_neighbour (self) : 0;
  SheafStyle style = n > 0 ? sheaf_write_style (g_ptr_array_index (mapping->keys, 0), self->text)
                           : SHEAF_STYLE_PLAIN;
  g_autofree char *name = sheaf_splicer_write_name (self, style, TRUE);
  g_autofree char *colon = find_colon (self);
  g_autofree char *text =
      sheaf_splicer_write_inline (self, value, sheaf_splicer_find_new_style (self, value), TRUE);
  g_autofree char *entry = g_strconcat (name, colon, text, NULL);

  return put_entry (self, mapping, n == 0 || neighbour == n ? 0 : neighbour + 1, entry);
}

static char *
remove_key (const SheafSplicer *self)
{
  return take_entry (self, self->place.mapping, self->place.index);
}

static char *
replace_value (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  SheafStyle style = sheaf_write_style (old, self->text);

  if (sheaf_node_is_null (old) || old->kind != SHEAF_NODE_SCALAR)
    style = sheaf_splicer_find_new_style (self, value);
  return sheaf_splicer_replace_node (self, old, value, style, TRUE);
}

/* Items ----------------------------------------------------------------------------------------- */

static SheafStyle
find_item_style (const SheafSplicer *self)
{
  const SheafNode *list = sheaf_splicer_get_value (self);

  return sheaf_splicer_find_style (self, list->items->len > 0 ? list : self->place.mapping);
}

static char *
replace_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  const SheafNode *old = g_ptr_array_index (sheaf_splicer_get_value (self)->items, i);
  SheafStyle style =
      old->kind == SHEAF_NODE_SCALAR ? sheaf_write_style (old, self->text) : find_item_style (self);

  return sheaf_splicer_replace_node (self, old, value, style, TRUE);
}

static char *
add_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  g_autofree char *item = sheaf_splicer_write_inline (self, value, find_item_style (self), TRUE);

  return put_entry (self, sheaf_splicer_get_value (self), i, item);
}

static char *
remove_item (const SheafSplicer *self, guint i)
{
  return take_entry (self, sheaf_splicer_get_value (self), i);
}

const SheafSplice sheaf_splice_flow = {
  replace_value, add_key, remove_key, replace_item, add_item, remove_item,
};
