/* writer.h: the one thread that writes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/worker.h"
#include "core/library-reading-place.h"

/**
 * sheaf_library_writer_new:
 *
 * A worker that owns the writing connection: everything that changes the library is a job of it, and
 * in quiet moments it indexes what an import or a crash left without an index entry, and merges the
 * index.
 *
 * Returns: (transfer full)
 */
SheafWorker *sheaf_library_writer_new (const char *path);

/**
 * sheaf_library_writer_set_flag_async:
 *
 * Queues sheaf_library_set_flag() for one article.
 */
void sheaf_library_writer_set_flag_async (SheafWorker *self,
                                          gint64 article,
                                          SheafFlags flag,
                                          gboolean on,
                                          gboolean undoable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

/* @step: (out) (optional): the undo step made, 0 where nothing changed */
gboolean sheaf_library_writer_set_flag_finish (SheafWorker *self,
                                               GAsyncResult *result,
                                               gint64 *step,
                                               GError **error);

/* Queues sheaf_library_set_reading_place(); finished by sheaf_worker_run_finish(). */
void sheaf_library_writer_set_place_async (SheafWorker *self,
                                           gint64 article,
                                           const SheafReadingPlace *place,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
