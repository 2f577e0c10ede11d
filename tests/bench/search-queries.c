/* search-queries.c: queries of every kind, taken from articles, and what they ought to find
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "search-queries.h"

#include <string.h>

#define TRIES 3000

void
bench_query_clear (BenchQuery *self)
{
  g_free (self->text);
  for (guint i = 0; i < self->n_needles; i++)
    g_free (self->needles[i].text);
  *self = (BenchQuery){ 0 };
}

static gboolean
is_han (gunichar c)
{
  return c >= 0x4e00 && c <= 0x9fff;
}

static gboolean
is_latin (gunichar c)
{
  return c >= 'a' && c <= 'z';
}

/* Of a word; a Chinese character beside one ends it. */
static gboolean
is_in_word (gunichar c)
{
  return c < 0x2e80 && (g_unichar_isalnum (c) || g_unichar_ismark (c));
}

/* Whether no word goes on over @at. */
static gboolean
is_boundary (const char *text, const char *at)
{
  return at == text || !*at || !is_in_word (g_utf8_get_char (at)) ||
         !is_in_word (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* Returns: behind as many as there are of @kind from @at on, at most @most */
static const char *
skip (const char *at, gboolean (*kind) (gunichar), guint most)
{
  for (; most > 0 && kind (g_utf8_get_char (at)); most--)
    at = g_utf8_next_char (at);
  return at;
}

/* Any place of any text. */
static const char *
pick_place (GPtrArray *texts, GRand *rand, const char **text)
{
  const char *at;

  *text = g_ptr_array_index (texts, g_rand_int_range (rand, 0, (gint32) texts->len));
  if (!**text)
    return *text;
  at = *text + g_rand_int_range (rand, 0, (gint32) strlen (*text));
  while (((guchar) *at & 0xC0) == 0x80)
    at--;
  return at;
}

static void
add_needle (BenchQuery *self,
            const char *from,
            const char *to,
            gboolean from_boundary,
            gboolean to_boundary)
{
  self->needles[self->n_needles++] =
      (Needle){ g_strndup (from, (gsize) (to - from)), from_boundary, to_boundary };
}

/* Each of these: whether there is such a query at @at. */

static gboolean
take_han (BenchQuery *self, const char *at, guint length)
{
  const char *end = skip (at, is_han, length);

  if (g_utf8_strlen (at, end - at) < (glong) length)
    return FALSE;
  add_needle (self, at, end, FALSE, FALSE);
  return TRUE;
}

static gboolean
take_prefix (BenchQuery *self, const char *text, const char *at, guint length)
{
  const char *end = skip (at, is_latin, length);

  if (end - at < (gssize) length || !is_boundary (text, at))
    return FALSE;
  add_needle (self, at, end, TRUE, FALSE);
  return TRUE;
}

/* Returns: (nullable): where the word of four letters or more ends that begins at @at */
static const char *
find_word_end (const char *text, const char *at)
{
  const char *end = skip (at, is_latin, G_MAXUINT);

  return end - at >= 4 && is_boundary (text, at) && is_boundary (text, end) ? end : NULL;
}

static gboolean
take_word (BenchQuery *self, const char *text, const char *at)
{
  const char *end = find_word_end (text, at);

  if (end)
    add_needle (self, at, end, TRUE, TRUE);
  return end != NULL;
}

static gboolean
take_phrase (BenchQuery *self, const char *text, const char *at)
{
  const char *end = find_word_end (text, at);
  const char *last = end && *end == ' ' ? find_word_end (text, end + 1) : NULL;

  if (last)
    add_needle (self, at, last, TRUE, TRUE);
  return last != NULL;
}

static gboolean
take_mixed (BenchQuery *self, const char *text, const char *at)
{
  const char *end = skip (at, is_latin, G_MAXUINT);
  const char *last = skip (end, is_han, 2);

  if (end - at < 2 || !is_boundary (text, at) || last - end < 2 * 3)
    return FALSE;
  add_needle (self, at, last, TRUE, FALSE);
  return TRUE;
}

static gboolean
take_both (BenchQuery *self, const char *text, const char *at)
{
  const char *end = find_word_end (text, at);
  const char *han = text;

  if (!end)
    return FALSE;
  while (*han && skip (han, is_han, 2) - han < 2 * 3)
    han = g_utf8_next_char (han);
  if (!*han)
    return FALSE;
  add_needle (self, at, end, TRUE, TRUE);
  return take_han (self, han, 2);
}

static gboolean
take (BenchQuery *self, const char *text, const char *at, BenchQueryKind kind, guint length)
{
  switch (kind)
    {
    case BENCH_HAN:
      return take_han (self, at, length);
    case BENCH_PREFIX:
      return take_prefix (self, text, at, length);
    case BENCH_WORD:
      return take_word (self, text, at);
    case BENCH_PHRASE:
      return take_phrase (self, text, at);
    case BENCH_BOTH:
      return take_both (self, text, at);
    case BENCH_MIXED:
      return take_mixed (self, text, at);
    default:
      g_assert_not_reached ();
    }
}

gboolean
bench_query_pick (BenchQuery *self,
                  GPtrArray *texts,
                  GRand *rand,
                  BenchQueryKind kind,
                  guint length)
{
  *self = (BenchQuery){ 0 };
  for (guint i = 0; i < TRIES; i++)
    {
      const char *text;
      const char *at = pick_place (texts, rand, &text);

      if (take (self, text, at, kind, length))
        {
          const char *first = self->needles[0].text;

          self->text = kind == BENCH_PHRASE ? g_strdup_printf ("\"%s\"", first)
                       : kind == BENCH_BOTH ? g_strconcat (first, " ", self->needles[1].text, NULL)
                                            : g_strdup (first);
          return TRUE;
        }
      bench_query_clear (self);
    }
  return FALSE;
}

static gboolean
is_found (const Needle *needle, const char *text)
{
  for (const char *at = text; (at = strstr (at, needle->text)); at++)
    if ((!needle->from_boundary || is_boundary (text, at)) &&
        (!needle->to_boundary || is_boundary (text, at + strlen (needle->text))))
      return TRUE;
  return FALSE;
}

gboolean
bench_query_matches (const BenchQuery *self, const char *text)
{
  for (guint i = 0; i < self->n_needles; i++)
    if (!is_found (&self->needles[i], text))
      return FALSE;
  return TRUE;
}
