/* page-tags-component.c: the components and imports of MDX
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-scan.h"

#include "core/prefix.h"

#include <string.h>

/* Behind the bracket that closes the one at @p, strings left aside; 0 where it is not within the limit. */
static gsize
skip_balanced (const SheafTagScan *self, gsize p, gsize limit)
{
  guint depth = 0;
  char quote = '\0';

  for (; p < limit; p++)
    {
      char c = self->text[p];

      if (quote)
        {
          if (c == '\\')
            p++;
          else if (c == quote || (c == '\n' && quote != '`'))
            quote = '\0';
        }
      else if (c == '"' || c == '\'' || c == '`')
        quote = c;
      else if (c == '{' || c == '(' || c == '[')
        depth++;
      else if ((c == '}' || c == ')' || c == ']') && --depth == 0)
        return p + 1;
    }
  return 0;
}

/* Components -------------------------------------------------------------------------------------- */

static gsize
skip_value (const SheafTagScan *self, gsize p, gsize limit)
{
  char quote = self->text[p];
  gsize end;

  if (quote == '{')
    return skip_balanced (self, p, limit);
  if (quote != '"' && quote != '\'')
    return 0;
  end = p + 1;
  while (end < limit && self->text[end] != quote)
    end++;
  return end < limit ? end + 1 : 0;
}

/* Behind `name`, `name="…"`, `name={…}` or `{...rest}`; 0 where none stands at @p. */
static gsize
skip_attribute (const SheafTagScan *self, gsize p, gsize limit)
{
  gsize length = strspn (self->text + p, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_:-");

  if (self->text[p] == '{')
    return skip_balanced (self, p, limit);
  if (length == 0)
    return 0;
  p += length;
  return self->text[p] == '=' ? skip_value (self, p + 1, limit) : p;
}

/* The `>` or `/>` of the tag whose attributes begin at @p, else 0. */
static gsize
find_angle (const SheafTagScan *self, gsize p, gsize limit)
{
  for (;;)
    {
      p = sheaf_tag_scan_blanks (self, p);
      if (p >= limit)
        return 0;
      if (self->text[p] == '>' || (self->text[p] == '/' && self->text[p + 1] == '>'))
        return p;
      p = skip_attribute (self, p, limit);
      if (p == 0 || p >= limit)
        return 0;
    }
}

/* `List<String>` is no component, nor is a name in full capitals with a blank in it: a place to be filled. */
static gboolean
may_begin (const SheafTagScan *self)
{
  char before = self->pos > 0 ? self->text[self->pos - 1] : '\n';

  return !g_ascii_isalnum (before) && before != '_' && before != '.' && before != '\\';
}

gboolean
sheaf_tag_scan_component (SheafTagScan *self)
{
  gsize limit = MIN (self->pos + SHEAF_TAG_LENGTH_MAX, self->length);
  gboolean closing = self->text[self->pos + 1] == '/';
  gsize name = self->pos + 1 + closing;
  gsize length = strspn (self->text + name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "._");
  gsize angle;
  SheafTag *tag;

  if (!g_ascii_isupper (self->text[name]) || self->pos < self->no_component_until ||
      (!closing && !may_begin (self)))
    return FALSE;
  angle = find_angle (self, name + length, limit);
  if (!angle)
    {
      self->no_component_until = self->text[name + length] == ' ' ? limit : name + length;
      return FALSE;
    }
  tag = sheaf_tag_scan_add (self, SHEAF_TAG_JSX, self->pos, angle + 1 + (self->text[angle] == '/'));
  if (!tag)
    return FALSE;
  sheaf_tag_scan_name (self, tag, name, name + length);
  tag->closing = closing;
  tag->selfish = self->text[angle] == '/';
  tag->arguments = sheaf_tag_scan_blanks (self, name + length);
  tag->arguments_end = angle;
  self->pos = tag->end;
  return TRUE;
}

/* Modules ------------------------------------------------------------------------------------------- */

/* `{ a, b }`, `* as a`, `a`, `a, { b }`, or nothing but the file. */
static gboolean
is_import_name (const SheafTagScan *self, gsize p)
{
  if (strchr ("{*'\"", self->text[p]))
    return TRUE;
  p += strspn (self->text + p, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_$");
  return self->text[p] == ',' || sheaf_has_prefix (self->text + p, " from ");
}

/* `import … from '…'` or `import '…'`, which an article has no other use for. */
static gboolean
is_import (const SheafTagScan *self, gsize end)
{
  gsize p = self->pos + strlen ("import ");
  gsize quote = p + strcspn (self->text + p, "'\"\n");

  if (quote >= end || self->text[quote] == '\n' || !is_import_name (self, p))
    return FALSE;
  return quote == p || (quote - p > 5 && strncmp (self->text + quote - 5, "from ", 5) == 0);
}

/* Of a file beside the article or of the site, as MDX imports components. */
static gboolean
imports_file (const SheafTagScan *self, gsize end)
{
  gsize quote = self->pos + strcspn (self->text + self->pos, "'\"\n");

  return quote < end && strchr (".~@/", self->text[quote + 1]);
}

static gboolean
is_export (const SheafTagScan *self)
{
  static const char *const words[] = { "const ",    "default ", "let ", "var ",
                                       "function ", "async ",   "{ ",   "* " };
  const char *p = self->text + self->pos + strlen ("export ");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (sheaf_has_prefix (p, words[i]))
      return TRUE;
  return FALSE;
}

/* Its last line: brackets hold lines together. */
static gsize
module_end (const SheafTagScan *self)
{
  gsize limit = MIN (self->pos + SHEAF_TAG_LENGTH_MAX, self->length);
  gsize line_end = sheaf_tag_scan_line_end (self, self->pos);
  gsize p = self->pos;

  while (p < line_end)
    {
      p += strcspn (self->text + p, "{([\n");
      if (p >= line_end)
        break;
      p = skip_balanced (self, p, limit);
      if (!p)
        return line_end;
      line_end = MAX (line_end, sheaf_tag_scan_line_end (self, p));
    }
  return line_end;
}

gboolean
sheaf_tag_scan_module (SheafTagScan *self)
{
  const char *at = self->text + self->line;
  gboolean import = sheaf_has_prefix (at, "import ");
  gsize end;

  if (!import && !sheaf_has_prefix (at, "export "))
    return FALSE;
  if (self->started && !self->after_blank)
    return FALSE;
  self->pos = self->line;
  end = module_end (self);
  /* Text may begin with the word, and code that lost its fence; hardly before all else. */
  if (!(import ? is_import (self, end) : is_export (self)) ||
      (self->started && !(import && imports_file (self, end))))
    return FALSE;
  if (!sheaf_tag_scan_add (self, SHEAF_TAG_NOTHING, self->pos, end))
    return FALSE;
  self->pos = end;
  return TRUE;
}
