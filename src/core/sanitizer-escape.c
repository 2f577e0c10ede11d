/* sanitizer-escape.c: text and attribute values made literal
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-escape.h"

#include <string.h>

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

static void
append_escaped (GString *html, const char *text, gboolean attribute)
{
  while (*text)
    {
      gsize plain = strcspn (text, attribute ? "&<>\"\r" : "&<>\r");

      g_string_append_len (html, text, (gssize) plain);
      text += plain;
      if (*text)
        g_string_append (html, reference_for (*text++, attribute));
    }
}

void
sheaf_html_append_text (GString *html, const char *text)
{
  g_return_if_fail (html && text);

  append_escaped (html, text, FALSE);
}

void
sheaf_html_append_attribute (GString *html, const char *text)
{
  g_return_if_fail (html && text);

  append_escaped (html, text, TRUE);
}
