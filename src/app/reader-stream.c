/* reader-stream.c: a page handed over in two goes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-stream.h"

/* Enough to fill any window, and the pause that lets WebKit paint it. */
#define FIRST_BYTES (40 * 1024)
#define PAUSE_MS    40

struct _SheafReaderStream
{
  GMemoryInputStream parent;
  SheafReaderPage *page;
  gboolean paused; /* once, and never again */
};

G_DEFINE_FINAL_TYPE (SheafReaderStream, sheaf_reader_stream, G_TYPE_MEMORY_INPUT_STREAM)

typedef struct
{
  void *buffer;
  gsize count;
} Read;

/* The rest is in memory: reading it here is a copy of a few kilobytes. */
static gboolean
pause_over_cb (gpointer user_data)
{
  GTask *task = user_data;
  Read *want = g_task_get_task_data (task);
  GInputStream *stream = g_task_get_source_object (task);
  GInputStreamClass *class = G_INPUT_STREAM_CLASS (sheaf_reader_stream_parent_class);
  g_autoptr (GError) error = NULL;
  gssize got = class->read_fn (stream, want->buffer, want->count, NULL, &error);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (got < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, got);
  return G_SOURCE_REMOVE;
}

static void
read_after_pause (GInputStream *stream,
                  void *buffer,
                  gsize count,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (stream, cancellable, callback, user_data);
  Read *want = g_new (Read, 1);

  *want = (Read){ .buffer = buffer, .count = count };
  g_task_set_source_tag (task, read_after_pause);
  g_task_set_task_data (task, want, g_free);
  g_timeout_add_full (G_PRIORITY_DEFAULT, PAUSE_MS, pause_over_cb, task, g_object_unref);
}

static void
sheaf_reader_stream_read_async (GInputStream *stream,
                                void *buffer,
                                gsize count,
                                int io_priority,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  SheafReaderStream *self = SHEAF_READER_STREAM (stream);
  GInputStreamClass *class = G_INPUT_STREAM_CLASS (sheaf_reader_stream_parent_class);

  if (!self->paused && g_seekable_tell (G_SEEKABLE (stream)) >= FIRST_BYTES)
    {
      self->paused = TRUE;
      read_after_pause (stream, buffer, count, cancellable, callback, user_data);
      return;
    }
  class->read_async (stream, buffer, count, io_priority, cancellable, callback, user_data);
}

static gssize
sheaf_reader_stream_read_finish (GInputStream *stream, GAsyncResult *result, GError **error)
{
  GInputStreamClass *class = G_INPUT_STREAM_CLASS (sheaf_reader_stream_parent_class);

  if (g_async_result_is_tagged (result, read_after_pause))
    return g_task_propagate_int (G_TASK (result), error);
  return class->read_finish (stream, result, error);
}

static void
sheaf_reader_stream_finalize (GObject *object)
{
  SheafReaderStream *self = SHEAF_READER_STREAM (object);

  G_OBJECT_CLASS (sheaf_reader_stream_parent_class)->finalize (object);
  g_clear_pointer (&self->page, sheaf_reader_page_unref);
}

static void
sheaf_reader_stream_class_init (SheafReaderStreamClass *klass)
{
  GInputStreamClass *stream_class = G_INPUT_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_reader_stream_finalize;
  stream_class->read_async = sheaf_reader_stream_read_async;
  stream_class->read_finish = sheaf_reader_stream_read_finish;
}

static void
sheaf_reader_stream_init (SheafReaderStream *self)
{
}

GInputStream *
sheaf_reader_stream_new (SheafReaderPage *page)
{
  SheafReaderStream *self;

  g_return_val_if_fail (page, NULL);

  self = g_object_new (SHEAF_TYPE_READER_STREAM, NULL);
  self->page = sheaf_reader_page_ref (page);
  for (guint i = 0; i < 3; i++)
    {
      GBytes *part = (GBytes *[]){ page->head, page->body, page->foot }[i];

      if (part)
        g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (self), part);
    }
  return G_INPUT_STREAM (self);
}
