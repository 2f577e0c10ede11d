/* front-matter-key.c: lines, and the keys that begin them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-key.h"

#include "core/prefix.h"

#include <string.h>

/* Longer ones are prose with a colon in it. */
#define MAX_KEY_BYTES 128

/* A header shows within so many lines that it is one. */
#define MAX_LINES_JUDGED 20

#define WIDE_COLON "："

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

SheafSpan
sheaf_span_strip (const char *text, SheafSpan span)
{
  while (span.start < span.end && strchr (" \t\r\n", text[span.start]))
    span.start++;
  while (span.end > span.start && strchr (" \t\r\n", text[span.end - 1]))
    span.end--;
  return span;
}

SheafSpan
sheaf_span_next_line (const char *text, gsize end, gsize *start)
{
  SheafSpan line = { .start = *start };

  line.end = sheaf_line_next (text, end, start);
  return line;
}

gboolean
sheaf_span_is_blank (const char *text, SheafSpan line)
{
  SheafSpan content = sheaf_span_strip (text, line);

  return content.start == content.end;
}

gboolean
sheaf_span_is_one_of (const char *text, SheafSpan span, const char *const *words)
{
  gsize length = span.end - span.start;

  for (; *words; words++)
    if (strlen (*words) == length && g_ascii_strncasecmp (text + span.start, *words, length) == 0)
      return TRUE;
  return FALSE;
}

gboolean
sheaf_span_is_ignored (const char *text, SheafSpan line)
{
  SheafSpan content = sheaf_span_strip (text, line);

  /* A directive (%YAML 1.2) is nobody's key either. */
  return content.start == content.end || text[content.start] == '#' || text[line.start] == '%';
}

gboolean
sheaf_span_is_list_item (const char *text, SheafSpan content)
{
  return content.start < content.end && text[content.start] == '-' &&
         (content.end - content.start == 1 || strchr (" \t", text[content.start + 1]));
}

gboolean
sheaf_span_is_quoted (const char *text, SheafSpan span)
{
  char quote = span.start < span.end ? text[span.start] : '\0';

  return span.end - span.start >= 2 && (quote == '"' || quote == '\'') &&
         text[span.end - 1] == quote;
}

/* Keys ------------------------------------------------------------------------------------------ */

static gboolean
is_word (const char *text, SheafSpan span)
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
find_colon (const char *text, SheafSpan line, gsize *colon, gsize *length)
{
  gsize from = line.start;

  if (text[from] == '"' || text[from] == '\'')
    {
      const char *closing = memchr (text + from + 1, text[from], line.end - from - 1);

      from = closing ? (gsize) (closing + 1 - text) : line.end;
    }
  for (gsize i = from; i < line.end && i - line.start <= MAX_KEY_BYTES; i++)
    {
      gboolean wide = sheaf_has_prefix (text + i, WIDE_COLON);
      gboolean last = i + 1 == line.end;
      SheafSpan key = { line.start, i };

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

gboolean
sheaf_key_line_parse (const char *text, SheafSpan line, SheafKeyLine *result)
{
  gsize colon, length;

  if (line.start == line.end || strchr (" \t[]{},#&*!|>%@`?:", text[line.start]) ||
      (text[line.start] == '<' && !sheaf_has_prefix (text + line.start, "<<:")) ||
      sheaf_span_is_list_item (text, line) || !find_colon (text, line, &colon, &length))
    return FALSE;
  result->key = sheaf_span_strip (text, (SheafSpan){ line.start, colon });
  result->rest = sheaf_span_strip (text, (SheafSpan){ colon + length, line.end });
  if (sheaf_span_is_quoted (text, result->key))
    {
      result->key.start++;
      result->key.end--;
    }
  return result->key.start < result->key.end;
}

gboolean
sheaf_lines_look_like_header (SheafKeyLineFunc parse, const char *text, gsize start, gsize end)
{
  static const char *const known_keys[] = { "title",  "date",   "tags", "categories",
                                            "author", "layout", NULL };
  guint lines = 0;
  guint keys = 0;
  gboolean known = FALSE;

  g_return_val_if_fail (text, FALSE);

  for (gsize at = start; at < end && lines < MAX_LINES_JUDGED;)
    {
      SheafSpan line = sheaf_span_next_line (text, end, &at);
      SheafKeyLine key_line;

      if (sheaf_span_is_ignored (text, line))
        continue;
      lines++;
      if (!parse (text, line, &key_line))
        continue;
      keys++;
      known |= sheaf_span_is_one_of (text, key_line.key, known_keys);
      if (lines == 1 || (keys > 1 && known))
        return TRUE;
    }
  return FALSE;
}
