/* search-expression.h: a term as FTS5 reads it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/search-term.h"

/**
 * sheaf_search_expression_append_term:
 * @self: one with tokens; whether it is negated is not looked at
 *
 * Appends a phrase that only looks at tokens, quoted so that nothing in it is an operator (SAFETY P8),
 * limited to the title for `title:`. A short unfinished word becomes its prefix marker.
 */
void sheaf_search_expression_append_term (GString *expression, const SheafSearchTerm *self);

/**
 * sheaf_search_expression_append_clause:
 * @clause: (element-type SheafSearchTerm): none negated
 *
 * Appends the terms joined by OR, in parentheses.
 */
void sheaf_search_expression_append_clause (GString *expression, const GPtrArray *clause);
