/* spoken-language.c: the language a part of an article is read aloud in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/spoken-language.h"

#include "core/text.h"

#include <string.h>

/* In shorter texts of letters alone three common words may be chance. */
#define SURE_BYTES 160

static gboolean
is_primary (const char *tag, const char *primary)
{
  const gsize length = strlen (primary);

  return g_ascii_strncasecmp (tag, primary, length) == 0 &&
         (tag[length] == '\0' || tag[length] == '-');
}

/* Written with Han characters, wholly or in part. */
static gboolean
is_han (const char *tag)
{
  return is_primary (tag, "zh") || is_primary (tag, "ja") || is_primary (tag, "ko") ||
         is_primary (tag, "yue") || is_primary (tag, "cmn");
}

/* Letters that the guess tells apart by words, and not by their script. */
static gboolean
is_latin (const char *tag)
{
  static const char *const others[] = { "ru", "uk", "be", "bg", "sr", "mk", "ar",
                                        "fa", "ur", "he", "el", "th", "hi", "mr",
                                        "ne", "bn", "km", "ka", "hy", "ta", "si" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (is_primary (tag, others[i]))
      return FALSE;
  return !is_han (tag);
}

const char *
sheaf_spoken_language (const char *text, const char *language)
{
  const char *found;

  g_return_val_if_fail (text, language);

  found = sheaf_text_language (text);
  if (!found)
    return language;
  if (!language)
    return found;
  if (is_primary (language, found))
    return language;
  /* A heading of Han characters alone is Japanese in a Japanese article. */
  if (is_primary (found, "zh") && is_han (language))
    return language;
  if (is_latin (found) && is_latin (language) && strlen (text) < SURE_BYTES)
    return language;
  return found;
}
