/* attack-pointer.c: a real pointer over a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "attack-pointer.h"

#include <gio/gio.h>

/* Links of one page that are looked at, and how far below one another they are at least. */
#define MAX_LINKS 12
#define APART     8

/* How much more blue than red there is in a link; nothing else of a page in light colours is blue. */
#define BLUE 70

/* Pixels, past the threshold of a drag. */
#define DRAG 60

/* A frame: motions within one are taken together. */
#define FRAME_MS 17

/* How many of them a page gets to say what is under the pointer. */
#define PATIENCE 20

struct AttackPointer
{
  GSubprocess *xdotool; /* does line by line what it reads */
  int x, y;
};

AttackPointer *
attack_pointer_new (void)
{
  AttackPointer *self = g_new0 (AttackPointer, 1);
  g_autoptr (GError) error = NULL;

  self->xdotool =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                        "xdotool", "-", NULL);
  g_assert_no_error (error);
  return self;
}

void
attack_pointer_free (AttackPointer *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->xdotool), NULL, NULL);
  g_subprocess_wait (self->xdotool, NULL, NULL);
  g_object_unref (self->xdotool);
  g_free (self);
}

static gboolean
frame_over_cb (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
let_a_frame_pass (void)
{
  gboolean over = FALSE;

  g_timeout_add (FRAME_MS, frame_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
say (AttackPointer *self, const char *line)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->xdotool), line, strlen (line), NULL,
                             NULL, &error);
  g_assert_no_error (error);
  let_a_frame_pass ();
}

static void
move (AttackPointer *self, int x, int y)
{
  g_autofree char *line = g_strdup_printf ("mousemove %d %d\n", x, y);

  self->x = x;
  self->y = y;
  say (self, line);
}

/* On a screen without a window manager, a window is in its corner. */
static graphene_point_t
place_of (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t place = { 0 };
  double x, y;

  gtk_native_get_surface_transform (native, &x, &y);
  g_assert_true (
      gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (0, 0), &place));
  place.x += (float) x;
  place.y += (float) y;
  return place;
}

/* The first pixel from the left in a row that is of a link, -1: none. @row: in cairo's order */
static int
find_blue (const guchar *row, int width)
{
  for (int x = 0; x < width; x++)
    if (row[4 * x] - row[4 * x + 2] > BLUE)
      return x;
  return -1;
}

void
attack_pointer_visit_links (AttackPointer *self,
                            GtkWidget *widget,
                            GdkTexture *picture,
                            const gboolean *stop)
{
  int width = gdk_texture_get_width (picture);
  int height = MIN (gdk_texture_get_height (picture), gtk_widget_get_height (widget));
  gsize stride = 4 * (gsize) width;
  g_autofree guchar *pixels = g_malloc (stride * (gsize) gdk_texture_get_height (picture));
  graphene_point_t place = place_of (widget);
  guint visited = 0;

  gdk_texture_download (picture, pixels, stride);
  for (int y = 0; y < height && visited < MAX_LINKS && !*stop; y++)
    {
      int x = find_blue (pixels + stride * (gsize) y, width);

      if (x < 0)
        continue;
      move (self, (int) place.x + x, (int) place.y + y);
      for (guint i = 0; i < PATIENCE && !*stop; i++)
        let_a_frame_pass ();
      visited++;
      y += APART;
    }
}

void
attack_pointer_drag (AttackPointer *self)
{
  int x = self->x, y = self->y;

  say (self, "mousedown 1\n");
  for (int i = 1; i <= 3; i++)
    move (self, x + i * DRAG / 3, y + i * DRAG / 3);
  say (self, "mouseup 1\n");
}
