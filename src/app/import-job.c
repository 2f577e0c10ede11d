/* import-job.c: one import, from the first file to the last
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-job.h"

#include "app/import-pace.h"
#include "app/import-teller.h"
#include "app/thread-task.h"
#include "core/importer.h"
#include "core/library-picture-sums.h"
#include "core/portal-path.h"

struct _SheafImportJob
{
  GObject parent_instance;

  SheafWorker *writer;
  SheafImportRequest *request;
  GCancellable *cancellable;
  SheafImportProgress progress;
  SheafImportPace pace;
  GError *error;

  /* The thread's while it runs. */
  gint64 import;
  gint64 step;
  gint64 article;
  guint n_articles; /* that it came to, no more than two are counted */
  char *lacking;  /* (nullable): the place of the first file with pictures that may lie elsewhere */
  gboolean alone; /* only files were given */

  SheafImportTeller teller;
};

G_DEFINE_FINAL_TYPE (SheafImportJob, sheaf_import_job, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
told_cb (gpointer owner, const SheafImportProgress *progress)
{
  SheafImportJob *self = owner;

  self->progress = *progress;
  sheaf_import_pace_update (&self->pace, &self->progress, g_get_monotonic_time ());
  g_signal_emit (self, signals[PROGRESS], 0);
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

  if (!entry->id || entry->id == self->article)
    return;
  self->article = entry->id;
  self->n_articles++;
}

static void
no_picture_cb (const SheafImportPicture *picture, gpointer user_data)
{
  SheafImportJob *self = user_data;

  if (!self->lacking && sheaf_picture_problem_wants_folder (picture->problem))
    self->lacking = g_build_filename (picture->root, picture->origin, NULL);
}

static void
progress_cb (const SheafImportProgress *progress, gpointer user_data)
{
  SheafImportJob *self = user_data;

  sheaf_import_teller_tell (&self->teller, progress);
}

/* Which step undoes the import. */
static gboolean
find_step_work (SheafLibrary *library, gpointer data, GError **error)
{
  SheafImportJob *self = data;
  g_autoptr (SheafImportRecord) record = sheaf_library_get_import (library, self->import, error);

  if (!record)
    return FALSE;
  self->step = record->undone ? 0 : record->step;
  return TRUE;
}

/* Counts what could not even be looked at among what could not be read. */
static void
add_refused (SheafImportJob *self, SheafImportProgress *progress)
{
  progress->totals[SHEAF_OUTCOME_FAILED] += g_strv_length (self->request->remote);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SheafImportJob *self = data;
  const SheafImportOptions options = sheaf_import_request_get_options (self->request);
  const SheafImportSink sink = {
    .transact = transact_cb,
    .entry = entry_cb,
    .progress = progress_cb,
    .user_data = self,
    .no_picture = no_picture_cb,
  };
  g_autoptr (GError) error = NULL;
  SheafImportProgress last = { 0 };
  const gboolean ok =
      sheaf_importer_run (&options, &sink, &self->import, &last, self->cancellable, &error);

  /* Without its step it can still be undone by the menu. */
  if (self->import)
    sheaf_worker_run_wait (self->writer, find_step_work, self, NULL);

  self->alone = sheaf_import_request_is_files (self->request);
  add_refused (self, &last);
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
  self->progress = sheaf_import_teller_get (&self->teller);
  g_signal_emit (self, signals[FINISHED], 0);
}

void
sheaf_import_job_start (SheafImportJob *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SHEAF_IS_IMPORT_JOB (self));

  task = sheaf_thread_task_new (self, NULL, finished_cb, NULL);
  g_task_set_source_tag (task, sheaf_import_job_start);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, run_thread);
}

void
sheaf_import_job_cancel (SheafImportJob *self)
{
  g_return_if_fail (SHEAF_IS_IMPORT_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

const SheafImportRequest *
sheaf_import_job_get_request (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), NULL);

  return self->request;
}

const SheafImportProgress *
sheaf_import_job_get_progress (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), NULL);

  return &self->progress;
}

int
sheaf_import_job_get_seconds_left (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), -1);

  return sheaf_import_pace_get_seconds_left (&self->pace);
}

const GError *
sheaf_import_job_get_error (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), NULL);

  return self->error;
}

gint64
sheaf_import_job_get_import (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), 0);

  return self->import;
}

gint64
sheaf_import_job_get_step (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), 0);

  return self->step;
}

gint64
sheaf_import_job_get_article (SheafImportJob *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self), 0);

  return self->n_articles == 1 ? self->article : 0;
}

gboolean
sheaf_import_job_wants_folder (SheafImportJob *self, char **folder)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_JOB (self) && folder, FALSE);

  *folder = NULL;
  if (!self->alone || !self->lacking)
    return FALSE;
  *folder = sheaf_portal_known_folder (self->lacking);
  return TRUE;
}

SheafImportJob *
sheaf_import_job_new (SheafWorker *writer, const SheafImportRequest *request)
{
  SheafImportJob *self = g_object_new (SHEAF_TYPE_IMPORT_JOB, NULL);

  g_return_val_if_fail (SHEAF_IS_WORKER (writer) && request, self);

  self->writer = g_object_ref (writer);
  self->request = sheaf_import_request_copy (request);
  return self;
}

static void
sheaf_import_job_finalize (GObject *object)
{
  SheafImportJob *self = SHEAF_IMPORT_JOB (object);

  g_clear_object (&self->writer);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_pointer (&self->request, sheaf_import_request_free);
  g_free (self->lacking);
  sheaf_import_teller_clear (&self->teller);

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
  sheaf_import_teller_init (&self->teller, G_OBJECT (self), told_cb);
}
