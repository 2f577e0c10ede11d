/* first-frame.c: when is a window to be seen?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "first-frame.h"

#include <inttypes.h>
#include <stdio.h>

typedef struct
{
  GtkWindow *window;
  FirstFrameFunc func;
  gpointer data;
} Watch;

static void
after_paint_cb (GdkFrameClock *clock, Watch *watch)
{
  const gint64 when = g_get_monotonic_time ();

  if (!watch->func (watch->window, when, watch->data))
    g_signal_handlers_disconnect_by_func (clock, after_paint_cb, watch);
}

static void
realize_cb (GtkWidget *window, Watch *watch)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    watch);
}

static void
free_cb (gpointer watch, GClosure *closure)
{
  g_free (watch);
}

void
first_frame_watch (GtkWindow *window, FirstFrameFunc func, gpointer data)
{
  Watch *watch = g_new (Watch, 1);

  *watch = (Watch){ .window = window, .func = func, .data = data };
  g_signal_connect_data (window, "realize", G_CALLBACK (realize_cb), watch, free_cb,
                         G_CONNECT_AFTER);
}

static gboolean
painted_cb (GtkWindow *window, gint64 when, gpointer data)
{
  printf ("painted %" PRId64 "\n", when);
  fflush (stdout);
  gtk_window_close (window);
  return FALSE;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWindow *window = GTK_WINDOW (gtk_application_window_new (application));

  gtk_window_set_default_size (window, FIRST_FRAME_WIDTH, FIRST_FRAME_HEIGHT);
  first_frame_watch (window, painted_cb, NULL);
  gtk_window_present (window);
}

int
first_frame_run_empty (void)
{
  g_autoptr (GtkApplication) application =
      gtk_application_new ("org.example.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
