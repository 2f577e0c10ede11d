/* library-index.h: the search index, a cache beside the articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* The tables of the index (search: words; search_picture: which articles show pictures) are no part of
 * the schema: a library without them is a good library, and they are made again where they are missing,
 * of another version, or wrong. Entries of articles that lie in the trash stay in. */

/**
 * sheaf_index_open:
 *
 * Called once for each connection, after the tables are there: registers what the index needs and, for
 * writing, makes the index where there is none or where it is of another version.
 */
gboolean sheaf_index_open (SheafLibrary *self, GError **error);

/**
 * sheaf_index_step:
 * @limit: articles in this step, one transaction
 * @left: (out): articles still without an entry, withdrawn ones apart
 *
 * What sheaf_library_index() does first; makes the index again where that was asked for.
 */
gboolean sheaf_index_step (SheafLibrary *self, guint limit, guint *left, GError **error);

/**
 * sheaf_index_forget:
 *
 * Takes @article's entry out of the index, where it has one, and sets indexed to 0, in the caller's
 * transaction. To be called before title, bytes, format, encoding or skey change and before the row goes.
 */
gboolean sheaf_index_forget (SheafLibrary *self, gint64 article, GError **error);

/**
 * sheaf_index_check:
 * @sound: (out): the index agrees with the articles that are marked as indexed
 *
 * Fills the index first, as far as it is not. About a second for 3,000 articles; for a connection that
 * writes.
 */
gboolean sheaf_index_check (SheafLibrary *self, gboolean *sound, GError **error);

/* Empties the index and marks every article as not indexed; sheaf_library_index() fills it again. */
gboolean sheaf_index_reset (SheafLibrary *self, GError **error);

/**
 * sheaf_index_is_stale:
 * @error: what a search failed with
 *
 * Returns: whether @error speaks of the index and not of the library: what does not fit the articles
 *   ("malformed", STORE part 1), or is not there
 */
gboolean sheaf_index_is_stale (SheafLibrary *self, const GError *error);

/* Notes that the index is to be made again, by the next sheaf_library_index() of any connection; from
 * one that reads, too. What fails is only logged: the next search will say it again. */
void sheaf_index_queue_reset (SheafLibrary *self);
