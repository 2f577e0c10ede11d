/* worker.c: a thread with a library connection of its own
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/worker.h"

/* How long the queue must have been empty before upkeep begins: longer than an import's pauses. */
#define QUIET_MICROSECONDS (G_USEC_PER_SEC / 2)

/* One entry of the queue. @task for an asynchronous job, @waiter for one that is waited for. */
typedef struct
{
  SheafLibraryWork work;
  gpointer data;
  GTask *task;
  gboolean waited_for;
  gboolean done;
  gboolean ok;
  gboolean stop;
  GError *error;
} Job;

struct _SheafWorker
{
  GObject parent_instance;

  char *path;
  SheafLibraryMode mode;
  SheafUpkeep upkeep;

  GThread *thread;
  GAsyncQueue *jobs;
  SheafLibrary *library; /* the thread's own */
  gboolean upkeep_due;   /* the thread's own */

  GMutex mutex; /* guards what follows */
  GCond done;
  gboolean closed;
  guint worked_source;
};

G_DEFINE_FINAL_TYPE (SheafWorker, sheaf_worker, G_TYPE_OBJECT)

enum
{
  WORKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
emit_worked_cb (gpointer data)
{
  SheafWorker *self = SHEAF_WORKER (data);

  g_mutex_lock (&self->mutex);
  self->worked_source = 0;
  g_mutex_unlock (&self->mutex);

  g_signal_emit (self, signals[WORKED], 0);
  return G_SOURCE_REMOVE;
}

static void
announce (SheafWorker *self)
{
  g_mutex_lock (&self->mutex);
  if (!self->worked_source && !self->closed)
    self->worked_source =
        g_idle_add_full (G_PRIORITY_DEFAULT, emit_worked_cb, g_object_ref (self), g_object_unref);
  g_mutex_unlock (&self->mutex);
}

/* On the thread. */

static gboolean
ensure_open (SheafWorker *self, GError **error)
{
  if (self->library)
    return TRUE;

  self->library = sheaf_library_open (self->path, self->mode, error);
  self->upkeep_due = self->library && self->upkeep;
  return self->library != NULL;
}

static void
interrupt_cb (GCancellable *cancellable, SheafLibrary *library)
{
  sheaf_library_interrupt (library);
}

static gboolean
perform (SheafWorker *self, Job *job, GCancellable *cancellable, GError **error)
{
  gulong handler = 0;
  gboolean ok;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !ensure_open (self, error))
    return FALSE;
  if (!job->work)
    return TRUE;

  if (cancellable)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), self->library, NULL);
  ok = job->work (self->library, job->data, error);
  g_cancellable_disconnect (cancellable, handler);
  return ok;
}

static void
finish_waited (SheafWorker *self, Job *job)
{
  job->ok = perform (self, job, NULL, &job->error);
  if (job->ok)
    announce (self);

  g_mutex_lock (&self->mutex);
  job->done = TRUE;
  g_cond_broadcast (&self->done);
  g_mutex_unlock (&self->mutex);
}

static void
finish_task (SheafWorker *self, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (perform (self, job, g_task_get_cancellable (job->task), &error))
    {
      announce (self);
      g_task_return_boolean (job->task, TRUE);
    }
  else
    g_task_return_error (job->task, g_steal_pointer (&error));

  g_object_unref (job->task);
  g_free (job);
}

static Job *
wait_for_job (SheafWorker *self)
{
  Job *job;

  if (!self->upkeep_due)
    return g_async_queue_pop (self->jobs);

  job = g_async_queue_timeout_pop (self->jobs, QUIET_MICROSECONDS);
  while (!job && self->upkeep_due)
    {
      self->upkeep_due = self->upkeep (self->library);
      announce (self);
      job = g_async_queue_try_pop (self->jobs);
    }
  return job ? job : g_async_queue_pop (self->jobs);
}

static gpointer
worker_thread (gpointer data)
{
  SheafWorker *self = data;

  for (;;)
    {
      Job *job = wait_for_job (self);

      if (job->stop)
        {
          g_free (job);
          break;
        }
      if (job->waited_for)
        finish_waited (self, job);
      else
        finish_task (self, job);
      self->upkeep_due = self->library && self->upkeep;
    }

  g_clear_pointer (&self->library, sheaf_library_close);
  return NULL;
}

/* On any other thread. */

/* Returns: FALSE where the worker takes no more */
static gboolean
push (SheafWorker *self, Job *job)
{
  gboolean open;

  g_mutex_lock (&self->mutex);
  open = !self->closed;
  if (open)
    g_async_queue_push (self->jobs, job);
  g_mutex_unlock (&self->mutex);
  return open;
}

void
sheaf_worker_run_async (SheafWorker *self,
                        SheafLibraryWork work,
                        gpointer data,
                        GDestroyNotify destroy,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (SHEAF_IS_WORKER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sheaf_worker_run_async);
  g_task_set_task_data (task, data, destroy);

  job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->task = g_object_ref (task);
  if (!push (self, job))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The library is closed");
      g_object_unref (job->task);
      g_free (job);
    }
}

gboolean
sheaf_worker_run_finish (SheafWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SHEAF_IS_WORKER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gpointer
sheaf_worker_get_data (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_get_task_data (G_TASK (result));
}

gboolean
sheaf_worker_run_wait (SheafWorker *self, SheafLibraryWork work, gpointer data, GError **error)
{
  Job job = { .work = work, .data = data, .waited_for = TRUE };

  g_return_val_if_fail (SHEAF_IS_WORKER (self), FALSE);

  if (!push (self, &job))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The library is closed");
      return FALSE;
    }

  g_mutex_lock (&self->mutex);
  while (!job.done)
    g_cond_wait (&self->done, &self->mutex);
  g_mutex_unlock (&self->mutex);

  if (!job.ok)
    g_propagate_error (error, job.error);
  return job.ok;
}

/* What a reading worker left undone when it was closed. */
static void
drop_job (SheafWorker *self, Job *job)
{
  if (job->waited_for)
    {
      g_mutex_lock (&self->mutex);
      g_set_error_literal (&job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The library is closed");
      job->done = TRUE;
      g_cond_broadcast (&self->done);
      g_mutex_unlock (&self->mutex);
      return;
    }

  g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The library is closed");
  g_object_unref (job->task);
  g_free (job);
}

void
sheaf_worker_close (SheafWorker *self)
{
  Job *stop, *left;

  g_return_if_fail (SHEAF_IS_WORKER (self));

  if (!self->thread)
    return;

  stop = g_new0 (Job, 1);
  stop->stop = TRUE;
  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  if (self->mode == SHEAF_LIBRARY_READ)
    g_async_queue_push_front (self->jobs, stop);
  else
    g_async_queue_push (self->jobs, stop);
  g_mutex_unlock (&self->mutex);
  g_thread_join (g_steal_pointer (&self->thread));

  while ((left = g_async_queue_try_pop (self->jobs)))
    drop_job (self, left);
}

SheafWorker *
sheaf_worker_new (const char *path, SheafLibraryMode mode, SheafUpkeep upkeep)
{
  SheafWorker *self;

  g_return_val_if_fail (path, NULL);

  self = g_object_new (SHEAF_TYPE_WORKER, NULL);
  self->path = g_strdup (path);
  self->mode = mode;
  self->upkeep = upkeep;
  self->thread =
      g_thread_new (mode == SHEAF_LIBRARY_WRITE ? "writer" : "reader", worker_thread, self);
  return self;
}

static void
sheaf_worker_finalize (GObject *object)
{
  SheafWorker *self = SHEAF_WORKER (object);

  sheaf_worker_close (self);
  g_async_queue_unref (self->jobs);
  g_free (self->path);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->done);

  G_OBJECT_CLASS (sheaf_worker_parent_class)->finalize (object);
}

static void
sheaf_worker_class_init (SheafWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_worker_finalize;

  signals[WORKED] = g_signal_new ("worked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_worker_init (SheafWorker *self)
{
  self->jobs = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
}
