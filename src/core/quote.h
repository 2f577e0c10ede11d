/* quote.h: a piece of an article's text, found again by its words and those around it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The selectors are those of the W3C's Web Annotation Data Model (4.2.4 Text Quote Selector, 4.2.5 Text Position
 * Selector).  White space counts nowhere: a page has other line ends than the text it was taken from.
 */
#pragma once

#include <glib.h>

/* Longest piece, and most that is kept of what stands before and behind it, in characters. */
#define SHEAF_QUOTE_MAX    10000
#define SHEAF_QUOTE_AROUND 64

typedef struct
{
  char *text;     /* the piece */
  char *before;   /* what stands before it, up to SHEAF_QUOTE_AROUND characters */
  char *after;    /* and behind it */
  guint position; /* characters before it that are no white space */
} SheafQuote;

/**
 * sheaf_quote_new:
 * @text: anyone's, valid UTF-8; also @before, of which the end is kept, and @after, of which the beginning is
 *
 * Returns: (transfer full) (nullable): NULL where @text is only white space, or too long
 */
SheafQuote *
sheaf_quote_new (const char *text, const char *before, const char *after, gint64 position);
SheafQuote *sheaf_quote_copy (const SheafQuote *self);
void sheaf_quote_free (SheafQuote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafQuote, sheaf_quote_free)

/* A text that quotes are looked for in. */
typedef struct _SheafQuoteText SheafQuoteText;

/* @text: valid UTF-8 of less than 4 GiB; copied as far as it is needed. Returns: (transfer full) */
SheafQuoteText *sheaf_quote_text_new (const char *text);
void sheaf_quote_text_free (SheafQuoteText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafQuoteText, sheaf_quote_text_free)

/**
 * sheaf_quote_find:
 * @like: whether other words will do, which takes longer
 * @start: (out): byte of the text, as @end
 *
 * Where the words stand as they were: the place with most of what stood around them, and of such the nearest to
 * where it was.  Else where up to a quarter of their characters are other ones.  Linear in the text for each quote,
 * unless it stands where it was.
 *
 * Returns: FALSE where the text has nothing like it; a word or two are only found among some of what was around them
 */
gboolean sheaf_quote_find (const SheafQuoteText *text,
                           const SheafQuote *quote,
                           gboolean like,
                           gsize *start,
                           gsize *end);
