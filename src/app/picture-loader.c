/* picture-loader.c: pictures from the network come into the library, where the reader asked for them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-loader.h"

#include "app/picture-keep.h"
#include "app/thread-task.h"
#include "core/library-remote-pictures.h"

struct _SheafPictureLoader
{
  GObject parent_instance;
  SheafWorker *writer;
  char *also;           /* (nullable) */
  GHashTable *loads;    /* gint64 article → Load, owned: those that run or wait */
  GQueue waiting;       /* Load, not owned: the next is the first */
  gboolean running;     /* one is */
  GHashTable *outcomes; /* address → SheafPictureOutcome */
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
  char *site;  /* (nullable) */
  GStrv never; /* (nullable) */
  char *also;  /* (nullable) */
  gboolean again;
  GCancellable *cancellable;
  guint done; /* on the main thread */
} Load;

/* How some pictures went, on its way to the main thread. */
typedef struct
{
  char *address;
  SheafPictureOutcome outcome;
} One;

typedef struct
{
  Load *load;
  GArray *pictures; /* One */
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
  g_strfreev (self->never);
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
one_clear (gpointer data)
{
  g_free (((One *) data)->address);
}

static void
news_free (gpointer data)
{
  News *self = data;

  load_unref (self->load);
  g_array_unref (self->pictures);
  g_free (self);
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;
  Load *load = news->load;
  g_autoptr (SheafPictureLoader) self = g_weak_ref_get (&load->loader);

  if (!self || self->closed)
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < news->pictures->len; i++)
    {
      const One *one = &g_array_index (news->pictures, One, i);

      load->done++;
      g_hash_table_replace (self->outcomes, g_strdup (one->address),
                            g_memdup2 (&one->outcome, sizeof one->outcome));
      g_signal_emit (self, signals[SIGNAL_PICTURE], 0, load->article, one->address,
                     one->outcome.width, one->outcome.height, (int) one->outcome.problem);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, load->article);
  return G_SOURCE_REMOVE;
}

/* @pictures: (transfer full) */
static void
tell (Load *load, GArray *pictures)
{
  News *news = g_new (News, 1);

  *news = (News){ g_atomic_rc_box_acquire (load), pictures };
  sheaf_thread_tell (load->context, tell_cb, news, news_free);
}

static GArray *
list_new (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (One));

  g_array_set_clear_func (list, one_clear);
  return list;
}

static void
add (GArray *list, const char *address, guint width, guint height, SheafPictureProblem problem)
{
  const One one = { g_strdup (address), { problem, width, height } };

  g_array_append_val (list, one);
}

typedef struct
{
  Load *load;
  GPtrArray *left; /* SheafPictureRequest, not owned: to be asked for */
} Step;

/* What the library has by now is there; what a host did not give once is asked for again only if that is wanted. */
static gboolean
sort_work (SheafLibrary *library, gpointer data, GError **error)
{
  Step *step = data;
  g_autoptr (GArray) known = list_new ();

  for (guint i = 0; i < step->load->requests->len; i++)
    {
      SheafPictureRequest *request = g_ptr_array_index (step->load->requests, i);
      SheafStoredPicture stored;
      SheafPictureProblem problem;

      if (!sheaf_library_get_remote_picture (library, request->address, &stored, &problem, error))
        return FALSE;
      if (stored.id)
        add (known, request->address, stored.width, stored.height, SHEAF_PICTURE_FINE);
      else if (problem && !step->load->again)
        add (known, request->address, 0, 0, problem);
      else
        g_ptr_array_add (step->left, request);
    }
  if (known->len > 0)
    tell (step->load, g_steal_pointer (&known));
  return TRUE;
}

/* One that cannot be kept is not there. */
static void
fetched_cb (guint index, SheafPictureFound *found, gpointer user_data)
{
  Step *step = user_data;
  const SheafPictureRequest *request = g_ptr_array_index (step->left, index);
  const SheafPictureProblem problem =
      sheaf_picture_keep (step->load->writer, step->load->article, request->address, found);
  GArray *news = list_new ();

  add (news, request->address, found->width, found->height, problem);
  tell (step->load, news);
}

static void
load_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Load *load = task_data;
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  Step step = { .load = load, .left = left };
  const SheafPictureManners manners = { .site = load->site,
                                        .never = (const char *const *) load->never,
                                        .also = load->also };
  g_autoptr (GError) error = NULL;

  if (sheaf_worker_run_wait (load->writer, sort_work, &step, &error) &&
      sheaf_picture_fetcher_run (left, &manners, fetched_cb, &step, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* --- On the main thread --- */

static void start_next (SheafPictureLoader *self);

/* @load: may be freed by this */
static void
end_load (SheafPictureLoader *self, Load *load)
{
  const gint64 article = load->article;

  g_hash_table_remove (self->loads, &article);
  if (!self->closed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, article);
}

/* Behind all news of it, which have the same priority. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SheafPictureLoader *self = SHEAF_PICTURE_LOADER (source);

  self->running = FALSE;
  end_load (self, g_task_get_task_data (G_TASK (result)));
  start_next (self);
}

static void
start_next (SheafPictureLoader *self)
{
  Load *load = self->running || self->closed ? NULL : g_queue_pop_head (&self->waiting);
  g_autoptr (GTask) task = NULL;

  if (!load)
    return;
  self->running = TRUE;
  task = sheaf_thread_task_new (self, load->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, start_next);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (load), load_unref);
  g_task_run_in_thread (task, load_thread);
}

static Load *
load_new (SheafPictureLoader *self,
          gint64 article,
          GPtrArray *requests,
          const SheafPictureLoading *loading)
{
  Load *load = g_atomic_rc_box_new0 (Load);

  load->writer = g_object_ref (self->writer);
  load->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&load->loader, self);
  load->article = article;
  load->requests = requests;
  load->site = g_strdup (loading->site);
  load->never = g_strdupv ((char **) loading->never);
  load->also = g_strdup (self->also);
  load->again = loading->again;
  load->cancellable = g_cancellable_new ();
  return load;
}

void
sheaf_picture_loader_load (SheafPictureLoader *self,
                           gint64 article,
                           GPtrArray *requests,
                           const SheafPictureLoading *loading)
{
  Load *load;

  g_return_if_fail (SHEAF_IS_PICTURE_LOADER (self) && requests && loading);

  if (self->closed || g_hash_table_contains (self->loads, &article))
    {
      g_ptr_array_unref (requests);
      return;
    }
  load = load_new (self, article, requests, loading);
  g_hash_table_insert (self->loads, g_memdup2 (&article, sizeof article), load);
  g_queue_push_head (&self->waiting, load);
  start_next (self);
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
  if (load && g_queue_remove (&self->waiting, load))
    end_load (self, load);
  else if (load)
    g_cancellable_cancel (load->cancellable);
}

void
sheaf_picture_loader_close (SheafPictureLoader *self)
{
  GHashTableIter iter;
  gpointer load;

  g_return_if_fail (SHEAF_IS_PICTURE_LOADER (self));

  self->closed = TRUE;
  g_queue_clear (&self->waiting);
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

const SheafPictureOutcome *
sheaf_picture_loader_get_outcome (SheafPictureLoader *self, const char *address)
{
  g_return_val_if_fail (SHEAF_IS_PICTURE_LOADER (self) && address, NULL);

  return g_hash_table_lookup (self->outcomes, address);
}

static void
sheaf_picture_loader_finalize (GObject *object)
{
  SheafPictureLoader *self = SHEAF_PICTURE_LOADER (object);

  g_object_unref (self->writer);
  g_free (self->also);
  g_queue_clear (&self->waiting);
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
  self->loads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, load_unref);
  self->outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->waiting);
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
