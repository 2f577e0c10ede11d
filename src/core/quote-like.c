/* quote-like.c: a quote found again although some of its characters are other ones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", Journal of
 * the ACM 46 (1999), as H. Hyyrö puts it (2003): one machine word holds a column of the table of edit distances.
 */
#include "config.h"

#include "core/quote-private.h"

/* Characters that one word can hold: a longer quote is found by its beginning and its end. */
#define WORD 64

/* A shorter one, weighed, is not enough to look like anything. */
#define WEIGHT_MIN 16

/* From here on it needs no more than itself; a shorter one needs so many characters that stand around it as before. */
#define WEIGHT_SURE 48
#define AROUND_MIN  6

/* Letters read one after the other, in either direction. */
typedef struct
{
  const gunichar *first;
  gssize step; /* 1 or -1 */
  guint n;
} Letters;

/* Where something like a pattern ends. */
typedef struct
{
  guint end;    /* letters read */
  guint errors; /* inserted, missing and other ones */
} Hit;

static Letters
read_span (const GArray *letters, guint start, guint end, gboolean back)
{
  const gunichar *data = (const gunichar *) (gpointer) letters->data;

  if (start >= end)
    return (Letters){ 0 };
  return back ? (Letters){ data + end - 1, -1, end - start }
              : (Letters){ data + start, 1, end - start };
}

/* For each character of the pattern, where it is in it. (transfer full) */
static GHashTable *
index_pattern (const Letters *pattern)
{
  GHashTable *places = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < pattern->n; i++)
    {
      gpointer letter = GUINT_TO_POINTER (pattern->first[pattern->step * (gssize) i]);
      guint64 *bits = g_hash_table_lookup (places, letter);

      if (!bits)
        g_hash_table_insert (places, letter, bits = g_new0 (guint64, 1));
      *bits |= G_GUINT64_CONSTANT (1) << i;
    }
  return places;
}

/* The column: whether the distance grows (or shrinks) from one row to the next, by bits, and the distance below. */
typedef struct
{
  guint64 grows, shrinks;
  guint errors;
} Column;

/* @anchored: what is like the pattern begins where one begins to read, so that every letter read costs */
static void
advance (Column *self, guint64 matches, guint64 last, gboolean anchored)
{
  const guint64 diagonal =
      (((matches & self->grows) + self->grows) ^ self->grows) | matches | self->shrinks;
  guint64 grows = self->shrinks | ~(diagonal | self->grows);
  guint64 shrinks = diagonal & self->grows;

  if (grows & last)
    self->errors++;
  else if (shrinks & last)
    self->errors--;
  grows = (grows << 1) | (anchored ? 1 : 0);
  shrinks <<= 1;
  self->grows = shrinks | ~(diagonal | grows);
  self->shrinks = grows & diagonal;
}

/* Every place where what is read ends like the pattern. Returns: (transfer full) (element-type Hit) */
static GArray *
find_ends (const Letters *pattern, const Letters *text, guint max_errors, gboolean anchored)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GHashTable) places = index_pattern (pattern);
  const guint64 last = pattern->n ? G_GUINT64_CONSTANT (1) << (pattern->n - 1) : 0;
  Column column = { .grows = G_MAXUINT64, .errors = pattern->n };

  for (guint i = 0; i < text->n; i++)
    {
      const guint64 *matches =
          g_hash_table_lookup (places, GUINT_TO_POINTER (text->first[text->step * (gssize) i]));
      Hit hit;

      advance (&column, matches ? *matches : 0, last, anchored);
      hit = (Hit){ i + 1, column.errors };
      if (column.errors <= max_errors)
        g_array_append_val (hits, hit);
    }
  return hits;
}

static guint
allow (guint n)
{
  return n / 4;
}

/* The best of several, of those the nearest to @wanted. Returns: (nullable) */
static const Hit *
choose (const GArray *hits, guint wanted)
{
  const Hit *best = NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (!best || hit->errors < best->errors ||
          (hit->errors == best->errors &&
           ABS ((gint64) hit->end - wanted) < ABS ((gint64) best->end - wanted)))
        best = hit;
    }
  return best;
}

/* Where a part of the quote is, that lies @start to @end in it, between @from and @until of the text. */
static gboolean
find_part (const SheafQuoteSearch *self,
           const SheafQuoteSpan *part,
           const SheafQuoteSpan *within,
           SheafQuoteSpan *found)
{
  const guint n = part->end - part->start;
  Letters pattern = read_span (self->quote, part->start, part->end, FALSE);
  Letters text = read_span (self->text->letters, within->start, within->end, FALSE);
  const guint wanted = self->position + part->end;
  g_autoptr (GArray) ends = find_ends (&pattern, &text, allow (n), FALSE);
  const Hit *end = choose (ends, wanted > within->start ? wanted - within->start : 0);
  g_autoptr (GArray) starts = NULL;
  const Hit *start;

  if (!end)
    return FALSE;
  /* Back from there, by the same errors. */
  found->end = within->start + end->end;
  pattern = read_span (self->quote, part->start, part->end, TRUE);
  text = read_span (self->text->letters, found->end - MIN (found->end, n + end->errors), found->end,
                    TRUE);
  starts = find_ends (&pattern, &text, end->errors, TRUE);
  start = choose (starts, n);
  found->start = start ? found->end - start->end : found->end;
  return found->start < found->end;
}

static gboolean
find_short (SheafQuoteSearch *self)
{
  return find_part (self, &(SheafQuoteSpan){ 0, self->quote->len },
                    &(SheafQuoteSpan){ 0, self->text->letters->len }, &self->best);
}

/* From the beginning of one to the end of the other; where one of them is gone, as long as it was. */
static gboolean
find_long (SheafQuoteSearch *self)
{
  const guint n = self->quote->len;
  const guint all = self->text->letters->len;
  SheafQuoteSpan head, tail, within = { 0, all };

  if (find_part (self, &(SheafQuoteSpan){ 0, WORD }, &within, &head))
    {
      within =
          (SheafQuoteSpan){ head.start, (guint) MIN ((guint64) head.start + 2 * (guint64) n, all) };
      if (!find_part (self, &(SheafQuoteSpan){ n - WORD, n }, &within, &tail))
        tail.end = MIN (head.start + n, all);
      self->best = (SheafQuoteSpan){ head.start, MAX (tail.end, head.end) };
      return TRUE;
    }
  if (!find_part (self, &(SheafQuoteSpan){ n - WORD, n }, &within, &tail))
    return FALSE;
  self->best = (SheafQuoteSpan){ tail.end > n ? tail.end - n : 0, tail.end };
  return TRUE;
}

gboolean
sheaf_quote_find_like (SheafQuoteSearch *self)
{
  const guint weight = sheaf_quote_weigh (self->quote);

  if (weight < WEIGHT_MIN)
    return FALSE;
  if (!(self->quote->len <= WORD ? find_short (self) : find_long (self)))
    return FALSE;
  return weight >= WEIGHT_SURE || sheaf_quote_count_around (self, &self->best) >= AROUND_MIN;
}
