/* worker.h: a thread with a library connection of its own
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/importer.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_WORKER (sheaf_worker_get_type ())
G_DECLARE_FINAL_TYPE (SheafWorker, sheaf_worker, SHEAF, WORKER, GObject)

/* One short step of work for quiet moments. Returns: whether another step would help */
typedef gboolean (*SheafUpkeep) (SheafLibrary *library);

/**
 * sheaf_worker_new:
 * @path: the library; opened by the first job
 * @upkeep: (nullable): run after half a second without jobs, until it says that it is done
 *
 * Jobs run one after the other on the worker's own thread. While the library cannot be opened,
 * every job fails with the reason, and the next one tries again. Emits "worked" in the main
 * context, once for many, after jobs that succeeded and after upkeep.
 *
 * Returns: (transfer full): close it with sheaf_worker_close() before the last reference goes
 */
SheafWorker *sheaf_worker_new (const char *path, SheafLibraryMode mode, SheafUpkeep upkeep);

/**
 * sheaf_worker_run_async:
 * @work: (nullable): what to do on the thread; NULL only sees to it that the library is open
 * @data: (transfer full) (nullable): given to @work, afterwards to sheaf_worker_get_data()
 * @cancellable: (nullable): also interrupts the job where it is reading
 */
void sheaf_worker_run_async (SheafWorker *self,
                             SheafLibraryWork work,
                             gpointer data,
                             GDestroyNotify destroy,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* Returns: FALSE with what @work or opening the library failed with */
gboolean sheaf_worker_run_finish (SheafWorker *self, GAsyncResult *result, GError **error);

/* The data of the job that @result came from. Returns: (transfer none) (nullable) */
gpointer sheaf_worker_get_data (GAsyncResult *result);

/**
 * sheaf_worker_run_wait:
 *
 * For other threads than the main one: the same, waiting for the end.
 *
 * Returns: FALSE with @error; G_IO_ERROR_CANCELLED once the worker is closed
 */
gboolean
sheaf_worker_run_wait (SheafWorker *self, SheafLibraryWork work, gpointer data, GError **error);

/* Does what is queued (a reading worker drops it), closes the connection and ends the thread. */
void sheaf_worker_close (SheafWorker *self);

G_END_DECLS
