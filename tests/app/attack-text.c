/* attack-text.c: is what was copied what was to be seen?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "attack-text.h"

#include <string.h>

/* Elements whose text is not drawn. */
static const char *const not_drawn[] = { "rp", "style", "title", NULL };

static const struct
{
  const char *reference;
  const char *text;
} references[] = {
  { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#13;", "" },
};

/* Appends the letter at @p, unless it leaves no mark. Returns: what follows it */
static const char *
take_letter (GString *text, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  /* What stands for a picture is copied as a character of its own. */
  if (g_unichar_isgraph (c) && g_unichar_type (c) != G_UNICODE_FORMAT && c != 0xfffc)
    g_string_append_unichar (text, c);
  return g_utf8_next_char (p);
}

static const char *
take_reference (GString *text, const char *p)
{
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_has_prefix (p, references[i].reference))
      {
        g_string_append (text, references[i].text);
        return p + strlen (references[i].reference);
      }
  return take_letter (text, p);
}

/* Returns: what follows the tag, or the whole element where its text is not drawn */
static const char *
skip_tag (const char *p, gboolean *is_whole)
{
  g_autofree char *name = g_strndup (p + 1, strcspn (p + 1, " >"));
  const char *end = p + strcspn (p, ">");
  g_autofree char *tag = g_strndup (p, (gsize) (end - p));
  g_autofree char *last = g_strconcat ("</", name, ">", NULL);

  if (g_str_equal (name, "details") && !strstr (tag, " open"))
    *is_whole = FALSE;
  if (g_strv_contains (not_drawn, name) && strstr (end, last))
    return strstr (end, last) + strlen (last);
  return *end ? end + 1 : end;
}

char *
attack_text_of_page (const char *html, gboolean *is_whole)
{
  GString *text = g_string_new (NULL);
  const char *p = strstr (html, "<body");

  *is_whole = TRUE;
  while (p && *p)
    if (*p == '<')
      p = skip_tag (p, is_whole);
    else if (*p == '&')
      p = take_reference (text, p);
    else
      p = take_letter (text, p);
  return g_string_free (text, FALSE);
}

char *
attack_text_differs (const char *page, const char *copied, guint *missing)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  const char *at = page;

  for (const char *p = copied; *p;)
    p = take_letter (letters, p);
  *missing = 0;
  for (const char *p = letters->str; *p; p = g_utf8_next_char (p))
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);
      const char *found = at;

      for (; *found && strncmp (found, p, length) != 0; found = g_utf8_next_char (found))
        (*missing)++;
      if (!*found)
        return g_utf8_substring (p, 0, MIN (40, g_utf8_strlen (p, -1)));
      at = found + length;
    }
  *missing += (guint) g_utf8_strlen (at, -1);
  return NULL;
}
