/* window-imports.c: the window of all imports, and what it asks for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format-import.h"
#include "app/imports-window.h"
#include "core/import-log.h"
#include "core/library-picture-sums.h"
#include "core/portal-path.h"

#include <glib/gi18n.h>

/* More have no place in a list that somebody reads. */
#define MAX_IMPORTS 1000

/* Missing pictures named of each reason, as the terminal does. */
#define NAMES_PER_REASON 10

/* Everything the window shows, read on a thread. */
typedef struct
{
  GPtrArray *imports;
  GPtrArray *folders;
  GArray *states; /* SheafFolderState, of each folder */
  gboolean by_portal;
} Overview;

static void
overview_free (gpointer data)
{
  Overview *overview = data;

  g_clear_pointer (&overview->imports, g_ptr_array_unref);
  g_clear_pointer (&overview->folders, g_ptr_array_unref);
  g_array_unref (overview->states);
  g_free (overview);
}

static gboolean
overview_work (SheafLibrary *library, gpointer data, GError **error)
{
  Overview *overview = data;

  overview->imports = sheaf_library_list_imports (library, MAX_IMPORTS, error);
  overview->folders = overview->imports ? sheaf_library_list_folders (library, error) : NULL;
  if (!overview->folders)
    return FALSE;
  for (guint i = 0; i < overview->folders->len; i++)
    {
      const SheafFolder *folder = g_ptr_array_index (overview->folders, i);
      SheafFolderState state = SHEAF_FOLDER_THERE;

      if (folder->remembered && !sheaf_portal_shows_folder (folder->path))
        state = overview->by_portal ? SHEAF_FOLDER_LOCKED : SHEAF_FOLDER_MISSING;
      g_array_append_val (overview->states, state);
    }
  return TRUE;
}

/* The import that is at work is the newest, and has no end yet. */
static gint64
find_running (const GPtrArray *imports)
{
  const SheafImportRecord *newest = imports->len > 0 ? g_ptr_array_index (imports, 0) : NULL;

  return newest && !newest->finished ? newest->id : 0;
}

static void
overview_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Overview *overview = sheaf_worker_get_data (result);
  SheafImportsWindow *window = SHEAF_IMPORTS_WINDOW (self->imports_window);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        sheaf_window_toast (self, error->message, NULL, NULL, NULL);
      return;
    }
  if (!window)
    return;
  sheaf_imports_window_set_imports (window, overview->imports,
                                    self->import ? find_running (overview->imports) : 0);
  sheaf_imports_window_set_folders (window, overview->folders, overview->states);
}

void
sheaf_window_refresh_imports (SheafWindow *self)
{
  Overview *overview;

  if (!self->imports_window || !self->count_worker)
    return;
  overview = g_new0 (Overview, 1);
  overview->states = g_array_new (FALSE, FALSE, sizeof (SheafFolderState));
  overview->by_portal = self->by_portal;
  sheaf_worker_run_async (self->count_worker, overview_work, overview, overview_free, NULL,
                          overview_cb, g_object_ref (self));
}

/* The report of one import. */

typedef struct
{
  gint64 import;
  SheafImportReportContent content;
  SheafPictureSums *pictures;
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  g_clear_object (&report->content.files);
  g_clear_pointer (&report->content.around, g_variant_unref);
  sheaf_picture_sums_free (report->pictures);
  g_free (report);
}

/* The first file that was given by itself and shows what may lie in a folder that was not. (transfer full) (nullable) */
static char *
find_alone (const SheafPictureSums *sums, const SheafImportRecord *record)
{
  for (guint i = 0; i < sums->reasons->len; i++)
    {
      const SheafLackingReason *reason = g_ptr_array_index (sums->reasons, i);

      for (guint j = 0; j < reason->first->len; j++)
        {
          const SheafLackingPicture *picture = g_ptr_array_index (reason->first, j);
          g_autofree char *file = g_build_filename (picture->root, picture->origin, NULL);

          if (sheaf_picture_problem_wants_folder (reason->problem) &&
              g_strv_contains ((const char *const *) record->sources, file))
            return g_steal_pointer (&file);
        }
    }
  return NULL;
}

static gboolean
sum_pictures (SheafLibrary *library, Report *report, GError **error)
{
  g_autoptr (SheafImportRecord) record = sheaf_library_get_import (library, report->import, error);
  g_autofree char *alone = NULL;

  report->pictures = sheaf_library_sum_pictures (library, report->import, NAMES_PER_REASON, error);
  report->content.pictures = report->pictures;
  if (!record || !report->pictures)
    return FALSE;
  alone = find_alone (report->pictures, record);
  if (alone)
    {
      g_autofree char *folder = sheaf_portal_known_folder (alone);

      report->content.around =
          g_variant_ref_sink (sheaf_window_around_target (folder, record->into));
    }
  return TRUE;
}

static gboolean
report_work (SheafLibrary *library, gpointer data, GError **error)
{
  Report *report = data;
  g_autoptr (GPtrArray) lines =
      sheaf_library_read_import_report (library, report->import, &report->content.left_out, error);
  GPtrArray *files;

  if (!lines || !sum_pictures (library, report, error))
    return FALSE;
  files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (files, sheaf_import_file_new_for_line (g_ptr_array_index (lines, i)));
  g_ptr_array_sort (files, sheaf_import_file_compare);
  report->content.files = sheaf_import_list_new (files);
  return TRUE;
}

static void
report_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Report *report = sheaf_worker_get_data (result);

  /* An import that was cut off has none. */
  if (sheaf_worker_run_finish (SHEAF_WORKER (worker), result, NULL) && self->imports_window)
    sheaf_imports_window_set_report (SHEAF_IMPORTS_WINDOW (self->imports_window), report->import,
                                     &report->content);
}

static void
report_wanted_cb (SheafWindow *self, gint64 import)
{
  Report *report;

  if (!self->count_worker)
    return;
  report = g_new0 (Report, 1);
  report->import = import;
  sheaf_worker_run_async (self->count_worker, report_work, report, report_free, NULL, report_cb,
                          g_object_ref (self));
}

static SheafImportsWindow *
ensure_window (SheafWindow *self)
{
  GtkWidget *window;

  if (!self->imports_window)
    {
      window = sheaf_imports_window_new (GTK_APPLICATION_WINDOW (self), self->settings);
      g_signal_connect_object (window, "report-wanted", G_CALLBACK (report_wanted_cb), self,
                               G_CONNECT_SWAPPED);
      g_set_weak_pointer (&self->imports_window, window);
    }
  sheaf_window_refresh_imports (self);
  return SHEAF_IMPORTS_WINDOW (self->imports_window);
}

/* Actions. */

static void
imports_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (ensure_window (data)));
}

static void
remembered_folders_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafImportsWindow *window = ensure_window (data);

  sheaf_imports_window_show_folders (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_report (SheafWindow *self, gint64 import)
{
  SheafImportsWindow *window = ensure_window (self);

  sheaf_imports_window_show_import (window, import);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_import_of_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_report (data, g_variant_get_int64 (parameter));
}

static void
show_import_report_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (self->article)
    show_report (self, self->article->import_id);
}

/* Lists the articles of an import, for which the sidebar has no row: what it shows is kept for later. */
static void
list_import (SheafWindow *self, gint64 import, char *name)
{
  if (!self->listing.import)
    {
      self->place_before = self->listing;
      g_free (self->place_name_before);
      self->place_name_before = g_steal_pointer (&self->place_name);
    }
  self->listing.shelf = SHEAF_SHELF_ALL;
  self->listing.category = 0;
  self->listing.tag = NULL;
  self->listing.import = import;
  g_free (self->place_name);
  self->place_name = name;
  sheaf_article_list_set_searching (self->list, FALSE);
  sheaf_window_show_listing (self);
}

/* The row of the sidebar that is the current one still is chosen again. */
static void
place_activated_cb (SheafWindow *self)
{
  const SheafSort sort = self->listing.sort;

  if (!self->listing.import)
    return;
  self->listing = self->place_before;
  self->listing.sort = sort;
  g_free (self->place_name);
  self->place_name = g_steal_pointer (&self->place_name_before);
  sheaf_window_show_listing (self);
}

static void
show_import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  const gint64 import = g_variant_get_int64 (parameter);
  g_autoptr (SheafImportRecord) record =
      self->library ? sheaf_library_get_import (self->library, import, NULL) : NULL;

  if (!record)
    return;
  if (self->imports_window)
    gtk_window_close (GTK_WINDOW (self->imports_window));
  list_import (self, import, sheaf_format_sources ((const char *const *) record->sources));
  sheaf_window_go_to (self, SHEAF_PANE_LIST);
}

static void
import_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafImportRecord) record =
      self->library
          ? sheaf_library_get_import (self->library, g_variant_get_int64 (parameter), &error)
          : NULL;

  if (!record)
    return;
  if (self->imports_window)
    gtk_window_close (GTK_WINDOW (self->imports_window));
  sheaf_window_import (self, sheaf_import_request_new_for_record (record), SHEAF_IMPORT_ASK);
}

/* What a crash has left. */

static gboolean
interrupted_work (SheafLibrary *library, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) imports = sheaf_library_list_imports (library, 1, error);
  const SheafImportRecord *last =
      imports && imports->len > 0 ? g_ptr_array_index (imports, 0) : NULL;

  *(gint64 *) data = last && !last->finished && !last->undone ? last->id : 0;
  return imports != NULL;
}

static void
interrupted_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const gint64 *import = sheaf_worker_get_data (result);

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, NULL) || !*import || self->import ||
      *import == g_settings_get_int64 (self->settings, "told-import"))
    return;
  g_settings_set_int64 (self->settings, "told-import", *import);
  sheaf_window_toast (self, _ ("The last import was interrupted"), _ ("Import _Again"),
                      "win.import-again", g_variant_new_int64 (*import));
}

void
sheaf_window_tell_interrupted (SheafWindow *self)
{
  if (!self->read_only)
    sheaf_worker_run_async (self->count_worker, interrupted_work, g_new0 (gint64, 1), g_free, NULL,
                            interrupted_cb, g_object_ref (self));
}

void
sheaf_window_connect_imports (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "imports", imports_cb },
    { "remembered-folders", remembered_folders_cb },
    { "show-import", show_import_cb, "x" },
    { "show-import-of", show_import_of_cb, "x" },
    { "show-import-report", show_import_report_cb },
    { "import-again", import_again_cb, "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->sidebar, "place-activated", G_CALLBACK (place_activated_cb),
                            self);
}
