/* search-query.h: what was typed, as a safe expression
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

/* Tokens of all terms together; what is typed beyond them is not looked at (SAFETY P8). */
#define SHEAF_SEARCH_MAX_TOKENS 64

/**
 * SheafTermKind:
 * @SHEAF_TERM_TEXT: title, body and the names of tags, authors and categories
 * @SHEAF_TERM_TITLE: `title:`
 * @SHEAF_TERM_AUTHOR: `author:`, words of the name
 * @SHEAF_TERM_TAG: `tag:`, the whole name, or what stands before a slash in it
 * @SHEAF_TERM_CATEGORY: `category:"A/B"`, whole names one below the other, with all below them
 * @SHEAF_TERM_SOURCE: `source:`, words of the address or of the place it was imported from
 * @SHEAF_TERM_DATE: `date:2021`, `date:2021-09-01`, `date:2021-09..2021-12`, in local time
 * @SHEAF_TERM_FLAG: `is:unread`, `is:starred`, `is:archived`
 * @SHEAF_TERM_PICTURES: `has:pictures`
 * @SHEAF_TERM_PROPERTY: `key:value` for a front-matter key; where no article of the library has the
 *   key, it means the same as the text
 */
typedef enum
{
  SHEAF_TERM_TEXT,
  SHEAF_TERM_TITLE,
  SHEAF_TERM_AUTHOR,
  SHEAF_TERM_TAG,
  SHEAF_TERM_CATEGORY,
  SHEAF_TERM_SOURCE,
  SHEAF_TERM_DATE,
  SHEAF_TERM_FLAG,
  SHEAF_TERM_PICTURES,
  SHEAF_TERM_PROPERTY,
} SheafTermKind;

/* One thing looked for. */
typedef struct
{
  SheafTermKind kind;
  gboolean negated;
  gboolean prefix;   /* the last token is a word still being typed */
  char *key;         /* (nullable): of PROPERTY, as typed */
  char *text;        /* what is looked for, as typed; tokenised it gives @tokens */
  GPtrArray *tokens; /* char *, folded; a phrase, never empty for kinds that look at text */
  gint64 from;       /* of DATE: the first second … */
  gint64 until;      /* … and the first one after */
  SheafFlags flag;   /* of FLAG */
} SheafSearchTerm;

/**
 * SheafSearchQuery:
 *
 * The search language of DESIGN part 5, parsed; never an error: what cannot be read as an operator is a
 * word. OR binds its two neighbours, closer than words that only stand beside each other:
 * `a b OR c` is a and (b or c).
 */
typedef struct
{
  GPtrArray *clauses; /* GPtrArray * of SheafSearchTerm *: every clause holds by one of its terms */
} SheafSearchQuery;

/**
 * sheaf_search_query_parse:
 * @text: as typed; need not be valid UTF-8
 * @typing: the last word is a prefix, unless a space or a quote ends it
 *
 * Returns: (transfer full)
 */
SheafSearchQuery *sheaf_search_query_parse (const char *text, gboolean typing);
void sheaf_search_query_free (SheafSearchQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSearchQuery, sheaf_search_query_free)

/* Nothing to search for: blank or punctuation only. */
gboolean sheaf_search_query_is_empty (const SheafSearchQuery *self);

/**
 * sheaf_search_query_to_string:
 *
 * Returns: (transfer full): one line that says how the query was understood, for tests and messages:
 *   clauses in (…), terms divided by |, tokens by spaces, * for a prefix
 */
char *sheaf_search_query_to_string (const SheafSearchQuery *self);
