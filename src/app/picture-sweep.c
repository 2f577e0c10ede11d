/* picture-sweep.c: all pictures of a place come from the network, article by article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-sweep.h"

#include "app/picture-keep.h"
#include "app/thread-task.h"
#include "core/picture-fetcher.h"
#include "core/remote-wants.h"

struct _SheafPictureSweep
{
  GObject parent_instance;
  SheafWorker *writer;
  SheafListing place;
  char *tag; /* (nullable): what place.tag points to */
  char *library;
  SheafCleaner *cleaner; /* (nullable) */
  GStrv never;           /* (nullable) */
  gboolean tells_site;
  char *also; /* (nullable) */

  SheafSweepProgress progress;
  GArray *ids;               /* (nullable): the articles, once they were listed */
  GCancellable *cancellable; /* (nullable): of the run there is */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafPictureSweep, sheaf_picture_sweep, G_TYPE_OBJECT)

/* From going on to pausing, on a thread. It has what it needs for itself, and the object only to tell of it. */
typedef struct
{
  SheafPictureSweep *sweep; /* owned; let go on the main thread */
  GMainContext *context;
  GArray *ids; /* (nullable) */
  guint first; /* of them */
  gint64 article;
  GPtrArray *requests; /* of it */
  GCancellable *cancellable;
} Run;

/* --- On the main thread, told by the other --- */

typedef struct
{
  SheafPictureSweep *sweep;
  GCancellable *run;
  GArray *ids;      /* (nullable): were listed */
  gboolean through; /* with an article */
  gboolean came;
  SheafPictureProblem problem;
} News;

static void
news_free (gpointer data)
{
  News *self = data;

  g_object_unref (self->sweep);
  g_object_unref (self->run);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/* Of a run that was paused nothing is counted any more: it is done again. */
static gboolean
tell_cb (gpointer data)
{
  News *news = data;
  SheafPictureSweep *self = news->sweep;

  if (self->cancellable != news->run)
    return G_SOURCE_REMOVE;
  if (news->ids && !self->ids)
    {
      self->ids = g_array_ref (news->ids);
      self->progress.total = news->ids->len;
    }
  self->progress.articles += news->through;
  self->progress.came += news->came;
  if (news->problem)
    self->progress.by_problem[news->problem]++;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell (const Run *run, GArray *ids, gboolean through, gboolean came, SheafPictureProblem problem)
{
  News *news = g_new (News, 1);

  *news = (News){ .sweep = g_object_ref (run->sweep),
                  .run = g_object_ref (run->cancellable),
                  .ids = ids ? g_array_ref (ids) : NULL,
                  .through = through,
                  .came = came,
                  .problem = problem };
  sheaf_thread_tell (run->context, tell_cb, news, news_free);
}

/* --- On the thread --- */

static void
fetched_cb (guint index, SheafPictureFound *found, gpointer user_data)
{
  Run *run = user_data;
  const SheafPictureRequest *request = g_ptr_array_index (run->requests, index);
  const SheafPictureProblem problem =
      sheaf_picture_keep (run->sweep->writer, run->article, request->address, found);

  tell (run, NULL, FALSE, !problem, problem);
}

/* An article that is gone by now, or cannot be rendered, has no pictures. Returns: FALSE where the run is to end */
static gboolean
sweep_article (Run *run, SheafLibrary *library, gint64 id)
{
  const SheafPictureSweep *sweep = run->sweep;
  g_autoptr (SheafArticle) article = sheaf_library_get_article (library, id, NULL);
  SheafPictureManners manners = { .never = (const char *const *) sweep->never,
                                  .also = sweep->also };

  run->article = id;
  g_clear_pointer (&run->requests, g_ptr_array_unref);
  if (article)
    run->requests = sheaf_remote_wants (library, article, sweep->cleaner,
                                        (const char *const *) sweep->never, run->cancellable, NULL);
  manners.site = article && sweep->tells_site ? article->source : NULL;
  if (run->requests && run->requests->len > 0)
    sheaf_picture_fetcher_run (run->requests, &manners, fetched_cb, run, run->cancellable, NULL);
  if (g_cancellable_is_cancelled (run->cancellable))
    return FALSE;
  tell (run, NULL, TRUE, FALSE, SHEAF_PICTURE_FINE);
  return TRUE;
}

static gboolean
sweep (Run *run, GError **error)
{
  g_autoptr (SheafLibrary) library =
      sheaf_library_open (run->sweep->library, SHEAF_LIBRARY_READ, error);

  if (!library)
    return FALSE;
  if (!run->ids)
    {
      run->ids = sheaf_library_list (library, &run->sweep->place, error);
      if (!run->ids)
        return FALSE;
      tell (run, run->ids, FALSE, FALSE, SHEAF_PICTURE_FINE);
    }
  for (guint i = run->first; i < run->ids->len; i++)
    if (!sweep_article (run, library, g_array_index (run->ids, gint64, i)))
      return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
  return TRUE;
}

static void
sweep_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (sweep (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* --- The object --- */

static void
run_free (gpointer data)
{
  Run *self = data;

  g_main_context_unref (self->context);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* The task of a thread keeps its owner until this. */
static void
swept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SheafPictureSweep *self = SHEAF_PICTURE_SWEEP (source);
  GCancellable *run = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->cancellable != run)
    return;
  g_clear_object (&self->cancellable);
  if (error)
    g_message ("Loading the pictures of a place ended: %s", error->message);
  self->progress.state = done ? SHEAF_SWEEP_DONE : SHEAF_SWEEP_PAUSED;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
sheaf_picture_sweep_go_on (SheafPictureSweep *self)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (SHEAF_IS_PICTURE_SWEEP (self));

  if (self->progress.state != SHEAF_SWEEP_PAUSED)
    return;
  self->progress.state = SHEAF_SWEEP_RUNNING;
  self->cancellable = g_cancellable_new ();
  run = g_new0 (Run, 1);
  run->sweep = self;
  run->context = g_main_context_ref_thread_default ();
  run->ids = self->ids ? g_array_ref (self->ids) : NULL;
  run->first = self->progress.articles;
  run->cancellable = g_object_ref (self->cancellable);
  task = sheaf_thread_task_new (self, self->cancellable, swept_cb, self->cancellable);
  g_task_set_source_tag (task, sheaf_picture_sweep_go_on);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, sweep_thread);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
sheaf_picture_sweep_pause (SheafPictureSweep *self)
{
  g_return_if_fail (SHEAF_IS_PICTURE_SWEEP (self));

  if (self->progress.state != SHEAF_SWEEP_RUNNING)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->progress.state = SHEAF_SWEEP_PAUSED;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const SheafSweepProgress *
sheaf_picture_sweep_get_progress (SheafPictureSweep *self)
{
  g_return_val_if_fail (SHEAF_IS_PICTURE_SWEEP (self), NULL);

  return &self->progress;
}

static void
sheaf_picture_sweep_finalize (GObject *object)
{
  SheafPictureSweep *self = SHEAF_PICTURE_SWEEP (object);

  g_object_unref (self->writer);
  g_free (self->tag);
  g_free (self->library);
  g_clear_pointer (&self->cleaner, sheaf_cleaner_unref);
  g_strfreev (self->never);
  g_free (self->also);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sheaf_picture_sweep_parent_class)->finalize (object);
}

static void
sheaf_picture_sweep_class_init (SheafPictureSweepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_picture_sweep_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_picture_sweep_init (SheafPictureSweep *self)
{
}

SheafPictureSweep *
sheaf_picture_sweep_new (SheafWorker *writer, const SheafPictureSweepPlan *plan)
{
  SheafPictureSweep *self;

  g_return_val_if_fail (SHEAF_IS_WORKER (writer) && plan && plan->library, NULL);

  self = g_object_new (SHEAF_TYPE_PICTURE_SWEEP, NULL);
  self->writer = g_object_ref (writer);
  self->place = plan->place;
  self->place.tag = self->tag = g_strdup (plan->place.tag);
  self->library = g_strdup (plan->library);
  self->cleaner = plan->cleaner ? sheaf_cleaner_ref (plan->cleaner) : NULL;
  self->never = g_strdupv ((char **) plan->never);
  self->tells_site = plan->tells_site;
  self->also = g_strdup (plan->also);
  return self;
}
