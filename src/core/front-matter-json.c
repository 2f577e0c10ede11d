/* front-matter-json.c: JSON as RFC 8259 has it, with the place of each value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-json.h"
#include "core/front-matter-tree.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SheafHeaderSource *source;
  SheafTree tree;
  const char *text;
  gsize at;
  SheafLineCounter lines;
  gboolean braces;   /* it is a whole object */
  gboolean complete; /* the closing brace was read */
} Reader;

/* Places ---------------------------------------------------------------------------------------- */

static gboolean
fail (Reader *self, const char *problem)
{
  return sheaf_tree_fail (&self->tree, sheaf_line_counter_move (&self->lines, self->at), problem);
}

/* The next byte, or NUL at the end. */
static char
peek (const Reader *self)
{
  return self->at < self->source->end ? self->text[self->at] : '\0';
}

/* RFC 8259, section 2, ws. */
static void
skip_blanks (Reader *self)
{
  while (self->at < self->source->end && strchr (" \t\r\n", self->text[self->at]) && peek (self))
    self->at++;
}

/* Strings, section 7 ---------------------------------------------------------------------------- */

/* Four digits at @at. Returns: -1 where they are none */
static int
read_hex (const char *text, gsize at, gsize end)
{
  int value = 0;

  for (gsize i = at; i < at + 4; i++)
    {
      int digit = i < end ? g_ascii_xdigit_value (text[i]) : -1;

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* "\u" and four digits, at the first of them; a pair of these for what lies beyond U+FFFF. */
static gsize
unescape_unicode (const char *text, gsize at, gsize end, GString *out, gboolean *half)
{
  int first = read_hex (text, at, end);
  int second = -1;

  if (first < 0)
    return 0;
  at += 4;
  if (first >= 0xD800 && first <= 0xDBFF && at + 1 < end && text[at] == '\\' && text[at + 1] == 'u')
    second = read_hex (text, at + 2, end);
  if (second >= 0xDC00 && second <= 0xDFFF)
    {
      g_string_append_unichar (out, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
      return at + 6;
    }
  if (first >= 0xD800 && first <= 0xDFFF)
    {
      if (half)
        *half = TRUE;
      first = 0xFFFD;
    }
  /* g_string_append_unichar() takes a NUL for nothing; the node makes U+FFFD of it. */
  if (first == 0)
    g_string_append_c (out, '\0');
  else
    g_string_append_unichar (out, first);
  return at;
}

gsize
sheaf_json_unescape (const char *text, gsize at, gsize end, GString *out, gboolean *half)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (at >= end || !text[at])
    return 0;
  if (text[at] == 'u')
    return unescape_unicode (text, at + 1, end, out, half);
  letter = strchr (letters, text[at]);
  if (!letter)
    return 0;
  g_string_append_c (out, meanings[letter - letters]);
  return at + 1;
}

/* After a backslash. */
static gboolean
read_escape (Reader *self, GString *out)
{
  gboolean half = FALSE;
  gsize next = sheaf_json_unescape (self->text, self->at, self->source->end, out, &half);

  if (next == 0)
    return fail (self, _ ("there is an unknown \\ sequence in double quotes"));
  if (half)
    g_ptr_array_add (self->source->warnings,
                     sheaf_warning_new (sheaf_line_counter_move (&self->lines, self->at),
                                        _ ("half of a \\u pair stands alone and shows as �")));
  self->at = next;
  return TRUE;
}

static gboolean
read_string (Reader *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize start = self->at++;
  guint line = sheaf_line_counter_move (&self->lines, start);

  while (self->at < self->source->end && self->text[self->at] != '"')
    {
      guchar c = self->text[self->at];

      if (c < 0x20)
        return fail (self, c == '\n' || c == '\r'
                               ? _ ("a quote is opened and never closed")
                               : _ ("there is a tab or another control character in quotes"));
      self->at++;
      if (c != '\\')
        g_string_append_c (out, c);
      else if (!read_escape (self, out))
        return FALSE;
    }
  if (self->at == self->source->end)
    return fail (self, _ ("a quote is opened and never closed"));
  self->at++;
  return sheaf_tree_add_scalar (&self->tree, out->str, out->len, FALSE, start, self->at, line);
}

/* Words and numbers, sections 3 and 6 ----------------------------------------------------------- */

static gsize
skip_digits (const char *text, gsize length, gsize at)
{
  while (at < length && g_ascii_isdigit (text[at]))
    at++;
  return at;
}

/* number = [ minus ] int [ frac ] [ exp ] */
static gboolean
is_number (const char *text, gsize length)
{
  gsize at = length > 0 && text[0] == '-' ? 1 : 0;
  gsize end = skip_digits (text, length, at);

  if (end == at || (text[at] == '0' && end > at + 1))
    return FALSE;
  if (end < length && text[end] == '.')
    {
      at = end + 1;
      end = skip_digits (text, length, at);
      if (end == at)
        return FALSE;
    }
  if (end < length && (text[end] == 'e' || text[end] == 'E'))
    {
      at = end + 1;
      if (at < length && (text[at] == '+' || text[at] == '-'))
        at++;
      end = skip_digits (text, length, at);
      if (end == at)
        return FALSE;
    }
  return end == length;
}

gboolean
sheaf_json_is_number (const char *text)
{
  g_return_val_if_fail (text, FALSE);
  return is_number (text, strlen (text));
}

gboolean
sheaf_json_is_truth (const char *text)
{
  g_return_val_if_fail (text, FALSE);
  return g_str_equal (text, "true") || g_str_equal (text, "false");
}

static gboolean
read_word (Reader *self)
{
  static const char *const words[] = { "true", "false", "null" };
  gsize start = self->at;
  gsize length;
  gboolean known = FALSE;

  while (g_ascii_isalnum (peek (self)) || (peek (self) && strchr ("+-._", peek (self))))
    self->at++;
  length = self->at - start;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    known |= strlen (words[i]) == length && memcmp (self->text + start, words[i], length) == 0;
  if (known || is_number (self->text + start, length))
    return sheaf_tree_add_scalar (&self->tree, self->text + start, length, TRUE, start, self->at,
                                  sheaf_line_counter_move (&self->lines, start));
  self->at = start;
  return fail (
      self, length > 0 ? _ ("a value is neither in double quotes nor a number, true, false or null")
                       : _ ("a value is missing or broken off"));
}

/* Objects and lists, sections 4 and 5 ----------------------------------------------------------- */

static SheafNodeKind
open_kind (const Reader *self)
{
  return self->tree.frames[self->tree.depth - 1].node->kind;
}

static gboolean
read_value (Reader *self)
{
  guint line = sheaf_line_counter_move (&self->lines, self->at);
  char c = peek (self);

  if (!sheaf_tree_count (&self->tree, line))
    return FALSE;
  if (c == '"')
    return read_string (self);
  if (c != '{' && c != '[')
    return read_word (self);
  return sheaf_tree_open (&self->tree, c == '{' ? SHEAF_NODE_MAPPING : SHEAF_NODE_SEQUENCE,
                          self->at++, line);
}

/* A key with its colon. */
static gboolean
read_key (Reader *self)
{
  if (peek (self) != '"')
    return fail (self, peek (self) ? _ ("a key is not in double quotes")
                                   : _ ("a list in braces is not closed"));
  if (!sheaf_tree_count (&self->tree, sheaf_line_counter_move (&self->lines, self->at)) ||
      !read_string (self))
    return FALSE;
  skip_blanks (self);
  if (peek (self) != ':')
    return fail (self, _ ("a key is without its colon"));
  self->at++;
  skip_blanks (self);
  return TRUE;
}

/* Closes what a bracket or brace at the next byte closes. */
static gboolean
try_close (Reader *self)
{
  gboolean outermost = self->tree.depth == 1;
  gboolean is_mapping = open_kind (self) == SHEAF_NODE_MAPPING;

  if (peek (self) != (is_mapping ? '}' : ']') || (outermost && !self->braces))
    return FALSE;
  self->complete = outermost;
  return sheaf_tree_close (&self->tree, ++self->at);
}

/* After a value: what is open goes on or is closed. */
static gboolean
read_comma (Reader *self)
{
  if (peek (self) != ',')
    return fail (self, peek (self) ? _ ("a comma is missing between two values")
                       : open_kind (self) == SHEAF_NODE_MAPPING
                           ? _ ("a list in braces is not closed")
                           : _ ("a list in brackets is not closed"));
  self->at++;
  skip_blanks (self);
  if (self->at == self->source->end || peek (self) == '}' || peek (self) == ']')
    return fail (self, _ ("there is a comma after the last value"));
  return TRUE;
}

static gboolean
read_members (Reader *self)
{
  gboolean opened = TRUE; /* nothing but the bracket was read */

  while (TRUE)
    {
      guint depth = self->tree.depth;

      skip_blanks (self);
      if (try_close (self))
        {
          if (self->complete)
            return TRUE;
          opened = FALSE;
          continue;
        }
      if (depth == 1 && !self->braces && self->at == self->source->end)
        return sheaf_tree_close (&self->tree, self->at);
      if (!opened && !read_comma (self))
        return FALSE;
      if (open_kind (self) == SHEAF_NODE_MAPPING && !read_key (self))
        return FALSE;
      if (!read_value (self))
        return FALSE;
      opened = self->tree.depth > depth;
    }
}

static gboolean
read_whole (Reader *self)
{
  skip_blanks (self);
  self->braces = peek (self) == '{';
  if (!sheaf_tree_open (&self->tree, SHEAF_NODE_MAPPING, self->at,
                        sheaf_line_counter_move (&self->lines, self->at)))
    return FALSE;
  self->at += self->braces ? 1 : 0;
  if (!read_members (self))
    return FALSE;
  skip_blanks (self);
  if (self->at < self->source->end)
    return fail (self, _ ("something follows the closing brace"));
  return TRUE;
}

const char *
sheaf_json_read (SheafHeaderSource *source, SheafNode **root, guint *line)
{
  Reader self = { .source = source, .tree = { .source = source } };

  g_return_val_if_fail (root, NULL);
  g_return_val_if_fail (line, NULL);

  self.text = source->text;
  self.at = source->start;
  self.lines = (SheafLineCounter){ source->text, source->start, source->line };
  if (!read_whole (&self))
    g_clear_pointer (&self.tree.root, sheaf_node_free);
  sheaf_tree_drop (&self.tree);
  *root = self.tree.root;
  *line = self.tree.problem_line;
  return self.tree.problem;
}

/* Finding --------------------------------------------------------------------------------------- */

gsize
sheaf_json_find_end (const char *text, gsize start, gsize end)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (gsize i = start; i < end; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && text[i] == '{')
        depth++;
      else if (!quoted && text[i] == '}' && --depth == 0)
        return i + 1;
    }
  return 0;
}
