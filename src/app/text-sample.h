/* text-sample.h: a few lines of a file, to see whether it is read in the right encoding
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

typedef struct
{
  char *text;     /* fit for showing; "" where there is nothing but ASCII */
  char *encoding; /* in which it was read */
  guint replaced; /* places of the whole file that are shown as U+FFFD */
} SheafTextSample;

void sheaf_text_sample_free (SheafTextSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafTextSample, sheaf_text_sample_free)

/**
 * sheaf_text_sample_read_async:
 * @path: (nullable): of a file, as bytes
 * @bytes: (nullable): what it holds, where there is no @path
 * @encoding: (nullable): NULL: to be found out
 *
 * Reads on a thread the first lines that hold anything else than ASCII.
 */
void sheaf_text_sample_read_async (const char *path,
                                   GBytes *bytes,
                                   const char *encoding,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Returns: (transfer full) */
SheafTextSample *sheaf_text_sample_read_finish (GAsyncResult *result, GError **error);

/* A plain file of no more than SHEAF_DOCUMENT_MAX_BYTES; from a thread. Returns: (transfer full) */
GBytes *sheaf_text_sample_read_file (const char *path, GError **error);
