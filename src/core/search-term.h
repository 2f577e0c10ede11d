/* search-term.h: one thing looked for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/search-query.h"

/**
 * sheaf_search_term_new:
 * @text: valid UTF-8
 * @max_tokens: what follows these in @text is left out
 *
 * Returns: (transfer full): a term with @text tokenised
 */
SheafSearchTerm *
sheaf_search_term_new (SheafTermKind kind, const char *text, gssize length, guint max_tokens);
void sheaf_search_term_free (SheafSearchTerm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSearchTerm, sheaf_search_term_free)

/* Marks the last token as unfinished, where it is a word. */
void sheaf_search_term_set_prefix (SheafSearchTerm *self);

/**
 * sheaf_search_term_split:
 * @text: typed without a space or quote in it
 * @terms: (element-type SheafSearchTerm): the new terms are added
 *
 * A CJK run is a term of its own, and so are the words between two of them, as one phrase: `node.js`
 * is looked for as it stands, `Python教程` as both.
 */
void sheaf_search_term_split (const char *text, guint max_tokens, GPtrArray *terms);
