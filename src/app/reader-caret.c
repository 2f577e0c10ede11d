/* reader-caret.c: a caret in the page, for who reads and selects by keyboard
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-caret.h"

static gboolean
is_moving (guint key)
{
  static const guint keys[] = {
    GDK_KEY_Left,    GDK_KEY_Right,     GDK_KEY_Up,         GDK_KEY_Down,
    GDK_KEY_KP_Left, GDK_KEY_KP_Up,     GDK_KEY_KP_Down,    GDK_KEY_KP_Right,
    GDK_KEY_Home,    GDK_KEY_End,       GDK_KEY_KP_Home,    GDK_KEY_KP_End,
    GDK_KEY_Page_Up, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Up, GDK_KEY_KP_Page_Down,
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] == key)
      return TRUE;
  return FALSE;
}

static gboolean
has_caret (WebKitWebView *view)
{
  return webkit_settings_get_enable_caret_browsing (webkit_web_view_get_settings (view));
}

static void
bring_into_view (WebKitWebView *view)
{
  if (has_caret (view))
    webkit_web_view_send_message_to_page (view, webkit_user_message_new ("caret", NULL), NULL, NULL,
                                          NULL);
}

/* The page hears of it before it does of the key. F7 must not come to WebKit: it asks a text view of GTK what keys mean,
 * that one shows and hides its own cursor by it, and GTK 4.8 ends where it blinks and is hidden. */
static gboolean
pressed_cb (WebKitWebView *view, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_F7)
    {
      if (!(state & gtk_accelerator_get_default_mod_mask ()))
        gtk_widget_activate_action (GTK_WIDGET (view), "win.caret-browsing", NULL);
      return GDK_EVENT_STOP;
    }
  if (is_moving (key))
    bring_into_view (view);
  return GDK_EVENT_PROPAGATE;
}

void
sheaf_reader_caret_add (WebKitWebView *view, GSettings *settings)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view) && G_IS_SETTINGS (settings));

  g_settings_bind (settings, "caret-browsing", webkit_web_view_get_settings (view),
                   "enable-caret-browsing", G_SETTINGS_BIND_GET);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (bring_into_view), view);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_object (settings, "changed::caret-browsing", G_CALLBACK (bring_into_view), view,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
