/* reader-pick.c: which picture of a page is meant
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-pick.h"

#include "app/reader-scheme.h"

#include <glib/gi18n.h>
#include <math.h>

/* A press and its release that are farther apart are a drag, in pixels. */
#define CLICK_SLACK 8

/* A press that goes on. */
typedef struct
{
  gboolean is_pressed;
  double x, y;
} Press;

/* From a process that hostile pages run in: a number that may mean nothing, as all of them. @reply: (transfer full) (nullable) */
static int
take_number (WebKitUserMessage *reply)
{
  g_autoptr (WebKitUserMessage) message = reply;
  GVariant *parameters = message ? webkit_user_message_get_parameters (message) : NULL;
  gint32 number = -1;

  if (parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(i)")))
    g_variant_get (parameters, "(i)", &number);
  return number;
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WebKitUserMessage) message =
      webkit_web_view_send_message_to_page_finish (WEBKIT_WEB_VIEW (source), result, NULL);
  GVariant *parameters = message ? webkit_user_message_get_parameters (message) : NULL;
  gint32 picture;
  gint64 highlight;

  if (!parameters || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ix)")))
    return;
  g_variant_get (parameters, "(ix)", &picture, &highlight);
  if (picture >= 0)
    gtk_widget_activate_action (GTK_WIDGET (source), "win.show-picture", "u", (guint) picture);
  else if (highlight > 0)
    gtk_widget_activate_action (GTK_WIDGET (source), "win.open-note", "x", highlight);
}

static void
pick (WebKitWebView *view, double x, double y)
{
  const double zoom = webkit_web_view_get_zoom_level (view);

  webkit_web_view_send_message_to_page (
      view, webkit_user_message_new ("pick", g_variant_new ("(dd)", x / zoom, y / zoom)), NULL,
      picked_cb, NULL);
}

/* Where an event of a view's window is in the view. */
static gboolean
get_place (GtkWidget *view, GdkEvent *event, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (view);
  graphene_point_t from, to;
  double off_x, off_y;

  if (!native || !gdk_event_get_position (event, x, y))
    return FALSE;
  gtk_native_get_surface_transform (native, &off_x, &off_y);
  graphene_point_init (&from, (float) (*x - off_x), (float) (*y - off_y));
  if (!gtk_widget_compute_point (GTK_WIDGET (native), view, &from, &to))
    return FALSE;
  *x = to.x;
  *y = to.y;
  return TRUE;
}

static gboolean
is_begin (GdkEvent *event)
{
  const GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_TOUCH_BEGIN ||
         (type == GDK_BUTTON_PRESS && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY &&
          !(gdk_event_get_modifier_state (event) &
            (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)));
}

static gboolean
is_end (GdkEvent *event)
{
  const GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_TOUCH_END ||
         (type == GDK_BUTTON_RELEASE && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY);
}

/* Only looked at: WebKit gets it as ever, and follows links and selects. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, Press *press)
{
  GtkWidget *view = gtk_event_controller_get_widget (controller);
  double x, y;

  /* A second finger means something else. A press may go on for ever, where a drag out of the window began with it. */
  if (is_begin (event))
    press->is_pressed = (gdk_event_get_event_type (event) != GDK_TOUCH_BEGIN ||
                         gdk_touch_event_get_emulating_pointer (event)) &&
                        get_place (view, event, &press->x, &press->y);
  else if (is_end (event) && press->is_pressed)
    {
      press->is_pressed = FALSE;
      if (get_place (view, event, &x, &y) && hypot (x - press->x, y - press->y) <= CLICK_SLACK)
        pick (WEBKIT_WEB_VIEW (view), x, y);
    }
  else if (gdk_event_get_event_type (event) == GDK_TOUCH_CANCEL)
    press->is_pressed = FALSE;
  return GDK_EVENT_PROPAGATE;
}

static void
free_press (gpointer press, GClosure *closure)
{
  g_free (press);
}

void
sheaf_reader_pick_add (WebKitWebView *view)
{
  GtkEventController *controller;

  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (controller, "event", G_CALLBACK (event_cb), g_new0 (Press, 1), free_press,
                         0);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
}

/* --- The context menu ----------------------------------------------------------------------------- */

static void
show_cb (GtkWidget *view, GVariant *number)
{
  gtk_widget_activate_action (view, "win.show-picture", "u", g_variant_get_uint32 (number));
}

void
sheaf_reader_pick_append_item (WebKitContextMenu *menu,
                               WebKitWebView *view,
                               WebKitHitTestResult *hit)
{
  g_autoptr (GSimpleAction) show = NULL;
  gint64 article;
  int number;

  g_return_if_fail (WEBKIT_IS_CONTEXT_MENU (menu) && WEBKIT_IS_WEB_VIEW (view));

  if (!webkit_hit_test_result_context_is_image (hit) ||
      !sheaf_reader_scheme_parse (webkit_hit_test_result_get_image_uri (hit), &article, &number) ||
      number < 0)
    return;
  show = g_simple_action_new ("show-picture", G_VARIANT_TYPE_UINT32);
  g_signal_connect_object (show, "activate", G_CALLBACK (show_cb), view, G_CONNECT_SWAPPED);
  webkit_context_menu_append (
      menu, webkit_context_menu_item_new_from_gaction (G_ACTION (show), _ ("Show Picture"),
                                                       g_variant_new_uint32 ((guint) number)));
  webkit_context_menu_append (menu, webkit_context_menu_item_new_separator ());
}

/* --- What is in view ------------------------------------------------------------------------------- */

void
sheaf_reader_pick_find_async (WebKitWebView *view, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  webkit_web_view_send_message_to_page (view, webkit_user_message_new ("find-picture", NULL), NULL,
                                        callback, user_data);
}

int
sheaf_reader_pick_find_finish (WebKitWebView *view, GAsyncResult *result)
{
  return take_number (webkit_web_view_send_message_to_page_finish (view, result, NULL));
}
