/* reader-print.h: an article on paper, or as a PDF file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-render.h"

#include <gtk/gtk.h>

/**
 * sheaf_reader_print_async:
 * @render: makes the fragment, on a worker thread
 * @article: (transfer full)
 * @source: (transfer none): the bytes of it
 * @library: (nullable): path of the library that has its pictures
 * @cleaner: (nullable) (transfer none): what is left out
 * @notes: links get numbers, and their addresses stand at the end
 * @parent: (nullable): of the print dialog
 * @file: (nullable): a PDF file to write, whole or not at all; NULL: asks by the dialog
 *
 * Prints from a view of its own with every wall of the reader's, so that the page that is read stays as and where
 * it is, and its colours and sizes are those of the screen only.
 */
void sheaf_reader_print_async (SheafReaderRender render,
                               SheafArticle *article,
                               GBytes *source,
                               const char *library,
                               SheafCleaner *cleaner,
                               gboolean notes,
                               GtkWindow *parent,
                               GFile *file,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* Returns: FALSE where it failed, or (G_IO_ERROR_CANCELLED) the dialog was left */
gboolean sheaf_reader_print_finish (GAsyncResult *result, GError **error);
