/* markdown-emoji.c: what `:names:` stand for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-emoji.h"

#include "core/emoji-table.h"

#include <string.h>

/* Bytes of the longest name, and NUL. */
#define NAME_SIZE 40

static gboolean
is_name_byte (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '_' || c == '+' || c == '-';
}

static const char *
look_up (const char *name)
{
  gsize from = 0;
  gsize to = G_N_ELEMENTS (emoji);

  while (from < to)
    {
      gsize middle = from + (to - from) / 2;
      int order = strcmp (name, emoji[middle].name);

      if (order == 0)
        return emoji[middle].text;
      if (order < 0)
        to = middle;
      else
        from = middle + 1;
    }
  return NULL;
}

const char *
sheaf_emoji_find (const char *text, gsize length, gsize *used)
{
  char name[NAME_SIZE];
  gsize i = 0;

  g_return_val_if_fail (text && used, NULL);

  while (i < length && i < NAME_SIZE - 1 && is_name_byte (text[i]))
    {
      name[i] = text[i];
      i++;
    }
  if (i == 0 || i == length || text[i] != ':')
    return NULL;
  name[i] = '\0';
  *used = i + 1;
  return look_up (name);
}
