/* window-panes.c: which panes are to be seen, and the way back
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

/* A swipe is meant as one when it is faster than this, in pixels a second, and mostly sideways. */
#define SWIPE_VELOCITY 400.0

/* Window buttons belong on the outer ends of what is in view. */
static void
update_headers (SheafWindow *self)
{
  AdwHeaderBar *const headers[SHEAF_N_PANES] = {
    sheaf_sidebar_get_header (self->sidebar),
    sheaf_article_list_get_header (self->list),
    self->reader_header,
  };
  int first = -1, last = -1;

  for (int pane = 0; pane < SHEAF_N_PANES; pane++)
    if (sheaf_panes_is_visible (self->panes, pane))
      {
        first = first < 0 ? pane : first;
        last = pane;
      }
  for (int pane = 0; pane < SHEAF_N_PANES; pane++)
    {
      adw_header_bar_set_show_start_title_buttons (headers[pane], pane == first);
      adw_header_bar_set_show_end_title_buttons (headers[pane], pane == last);
    }
}

static void
panes_changed_cb (SheafWindow *self)
{
  update_headers (self);
  sheaf_article_list_show_back (self->list,
                                !sheaf_panes_is_visible (self->panes, SHEAF_PANE_SIDEBAR));
  sheaf_window_update_tools (self);
  gtk_widget_set_visible (self->reader_back_button, sheaf_panes_get_count (self->panes) == 1);
  if (sheaf_panes_get_count (self->panes) == 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

static void
focus_pane (SheafWindow *self, SheafPane pane)
{
  switch (pane)
    {
    case SHEAF_PANE_SIDEBAR:
      sheaf_sidebar_focus_rows (self->sidebar);
      break;
    case SHEAF_PANE_LIST:
      sheaf_article_list_focus_rows (self->list);
      break;
    case SHEAF_PANE_READER:
    default:
      gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
      break;
    }
}

void
sheaf_window_go_to (SheafWindow *self, SheafPane pane)
{
  const gboolean was_visible = sheaf_panes_is_visible (self->panes, pane);

  sheaf_panes_show (self->panes, pane);
  if (!was_visible)
    focus_pane (self, pane);
}

void
sheaf_window_go_back (SheafWindow *self)
{
  if (!sheaf_panes_back (self->panes))
    return;
  focus_pane (self, sheaf_panes_is_visible (self->panes, SHEAF_PANE_SIDEBAR) ? SHEAF_PANE_SIDEBAR
                                                                             : SHEAF_PANE_LIST);
}

static void
swipe_cb (SheafWindow *self, double velocity_x, double velocity_y)
{
  const gboolean flipped = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const double backwards = flipped ? -velocity_x : velocity_x;

  if (backwards > SWIPE_VELOCITY && backwards > 2 * ABS (velocity_y))
    sheaf_window_go_back (self);
}

void
sheaf_window_connect_panes (SheafWindow *self)
{
  GtkGesture *swipe = gtk_gesture_swipe_new ();

  g_signal_connect_swapped (self->panes, "changed", G_CALLBACK (panes_changed_cb), self);
  panes_changed_cb (self);

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->panes), GTK_EVENT_CONTROLLER (swipe));
}
