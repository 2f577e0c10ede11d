/* window-grants.c: remembered folders that are not to be seen
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sandbox sees a folder because the person chose it once, and some desktops forget that when the computer
 * starts again.  The articles are in the library and stay; only what is new in the folder is not found.
 */
#include "config.h"

#include "app/window.h"

#include "app/file-picker.h"
#include "app/window-private.h"
#include "core/library-folders.h"
#include "core/portal-path.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define MAX_NAME 60

/* Returns: (transfer full): to be shown */
static char *
folder_name (const SheafFolder *folder)
{
  g_autofree char *path = sheaf_portal_display_path (folder->path);
  g_autofree char *name = g_path_get_basename (path);

  return sheaf_text_display (name, MAX_NAME);
}

/* Returns: (transfer full) */
static char *
format_one (const SheafFolder *folder, gboolean by_portal)
{
  g_autofree char *name = folder_name (folder);

  if (by_portal)
    /* Translators: %s is the name of a folder */
    return g_strdup_printf (_ ("Sheaf may not look into “%s” any more"), name);
  /* Translators: %s is the name of a folder */
  return g_strdup_printf (_ ("“%s” is not there at the moment"), name);
}

/* Returns: (transfer full) */
static char *
format_many (guint n, gboolean by_portal)
{
  if (by_portal)
    return g_strdup_printf (ngettext ("Sheaf may not look into %'u remembered folder any more",
                                      "Sheaf may not look into %'u remembered folders any more", n),
                            n);
  return g_strdup_printf (ngettext ("%'u remembered folder is not there at the moment",
                                    "%'u remembered folders are not there at the moment", n),
                          n);
}

void
sheaf_window_tell_lost (SheafWindow *self, const GPtrArray *folders, gboolean asked)
{
  const SheafFolder *only = folders->len == 1 ? g_ptr_array_index (folders, 0) : NULL;
  g_autofree char *text = NULL;

  /* Outside of a sandbox one that is missing may be on a disk that comes back: no reason to complain. */
  if (!asked && (!self->by_portal || self->told_lost))
    return;
  self->told_lost = TRUE;
  text = only ? format_one (only, self->by_portal) : format_many (folders->len, self->by_portal);
  if (!self->by_portal)
    sheaf_window_toast (self, text, _ ("_Remembered Folders"), "win.remembered-folders", NULL);
  else if (only)
    sheaf_window_toast_long (self, text, _ ("Grant Access _Again…"), "win.grant-folder",
                             g_variant_new_int64 (only->id));
  else
    sheaf_window_toast_long (self, text, _ ("_Remembered Folders"), "win.remembered-folders", NULL);
}

/* Granting. */

typedef struct
{
  gint64 id;
  char *path;   /* (nullable): of that folder, once it is known */
  char *chosen; /* (nullable): what the person chose for it */
} Grant;

static void
grant_free (gpointer data)
{
  Grant *grant = data;

  g_free (grant->path);
  g_free (grant->chosen);
  g_free (grant);
}

static gboolean
path_work (SheafLibrary *library, gpointer data, GError **error)
{
  Grant *grant = data;
  g_autoptr (GPtrArray) folders = sheaf_library_list_folders (library, error);

  for (guint i = 0; folders && i < folders->len; i++)
    {
      const SheafFolder *folder = g_ptr_array_index (folders, i);

      if (folder->id == grant->id && !grant->path)
        grant->path = g_strdup (folder->path);
    }
  return folders != NULL;
}

/* Whether only the portal knows where @path is, and it may give @chosen out for the same folder. */
static gboolean
may_be_same (const char *path, const char *chosen)
{
  g_autofree char *host = sheaf_portal_known_folder (path);
  g_autofree char *chosen_host = sheaf_portal_known_folder (chosen);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *chosen_name = g_path_get_basename (chosen);

  return !host && !chosen_host && g_str_equal (name, chosen_name);
}

/* As an import knows it: the portal's folder may be a link. Returns: (transfer full) */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *resolved = g_strdup (real ? real : path);

  free (real);
  return resolved;
}

/* Portals of before 2023 do not say where on the computer a folder is, and each time one is granted it may have another
 * place with them: then what has the same name is the same. */
static gboolean
grant_work (SheafLibrary *library, gpointer data, GError **error)
{
  Grant *grant = data;
  g_autofree char *chosen = resolve (grant->chosen);

  if (!path_work (library, grant, error))
    return FALSE;
  if (!grant->path || g_str_equal (grant->path, chosen) ||
      sheaf_portal_shows_folder (grant->path) || !may_be_same (grant->path, chosen))
    return TRUE;
  return sheaf_library_move_folder (library, grant->id, chosen, error);
}

/* Whatever was chosen: the folder itself and one that it is in let us see it, and where it was another, that is told. */
static void
granted_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    sheaf_window_report_failure (self, error);
  else
    sheaf_window_rescan (self, self->granting, TRUE);
  sheaf_window_refresh_imports (self);
}

static void
chosen_cb (GListModel *files, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GFile) folder = g_list_model_get_item (files, 0);
  Grant *grant;

  if (!self->writer || self->read_only || !g_file_peek_path (folder))
    return;
  grant = g_new0 (Grant, 1);
  grant->id = self->granting;
  grant->chosen = g_strdup (g_file_peek_path (folder));
  sheaf_worker_run_async (self->writer, grant_work, grant, grant_free, NULL, granted_cb,
                          g_object_ref (self));
}

static void
path_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Grant *grant = sheaf_worker_get_data (result);
  GtkWidget *parent = self->imports_window;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, NULL) || !grant->path)
    return;
  self->granting = grant->id;
  if (!parent || !gtk_window_is_active (GTK_WINDOW (parent)))
    parent = GTK_WIDGET (self);
  sheaf_file_picker_choose_folder (GTK_WINDOW (parent), _ ("Grant Access Again"),
                                   _ ("_Grant Access"), grant->path, chosen_cb, self);
}

static void
grant_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  Grant *grant;

  if (!self->count_worker)
    return;
  grant = g_new0 (Grant, 1);
  grant->id = g_variant_get_int64 (parameter);
  sheaf_worker_run_async (self->count_worker, path_work, grant, grant_free, NULL, path_cb,
                          g_object_ref (self));
}

void
sheaf_window_connect_grants (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "grant-folder", grant_folder_cb, "x" },
  };

  self->by_portal = sheaf_portal_is_sandboxed ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
