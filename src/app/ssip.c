/* ssip.c: the words that Speech Dispatcher understands, and what it answers
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/ssip.h"

#include <string.h>

#define LANGUAGE_MAX 35

gboolean
sheaf_ssip_answer_take (SheafSsipAnswer *self, const char *line)
{
  const char *rest = line + 4;

  g_return_val_if_fail (self && line, FALSE);

  if (strspn (line, "0123456789") != 3 || (line[3] != ' ' && line[3] != '-'))
    return FALSE;
  if (self->is_complete)
    *self = (SheafSsipAnswer){ 0 };
  self->code = (guint) g_ascii_strtoull (line, NULL, 10);
  self->is_complete = line[3] == ' ';
  if (!self->is_complete && self->lines++ == 0)
    self->first = g_ascii_strtoull (rest, NULL, 10);
  return TRUE;
}

char *
sheaf_ssip_language (const char *language)
{
  const gsize length = strlen (language);

  if (length == 0 || length > LANGUAGE_MAX || !g_ascii_isalpha (language[0]))
    return NULL;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (language[i]) && language[i] != '-')
      return NULL;
  return g_strdup_printf ("SET SELF LANGUAGE %s\r\n", language);
}

/* A line with a full stop alone would end it, and what follows be a command. */
char *
sheaf_ssip_text (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean is_blank = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        {
          is_blank = TRUE;
          continue;
        }
      if (is_blank && line->len > 0)
        g_string_append_c (line, ' ');
      is_blank = FALSE;
      if (line->len == 0 && c == '.')
        g_string_append_c (line, '.');
      g_string_append_unichar (line, c);
    }
  g_string_append (line, "\r\n.\r\n");
  return g_string_free (line, FALSE);
}
