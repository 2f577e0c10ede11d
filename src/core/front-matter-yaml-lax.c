/* front-matter-yaml-lax.c: what libyaml reads though YAML 1.2 does not allow it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-key.h"
#include "core/front-matter-yaml-lax.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SheafHeaderSource *source;
  const char *indentation; /* (nullable): still to be warned of */
  const char *comment;
  const char *block;
} Checker;

/* A node still to be looked at, and how far what it stands in is indented; -1 for what stands in none. */
typedef struct
{
  const SheafNode *node;
  int indent;
} Entry;

static void
warn (Checker *self, const char **text, gsize at)
{
  const SheafHeaderSource *source = self->source;
  guint line = source->line - 1 +
               sheaf_text_line (source->text + source->start, source->end - source->start,
                                at - source->start);

  g_ptr_array_add (source->warnings, sheaf_warning_new (line, *text));
  *text = NULL;
}

static int
column_of (const SheafHeaderSource *source, gsize at)
{
  gsize start = at;

  while (start > source->start && !strchr ("\r\n", source->text[start - 1]))
    start--;
  return (int) (at - start);
}

/* Each line of @node after its first begins with more blanks than what it stands in; what is nothing but the end
 * of a list may stand below its beginning. */
static void
check_indentation (Checker *self, const SheafNode *node, int indent)
{
  const char *text = self->source->text;
  gsize at = node->start;

  sheaf_span_next_line (text, node->end, &at);
  while (at < node->end && self->indentation)
    {
      SheafSpan line = sheaf_span_next_line (text, node->end, &at);
      gsize blanks = 0;

      while (line.start + blanks < line.end && text[line.start + blanks] == ' ')
        blanks++;
      if (sheaf_span_is_blank (text, line) || strchr ("]}#", text[line.start + blanks]))
        continue;
      if ((int) blanks <= indent)
        warn (self, &self->indentation, line.start);
    }
}

/* "value"# no comment, [value]# neither. */
static void
check_end (Checker *self, const SheafNode *node)
{
  if (self->comment && node->end < self->source->end && self->source->text[node->end] == '#')
    warn (self, &self->comment, node->end);
}

/* The line that a block without a text ends before, if it is a comment inside of what the block stands in. */
static void
check_block (Checker *self, const SheafNode *node, int indent)
{
  const char *text = self->source->text;
  gsize at = node->start;
  SheafSpan line = sheaf_span_next_line (text, self->source->end, &at);

  if (self->comment)
    {
      gsize mark = node->start + strspn (text + node->start, "|>+-0123456789");

      if (mark < line.end && text[mark] == '#')
        warn (self, &self->comment, mark);
    }
  while (at < self->source->end && self->block && strspn (node->text, "\n") == strlen (node->text))
    {
      gsize blanks;

      line = sheaf_span_next_line (text, self->source->end, &at);
      if (sheaf_span_is_blank (text, line))
        continue;
      blanks = strspn (text + line.start, " ");
      if (text[line.start + blanks] == '#' && (int) blanks > indent)
        warn (self, &self->block, line.start);
      return;
    }
}

static void
check_scalar (Checker *self, const SheafNode *node, int indent)
{
  switch (self->source->text[node->start])
    {
    case '"':
    case '\'':
      check_indentation (self, node, indent);
      check_end (self, node);
      break;
    case '|':
    case '>':
      check_block (self, node, indent);
      break;
    default:
      break;
    }
}

static void
push (GArray *stack, const SheafNode *node, int indent)
{
  const Entry entry = { node, indent };

  g_array_append_val (stack, entry);
}

/* Pushed from the last on, so that they come off in the order of the text. */
static void
push_items (const Checker *self, GArray *stack, const SheafNode *node, int indent)
{
  for (guint i = node->items->len; i > 0; i--)
    {
      push (stack, g_ptr_array_index (node->items, i - 1), indent);
      if (node->keys)
        push (stack, g_ptr_array_index (node->keys, i - 1), indent);
    }
}

void
sheaf_yaml_warn_lax (SheafHeaderSource *source, const SheafNode *root)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Entry));
  Checker self = {
    .source = source,
    .indentation = _ ("this line goes on with a value and must begin with blanks; other programs "
                      "may refuse the header"),
    .comment = _ ("a # without a blank before it begins no comment; what follows it was left out, "
                  "and other programs may refuse the header"),
    .block = _ ("this line is a comment and not the text of the block above it"),
  };

  g_return_if_fail (source);
  g_return_if_fail (root);

  push (stack, root, -1);
  while (stack->len > 0)
    {
      Entry entry = g_array_index (stack, Entry, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      if (entry.node->kind == SHEAF_NODE_SCALAR)
        {
          if (!entry.node->plain && entry.node->start < entry.node->end)
            check_scalar (&self, entry.node, entry.indent);
          continue;
        }
      if (entry.node->start < source->end && strchr ("[{", source->text[entry.node->start]))
        {
          check_indentation (&self, entry.node, entry.indent);
          check_end (&self, entry.node);
          push_items (&self, stack, entry.node, -1); /* their lines have been looked at */
        }
      else
        push_items (&self, stack, entry.node, column_of (source, entry.node->start));
    }
}
