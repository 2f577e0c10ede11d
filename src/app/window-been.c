/* window-been.c: back and forward through what was read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

/* The buttons on the side of a mouse. */
#define BACK_BUTTON    8
#define FORWARD_BUTTON 9

static void
update (SheafWindow *self)
{
  static const char *const names[] = { "article-back", "article-forward" };

  for (int i = 0; i < 2; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), names[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   sheaf_reading_history_can_step (self->been, i ? 1 : -1));
    }
}

/* What was put into the trash is not what one wants to come back to. */
static gboolean
has_cb (gint64 id, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GPtrArray) rows = sheaf_library_get_rows (self->library, &id, 1, NULL);
  const SheafArticle *row = rows && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  return row && !(row->flags & SHEAF_FLAG_TRASHED);
}

/* One that is a hit comes back where it was left, and not at what was searched for. */
static void
step (SheafWindow *self, int by)
{
  const gint64 id = self->library ? sheaf_reading_history_step (self->been, by, has_cb, self) : 0;

  update (self);
  if (!id)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  sheaf_reader_return_to (self->reader, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article", "x", id);
}

static void
article_back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, -1);
}

static void
article_forward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, 1);
}

/* Where one pane hides the others, back is the pane before, as everywhere. */
static void
way_back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (sheaf_window_close_lightbox (self))
    return;
  if (sheaf_panes_get_count (self->panes) > 1 && sheaf_reading_history_can_step (self->been, -1))
    step (self, -1);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

void
sheaf_window_visit (SheafWindow *self, gint64 article)
{
  sheaf_reading_history_visit (self->been, article);
  update (self);
}

static void
button_cb (GtkGestureSingle *gesture, int n_press, double x, double y, SheafWindow *self)
{
  const gboolean back = gtk_gesture_single_get_button (gesture) == BACK_BUTTON;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), back ? "win.way-back" : "win.article-forward",
                              NULL);
}

static void
add_button (SheafWindow *self, guint button)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  /* Before the page. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (button_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

void
sheaf_window_connect_been (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "article-back", article_back_cb },
    { "article-forward", article_forward_cb },
    { "way-back", way_back_cb },
  };

  self->been = sheaf_reading_history_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  update (self);
  add_button (self, BACK_BUTTON);
  add_button (self, FORWARD_BUTTON);
}
