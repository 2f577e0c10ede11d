/* search-query.h: what was typed, as a safe expression
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/search-term.h"

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
