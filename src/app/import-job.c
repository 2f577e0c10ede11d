/* import-job.c: one import, from the first file to the report
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-job.h"

#include "core/library-undo.h"

struct _SheafImportJob
{
  GObject parent_instance;

  SheafWorker *writer;
  char **paths;
  char *zone;
  gboolean keep_duplicates;
  GCancellable *cancellable;
  GPtrArray *found; /* SheafImportProblem *; the thread's while it runs */
  SheafStep step;   /* likewise */

  GListStore *problems;
  SheafImportProgress progress;
  GError *error;

  GMutex mutex; /* guards what follows */
  SheafImportProgress latest;
  gboolean telling;
};

G_DEFINE_FINAL_TYPE (SheafImportJob, sheaf_import_job, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
tell_progress_cb (gpointer data)
{
  SheafImportJob *self = data;

  g_mutex_lock (&self->mutex);
  self->progress = self->latest;
  self->telling = FALSE;
  g_mutex_unlock (&self->mutex);

  g_signal_emit (self, signals[PROGRESS], 0);
  return G_SOURCE_REMOVE;
}

/* On the thread: what the importer calls. */

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  SheafImportJob *self = user_data;

  return sheaf_worker_run_wait (self->writer, work, data, error);
}

static void
entry_cb (const SheafImportEntry *entry, gpointer user_data)
{
  SheafImportJob *self = user_data;
  SheafImportProblem *problem = sheaf_import_problem_new_for_entry (entry);

  if (problem)
    g_ptr_array_add (self->found, problem);
}

static void
progress_cb (const SheafImportProgress *progress, gpointer user_data)
{
  SheafImportJob *self = user_data;
  gboolean tell;

  g_mutex_lock (&self->mutex);
  self->latest = *progress;
  tell = !self->telling;
  self->telling = TRUE;
  g_mutex_unlock (&self->mutex);

  if (tell)
    g_idle_add_full (G_PRIORITY_DEFAULT, tell_progress_cb, g_object_ref (self), g_object_unref);
}

static gboolean
peek_step_work (SheafLibrary *library, gpointer data, GError **error)
{
  return sheaf_library_peek_undo (library, data, error);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SheafImportJob *self = source;
  const SheafImportOptions options = { .paths = self->paths,
                                       .dialect = SHEAF_DIALECT_AUTO,
                                       .zone = self->zone,
                                       .keep_duplicates = self->keep_duplicates };
  const SheafImportSink sink = {
    .transact = transact_cb,
    .entry = entry_cb,
    .progress = progress_cb,
    .user_data = self,
  };
  g_autoptr (GError) error = NULL;
  SheafImportProgress last = { 0 };
  gint64 import = 0;
  const gboolean ok =
      sheaf_importer_run (&options, &sink, &import, &last, self->cancellable, &error);

  /* The newest step is the import's unless something else was changed meanwhile; then undoing goes
   * by the menu. */
  if (import && (!sheaf_worker_run_wait (self->writer, peek_step_work, &self->step, NULL) ||
                 self->step.kind != SHEAF_STEP_IMPORT))
    self->step.id = 0;

  progress_cb (&last, self);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* On the main thread. */

static void
finished_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  SheafImportJob *self = SHEAF_IMPORT_JOB (object);

  g_task_propagate_boolean (G_TASK (result), &self->error);
  g_mutex_lock (&self->mutex);
  self->progress = self->latest;
  g_mutex_unlock (&self->mutex);

  g_list_store_splice (self->problems, 0, 0, self->found->pdata, self->found->len);
  g_list_store_sort (self->problems, sheaf_import_problem_compare, NULL);
  g_signal_emit (self, signals[FINISHED], 0);
}

void
sheaf_import_job_start (SheafImportJob *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SHEAF_IS_IMPORT_JOB (self));

  task = g_task_new (self, NULL, finished_cb, NULL);
  g_task_set_source_tag (task, sheaf_import_job_start);
  g_task_run_in_thread (task, run_thread);
}

void
sheaf_import_job_set_defaults (SheafImportJob *self, const char *zone, gboolean keep_duplicates)
{
  g_return_if_fail (SHEAF_IS_IMPORT_JOB (self));

  g_free (self->zone);
  self->zone = g_strdup (zone);
  self->keep_duplicates = keep_duplicates;
}

void
sheaf_import_job_add_problem (SheafImportJob *self, const char *place, const char *reason)
{
  g_return_if_fail (SHEAF_IS_IMPORT_JOB (self));

  g_ptr_array_add (self->found, sheaf_import_problem_new (SHEAF_OUTCOME_FAILED, place, reason));
}

void
sheaf_import_job_cancel (SheafImportJob *self)
{
  g_return_if_fail (SHEAF_IS_IMPORT_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

const SheafImportProgress *
sheaf_import_job_get_progress (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), NULL);

  return &self->progress;
}

GListModel *
sheaf_import_job_get_problems (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), NULL);

  return G_LIST_MODEL (self->problems);
}

const GError *
sheaf_import_job_get_error (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), NULL);

  return self->error;
}

gint64
sheaf_import_job_get_step (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), 0);

  return self->step.id;
}

SheafImportJob *
sheaf_import_job_new (SheafWorker *writer, const char *const *paths)
{
  SheafImportJob *self = g_object_new (SHEAF_TYPE_IMPORT_JOB, NULL);

  self->writer = g_object_ref (writer);
  self->paths = g_strdupv ((char **) paths);
  return self;
}

static void
sheaf_import_job_finalize (GObject *object)
{
  SheafImportJob *self = SHEAF_IMPORT_JOB (object);

  g_clear_object (&self->writer);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->problems);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->found);
  g_strfreev (self->paths);
  g_free (self->zone);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (sheaf_import_job_parent_class)->finalize (object);
}

static void
sheaf_import_job_class_init (SheafImportJobClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_import_job_finalize;

  signals[PROGRESS] =
      g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] =
      g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_import_job_init (SheafImportJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_list_store_new (SHEAF_TYPE_IMPORT_PROBLEM);
  g_mutex_init (&self->mutex);
}
