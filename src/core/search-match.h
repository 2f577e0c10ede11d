/* search-match.h: where in a text a query is found
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/search-query.h"

/* Byte offsets into the text; @end is the first byte after. */
typedef struct
{
  gsize start;
  gsize end;
} SheafSearchSpan;

/**
 * sheaf_search_query_find:
 * @text: valid UTF-8
 * @is_title: whether what `title:` looks for is looked for, too
 *
 * Finds what the index finds, by the same tokens, so that folded hits are found as well (電腦 for 电脑).
 * What is excluded and fields other than the title are not looked for. Takes a time that grows with
 * the length of the text times the terms of the query; no state.
 *
 * Returns: (transfer full) (element-type SheafSearchSpan): in order, none empty, none overlapping or
 *   touching another
 */
GArray *sheaf_search_query_find (const SheafSearchQuery *self,
                                 const char *text,
                                 gsize length,
                                 gboolean is_title);

/**
 * sheaf_search_term_matches:
 * @text: a short one: a name or an address
 *
 * Returns: whether the phrase of @self stands in @text
 */
gboolean sheaf_search_term_matches (const SheafSearchTerm *self, const char *text, gsize length);

/**
 * sheaf_search_term_equals:
 *
 * Returns: whether @text is the phrase of @self and nothing else (where @self is unfinished, its last
 *   word may go on); a text without letters is compared as it is
 */
gboolean sheaf_search_term_equals (const SheafSearchTerm *self, const char *text, gsize length);
