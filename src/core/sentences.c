/* sentences.c: a text, sentence by sentence
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sentences.h"

#include "core/sentences-ends.h"

/* What is longer is divided, behind this many characters at least. */
#define LONGEST  400
#define SHORTEST 120

/* A title in guillemets that is longer was not closed. */
#define TITLE_MAX 80

typedef struct
{
  const gunichar *text;
  guint length;
  guint start;     /* of the sentence */
  guint quotes;    /* straight ones so far */
  guint title_end; /* nothing ends before this: a title may be called "Help!" */
  GArray *sentences;
} Splitter;

static gunichar
get (const Splitter *self, guint at)
{
  return at < self->length ? self->text[at] : 0;
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c && g_utf8_strchr (set, -1, c);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == SHEAF_SENTENCES_LINE || c == 0x200b || c == 0xfeff;
}

static gboolean
is_wide_end (gunichar c)
{
  return is_one_of (c, "。｡！？；");
}

static gboolean
is_narrow_end (gunichar c)
{
  return is_one_of (c, ".!?‽।॥؟۔։።");
}

static gboolean
is_ellipsis (gunichar c)
{
  return c == 0x2026 || c == 0x22ef;
}

static gboolean
is_end (gunichar c)
{
  return is_wide_end (c) || is_narrow_end (c) || is_ellipsis (c);
}

static gboolean
is_closing (gunichar c)
{
  return is_one_of (c, "”’»›)]}」』）】〕》〉〗］｝﹂﹄");
}

static gboolean
is_opening (gunichar c)
{
  return is_one_of (c, "“‘«‹([{「『（【〔《〈〖［｛¿¡\"'—–-*");
}

/* No sentence begins with these. */
static gboolean
is_going_on (gunichar c)
{
  return is_one_of (c, ",，、：:;)）");
}

static gboolean
is_ideograph (gunichar c)
{
  return g_unichar_iswide (c);
}

/* --- Keeping ------------------------------------------------------------------------------------- */

static gboolean
has_words (const Splitter *self, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (g_unichar_isalnum (self->text[i]))
      return TRUE;
  return FALSE;
}

/* Dots alone belong to what was said before. */
static void
keep (Splitter *self, guint start, guint end)
{
  SheafSentence sentence;

  while (start < end && is_blank (self->text[start]))
    start++;
  while (end > start && is_blank (self->text[end - 1]))
    end--;
  sentence = (SheafSentence){ start, end };
  if (has_words (self, start, end))
    g_array_append_val (self->sentences, sentence);
  else if (end > start && self->sentences->len > 0)
    g_array_index (self->sentences, SheafSentence, self->sentences->len - 1).end = end;
}

/* Where to divide what is too long: behind the last comma, else the last blank, else anywhere. */
static guint
find_division (const Splitter *self, guint start, guint end)
{
  guint blank = 0;

  for (guint i = MIN (start + LONGEST, end) - 1; i > start + SHORTEST; i--)
    {
      if (is_one_of (self->text[i], "，、：—") ||
          (is_one_of (self->text[i], ",;:") && is_blank (get (self, i + 1))))
        return i + 1;
      if (!blank && is_blank (self->text[i]))
        blank = i;
    }
  return blank ? blank : start + LONGEST;
}

static void
finish (Splitter *self, guint end)
{
  guint start = self->start;

  while (end - start > LONGEST)
    {
      const guint division = find_division (self, start, end);

      keep (self, start, division);
      start = division;
    }
  keep (self, start, end);
  self->start = end;
}

/* --- Finding ------------------------------------------------------------------------------------- */

/* Behind all that ends it, and what closes behind that. */
static guint
skip_end (const Splitter *self, guint at)
{
  while (is_end (get (self, at)))
    at++;
  while (is_closing (get (self, at)) || get (self, at) == '\'' ||
         (get (self, at) == '"' && self->quotes % 2 == 1))
    at++;
  return at;
}

static guint
skip_blanks (const Splitter *self, guint at)
{
  while (at < self->length && is_blank (self->text[at]))
    at++;
  return at;
}

/* Returns: (transfer full): the characters from @from to @to */
static char *
copy (const Splitter *self, guint from, guint to)
{
  return g_ucs4_to_utf8 (self->text + from, (glong) (to - from), NULL, NULL, NULL);
}

/* The letters and digits from @at on. Returns: (transfer full) */
static char *
copy_word (const Splitter *self, guint at)
{
  guint end = at;

  while (end < self->length && end - at < 30 && g_unichar_isalnum (self->text[end]))
    end++;
  return copy (self, at, end);
}

/* @at: of a full stop that blanks follow; @next: of what is behind those, and what opens there */
static gboolean
does_stop_end (const Splitter *self, guint at, guint next)
{
  guint from = at;
  g_autofree char *word = NULL;
  g_autofree char *following = copy_word (self, next);
  guint first = self->start;

  while (from > self->start && at - from < 30 && !is_blank (self->text[from - 1]))
    from--;
  while (first < from && is_blank (self->text[first]))
    first++;
  word = copy (self, from, at);
  return sheaf_sentences_stop_ends (word, following, first == from);
}

/* @at: of the first mark that may end it; @end: behind all of it */
static gboolean
does_end (const Splitter *self, guint at, guint end)
{
  const gboolean is_stop = self->text[at] == '.' && !is_end (get (self, at + 1));
  guint next = skip_blanks (self, end);

  if (next == self->length)
    return TRUE;
  if (is_going_on (get (self, next)))
    return FALSE;
  if (is_wide_end (self->text[at]) || is_ideograph (get (self, end)))
    return !is_stop || !g_unichar_isdigit (get (self, end));
  /* Where no blank follows it is within a word, but for dots between Chinese. */
  if (next == end)
    return is_ellipsis (self->text[at]) && at > 0 && is_ideograph (self->text[at - 1]);
  while (is_opening (get (self, next)))
    next++;
  if (g_unichar_islower (get (self, next)))
    return FALSE;
  return !is_stop || does_stop_end (self, at, next);
}

/* A line that goes on in small letters was broken for its look only. */
static gboolean
does_line_end (const Splitter *self, guint at)
{
  return !g_unichar_islower (get (self, skip_blanks (self, at)));
}

static void
enter_title (Splitter *self, guint at)
{
  const gunichar close = self->text[at] == 0x300a ? 0x300b : 0x3009;

  for (guint i = at + 1; i < self->length && i - at < TITLE_MAX; i++)
    if (self->text[i] == close)
      {
        self->title_end = MAX (self->title_end, i);
        return;
      }
}

static void
split (Splitter *self)
{
  for (guint i = 0; i < self->length; i++)
    {
      const gunichar c = self->text[i];
      guint end;

      if (c == '"')
        self->quotes++;
      if (c == 0x300a || c == 0x3008)
        enter_title (self, i);
      if (c == SHEAF_SENTENCES_LINE && does_line_end (self, i))
        finish (self, i);
      if (!is_end (c) || i < self->title_end)
        continue;
      end = skip_end (self, i);
      if (does_end (self, i, end))
        finish (self, end);
      for (guint j = i + 1; j < end; j++)
        self->quotes += self->text[j] == '"';
      i = end - 1;
    }
  finish (self, self->length);
}

GArray *
sheaf_sentences_split (const char *text)
{
  Splitter self = { 0 };
  g_autofree gunichar *characters = NULL;
  glong length = 0;

  g_return_val_if_fail (text, NULL);

  characters = g_utf8_to_ucs4_fast (text, -1, &length);
  self.text = characters;
  self.length = (guint) length;
  self.sentences = g_array_new (FALSE, FALSE, sizeof (SheafSentence));
  split (&self);
  return self.sentences;
}
