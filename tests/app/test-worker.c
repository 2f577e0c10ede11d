/* test-worker.c: the thread with a library connection of its own
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/worker.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  GMainLoop *loop;
  GError *error;
  guint finished;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("sheaf-worker-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.sheaf", NULL);
  fixture->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_clear_error (&fixture->error);
  g_main_loop_unref (fixture->loop);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
finished_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &fixture->error);
  fixture->finished++;
  g_main_loop_quit (fixture->loop);
}

/* Runs @work and waits for its end in the main loop. */
static void
run (Fixture *fixture,
     SheafWorker *worker,
     SheafLibraryWork work,
     gpointer data,
     GCancellable *cancellable)
{
  sheaf_worker_run_async (worker, work, data, NULL, cancellable, finished_cb, fixture);
  g_main_loop_run (fixture->loop);
}

static gboolean
note_thread_work (SheafLibrary *library, gpointer data, GError **error)
{
  GPtrArray *order = data;

  g_assert_nonnull (library);
  g_ptr_array_add (order, g_thread_self ());
  return TRUE;
}

static gboolean
fail_work (SheafLibrary *library, gpointer data, GError **error)
{
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, "not here");
  return FALSE;
}

static void
test_runs (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafWorker) worker = sheaf_worker_new (fixture->path, SHEAF_LIBRARY_WRITE, NULL);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  run (fixture, worker, note_thread_work, threads, NULL);
  g_assert_no_error (fixture->error);
  run (fixture, worker, note_thread_work, threads, NULL);
  g_assert_cmpuint (threads->len, ==, 2);
  g_assert_true (threads->pdata[0] == threads->pdata[1]);
  g_assert_true (threads->pdata[0] != g_thread_self ());

  run (fixture, worker, fail_work, NULL, NULL);
  g_assert_error (fixture->error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  sheaf_worker_close (worker);
}

static void
count_cb (SheafWorker *worker, guint *count)
{
  (*count)++;
}

static void
test_tells (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafWorker) worker = sheaf_worker_new (fixture->path, SHEAF_LIBRARY_WRITE, NULL);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  guint worked = 0;

  g_signal_connect (worker, "worked", G_CALLBACK (count_cb), &worked);
  for (guint i = 0; i < 10; i++)
    sheaf_worker_run_async (worker, note_thread_work, threads, NULL, NULL, finished_cb, fixture);
  while (fixture->finished < 10 || worked == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (worked, <=, 10);
  sheaf_worker_close (worker);
}

/* The library is a folder: it cannot be opened, until there is nothing in the way. */
static void
test_opens_later (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafWorker) worker = sheaf_worker_new (fixture->path, SHEAF_LIBRARY_WRITE, NULL);

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  run (fixture, worker, NULL, NULL, NULL);
  g_assert_nonnull (fixture->error);
  g_assert_true (fixture->error->domain == SHEAF_ERROR);

  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  run (fixture, worker, NULL, NULL, NULL);
  g_assert_no_error (fixture->error);
  sheaf_worker_close (worker);
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafWorker) worker = sheaf_worker_new (fixture->path, SHEAF_LIBRARY_WRITE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  g_cancellable_cancel (cancellable);
  run (fixture, worker, note_thread_work, threads, cancellable);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (threads->len, ==, 0);
  sheaf_worker_close (worker);
}

typedef struct
{
  SheafWorker *worker;
  GPtrArray *order;
  gboolean ok;
} Waiter;

static gpointer
wait_thread (gpointer data)
{
  Waiter *waiter = data;

  waiter->ok = sheaf_worker_run_wait (waiter->worker, note_thread_work, waiter->order, NULL);
  return NULL;
}

static void
test_waits (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafWorker) worker = sheaf_worker_new (fixture->path, SHEAF_LIBRARY_WRITE, NULL);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Waiter waiter = { .worker = worker, .order = threads };
  GThread *thread = g_thread_new ("waiter", wait_thread, &waiter);

  g_thread_join (thread);
  g_assert_true (waiter.ok);
  g_assert_cmpuint (threads->len, ==, 1);

  g_assert_false (sheaf_worker_run_wait (worker, fail_work, NULL, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Closed: nobody is left waiting. */
  sheaf_worker_close (worker);
  g_assert_false (sheaf_worker_run_wait (worker, note_thread_work, threads, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What a writer was asked for is done before it closes: a mark just made is not lost. */
static void
test_closing_writes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafWorker) worker = sheaf_worker_new (fixture->path, SHEAF_LIBRARY_WRITE, NULL);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  for (guint i = 0; i < 20; i++)
    sheaf_worker_run_async (worker, note_thread_work, threads, NULL, NULL, finished_cb, fixture);
  sheaf_worker_close (worker);
  g_assert_cmpuint (threads->len, ==, 20);
  while (fixture->finished < 20)
    g_main_context_iteration (NULL, TRUE);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/worker/runs", test_runs);
  add ("/worker/tells", test_tells);
  add ("/worker/opens-later", test_opens_later);
  add ("/worker/cancelled", test_cancelled);
  add ("/worker/waits", test_waits);
  add ("/worker/closing-writes", test_closing_writes);
  return g_test_run ();
}
