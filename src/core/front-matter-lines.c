/* front-matter-lines.c: what strict YAML refuses, read key by key and line by line
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-lines.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer ones are prose with a colon in it. */
#define MAX_KEY_BYTES 128

/* After so many entries none is tried as YAML any more: a bound of time (SAFETY P1). */
#define MAX_STRICT_ENTRIES 200

#define WIDE_COLON "："

/* A stretch of the text. */
typedef struct
{
  gsize start, end;
} Span;

typedef struct
{
  SheafYamlSource *source;
  const char *text;
  SheafNode *root;
  GHashTable *seen; /* keys of root, owned by it */
  guint entries;
} Reader;

/* A line that begins with a key. */
typedef struct
{
  Span key;
  Span rest; /* after the colon, blanks stripped */
} KeyLine;

/* Lines ----------------------------------------------------------------------------------------- */

gsize
sheaf_line_next (const char *text, gsize end, gsize *start)
{
  gsize i = *start;
  gsize line_end;

  while (i < end && text[i] != '\n' && text[i] != '\r')
    i++;
  line_end = i;
  if (i < end && text[i] == '\r' && i + 1 < end && text[i + 1] == '\n')
    i++;
  *start = MIN (i + 1, end);
  return line_end;
}

static Span
strip (const char *text, Span span)
{
  while (span.start < span.end && strchr (" \t\r\n", text[span.start]))
    span.start++;
  while (span.end > span.start && strchr (" \t\r\n", text[span.end - 1]))
    span.end--;
  return span;
}

static Span
next_line (const char *text, gsize end, gsize *start)
{
  Span line = { .start = *start };

  line.end = sheaf_line_next (text, end, start);
  return line;
}

static gboolean
is_ignored (const char *text, Span line)
{
  Span content = strip (text, line);

  /* A directive (%YAML 1.2) is nobody's key either. */
  return content.start == content.end || text[content.start] == '#' || text[line.start] == '%';
}

static gboolean
is_list_item (const char *text, Span content)
{
  return content.start < content.end && text[content.start] == '-' &&
         (content.end - content.start == 1 || strchr (" \t", text[content.start + 1]));
}

/* Quotes go when the same one stands at both ends. */
static gboolean
is_quoted (const char *text, Span span)
{
  char quote = span.start < span.end ? text[span.start] : '\0';

  return span.end - span.start >= 2 && (quote == '"' || quote == '\'') &&
         text[span.end - 1] == quote;
}

/* Keys ------------------------------------------------------------------------------------------ */

static gboolean
is_word (const char *text, Span span)
{
  const char *p = text + span.start;

  if (span.start == span.end || !g_unichar_isalpha (g_utf8_get_char (p)))
    return FALSE;
  for (; p < text + span.end; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && !strchr ("_-.", *p))
      return FALSE;
  return TRUE;
}

/* The "title:" of a key like "og:title:". */
static gboolean
is_joined (const char *text, gsize from, gsize end)
{
  gsize i = from;

  while (i < end && !strchr (" \t", text[i]))
    i++;
  return i > from + 1 && text[i - 1] == ':';
}

/* Where in @line the colon that ends a key is: "key: rest", "key：rest", "key:rest". */
static gboolean
find_colon (const char *text, Span line, gsize *colon, gsize *length)
{
  gsize from = line.start;

  if (text[from] == '"' || text[from] == '\'')
    {
      const char *closing = memchr (text + from + 1, text[from], line.end - from - 1);

      from = closing ? (gsize) (closing + 1 - text) : line.end;
    }
  for (gsize i = from; i < line.end && i - line.start <= MAX_KEY_BYTES; i++)
    {
      gboolean wide = g_str_has_prefix (text + i, WIDE_COLON);
      gboolean last = i + 1 == line.end;
      Span key = { line.start, i };

      if (!wide && text[i] != ':')
        continue;
      *colon = i;
      *length = wide ? strlen (WIDE_COLON) : 1;
      if (wide || last || strchr (" \t", text[i + 1]))
        return TRUE;
      if (is_joined (text, i + 1, line.end))
        continue;
      /* A word, but not the scheme of an address. */
      return is_word (text, key) && text[i + 1] != '/' && text[i + 1] != ':';
    }
  return FALSE;
}

static gboolean
parse_key_line (const char *text, Span line, KeyLine *result)
{
  gsize colon, length;

  if (line.start == line.end || strchr (" \t[]{},#&*!|>%@`?:", text[line.start]) ||
      (text[line.start] == '<' && !g_str_has_prefix (text + line.start, "<<:")) ||
      is_list_item (text, line) || !find_colon (text, line, &colon, &length))
    return FALSE;
  result->key = strip (text, (Span){ line.start, colon });
  result->rest = strip (text, (Span){ colon + length, line.end });
  if (is_quoted (text, result->key))
    {
      result->key.start++;
      result->key.end--;
    }
  return result->key.start < result->key.end;
}

gboolean
sheaf_lines_look_like_header (const SheafYamlSource *source)
{
  g_return_val_if_fail (source, FALSE);

  for (gsize at = source->start; at < source->end;)
    {
      Span line = next_line (source->text, source->end, &at);
      KeyLine key_line;

      if (!is_ignored (source->text, line))
        return parse_key_line (source->text, line, &key_line);
    }
  return FALSE;
}

/* Values ---------------------------------------------------------------------------------------- */

static void
set_place (SheafNode *node, Span span, guint line)
{
  node->start = span.start;
  node->end = span.end;
  node->line = line;
}

/* What stands between matching quotes: '' in single ones, \" and \\ in double ones mean the mark itself. */
static char *
unquote (const char *text, Span span)
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
make_scalar (Reader *self, Span span, guint line)
{
  g_autofree char *unquoted = NULL;
  SheafNode *node;

  if (span.end - span.start > SHEAF_FRONT_MATTER_MAX_SCALAR)
    {
      g_ptr_array_add (self->source->warnings,
                       sheaf_warning_new (line, _ ("a value is too long and was left out")));
      return NULL;
    }
  if (is_quoted (self->text, span))
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
read_flow_list (Reader *self, Span span, guint line)
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
          Span item = strip (self->text, (Span){ start, i });

          if (!blank)
            add_item (list, make_scalar (self, item, line));
          start = i + 1;
          blank = TRUE;
          continue;
        }
      if ((c == '"' || c == '\'') && (quote == c || blank))
        quote = quote ? '\0' : c;
      blank = blank && (c == ' ' || c == '\t');
    }
  return list;
}

static SheafNode *
read_value (Reader *self, Span span, guint line)
{
  const char *text = self->text;

  if (span.end - span.start >= 2 && span.end - span.start <= SHEAF_FRONT_MATTER_MAX_SCALAR &&
      text[span.start] == '[' && text[span.end - 1] == ']' && text[span.start + 1] != '[')
    return read_flow_list (self, span, line);
  return make_scalar (self, span, line);
}

/* " -  - X": every dash after the first is a list around what follows. */
static SheafNode *
read_list_item (Reader *self, Span content, guint line)
{
  SheafNode *outer = NULL;
  SheafNode *inner = NULL;
  Span whole = content;

  content = strip (self->text, (Span){ content.start + 1, content.end });
  for (guint depth = 2; is_list_item (self->text, content); depth++)
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
      content = strip (self->text, (Span){ content.start + 1, content.end });
    }
  if (!inner)
    return read_value (self, content, line);
  add_item (inner, read_value (self, content, line));
  return outer;
}

/* Entries --------------------------------------------------------------------------------------- */

static SheafNode *
read_list (Reader *self, Span entry, guint line)
{
  SheafNode *list = sheaf_node_new (SHEAF_NODE_SEQUENCE, NULL, 0);

  set_place (list, entry, line);
  for (gsize at = entry.start; at < entry.end; line++)
    {
      Span content = strip (self->text, next_line (self->text, entry.end, &at));

      if (is_list_item (self->text, content))
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
read_mapping (Reader *self, Span entry, guint line)
{
  SheafNode *mapping = sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);

  set_place (mapping, entry, line);
  for (gsize at = entry.start; at < entry.end; line++)
    {
      Span content = strip (self->text, next_line (self->text, entry.end, &at));
      KeyLine key_line;
      SheafNode *value;

      if (!parse_key_line (self->text, content, &key_line))
        continue;
      value = read_value (self, key_line.rest, line);
      if (value)
        add_pair (mapping, make_scalar (self, key_line.key, line), value);
    }
  return mapping;
}

/* All lines of @entry joined by blanks, as YAML folds a plain scalar; matching quotes go. */
static SheafNode *
read_folded (Reader *self, Span entry, guint line)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  Span whole = strip (self->text, entry);
  SheafNode *node;

  if (whole.end - whole.start > SHEAF_FRONT_MATTER_MAX_SCALAR || is_quoted (self->text, whole))
    return make_scalar (self, whole, line);
  for (gsize at = whole.start; at < whole.end;)
    {
      Span content = strip (self->text, next_line (self->text, whole.end, &at));

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
read_loose (Reader *self, const KeyLine *key_line, gsize end, guint line)
{
  gsize at = key_line->rest.end;
  Span first, below;
  KeyLine below_key;
  guint below_line = line;

  sheaf_line_next (self->text, end, &at);
  below = (Span){ at, end };
  if (strip (self->text, below).start == strip (self->text, below).end)
    return read_value (self, key_line->rest, line);
  if (key_line->rest.start < key_line->rest.end)
    return read_folded (self, (Span){ key_line->rest.start, end }, line);
  do
    {
      first = strip (self->text, next_line (self->text, end, &at));
      below_line++;
    }
  while (first.start == first.end);
  below.start = first.start;
  if (is_list_item (self->text, first))
    return read_list (self, below, below_line);
  if (parse_key_line (self->text, first, &below_key))
    return read_mapping (self, below, below_line);
  return read_folded (self, below, below_line);
}

/* The entry as YAML by itself: one pair. */
static SheafNode *
read_strict (Reader *self, Span entry, guint line)
{
  SheafYamlSource piece = *self->source;
  SheafNode *root = NULL;
  SheafNode *value = NULL;
  guint problem_line;

  piece.start = entry.start;
  piece.end = entry.end;
  piece.line = line;
  if (sheaf_yaml_read (&piece, &root, &problem_line) == NULL && root &&
      root->kind == SHEAF_NODE_MAPPING && root->items->len == 1)
    value = g_ptr_array_steal_index (root->items, 0);
  self->source->events = piece.events;
  sheaf_node_free (root);
  return value;
}

static void
read_entry (Reader *self, Span entry, const KeyLine *key_line, guint line)
{
  SheafNode *value = NULL;
  SheafNode *key = make_scalar (self, key_line->key, line);

  if (g_hash_table_contains (self->seen, key->text))
    {
      sheaf_yaml_warn_duplicate (self->source->warnings, key->text, line);
      sheaf_node_free (key);
      return;
    }
  if (self->entries++ < MAX_STRICT_ENTRIES)
    value = read_strict (self, entry, line);
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
  Span span;
  KeyLine key_line;
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
is_complex (const char *text, Span line)
{
  return line.end - line.start >= 2 && (text[line.start] == '?' || text[line.start] == ':') &&
         text[line.start + 1] == ' ';
}

SheafNode *
sheaf_lines_read (SheafYamlSource *source)
{
  Reader self = { .source = source };
  Entry entry = { .line = 0 };
  guint line;

  g_return_val_if_fail (source, NULL);

  line = source->line;
  self.text = source->text;
  self.root = sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);
  self.seen = g_hash_table_new (g_str_hash, g_str_equal);
  set_place (self.root, (Span){ source->start, source->end }, line);
  for (gsize at = source->start; at < source->end; line++)
    {
      Span whole = next_line (source->text, source->end, &at);
      KeyLine key_line;

      if (is_complex (source->text, whole))
        close_entry (&self, &entry, whole.start);
      if (is_ignored (source->text, whole) || !parse_key_line (source->text, whole, &key_line))
        continue;
      close_entry (&self, &entry, whole.start);
      entry = (Entry){ .span = whole, .key_line = key_line, .line = line };
    }
  close_entry (&self, &entry, source->end);
  g_hash_table_unref (self.seen);
  return self.root;
}
