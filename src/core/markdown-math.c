/* markdown-math.c: where TeX stands in Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-math.h"

#include <string.h>

/* No formula is longer, in bytes. */
#define LENGTH_MAX 20000

/* Without a letter, digit or command in it, it is punctuation that someone escaped. */
static gboolean
has_substance (const char *tex, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (tex[i]))
      return TRUE;
  return FALSE;
}

/* Whether something in it belongs to formulas and seldom to sentences. */
static gboolean
has_operator (const char *tex, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("^_={}+*<>|", tex[i]) && tex[i])
        return TRUE;
      if (tex[i] == '\\' && i + 1 < length && g_ascii_isalpha (tex[i + 1]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_foreign_letter (const char *tex, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) tex[i] >= 0x80)
      return TRUE;
  return FALSE;
}

static gboolean
has_space (const char *tex, gsize length)
{
  return memchr (tex, ' ', length) || memchr (tex, '\n', length);
}

/* Behind the line end at @p: does the paragraph end, or another block begin? */
static gboolean
ends_paragraph (const char *p)
{
  p += strspn (p, " \t\r");
  return *p == '\n' || *p == '\0' || strchr ("#>|", *p) ||
         (strchr ("-*+", *p) && (p[1] == ' ' || p[1] == '\t'));
}

/* The next @delimiter before the paragraph ends, one that is not escaped. Another @opener (nullable) ends the
 * search too, so that many of them are not each looked behind to the end. Returns: NULL where none is */
static const char *
find_close (const char *p,
            const char *end,
            const char *opener,
            const char *delimiter,
            gboolean over_blank_lines)
{
  gsize length = strlen (delimiter);
  const char *limit = end - p > LENGTH_MAX ? p + LENGTH_MAX : end;

  for (; p < limit; p++)
    {
      if (strncmp (p, delimiter, length) == 0)
        return p;
      if (opener && strncmp (p, opener, length) == 0)
        return NULL;
      if (*p == '\\' && p[1] != '\n' && p + 1 < limit)
        p++;
      else if (*p == '\n' && !over_blank_lines && ends_paragraph (p + 1))
        return NULL;
    }
  return NULL;
}

static void
set_math (SheafMath *math, const char *from, const char *to, gsize delimiter, gboolean displayed)
{
  while (from < to && g_ascii_isspace (*from))
    from++;
  math->after = to + delimiter;
  while (to > from && g_ascii_isspace (to[-1]))
    to--;
  math->tex = from;
  math->length = (gsize) (to - from);
  math->displayed = displayed;
}

/* Two letters in a row, as in words. */
static gboolean
has_word (const char *tex, gsize length)
{
  for (gsize i = 1; i < length; i++)
    if (g_ascii_isalpha (tex[i - 1]) && g_ascii_isalpha (tex[i]))
      return TRUE;
  return FALSE;
}

/* "$5 and 6$", "$HOME or $": a price or a variable, and no formula. */
static gboolean
reads_as_price (const char *tex, gsize length)
{
  if (has_operator (tex, length))
    return FALSE;
  return has_foreign_letter (tex, length) ||
         (has_space (tex, length) && (g_ascii_isdigit (*tex) || has_word (tex, length)));
}

static gboolean
find_dollars (const char *text, const char *start, const char *end, SheafMath *math)
{
  const char *close;
  gsize length;

  if (text > start && (g_ascii_isalnum (text[-1]) || text[-1] == '$'))
    return FALSE;
  if (g_ascii_isspace (text[1]) || text[1] == '\0')
    return FALSE;
  close = find_close (text + 1, end, NULL, "$", FALSE);
  if (!close || close[1] == '$' || g_ascii_isspace (close[-1]) || g_ascii_isalnum (close[1]))
    return FALSE;
  length = (gsize) (close - text - 1);
  if (!has_substance (text + 1, length) || reads_as_price (text + 1, length))
    return FALSE;
  set_math (math, text + 1, close, 1, FALSE);
  return TRUE;
}

static gboolean
begins_line (const char *text, const char *start)
{
  while (text > start && strchr (" \t>", text[-1]))
    text--;
  return text == start || text[-1] == '\n';
}

static gboolean
find_display (const char *text, const char *start, const char *end, SheafMath *math)
{
  const char *close = find_close (text + 2, end, NULL, "$$", begins_line (text, start));

  if (!close || close[2] == '$' || !has_substance (text + 2, (gsize) (close - text - 2)))
    return FALSE;
  set_math (math, text + 2, close, 2, TRUE);
  return TRUE;
}

/* `\(…\)` may also be brackets that a converter escaped. */
static gboolean
find_bracket (const char *text, const char *start, const char *end, gsize slashes, SheafMath *math)
{
  gboolean displayed = text[slashes] == '[';
  const char *closing = displayed ? "\\\\]" : "\\\\)";
  const char *opening = displayed ? "\\\\[" : "\\\\(";
  const char *from = text + slashes + 1;
  const char *close;
  gsize length;

  if (displayed && !begins_line (text, start))
    return FALSE;
  close = find_close (from, end, opening + 2 - slashes, closing + 2 - slashes, FALSE);
  if (!close)
    return FALSE;
  length = (gsize) (close - from);
  if (!has_substance (from, length) || (!has_operator (from, length) && (displayed || length > 3)))
    return FALSE;
  set_math (math, from, close, slashes + 1, displayed);
  return TRUE;
}

gboolean
sheaf_math_find (const char *text, const char *start, const char *end, SheafMath *math)
{
  g_return_val_if_fail (text && start && end && math, FALSE);

  if (text[0] == '$' && text[1] == '$')
    return find_display (text, start, end, math);
  if (text[0] == '$')
    return find_dollars (text, start, end, math);
  if (text[0] == '\\' && (text[1] == '(' || text[1] == '['))
    return find_bracket (text, start, end, 1, math);
  if (text[0] == '\\' && text[1] == '\\' && (text[2] == '(' || text[2] == '['))
    return find_bracket (text, start, end, 2, math);
  return FALSE;
}
