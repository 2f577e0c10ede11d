/* window-export.c: articles out to a folder
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/export-job.h"
#include "app/export-window.h"
#include "app/file-picker.h"
#include "app/window-private.h"
#include "core/portal-path.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_NAME 100
#define MAX_PATH 300

/* One time that something is exported; the window that asks and tells has it. */
typedef struct
{
  SheafWindow *window; /* that window lives no longer */
  GArray *selected;    /* gint64: as they were when it was asked for */
  GArray *listed;
  SheafExportScope scope;
  gboolean with_state;
  SheafExportJob *job; /* (nullable) */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  /* Its thread goes on to the end of an article; what it tells then is heard by nobody. */
  if (export->job)
    sheaf_export_job_cancel (export->job);
  g_clear_object (&export->job);
  g_array_unref (export->selected);
  g_array_unref (export->listed);
  g_free (export);
}

static Export *
get_export (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), "sheaf-export");
}

/* What came of it. */

static char *
format_written (const SheafExportTotals *totals)
{
  g_autofree char *files = g_strdup_printf (
      ngettext ("%'u file written", "%'u files written", totals->written), totals->written);
  g_autofree char *pictures = g_strdup_printf (
      ngettext ("%'u picture", "%'u pictures", totals->pictures), totals->pictures);

  if (totals->pictures == 0)
    return g_steal_pointer (&files);
  /* Translators: "312 files written" and "40 pictures" */
  return g_strdup_printf (_ ("%s, with %s"), files, pictures);
}

static char *
format_result (SheafExportJob *job)
{
  const SheafExportTotals *totals = sheaf_export_job_get_totals (job);
  const GError *error = sheaf_export_job_get_error (job);
  g_autofree char *written = format_written (totals);
  g_autofree char *failed = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Translators: "312 files written" */
    return g_strdup_printf (_ ("Cancelled; %s"), written);
  if (error)
    /* Translators: why it stopped, and "312 files written" */
    return g_strdup_printf (_ ("%s; %s"), error->message, written);
  if (totals->failed == 0)
    return g_steal_pointer (&written);
  failed = g_strdup_printf (
      ngettext ("%'u could not be written", "%'u could not be written", totals->failed),
      totals->failed);
  /* Translators: "312 files written" and "2 could not be written" */
  return g_strdup_printf (_ ("%s, %s"), written, failed);
}

static void
finished_cb (GtkWidget *window)
{
  Export *export = get_export (window);
  const SheafExportTotals *totals = sheaf_export_job_get_totals (export->job);
  g_autofree char *path = sheaf_portal_display_path (sheaf_export_job_get_folder (export->job));
  g_autofree char *shown = sheaf_text_display (path, MAX_PATH);
  g_autofree char *text = format_result (export->job);

  sheaf_export_window_set_result (SHEAF_EXPORT_WINDOW (window), text,
                                  totals->written + totals->pictures ? shown : NULL,
                                  sheaf_export_job_get_failures (export->job));
}

/* Asking, and doing it. */

static const GArray *
get_ids (const Export *export)
{
  switch (export->scope)
    {
    case SHEAF_EXPORT_SELECTED:
      return export->selected;
    case SHEAF_EXPORT_LISTED:
      return export->listed;
    case SHEAF_EXPORT_LIBRARY:
    default:
      return NULL;
    }
}

static void
picked_cb (GListModel *files, gpointer data)
{
  GtkWidget *window = data;
  Export *export = get_export (window);
  g_autoptr (GFile) folder = g_list_model_get_item (files, 0);
  const char *path = g_file_peek_path (folder);

  /* The window may have been closed with the dialog open. */
  if (!export || export->job || !path)
    return;
  export->job =
      sheaf_export_job_new (export->window->path, get_ids (export), path, export->with_state);
  g_signal_connect_object (export->job, "progress", G_CALLBACK (sheaf_export_window_set_progress),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect_object (export->job, "finished", G_CALLBACK (finished_cb), window,
                           G_CONNECT_SWAPPED);
  sheaf_export_window_set_progress (SHEAF_EXPORT_WINDOW (window), 0, 0);
  sheaf_export_job_start (export->job);
}

static void
chosen_cb (GtkWidget *window, int scope, gboolean with_state)
{
  Export *export = get_export (window);

  export->scope = (SheafExportScope) scope;
  export->with_state = with_state;
  sheaf_file_picker_choose_folder (GTK_WINDOW (window), _ ("Export"), _ ("_Export"), NULL,
                                   picked_cb, window);
}

static void
cancelled_cb (GtkWidget *window)
{
  sheaf_export_job_cancel (get_export (window)->job);
}

static void
open_folder_cb (GtkWidget *window)
{
  Export *export = get_export (window);

  sheaf_window_open_folder (export->window, sheaf_export_job_get_folder (export->job));
}

static GArray *
copy_listed (SheafWindow *self)
{
  const GArray *ids = sheaf_article_model_get_ids (self->model);
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);

  return g_array_append_vals (copy, ids->data, ids->len);
}

static GtkWidget *
make_window (SheafWindow *self)
{
  Export *export = g_new0 (Export, 1);
  g_autofree char *place = sheaf_text_display (self->place_name, MAX_NAME);
  GtkWidget *window;

  export->window = self;
  export->selected = sheaf_article_list_get_selection (self->list);
  export->listed = copy_listed (self);
  window = sheaf_export_window_new (GTK_WINDOW (self), export->selected->len,
                                    sheaf_window_is_searching (self) ? _ ("Search Results") : place,
                                    export->listed->len);
  g_object_set_data_full (G_OBJECT (window), "sheaf-export", export, export_free);
  g_signal_connect (window, "chosen", G_CALLBACK (chosen_cb), NULL);
  g_signal_connect (window, "cancelled", G_CALLBACK (cancelled_cb), NULL);
  g_signal_connect (window, "open-folder", G_CALLBACK (open_folder_cb), NULL);
  return window;
}

/* One at a time: the one that is at work is shown again. */
static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->library)
    return;
  if (!self->export_window)
    g_set_weak_pointer (&self->export_window, make_window (self));
  gtk_window_present (GTK_WINDOW (self->export_window));
}

void
sheaf_window_connect_export (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "export", export_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
