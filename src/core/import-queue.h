/* import-queue.h: files between the walk, the reading threads and the store
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-item.h"

/**
 * SheafImportQueue:
 *
 * A bounded line in the order of the walk, whatever order the reading threads finish in: so an
 * import of the same folder gives the same ids, and the same one of two equal files is the duplicate.
 * Holds at most 256 items and about 16 MB of files, so that memory does not grow with the import.
 */
typedef struct _SheafImportQueue SheafImportQueue;

/* Returns: (transfer full): empty and open */
SheafImportQueue *sheaf_import_queue_new (void);
void sheaf_import_queue_free (SheafImportQueue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafImportQueue, sheaf_import_queue_free)

/**
 * sheaf_import_queue_add:
 * @item: (transfer full): with a folder it waits for a reading thread, else it is ready
 *
 * Waits while the line is full. Returns: FALSE where the queue was stopped
 */
gboolean sheaf_import_queue_add (SheafImportQueue *self, SheafImportItem *item);

/* Nothing will be added any more. */
void sheaf_import_queue_close (SheafImportQueue *self);

/**
 * sheaf_import_queue_take:
 *
 * Waits for an item to read and for room to read it in; it stays in line.
 *
 * Returns: (transfer none) (nullable): NULL where there is nothing left to read, or the queue was stopped
 */
SheafImportItem *sheaf_import_queue_take (SheafImportQueue *self);

/* @item: taken, and now read */
void sheaf_import_queue_give_back (SheafImportQueue *self, SheafImportItem *item);

/**
 * sheaf_import_queue_pop:
 * @deadline: on the clock of g_get_monotonic_time()
 * @finished: (out): nothing more will come
 *
 * Returns: (transfer full) (nullable): the first in line once it is ready; NULL at the deadline or
 *   where @finished
 */
SheafImportItem *
sheaf_import_queue_pop (SheafImportQueue *self, gint64 deadline, gboolean *finished);

/* Makes every waiting thread return; from any thread. */
void sheaf_import_queue_stop (SheafImportQueue *self);

/* How many files and folders were added so far. @closed: (out): whether that is all */
guint sheaf_import_queue_count (SheafImportQueue *self, gboolean *closed);
