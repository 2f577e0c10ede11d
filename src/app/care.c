/* care.c: looks after the library in quiet moments: is it sound, and is there a backup of today
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/care.h"

#include "app/worker.h"
#include "core/library-care.h"

/* Between two rounds: a round that finds nothing to do reads a folder and no more. */
#define ROUND_SECONDS (15 * 60)

struct _SheafCare
{
  GObject parent_instance;

  GSettings *settings;
  SheafWorker *worker;
  GCancellable *cancellable;
  guint delay;
  guint source;
  SheafCareBusy busy;
  gpointer busy_data;
  gboolean running;
  gboolean check; /* in the next round, whether it is due or not */
  GError *problem;
};

G_DEFINE_FINAL_TYPE (SheafCare, sheaf_care, G_TYPE_OBJECT)

enum
{
  DAMAGED,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A round. */

typedef struct
{
  GCancellable *cancellable;
  gboolean check;
  gboolean back_up;
  char *finding;
  gboolean made;
  GError *problem;
} Round;

static void
round_free (gpointer data)
{
  Round *task = data;

  g_object_unref (task->cancellable);
  g_free (task->finding);
  g_clear_error (&task->problem);
  g_free (task);
}

/* On the thread. A check that cannot run to its end is made again in the next round. */
static gboolean
round_work (SheafLibrary *library, gpointer data, GError **error)
{
  Round *task = data;

  if ((task->check || sheaf_library_needs_quick_check (library)) &&
      !sheaf_library_quick_check (library, &task->finding, error))
    return FALSE;
  if (!task->finding && task->back_up)
    sheaf_library_back_up_if_due (library, task->cancellable, &task->made, &task->problem);
  return TRUE;
}

static void queue_round (SheafCare *self, guint seconds);

static gboolean
is_same (const GError *a, const GError *b)
{
  return a == b || (a && b && a->code == b->code && g_str_equal (a->message, b->message));
}

static void
take_problem (SheafCare *self, GError **problem, gboolean made)
{
  const gboolean same = is_same (self->problem, *problem);

  g_clear_error (&self->problem);
  self->problem = g_steal_pointer (problem);
  if (self->problem && !same)
    g_message ("%s", self->problem->message);
  if (made || !same)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
round_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafCare) self = data;
  Round *task = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  const gboolean ok = sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error);

  self->running = FALSE;
  if (!self->worker)
    return;
  queue_round (self, ROUND_SECONDS);
  /* So damaged that it cannot even be opened anew, while the window has it open still. */
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
    g_signal_emit (self, signals[DAMAGED], 0, error->message);
  if (!ok)
    return;
  self->check = FALSE;
  if (task->finding)
    g_signal_emit (self, signals[DAMAGED], 0, task->finding);
  else
    take_problem (self, &task->problem, task->made);
}

static gboolean
begin_round_cb (gpointer data)
{
  SheafCare *self = data;
  Round *task;

  self->source = 0;
  if (self->running || (self->busy && self->busy (self->busy_data)))
    {
      queue_round (self, self->delay);
      return G_SOURCE_REMOVE;
    }
  task = g_new0 (Round, 1);
  task->cancellable = g_object_ref (self->cancellable);
  task->check = self->check;
  task->back_up = g_settings_get_boolean (self->settings, "backups");
  self->running = TRUE;
  sheaf_worker_run_async (self->worker, round_work, task, round_free, self->cancellable, round_cb,
                          g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
queue_round (SheafCare *self, guint seconds)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (seconds > 0)
    self->source = g_timeout_add_seconds (seconds, begin_round_cb, self);
  else
    self->source = g_idle_add (begin_round_cb, self);
}

void
sheaf_care_check_now (SheafCare *self)
{
  g_return_if_fail (SHEAF_IS_CARE (self));

  self->check = TRUE;
  if (self->worker)
    queue_round (self, 0);
}

const GError *
sheaf_care_get_problem (SheafCare *self)
{
  g_return_val_if_fail (SHEAF_IS_CARE (self), NULL);

  return self->problem;
}

/* By hand. */

typedef struct
{
  GCancellable *cancellable;
  char *path;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->cancellable);
  g_free (order->path);
  g_free (order);
}

static gboolean
order_work (SheafLibrary *library, gpointer data, GError **error)
{
  Order *order = data;

  if (order->path)
    return sheaf_library_save_copy (library, order->path, order->cancellable, error);
  return sheaf_library_back_up (library, SHEAF_BACKUP_BY_HAND, order->cancellable, error);
}

static void
ordered_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SheafCare *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_clear_error (&self->problem);
  g_signal_emit (self, signals[CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

void
sheaf_care_back_up_async (SheafCare *self,
                          const char *path,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  g_return_if_fail (SHEAF_IS_CARE (self) && self->worker);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, sheaf_care_back_up_async);
  order = g_new0 (Order, 1);
  order->cancellable = g_object_ref (self->cancellable);
  order->path = g_strdup (path);
  sheaf_worker_run_async (self->worker, order_work, order, order_free, self->cancellable,
                          ordered_cb, g_steal_pointer (&task));
}

gboolean
sheaf_care_back_up_finish (SheafCare *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sheaf_care_close (SheafCare *self)
{
  g_return_if_fail (SHEAF_IS_CARE (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->worker)
    sheaf_worker_close (self->worker);
  g_clear_object (&self->worker);
}

SheafCare *
sheaf_care_new (const char *path,
                GSettings *settings,
                guint delay,
                SheafCareBusy busy,
                gpointer user_data)
{
  SheafCare *self;

  g_return_val_if_fail (path && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SHEAF_TYPE_CARE, NULL);
  self->settings = g_object_ref (settings);
  self->worker = sheaf_worker_new (path, SHEAF_LIBRARY_READ, NULL);
  self->delay = delay;
  self->busy = busy;
  self->busy_data = user_data;
  queue_round (self, delay);
  return self;
}

static void
sheaf_care_finalize (GObject *object)
{
  SheafCare *self = SHEAF_CARE (object);

  sheaf_care_close (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (sheaf_care_parent_class)->finalize (object);
}

static void
sheaf_care_class_init (SheafCareClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_care_finalize;

  signals[DAMAGED] = g_signal_new ("damaged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_care_init (SheafCare *self)
{
  self->cancellable = g_cancellable_new ();
}
