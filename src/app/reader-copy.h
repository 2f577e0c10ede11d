/* reader-copy.h: an article, or what is selected of it, to the clipboard
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-view.h"
#include "core/article.h"
#include "core/cleaner.h"

typedef enum
{
  SHEAF_COPY_SELECTION, /* as text and as HTML; nothing where nothing is selected */
  SHEAF_COPY_TEXT,      /* the selection, else the whole article */
  SHEAF_COPY_MARKDOWN,  /* likewise */
} SheafReaderCopy;

/**
 * sheaf_reader_copy_async:
 * @article: (transfer full)
 * @source: (transfer none): the bytes of it
 * @cleaner: (nullable) (transfer none): what is left out
 *
 * Copies what is seen of the page, and no more (SAFETY D5), made on a worker thread.
 */
void sheaf_reader_copy_async (SheafReaderView *view,
                              SheafReaderCopy form,
                              SheafArticle *article,
                              GBytes *source,
                              SheafCleaner *cleaner,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * sheaf_reader_copy_finish:
 * @whole: (out): it was the whole article
 *
 * Returns: whether something was copied; FALSE without an error: there was nothing
 */
gboolean sheaf_reader_copy_finish (GAsyncResult *result, gboolean *whole, GError **error);

/* Ctrl+C in @view activates win.copy-selection: before WebKit can copy what the page is styled with, and addresses that
 * mean something here only. */
void sheaf_reader_copy_take_keys (GtkWidget *view);
