/* file-drop.c: files dropped anywhere on a widget
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/file-drop.h"

/* Who wants to know of drops, and where they fall. */
typedef struct
{
  GtkWidget *widget; /* owns the controller that owns this */
  SheafFileDropFind find;
  SheafFileDropFunc func;
  gpointer user_data;
  GtkWidget *lit; /* (nullable) weak: what files are held over */
} Receiver;

/* One drop being read. */
typedef struct
{
  GtkWidget *widget; /* owned */
  char *place;       /* (nullable) */
  SheafFileDropFunc func;
  gpointer user_data;
} Reading;

static GdkDragAction
preferred_action (GdkDrop *drop)
{
  const GdkDragAction offered = gdk_drop_get_actions (drop);

  if (offered & GDK_ACTION_COPY)
    return GDK_ACTION_COPY;
  /* Some sources offer nothing but to move. */
  return offered & GDK_ACTION_MOVE;
}

static void
put_out (Receiver *receiver)
{
  gtk_widget_remove_css_class (receiver->widget, "dropping");
  if (receiver->lit)
    gtk_widget_remove_css_class (receiver->lit, "drop-here");
  g_clear_weak_pointer (&receiver->lit);
}

/* Returns: (transfer full) (nullable) */
static char *
find_place (Receiver *receiver, double x, double y, GtkWidget **child)
{
  *child = NULL;
  return receiver->find ? receiver->find (receiver->widget, x, y, child, receiver->user_data)
                        : NULL;
}

/* A link that is dragged out of a page, on its way to another program, counts as a file too: but what is here already
 * is not taken in. */
static gboolean
accept_cb (GtkDropTargetAsync *target, GdkDrop *drop)
{
  return !gdk_drop_get_drag (drop) &&
         gdk_drop_get_actions (drop) & gtk_drop_target_async_get_actions (target) &&
         gdk_content_formats_match (gtk_drop_target_async_get_formats (target),
                                    gdk_drop_get_formats (drop));
}

static GdkDragAction
motion_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, Receiver *receiver)
{
  GtkWidget *child;

  g_free (find_place (receiver, x, y, &child));
  if (child != receiver->lit)
    put_out (receiver);
  if (child && child != receiver->lit)
    {
      g_set_weak_pointer (&receiver->lit, child);
      gtk_widget_add_css_class (child, "drop-here");
    }
  if (!child)
    gtk_widget_add_css_class (receiver->widget, "dropping");
  return preferred_action (drop);
}

static void
leave_cb (GtkDropTargetAsync *target, GdkDrop *drop, Receiver *receiver)
{
  put_out (receiver);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GdkDrop *drop = GDK_DROP (object);
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_drop_read_value_finish (drop, result, &error);
  GSList *files = value ? g_value_get_boxed (value) : NULL;

  reading->func (reading->widget, reading->place, files, error, reading->user_data);

  /* Whatever was offered: told that it was moved, the source would delete its files. */
  gdk_drop_finish (drop, value ? GDK_ACTION_COPY : 0);
  g_object_unref (reading->widget);
  g_free (reading->place);
  g_free (reading);
}

static gboolean
drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, Receiver *receiver)
{
  Reading *reading = g_new0 (Reading, 1);
  GtkWidget *child;

  put_out (receiver);
  reading->place = find_place (receiver, x, y, &child);
  reading->widget = g_object_ref (receiver->widget);
  reading->func = receiver->func;
  reading->user_data = receiver->user_data;
  gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, read_cb, reading);
  return TRUE;
}

static void
receiver_free (gpointer data, GClosure *closure)
{
  Receiver *receiver = data;

  g_clear_weak_pointer (&receiver->lit);
  g_free (receiver);
}

void
sheaf_file_drop_add (GtkWidget *widget,
                     SheafFileDropFind find,
                     SheafFileDropFunc func,
                     gpointer user_data)
{
  GtkDropTargetAsync *target;
  Receiver *receiver;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  target = gtk_drop_target_async_new (gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST),
                                      GDK_ACTION_COPY | GDK_ACTION_MOVE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);

  receiver = g_new0 (Receiver, 1);
  receiver->widget = widget;
  receiver->find = find;
  receiver->func = func;
  receiver->user_data = user_data;
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), NULL);
  g_signal_connect (target, "drag-enter", G_CALLBACK (motion_cb), receiver);
  g_signal_connect (target, "drag-motion", G_CALLBACK (motion_cb), receiver);
  g_signal_connect (target, "drag-leave", G_CALLBACK (leave_cb), receiver);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), receiver, receiver_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
