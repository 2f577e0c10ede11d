/* thread-task.c: a task for a thread, of something that only the main thread may free
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/thread-task.h"

typedef struct
{
  GObject *owner;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Outcome;

static void
returned_cb (GObject *none, GAsyncResult *result, gpointer data)
{
  g_autofree Outcome *outcome = data;
  g_autoptr (GObject) owner = outcome->owner;

  outcome->callback (owner, result, outcome->user_data);
}

GTask *
sheaf_thread_task_new (gpointer owner,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Outcome *outcome;

  g_return_val_if_fail (G_IS_OBJECT (owner) && callback, NULL);

  outcome = g_new (Outcome, 1);
  *outcome = (Outcome){ g_object_ref (owner), callback, user_data };
  return g_task_new (NULL, cancellable, returned_cb, outcome);
}

void
sheaf_thread_tell (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, context);
}
