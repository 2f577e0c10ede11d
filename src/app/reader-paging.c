/* reader-paging.c: Space goes on where a page ends
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-paging.h"

#define KEY "sheaf-reader-paging"

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer address)
{
  WebKitWebView *view = WEBKIT_WEB_VIEW (source);
  g_autofree char *asked = address;
  g_autoptr (WebKitUserMessage) reply =
      webkit_web_view_send_message_to_page_finish (view, result, NULL);
  GVariant *parameters = reply ? webkit_user_message_get_parameters (reply) : NULL;
  gboolean ends = FALSE;

  if (parameters && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &ends);
  /* By now another may have been opened. */
  if (ends && g_strcmp0 (webkit_web_view_get_uri (view), asked) == 0)
    gtk_widget_activate_action (GTK_WIDGET (view), "win.next-unread", NULL);
}

void
sheaf_reader_paging_go_on (WebKitWebView *view)
{
  const char *uri;

  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  uri = webkit_web_view_get_uri (view);
  if (uri)
    webkit_web_view_send_message_to_page (
        view, webkit_user_message_new ("at-end", g_variant_new ("(s)", uri)), NULL, answered_cb,
        g_strdup (uri));
}

static gboolean
is_space (guint key)
{
  return key == GDK_KEY_space || key == GDK_KEY_KP_Space;
}

/* The page is asked before WebKit hears of the key and moves it. A key held down is not asked again: who pages through an
 * article that way does not want to fall out of its end. */
static gboolean
pressed_cb (WebKitWebView *view, guint key, guint code, GdkModifierType state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (!is_space (key) || modifiers || g_object_get_data (G_OBJECT (view), KEY))
    return GDK_EVENT_PROPAGATE;
  g_object_set_data (G_OBJECT (view), KEY, view);
  sheaf_reader_paging_go_on (view);
  return GDK_EVENT_PROPAGATE;
}

static void
released_cb (WebKitWebView *view, guint key)
{
  if (is_space (key))
    g_object_set_data (G_OBJECT (view), KEY, NULL);
}

static void
left_cb (WebKitWebView *view)
{
  g_object_set_data (G_OBJECT (view), KEY, NULL);
}

void
sheaf_reader_paging_add (WebKitWebView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), view);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (released_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  /* The key may come up elsewhere. */
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
}
