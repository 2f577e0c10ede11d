/* writer.c: the one thread that writes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/writer.h"

#include "core/library-articles.h"

/* Articles indexed in one step of upkeep: short enough for a click to slip in between. */
#define INDEX_STEP 50

typedef struct
{
  gint64 article;
  SheafFlags flag;
  gboolean on;
  gboolean undoable;
  gint64 step;
} FlagJob;

static gboolean
upkeep (SheafLibrary *library)
{
  guint left = 0;
  gboolean more = FALSE;

  /* A failure here is one the next job meets as well, and reports; until then there is nothing
   * that trying again at once would help. */
  if (!sheaf_library_index (library, INDEX_STEP, &left, NULL))
    return FALSE;
  if (left > 0)
    return TRUE;
  return sheaf_library_merge_index (library, &more, NULL) && more;
}

SheafWorker *
sheaf_library_writer_new (const char *path)
{
  return sheaf_worker_new (path, SHEAF_LIBRARY_WRITE, upkeep);
}

static gboolean
set_flag_work (SheafLibrary *library, gpointer data, GError **error)
{
  FlagJob *job = data;

  return sheaf_library_set_flag (library, &job->article, 1, job->flag, job->on, job->undoable,
                                 &job->step, error);
}

void
sheaf_library_writer_set_flag_async (SheafWorker *self,
                                     gint64 article,
                                     SheafFlags flag,
                                     gboolean on,
                                     gboolean undoable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  FlagJob *job = g_new0 (FlagJob, 1);

  job->article = article;
  job->flag = flag;
  job->on = on;
  job->undoable = undoable;
  sheaf_worker_run_async (self, set_flag_work, job, g_free, NULL, callback, user_data);
}

gboolean
sheaf_library_writer_set_flag_finish (SheafWorker *self,
                                      GAsyncResult *result,
                                      gint64 *step,
                                      GError **error)
{
  const FlagJob *job = sheaf_worker_get_data (result);

  if (step)
    *step = job->step;
  return sheaf_worker_run_finish (self, result, error);
}

typedef struct
{
  gint64 article;
  SheafReadingPlace place;
} PlaceJob;

static gboolean
set_place_work (SheafLibrary *library, gpointer data, GError **error)
{
  const PlaceJob *job = data;

  return sheaf_library_set_reading_place (library, job->article, &job->place, error);
}

void
sheaf_library_writer_set_place_async (SheafWorker *self,
                                      gint64 article,
                                      const SheafReadingPlace *place,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  PlaceJob *job = g_new0 (PlaceJob, 1);

  job->article = article;
  job->place = *place;
  sheaf_worker_run_async (self, set_place_work, job, g_free, NULL, callback, user_data);
}
