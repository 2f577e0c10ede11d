/* import-lines.h: the lines of a file that something was said of
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

typedef struct
{
  guint number;   /* from 1 */
  char *text;     /* fit for showing */
  gboolean named; /* asked for; else a neighbour of one that was */
} SheafImportLineText;

/**
 * sheaf_import_lines_read_async:
 * @path: of the file, as bytes
 * @encoding: (nullable): of the file; NULL: to be found out
 * @lines: (transfer none) (element-type guint): rising, from 1
 *
 * Reads them and their neighbours on a thread, from a plain file of no more than
 * SHEAF_DOCUMENT_MAX_BYTES.
 */
void sheaf_import_lines_read_async (const char *path,
                                    const char *encoding,
                                    const GArray *lines,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/* Returns: (transfer full) (element-type SheafImportLineText): rising; may be empty */
GPtrArray *sheaf_import_lines_read_finish (GAsyncResult *result, GError **error);
