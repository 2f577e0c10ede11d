/* test-thread-task.c: what a task for a thread keeps, and until when
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/thread-task.h"

static void
return_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_assert_null (source);
  if (g_cancellable_is_cancelled (cancellable))
    g_task_return_boolean (task, FALSE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", (const char *) data);
}

static void
returned_cb (GObject *owner, GAsyncResult *result, gpointer data)
{
  GObject **seen = data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "why");
  *seen = owner;
}

/* The reference to the task stands for the one that the thread may still have when all is over. */
static void
test_owner (void)
{
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  GObject *const was = owner;
  GObject *seen = NULL;
  g_autoptr (GTask) task = sheaf_thread_task_new (owner, NULL, returned_cb, &seen);

  g_task_set_task_data (task, g_strdup ("why"), g_free);
  g_task_run_in_thread (task, return_thread);
  g_object_add_weak_pointer (owner, (gpointer *) &owner);
  g_object_unref (owner);
  g_assert_nonnull (owner);
  while (!seen)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (seen == was);
  g_assert_null (owner);
}

static void
cancelled_cb (GObject *owner, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;
  g_autoptr (GError) error = NULL;

  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *done = TRUE;
}

static void
test_cancelled (void)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;
  g_autoptr (GTask) task = sheaf_thread_task_new (owner, cancellable, cancelled_cb, &done);

  g_cancellable_cancel (cancellable);
  g_task_run_in_thread (task, return_thread);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thread-task/owner", test_owner);
  g_test_add_func ("/thread-task/cancelled", test_cancelled);
  return g_test_run ();
}
