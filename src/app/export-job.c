/* export-job.c: articles out to files, on a thread of its own
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/export-job.h"

#include "app/thread-task.h"
#include "core/library-articles.h"
#include "core/text.h"

#include <glib/gi18n.h>

/* How often it is told how far it is, in milliseconds. */
#define INTERVAL 100

/* More than anybody reads. */
#define MAX_FAILURES 200
#define MAX_PATH     300

/* What the thread works on; the main one reads @done and @total meanwhile, and the rest afterwards. */
typedef struct
{
  char *library;
  GArray *ids; /* (nullable) */
  char *folder;
  gboolean with_state;

  int done, total; /* atomic */
  SheafExportTotals totals;
  GString *failures;
  guint n_failures;
} Work;

struct _SheafExportJob
{
  GObject parent_instance;

  Work *work; /* the task's, once it is started */
  GTask *task;
  GCancellable *cancellable;
  GError *error; /* (nullable) */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (SheafExportJob, sheaf_export_job, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->library);
  g_clear_pointer (&work->ids, g_array_unref);
  g_free (work->folder);
  g_string_free (work->failures, TRUE);
  g_free (work);
}

/* --- on the thread --- */

static void
told_cb (gint64 id, const char *path, const GError *error, gpointer data)
{
  Work *work = data;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  if (!error)
    {
      g_atomic_int_inc (&work->done);
      return;
    }
  if (work->n_failures++ >= MAX_FAILURES)
    return;
  name = g_filename_display_name (path);
  shown = sheaf_text_display (name, MAX_PATH);
  /* Translators: a file, and why it could not be written */
  g_string_append_printf (work->failures, _ ("%s: %s"), shown, error->message);
  g_string_append_c (work->failures, '\n');
}

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return !dir || !g_dir_read_name (dir);
}

/* Articles do not come between files that have been there before. */
static void
choose_folder (Work *work)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%F");
  /* Translators: the name of a folder; %s is a day like 2026-09-03 */
  g_autofree char *name = g_strdup_printf (_ ("Sheaf %s"), day);
  g_autofree char *chosen = g_strdup (work->folder);

  for (guint i = 1; !is_empty (work->folder); i++)
    {
      g_autofree char *numbered = i > 1 ? g_strdup_printf ("%s (%u)", name, i) : g_strdup (name);

      g_free (work->folder);
      work->folder = g_build_filename (chosen, numbered, NULL);
    }
}

static gboolean
run (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (SheafLibrary) library = sheaf_library_open (work->library, SHEAF_LIBRARY_READ, error);
  const SheafListing everything = { 0 };

  if (library && !work->ids)
    work->ids = sheaf_library_list (library, &everything, error);
  if (!library || !work->ids)
    return FALSE;
  g_atomic_int_set (&work->total, (int) work->ids->len);
  choose_folder (work);
  return sheaf_exporter_run (library, (const gint64 *) (gconstpointer) work->ids->data,
                             work->ids->len, work->folder, work->with_state, told_cb, work,
                             &work->totals, cancellable, error);
}

static void
thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- on the main thread --- */

static gboolean
tell_cb (gpointer data)
{
  SheafExportJob *self = data;

  g_signal_emit (self, signals[PROGRESS], 0, (guint) g_atomic_int_get (&self->work->done),
                 (guint) g_atomic_int_get (&self->work->total));
  return G_SOURCE_CONTINUE;
}

static void
finished_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  SheafExportJob *self = SHEAF_EXPORT_JOB (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_task_propagate_boolean (G_TASK (result), &self->error);
  g_signal_emit (self, signals[FINISHED], 0);
}

void
sheaf_export_job_start (SheafExportJob *self)
{
  g_return_if_fail (SHEAF_IS_EXPORT_JOB (self));
  g_return_if_fail (!self->task);

  self->task = sheaf_thread_task_new (self, self->cancellable, finished_cb, NULL);
  /* What was written counts, also where Cancel came too late. */
  g_task_set_check_cancellable (self->task, FALSE);
  g_task_set_source_tag (self->task, sheaf_export_job_start);
  g_task_set_task_data (self->task, self->work, work_free);
  g_task_run_in_thread (self->task, thread_func);
  self->timeout = g_timeout_add (INTERVAL, tell_cb, self);
}

void
sheaf_export_job_cancel (SheafExportJob *self)
{
  g_return_if_fail (SHEAF_IS_EXPORT_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

const char *
sheaf_export_job_get_folder (SheafExportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_EXPORT_JOB (self), NULL);

  return self->work->folder;
}

const SheafExportTotals *
sheaf_export_job_get_totals (SheafExportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_EXPORT_JOB (self), NULL);

  return &self->work->totals;
}

const GError *
sheaf_export_job_get_error (SheafExportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_EXPORT_JOB (self), NULL);

  return self->error;
}

const char *
sheaf_export_job_get_failures (SheafExportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_EXPORT_JOB (self), NULL);

  return self->work->failures->str;
}

SheafExportJob *
sheaf_export_job_new (const char *library,
                      const GArray *ids,
                      const char *folder,
                      gboolean with_state)
{
  SheafExportJob *self = g_object_new (SHEAF_TYPE_EXPORT_JOB, NULL);

  g_return_val_if_fail (library && folder, self);

  self->work->library = g_strdup (library);
  self->work->folder = g_strdup (folder);
  self->work->with_state = with_state;
  if (ids)
    {
      self->work->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
      g_array_append_vals (self->work->ids, ids->data, ids->len);
    }
  return self;
}

static void
sheaf_export_job_finalize (GObject *object)
{
  SheafExportJob *self = SHEAF_EXPORT_JOB (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->task)
    work_free (self->work);
  g_clear_object (&self->task);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (sheaf_export_job_parent_class)->finalize (object);
}

static void
sheaf_export_job_class_init (SheafExportJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sheaf_export_job_finalize;
  signals[PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_export_job_init (SheafExportJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->work = g_new0 (Work, 1);
  self->work->failures = g_string_new (NULL);
}
