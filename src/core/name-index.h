/* name-index.h: the names of tags and authors, ready to be looked through at every keystroke
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"
#include "core/search-term.h"

/**
 * SheafNameIndex:
 *
 * All names as one folded text, so that ten thousand of them are looked through in well under a
 * millisecond. A state of the library: made again when that changes.
 */
typedef struct _SheafNameIndex SheafNameIndex;

/* Returns: (transfer full): NULL with SHEAF_ERROR_INTERRUPTED or another */
SheafNameIndex *sheaf_name_index_new (SheafDatabase *database, GError **error);
void sheaf_name_index_free (SheafNameIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafNameIndex, sheaf_name_index_free)

/* Whether nobody has changed the library since it was made from the same @database. Cheap. */
gboolean sheaf_name_index_is_current (const SheafNameIndex *self, SheafDatabase *database);

/**
 * sheaf_name_index_find_tags:
 * @term: one with tokens
 *
 * Returns: (transfer full) (nullable): a JSON list of the ids of tags in whose name the phrase of @term
 *   stands; NULL for none
 */
char *sheaf_name_index_find_tags (const SheafNameIndex *self, const SheafSearchTerm *term);

/* The same for authors: a JSON list of their names as stored. */
char *sheaf_name_index_find_authors (const SheafNameIndex *self, const SheafSearchTerm *term);
