/* window-reading.c: when an article counts as read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

/* How long an article is open before it counts as read, where that is wanted "later". */
#define LATER_SECONDS 5

static void
marked_read_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!sheaf_library_writer_set_flag_finish (SHEAF_WORKER (worker), result, NULL, &error))
    sheaf_window_report_failure (self, error);
}

static gboolean
mark_cb (gpointer data)
{
  SheafWindow *self = data;

  self->reading_source = 0;
  if (self->article && self->library && (self->article->flags & SHEAF_FLAG_UNREAD))
    sheaf_library_writer_set_flag_async (self->writer, self->article->id, SHEAF_FLAG_UNREAD, FALSE,
                                         FALSE, marked_read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
begin_reading (SheafWindow *self)
{
  g_autofree char *when = g_settings_get_string (self->settings, "mark-read");

  sheaf_window_stop_reading (self);
  if (self->read_only)
    return;
  if (g_str_equal (when, "opened"))
    mark_cb (self);
  else if (g_str_equal (when, "later"))
    self->reading_source = g_timeout_add_seconds (LATER_SECONDS, mark_cb, self);
}

static void
article_loaded_cb (SheafWindow *self, gint64 id)
{
  if (self->article && self->article->id == id && !sheaf_window_was_shown_again (self, id))
    begin_reading (self);
}

/* Who opens what is open already, because it was at the start, reads it. */
void
sheaf_window_read_again (SheafWindow *self)
{
  if (!sheaf_window_was_shown_again (self, self->article->id))
    return;
  sheaf_window_forget_shown_again (self);
  begin_reading (self);
}

void
sheaf_window_stop_reading (SheafWindow *self)
{
  g_clear_handle_id (&self->reading_source, g_source_remove);
}

static gboolean
has_same_categories (const SheafArticle *one, const SheafArticle *other)
{
  if (one->categories->len != other->categories->len)
    return FALSE;
  for (guint i = 0; i < one->categories->len; i++)
    if (!g_strv_equal (g_ptr_array_index (one->categories, i),
                       g_ptr_array_index (other->categories, i)))
      return FALSE;
  return TRUE;
}

/* Whether the page of both would be the same: its text, and what stands above it. */
static gboolean
reads_the_same (const SheafArticle *one, const SheafArticle *other)
{
  return g_str_equal (one->sha256, other->sha256) && g_str_equal (one->title, other->title) &&
         g_strcmp0 (one->author, other->author) == 0 && one->date == other->date &&
         g_strcmp0 (one->date_text, other->date_text) == 0 &&
         g_strcmp0 (one->encoding, other->encoding) == 0 && has_same_categories (one, other);
}

void
sheaf_window_reread (SheafWindow *self, const SheafArticle *before)
{
  g_autoptr (GBytes) source = NULL;
  g_autoptr (SheafArticle) article = NULL;

  if (reads_the_same (self->article, before))
    return;
  source = sheaf_library_get_source (self->library, self->article->id, NULL);
  article = source ? sheaf_library_get_article (self->library, self->article->id, NULL) : NULL;
  if (article)
    sheaf_window_read (self, g_steal_pointer (&article), source);
}

void
sheaf_window_connect_reading (SheafWindow *self)
{
  g_signal_connect_object (self->reader, "article-loaded", G_CALLBACK (article_loaded_cb), self,
                           G_CONNECT_SWAPPED);
}
