/* window-backups.c: backups by themselves and by hand, and the way back to one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/file-picker.h"
#include "app/format-library.h"
#include "app/thread-task.h"
#include "core/backups.h"
#include "core/library-undo.h"
#include "core/restore.h"

#include <glib/gi18n.h>

/* Not while the window is being started and the first things are looked at. */
#define FIRST_ROUND_SECONDS 20

/* By themselves. */

static void
refresh_backups (SheafWindow *self)
{
  const GError *problem = self->care ? sheaf_care_get_problem (self->care) : NULL;
  g_autofree char *text = problem ? sheaf_format_backup_problem (problem) : NULL;

  if (self->backups)
    sheaf_backups_window_refresh (self->backups, text);
}

static void
damaged_cb (SheafWindow *self, const char *finding)
{
  g_autoptr (GError) error = NULL;

  if (self->import)
    sheaf_window_cancel_import (self);
  if (self->damage_told)
    {
      sheaf_window_toast (self, _ ("The library is damaged; changes to it may be lost"),
                          _ ("_Backups…"), "win.backups", NULL);
      return;
    }
  self->damage_told = TRUE;
  if (self->backups)
    gtk_window_close (GTK_WINDOW (self->backups));
  error = g_error_new_literal (SHEAF_ERROR, SHEAF_ERROR_CORRUPT, finding);
  sheaf_window_close_article (self);
  sheaf_window_close_library (self);
  sheaf_window_show_error (self, error);
}

static gboolean
is_importing (gpointer data)
{
  SheafWindow *self = data;

  return self->import != NULL;
}

void
sheaf_window_start_care (SheafWindow *self)
{
  self->care = sheaf_care_new (self->path, self->settings, FIRST_ROUND_SECONDS, is_importing, self);
  g_signal_connect_object (self->care, "damaged", G_CALLBACK (damaged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->care, "changed", G_CALLBACK (refresh_backups), self,
                           G_CONNECT_SWAPPED);
}

void
sheaf_window_stop_care (SheafWindow *self)
{
  if (!self->care)
    return;
  sheaf_care_close (self->care);
  g_clear_object (&self->care);
}

/* By hand. */

static void
made_cb (GObject *care, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (sheaf_care_back_up_finish (SHEAF_CARE (care), result, &error))
    {
      sheaf_window_toast (self, _ ("Backup made"), NULL, NULL, NULL);
      return;
    }
  refresh_backups (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = sheaf_format_backup_problem (error);
  if (self->backups)
    sheaf_backups_window_refresh (self->backups, text);
  else
    sheaf_window_toast (self, text, NULL, NULL, NULL);
}

static void
make (SheafWindow *self, const char *path)
{
  if (self->care)
    sheaf_care_back_up_async (self->care, path, made_cb, g_object_ref (self));
}

static void
backup_now_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  make (data, NULL);
}

static void
save_chosen_cb (GFile *file, gpointer data)
{
  SheafWindow *self = data;
  g_autofree char *path = g_file_get_path (file);

  if (path)
    make (self, path);
  else
    sheaf_window_toast (self, _ ("A copy can only be saved on this computer or a mounted disk"),
                        NULL, NULL, NULL);
}

static void
backup_save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  GtkWindow *parent = self->backups ? GTK_WINDOW (self->backups) : GTK_WINDOW (self);
  g_autofree char *name =
      sheaf_backup_name (self->path, SHEAF_BACKUP_DAILY, g_get_real_time () / G_USEC_PER_SEC);

  sheaf_file_picker_save (parent, _ ("Save a Copy of the Library"), name, save_chosen_cb, self);
}

static void
backups_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->backups)
    {
      GtkWidget *window = sheaf_backups_window_new (GTK_WINDOW (self), self->path, self->settings,
                                                    self->library != NULL);

      g_set_weak_pointer (&self->backups, SHEAF_BACKUPS_WINDOW (window));
      refresh_backups (self);
    }
  gtk_window_present (GTK_WINDOW (self->backups));
}

static void
open_backups_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autofree char *folder = sheaf_backup_folder (self->path);
  g_autofree char *inside = g_build_filename (folder, ".", NULL);

  sheaf_window_open_folder_of (self, inside);
}

/* Restoring. */

typedef struct
{
  char *library;
  char *backup;
  gint64 time; /* of the backup */
  char *aside;
  gint64 step; /* the last one in the backup; 0: it has none */
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->library);
  g_free (restore->backup);
  g_free (restore->aside);
  g_free (restore);
}

static gint64
read_last_step (const char *path)
{
  g_autoptr (SheafLibrary) library = sheaf_library_open (path, SHEAF_LIBRARY_READ, NULL);
  SheafStep step = { 0 };

  return library && sheaf_library_peek_undo (library, &step, NULL) ? step.id : 0;
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restore *restore = data;
  g_autoptr (GError) error = NULL;

  if (sheaf_restore (restore->library, restore->backup, g_get_real_time () / G_USEC_PER_SEC,
                     &restore->aside, &error))
    {
      restore->step = read_last_step (restore->library);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Undo brings back what the backup took the place of, until something else is done. That again is not undone: what was
 * done before is. */
static void
remember_restored (SheafWindow *self, const Restore *restore)
{
  const gboolean was_undone = g_strcmp0 (self->replaced, restore->backup) == 0;

  g_clear_pointer (&self->replaced, g_free);
  self->replaced = was_undone ? NULL : g_strdup (restore->aside);
  self->restored_step = restore->step;
}

gboolean
sheaf_window_undo_restore (SheafWindow *self)
{
  SheafStep step = { 0 };

  if (!self->replaced || !self->library || !sheaf_library_peek_undo (self->library, &step, NULL) ||
      step.id != self->restored_step)
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (self), "restore-backup",
                                  g_variant_new_bytestring (self->replaced));
  return TRUE;
}

/* What went away is one click from coming back, as long as the toast is there; later by the list. */
static void
tell_restored (SheafWindow *self, const Restore *restore)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *time =
      sheaf_format_backup_time (restore->time, g_get_real_time () / G_USEC_PER_SEC, zone);
  /* Translators: %s is a time like "26 November 2026, 09:30" */
  g_autofree char *text = g_strdup_printf (_ ("Restored the library of %s"), time);

  sheaf_window_toast (self, text, restore->aside ? _ ("_Undo") : NULL, "win.restore-backup",
                      restore->aside ? g_variant_new_bytestring (restore->aside) : NULL);
}

static void
restored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  SheafWindow *self = SHEAF_WINDOW (object);
  const Restore *restore = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  self->restoring = FALSE;
  if (!self->settings) /* closed meanwhile */
    return;
  sheaf_window_open_library (self);
  if (ok)
    {
      self->damage_told = FALSE;
      remember_restored (self, restore);
      tell_restored (self, restore);
      return;
    }
  /* Translators: the reason why a backup could not be restored */
  text = g_strdup_printf (_ ("Nothing was restored: %s"), error->message);
  sheaf_window_toast (self, text, NULL, NULL, NULL);
}

static gint64
time_of (const char *library, const char *backup)
{
  g_autofree char *name = g_path_get_basename (backup);
  SheafBackupKind kind;
  gint64 time = 0;

  sheaf_backup_parse_name (library, name, &kind, &time);
  return time;
}

static void
restore_backup_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GTask) task = NULL;
  Restore *restore;

  if (self->import)
    {
      sheaf_window_toast (self, _ ("An import is running; stop it or let it end first"), NULL, NULL,
                          NULL);
      return;
    }
  if (self->restoring || self->repair)
    return;
  restore = g_new0 (Restore, 1);
  restore->library = g_strdup (self->path);
  restore->backup = g_strdup (g_variant_get_bytestring (parameter));
  restore->time = time_of (restore->library, restore->backup);

  self->restoring = TRUE;
  sheaf_window_close_article (self);
  sheaf_window_close_library (self);
  sheaf_window_show_progress (self, _ ("Restoring the Library…"),
                              _ ("The library as it is now is kept among the backups."), FALSE);
  task = sheaf_thread_task_new (self, NULL, restored_cb, NULL);
  g_task_set_source_tag (task, restore_backup_cb);
  g_task_set_task_data (task, restore, restore_free);
  g_task_run_in_thread (task, restore_thread);
}

void
sheaf_window_add_backup_actions (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "backups", backups_cb },
    { "backup-now", backup_now_cb },
    { "backup-save-as", backup_save_as_cb },
    { "open-backups-folder", open_backups_folder_cb },
    { "restore-backup", restore_backup_cb, "ay" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
