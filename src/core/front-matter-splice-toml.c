/* front-matter-splice-toml.c: pairs of TOML put in and taken out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-splice.h"

#include <string.h>

/* Tables ---------------------------------------------------------------------------------------- */

static const SheafNode *
get_key (const SheafNode *mapping, guint i)
{
  return g_ptr_array_index (mapping->keys, i);
}

static const SheafNode *
get_item (const SheafNode *mapping, guint i)
{
  return g_ptr_array_index (mapping->items, i);
}

static gboolean
is_inline_table (const SheafSplicer *self)
{
  return sheaf_node_is_flow (self->place.mapping, self->text);
}

/* [[tables]], or one that stands in brackets after all. */
static gboolean
is_list_of_tables (const SheafNode *node)
{
  return node->kind == SHEAF_NODE_SEQUENCE && node->items->len > 0 &&
         get_item (node, 0)->kind == SHEAF_NODE_MAPPING;
}

/* What stands before a key in its line: blanks, and the tables of a dotted key. Returns: (transfer full)
 * (nullable): NULL where more does, such as a brace */
static char *
copy_prefix (const SheafSplicer *self, const SheafNode *key)
{
  gsize start = sheaf_splicer_line_start (self, key->start);

  for (gsize i = start; i < key->start; i++)
    if (!g_ascii_isalnum (self->text[i]) && !strchr (" \t.-_\"'", self->text[i]) &&
        (guchar) self->text[i] < 0x80)
      return NULL;
  return g_strndup (self->text + start, key->start - start);
}

/* `key = value` in lines of its own. */
static gboolean
is_pair (const SheafSplicer *self, const SheafNode *mapping, guint i)
{
  const SheafNode *item = get_item (mapping, i);
  const SheafNode *key = get_key (mapping, i);
  g_autofree char *prefix = copy_prefix (self, key);
  g_autofree char *gap = sheaf_splicer_copy (self, key->end, item->start, " \t=");

  return prefix && gap && strchr (gap, '=') && item->start > key->start;
}

/* Values ---------------------------------------------------------------------------------------- */

/* A text between three quotes, which may have several lines. Returns: (nullable) */
static char *
replace_lines (const SheafSplicer *self, const SheafNode *old, const SheafNode *value)
{
  const char *quote = self->text + old->start;
  gsize length = 3;
  g_autofree char *quotes = NULL;
  g_autofree char *written = NULL;

  if (old->kind != SHEAF_NODE_SCALAR || value->kind != SHEAF_NODE_SCALAR ||
      old->end - old->start < 6 ||
      (memcmp (quote, "\"\"\"", 3) != 0 && memcmp (quote, "'''", 3) != 0))
    return NULL;
  length += quote[3] == '\r' ? 2 : quote[3] == '\n' ? 1 : 0;
  quotes = g_strndup (quote, length);
  written = sheaf_write_toml_lines (value->text, quotes, sheaf_splicer_line_end (self, old->start));
  return written ? sheaf_splicer_put (self, old->start, old->end, written) : NULL;
}

static char *
replace_value (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *old = sheaf_splicer_get_value (self);
  char *replaced;

  if (is_list_of_tables (old))
    return NULL;
  replaced = replace_lines (self, old, value);
  return replaced ? replaced : sheaf_splice_flow.value (self, value);
}

/* Keys ------------------------------------------------------------------------------------------ */

/* The equals sign and the blanks around it, as @model has them behind its key; where several equals signs stand
 * in a column, this one does too. @width: of what comes before it */
static char *
make_equals (const SheafSplicer *self, const SheafNode *key, const SheafNode *item, gsize width)
{
  const char *gap = self->text + key->end;
  gsize blanks = strspn (gap, " \t");
  gsize column = sheaf_splicer_column (self, key->end) + blanks;
  g_autofree char *sign = g_strndup (gap + blanks, item->start - key->end - blanks);

  if (blanks < 2 || memchr (gap, '\t', blanks))
    return g_strdup_printf ("%.*s%s", (int) blanks, gap, sign);
  return g_strdup_printf ("%*s%s", (int) (column > width ? column - width : 1), "", sign);
}

/* "key = value" and its line end, as @model has it. */
static char *
write_entry (const SheafSplicer *self, const SheafNode *value, guint model)
{
  const SheafNode *mapping = self->place.mapping;
  const SheafNode *key = get_key (mapping, model);
  g_autofree char *prefix = copy_prefix (self, key);
  g_autofree char *name = sheaf_splicer_write_name (self, SHEAF_STYLE_PLAIN, FALSE);
  g_autofree char *equals =
      make_equals (self, key, get_item (mapping, model), strlen (prefix) + strlen (name));
  g_autofree char *text =
      sheaf_splicer_write_inline (self, value, sheaf_splicer_find_new_style (self, value), TRUE);

  return g_strconcat (prefix, name, equals, text, sheaf_splicer_line_end (self, key->start), NULL);
}

/* A table without pairs of its own: below its [header], or where the whole begins. */
static char *
add_first_key (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *mapping = self->place.mapping;
  gboolean root = mapping == self->header->root;
  gsize at = self->header->content_start;
  g_autofree char *name = sheaf_splicer_write_name (self, SHEAF_STYLE_PLAIN, FALSE);
  g_autofree char *text =
      sheaf_splicer_write_inline (self, value, sheaf_splicer_find_new_style (self, value), TRUE);
  g_autofree char *entry = NULL;

  if (!root && self->text[mapping->start] != '[')
    return NULL;
  if (!root)
    at = sheaf_splicer_next_line (self, mapping->start);
  entry = g_strconcat (name, " = ", text, sheaf_splicer_line_end (self, self->header->start), NULL);
  return sheaf_splicer_put (self, at, at, entry);
}

static char *
add_key (const SheafSplicer *self, const SheafNode *value)
{
  const SheafNode *mapping = self->place.mapping;
  guint n = mapping->keys->len;
  guint neighbour = n > 0 ? sheaf_splicer_find_neighbour (self) : 0;
  gboolean first = neighbour == n;
  guint at = first ? 0 : neighbour;
  g_autofree char *entry = NULL;
  gsize place;

  if (is_inline_table (self))
    return sheaf_splice_flow.add_key (self, value);
  /* The nearest pair: above the tables, which come behind all pairs. */
  while (first && at < n && !is_pair (self, mapping, at))
    at++;
  while (!first && at < n && !is_pair (self, mapping, at))
    at = at > 0 ? at - 1 : n;
  if (at >= n)
    return add_first_key (self, value);
  entry = write_entry (self, value, at);
  place = first
              ? sheaf_splicer_line_start (self, get_key (mapping, at)->start)
              : sheaf_splicer_next_line (self, sheaf_node_end (get_item (mapping, at), self->text));
  return sheaf_splicer_put (self, place, place, entry);
}

static char *
remove_key (const SheafSplicer *self)
{
  gsize start = sheaf_splicer_get_key (self)->start;

  if (is_inline_table (self))
    return sheaf_splice_flow.remove_key (self);
  if (!is_pair (self, self->place.mapping, self->place.index))
    return NULL;
  return sheaf_splicer_put (
      self, sheaf_splicer_line_start (self, start),
      sheaf_splicer_next_line (self, sheaf_node_end (sheaf_splicer_get_value (self), self->text)),
      "");
}

/* Items ----------------------------------------------------------------------------------------- */

static char *
replace_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  const SheafNode *list = sheaf_splicer_get_value (self);
  char *replaced;

  if (is_list_of_tables (list))
    return NULL;
  replaced = replace_lines (self, get_item (list, i), value);
  return replaced ? replaced : sheaf_splice_flow.item (self, i, value);
}

static char *
add_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  return is_list_of_tables (sheaf_splicer_get_value (self))
             ? NULL
             : sheaf_splice_flow.add_item (self, i, value);
}

static char *
remove_item (const SheafSplicer *self, guint i)
{
  return is_list_of_tables (sheaf_splicer_get_value (self))
             ? NULL
             : sheaf_splice_flow.remove_item (self, i);
}

const SheafSplice sheaf_splice_toml = {
  replace_value, add_key, remove_key, replace_item, add_item, remove_item,
};
