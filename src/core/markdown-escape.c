/* markdown-escape.c: text that Markdown reads as nothing but text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-escape.h"

#include <string.h>

#define HTML_SPACE " \t\n\f\r"

gboolean
sheaf_markdown_is_punctuation (gunichar c)
{
  return c < 0x80 ? g_ascii_ispunct ((char) c) : g_unichar_ispunct (c);
}

gboolean
sheaf_markdown_is_space (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

guint
sheaf_markdown_longest_run (const char *text, char c)
{
  guint longest = 0;

  g_return_val_if_fail (text, 0);

  for (const char *p = text; *p; p++)
    {
      const char *end = p;

      while (*end == c)
        end++;
      longest = MAX (longest, (guint) (end - p));
      p = end > p ? end - 1 : p;
    }
  return longest;
}

/* Characters ------------------------------------------------------------------------------------- */

static char
last_char (const GString *out)
{
  return out->len > 0 ? out->str[out->len - 1] : '\0';
}

/* "&copy;", "&#1;": anything else is only an ampersand. */
static gboolean
is_reference (const char *p)
{
  gsize length = p[1] == '#' ? 2 : 1;

  length += strspn (p + length, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS);
  return p[length] == ';';
}

/* ":name:", which is a picture of a face to some. */
static gboolean
is_emoji (const char *p)
{
  gsize length = strspn (p + 1, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_+-");

  return length > 0 && p[1 + length] == ':';
}

/* Within a word it marks nothing. */
static gboolean
is_joining (const GString *out, const char *p)
{
  return g_ascii_isalnum (last_char (out)) && g_ascii_isalnum (p[1]);
}

static gboolean
needs_backslash (const GString *out, const char *p, gboolean in_cell)
{
  switch (*p)
    {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '~':
      return TRUE;
    case '_':
      return !is_joining (out, p);
    case '&':
      return is_reference (p);
    case '|':
      return in_cell;
    case ':':
      return is_emoji (p);
    case '$':
      return p[1] == '$' || !(p[1] == '\0' || g_ascii_isdigit (p[1]) || g_ascii_isspace (p[1]));
    case '=':
    case '%':
      return p[1] == *p || (*p == '%' && p[1] == '}');
    case '{':
      return p[1] == '{' || p[1] == '%' || p[1] == ':';
    default:
      return FALSE;
    }
}

/* One space or line end, and none at the start of a line. */
static void
append_space (GString *out, gboolean line_end)
{
  char last = last_char (out);

  if (last == '\0' || last == '\n')
    return;
  if (last == ' ' && line_end)
    out->str[out->len - 1] = '\n';
  else if (last != ' ')
    g_string_append_c (out, line_end ? '\n' : ' ');
}

void
sheaf_markdown_append_text (GString *out, const char *text, gboolean in_cell)
{
  g_return_if_fail (out && text);

  while (*text)
    {
      gsize space = strspn (text, HTML_SPACE);

      if (space > 0)
        {
          append_space (out, memchr (text, '\n', space) && !in_cell);
          text += space;
          continue;
        }
      if (needs_backslash (out, text, in_cell))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text++);
    }
}

/* Starts of lines --------------------------------------------------------------------------------- */

/* "12." or "3)" and a space. Returns: how many digits; 0 where it is no number of a list */
static gsize
count_number (const char *line)
{
  gsize digits = strspn (line, G_CSET_DIGITS);

  if (digits == 0 || digits > 9 || (line[digits] != '.' && line[digits] != ')'))
    return 0;
  return strchr (" \n", line[digits + 1]) ? digits : 0; /* also the end */
}

static gboolean
is_only (const char *line, const char *characters)
{
  gsize length = strspn (line, characters);

  return length > 0 && (line[length] == '\n' || line[length] == '\0');
}

static gboolean
begins_markup (const char *line)
{
  switch (*line)
    {
    case '#':
    case '>':
      return TRUE;
    case '+':
    case '-':
      return strchr (" \n", line[1]) || is_only (line, "-| :");
    case '=':
      return is_only (line, "= ");
    case '|':
      return TRUE;
    case ':':
      return line[1] == ':' || line[1] == ' ' || is_only (line, "-| :");
    default:
      return FALSE;
    }
}

char *
sheaf_markdown_guard_lines (const char *paragraph)
{
  GString *out;

  g_return_val_if_fail (paragraph, NULL);

  out = g_string_sized_new (strlen (paragraph) + 16);
  while (*paragraph)
    {
      gsize length = strcspn (paragraph, "\n");
      gsize digits = count_number (paragraph);

      length += paragraph[length] == '\n';
      g_string_append_len (out, paragraph, (gssize) digits);
      if (digits > 0 || begins_markup (paragraph))
        g_string_append_c (out, '\\');
      g_string_append_len (out, paragraph + digits, (gssize) (length - digits));
      paragraph += length;
    }
  return g_string_free (out, FALSE);
}

/* Pieces ------------------------------------------------------------------------------------------ */

static void
append_guarded (GString *out, const char *text, const char *characters)
{
  for (; *text; text++)
    {
      if (strchr (characters, *text) || *text == '\\' || (*text == '&' && is_reference (text)))
        g_string_append_c (out, '\\');
      g_string_append_c (out, strchr ("\n\r", *text) ? ' ' : *text);
    }
}

void
sheaf_markdown_append_target (GString *out, const char *address, const char *title)
{
  gboolean pointed;

  g_return_if_fail (out && address);

  pointed = !*address || strpbrk (address, " ()<>");
  g_string_append (out, pointed ? "(<" : "(");
  append_guarded (out, address, pointed ? "<>|" : "*_`[]|");
  if (pointed)
    g_string_append_c (out, '>');
  if (title && *title)
    {
      g_string_append (out, " \"");
      append_guarded (out, title, "\"|");
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, ')');
}

void
sheaf_markdown_append_code (GString *out, const char *text)
{
  g_autofree char *line = NULL;
  g_autofree char *fence = NULL;
  gsize length;
  gboolean padded;

  g_return_if_fail (out && text && *text);

  line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  length = strlen (line);
  fence = g_strnfill (sheaf_markdown_longest_run (line, '`') + 1, '`');
  padded = line[0] == '`' || line[length - 1] == '`' ||
           (line[0] == ' ' && line[length - 1] == ' ' && line[strspn (line, " ")]);
  g_string_append_printf (out, padded ? "%s %s %s" : "%s%s%s", fence, line, fence);
}
