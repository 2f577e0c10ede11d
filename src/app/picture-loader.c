/* picture-loader.c: pictures from the network come into the library, where the reader asked for them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-loader.h"

#include "app/thread-task.h"
#include "core/library-remote-pictures.h"

struct _SheafPictureLoader
{
  GObject parent_instance;
  SheafWorker *writer;
  char *also;           /* (nullable) */
  GHashTable *loads;    /* gint64 article → Load, not owned: those that run */
  GHashTable *outcomes; /* address → SheafPictureProblem */
  gboolean closed;
};

/* One article's; belongs to its thread and, by news of it, to the main one. */
typedef struct
{
  SheafWorker *writer;
  GMainContext *context; /* the main thread's */
  GWeakRef loader;
  gint64 article;
  GPtrArray *requests;
  char *site; /* (nullable) */
  char *also; /* (nullable) */
  gboolean again;
  GCancellable *cancellable;
  guint done; /* on the main thread */
} Load;

/* How one picture went, on its way to the main thread. */
typedef struct
{
  Load *load;
  char *address;
  guint width, height;
  SheafPictureProblem problem;
} News;

enum
{
  SIGNAL_PICTURE,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafPictureLoader, sheaf_picture_loader, G_TYPE_OBJECT)

static void
load_clear (gpointer data)
{
  Load *self = data;

  g_object_unref (self->writer);
  g_main_context_unref (self->context);
  g_weak_ref_clear (&self->loader);
  g_ptr_array_unref (self->requests);
  g_free (self->site);
  g_free (self->also);
  g_object_unref (self->cancellable);
}

static void
load_unref (gpointer load)
{
  g_atomic_rc_box_release_full (load, load_clear);
}

/* --- On its thread --- */

static void
news_free (gpointer data)
{
  News *self = data;

  load_unref (self->load);
  g_free (self->address);
  g_free (self);
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;
  g_autoptr (SheafPictureLoader) self = g_weak_ref_get (&news->load->loader);

  if (!self || self->closed)
    return G_SOURCE_REMOVE;
  news->load->done++;
  g_hash_table_replace (self->outcomes, g_strdup (news->address), GINT_TO_POINTER (news->problem));
  g_signal_emit (self, signals[SIGNAL_PICTURE], 0, news->load->article, news->address, news->width,
                 news->height, (int) news->problem);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, news->load->article);
  return G_SOURCE_REMOVE;
}

static void
tell (Load *load, const char *address, guint width, guint height, SheafPictureProblem problem)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new (News, 1);

  *news = (News){ g_atomic_rc_box_acquire (load), g_strdup (address), width, height, problem };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, news_free);
  g_source_attach (source, load->context);
}

typedef struct
{
  Load *load;
  GPtrArray *left; /* SheafPictureRequest, not owned: to be asked for */
  const char *address;
  SheafPictureFound *found;
} Step;

/* What the library has by now is there; what a host did not give once is asked for again only if that is wanted. */
static gboolean
sort_work (SheafLibrary *library, gpointer data, GError **error)
{
  Step *step = data;

  for (guint i = 0; i < step->load->requests->len; i++)
    {
      SheafPictureRequest *request = g_ptr_array_index (step->load->requests, i);
      SheafStoredPicture stored;
      SheafPictureProblem problem;

      if (!sheaf_library_get_remote_picture (library, request->address, &stored, &problem, error))
        return FALSE;
      if (stored.id)
        tell (step->load, request->address, stored.width, stored.height, SHEAF_PICTURE_FINE);
      else if (problem && !step->load->again)
        tell (step->load, request->address, 0, 0, problem);
      else
        g_ptr_array_add (step->left, request);
    }
  return TRUE;
}

static gboolean
store_work (SheafLibrary *library, gpointer data, GError **error)
{
  Step *step = data;

  return sheaf_library_store_remote_picture (library, step->load->article, step->address,
                                             step->found, error);
}

/* One that cannot be kept is not there. */
static void
fetched_cb (guint index, SheafPictureFound *found, gpointer user_data)
{
  Step *step = user_data;
  const SheafPictureRequest *request = g_ptr_array_index (step->left, index);
  g_autoptr (GError) error = NULL;
  SheafPictureProblem problem = found->problem;

  step->address = request->address;
  step->found = found;
  if (!sheaf_worker_run_wait (step->load->writer, store_work, step, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("A picture could not be kept: %s", error->message);
      problem = SHEAF_PICTURE_UNREADABLE;
    }
  tell (step->load, request->address, found->width, found->height, problem);
}

static void
load_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Load *load = task_data;
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  Step step = { .load = load, .left = left };
  const SheafPictureManners manners = { .site = load->site, .also = load->also };
  g_autoptr (GError) error = NULL;

  if (sheaf_worker_run_wait (load->writer, sort_work, &step, &error) &&
      sheaf_picture_fetcher_run (left, &manners, fetched_cb, &step, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* --- On the main thread --- */

/* Behind all news of it, which have the same priority. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SheafPictureLoader *self = SHEAF_PICTURE_LOADER (source);
  Load *load = g_task_get_task_data (G_TASK (result));
  const gint64 article = load->article;

  if (g_hash_table_lookup (self->loads, &article) == load)
    g_hash_table_remove (self->loads, &article);
  if (!self->closed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, article);
}

static Load *
load_new (SheafPictureLoader *self, gint64 article, GPtrArray *requests, const char *site)
{
  Load *load = g_atomic_rc_box_new0 (Load);

  load->writer = g_object_ref (self->writer);
  load->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&load->loader, self);
  load->article = article;
  load->requests = requests;
  load->site = g_strdup (site);
  load->also = g_strdup (self->also);
  load->cancellable = g_cancellable_new ();
  return load;
}

void
sheaf_picture_loader_load (SheafPictureLoader *self,
                           gint64 article,
                           GPtrArray *requests,
                           const char *site,
                           gboolean again)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (SHEAF_IS_PICTURE_LOADER (self) && requests);

  if (self->closed || g_hash_table_contains (self->loads, &article))
    {
      g_ptr_array_unref (requests);
      return;
    }
  load = load_new (self, article, requests, site);
  load->again = again;
  g_hash_table_insert (self->loads, g_memdup2 (&article, sizeof article), load);
  task = sheaf_thread_task_new (self, load->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, sheaf_picture_loader_load);
  g_task_set_task_data (task, load, load_unref);
  g_task_run_in_thread (task, load_thread);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, article);
}

const char *
sheaf_picture_loader_get_also (SheafPictureLoader *self)
{
  g_return_val_if_fail (SHEAF_IS_PICTURE_LOADER (self), NULL);

  return self->also;
}

void
sheaf_picture_loader_cancel (SheafPictureLoader *self, gint64 article)
{
  Load *load;

  g_return_if_fail (SHEAF_IS_PICTURE_LOADER (self));

  load = g_hash_table_lookup (self->loads, &article);
  if (load)
    g_cancellable_cancel (load->cancellable);
}

void
sheaf_picture_loader_close (SheafPictureLoader *self)
{
  GHashTableIter iter;
  gpointer load;

  g_return_if_fail (SHEAF_IS_PICTURE_LOADER (self));

  self->closed = TRUE;
  g_hash_table_iter_init (&iter, self->loads);
  while (g_hash_table_iter_next (&iter, NULL, &load))
    g_cancellable_cancel (((Load *) load)->cancellable);
}

gboolean
sheaf_picture_loader_get_progress (SheafPictureLoader *self,
                                   gint64 article,
                                   guint *done,
                                   guint *total)
{
  const Load *load;

  g_return_val_if_fail (SHEAF_IS_PICTURE_LOADER (self) && done && total, FALSE);

  load = g_hash_table_lookup (self->loads, &article);
  *done = load ? load->done : 0;
  *total = load ? load->requests->len : 0;
  return load != NULL;
}

gboolean
sheaf_picture_loader_get_outcome (SheafPictureLoader *self,
                                  const char *address,
                                  SheafPictureProblem *problem)
{
  gpointer outcome = NULL;

  g_return_val_if_fail (SHEAF_IS_PICTURE_LOADER (self) && address && problem, FALSE);

  if (!g_hash_table_lookup_extended (self->outcomes, address, NULL, &outcome))
    return FALSE;
  *problem = (SheafPictureProblem) GPOINTER_TO_INT (outcome);
  return TRUE;
}

static void
sheaf_picture_loader_finalize (GObject *object)
{
  SheafPictureLoader *self = SHEAF_PICTURE_LOADER (object);

  g_object_unref (self->writer);
  g_free (self->also);
  g_hash_table_unref (self->loads);
  g_hash_table_unref (self->outcomes);
  G_OBJECT_CLASS (sheaf_picture_loader_parent_class)->finalize (object);
}

static void
sheaf_picture_loader_class_init (SheafPictureLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_picture_loader_finalize;

  signals[SIGNAL_PICTURE] = g_signal_new ("picture", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 5, G_TYPE_INT64,
                                          G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
sheaf_picture_loader_init (SheafPictureLoader *self)
{
  self->loads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

SheafPictureLoader *
sheaf_picture_loader_new (SheafWorker *writer, const char *also)
{
  SheafPictureLoader *self;

  g_return_val_if_fail (SHEAF_IS_WORKER (writer), NULL);

  self = g_object_new (SHEAF_TYPE_PICTURE_LOADER, NULL);
  self->writer = g_object_ref (writer);
  self->also = g_strdup (also);
  return self;
}
