/* history-item.h: one thing that was done, as a row
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-undo.h"

#define SHEAF_TYPE_HISTORY_ITEM (sheaf_history_item_get_type ())
G_DECLARE_FINAL_TYPE (SheafHistoryItem, sheaf_history_item, SHEAF, HISTORY_ITEM, GObject)

/**
 * sheaf_history_item_new:
 * @source: (nullable): where an import's files came from
 * @now: the time today is told by, seconds since 1970 UTC
 *
 * Returns: (transfer full)
 */
SheafHistoryItem *
sheaf_history_item_new (const SheafStep *step, const char *source, gint64 now, GTimeZone *zone);

/* Returns: (transfer none) */
const SheafStep *sheaf_history_item_get_step (SheafHistoryItem *self);

/* What was done, and when and from where. Returns: (transfer none): plain text */
const char *sheaf_history_item_get_title (SheafHistoryItem *self);
const char *sheaf_history_item_get_details (SheafHistoryItem *self);
