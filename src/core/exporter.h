/* exporter.h: articles out to files, byte for byte
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

typedef struct
{
  guint written;  /* files of articles */
  guint pictures; /* files of pictures */
  guint failed;
} SheafExportTotals;

/* Told each file that could not be written, with the reason; and, with neither @path nor @error, each article that
 * was gone through. */
typedef void (*SheafExportFunc) (gint64 id,
                                 const char *path,
                                 const GError *error,
                                 gpointer user_data);

/**
 * sheaf_exporter_run:
 * @ids: what to export
 * @folder: made where missing
 * @with_state: what is known of the articles besides their bytes is written too (sidecar.h)
 *
 * Writes every article's bytes to a folder per import root and its path below that, and every other
 * place of the same bytes, and the pictures that came in with it where they lay, by openat below @folder, never through
 * a link, never over an existing file (` (2)` is added), temp + fsync + rename (SAFETY L5).
 *
 * Returns: FALSE where the run could not go on (folder cannot be made, or has state in it already; cancelled)
 */
gboolean sheaf_exporter_run (SheafLibrary *library,
                             const gint64 *ids,
                             guint n_ids,
                             const char *folder,
                             gboolean with_state,
                             SheafExportFunc func,
                             gpointer user_data,
                             SheafExportTotals *totals,
                             GCancellable *cancellable,
                             GError **error);
