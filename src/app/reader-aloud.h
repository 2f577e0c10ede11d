/* reader-aloud.h: the text of a page for reading it aloud, and the sentence that is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/* What can be read of a page. Comes from a process that hostile pages run in: any text, but no more than is sound. */
typedef struct
{
  guint number;    /* stands for the page as it is */
  char **blocks;   /* (array zero-terminated=1): valid UTF-8 */
  guint n_blocks;  /* at least one */
  guint block;     /* where to begin: one of them … */
  guint character; /* … and a place in it, or behind its end */
} SheafReaderAloudText;

void sheaf_reader_aloud_text_free (SheafReaderAloudText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafReaderAloudText, sheaf_reader_aloud_text_free)

/* Asks the web process extension for it. */
void sheaf_reader_aloud_get_text_async (WebKitWebView *view,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* Returns: (transfer full) (nullable): NULL where there is nothing to read, or no extension */
SheafReaderAloudText *sheaf_reader_aloud_get_text_finish (WebKitWebView *view,
                                                          GAsyncResult *result);

/**
 * sheaf_reader_aloud_mark_async:
 * @number: of the page that is meant
 *
 * Marks the characters from @start to @end of @block and brings them into view.
 */
void sheaf_reader_aloud_mark_async (WebKitWebView *view,
                                    guint number,
                                    guint block,
                                    guint start,
                                    guint end,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/* Returns: FALSE where another page is shown by now */
gboolean sheaf_reader_aloud_mark_finish (WebKitWebView *view, GAsyncResult *result);

/* Nothing is read any more. */
void sheaf_reader_aloud_end (WebKitWebView *view);

G_END_DECLS
