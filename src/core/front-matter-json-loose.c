/* front-matter-json-loose.c: JSON that is none, as it was probably meant
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-json.h"
#include "core/front-matter-key.h"
#include "core/front-matter-tree.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SheafHeaderSource *source;
  SheafTree tree;
  const char *text;
  gsize at, end;
  SheafLineCounter lines;
} Reader;

static gboolean
is_one_of (const Reader *self, gsize at, const char *marks)
{
  return at < self->end && self->text[at] && strchr (marks, self->text[at]);
}

/* "//" or "/" and a star. */
static gboolean
is_comment (const Reader *self, gsize at)
{
  return is_one_of (self, at, "/") && is_one_of (self, at + 1, "/*");
}

static void
skip_blanks (Reader *self)
{
  while (is_one_of (self, self->at, " \t\r\n") || is_comment (self, self->at))
    {
      const char *comment = self->text + self->at;

      if (*comment != '/')
        self->at++;
      else if (comment[1] == '/')
        sheaf_line_next (self->text, self->end, &self->at);
      else
        {
          const char *close = g_strstr_len (comment + 2, self->end - self->at - 2, "*/");

          self->at = close ? (gsize) (close + 2 - self->text) : self->end;
        }
    }
}

/* Texts ----------------------------------------------------------------------------------------- */

/* What may follow a closing quote. */
static gboolean
ends_text (const Reader *self, gsize at, gboolean is_key)
{
  while (is_one_of (self, at, " \t"))
    at++;
  return at >= self->end || is_one_of (self, at, is_key ? ",}]\r\n:" : ",}]\r\n") ||
         is_comment (self, at);
}

/* The quote that closes the one at @start: one that something follows which ends a text. 0: none in
 * its line */
static gsize
find_quote (const Reader *self, gsize start, gboolean is_key)
{
  for (gsize i = start + 1; i < self->end && !is_one_of (self, i, "\r\n"); i++)
    if (self->text[i] == '\\')
      i++;
    else if (self->text[i] == self->text[start] && ends_text (self, i + 1, is_key))
      return i;
  return 0;
}

static void
unescape (const Reader *self, SheafSpan span, GString *out)
{
  for (gsize i = span.start; i < span.end;)
    {
      gsize next =
          self->text[i] == '\\' ? sheaf_json_unescape (self->text, i + 1, span.end, out, NULL) : 0;

      if (next == 0)
        g_string_append_c (out, self->text[i++]);
      else
        i = next;
    }
}

/* Without quotes, or with one only: to the comma, bracket or line end that ends it. */
static SheafSpan
bare_span (const Reader *self, gboolean is_key)
{
  SheafSpan span = { self->at, self->at };
  gboolean quoted = is_one_of (self, self->at, "\"'");

  while (span.end < self->end && !is_one_of (self, span.end, "\r\n") &&
         (quoted || !is_one_of (self, span.end, is_key ? ",}]:" : ",}]")))
    span.end++;
  span = sheaf_span_strip (self->text, span);
  if (quoted && span.end > span.start + 1 && self->text[span.end - 1] == ',')
    span.end--;
  return span;
}

/* A key or value. */
static gboolean
read_text (Reader *self, gboolean is_key)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean opened = is_one_of (self, self->at, "\"'");
  gsize quote = opened ? find_quote (self, self->at, is_key) : 0;
  SheafSpan span = { self->at, quote + 1 };
  guint line = sheaf_line_counter_move (&self->lines, self->at);

  if (quote)
    unescape (self, (SheafSpan){ span.start + 1, quote }, out);
  else
    {
      span = bare_span (self, is_key);
      /* A mark that means nothing here: on, lest this stands still. */
      span.end = MAX (span.end, span.start + 1);
      g_string_append_len (out, self->text + span.start, span.end - span.start);
    }
  self->at = span.end;
  if (out->len > SHEAF_FRONT_MATTER_MAX_SCALAR)
    {
      g_ptr_array_add (self->source->warnings,
                       sheaf_warning_new (line, _ ("a value is too long and was left out")));
      g_string_truncate (out, 0);
    }
  if (is_key)
    {
      skip_blanks (self);
      if (!is_one_of (self, self->at, ":"))
        return TRUE;
      self->at++;
    }
  return sheaf_tree_add_scalar (&self->tree, out->str, out->len, !quote, span.start, span.end,
                                line);
}

/* Brackets -------------------------------------------------------------------------------------- */

static SheafNodeKind
open_kind (const Reader *self)
{
  return self->tree.frames[self->tree.depth - 1].node->kind;
}

/* A key whose value does not come has none. */
static void
end_pair (Reader *self)
{
  if (self->tree.frames[self->tree.depth - 1].key)
    sheaf_tree_add_scalar (&self->tree, "", 0, TRUE, self->at, self->at,
                           sheaf_line_counter_move (&self->lines, self->at));
}

static void
close_one (Reader *self)
{
  end_pair (self);
  sheaf_tree_close (&self->tree, self->at);
}

/* A brace also closes lists that were left open. The outermost one ends with the text,
 * not before. */
static void
read_closing (Reader *self)
{
  gboolean brace = self->text[self->at] == '}';

  while (brace && open_kind (self) == SHEAF_NODE_SEQUENCE)
    close_one (self);
  self->at++;
  if (self->tree.depth > 1 && brace == (open_kind (self) == SHEAF_NODE_MAPPING))
    close_one (self);
}

static gboolean
read_next (Reader *self)
{
  gboolean is_key = sheaf_tree_wants_key (&self->tree);
  guint line = sheaf_line_counter_move (&self->lines, self->at);
  gsize start = self->at;
  char c = self->text[start];

  if (!sheaf_tree_count (&self->tree, line))
    return FALSE;
  if (c == '}' || c == ']')
    read_closing (self);
  else if (!strchr (",:{[", c) || !c)
    return read_text (self, is_key);
  else
    {
      self->at++;
      if (c == ',')
        end_pair (self);
      else if (c != ':' && !is_key)
        return sheaf_tree_open (&self->tree, c == '{' ? SHEAF_NODE_MAPPING : SHEAF_NODE_SEQUENCE,
                                start, line);
    }
  return TRUE;
}

SheafNode *
sheaf_json_read_loosely (SheafHeaderSource *source)
{
  Reader self = { .source = source, .tree = { .source = source } };

  g_return_val_if_fail (source, NULL);

  self.text = source->text;
  self.at = source->start;
  self.end = source->end;
  self.lines = (SheafLineCounter){ source->text, source->start, source->line };
  sheaf_tree_open (&self.tree, SHEAF_NODE_MAPPING, self.at, source->line);
  skip_blanks (&self);
  while (self.at < self.end && read_next (&self))
    skip_blanks (&self);
  while (self.tree.depth > 0)
    close_one (&self);
  return self.tree.root;
}
