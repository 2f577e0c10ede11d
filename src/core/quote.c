/* quote.c: a piece of an article's text, kept with the words around it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/quote.h"

#include "core/quote-private.h"

#include <string.h>

static gboolean
is_blank (gunichar c)
{
  /* Soft hyphen, what has no width, and the byte order mark: nobody sees them. */
  return g_unichar_isspace (c) || c == 0xad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 ||
         c == 0xfeff;
}

/* @offsets: (nullable) (element-type guint32). Returns: (transfer full) (element-type gunichar) */
static GArray *
squeeze (const char *text, GArray *offsets)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const guint32 offset = (guint32) (p - text);

      if (is_blank (c))
        continue;
      g_array_append_val (letters, c);
      if (offsets)
        g_array_append_val (offsets, offset);
    }
  return letters;
}

/* --- Quotes --- */

/* The last characters of @text. */
static char *
take_end (const char *text, glong characters)
{
  const glong length = g_utf8_strlen (text, -1);

  return g_strdup (length > characters ? g_utf8_offset_to_pointer (text, length - characters)
                                       : text);
}

static char *
take_start (const char *text, glong characters)
{
  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), characters));
}

static gboolean
is_empty (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (!is_blank (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

SheafQuote *
sheaf_quote_new (const char *text, const char *before, const char *after, gint64 position)
{
  SheafQuote *self;

  g_return_val_if_fail (text && before && after, NULL);

  if (is_empty (text) || g_utf8_strlen (text, -1) > SHEAF_QUOTE_MAX)
    return NULL;
  self = g_new0 (SheafQuote, 1);
  self->text = g_strstrip (g_strdup (text));
  self->before = take_end (before, SHEAF_QUOTE_AROUND);
  self->after = take_start (after, SHEAF_QUOTE_AROUND);
  self->position = (guint) CLAMP (position, 0, G_MAXINT);
  return self;
}

SheafQuote *
sheaf_quote_copy (const SheafQuote *self)
{
  SheafQuote *copy;

  g_return_val_if_fail (self, NULL);

  copy = g_new0 (SheafQuote, 1);
  copy->text = g_strdup (self->text);
  copy->before = g_strdup (self->before);
  copy->after = g_strdup (self->after);
  copy->position = self->position;
  return copy;
}

void
sheaf_quote_free (SheafQuote *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* --- The text they are looked for in --- */

SheafQuoteText *
sheaf_quote_text_new (const char *text)
{
  SheafQuoteText *self;

  g_return_val_if_fail (text, NULL);

  self = g_new0 (SheafQuoteText, 1);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->letters = squeeze (text, self->offsets);
  self->text = text;
  return self;
}

void
sheaf_quote_text_free (SheafQuoteText *self)
{
  if (!self)
    return;
  g_array_unref (self->letters);
  g_array_unref (self->offsets);
  g_free (self);
}

/* --- Finding --- */

/* Characters of @around that stand at @at in the text, going @step from there. */
static guint
count_around (const SheafQuoteText *text, const GArray *around, gssize at, int step)
{
  guint n = 0;

  for (; n < around->len && at >= 0 && at < (gssize) text->letters->len; n++, at += step)
    {
      const guint i = step > 0 ? n : around->len - 1 - n;

      if (g_array_index (text->letters, gunichar, at) != g_array_index (around, gunichar, i))
        break;
    }
  return n;
}

guint
sheaf_quote_count_around (const SheafQuoteSearch *self, const SheafQuoteSpan *span)
{
  return count_around (self->text, self->before, (gssize) span->start - 1, -1) +
         count_around (self->text, self->after, (gssize) span->end, 1);
}

/* Han says more with one character than other scripts do. */
guint
sheaf_quote_weigh (const GArray *letters)
{
  guint weight = 0;

  for (guint i = 0; i < letters->len; i++)
    weight += g_array_index (letters, gunichar, i) >= 0x2e80 ? 2 : 1;
  return weight;
}

static void
consider (SheafQuoteSearch *self, const SheafQuoteSpan *span)
{
  const guint around = sheaf_quote_count_around (self, span);
  const guint away = (guint) ABS ((gint64) span->start - (gint64) self->position);

  if (self->found && (around < self->around || (around == self->around && away >= self->away)))
    return;
  self->found = TRUE;
  self->best = *span;
  self->around = around;
  self->away = away;
}

static gboolean
stands_at (const SheafQuoteSearch *self, guint at)
{
  const GArray *letters = self->text->letters;

  return letters->len >= self->quote->len && at <= letters->len - self->quote->len &&
         memcmp (&g_array_index (letters, gunichar, at), self->quote->data,
                 self->quote->len * sizeof (gunichar)) == 0;
}

/* Where it was, with everything around it as it was: no other place is better. */
static gboolean
find_unmoved (SheafQuoteSearch *self)
{
  const SheafQuoteSpan span = { self->position, self->position + self->quote->len };

  if (!stands_at (self, self->position) ||
      sheaf_quote_count_around (self, &span) < self->before->len + self->after->len)
    return FALSE;
  consider (self, &span);
  return TRUE;
}

/* The next place from @at on. Returns: G_MAXUINT for none */
static guint
find_next (const SheafQuoteSearch *self, guint at)
{
  const GArray *letters = self->text->letters;
  const char *start = letters->data;
  const char *end = start + letters->len * sizeof (gunichar);
  const char *found = start + at * sizeof (gunichar);

  /* Of an empty text there is no start. */
  if (letters->len < self->quote->len)
    return G_MAXUINT;
  /* What lies between two letters is found as well, and is none. */
  while ((found = memmem (found, (gsize) (end - found), self->quote->data,
                          self->quote->len * sizeof (gunichar))))
    {
      if ((gsize) (found - start) % sizeof (gunichar) == 0)
        return (guint) ((gsize) (found - start) / sizeof (gunichar));
      found++;
    }
  return G_MAXUINT;
}

/* Of what is everywhere, so many are looked at. */
#define PLACES_MAX 20000

static void
find_exact (SheafQuoteSearch *self)
{
  guint at = 0;

  if (find_unmoved (self))
    return;
  for (guint n = 0; n < PLACES_MAX && (at = find_next (self, at)) != G_MAXUINT; n++, at++)
    consider (self, &(SheafQuoteSpan){ at, at + self->quote->len });
}

/* So much of it, with what is around, is no chance. */
#define ENOUGH 16

/* A word stands anywhere: it has to be where it was. */
static gboolean
is_sure (const SheafQuoteSearch *self)
{
  const guint around = MIN (self->before->len + self->after->len, 8);

  return self->found && (sheaf_quote_weigh (self->quote) >= ENOUGH || self->around >= around);
}

gboolean
sheaf_quote_find (const SheafQuoteText *text,
                  const SheafQuote *quote,
                  gboolean like,
                  gsize *start,
                  gsize *end)
{
  g_autoptr (GArray) letters = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  SheafQuoteSearch search = { .text = text };
  guint32 last;

  g_return_val_if_fail (text && quote && start && end, FALSE);

  search.quote = letters = squeeze (quote->text, NULL);
  search.before = before = squeeze (quote->before, NULL);
  search.after = after = squeeze (quote->after, NULL);
  search.position = quote->position;
  if (letters->len == 0)
    return FALSE;
  find_exact (&search);
  if (!search.found && !like)
    return FALSE;
  if (search.found ? !is_sure (&search) : !sheaf_quote_find_like (&search))
    return FALSE;
  *start = g_array_index (text->offsets, guint32, search.best.start);
  last = g_array_index (text->offsets, guint32, search.best.end - 1);
  *end = last + (gsize) g_utf8_skip[(guchar) text->text[last]];
  return TRUE;
}
