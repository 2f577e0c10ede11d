/* window-undo.c: undo and redo, and the list of what was done
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format.h"
#include "app/history-window.h"
#include "core/import-log.h"

#include <glib/gi18n.h>

/* More than anybody goes back through. */
#define MAX_STEPS 500

/* Doing it. */

typedef enum
{
  UNDO_LAST,
  REDO_LAST,
  UNDO_STEP,
  UNDO_TO,
} UndoKind;

typedef struct
{
  UndoKind kind;
  SheafStep step;
  guint n; /* steps undone */
} UndoJob;

static gboolean
undo_work (SheafLibrary *library, gpointer data, GError **error)
{
  UndoJob *job = data;

  switch (job->kind)
    {
    case UNDO_LAST:
      return sheaf_library_undo (library, &job->step, error);
    case REDO_LAST:
      return sheaf_library_redo (library, &job->step, error);
    case UNDO_TO:
      return sheaf_library_undo_to (library, job->step.id, &job->step, &job->n, error);
    case UNDO_STEP:
    default:
      return sheaf_library_undo_step (library, job->step.id, error);
    }
}

static char *
format_done (const UndoJob *job)
{
  g_autofree char *what = sheaf_format_step (&job->step);

  if (job->kind == UNDO_TO && job->n > 1)
    return g_strdup_printf (ngettext ("%'u change undone", "%'u changes undone", job->n), job->n);
  /* Translators: %s is a step like "Import 12 articles" */
  return job->kind == REDO_LAST ? g_strdup_printf (_ ("Done again: %s"), what)
                                : g_strdup_printf (_ ("Undone: %s"), what);
}

static void
undone_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const UndoJob *job = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  self->undo_serial++;
  self->undo_pending--;
  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      sheaf_window_report_failure (self, error);
      return;
    }
  if (job->kind == UNDO_STEP)
    return;

  /* What was undone may have been another thing than was meant. */
  text = format_done (job);
  if (job->kind == REDO_LAST)
    sheaf_window_toast (self, text, NULL, NULL, NULL);
  else
    sheaf_window_toast (self, text, _ ("_Redo"), "win.redo", NULL);
}

/* Changes are made one after the other: the opposite may be asked for before this is done, and before the counts say
 * that it can be. */
static void
enable_opposite (SheafWindow *self, UndoKind kind)
{
  GAction *action =
      g_action_map_lookup_action (G_ACTION_MAP (self), kind == REDO_LAST ? "undo" : "redo");

  self->undo_serial++;
  self->undo_pending++;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), TRUE);
}

static void
run_undo (SheafWindow *self, UndoKind kind, gint64 id)
{
  UndoJob *job = g_new0 (UndoJob, 1);

  job->kind = kind;
  job->step.id = id;
  /* What it offers to undo may be gone in a moment. */
  sheaf_window_dismiss_toast (self);
  enable_opposite (self, kind);
  sheaf_worker_run_async (self->writer, undo_work, job, g_free, NULL, undone_cb,
                          g_object_ref (self));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (!sheaf_window_undo_restore (data))
    run_undo (data, UNDO_LAST, 0);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  run_undo (data, REDO_LAST, 0);
}

static void
undo_step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  run_undo (data, UNDO_STEP, g_variant_get_int64 (parameter));
}

static void
undo_to_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  run_undo (data, UNDO_TO, g_variant_get_int64 (parameter));
}

/* The list, read on a thread. */

typedef struct
{
  GPtrArray *steps;    /* SheafStep * */
  GHashTable *sources; /* gint64 import → char * */
} History;

static void
history_free (gpointer data)
{
  History *history = data;

  g_clear_pointer (&history->steps, g_ptr_array_unref);
  g_hash_table_unref (history->sources);
  g_free (history);
}

/* Returns: (transfer full): "Blog", or "Blog and 2 more" */
static char *
format_sources (const SheafImportRecord *record)
{
  const guint n = g_strv_length (record->sources);
  g_autofree char *name = n > 0 ? g_path_get_basename (record->sources[0]) : g_strdup ("");
  g_autofree char *shown = g_filename_display_name (name);

  if (n < 2)
    return g_steal_pointer (&shown);
  /* Translators: a file or folder, and how many others */
  return g_strdup_printf (ngettext ("%s and %'u more", "%s and %'u more", n - 1), shown, n - 1);
}

static void
add_source (SheafLibrary *library, History *history, gint64 import)
{
  g_autoptr (SheafImportRecord) record = sheaf_library_get_import (library, import, NULL);

  if (record)
    g_hash_table_replace (history->sources, g_memdup2 (&import, sizeof import),
                          format_sources (record));
}

static gboolean
list_work (SheafLibrary *library, gpointer data, GError **error)
{
  History *history = data;

  history->steps = sheaf_library_list_steps (library, MAX_STEPS, error);
  if (!history->steps)
    return FALSE;
  for (guint i = 0; i < history->steps->len; i++)
    {
      const SheafStep *step = g_ptr_array_index (history->steps, i);

      if (step->import)
        add_source (library, history, step->import);
    }
  return TRUE;
}

static void
listed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const History *history = sheaf_worker_get_data (result);

  if (sheaf_worker_run_finish (SHEAF_WORKER (worker), result, NULL) && self->history)
    sheaf_history_window_set_steps (SHEAF_HISTORY_WINDOW (self->history), history->steps,
                                    history->sources);
}

void
sheaf_window_refresh_history (SheafWindow *self)
{
  History *history;

  if (!self->history || !self->count_worker)
    return;
  history = g_new0 (History, 1);
  history->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  sheaf_worker_run_async (self->count_worker, list_work, history, history_free, NULL, listed_cb,
                          g_object_ref (self));
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->history)
    g_set_weak_pointer (&self->history, sheaf_history_window_new (GTK_WINDOW (self)));
  sheaf_window_refresh_history (self);
  gtk_window_present (GTK_WINDOW (self->history));
}

void
sheaf_window_add_undo_actions (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "undo-step", undo_step_cb, "x" },
    { "undo-to", undo_to_cb, "x" },
    { "history", history_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
