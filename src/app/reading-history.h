/* reading-history.h: the articles that were opened, one after the other
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* So many are remembered; the oldest are forgotten. */
#define SHEAF_READING_HISTORY_MAX 100

/**
 * SheafReadingHistory:
 *
 * The way through the articles of a library, as that of a browser through its pages, and where on it one is.
 */
typedef struct SheafReadingHistory SheafReadingHistory;

/* Whether the article is still there to be gone to. */
typedef gboolean (*SheafReadingHistoryHas) (gint64 article, gpointer data);

/* Returns: (transfer full): one with nothing opened */
SheafReadingHistory *sheaf_reading_history_new (void);
void sheaf_reading_history_free (SheafReadingHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafReadingHistory, sheaf_reading_history_free)

/* @article was opened: what was gone back from is forgotten. Nothing changes where it is the one that one is at. */
void sheaf_reading_history_visit (SheafReadingHistory *self, gint64 article);

/* Whether there is anything in this direction: back (-1) or forward (1). */
gboolean sheaf_reading_history_can_step (const SheafReadingHistory *self, int by);

/**
 * sheaf_reading_history_step:
 * @by: back (-1) or forward (1)
 * @has: asked of each article on the way; those that are gone are passed over
 *
 * Returns: the article that one is at now; 0 where none is there, and one stays
 */
gint64 sheaf_reading_history_step (SheafReadingHistory *self,
                                   int by,
                                   SheafReadingHistoryHas has,
                                   gpointer data);
