/* sanitizer-escape.c: text and attribute values made literal
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-escape.h"

#include <string.h>

#define REPLACEMENT "\357\277\275"

static const char *
reference_for (char c, gboolean attribute)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return attribute ? "&quot;" : NULL;
    case '\r': /* else the parser makes a line feed of it */
      return "&#13;";
    default:
      return NULL;
    }
}

/* "Preprocessing the input stream" of the HTML standard: a control or a noncharacter. The parser makes U+FFFD of
 * one that is written, and not of one that a reference named: it would be another text when it is read again. */
static gboolean
is_invalid (gunichar c)
{
  return (c < 0x20 && !strchr ("\t\n\f\r", (int) c)) || (c >= 0x7F && c <= 0x9F) ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* How many bytes from here on need no look: neither what has a reference nor what may begin an invalid one. */
static gsize
plain_length (const char *text)
{
  const guchar *p = (const guchar *) text;

  while (*p >= 0x20 && *p != '&' && *p != '<' && *p != '>' && *p != '"' && *p != 0x7F &&
         *p != 0xC2 && *p < 0xEF)
    p++;
  return (gsize) ((const char *) p - text);
}

/* @final: no parser of ours comes behind it */
static void
append_escaped (GString *html, const char *text, gboolean attribute, gboolean final)
{
  while (*text)
    {
      gsize plain = plain_length (text);
      const char *reference;
      const char *next;

      g_string_append_len (html, text, (gssize) plain);
      text += plain;
      if (!*text)
        return;
      next = g_utf8_next_char (text);
      reference = reference_for (*text, attribute);
      if (!reference && final && is_invalid (g_utf8_get_char (text)))
        reference = REPLACEMENT;
      g_string_append_len (html, reference ? reference : text, reference ? -1 : next - text);
      text = next;
    }
}

void
sheaf_html_append_text (GString *html, const char *text)
{
  g_return_if_fail (html && text);

  append_escaped (html, text, FALSE, FALSE);
}

void
sheaf_html_append_final_text (GString *html, const char *text)
{
  g_return_if_fail (html && text);

  append_escaped (html, text, FALSE, TRUE);
}

void
sheaf_html_append_attribute (GString *html, const char *text)
{
  g_return_if_fail (html && text);

  append_escaped (html, text, TRUE, TRUE);
}
