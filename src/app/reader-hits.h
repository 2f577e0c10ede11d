/* reader-hits.h: how often what was searched for is in the article, and the way from one to the next
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_READER_HITS (sheaf_reader_hits_get_type ())
G_DECLARE_FINAL_TYPE (SheafReaderHits, sheaf_reader_hits, SHEAF, READER_HITS, AdwBin)

/* A bar above an article that a search found. Emits "go" (guint hit), from 1; the action win.forget-hits closes it. */

/* Another page is shown, at its first hit of @total; 0: no bar. */
void sheaf_reader_hits_set_total (SheafReaderHits *self, guint total);

/* Goes to the next (1) or the previous (-1) hit, from the last one to the first and back. */
void sheaf_reader_hits_step (SheafReaderHits *self, int step);

G_END_DECLS
