/* front-matter-lines.c: what strict YAML refuses, read key by key and line by line
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-key.h"
#include "core/front-matter-lines.h"
#include "core/front-matter-tree.h"
#include "core/front-matter-yaml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After so many entries none is tried as YAML any more: a bound of time and, as each parser of libyaml begins
 * with 80 KiB, of memory (SAFETY P1). */
#define MAX_STRICT_ENTRIES 160

typedef struct
{
  const SheafLineRules *rules;
  SheafHeaderSource *source;
  const char *text;
  SheafNode *root;
  GHashTable *seen; /* keys of root, owned by it */
  guint entries;
} Reader;

/* Values ---------------------------------------------------------------------------------------- */

static void
set_place (SheafNode *node, SheafSpan span, guint line)
{
  node->start = span.start;
  node->end = span.end;
  node->line = line;
}

/* What stands between matching quotes: '' in single ones, \" and \\ in double ones mean the mark itself. */
static char *
unquote (const char *text, SheafSpan span)
{
  g_autoptr (GString) out = g_string_sized_new (span.end - span.start);
  char quote = text[span.start];

  for (gsize i = span.start + 1; i + 1 < span.end; i++)
    {
      gboolean pair = i + 2 < span.end;

      if (pair && quote == '\'' && text[i] == '\'' && text[i + 1] == '\'')
        i++;
      else if (pair && quote == '"' && text[i] == '\\' && strchr ("\"\\", text[i + 1]))
        i++;
      g_string_append_c (out, text[i]);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* NULL, with a warning, for one that is too long. */
static SheafNode *
make_scalar (Reader *self, SheafSpan span, guint line)
{
  g_autofree char *unquoted = NULL;
  SheafNode *node;

  if (span.end - span.start > SHEAF_FRONT_MATTER_MAX_SCALAR)
    {
      g_ptr_array_add (self->source->warnings,
                       sheaf_warning_new (line, _ ("a value is too long and was left out")));
      return NULL;
    }
  if (sheaf_span_is_quoted (self->text, span))
    unquoted = unquote (self->text, span);
  if (unquoted)
    node = sheaf_node_new (SHEAF_NODE_SCALAR, unquoted, strlen (unquoted));
  else
    node = sheaf_node_new (SHEAF_NODE_SCALAR, self->text + span.start, span.end - span.start);
  node->plain = !unquoted;
  set_place (node, span, line);
  return node;
}

static void
add_item (SheafNode *sequence, SheafNode *item)
{
  if (item)
    g_ptr_array_add (sequence->items, item);
}

/* [a, "b, c", d]: a comma in quotes divides nothing. */
static SheafNode *
read_flow_list (Reader *self, SheafSpan span, guint line)
{
  SheafNode *list = sheaf_node_new (SHEAF_NODE_SEQUENCE, NULL, 0);
  gsize start = span.start + 1;
  gboolean blank = TRUE; /* nothing but blanks since start */
  char quote = '\0';

  set_place (list, span, line);
  for (gsize i = start; i < span.end; i++)
    {
      char c = self->text[i];

      if ((c == ',' && !quote) || i + 1 == span.end)
        {
          SheafSpan item = sheaf_span_strip (self->text, (SheafSpan){ start, i });

          if (!blank)
            add_item (list, make_scalar (self, item, line));
          start = i + 1;
          blank = TRUE;
          continue;
        }
      if ((c == '"' || c == '\'') && (quote == c || blank))
        quote = quote ? '\0' : c;
      blank = blank && strchr (" \t\r\n", c);
    }
  return list;
}

/* [a, b], but not [[a]], which is a link where people write by hand. */
static gboolean
is_flow_list (const char *text, SheafSpan span)
{
  return span.end - span.start >= 2 && span.end - span.start <= SHEAF_FRONT_MATTER_MAX_SCALAR &&
         text[span.start] == '[' && text[span.end - 1] == ']' && text[span.start + 1] != '[';
}

static SheafNode *
read_value (Reader *self, SheafSpan span, guint line)
{
  return is_flow_list (self->text, span) ? read_flow_list (self, span, line)
                                         : make_scalar (self, span, line);
}

/* " -  - X": every dash after the first is a list around what follows. */
static SheafNode *
read_list_item (Reader *self, SheafSpan content, guint line)
{
  SheafNode *outer = NULL;
  SheafNode *inner = NULL;
  SheafSpan whole = content;

  content = sheaf_span_strip (self->text, (SheafSpan){ content.start + 1, content.end });
  for (guint depth = 2; sheaf_span_is_list_item (self->text, content); depth++)
    {
      SheafNode *list;

      if (depth >= SHEAF_FRONT_MATTER_MAX_DEPTH)
        break;
      list = sheaf_node_new (SHEAF_NODE_SEQUENCE, NULL, 0);
      set_place (list, whole, line);
      if (inner)
        g_ptr_array_add (inner->items, list);
      else
        outer = list;
      inner = list;
      content = sheaf_span_strip (self->text, (SheafSpan){ content.start + 1, content.end });
    }
  if (!inner)
    return read_value (self, content, line);
  add_item (inner, read_value (self, content, line));
  return outer;
}

/* Entries --------------------------------------------------------------------------------------- */

static SheafNode *
read_list (Reader *self, SheafSpan entry, guint line)
{
  SheafNode *list = sheaf_node_new (SHEAF_NODE_SEQUENCE, NULL, 0);

  set_place (list, entry, line);
  for (gsize at = entry.start; at < entry.end; line++)
    {
      SheafSpan content =
          sheaf_span_strip (self->text, sheaf_span_next_line (self->text, entry.end, &at));

      if (sheaf_span_is_list_item (self->text, content))
        add_item (list, read_list_item (self, content, line));
    }
  return list;
}

static void
add_pair (SheafNode *mapping, SheafNode *key, SheafNode *value)
{
  g_ptr_array_add (mapping->keys, key);
  g_ptr_array_add (mapping->items, value);
}

/* One level of "key: rest" below a key; what is no such line stays in the file only. */
static SheafNode *
read_mapping (Reader *self, SheafSpan entry, guint line)
{
  SheafNode *mapping = sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);

  set_place (mapping, entry, line);
  for (gsize at = entry.start; at < entry.end; line++)
    {
      SheafSpan content =
          sheaf_span_strip (self->text, sheaf_span_next_line (self->text, entry.end, &at));
      SheafKeyLine key_line;
      SheafNode *value;

      if (!sheaf_key_line_parse (self->text, content, &key_line))
        continue;
      value = read_value (self, key_line.rest, line);
      if (value)
        add_pair (mapping, make_scalar (self, key_line.key, line), value);
    }
  return mapping;
}

/* Of lines that are too long together. */
static SheafNode *
read_first_line (Reader *self, SheafSpan whole, guint line)
{
  gsize at = whole.start;
  SheafSpan first = sheaf_span_next_line (self->text, whole.end, &at);

  if (first.end - first.start <= SHEAF_FRONT_MATTER_MAX_SCALAR)
    g_ptr_array_add (
        self->source->warnings,
        sheaf_warning_new (line + 1, _ ("the rest of a value is too long and was left out")));
  return make_scalar (self, sheaf_span_strip (self->text, first), line);
}

/* All lines of @entry joined by blanks, as YAML folds a plain scalar; matching quotes go. */
static SheafNode *
read_folded (Reader *self, SheafSpan entry, guint line)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  SheafSpan whole = sheaf_span_strip (self->text, entry);
  SheafNode *node;

  if (whole.end - whole.start > SHEAF_FRONT_MATTER_MAX_SCALAR)
    return read_first_line (self, whole, line);
  if (sheaf_span_is_quoted (self->text, whole) || is_flow_list (self->text, whole))
    return read_value (self, whole, line);
  for (gsize at = whole.start; at < whole.end;)
    {
      SheafSpan content =
          sheaf_span_strip (self->text, sheaf_span_next_line (self->text, whole.end, &at));

      if (content.start == content.end)
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append_len (joined, self->text + content.start, content.end - content.start);
    }
  node = sheaf_node_new (SHEAF_NODE_SCALAR, joined->str, joined->len);
  node->plain = TRUE;
  set_place (node, whole, line);
  return node;
}

/* The value of a key whose line and further lines no strict reading took. */
static SheafNode *
read_loose (Reader *self, const SheafKeyLine *key_line, gsize end, guint line)
{
  gsize at = key_line->rest.end;
  SheafSpan first, below;
  SheafKeyLine below_key;
  guint below_line = line;

  sheaf_line_next (self->text, end, &at);
  below = (SheafSpan){ at, end };
  if (sheaf_span_strip (self->text, below).start == sheaf_span_strip (self->text, below).end)
    return read_value (self, key_line->rest, line);
  if (key_line->rest.start < key_line->rest.end)
    return read_folded (self, (SheafSpan){ key_line->rest.start, end }, line);
  do
    {
      first = sheaf_span_strip (self->text, sheaf_span_next_line (self->text, end, &at));
      below_line++;
    }
  while (first.start == first.end);
  below.start = first.start;
  if (sheaf_span_is_list_item (self->text, first))
    return read_list (self, below, below_line);
  if (sheaf_key_line_parse (self->text, first, &below_key))
    return read_mapping (self, below, below_line);
  return read_folded (self, below, below_line);
}

/* The entry by itself: one pair, of this key. */
static SheafNode *
read_strict (Reader *self, SheafSpan entry, const char *key, guint line)
{
  SheafHeaderSource piece = *self->source;
  SheafNode *root = NULL;
  SheafNode *value = NULL;
  guint problem_line;

  piece.start = entry.start;
  piece.end = entry.end;
  piece.line = line;
  if (self->rules->read (&piece, &root, &problem_line) == NULL && root &&
      root->kind == SHEAF_NODE_MAPPING && root->items->len == 1 &&
      g_str_equal (((SheafNode *) g_ptr_array_index (root->keys, 0))->text, key))
    value = g_ptr_array_steal_index (root->items, 0);
  self->source->events = piece.events;
  sheaf_node_free (root);
  return value;
}

static void
read_entry (Reader *self, SheafSpan entry, const SheafKeyLine *key_line, guint line)
{
  SheafNode *value = NULL;
  SheafNode *key = make_scalar (self, key_line->key, line);

  if (g_hash_table_contains (self->seen, key->text))
    {
      sheaf_tree_warn_duplicate (self->source->warnings, key->text, line);
      sheaf_node_free (key);
      return;
    }
  if (self->entries++ < MAX_STRICT_ENTRIES)
    value = read_strict (self, entry, key->text, line);
  if (!value)
    value = read_loose (self, key_line, entry.end, line);
  if (!value)
    {
      sheaf_node_free (key);
      return;
    }
  g_hash_table_add (self->seen, key->text);
  add_pair (self->root, key, value);
}

/* The entry that is open, and what ends it. */
typedef struct
{
  SheafSpan span;
  SheafKeyLine key_line;
  guint line; /* 0: none is open */
} Entry;

static void
close_entry (Reader *self, Entry *entry, gsize end)
{
  entry->span.end = end;
  if (entry->line > 0)
    read_entry (self, entry->span, &entry->key_line, entry->line);
  entry->line = 0;
}

/* "? [a, b]" and ": c": a key that is no text, and its value, stay in the file only. */
static gboolean
is_complex (const char *text, SheafSpan line)
{
  return line.end - line.start >= 2 && (text[line.start] == '?' || text[line.start] == ':') &&
         text[line.start + 1] == ' ';
}

SheafNode *
sheaf_lines_read_by (const SheafLineRules *rules, SheafHeaderSource *source)
{
  Reader self = { .rules = rules, .source = source };
  Entry entry = { .line = 0 };
  guint line;

  g_return_val_if_fail (rules, NULL);
  g_return_val_if_fail (source, NULL);

  line = source->line;
  self.text = source->text;
  self.root = sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);
  self.seen = g_hash_table_new (g_str_hash, g_str_equal);
  set_place (self.root, (SheafSpan){ source->start, source->end }, line);
  for (gsize at = source->start; at < source->end; line++)
    {
      SheafSpan whole = sheaf_span_next_line (source->text, source->end, &at);
      SheafKeyLine key_line;

      if (is_complex (source->text, whole))
        close_entry (&self, &entry, whole.start);
      if (sheaf_span_is_ignored (source->text, whole) ||
          !rules->parse (source->text, whole, &key_line))
        continue;
      close_entry (&self, &entry, whole.start);
      entry = (Entry){ .span = whole, .key_line = key_line, .line = line };
    }
  close_entry (&self, &entry, source->end);
  g_hash_table_unref (self.seen);
  return self.root;
}

SheafNode *
sheaf_lines_read (SheafHeaderSource *source)
{
  static const SheafLineRules rules = { sheaf_key_line_parse, sheaf_yaml_read };

  return sheaf_lines_read_by (&rules, source);
}
