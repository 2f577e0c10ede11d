/* window-alone.c: the article alone on the whole screen
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

static void
show_rest (SheafWindow *self, gboolean show)
{
  GtkWidget *const rest[] = {
    GTK_WIDGET (self->reader_header),
    GTK_WIDGET (self->warning_bar),
    GTK_WIDGET (self->picture_bar),
    GTK_WIDGET (self->cleaning_bar),
  };

  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    gtk_widget_set_visible (rest[i], show);
}

void
sheaf_window_show_tools (SheafWindow *self, gboolean show)
{
  if (self->alone)
    gtk_widget_set_visible (GTK_WIDGET (self->reader_header), show);
}

static void
begin (SheafWindow *self)
{
  self->alone = TRUE;
  g_object_get (self->aside, "show-side", &self->details_before, NULL);
  sheaf_window_show_details (self, FALSE);
  sheaf_panes_set_alone (self->panes, TRUE);
  show_rest (self, FALSE);
  gtk_window_fullscreen (GTK_WINDOW (self));
  /* What had the focus may be hidden now. */
  gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
  sheaf_window_toast (self, _ ("Press Escape to leave the full screen"), NULL, NULL, NULL);
}

static void
end (SheafWindow *self)
{
  self->alone = FALSE;
  gtk_window_unfullscreen (GTK_WINDOW (self));
  show_rest (self, TRUE);
  sheaf_panes_set_alone (self->panes, FALSE);
  sheaf_window_show_details (self, self->details_before);
  gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
}

static void
change_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SheafWindow *self = data;
  const gboolean alone = g_variant_get_boolean (state);

  if (alone == self->alone || (alone && !self->article))
    return;
  if (alone)
    begin (self);
  else
    end (self);
  g_simple_action_set_state (action, state);
}

gboolean
sheaf_window_leave_alone (SheafWindow *self)
{
  if (!self->alone)
    return FALSE;
  g_action_group_change_action_state (G_ACTION_GROUP (self), "full-screen",
                                      g_variant_new_boolean (FALSE));
  return TRUE;
}

/* The desktop has its own ways out. */
static void
fullscreened_cb (SheafWindow *self)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (self)))
    sheaf_window_leave_alone (self);
}

/* What is typed in, or was opened by the page, has its own use for the key. */
static gboolean
is_reading (SheafWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus && !GTK_IS_TEXT (focus) && gtk_widget_get_native (focus) == GTK_NATIVE (self);
}

/* The toast that says to press Escape would take the key for itself, and go, and nothing else. */
static gboolean
pressed_cb (SheafWindow *self, guint key, guint code, GdkModifierType state)
{
  if (!self->alone || !self->toast || key != GDK_KEY_Escape ||
      (state & gtk_accelerator_get_default_mod_mask ()) || !is_reading (self))
    return GDK_EVENT_PROPAGATE;
  sheaf_window_dismiss_toast (self);
  return sheaf_window_leave_alone (self);
}

void
sheaf_window_update_alone (SheafWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "full-screen");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->article != NULL);
  if (!self->article)
    sheaf_window_leave_alone (self);
}

void
sheaf_window_connect_alone (SheafWindow *self)
{
  static const GActionEntry entries[] = { { "full-screen", NULL, NULL, "false", change_cb } };
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->reader), keys);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
}
