/* reading-time.c: how long a text takes to read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reading-time.h"

#include "core/text.h"

#include <string.h>

#define WORDS_PER_MINUTE      230
#define CHARACTERS_PER_MINUTE 400

typedef struct
{
  guint words;
  guint characters; /* CJK */
  gboolean in_word;
} Count;

static void
count_character (Count *count, gunichar c)
{
  const gboolean is_cjk = sheaf_text_is_cjk (c);
  /* An apostrophe does not end a word. */
  const gboolean is_letter = !is_cjk && (g_unichar_isalnum (c) || g_unichar_ismark (c));
  const gboolean joins = count->in_word && (c == '\'' || c == 0x2019);

  if (is_cjk)
    count->characters++;
  if (is_letter && !count->in_word)
    count->words++;
  count->in_word = is_letter || joins;
}

/* In what the sanitiser writes, every "<" begins a tag that ends at its first ">", and every "&" the
 * reference to a character that is no letter. */
static void
count_html (Count *count, const char *html)
{
  for (const char *p = html; *p;)
    {
      const char *end = *p == '<' ? strchr (p, '>') : *p == '&' ? strchr (p, ';') : NULL;

      if (end)
        count->in_word = FALSE;
      else
        count_character (count, g_utf8_get_char (p));
      p = end ? end + 1 : g_utf8_next_char (p);
    }
}

guint
sheaf_reading_minutes (const char *html)
{
  Count count = { 0 };
  double minutes;

  g_return_val_if_fail (html, 0);

  count_html (&count, html);
  if (count.words == 0 && count.characters == 0)
    return 0;
  minutes =
      (double) count.words / WORDS_PER_MINUTE + (double) count.characters / CHARACTERS_PER_MINUTE;
  return MAX (1, (guint) (minutes + 0.5));
}
