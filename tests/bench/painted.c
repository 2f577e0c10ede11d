/* painted.c: when is a page to be seen?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "painted.h"

#define PATIENCE (20 * G_TIME_SPAN_SECOND)

guint32
painted_colour (GtkWidget *view)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (view));
  float width = (float) gtk_widget_get_width (view), height = (float) gtk_widget_get_height (view);
  graphene_rect_t pixel = GRAPHENE_RECT_INIT (width / 2, height * 3 / 4, 1, 1);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  guint32 colour = 0;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (!node)
    return 0;
  texture = gsk_renderer_render_texture (renderer, node, &pixel);
  gdk_texture_download (texture, (guchar *) &colour, sizeof colour);
  return colour;
}

typedef struct
{
  GtkWidget *view;
  guint32 colour;
  gint64 when;
} Wait;

static void
after_paint_cb (Wait *wait)
{
  if (!wait->when && painted_colour (wait->view) != wait->colour)
    wait->when = g_get_monotonic_time ();
}

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

gint64
painted_wait (GtkWidget *view, guint32 colour)
{
  Wait wait = { .view = view, .colour = colour };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  gulong handler =
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &wait);
  guint timer = g_timeout_add (100, wake_up_cb, NULL);

  while (!wait.when && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  g_signal_handler_disconnect (clock, handler);
  return wait.when;
}
