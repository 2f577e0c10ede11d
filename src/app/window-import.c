/* window-import.c: imports: asked for, looked at, made, told of
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/file-drop.h"
#include "app/file-picker.h"
#include "app/format-import.h"
#include "app/import-dialog.h"
#include "core/portal-path.h"

#include <glib/gi18n.h>

/* One that waits for its turn. */
typedef struct
{
  SheafImportRequest *request;
  SheafImportManner manner;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  sheaf_import_request_free (waiting->request);
  g_free (waiting);
}

/* Telling. */

/* A failure is told with the way to what failed; else there is the way back. */
static void
tell (SheafWindow *self, SheafImportJob *job, const char *text)
{
  const gint64 step = sheaf_import_job_get_step (job);

  sheaf_window_toast (self, text, step ? _ ("_Undo") : NULL, "win.undo-step",
                      g_variant_new_int64 (step));
}

GVariant *
sheaf_window_around_target (const char *folder, const char *into)
{
  return g_variant_new ("(m^ayms)", folder, into);
}

/* Returns: FALSE where there is no folder to offer: all that is beside the files was found; or where more is to be told */
static gboolean
offer_folder (SheafWindow *self, SheafImportJob *job)
{
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;

  if (sheaf_import_job_get_progress (job)->totals[SHEAF_OUTCOME_FAILED] > 0 ||
      !sheaf_import_job_wants_folder (job, &folder))
    return FALSE;
  text = sheaf_format_import_alone (sheaf_import_job_get_progress (job));
  sheaf_window_toast_long (
      self, text, _ ("Import the _Folder Instead…"), "win.import-around",
      sheaf_window_around_target (folder, sheaf_import_job_get_request (job)->into));
  return TRUE;
}

static void
tell_error (SheafWindow *self, SheafImportJob *job, const GError *error)
{
  const gint64 import = sheaf_import_job_get_import (job);
  g_autofree char *text = g_strdup_printf (
      /* Translators: %s is the reason */
      _ ("The import stopped: %s"), error->message);

  sheaf_window_toast (self, text, import ? _ ("_Report") : NULL, "win.show-import-of",
                      g_variant_new_int64 (import));
}

/* Returns: (transfer full) (nullable): what came from a remembered folder by itself */
static char *
format_news (SheafImportJob *job)
{
  const SheafImportProgress *progress = sheaf_import_job_get_progress (job);
  const guint *totals = progress->totals;
  g_autofree char *name = sheaf_import_request_make_name (sheaf_import_job_get_request (job));

  if (totals[SHEAF_OUTCOME_NEW] + totals[SHEAF_OUTCOME_UPDATED] + totals[SHEAF_OUTCOME_CONFLICT] >
      0)
    return sheaf_format_import_found (totals, name);
  return progress->pictures > 0 ? sheaf_format_pictures_found (progress->pictures, name) : NULL;
}

static void
report (SheafWindow *self, SheafImportJob *job)
{
  const SheafImportProgress *progress = sheaf_import_job_get_progress (job);
  const GError *error = sheaf_import_job_get_error (job);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_ ("Import stopped; what was read stays"));
  else if (error)
    {
      tell_error (self, job, error);
      return;
    }
  else if (self->manner == SHEAF_IMPORT_QUIETLY)
    {
      text = format_news (job);
      /* A file that came where a picture was missing, and is none. */
      if (!text)
        return;
    }
  else if (offer_folder (self, job))
    return;
  else
    text = sheaf_format_import_done (progress);
  tell (self, job, text);
}

/* Importing. */

static void
progress_cb (SheafWindow *self, SheafImportJob *job)
{
  sheaf_import_bar_set_progress (self->import_bar, sheaf_import_job_get_progress (job),
                                 sheaf_import_job_get_seconds_left (job));
}

static void
finished_cb (SheafWindow *self, SheafImportJob *finished)
{
  g_autoptr (SheafImportJob) job = g_steal_pointer (&self->import);

  sheaf_import_bar_set_progress (self->import_bar, NULL, -1);
  if (!self->library)
    return; /* the window is closing */

  report (self, job);
  sheaf_window_queue_refresh (self);
  sheaf_window_read_new_pictures (self);
  sheaf_window_update_actions (self);
  if (self->manner == SHEAF_IMPORT_AND_SHOW && sheaf_import_job_get_article (job))
    {
      gtk_stack_set_visible_child_name (self->pages, "library");
      /* Its row comes with the refresh, and is the one to go on from. */
      sheaf_window_show_article (self, sheaf_import_job_get_article (job));
    }
  sheaf_window_start_next_import (self);
}

static void
start (SheafWindow *self, const SheafImportRequest *request, SheafImportManner manner)
{
  self->manner = manner;
  self->import = sheaf_import_job_new (self->writer, request);
  g_signal_connect_object (self->import, "progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  progress_cb (self, self->import);
  sheaf_window_choose_page (self);
  sheaf_window_update_actions (self);
  sheaf_import_job_start (self->import);
}

/* Asking. */

static void
confirmed_cb (SheafWindow *self, SheafImportRequest *request)
{
  sheaf_window_import (self, sheaf_import_request_copy (request), SHEAF_IMPORT_AND_TELL);
}

static void
dialog_gone_cb (SheafWindow *self)
{
  g_clear_weak_pointer (&self->import_dialog);
  sheaf_window_start_next_import (self);
}

static void
ask (SheafWindow *self, const SheafImportRequest *request)
{
  GtkWidget *dialog = sheaf_import_dialog_new (GTK_WINDOW (self), self->path, request);

  g_set_weak_pointer (&self->import_dialog, dialog);
  g_signal_connect_object (dialog, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (dialog_gone_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The next that can have its turn: a question while no other is asked, an import while no other is made. */
static Waiting *
pop_next (SheafWindow *self)
{
  for (GList *l = self->waiting_imports.head; l; l = l->next)
    {
      Waiting *waiting = l->data;

      if (waiting->manner == SHEAF_IMPORT_ASK ? !self->import_dialog : !self->import)
        {
          g_queue_delete_link (&self->waiting_imports, l);
          return waiting;
        }
    }
  return NULL;
}

void
sheaf_window_start_next_import (SheafWindow *self)
{
  Waiting *waiting;

  while (self->library && (waiting = pop_next (self)))
    {
      if (self->read_only)
        sheaf_window_toast (self, _ ("The library cannot be written, so nothing can be imported"),
                            NULL, NULL, NULL);
      else if (waiting->manner == SHEAF_IMPORT_ASK)
        ask (self, waiting->request);
      else
        start (self, waiting->request, waiting->manner);
      waiting_free (waiting);
    }
}

void
sheaf_window_import (SheafWindow *self, SheafImportRequest *request, SheafImportManner manner)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->request = request;
  waiting->manner = manner;
  g_queue_push_tail (&self->waiting_imports, waiting);
  sheaf_window_start_next_import (self);
}

void
sheaf_window_forget_imports (SheafWindow *self)
{
  if (self->import)
    sheaf_import_job_cancel (self->import);
  if (self->import_dialog)
    gtk_window_destroy (GTK_WINDOW (self->import_dialog));
}

/* By what the preferences say of imports. Returns: (transfer full) */
static SheafImportRequest *
new_request (SheafWindow *self, GFile *const *files, guint n_files)
{
  SheafImportRequest *request = sheaf_import_request_new (files, n_files);
  g_autofree char *zone = g_settings_get_string (self->settings, "import-zone");

  request->zone = *zone ? g_steal_pointer (&zone) : NULL;
  request->keep_duplicates = g_settings_get_boolean (self->settings, "import-keep-duplicates");
  return request;
}

void
sheaf_window_import_files (SheafWindow *self, GFile *const *files, guint n_files)
{
  g_return_if_fail (SHEAF_IS_WINDOW (self));

  sheaf_window_import (self, new_request (self, files, n_files), SHEAF_IMPORT_AND_SHOW);
}

void
sheaf_window_open_files (SheafWindow *self, GFile *const *files, guint n_files)
{
  SheafImportRequest *request;

  g_return_if_fail (SHEAF_IS_WINDOW (self));

  request = new_request (self, files, n_files);
  sheaf_window_import (self, request,
                       sheaf_import_request_is_files (request) ? SHEAF_IMPORT_AND_SHOW
                                                               : SHEAF_IMPORT_ASK);
}

void
sheaf_window_import_into (SheafWindow *self,
                          const char *category,
                          GFile *const *files,
                          guint n_files)
{
  SheafImportRequest *request;

  g_return_if_fail (SHEAF_IS_WINDOW (self));

  request = new_request (self, files, n_files);
  request->into = g_strdup (category);
  sheaf_window_import (self, request, SHEAF_IMPORT_ASK);
}

void
sheaf_window_cancel_import (SheafWindow *self)
{
  if (!self->import)
    return;
  sheaf_import_job_cancel (self->import);
  sheaf_import_bar_set_cancelling (self->import_bar);
}

static void
picked_cb (GListModel *files, gpointer owner)
{
  SheafWindow *self = owner;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  sheaf_window_import_into (self, self->pick_into, (GFile *const *) list->pdata, list->len);
}

void
sheaf_window_pick_import (SheafWindow *self, gboolean folders)
{
  g_clear_pointer (&self->pick_into, g_free);
  sheaf_file_picker_open (GTK_WINDOW (self), folders, NULL, picked_cb, self);
}

/* A category's row takes what is dropped on it; all else is the window's. */
static char *
find_category_cb (GtkWidget *widget, double x, double y, GtkWidget **child, gpointer data)
{
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  return at ? g_strdup (sheaf_sidebar_find_category (at, child)) : NULL;
}

static void
dropped_cb (GtkWidget *widget, const char *place, GSList *files, const GError *error, gpointer data)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (GSList *l = files; l; l = l->next)
    g_ptr_array_add (list, l->data);
  if (list->len > 0)
    {
      sheaf_window_import_into (data, place, (GFile *const *) list->pdata, list->len);
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

/* (path of the category whose menu it was, whether a folder is chosen and not files) */
static void
pick_into_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  const char *category;
  gboolean folders;

  g_variant_get (parameter, "(&sb)", &category, &folders);
  sheaf_window_pick_import (self, folders);
  self->pick_into = g_strdup (category);
}

/* (the folder to begin in, path of the category that was asked for) */
static void
import_around_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autofree char *into = NULL;
  const char *folder;

  g_variant_get (parameter, "(m^&ayms)", &folder, &into);
  if (self->imports_window)
    gtk_window_close (GTK_WINDOW (self->imports_window));
  sheaf_window_dismiss_toast (self);
  g_free (self->pick_into);
  self->pick_into = g_steal_pointer (&into);
  sheaf_file_picker_open (GTK_WINDOW (self), TRUE, folder, picked_cb, self);
}

void
sheaf_window_connect_import (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "pick-into", pick_into_cb, "(sb)" },
    { "import-around", import_around_cb, "(mayms)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  sheaf_file_drop_add (GTK_WIDGET (self), find_category_cb, dropped_cb, self);
}
