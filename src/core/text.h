/* text.h: small questions about UTF-8 text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* TRUE for Han, Kana, Hangul, Bopomofo and Yi characters (not CJK punctuation or full-width Latin). */
gboolean sheaf_text_is_cjk (gunichar c);

/* Whether the character of UTF-8 that begins with @lead is common Han (U+5000 to U+9FFF), as most are in Chinese: told
 * without decoding it, for loops over whole texts. */
static inline gboolean
sheaf_text_is_common_han (char lead)
{
  return (guchar) lead >= 0xE5 && (guchar) lead <= 0xE9;
}

/**
 * sheaf_text_line:
 *
 * Returns: the line (from 1) that holds the byte at @offset; LF, CRLF and lone CR end lines
 */
guint sheaf_text_line (const char *text, gsize length, gsize offset);

/* The same for one place after another, without beginning anew for each. */
typedef struct
{
  const char *text; /* ends with a NUL */
  gsize at;         /* up to this byte the lines are counted */
  guint line;       /* of it, from 1 */
} SheafLineCounter;

/* Returns: the line that holds the byte at @offset, which never goes back */
guint sheaf_line_counter_move (SheafLineCounter *self, gsize offset);

/* Words of @text: every CJK character is one, elsewhere runs of letters and digits. */
guint sheaf_text_count_words (const char *text, gssize length);

/**
 * sheaf_text_excerpt:
 * @text: what sheaf_extract_text() gives
 * @characters: at the most
 *
 * Returns: (transfer full): the beginning of @text on one line, runs of white space folded, cut at
 *   a word or sentence where there is one near, with an ellipsis where cut
 */
char *sheaf_text_excerpt (const char *text, guint characters);

/**
 * sheaf_text_title:
 *
 * Returns: (transfer full): @text made fit for one line: white space that holds a line end or a tab
 *   becomes one space, white space goes at both ends, nothing else is changed (a no-break or an
 *   ideographic space stays, control characters too: what is stored is what the file says; see
 *   sheaf_text_display())
 */
char *sheaf_text_title (const char *text);

/* @text without the white space at its ends, as Unicode knows it. Returns: (transfer full) */
char *sheaf_text_strip (const char *text);

/* Whether @text (nullable) is one of @words, which end with NULL; capitals of ASCII do not count. */
gboolean sheaf_text_is_one_of (const char *text, const char *const *words);

/**
 * sheaf_text_display:
 *
 * Returns: (transfer full): @text fit for showing beside our own words (SAFETY D2): controls become
 *   their pictures or U+FFFD, line ends a space, at most @characters characters, wrapped in
 *   FSI … PDI where it holds right-to-left or bidi control characters
 */
char *sheaf_text_display (const char *text, guint characters);

/**
 * sheaf_text_slug:
 *
 * Returns: (transfer full): a file name made from @text (SAFETY L5): at most @bytes bytes, no
 *   separators, controls or reserved names, no leading dot or dash, never empty
 */
char *sheaf_text_slug (const char *text, gsize bytes);

/**
 * sheaf_text_language:
 * @text: visible text; the first few thousand characters are looked at
 *
 * Returns: (transfer none) (nullable): "zh", "ja", "ko", "ru", "ar", "he", "el", "th", "en" … by
 *   script and, for Latin, by commonest words; NULL where unsure
 */
const char *sheaf_text_language (const char *text);
