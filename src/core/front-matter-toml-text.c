/* front-matter-toml-text.c: blanks, comments and strings of TOML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-toml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Problems -------------------------------------------------------------------------------------- */

gboolean
sheaf_toml_fail (SheafToml *self, guint line, const char *problem)
{
  if (!self->problem)
    {
      self->problem = problem;
      self->problem_line = line;
    }
  return FALSE;
}

static gsize
newline_length (const SheafToml *self)
{
  if (sheaf_toml_peek (self, 0) == '\n')
    return 1;
  return sheaf_toml_peek (self, 0) == '\r' && sheaf_toml_peek (self, 1) == '\n' ? 2 : 0;
}

/* What to say of a control character here, where tab and line ends are none; else NULL. */
static const char *
control_problem (const SheafToml *self)
{
  int c = sheaf_toml_peek (self, 0);

  if (newline_length (self) > 0)
    return NULL;
  if (c == '\r')
    return _ ("a line ends with a carriage return alone, which TOML does not know");
  if ((c >= 0 && c < 0x20 && c != '\t') || c == 0x7F)
    return _ ("there is a control character");
  return NULL;
}

gboolean
sheaf_toml_fail_here (SheafToml *self, const char *problem)
{
  const char *control = control_problem (self);

  return sheaf_toml_fail (self, self->line, control ? control : problem);
}

gboolean
sheaf_toml_count (SheafToml *self)
{
  if (++self->source->events > SHEAF_FRONT_MATTER_MAX_EVENTS)
    return sheaf_toml_fail (self, self->line, _ ("it has too many values"));
  return TRUE;
}

/* Between values -------------------------------------------------------------------------------- */

void
sheaf_toml_skip_blanks (SheafToml *self)
{
  int c = sheaf_toml_peek (self, 0);

  while (c == ' ' || c == '\t')
    {
      self->at++;
      c = sheaf_toml_peek (self, 0);
    }
}

gboolean
sheaf_toml_take_newline (SheafToml *self)
{
  gsize length = newline_length (self);

  if (length == 0)
    return FALSE;
  self->at += length;
  self->line++;
  return TRUE;
}

gboolean
sheaf_toml_skip_comment (SheafToml *self)
{
  if (sheaf_toml_peek (self, 0) != '#')
    return TRUE;
  while (sheaf_toml_peek (self, 0) >= 0 && newline_length (self) == 0)
    {
      const char *problem = control_problem (self);

      if (problem)
        return sheaf_toml_fail (self, self->line, problem);
      self->at++;
    }
  return TRUE;
}

/* Escapes --------------------------------------------------------------------------------------- */

/* The character of \uXXXX or \UXXXXXXXX, from its first digit. */
static gboolean
read_code_point (SheafToml *self, guint digits)
{
  gunichar c = 0;

  for (guint i = 0; i < digits; i++, self->at++)
    {
      int digit = sheaf_toml_peek (self, 0);

      if (digit < 0 || !g_ascii_isxdigit (digit))
        return sheaf_toml_fail (self, self->line, _ ("a \\u sequence lacks digits"));
      c = c << 4 | g_ascii_xdigit_value (digit);
    }
  if (!g_unichar_validate (c))
    return sheaf_toml_fail (self, self->line, _ ("a \\u sequence stands for no character"));
  g_string_append_unichar (self->buffer, c);
  return TRUE;
}

/* A backslash at the end of a line: all blanks and line ends up to the next character go. */
static gboolean
fold_lines (SheafToml *self)
{
  sheaf_toml_skip_blanks (self);
  if (newline_length (self) == 0)
    return FALSE;
  while (sheaf_toml_take_newline (self))
    sheaf_toml_skip_blanks (self);
  return TRUE;
}

static gboolean
read_escape (SheafToml *self, gboolean multiline)
{
  static const char letters[] = "btnfr\"\\";
  static const char meanings[] = "\b\t\n\f\r\"\\";
  int c = sheaf_toml_peek (self, 1);
  const char *letter = c > 0 ? strchr (letters, c) : NULL;
  guint line = self->line;

  self->at++;
  if (multiline && fold_lines (self))
    return TRUE;
  if (c != 'u' && c != 'U' && !letter)
    return sheaf_toml_fail (self, line, _ ("there is an unknown \\ sequence in double quotes"));
  self->at++;
  if (!letter)
    return read_code_point (self, c == 'u' ? 4 : 8);
  g_string_append_c (self->buffer, meanings[letter - letters]);
  return TRUE;
}

/* Strings --------------------------------------------------------------------------------------- */

/* Takes quotes within a string; of up to five the last three close one of several lines.
 * Returns: whether the string is closed */
static gboolean
take_quotes (SheafToml *self, int quote, gboolean multiline)
{
  gsize run = 0;
  gsize within;

  while (run < (multiline ? 5 : 1) && sheaf_toml_peek (self, run) == quote)
    run++;
  within = !multiline ? 0 : run < 3 ? run : run - 3;
  g_string_append_len (self->buffer, self->source->text + self->at, within);
  self->at += run;
  return run > within;
}

/* One character, escape or line end within a string. */
static gboolean
read_character (SheafToml *self, int quote, gboolean multiline)
{
  int c = sheaf_toml_peek (self, 0);
  const char *problem;

  if (c == '\\' && quote == '"')
    return read_escape (self, multiline);
  if (multiline && sheaf_toml_take_newline (self))
    c = '\n';
  else if ((problem = control_problem (self)))
    return sheaf_toml_fail (self, self->line, problem);
  else
    self->at++;
  g_string_append_c (self->buffer, c);
  return TRUE;
}

gboolean
sheaf_toml_read_string (SheafToml *self, gboolean multiline)
{
  int quote = sheaf_toml_peek (self, 0);
  guint line = self->line;

  multiline &= sheaf_toml_peek (self, 1) == quote && sheaf_toml_peek (self, 2) == quote;
  self->at += multiline ? 3 : 1;
  g_string_truncate (self->buffer, 0);
  if (multiline)
    sheaf_toml_take_newline (self);
  for (;;)
    {
      int c = sheaf_toml_peek (self, 0);

      if (c < 0 || (!multiline && newline_length (self) > 0))
        return sheaf_toml_fail (self, line, _ ("a quote is opened and never closed"));
      if (c == quote)
        {
          if (take_quotes (self, quote, multiline))
            return TRUE;
        }
      else if (!read_character (self, quote, multiline))
        return FALSE;
    }
}

SheafNode *
sheaf_toml_take_scalar (SheafToml *self, gsize start, guint line, gboolean quoted)
{
  const char *text = quoted ? self->buffer->str : self->source->text + start;
  gsize length = quoted ? self->buffer->len : self->at - start;
  SheafNode *node;

  if (length > SHEAF_FRONT_MATTER_MAX_SCALAR)
    {
      sheaf_toml_fail (self, line, _ ("a value is too long"));
      return NULL;
    }
  if (!sheaf_toml_count (self))
    return NULL;
  node = sheaf_node_new (SHEAF_NODE_SCALAR, text, length);
  node->plain = !quoted;
  node->start = start;
  node->end = self->at;
  node->line = line;
  return node;
}
