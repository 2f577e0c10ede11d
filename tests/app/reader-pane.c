/* reader-pane.c: a reader in a window, for tests to look at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-pane.h"

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

void
reader_pane_iterate (void)
{
  guint timer = g_timeout_add (20, wake_up_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  if (g_main_context_find_source_by_id (NULL, timer))
    g_source_remove (timer);
}

SheafReaderSetup
reader_pane_setup (void)
{
  return (SheafReaderSetup){
    .walls = SHEAF_READER_WALLS_ALL,
    .render = sheaf_page_render,
    .extensions = READER_PAGE_DIR,
  };
}

static void
loaded_cb (ReaderPane *self, gint64 id)
{
  self->loaded = id;
}

ReaderPane *
reader_pane_new (const SheafReaderSetup *setup)
{
  ReaderPane *self = g_new0 (ReaderPane, 1);

  self->window = gtk_window_new ();
  self->reader = SHEAF_READER (sheaf_reader_new_with_setup (setup));
  self->view = sheaf_reader_get_view (GTK_WIDGET (self->reader));
  g_signal_connect_swapped (self->reader, "article-loaded", G_CALLBACK (loaded_cb), self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 700, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->reader));
  gtk_window_present (GTK_WINDOW (self->window));
  return self;
}

void
reader_pane_free (ReaderPane *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self);
}

void
reader_pane_ask (ReaderPane *self,
                 gint64 id,
                 const char *title,
                 SheafFormat format,
                 const char *text)
{
  SheafArticle *article = sheaf_article_new ();
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));

  article->id = id;
  article->title = g_strdup (title);
  article->format = format;
  self->loaded = 0;
  sheaf_reader_show (self->reader, article, source);
}

void
reader_pane_show (ReaderPane *self,
                  gint64 id,
                  const char *title,
                  SheafFormat format,
                  const char *text)
{
  reader_pane_ask (self, id, title, format, text);
  wait_until (self->loaded == id);
}

static void
counted_cb (WebKitFindController *find, guint count, gint64 *found)
{
  *found = count;
}

guint
reader_pane_count (ReaderPane *self, const char *text)
{
  WebKitFindController *find = webkit_web_view_get_find_controller (self->view);
  gint64 found = -1;
  gulong handler = g_signal_connect (find, "counted-matches", G_CALLBACK (counted_cb), &found);

  webkit_find_controller_count_matches (find, text, WEBKIT_FIND_OPTIONS_NONE, G_MAXUINT);
  wait_until (found >= 0);
  g_signal_handler_disconnect (find, handler);
  return (guint) found;
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GdkTexture **texture = user_data;
  g_autoptr (GError) error = NULL;

  *texture = webkit_web_view_get_snapshot_finish (WEBKIT_WEB_VIEW (source), result, &error);
  g_assert_no_error (error);
}

GdkTexture *
reader_pane_paint (ReaderPane *self)
{
  GdkTexture *texture = NULL;

  webkit_web_view_get_snapshot (self->view, WEBKIT_SNAPSHOT_REGION_VISIBLE,
                                WEBKIT_SNAPSHOT_OPTIONS_NONE, NULL, painted_cb, &texture);
  wait_until (texture);
  return texture;
}

GdkRGBA
reader_pane_colour (ReaderPane *self, int x, int y)
{
  g_autoptr (GdkTexture) texture = reader_pane_paint (self);
  gsize stride = 4 * (gsize) gdk_texture_get_width (texture);
  g_autofree guchar *pixels = g_malloc (stride * (gsize) gdk_texture_get_height (texture));
  const guchar *pixel = pixels + stride * (gsize) y + 4 * (gsize) x;

  /* Cairo's order: blue, green, red, alpha. */
  gdk_texture_download (texture, pixels, stride);
  return (GdkRGBA){ .red = pixel[2] / 255.0f,
                    .green = pixel[1] / 255.0f,
                    .blue = pixel[0] / 255.0f,
                    .alpha = pixel[3] / 255.0f };
}

static gboolean
is_wanted (GtkWidget *widget, GType type, const char *name)
{
  const char *label = NULL;

  if (!G_TYPE_CHECK_INSTANCE_TYPE (widget, type) || !gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget))
    label = gtk_label_get_label (GTK_LABEL (widget));
  else if (GTK_IS_BUTTON (widget))
    label = gtk_button_get_label (GTK_BUTTON (widget));
  return !name || g_strcmp0 (label, name) == 0;
}

GtkWidget *
reader_pane_find (GtkWidget *root, GType type, const char *name)
{
  g_autoptr (GQueue) left = g_queue_new ();

  g_queue_push_tail (left, root);
  while (!g_queue_is_empty (left))
    {
      GtkWidget *widget = g_queue_pop_head (left);

      if (is_wanted (widget, type, name))
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (left, child);
    }
  return NULL;
}
