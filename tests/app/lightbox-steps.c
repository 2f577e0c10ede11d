/* lightbox-steps.c: what tests of the lightbox do and wait for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "lightbox-steps.h"

#include "../core/picture-bytes.h"

#include <string.h>

gboolean
lightbox_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

GBytes *
decode_base64 (const char *text)
{
  gsize length;
  guchar *data = g_base64_decode (text, &length);

  return g_bytes_new_take (data, length);
}

guint32
get_pixel (GdkTexture *texture, int x, int y)
{
  const gsize stride = 4 * (gsize) gdk_texture_get_width (texture);
  g_autofree guint32 *pixels = g_malloc (stride * (gsize) gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) pixels, stride);
  return pixels[(gsize) y * stride / 4 + (gsize) x];
}

#define ARTICLE                                                                                    \
  "<p>Words</p><p><img src=\"a.png\" alt=\"A red one\"></p><p><img src=\"gone.png\" "              \
  "alt=\"Gone\"></p>"                                                                              \
  "<p><img src=\"https://pictures.example/a.png\" alt=\"Far away\"></p>"                           \
  "<p><img src=\"b.svg\"></p><p><img src=\"broken.png\" alt=\"Half\"></p>"                         \
  "<p><img src=\"data:image/png;base64," TEST_PNG "\" alt=\"Within\"></p>"

void
write_file (Fixture *self, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (self->window->folder, "articles", name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

static void
loaded_cb (gint64 *loaded, gint64 id)
{
  *loaded = id;
}

void
open_article (Fixture *self, gint64 id)
{
  gint64 loaded = 0;
  SheafReader *reader = self->window->window->reader;
  const gulong handler =
      g_signal_connect_swapped (reader, "article-loaded", G_CALLBACK (loaded_cb), &loaded);

  test_window_activate (self->window, "open-article", g_variant_new_int64 (id));
  wait_until (loaded == id);
  g_signal_handler_disconnect (reader, handler);
  gtk_widget_child_focus (GTK_WIDGET (reader), GTK_DIR_TAB_FORWARD);
}

void
set_up (Fixture *self, gconstpointer application)
{
  g_autoptr (GBytes) svg = g_bytes_new_static (TEST_SVG, strlen (TEST_SVG));
  g_autoptr (GBytes) half = NULL;

  self->window = test_window_new ();
  self->red = decode_base64 (TEST_PNG_RED);
  half = g_bytes_new_from_bytes (self->red, 0, g_bytes_get_size (self->red) / 2);
  write_file (self, "a.png", self->red);
  write_file (self, "b.svg", svg);
  write_file (self, "broken.png", half);
  self->article = test_window_import_text (self->window, "pictures.html", ARTICLE);
  self->bare = test_window_import_text (self->window, "bare.html", "<p>Nothing but words</p>");
  test_window_open (self->window, GTK_APPLICATION (application));
  test_window_wait (self->window, test_window_is_ready, "the library");
}

void
tear_down (Fixture *self, gconstpointer data)
{
  test_window_free (self->window);
  g_bytes_unref (self->red);
}

SheafWindow *
get_window (Fixture *self)
{
  return self->window->window;
}

gboolean
is_open (Fixture *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (get_window (self)->lightbox));
}

gboolean
says (Fixture *self, const char *text)
{
  return test_widget_says (GTK_WIDGET (get_window (self)->lightbox), text);
}

void
wait_for (Fixture *self, const char *text)
{
  wait_until (says (self, text));
}

GtkWidget *
find_type (GtkWidget *root, GType type)
{
  g_autoptr (GQueue) left = g_queue_new ();
  GtkWidget *next;

  g_queue_push_tail (left, root);
  while ((next = g_queue_pop_head (left)))
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (next, type))
        return next;
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (left, child);
    }
  return NULL;
}

SheafZoomView *
get_view (Fixture *self)
{
  return SHEAF_ZOOM_VIEW (
      find_type (GTK_WIDGET (get_window (self)->lightbox), SHEAF_TYPE_ZOOM_VIEW));
}

void
wait_for_size (Fixture *self, double width, double height)
{
  const SheafZoom *zoom = sheaf_zoom_view_get_zoom (get_view (self));

  wait_until (zoom->width == width && zoom->height == height);
}

void
press (Fixture *self, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (get_window (self)->lightbox));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  g_assert_true (handled);
}

gboolean
has_focus_within (Fixture *self, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (get_window (self)));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

void
open_lightbox (Fixture *self)
{
  open_article (self, self->article);
  g_assert_true (has_focus_within (self, get_window (self)->reader));
  test_window_activate (self->window, "show-pictures", NULL);
  wait_for (self, "1 of 4");
  wait_for_size (self, 300, 200);
}
