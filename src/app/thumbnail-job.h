/* thumbnail-job.h: the thumbnail of an article, from the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/worker.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * sheaf_thumbnail_make_async:
 * @worker: reads; what is read is decoded by a thread of its own, as some of that cannot be stopped, and closing a worker
 *   waits for it
 * @types: as of sheaf_thumbnail_types(): others are passed over
 * @side: pixels
 *
 * Of the pictures that can stand for @article, the first that can be decoded; after a few that are broken, none.
 */
void sheaf_thumbnail_make_async (SheafWorker *worker,
                                 gint64 article,
                                 GHashTable *types,
                                 int side,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Returns: (transfer full) (nullable): NULL where there is none, with @error where that could not be found out */
GdkTexture *sheaf_thumbnail_make_finish (SheafWorker *worker, GAsyncResult *result, GError **error);

G_END_DECLS
