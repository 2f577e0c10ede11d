/* finder.h: which articles the list shows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/worker.h"
#include "core/library-articles.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_FINDER (sheaf_finder_get_type ())
G_DECLARE_FINAL_TYPE (SheafFinder, sheaf_finder, SHEAF, FINDER, GObject)

/**
 * sheaf_finder_new:
 * @library: (not owned): the main thread's connection, for the first rows of a listing
 * @worker: (transfer none): a reading worker, for everything else
 *
 * Turns a listing or a search into ids, on the worker; whatever is asked for supersedes, and
 * interrupts, what was asked before. Emits
 * "found" (GArray of gint64, boolean complete, boolean fresh): fresh for the first answer to another
 *   question than before; not complete where more is to come;
 * "bars" (SheafDateBars *, NULL where none has a date) with a complete answer to a search;
 * "failed" (GError);
 * "snippet" (gint64 id, string) after sheaf_finder_want_snippet();
 * "suggested" (GPtrArray of SheafSearchSuggestion, uint64 start) after sheaf_finder_suggest().
 *
 * Returns: (transfer full)
 */
SheafFinder *sheaf_finder_new (SheafLibrary *library, SheafWorker *worker);

/* Whether the first rows of a listing of this order are emitted before sheaf_finder_list() returns. Orders that have no
 * index look at every article. */
gboolean sheaf_finder_lists_at_once (SheafFinder *self, SheafSort sort);

/* Shows a listing. By category it comes in whole. */
void sheaf_finder_list (SheafFinder *self, const SheafListing *listing);

/* Searches the library: the newest hits first, then all; by category, all at once. */
void sheaf_finder_search (SheafFinder *self, const char *text);

/* Whether hits come by how well they match, instead of the newest first. Asks again where that changes the answer. */
void sheaf_finder_set_best (SheafFinder *self, gboolean best);

/* Whether articles come by their main categories, as SheafListing.by_category says. Asks again where that changes
 * the answer. */
void sheaf_finder_set_by_category (SheafFinder *self, gboolean by_category);
gboolean sheaf_finder_get_by_category (SheafFinder *self);

/* Asks how what was typed up to the cursor may go on; "suggested" answers, unless another is asked for. */
void sheaf_finder_suggest (SheafFinder *self, const char *typed);

/* Asks the last question again, after the library has changed. */
void sheaf_finder_refresh (SheafFinder *self);

/* Asks for what is around the first hit in an article; "snippet" answers. */
void sheaf_finder_want_snippet (SheafFinder *self, gint64 id);

/* Returns: (transfer none) (nullable): what is searched for, NULL while a listing is shown */
const char *sheaf_finder_get_text (SheafFinder *self);

/* Drops what is still to be answered. */
void sheaf_finder_cancel (SheafFinder *self);

G_END_DECLS
