/* window-folders.c: keeping up with remembered folders
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "core/library-folders.h"
#include "core/portal-path.h"

#include <glib/gi18n.h>

/* Coming back to the window looks no more often than this. */
#define FOCUS_INTERVAL (60 * G_USEC_PER_SEC)

/* Which folders are to be looked through. */
typedef struct
{
  gint64 id;           /* 0: all that are remembered */
  GPtrArray *requests; /* SheafImportRequest *: of those that are there */
  GPtrArray *lost;     /* SheafFolder *: the others */
} Looking;

static void
looking_free (gpointer data)
{
  Looking *looking = data;

  g_clear_pointer (&looking->requests, g_ptr_array_unref);
  g_clear_pointer (&looking->lost, g_ptr_array_unref);
  g_free (looking);
}

static void
free_request (gpointer data)
{
  sheaf_import_request_free (data);
}

static void
free_folder (gpointer data)
{
  sheaf_folder_free (data);
}

static gboolean
is_wanted (const Looking *looking, const SheafFolder *folder)
{
  return looking->id ? folder->id == looking->id : folder->remembered;
}

static gboolean
folders_work (SheafLibrary *library, gpointer data, GError **error)
{
  Looking *looking = data;
  g_autoptr (GPtrArray) folders = sheaf_library_list_folders (library, error);

  looking->requests = g_ptr_array_new_with_free_func (free_request);
  looking->lost = g_ptr_array_new_with_free_func (free_folder);
  for (guint i = 0; folders && i < folders->len;)
    {
      const SheafFolder *folder = g_ptr_array_index (folders, i);
      const gboolean wanted = is_wanted (looking, folder);

      if (wanted && !sheaf_portal_shows_folder (folder->path))
        {
          g_ptr_array_add (looking->lost, g_ptr_array_steal_index (folders, i));
          continue;
        }
      if (wanted)
        g_ptr_array_add (looking->requests, sheaf_import_request_new_for_folder (folder));
      i++;
    }
  return folders != NULL;
}

/* Remembers when a folder was looked through though nothing came of it. */
static gboolean
note_work (SheafLibrary *library, gpointer data, GError **error)
{
  const SheafImportRequest *request = data;
  const SheafImportRules rules = {
    .into = request->into,
    .zone = request->zone,
    .keep_duplicates = request->keep_duplicates,
    .dialect = request->dialect,
    .choices = (const SheafImportChoice *) (void *) request->choices->data,
    .n_choices = request->choices->len,
    .encodings = request->encodings,
  };

  return sheaf_library_note_folder (library, request->paths[0], &rules, 0, error);
}

static void
looked_cb (SheafWindow *self)
{
  g_autoptr (SheafRescan) rescan = g_steal_pointer (&self->rescan);
  const GPtrArray *news = sheaf_rescan_get_news (rescan);
  const GPtrArray *unchanged = sheaf_rescan_get_unchanged (rescan);

  sheaf_window_update_actions (self);
  if (news->len == 0 && self->rescan_asked)
    sheaf_window_toast (self, _ ("Nothing new in the remembered folders"), NULL, NULL, NULL);
  /* When the window looks by itself, every minute perhaps, that is not worth a write. */
  for (guint i = 0; self->rescan_asked && i < unchanged->len; i++)
    sheaf_worker_run_async (self->writer, note_work,
                            sheaf_import_request_copy (g_ptr_array_index (unchanged, i)),
                            free_request, NULL, NULL, NULL);
  for (guint i = 0; i < news->len; i++)
    sheaf_window_import (self, sheaf_import_request_copy (g_ptr_array_index (news, i)),
                         SHEAF_IMPORT_QUIETLY);
}

static void
listed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  Looking *looking = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error) || !self->library ||
      self->rescan || self->import)
    return;
  if (looking->lost->len > 0)
    sheaf_window_tell_lost (self, looking->lost, self->rescan_asked);
  if (looking->requests->len == 0)
    {
      if (self->rescan_asked && looking->lost->len == 0)
        sheaf_window_toast (self, _ ("There is no remembered folder to look through"),
                            _ ("_Import Folder…"), "win.import-folder", NULL);
      return;
    }
  self->rescan = sheaf_rescan_new (self->path, g_steal_pointer (&looking->requests));
  g_signal_connect_object (self->rescan, "finished", G_CALLBACK (looked_cb), self,
                           G_CONNECT_SWAPPED);
  sheaf_window_update_actions (self);
  sheaf_rescan_start (self->rescan);
}

void
sheaf_window_rescan (SheafWindow *self, gint64 folder, gboolean asked)
{
  Looking *looking;

  if (!self->library || self->read_only || self->import || self->rescan || self->import_dialog)
    return;
  self->rescan_asked = asked;
  self->rescanned = g_get_monotonic_time ();
  looking = g_new0 (Looking, 1);
  looking->id = folder;
  sheaf_worker_run_async (self->count_worker, folders_work, looking, looking_free, NULL, listed_cb,
                          g_object_ref (self));
}

static void
active_cb (SheafWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) &&
      g_settings_get_boolean (self->settings, "rescan-on-focus") &&
      (!self->rescanned || g_get_monotonic_time () - self->rescanned >= FOCUS_INTERVAL))
    sheaf_window_rescan (self, 0, FALSE);
}

static void
rescan_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_rescan (data, 0, TRUE);
}

static void
rescan_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_rescan (data, g_variant_get_int64 (parameter), TRUE);
}

/* Forgetting. */

typedef struct
{
  gint64 id;
  gboolean remembered;
} Remembering;

static gboolean
remember_work (SheafLibrary *library, gpointer data, GError **error)
{
  const Remembering *remembering = data;

  return sheaf_library_set_folder_remembered (library, remembering->id, remembering->remembered,
                                              error);
}

static void
remembered_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Remembering *remembering = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        sheaf_window_toast (self, error->message, NULL, NULL, NULL);
      return;
    }
  if (!remembering->remembered)
    sheaf_window_toast (self, _ ("Folder forgotten; its articles stay"), _ ("_Undo"),
                        "win.remember-folder", g_variant_new_int64 (remembering->id));
}

static void
set_remembered (SheafWindow *self, gint64 id, gboolean remembered)
{
  Remembering *remembering;

  if (!self->library || self->read_only)
    return;
  remembering = g_new0 (Remembering, 1);
  remembering->id = id;
  remembering->remembered = remembered;
  sheaf_worker_run_async (self->writer, remember_work, remembering, g_free, NULL, remembered_cb,
                          g_object_ref (self));
}

static void
forget_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_remembered (data, g_variant_get_int64 (parameter), FALSE);
}

static void
remember_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_remembered (data, g_variant_get_int64 (parameter), TRUE);
}

void
sheaf_window_stop_rescan (SheafWindow *self)
{
  if (self->rescan)
    sheaf_rescan_cancel (self->rescan);
  g_clear_object (&self->rescan);
}

void
sheaf_window_connect_folders (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "rescan", rescan_cb },
    { "rescan-folder", rescan_folder_cb, "x" },
    { "forget-folder", forget_folder_cb, "x" },
    { "remember-folder", remember_folder_cb, "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}
