/* front-matter-toml-lines.c: what TOML refuses, read table by table and line by line
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-lines.h"
#include "core/front-matter-toml-lines.h"
#include "core/front-matter-toml.h"

#include <string.h>

/* Longer ones are prose with an equals sign in it. */
#define MAX_KEY_BYTES 128

static gboolean
is_key (const char *text, SheafSpan span)
{
  if (span.start == span.end || span.end - span.start > MAX_KEY_BYTES)
    return FALSE;
  if (sheaf_span_is_quoted (text, span))
    return TRUE;
  for (gsize i = span.start; i < span.end; i++)
    if (!g_ascii_isalnum (text[i]) && !strchr ("-_.\"'", text[i]) && !(text[i] & 0x80))
      return FALSE;
  return TRUE;
}

gboolean
sheaf_toml_line_parse (const char *text, SheafSpan line, SheafKeyLine *result)
{
  SheafSpan content = sheaf_span_strip (text, line);
  const char *equals = memchr (text + content.start, '=', content.end - content.start);
  SheafSpan key = { content.start, equals ? (gsize) (equals - text) : content.start };

  key = sheaf_span_strip (text, key);
  if (!is_key (text, key))
    return sheaf_key_line_parse (text, line, result);
  result->key = key;
  result->rest = sheaf_span_strip (text, (SheafSpan){ equals + 1 - text, content.end });
  if (sheaf_span_is_quoted (text, key))
    result->key = (SheafSpan){ key.start + 1, key.end - 1 };
  return result->key.start < result->key.end;
}

/* "[name]" or "[[name]]", perhaps with a comment. */
static gboolean
parse_table (const char *text, SheafSpan line, SheafSpan *name)
{
  SheafSpan content = sheaf_span_strip (text, line);
  const char *comment = memchr (text + content.start, '#', content.end - content.start);

  if (comment)
    content = sheaf_span_strip (text, (SheafSpan){ content.start, comment - text });
  for (guint i = 0; i < 2; i++)
    if (content.end - content.start >= 2 && text[content.start] == '[' &&
        text[content.end - 1] == ']')
      *name = content = sheaf_span_strip (text, (SheafSpan){ content.start + 1, content.end - 1 });
    else if (i == 0)
      return FALSE;
  return is_key (text, content);
}

static SheafNode *
read_section (SheafHeaderSource *source, gsize start, gsize end, guint line)
{
  static const SheafLineRules rules = { sheaf_toml_line_parse, sheaf_toml_read };
  SheafHeaderSource section = *source;
  SheafNode *mapping;

  section.start = start;
  section.end = end;
  section.line = line;
  mapping = sheaf_lines_read_by (&rules, &section);
  source->events = section.events;
  return mapping;
}

/* What is between two lines that open tables. */
typedef struct
{
  SheafSpan name; /* empty: the root */
  gsize start;
  guint line;
} Section;

static void
add_table (SheafHeaderSource *source,
           SheafNode *root,
           GHashTable *seen,
           const Section *section,
           gsize end)
{
  SheafSpan name = section->name;
  SheafNode *key =
      sheaf_node_new (SHEAF_NODE_SCALAR, source->text + name.start, name.end - name.start);

  if (g_hash_table_contains (seen, key->text))
    {
      sheaf_node_free (key);
      return;
    }
  key->start = name.start;
  key->end = name.end;
  key->line = section->line - 1;
  g_hash_table_add (seen, key->text);
  g_ptr_array_add (root->keys, key);
  g_ptr_array_add (root->items, read_section (source, section->start, end, section->line));
}

static void
close_section (SheafHeaderSource *source,
               SheafNode **root,
               GHashTable *seen,
               const Section *section,
               gsize end)
{
  if (*root)
    {
      add_table (source, *root, seen, section, end);
      return;
    }
  *root = read_section (source, section->start, end, section->line);
  for (guint i = 0; i < (*root)->keys->len; i++)
    g_hash_table_add (seen, ((SheafNode *) g_ptr_array_index ((*root)->keys, i))->text);
}

SheafNode *
sheaf_toml_read_lines (SheafHeaderSource *source)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Section section = { 0 };
  SheafNode *root = NULL;
  guint line;

  g_return_val_if_fail (source, NULL);

  line = section.line = source->line;
  section.start = source->start;
  for (gsize at = source->start; at < source->end; line++)
    {
      SheafSpan whole = sheaf_span_next_line (source->text, source->end, &at);
      SheafSpan name;

      if (!parse_table (source->text, whole, &name))
        continue;
      close_section (source, &root, seen, &section, whole.start);
      section = (Section){ .name = name, .start = at, .line = line + 1 };
    }
  close_section (source, &root, seen, &section, source->end);
  return root;
}
