/* thumbnail-job.c: the thumbnail of an article, from the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/thumbnail-job.h"

#include "app/thumbnail.h"
#include "core/library-covers.h"
#include "core/library-pictures.h"

/* How many pictures of an article are tried before it has none. */
#define MAX_TRIED 3

/* Read and decoded by turns, until something comes of it. In the hands of one thread at a time. */
typedef struct
{
  gint64 article;
  int side;
  GHashTable *types;
  GCancellable *cancellable;
  GArray *covers; /* (nullable): SheafCover, what there is */
  guint next;     /* of those */
  guint tried;
  GBytes *bytes;       /* (nullable): read */
  GdkTexture *texture; /* (nullable): decoded */
} Job;

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_hash_table_unref (job->types);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->covers, g_array_unref);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->texture);
}

static void
job_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, job_clear);
}

static gboolean
can_decode (const Job *job, const SheafCover *cover)
{
  return cover->type && g_hash_table_contains (job->types, cover->type);
}

/* On a thread. */

/* Leaves job->bytes as NULL where there is no other. */
static gboolean
read_work (SheafLibrary *library, gpointer data, GError **error)
{
  Job *job = data;

  if (!job->covers)
    job->covers = sheaf_library_get_covers (library, job->article, error);
  while (job->covers && !job->bytes && job->next < job->covers->len && job->tried < MAX_TRIED)
    {
      const SheafCover *cover = &g_array_index (job->covers, SheafCover, job->next++);
      g_autofree char *type = NULL;

      if (!can_decode (job, cover))
        continue;
      job->tried++;
      job->bytes = sheaf_library_get_picture (library, cover->picture, &type, NULL);
    }
  return job->covers != NULL;
}

static void
decode_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;

  job->texture = sheaf_thumbnail_new (job->bytes, job->side, job->cancellable, &error);
  if (!job->texture)
    g_debug ("No thumbnail of article %" G_GINT64_FORMAT ": %s", job->article, error->message);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_task_return_boolean (task, TRUE);
}

/* By turns. */

static void read_next (GTask *task);

static void
decoded_cb (GObject *none, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  /* What is wrong with one is no reason to look no further. */
  if (job->texture)
    g_task_return_pointer (task, g_steal_pointer (&job->texture), g_object_unref);
  else
    read_next (task);
}

static void
decode (GTask *task, Job *job)
{
  g_autoptr (GTask) decoding = g_task_new (NULL, NULL, decoded_cb, g_object_ref (task));

  g_task_set_source_tag (decoding, decode);
  g_task_set_task_data (decoding, g_atomic_rc_box_acquire (job), job_unref);
  g_task_run_in_thread (decoding, decode_thread);
}

static void
read_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (job->bytes)
    decode (task, job);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
read_next (GTask *task)
{
  sheaf_worker_run_async (g_task_get_source_object (task), read_work,
                          g_atomic_rc_box_acquire (g_task_get_task_data (task)), job_unref,
                          g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

void
sheaf_thumbnail_make_async (SheafWorker *worker,
                            gint64 article,
                            GHashTable *types,
                            int side,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (SHEAF_IS_WORKER (worker));
  g_return_if_fail (types && side > 0);

  job = g_atomic_rc_box_new0 (Job);
  job->article = article;
  job->side = side;
  job->types = g_hash_table_ref (types);
  g_set_object (&job->cancellable, cancellable);
  task = g_task_new (worker, cancellable, callback, user_data);
  g_task_set_source_tag (task, sheaf_thumbnail_make_async);
  g_task_set_task_data (task, job, job_unref);
  read_next (task);
}

GdkTexture *
sheaf_thumbnail_make_finish (SheafWorker *worker, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, worker), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
