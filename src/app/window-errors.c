/* window-errors.c: what to do where there is no library, or it does not do what it should
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format-library.h"
#include "app/thread-task.h"
#include "core/backup-look.h"
#include "core/backups.h"
#include "core/doctor.h"
#include "core/restore.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* The page. */

/* Nothing of the library can be seen or changed. */
static void
leave_library (SheafWindow *self)
{
  static const SheafStep none = { 0 };

  gtk_stack_set_visible_child_name (self->pages, "error");
  gtk_revealer_set_reveal_child (self->read_only_bar, FALSE);
  sheaf_window_update_actions (self);
  sheaf_window_update_undo (self, &none, &none);
}

static void
find_backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) list = sheaf_backups_list (data, NULL);
  guint n;

  for (guint i = 0; list && i < list->len; i++)
    {
      const SheafBackup *backup = g_ptr_array_index (list, i);

      if (backup->kind != SHEAF_BACKUP_DAMAGED && sheaf_backup_count (backup->path, &n, NULL))
        {
          g_task_return_int (task, backup->time);
          return;
        }
    }
  g_task_return_int (task, 0);
}

static void
backup_found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  SheafWindow *self = SHEAF_WINDOW (object);

  if (self->settings) /* not closed meanwhile */
    sheaf_error_page_set_backup (self->error_page, g_task_propagate_int (G_TASK (result), NULL));
}

static void
find_backup (SheafWindow *self)
{
  g_autoptr (GTask) task = sheaf_thread_task_new (self, NULL, backup_found_cb, NULL);

  g_task_set_source_tag (task, find_backup);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, find_backup_thread);
}

void
sheaf_window_show_error (SheafWindow *self, const GError *error)
{
  sheaf_window_dismiss_toast (self);
  sheaf_error_page_show_error (self->error_page, error, self->path);
  leave_library (self);
  find_backup (self);
  g_signal_emit_by_name (self, "ready");
}

void
sheaf_window_show_progress (SheafWindow *self,
                            const char *title,
                            const char *description,
                            gboolean stoppable)
{
  sheaf_error_page_show_progress (self->error_page, title, description, stoppable);
  leave_library (self);
}

void
sheaf_window_report_failure (SheafWindow *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = sheaf_format_failure (error);
  sheaf_window_toast (self, text, NULL, NULL, NULL);
  /* One article's bytes may be wrong, or the search index; or the whole file. */
  if (self->care && g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
    sheaf_care_check_now (self->care);
}

/* Repair. */

typedef struct
{
  char *path;
  char *aside;
  GPtrArray *findings;
  gboolean opens;
  gboolean sound;
} Repair;

static void
repair_free (gpointer data)
{
  Repair *repair = data;

  g_free (repair->path);
  g_free (repair->aside);
  g_ptr_array_unref (repair->findings);
  g_free (repair);
}

static void
finding_cb (const char *finding, gpointer data)
{
  g_ptr_array_add (data, g_strdup (finding));
}

static void
interrupt_cb (GCancellable *cancellable, SheafLibrary *library)
{
  sheaf_library_interrupt (library);
}

/* Without the file's name, which stands before what opening fails with. */
static void
tell_closed (Repair *repair, const char *message)
{
  g_autofree char *name = g_filename_display_name (repair->path);
  g_autofree char *start = g_strconcat (name, ": ", NULL);
  const gsize skipped = g_str_has_prefix (message, start) ? strlen (start) : 0;

  finding_cb (message + skipped, repair->findings);
}

/* A library that cannot even be opened cannot be repaired, which is a result and no error. */
static gboolean
check (Repair *repair, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafLibrary) library = sheaf_library_open (repair->path, SHEAF_LIBRARY_WRITE, &local);
  gulong handler;
  gboolean ok;

  if (!library)
    {
      if (!g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      tell_closed (repair, local->message);
      return TRUE;
    }
  repair->opens = TRUE;
  handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), library, NULL);
  ok = sheaf_doctor_check (library, TRUE, finding_cb, repair->findings, &repair->sound, error);
  g_cancellable_disconnect (cancellable, handler);
  return ok;
}

static void
repair_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Repair *repair = data;
  g_autoptr (GError) error = NULL;
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (!sheaf_restore_keep_aside (repair->path, now, &repair->aside, &error) ||
      !check (repair, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* Nothing was done to it, so there is nothing to keep. */
  if (repair->sound && repair->findings->len == 0)
    {
      g_unlink (repair->aside);
      g_clear_pointer (&repair->aside, g_free);
    }
  g_task_return_boolean (task, TRUE);
}

static void
repaired_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  SheafWindow *self = SHEAF_WINDOW (object);
  const Repair *repair = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const gboolean stopped = g_cancellable_is_cancelled (self->repair);

  g_clear_object (&self->repair);
  if (!self->settings) /* closed meanwhile */
    return;
  sheaf_window_update_actions (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      sheaf_error_page_show_result (self->error_page, repair->opens, repair->sound,
                                    repair->findings, repair->aside);
      find_backup (self);
    }
  else if (stopped)
    sheaf_window_open_library (self);
  else
    sheaf_window_show_error (self, error);
}

static void
repair_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GTask) task = NULL;
  Repair *repair;

  if (self->repair || self->import)
    return;
  sheaf_window_close_article (self);
  sheaf_window_close_library (self);
  sheaf_window_show_progress (self, _ ("Checking the Library…"),
                              _ ("Every article is compared with what it should be. This can take "
                                 "some minutes; the file as it is now is kept."),
                              TRUE);

  self->repair = g_cancellable_new ();
  repair = g_new0 (Repair, 1);
  repair->path = g_strdup (self->path);
  repair->findings = g_ptr_array_new_with_free_func (g_free);
  task = sheaf_thread_task_new (self, self->repair, repaired_cb, NULL);
  /* What was found counts, also where Stop came too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, repair_cb);
  g_task_set_task_data (task, repair, repair_free);
  g_task_run_in_thread (task, repair_thread);
}

static void
stop_repair_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (self->repair)
    g_cancellable_cancel (self->repair);
}

/* The folder. */

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  /* Translators: the program asked gave this reason */
  text = g_strdup_printf (_ ("The folder could not be opened: %s"), error->message);
  sheaf_window_toast (self, text, NULL, NULL, NULL);
}

void
sheaf_window_open_folder (SheafWindow *self, const char *folder)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri)
    g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                             g_object_ref (self));
}

void
sheaf_window_open_folder_of (SheafWindow *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  sheaf_window_open_folder (self, folder);
}

static void
open_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_window_open_folder_of (self, self->path);
}

void
sheaf_window_add_error_actions (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "repair-library", repair_cb },
    { "stop-repair", stop_repair_cb },
    { "open-library-folder", open_folder_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
