/* window-import.c: imports and their report
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/file-drop.h"
#include "app/file-picker.h"
#include "app/format.h"
#include "app/import-summary.h"
#include "core/portal-path.h"

#include <glib/gi18n.h>

/* What was asked for: paths, and what cannot be read as files of this computer. */
typedef struct
{
  GPtrArray *paths;  /* char *, NULL-terminated */
  GPtrArray *remote; /* char *: addresses, for showing */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_ptr_array_unref (request->paths);
  g_ptr_array_unref (request->remote);
  g_free (request);
}

static gboolean
has_unreadable_files (SheafImportJob *job)
{
  GListModel *problems = sheaf_import_job_get_problems (job);

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (SheafImportProblem) problem = g_list_model_get_item (problems, i);

      if (!sheaf_import_problem_came_in (problem))
        return TRUE;
    }
  return FALSE;
}

static void
report (SheafWindow *self, SheafImportJob *job)
{
  const SheafImportProgress *progress = sheaf_import_job_get_progress (job);
  const GError *error = sheaf_import_job_get_error (job);
  const gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const gint64 step = sheaf_import_job_get_step (job);
  g_autofree char *text = NULL;

  if ((error && !cancelled) || has_unreadable_files (job))
    {
      gtk_window_present (GTK_WINDOW (sheaf_import_summary_new (GTK_WINDOW (self), job)));
      return;
    }

  text = cancelled ? g_strdup (_ ("Import stopped; what was read stays"))
                   : sheaf_format_import_done (progress->totals);
  sheaf_window_toast (self, text, step ? _ ("_Undo") : NULL, "win.undo-step",
                      g_variant_new_int64 (step));
}

static void
progress_cb (SheafWindow *self, SheafImportJob *job)
{
  sheaf_import_bar_set_progress (self->import_bar, sheaf_import_job_get_progress (job));
}

static void
finished_cb (SheafWindow *self, SheafImportJob *finished)
{
  g_autoptr (SheafImportJob) job = g_steal_pointer (&self->import);

  sheaf_import_bar_set_progress (self->import_bar, NULL);
  if (!self->library)
    return; /* the window is closing */

  report (self, job);
  sheaf_window_queue_refresh (self);
  sheaf_window_update_actions (self);
  sheaf_window_start_next_import (self);
}

void
sheaf_window_start_next_import (SheafWindow *self)
{
  Request *request;

  if (self->import || !self->library || !(request = g_queue_pop_head (&self->waiting_imports)))
    return;
  if (self->read_only)
    {
      sheaf_window_toast (self, _ ("The library cannot be written, so nothing can be imported"),
                          NULL, NULL, NULL);
      request_free (request);
      return;
    }

  self->import = sheaf_import_job_new (self->writer, (const char *const *) request->paths->pdata);
  for (guint i = 0; i < request->remote->len; i++)
    sheaf_import_job_add_problem (self->import, g_ptr_array_index (request->remote, i),
                                  _ ("It is not a file on this computer."));
  request_free (request);

  g_signal_connect_object (self->import, "progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  sheaf_import_bar_set_progress (self->import_bar, sheaf_import_job_get_progress (self->import));
  sheaf_window_choose_page (self);
  sheaf_window_update_actions (self);
  sheaf_import_job_start (self->import);
}

void
sheaf_window_import_files (SheafWindow *self, GFile *const *files, guint n_files)
{
  Request *request;

  g_return_if_fail (SHEAF_IS_WINDOW (self));

  request = g_new0 (Request, 1);
  request->paths = g_ptr_array_new_with_free_func (g_free);
  request->remote = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_files; i++)
    {
      char *path = g_file_get_path (files[i]);

      if (path)
        g_ptr_array_add (request->paths, path);
      else
        g_ptr_array_add (request->remote, g_file_get_parse_name (files[i]));
    }
  g_ptr_array_add (request->paths, NULL);
  g_queue_push_tail (&self->waiting_imports, request);
  sheaf_window_start_next_import (self);
}

void
sheaf_window_cancel_import (SheafWindow *self)
{
  if (self->import)
    sheaf_import_job_cancel (self->import);
}

static void
picked_cb (GListModel *files, gpointer owner)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  sheaf_window_import_files (owner, (GFile *const *) list->pdata, list->len);
}

void
sheaf_window_pick_import (SheafWindow *self, gboolean folders)
{
  sheaf_file_picker_open (GTK_WINDOW (self), folders, picked_cb, self);
}

static void
dropped_cb (GtkWidget *widget, GSList *files, const GError *error, gpointer data)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (GSList *l = files; l; l = l->next)
    g_ptr_array_add (list, l->data);
  if (list->len > 0)
    {
      sheaf_window_import_files (data, (GFile *const *) list->pdata, list->len);
      return;
    }

  /* Portals of before 2023 hand over files only. */
  if (error && sheaf_portal_is_sandboxed ())
    {
      sheaf_window_toast (data, _ ("What was dropped was not handed over. Folders can be chosen."),
                          _ ("Choose _Folder…"), "win.import-folder", NULL);
      return;
    }

  text = error ? g_strdup_printf (_ ("What was dropped cannot be read: %s"), error->message)
               : g_strdup (_ ("Nothing that was dropped is a file"));
  sheaf_window_toast (data, text, _ ("_Choose Files…"), "win.import-files", NULL);
}

void
sheaf_window_connect_import (SheafWindow *self)
{
  sheaf_file_drop_add (GTK_WIDGET (self), dropped_cb, self);
}
