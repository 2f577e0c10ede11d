/* quote-private.h: what the ways of finding a quote share; stands below quote.h
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* SheafQuoteText */
struct _SheafQuoteText
{
  const char *text; /* not owned: outlives it */
  GArray *letters;  /* gunichar: all that is no white space */
  GArray *offsets;  /* guint32: byte of the text for each */
};

/* Of letters, the end exclusive. */
typedef struct
{
  guint start, end;
} SheafQuoteSpan;

typedef struct
{
  const struct _SheafQuoteText *text;
  GArray *quote, *before, *after; /* gunichar */
  guint position;

  gboolean found;
  SheafQuoteSpan best;
  guint around; /* characters that are as they were before and behind it */
  guint away;   /* from where it was */
} SheafQuoteSearch;

/* How much they say: those of Han count twice. */
guint sheaf_quote_weigh (const GArray *letters);

/* Characters that stand around @span as they stood around the quote. */
guint sheaf_quote_count_around (const SheafQuoteSearch *self, const SheafQuoteSpan *span);

/* Looks for what is like the quote. Returns: whether the best span is one */
gboolean sheaf_quote_find_like (SheafQuoteSearch *self);
