/* list-place.c: where a list view is scrolled to
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/list-place.h"

/* How far below the top to look for a row: past the edge of the one that has just gone. */
static const int depths[] = { 1, 9, 33 };

GtkWidget *
sheaf_list_place_get_top (GtkListView *view, GType type)
{
  GtkWidget *widget = GTK_WIDGET (view);
  const double middle = gtk_widget_get_width (widget) / 2.0;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (view), NULL);

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      GtkWidget *found = gtk_widget_pick (widget, middle, depths[i], GTK_PICK_NON_TARGETABLE);
      GtkWidget *child = found ? gtk_widget_get_first_child (found) : NULL;

      /* Between a row and what the view puts around it there may be a rim. */
      if (found && child && g_type_is_a (G_OBJECT_TYPE (child), type))
        return child;
      found = found ? gtk_widget_get_ancestor (found, type) : NULL;
      if (found)
        return found;
    }
  return NULL;
}

/* The view has no call for it: its action scrolls as little as it can, so what comes from below stops at
 * the bottom. From the end of the list up, the same stops at the top. */
typedef enum
{
  WAITING,
  TO_THE_END,
  TO_THE_ROW,
} Step;

typedef struct
{
  GtkWidget *widget;        /* this is its data */
  GtkSelectionModel *model; /* not owned: for comparison */
  guint position;
  Step step;
  gulong map_handler;
  guint tick;
} Move;

#define MOVE "sheaf-list-place"

/* The widget may be on its way out, with its handlers and callbacks gone. */
static void
move_free (gpointer data)
{
  Move *move = data;

  if (move->map_handler && g_signal_handler_is_connected (move->widget, move->map_handler))
    g_signal_handler_disconnect (move->widget, move->map_handler);
  g_free (move);
}

static void
forget (GtkWidget *widget)
{
  gtk_widget_set_opacity (widget, 1.0);
  g_object_set_data (G_OBJECT (widget), MOVE, NULL);
}

static void
scroll_to (GtkWidget *widget, guint position)
{
  gtk_widget_activate_action (widget, "list.scroll-to-item", "u", position);
}

/* In the frame after each step the view has been laid out by it. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (widget));
  const guint n = model ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
  Move *move = data;

  if (gtk_widget_get_mapped (widget) && model == move->model && move->position < n &&
      move->step < TO_THE_ROW)
    {
      if (gtk_widget_get_height (widget) <= 0)
        return G_SOURCE_CONTINUE;
      scroll_to (widget, move->step == WAITING ? n - 1 : move->position);
      move->step++;
      return G_SOURCE_CONTINUE;
    }
  forget (widget);
  return G_SOURCE_REMOVE;
}

/* Frames would come for nothing while the view is folded away. */
static void
mapped_cb (GtkWidget *widget, Move *move)
{
  g_clear_signal_handler (&move->map_handler, widget);
  move->tick = gtk_widget_add_tick_callback (widget, tick_cb, move, NULL);
}

void
sheaf_list_place_set_top (GtkListView *view, guint position)
{
  GtkWidget *widget = GTK_WIDGET (view);
  Move *move;

  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  move = g_object_get_data (G_OBJECT (view), MOVE);
  if (move && move->tick)
    gtk_widget_remove_tick_callback (widget, move->tick);

  move = g_new0 (Move, 1);
  move->widget = widget;
  move->model = gtk_list_view_get_model (view);
  move->position = position;
  g_object_set_data_full (G_OBJECT (view), MOVE, move, move_free);
  gtk_widget_set_opacity (widget, 0.0);
  if (gtk_widget_get_mapped (widget))
    mapped_cb (widget, move);
  else
    move->map_handler = g_signal_connect (widget, "map", G_CALLBACK (mapped_cb), move);
}
