/* library-index.h: the search index, a cache beside the articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* The steps that fill it are declared in library-imports.h. */

/**
 * sheaf_index_open:
 *
 * Called once for each connection, after the tables are there: registers what the index needs and, for
 * writing, makes the index where there is none.
 */
gboolean sheaf_index_open (SheafLibrary *self, GError **error);

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
 */
gboolean sheaf_index_check (SheafLibrary *self, gboolean *sound, GError **error);

/* Empties the index and marks every article as not indexed; sheaf_library_index() fills it again. */
gboolean sheaf_index_reset (SheafLibrary *self, GError **error);
