/* importer.h: files and folders into the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-types.h"

/**
 * sheaf_importer_run:
 * @import: (out) (optional): id of the import, 0 where nothing was stored
 * @progress: (out) (optional): the last state
 *
 * Walks, reads and parses in threads of its own, and stores batch by batch (the first after 50
 * articles), then indexes; blocking, so call it from a worker thread. Cancelled: what was stored
 * is whole, stays, and is indexed; G_IO_ERROR_CANCELLED is returned. A file that cannot be read is an
 * entry with FAILED, never an error of the run. FIFOs, sockets, devices, links and loops are
 * skipped with one line each (SAFETY L1-L3).
 */
gboolean sheaf_importer_run (const SheafImportOptions *options,
                             const SheafImportSink *sink,
                             gint64 *import,
                             SheafImportProgress *progress,
                             GCancellable *cancellable,
                             GError **error);
