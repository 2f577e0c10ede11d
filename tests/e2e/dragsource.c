/* dragsource.c: a window that files can be dragged out of, as out of a file manager
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: dragsource FILE…
 *
 * Anywhere in the window a drag begins that offers all the files, to copy or to move: file managers
 * put move first, and a target that takes only copies never sees their drops.
 */
#include "config.h"

#include <gtk/gtk.h>

static void
file_free (gpointer file)
{
  g_object_unref (file);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GPtrArray *files = user_data;
  GdkFileList *list = gdk_file_list_new_from_array ((GFile **) files->pdata, files->len);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, list);
  return gdk_content_provider_new_for_value (&value);
}

/* What the target did with them is what the test looks at. */
static void
end_cb (GtkDragSource *source, GdkDrag *drag, gboolean moved, gpointer user_data)
{
  g_print ("dropped: %s\n", moved ? "move" : "copy");
}

static gboolean
cancel_cb (GtkDragSource *source, GdkDrag *drag, GdkDragCancelReason reason, gpointer user_data)
{
  g_print ("not dropped: %s\n", reason == GDK_DRAG_CANCEL_NO_TARGET ? "no target" : "refused");
  return FALSE;
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *label = gtk_label_new ("Drag from here");
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), user_data);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), NULL);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (cancel_cb), NULL);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (window), "dragsource");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 160, 100);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);

  setvbuf (stdout, NULL, _IOLBF, 0);
  for (int i = 1; i < argc; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (argv[i]));
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), files);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
