/* thread-task.h: a task for a thread, of something that only the main thread may free
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/**
 * sheaf_thread_task_new:
 * @owner: (type GObject): whose task it is; lives until @callback has run
 *
 * To be used instead of g_task_new() for g_task_run_in_thread(). A task has a reference to its source object, and the
 * thread may be the last to let go of the task, after the callback has run: with the task the source object would be
 * freed there, and with a window all its widgets. This one has no source object: its function gets what it needs by
 * the task's data. @callback gets @owner as the source object all the same, which the main thread lets go of then.
 *
 * Returns: (transfer full): a task without a source object
 */
GTask *sheaf_thread_task_new (gpointer owner,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * sheaf_thread_tell:
 * @context: the main thread's
 * @func: called there, in the order of telling, with @data
 * @destroy: frees @data there
 *
 * g_main_context_invoke() would call it on this thread where the main one is between two turns.
 */
void
sheaf_thread_tell (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy);
