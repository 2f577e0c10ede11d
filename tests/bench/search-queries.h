/* search-queries.h: queries of every kind, taken from articles, and what they ought to find
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What must stand in a text: between word boundaries, where it begins or ends so. */
typedef struct
{
  char *text;
  gboolean from_boundary;
  gboolean to_boundary;
} Needle;

typedef struct
{
  char *text; /* as it is typed */
  Needle needles[2];
  guint n_needles;
} BenchQuery;

void bench_query_clear (BenchQuery *self);

typedef enum
{
  BENCH_HAN,    /* some Chinese characters in a row */
  BENCH_WORD,   /* a whole Latin word */
  BENCH_PREFIX, /* the beginning of one */
  BENCH_PHRASE, /* two words in a row, in quotes */
  BENCH_BOTH,   /* a word and two Chinese characters that need not be together */
  BENCH_MIXED,  /* a word with two Chinese characters right behind it */
} BenchQueryKind;

/**
 * bench_query_pick:
 * @texts: (element-type utf8): folded
 * @length: characters of BENCH_HAN and BENCH_PREFIX
 *
 * Returns: whether there is such a place; looks at many at random, not at all
 */
gboolean bench_query_pick (BenchQuery *self,
                           GPtrArray *texts,
                           GRand *rand,
                           BenchQueryKind kind,
                           guint length);

/* Whether a folded text is to be found: by looking for the characters, Chinese ones anywhere, words as words. */
gboolean bench_query_matches (const BenchQuery *self, const char *text);
