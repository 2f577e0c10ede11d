/* window-left.c: where each article was left
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

/* How long one reads on before the place is written, unless another article is opened: each time all that is shown is
 * brought in step. After a crash the session knows the open one. */
#define WRITE_SECONDS 20

static void
written_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Nothing a person could do about it, nor much of a loss. */
  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    g_info ("Where an article was left could not be written: %s", error->message);
}

void
sheaf_window_write_place (SheafWindow *self)
{
  const gint64 article = self->left_article;

  g_clear_handle_id (&self->left_source, g_source_remove);
  self->left_article = 0;
  if (article && self->writer && !self->read_only)
    sheaf_library_writer_set_place_async (self->writer, article, &self->left, written_cb, NULL);
}

static gboolean
write_cb (gpointer data)
{
  SheafWindow *self = data;

  self->left_source = 0;
  sheaf_window_write_place (self);
  return G_SOURCE_REMOVE;
}

static void
place_changed_cb (SheafWindow *self)
{
  const double part = sheaf_reader_get_part (self->reader);
  const char *block = sheaf_reader_get_place (self->reader);
  const gint64 article = sheaf_reader_get_article (self->reader);

  /* A link to a heading led there; how far that is the page will say. */
  if (part < 0 || !article || !self->article || self->article->id != article)
    return;
  if (self->left_article != article)
    sheaf_window_write_place (self);
  self->left_article = article;
  self->left = (SheafReadingPlace){
    .block = block ? (guint) g_ascii_strtoull (block + 1, NULL, 10) : 0,
    .thousandths = (guint) (part * 1000 + 0.5),
  };
  if (!self->left_source)
    self->left_source = g_timeout_add_seconds (WRITE_SECONDS, write_cb, self);
}

/* What the reader was at since the start is newer than what was written of it. */
void
sheaf_window_recall_place (SheafWindow *self, gint64 article)
{
  g_autofree char *block = NULL;
  SheafReadingPlace place;

  if (sheaf_reader_knows_place (self->reader, article) ||
      !sheaf_library_get_reading_place (self->library, article, &place, NULL) ||
      !sheaf_reading_place_is_between (&place))
    return;
  block = g_strdup_printf ("b%u", place.block);
  sheaf_reader_set_place (self->reader, article, block);
}

void
sheaf_window_connect_left (SheafWindow *self)
{
  g_signal_connect_object (self->reader, "place-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
