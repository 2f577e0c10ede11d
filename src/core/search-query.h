/* search-query.h: what was typed, as a safe expression
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The search language of DESIGN part 5, parsed; never an error: what cannot be read as an operator is a word. */
typedef struct _SheafSearchQuery SheafSearchQuery;

/**
 * sheaf_search_query_parse:
 * @text: as typed; at most 64 terms are used
 * @typing: the last word is a prefix
 *
 * Returns: (transfer full)
 */
SheafSearchQuery *sheaf_search_query_parse (const char *text, gboolean typing);
void sheaf_search_query_free (SheafSearchQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSearchQuery, sheaf_search_query_free)

/* Nothing to search for: blank or punctuation only. */
gboolean sheaf_search_query_is_empty (const SheafSearchQuery *self);
