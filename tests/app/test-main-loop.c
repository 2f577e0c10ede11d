/* test-main-loop.c: the main loop stays free, whatever goes on
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real window on a real library takes in 20,000 articles, and is used meanwhile and afterwards.  No
 * gap of the main loop (loop-probe.h) may be over 50 ms: from there on a person notices.
 * $SHEAF_MAIN_LOOP_ARTICLES: another number of them, for a measurement.
 */
#include "config.h"

#include "loop-probe.h"
#include "made-articles.h"

#include "app/application.h"
#include "app/window.h"

#include "app/window-private.h"

#include <glib/gstdio.h>
#include <time.h>

#define LIMIT 50 /* milliseconds */

/* What checks every access makes everything slow: there the way is walked and not judged. */
#if defined(__SANITIZE_ADDRESS__)
#define N_ARTICLES 1000
#define JUDGED     FALSE
#else
#define N_ARTICLES 20000
#define JUDGED     TRUE
#endif

/* How long anything may take on a busy machine before it counts as never. */
#define PATIENCE (600 * G_USEC_PER_SEC)

/* A person at work does something so often. */
#define TICK_MILLISECONDS 60

typedef struct
{
  char *folder;
  char *articles;
  SheafWindow *window;
  GtkAdjustment *rows; /* where in the list one is */
  guint n_articles;
  LoopProbe *probe;
  guint n_found;  /* answers to what was typed */
  guint n_loaded; /* pages shown */
  guint tick;
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture);

static void
wait_for (Fixture *fixture, Condition condition, const char *what)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE;

  while (!condition (fixture))
    {
      if (g_get_monotonic_time () > until)
        g_error ("waited in vain for %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Finding parts of the window by what they are, so that they may be moved. */

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
found_cb (SheafFinder *finder, GArray *ids, gboolean complete, gboolean fresh, guint *n)
{
  (*n)++;
}

static void
loaded_cb (SheafReader *reader, gint64 id, guint *n)
{
  (*n)++;
}

static gboolean
is_open (Fixture *fixture)
{
  return fixture->window->library != NULL;
}

static void
open_window (Fixture *fixture, GtkApplication *application)
{
  g_autofree char *library = g_build_filename (fixture->folder, "library.sheaf", NULL);
  GtkWidget *view;

  fixture->window = SHEAF_WINDOW (sheaf_window_new (application, library));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_open, "the library");

  view = find (GTK_WIDGET (fixture->window->list), GTK_TYPE_LIST_VIEW);
  fixture->rows = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_signal_connect (fixture->window->finder, "found", G_CALLBACK (found_cb), &fixture->n_found);
  g_signal_connect (fixture->window->reader, "article-loaded", G_CALLBACK (loaded_cb),
                    &fixture->n_loaded);
}

/* What a person does. */

static void
scroll (Fixture *fixture, double pixels)
{
  gtk_adjustment_set_value (fixture->rows, gtk_adjustment_get_value (fixture->rows) + pixels);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *entry = find (GTK_WIDGET (fixture->window->list), GTK_TYPE_SEARCH_ENTRY);

  if (text)
    {
      sheaf_article_list_set_searching (fixture->window->list, TRUE);
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
  else
    sheaf_article_list_set_searching (fixture->window->list, FALSE);
}

static gboolean
tick_cb (gpointer user_data)
{
  ((Fixture *) user_data)->tick++;
  return G_SOURCE_CONTINUE;
}

static gboolean
ticked (Fixture *fixture)
{
  return fixture->tick > 0;
}

/* Waits a moment, as a person does between one thing and the next. */
static void
pause_for (Fixture *fixture, guint ticks)
{
  for (guint i = 0; i < ticks; i++)
    {
      fixture->tick = 0;
      wait_for (fixture, ticked, "the clock");
    }
}

/* The import. */

static gboolean
has_all (Fixture *fixture)
{
  return !fixture->window->import && fixture->window->n_articles == fixture->n_articles &&
         g_list_model_get_n_items (G_LIST_MODEL (fixture->window->model)) == fixture->n_articles;
}

/* Where the import asks first, says yes: the default of a window that is not the main one. */
static gboolean
has_begun (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  if (fixture->window->import || has_all (fixture))
    return TRUE;
  for (GList *l = windows; l; l = l->next)
    {
      GtkWidget *button = gtk_window_get_default_widget (l->data);

      if (l->data != (gpointer) fixture->window && button && gtk_widget_is_sensitive (button))
        gtk_widget_activate (button);
    }
  return FALSE;
}

static gboolean
is_half_done (Fixture *fixture)
{
  return fixture->window->n_articles >= fixture->n_articles / 2 || has_all (fixture);
}

/* One thing after another, for as long as the import goes on. */
static void
use (Fixture *fixture, guint step)
{
  static const char *const words[] = { "互", "互联", MADE_WORD, "ver", "verkon", NULL };

  if (step % 40 < 15)
    scroll (fixture, 400);
  else if (step % 40 == 15)
    scroll (fixture, -1e9);
  else if (step % 40 < 30)
    activate (fixture, "next");
  else if (step % 40 < 36)
    type (fixture, words[step % 40 - 30]);
}

static void
import (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  sheaf_window_import_files (fixture->window, &file, 1);
  wait_for (fixture, has_begun, "the import to begin");
}

static gboolean
has_first (Fixture *fixture)
{
  return !fixture->window->import &&
         g_list_model_get_n_items (G_LIST_MODEL (fixture->window->model)) == 1;
}

static gboolean
was_shown (Fixture *fixture)
{
  return fixture->n_loaded > 0;
}

/* The first of everything: fonts, icons and the web process are loaded then, which belongs to the time it
 * takes to start.  And without a graphics card, as here, WebKit draws only when it has waited for a process
 * that has never drawn, up to half a second.  Told, not judged. */
static void
begin (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->articles, "0", "0.md", NULL);

  loop_probe_begin (fixture->probe, "first article");
  import (fixture, path);
  wait_for (fixture, has_first, "the first article");
  activate (fixture, "next");
  wait_for (fixture, was_shown, "the page");
  pause_for (fixture, 10);
}

static void
test_import (Fixture *fixture)
{
  loop_probe_begin (fixture->probe, "import");
  import (fixture, fixture->articles);
  wait_for (fixture, is_half_done, "half of the import");
  loop_probe_begin (fixture->probe, "import, in use");
  for (guint step = 0; !has_all (fixture); step++)
    {
      use (fixture, step);
      pause_for (fixture, 1);
    }
  type (fixture, NULL);
  wait_for (fixture, has_all, "all articles in the list");
}

/* Afterwards. */

static void
test_scrolling (Fixture *fixture)
{
  loop_probe_begin (fixture->probe, "scrolling");
  scroll (fixture, -1e9);
  for (guint i = 0; i < 100; i++)
    {
      scroll (fixture, 300);
      pause_for (fixture, 1);
    }
  for (guint i = 0; i < 30; i++)
    {
      gtk_adjustment_set_value (fixture->rows,
                                gtk_adjustment_get_upper (fixture->rows) * (i * 7 % 30) / 30);
      pause_for (fixture, 1);
    }
}

static gboolean
was_answered (Fixture *fixture)
{
  return fixture->n_found > 0;
}

static void
test_searching (Fixture *fixture)
{
  static const char *const typed[] = { "互",   "互联",  "互联互", MADE_WORD, "v",
                                       "ve",   "ver",   "verk",   "verkon",  "标",
                                       "标签", "标签1", "title:", "title:篇" };

  loop_probe_begin (fixture->probe, "searching");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      fixture->n_found = 0;
      type (fixture, typed[i]);
      if (!g_str_equal (typed[i], "title:"))
        wait_for (fixture, was_answered, "what was found");
      pause_for (fixture, 5);
    }
  type (fixture, NULL);
  wait_for (fixture, has_all, "the list");
}

static void
open_next (Fixture *fixture)
{
  fixture->n_loaded = 0;
  activate (fixture, "next");
  wait_for (fixture, was_shown, "the article");
}

/* Returns: (transfer full): ids of the articles of two megabytes */
static GArray *
find_large (Fixture *fixture)
{
  GArray *ids = sheaf_article_model_get_ids (fixture->window->model);
  GArray *large = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (SheafArticle) article =
          sheaf_library_get_article (fixture->window->library, id, NULL);

      if (made_articles_is_large (article->title))
        g_array_append_val (large, id);
    }
  return large;
}

static void
open_one (Fixture *fixture, gint64 id)
{
  fixture->n_loaded = 0;
  sheaf_window_open_article (fixture->window, id);
  wait_for (fixture, was_shown, "the large article");
  pause_for (fixture, 10);
}

static void
test_opening (Fixture *fixture)
{
  g_autoptr (GArray) large = NULL;

  loop_probe_begin (fixture->probe, "the test's own");
  large = find_large (fixture);
  g_assert_cmpuint (large->len, ==, fixture->n_articles / 5000);
  pause_for (fixture, 1);

  loop_probe_begin (fixture->probe, "opening");
  scroll (fixture, -1e9);
  /* From the first row on: leaving the search has selected what is open, which may be the last. */
  sheaf_article_list_select (fixture->window->list, 0);
  for (guint i = 0; i < 25; i++)
    open_next (fixture);
  for (guint i = 0; i < large->len; i++)
    open_one (fixture, g_array_index (large, gint64, i));
}

/* Returns: how many gaps of all phases are too long */
static guint
judge (Fixture *fixture)
{
  static const char *const phases[] = { "import", "import, in use", "scrolling", "searching",
                                        "opening" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    n += loop_probe_report (fixture->probe, phases[i]);
  if (n > 0)
    g_test_message ("%u gaps over %d ms", n, LIMIT);
  return n;
}

static gboolean
is_gone (Fixture *fixture)
{
  return !fixture->window;
}

static guint
run (gconstpointer application)
{
  const char *wanted = g_getenv ("SHEAF_MAIN_LOOP_ARTICLES");
  Fixture fixture = { .n_articles =
                          wanted ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_ARTICLES };
  guint source, n;

  fixture.folder = g_dir_make_tmp ("sheaf-main-loop-XXXXXX", NULL);
  fixture.articles = g_build_filename (fixture.folder, "articles", NULL);
  g_assert_cmpint (g_mkdir (fixture.articles, 0700), ==, 0);
  made_articles_write (fixture.articles, fixture.n_articles);
  open_window (&fixture, GTK_APPLICATION (application));

  source = g_timeout_add (TICK_MILLISECONDS, tick_cb, &fixture);
  fixture.probe = loop_probe_new (LIMIT);
  begin (&fixture);
  test_import (&fixture);
  test_scrolling (&fixture);
  test_searching (&fixture);
  test_opening (&fixture);
  loop_probe_report (fixture.probe, "first article");
  n = judge (&fixture);
  g_clear_pointer (&fixture.probe, loop_probe_free);
  g_source_remove (source);

  g_object_add_weak_pointer (G_OBJECT (fixture.window), (gpointer *) &fixture.window);
  gtk_window_close (GTK_WINDOW (fixture.window));
  wait_for (&fixture, is_gone, "the window to go");
  made_articles_remove (fixture.folder);
  g_free (fixture.articles);
  g_free (fixture.folder);
  return n;
}

static void
test_all (gconstpointer application)
{
  if (run (application) > 0 && JUDGED)
    g_test_fail ();
}

/* That the probe can fail, and when it does not. */

/* Whatever wakes it: the probe's signal does. */
static gboolean
sleep_cb (gpointer unused)
{
  const gint64 until = g_get_monotonic_time () + 2 * LIMIT * 1000;
  GMutex mutex;
  GCond never;

  g_mutex_init (&mutex);
  g_cond_init (&never);
  g_mutex_lock (&mutex);
  while (g_cond_wait_until (&never, &mutex, until))
    continue;
  g_mutex_unlock (&mutex);
  g_cond_clear (&never);
  g_mutex_clear (&mutex);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  GMutex mutex;
  int begun;
} Held;

/* A thread that has a lock and works on, as one that writes to the library would. */
static gpointer
hold_thread (gpointer data)
{
  Held *held = data;

  g_mutex_lock (&held->mutex);
  g_atomic_int_set (&held->begun, 1);
  g_poll (NULL, 0, 2 * LIMIT);
  g_mutex_unlock (&held->mutex);
  return NULL;
}

static gboolean
lock_cb (gpointer data)
{
  Held *held = data;

  g_mutex_lock (&held->mutex);
  g_mutex_unlock (&held->mutex);
  return G_SOURCE_REMOVE;
}

static void
compute (guint milliseconds)
{
  struct timespec now;
  gint64 until = 0;

  do
    {
      clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
      if (!until)
        until = now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000 + milliseconds * 1000;
    }
  while (now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000 < until);
}

static gboolean
compute_cb (gpointer milliseconds)
{
  compute (GPOINTER_TO_UINT (milliseconds));
  return G_SOURCE_REMOVE;
}

static gboolean
remove_cb (gpointer unused)
{
  return G_SOURCE_REMOVE;
}

static void
run_probed (LoopProbe *probe, const char *phase, GSourceFunc func, gpointer data)
{
  guint source;

  loop_probe_begin (probe, phase);
  source = g_idle_add (func, data);
  while (g_main_context_find_source_by_id (NULL, source))
    g_main_context_iteration (NULL, TRUE);
  /* A gap ends with the next poll. */
  g_idle_add (remove_cb, NULL);
  g_main_context_iteration (NULL, TRUE);
}

static gpointer
compete_thread (gpointer stop)
{
  while (!g_atomic_int_get ((int *) stop))
    compute (1);
  return NULL;
}

static void
test_probe (void)
{
  g_autoptr (LoopProbe) probe = loop_probe_new (LIMIT);
  GThread *neighbours[16];
  GThread *holder;
  Held held = { 0 };
  int stop = 0;

  run_probed (probe, "asleep", sleep_cb, NULL);
  g_assert_cmpuint (loop_probe_report (probe, "asleep"), ==, 1);
  run_probed (probe, "computing", compute_cb, GUINT_TO_POINTER (3 * LIMIT));
  g_assert_cmpuint (loop_probe_report (probe, "computing"), ==, 1);

  g_mutex_init (&held.mutex);
  holder = g_thread_new ("holder", hold_thread, &held);
  while (!g_atomic_int_get (&held.begun))
    g_thread_yield ();
  run_probed (probe, "waiting for a lock", lock_cb, &held);
  g_thread_join (holder);
  g_mutex_clear (&held.mutex);
  g_assert_cmpuint (loop_probe_report (probe, "waiting for a lock"), ==, 1);

  /* By the wall this is long, and it is nobody's fault. */
  for (guint i = 0; i < G_N_ELEMENTS (neighbours); i++)
    neighbours[i] = g_thread_new ("neighbour", compete_thread, &stop);
  run_probed (probe, "among busy neighbours", compute_cb, GUINT_TO_POINTER (LIMIT / 2));
  g_atomic_int_set (&stop, 1);
  for (guint i = 0; i < G_N_ELEMENTS (neighbours); i++)
    g_thread_join (neighbours[i]);
  g_assert_cmpuint (loop_probe_report (probe, "among busy neighbours"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SheafApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/main-loop/probe", test_probe);
  g_test_add_data_func ("/main-loop/import-and-use", application, test_all);
  return g_test_run ();
}
