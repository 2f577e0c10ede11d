/* test-lightbox.c: the pictures of an article, as large as the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "lightbox-steps.h"

#include "app/application.h"

#include "../core/picture-bytes.h"

#include <string.h>

/* Those that the library has, in their order; what is on a host is not asked for. */
static void
test_through (Fixture *self, gconstpointer data)
{
  open_lightbox (self);
  g_assert_true (says (self, "A red one"));
  press (self, GDK_KEY_Left, 0);
  g_assert_true (says (self, "1 of 4"));
  press (self, GDK_KEY_Right, 0);
  wait_for (self, "2 of 4");
  wait_for_size (self, 40, 40);
  g_assert_false (says (self, "A red one"));
  press (self, GDK_KEY_End, 0);
  wait_for (self, "4 of 4");
  g_assert_true (says (self, "Within"));
  wait_for_size (self, 1, 1);
  press (self, GDK_KEY_Page_Down, 0);
  g_assert_true (says (self, "4 of 4"));
  press (self, GDK_KEY_Home, 0);
  wait_for_size (self, 300, 200);
  g_assert_true (has_focus_within (self, get_window (self)->lightbox));
}

static void
test_one (Fixture *self, gconstpointer data)
{
  open_article (self, self->article);
  /* Of the page's list, which has those that are not here as well. */
  test_window_activate (self->window, "show-picture", g_variant_new_uint32 (3));
  wait_for (self, "2 of 4");
  test_window_activate (self->window, "show-picture", g_variant_new_uint32 (G_MAXUINT32));
  wait_for (self, "1 of 4");
}

static void
test_broken (Fixture *self, gconstpointer data)
{
  open_lightbox (self);
  test_window_activate (self->window, "show-picture", g_variant_new_uint32 (4));
  wait_for (self, "This Picture Cannot Be Shown Here");
  g_assert_true (says (self, "3 of 4"));
  g_assert_true (says (self, "Half"));
  press (self, GDK_KEY_Left, 0);
  wait_for_size (self, 40, 40);
  g_assert_false (says (self, "This Picture Cannot Be Shown Here"));
}

static void
test_zooming (Fixture *self, gconstpointer data)
{
  const SheafZoom *zoom;

  open_lightbox (self);
  zoom = sheaf_zoom_view_get_zoom (get_view (self));
  wait_until (zoom->view_width > 0);
  g_assert_cmpfloat (zoom->scale, ==, 1);
  wait_for (self, "100 %");
  press (self, GDK_KEY_plus, 0);
  g_assert_cmpfloat (zoom->scale, ==, SHEAF_ZOOM_STEP);
  wait_for (self, "125 %");
  for (guint i = 0; i < 20; i++)
    press (self, GDK_KEY_plus, 0);
  g_assert_cmpfloat (zoom->scale, ==, SHEAF_ZOOM_MAX);
  /* An arrow now moves it, and goes to no other. */
  const double x = zoom->x;
  press (self, GDK_KEY_Right, 0);
  g_assert_cmpfloat (zoom->x, <, x);
  g_assert_true (says (self, "1 of 4"));
  press (self, GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpfloat (zoom->scale, ==, 1);
  press (self, GDK_KEY_Right, 0);
  wait_for (self, "2 of 4");
}

/* A press and its release on the picture's view, without a pointer. */
static void
click (Fixture *self, int n_press, double x, double y, double drag)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (get_view (self)));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_emit_by_name (controller, "pressed", n_press, x, y);
      g_signal_emit_by_name (controller, "released", n_press, x + drag, y);
    }
}

/* Twice: in, and out again; beside it: away, but for the end of a drag or a swipe. */
static void
test_clicks (Fixture *self, gconstpointer data)
{
  const gint64 before = g_get_monotonic_time ();
  const SheafZoom *zoom;

  open_lightbox (self);
  zoom = sheaf_zoom_view_get_zoom (get_view (self));
  wait_until (zoom->view_width > 320 && g_get_monotonic_time () > before + G_TIME_SPAN_SECOND);
  click (self, 1, zoom->x + 10, zoom->y + 10, 0);
  g_assert_cmpfloat (zoom->scale, ==, 1);
  click (self, 2, zoom->x + 10, zoom->y + 10, 0);
  g_assert_cmpfloat (zoom->scale, ==, 2);
  click (self, 2, zoom->x + 10, zoom->y + 10, 0);
  g_assert_cmpfloat (zoom->scale, ==, 1);
  click (self, 1, 1, 1, 100);
  g_assert_true (is_open (self));
  click (self, 1, 1, 1, 0);
  g_assert_false (is_open (self));
}

/* Two fingers, as GTK tells of them: what is between them stays there. */
static void
test_pinch (Fixture *self, gconstpointer data)
{
  g_autoptr (GListModel) controllers = NULL;
  const SheafZoom *zoom;
  GtkGesture *pinch = NULL;

  open_lightbox (self);
  zoom = sheaf_zoom_view_get_zoom (get_view (self));
  wait_until (zoom->view_width > 0);
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_view (self)));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ZOOM (controller))
        pinch = GTK_GESTURE (controller);
    }
  g_assert_nonnull (pinch);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  g_assert_cmpfloat (zoom->scale, ==, 1.5);
  /* Of how it began, and not of the last. */
  g_signal_emit_by_name (pinch, "scale-changed", 3.0);
  g_assert_cmpfloat (zoom->scale, ==, 3);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 0.01);
  g_assert_cmpfloat (zoom->scale, ==, 1);
  g_assert_false (zoom->by_hand);
}

/* What is read from the right begins there. */
static void
test_flipped (Fixture *self, gconstpointer data)
{
  open_lightbox (self);
  gtk_widget_set_direction (GTK_WIDGET (get_window (self)->lightbox), GTK_TEXT_DIR_RTL);
  press (self, GDK_KEY_Right, 0);
  g_assert_true (says (self, "1 of 4"));
  press (self, GDK_KEY_Left, 0);
  wait_for (self, "2 of 4");
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GdkTexture **texture = data;
  g_autoptr (GError) error = NULL;

  *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GdkTexture) texture = NULL;

  open_lightbox (self);
  press (self, GDK_KEY_c, GDK_CONTROL_MASK);
  g_assert_true (says (self, "Picture copied"));
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (GTK_WIDGET (get_window (self))), NULL,
                                    pasted_cb, &texture);
  wait_until (texture != NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 300);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 200);
  g_assert_cmphex (get_pixel (texture, 299, 199), ==, 0xffff0000);
}

static void
assert_saved (Fixture *self, const char *name, const char *data, gsize size)
{
  g_autofree char *path = g_build_filename (self->window->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *said = g_strdup_printf ("“%s” was written", name);
  g_autofree char *found = NULL;
  gsize found_size;

  sheaf_lightbox_save (get_window (self)->lightbox, file);
  wait_for (self, said);
  g_assert_true (g_file_get_contents (path, &found, &found_size, NULL));
  g_assert_cmpmem (found, found_size, data, size);
}

/* The file as it came, also of a drawing, and of what cannot be shown. */
static void
test_save (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->window->folder, "no", "such", "folder", NULL);
  g_autoptr (GFile) nowhere = g_file_new_for_path (path);
  gsize size;
  const char *bytes = g_bytes_get_data (self->red, &size);

  open_lightbox (self);
  assert_saved (self, "one.png", bytes, size);
  sheaf_lightbox_save (get_window (self)->lightbox, nowhere);
  wait_for (self, "could not be written");
  press (self, GDK_KEY_Right, 0);
  wait_for_size (self, 40, 40);
  assert_saved (self, "two.svg", TEST_SVG, strlen (TEST_SVG));
  press (self, GDK_KEY_Right, 0);
  wait_for (self, "This Picture Cannot Be Shown Here");
  assert_saved (self, "three.png", bytes, size / 2);
}

/* Back to where one was, and nothing of it stays. */
static void
test_close (Fixture *self, gconstpointer data)
{
  GtkWidget *before;

  open_article (self, self->article);
  before = gtk_window_get_focus (GTK_WINDOW (get_window (self)));
  for (guint i = 0; i < 3; i++)
    {
      const gint64 opened = g_get_monotonic_time ();

      test_window_activate (self->window, "show-pictures", NULL);
      wait_for_size (self, 300, 200);
      g_assert_true (has_focus_within (self, get_window (self)->lightbox));
      g_assert_false (gtk_widget_get_can_focus (get_window (self)->below_lightbox));
      if (i == 0)
        press (self, GDK_KEY_Escape, 0);
      else if (i == 1)
        test_window_activate (self->window, "back", NULL);
      else
        {
          /* Not by the second of two clicks on the picture in the page. */
          g_signal_emit_by_name (get_view (self), "clicked-beside");
          g_assert_true (is_open (self));
          wait_until (g_get_monotonic_time () > opened + G_TIME_SPAN_SECOND);
          g_signal_emit_by_name (get_view (self), "clicked-beside");
        }
      g_assert_false (is_open (self));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (get_window (self))) == before);
      g_assert_cmpfloat (sheaf_zoom_view_get_zoom (get_view (self))->width, ==, 0);
    }
  /* Another article comes from elsewhere. */
  test_window_activate (self->window, "show-pictures", NULL);
  wait_for_size (self, 300, 200);
  open_article (self, self->bare);
  g_assert_false (is_open (self));
}

/* Presses Tab so often that it goes round, each time as by a key: what the window does in between is done, and drawn. */
static void
go_round (Fixture *self, GtkDirectionType direction)
{
  GtkWidget *window = GTK_WIDGET (get_window (self));

  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < 15; i++)
    {
      g_signal_emit_by_name (window, "move-focus", direction);
      gtk_test_widget_wait_for_draw (window);
      g_assert_true (has_focus_within (self, get_window (self)->lightbox));
      g_hash_table_add (reached, gtk_window_get_focus (GTK_WINDOW (window)));
    }
  /* The picture, the way back, copying, saving, the next one and larger; the window's own may be among them. */
  g_assert_cmpuint (g_hash_table_size (reached), >=, 6);
  g_assert_true (g_hash_table_contains (reached, get_view (self)));
}

/* Tab goes round within. */
static void
test_focus (Fixture *self, gconstpointer data)
{
  open_lightbox (self);
  go_round (self, GTK_DIR_TAB_FORWARD);
  go_round (self, GTK_DIR_TAB_BACKWARD);
  /* Also where what has it goes away. */
  gtk_window_set_focus (GTK_WINDOW (get_window (self)), NULL);
  wait_until (has_focus_within (self, get_window (self)->lightbox));
}

static void
test_none (Fixture *self, gconstpointer data)
{
  open_article (self, self->bare);
  test_window_activate (self->window, "show-pictures", NULL);
  wait_until (test_widget_says (GTK_WIDGET (get_window (self)), "This article has no pictures"));
  g_assert_false (is_open (self));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/lightbox/" name, Fixture, application, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  GtkApplication *application;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  application = GTK_APPLICATION (sheaf_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  ADD ("through", test_through);
  ADD ("one", test_one);
  ADD ("broken", test_broken);
  ADD ("zooming", test_zooming);
  ADD ("clicks", test_clicks);
  ADD ("pinch", test_pinch);
  ADD ("flipped", test_flipped);
  ADD ("copy", test_copy);
  ADD ("save", test_save);
  ADD ("close", test_close);
  ADD ("focus", test_focus);
  ADD ("none", test_none);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
