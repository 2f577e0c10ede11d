/* test-lightbox-motion.c: pictures that move, and stillness for who wants it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "lightbox-steps.h"

#include "app/application.h"
#include "app/motion-button.h"

#include "../core/picture-bytes.h"

typedef struct
{
  guint red, blue;
} Frames;

static void
frame_cb (Frames *frames, GdkTexture *frame)
{
  const guint32 colour = get_pixel (frame, 19, 9);

  frames->red += colour == 0xffff0000;
  frames->blue += colour == 0xff0000ff;
}

static void
set_motion (gboolean wanted)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", wanted, NULL);
}

/* @file: 20 × 10, red and blue in turns */
static void
open_moving (Fixture *self, const char *name, const char *file, Frames *frames)
{
  g_autofree char *text = g_strdup_printf (
      "<figure><img src=\"%s\" alt=\"Moves\"><figcaption>It moves</figcaption></figure>", name);
  g_autoptr (GBytes) bytes = decode_base64 (file);
  GtkWidget *motion =
      find_type (GTK_WIDGET (get_window (self)->lightbox), SHEAF_TYPE_MOTION_BUTTON);

  write_file (self, name, bytes);
  g_signal_connect_swapped (motion, "frame", G_CALLBACK (frame_cb), frames);
  open_article (self, test_window_import_text (self->window, "moving.html", text));
  test_window_activate (self->window, "show-pictures", NULL);
  wait_for (self, "1 of 1");
  wait_for_size (self, 20, 10);
  wait_until (gtk_widget_get_visible (motion));
}

/* For as long as it shows several frames otherwise. */
static void
assert_still (const Frames *frames)
{
  const guint before = frames->red + frames->blue;
  const gint64 start = g_get_monotonic_time ();

  wait_until (g_get_monotonic_time () > start + 500 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpuint (frames->red + frames->blue, ==, before);
}

static void
test_moving (Fixture *self, gconstpointer data)
{
  Frames frames = { 0 };
  set_motion (TRUE);
  open_moving (self, "moving.gif", TEST_GIF_MOVING, &frames);
  g_assert_true (says (self, "It moves"));
  wait_until (frames.red > 1 && frames.blue > 1);
  press (self, GDK_KEY_space, 0);
  assert_still (&frames);
  press (self, GDK_KEY_space, 0);
  frames.red = frames.blue = 0;
  wait_until (frames.red > 1 && frames.blue > 1);
  /* Who asks the desktop for stillness in the middle of it has it. */
  set_motion (FALSE);
  assert_still (&frames);
  set_motion (TRUE);
}

static void
test_stillness (Fixture *self, gconstpointer data)
{
  Frames frames = { 0 };

  set_motion (FALSE);
  open_moving (self, "moving.gif", TEST_GIF_MOVING, &frames);
  g_assert_cmpuint (frames.red + frames.blue, ==, 0);
  assert_still (&frames);
  press (self, GDK_KEY_space, 0);
  wait_until (frames.red > 1 && frames.blue > 1);
  set_motion (TRUE);
}

static gboolean
can_read (const char *type)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (type, NULL);

  if (!loader)
    return FALSE;
  gdk_pixbuf_loader_close (loader, NULL);
  return TRUE;
}

static void
test_moving_webp (Fixture *self, gconstpointer data)
{
  Frames frames = { 0 };

  if (!can_read ("image/webp"))
    {
      g_test_skip ("nothing here reads WebP");
      return;
    }
  set_motion (TRUE);
  open_moving (self, "moving.webp", TEST_WEBP_MOVING, &frames);
  wait_until (frames.red > 1 && frames.blue > 1);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/lightbox-motion/" name, Fixture, application, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  GtkApplication *application;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  application = GTK_APPLICATION (sheaf_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  ADD ("moving", test_moving);
  ADD ("stillness", test_stillness);
  ADD ("moving-webp", test_moving_webp);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
