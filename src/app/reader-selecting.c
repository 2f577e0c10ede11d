/* reader-selecting.c: tells when text of a page was selected
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-selecting.h"

/* Until the page has done what it was told by the pointer, and nobody presses again. */
#define DELAY_MS 200

typedef struct
{
  GtkWidget *view; /* not owned: this belongs to it */
  guint source;
  gboolean by_keys; /* by the last key that was pressed */
} Selecting;

static gboolean
selected_cb (gpointer data)
{
  Selecting *self = data;

  self->source = 0;
  gtk_widget_activate_action (self->view, "win.text-selected", NULL);
  return G_SOURCE_REMOVE;
}

static void
begin (Selecting *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_activate_action (self->view, "win.text-unselected", NULL);
}

static void
end (Selecting *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY_MS, selected_cb, self);
}

/* Keys select with Shift. */
static gboolean
selects (GdkEvent *event)
{
  switch (gdk_key_event_get_keyval (event))
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Home:
    case GDK_KEY_End:
      return (gdk_event_get_modifier_state (event) & GDK_SHIFT_MASK) != 0;
    default:
      return FALSE;
    }
}

/* Only looked at: WebKit gets it as ever. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, Selecting *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_SCROLL:
      begin (self);
      break;
    case GDK_KEY_PRESS:
      begin (self);
      self->by_keys = selects (event);
      break;
    case GDK_BUTTON_RELEASE:
      if (gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
        end (self);
      break;
    case GDK_TOUCH_END:
      end (self);
      break;
    case GDK_KEY_RELEASE:
      /* Whichever goes first, the key or its Shift. */
      if (self->by_keys)
        end (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
selecting_free (gpointer data, GClosure *closure)
{
  Selecting *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

void
sheaf_reader_selecting_add (WebKitWebView *view)
{
  GtkEventController *controller;
  Selecting *self;

  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  self = g_new0 (Selecting, 1);
  self->view = GTK_WIDGET (view);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (controller, "event", G_CALLBACK (event_cb), self, selecting_free, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
}
