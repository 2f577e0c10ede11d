/* import-pictures.h: the pictures beside the articles come in with them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-source.h"
#include "core/import-types.h"

/**
 * sheaf_import_pictures_run:
 * @progress: `pictures` and `no_pictures` are counted on
 * @tell: called whenever they were
 *
 * Looks below each import root for the pictures that its articles show and the library does not have, and keeps what it
 * finds, a few megabytes a transaction. Where only files were given it looks for theirs alone, in their folder. Files are
 * read on the calling thread, not on the writer's. What is not found is noted with the reason, and looked for again by
 * the next import of that root, or of a folder above or below it.
 *
 * Returns: FALSE where a transaction failed or @cancellable was cancelled
 */
gboolean sheaf_import_pictures_run (const SheafImportSources *sources,
                                    const SheafImportSink *sink,
                                    SheafImportProgress *progress,
                                    void (*tell) (gpointer data),
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * sheaf_import_pictures_count:
 * @progress: `no_pictures` and `come_pictures` are counted on
 *
 * What sheaf_import_pictures_run() would look for by what the library has now: nothing of articles that are new.
 *
 * Returns: FALSE where a transaction failed or @cancellable was cancelled
 */
gboolean sheaf_import_pictures_count (const SheafImportSources *sources,
                                      const SheafImportSink *sink,
                                      SheafImportProgress *progress,
                                      GCancellable *cancellable,
                                      GError **error);
