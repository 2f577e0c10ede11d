/* reader-print.c: an article on paper, or as a PDF file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-print.h"

#include "app/reader-view.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Margins of the page, in millimetres: what a hand needs to hold it, and a line to be no longer than is read well. */
#define MARGIN_SIDE 22
#define MARGIN_ENDS 20

/* What GTK calls its printer that writes files, in every language; it lists it translated. */
#define FILE_PRINTER "Print to File"

typedef struct
{
  GtkWindow *parent; /* (nullable) weak */
  GFile *file;       /* (nullable) */
  char *folder;      /* (nullable): where the PDF is made, before it goes to @file */
  SheafReaderView *view;
  WebKitPrintOperation *operation;
  GError *error; /* (nullable): of it: it says that it has finished all the same */
  gboolean begun;
} Print;

static void
print_free (gpointer data)
{
  Print *self = data;

  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->file);
  g_clear_object (&self->operation);
  g_clear_object (&self->view);
  g_clear_error (&self->error);
  g_free (self->folder);
  g_free (self);
}

static void
end (GTask *task, GError *error)
{
  Print *self = g_task_get_task_data (task);

  if (self->view)
    g_signal_handlers_disconnect_by_data (self->view, task);
  if (self->operation)
    g_signal_handlers_disconnect_by_data (self->operation, task);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* The file ---------------------------------------------------------------------------------------- */

static char *
scratch_file (const Print *self)
{
  return g_build_filename (self->folder, "article.pdf", NULL);
}

static void
remove_scratch (const Print *self)
{
  g_autofree char *path = scratch_file (self);

  g_unlink (path);
  g_rmdir (self->folder);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  g_file_copy_finish (G_FILE (source), result, &error);
  remove_scratch (g_task_get_task_data (task));
  end (task, error);
}

static void
copy_file (GTask *task)
{
  const Print *self = g_task_get_task_data (task);
  g_autofree char *path = scratch_file (self);
  g_autoptr (GFile) made = g_file_new_for_path (path);

  g_file_copy_async (made, self->file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                     G_PRIORITY_DEFAULT, NULL, NULL, NULL, copied_cb, task);
}

static GtkPrintSettings *
file_settings (const Print *self)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  g_autofree char *path = scratch_file (self);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_print_settings_set_printer (settings, FILE_PRINTER);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  return settings;
}

/* Printing ---------------------------------------------------------------------------------------- */

static void
failed_cb (WebKitPrintOperation *operation, GError *error, GTask *task)
{
  Print *self = g_task_get_task_data (task);

  if (!self->error)
    self->error = g_error_copy (error);
}

static void
finished_cb (WebKitPrintOperation *operation, GTask *task)
{
  Print *self = g_task_get_task_data (task);

  if (self->file && !self->error)
    {
      copy_file (task);
      return;
    }
  if (self->folder)
    remove_scratch (self);
  end (task, g_steal_pointer (&self->error));
}

static GtkPageSetup *
page_setup_new (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_left_margin (setup, MARGIN_SIDE, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN_SIDE, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, MARGIN_ENDS, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN_ENDS, GTK_UNIT_MM);
  return setup;
}

static void
write_file (GTask *task)
{
  Print *self = g_task_get_task_data (task);
  g_autoptr (GtkPrintSettings) settings = NULL;
  GError *error = NULL;

  self->folder = g_dir_make_tmp ("sheaf-print-XXXXXX", &error);
  if (!self->folder)
    {
      end (task, error);
      return;
    }
  settings = file_settings (self);
  webkit_print_operation_set_print_settings (self->operation, settings);
  webkit_print_operation_print (self->operation);
}

static gboolean
begin_cb (gpointer data)
{
  GTask *task = data;
  Print *self = g_task_get_task_data (task);
  g_autoptr (GtkPageSetup) setup = page_setup_new ();

  self->operation = webkit_print_operation_new (WEBKIT_WEB_VIEW (self->view));
  webkit_print_operation_set_page_setup (self->operation, setup);
  g_signal_connect (self->operation, "failed", G_CALLBACK (failed_cb), task);
  g_signal_connect (self->operation, "finished", G_CALLBACK (finished_cb), task);
  if (self->file)
    write_file (task);
  else if (webkit_print_operation_run_dialog (self->operation, self->parent) ==
           WEBKIT_PRINT_OPERATION_RESPONSE_CANCEL)
    end (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Not printed"));
  return G_SOURCE_REMOVE;
}

static void
load_changed_cb (SheafReaderView *view, WebKitLoadEvent event, GTask *task)
{
  Print *self = g_task_get_task_data (task);

  if (event != WEBKIT_LOAD_FINISHED || self->begun)
    return;
  self->begun = TRUE;
  /* The dialog runs a main loop of its own, in which WebKit is not to be waiting for us. */
  g_idle_add (begin_cb, task);
}

static void
terminated_cb (SheafReaderView *view, WebKitWebProcessTerminationReason reason, GTask *task)
{
  Print *self = g_task_get_task_data (task);

  if (self->folder)
    remove_scratch (self);
  end (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                  _ ("The part of Sheaf that draws articles ended.")));
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  GTask *task = user_data;
  Print *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (SheafReaderPage) page = sheaf_reader_render_finish (result, &error);

  if (!page)
    {
      end (task, error);
      return;
    }
  self->view = g_object_ref_sink (sheaf_reader_view_new (SHEAF_READER_WALLS_ALL, NULL));
  webkit_web_view_set_background_color (WEBKIT_WEB_VIEW (self->view), &white);
  g_signal_connect (self->view, "load-changed", G_CALLBACK (load_changed_cb), task);
  g_signal_connect (self->view, "web-process-terminated", G_CALLBACK (terminated_cb), task);
  sheaf_reader_view_show (self->view, page, NULL);
}

void
sheaf_reader_print_async (SheafReaderRender render,
                          SheafArticle *article,
                          GBytes *source,
                          const char *library,
                          SheafCleaner *cleaner,
                          gboolean notes,
                          GtkWindow *parent,
                          GFile *file,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Print *self = g_new0 (Print, 1);

  g_return_if_fail (render && article && source);

  g_set_weak_pointer (&self->parent, parent);
  g_set_object (&self->file, file);
  g_task_set_source_tag (task, sheaf_reader_print_async);
  g_task_set_task_data (task, self, print_free);
  sheaf_reader_render_print_async (render, article, source, library, cleaner, notes, rendered_cb,
                                   task);
}

gboolean
sheaf_reader_print_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
