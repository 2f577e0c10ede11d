/* test-session.c: where one was is written, read, and gone back to
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"
#include "app/session.h"
#include "app/window.h"

#include "app/window-private.h"

#include <glib/gstdio.h>

#define PATIENCE (60 * G_USEC_PER_SEC)

/* The value. */

static void
test_value (void)
{
  g_autoptr (SheafSession) session = sheaf_session_new ();
  const char *const expanded[] = { "新闻", "a;b\\c/d", NULL };
  g_autoptr (SheafSession) read = NULL;
  g_autofree char *text = NULL;

  session->width = 1120;
  session->height = 700;
  session->maximized = TRUE;
  session->show_sidebar = FALSE;
  session->show_details = TRUE;
  session->pane = 2;
  session->shelf = SHEAF_SHELF_LAST_IMPORT;
  session->category = g_strdup ("新闻/科\\/技");
  session->search = g_strdup (" title:\"a b\"\n=[x] ");
  session->article = G_MAXINT64;
  session->top = 7;
  session->block = g_strdup ("b12");
  session->expanded = g_strdupv ((char **) expanded);
  text = sheaf_session_format (session);
  read = sheaf_session_parse (text, strlen (text));

  g_assert_cmpint (read->width, ==, 1120);
  g_assert_cmpint (read->height, ==, 700);
  g_assert_true (read->maximized);
  g_assert_false (read->show_sidebar);
  g_assert_true (read->show_details);
  g_assert_cmpuint (read->pane, ==, 2);
  g_assert_cmpint (read->shelf, ==, SHEAF_SHELF_LAST_IMPORT);
  g_assert_cmpstr (read->category, ==, session->category);
  g_assert_null (read->tag);
  g_assert_cmpstr (read->search, ==, session->search);
  g_assert_cmpint (read->article, ==, G_MAXINT64);
  g_assert_cmpint (read->top, ==, 7);
  g_assert_cmpstr (read->block, ==, "b12");
  g_assert_cmpstrv (read->expanded, expanded);
}

/* Nothing that may be in such a file is more than a place one has not been to. */
static void
test_damage (void)
{
  static const char *const texts[] = {
    "",
    "no key file",
    "[Window]\nwidth=-1\nheight=99999999999999\nsidebar-width=x\npane=7\n",
    "[Place]\nshelf=nowhere\narticle=-5\ntop=1e9x\nblock=b1\" onload=\"\ncategory=\\\n",
    "[Place]\ncategory=\xff\xfe\nblock=b\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SheafSession) session = sheaf_session_parse (texts[i], strlen (texts[i]));

      g_assert_cmpint (session->width, ==, 0);
      g_assert_cmpint (session->height, ==, 0);
      g_assert_cmpint (session->sidebar_width, ==, 0);
      g_assert_true (session->show_sidebar);
      g_assert_cmpuint (session->pane, ==, 1);
      g_assert_cmpint (session->shelf, ==, SHEAF_SHELF_ALL);
      g_assert_cmpint (session->article, ==, 0);
      g_assert_null (session->block);
      g_assert_null (session->category);
    }
}

static void
test_path (void)
{
  g_autofree char *one = sheaf_session_path ("/a/library.sheaf");
  g_autofree char *same = sheaf_session_path ("/a/../a/library.sheaf");
  g_autofree char *other = sheaf_session_path ("/b/library.sheaf");
  g_autoptr (SheafSession) none = sheaf_session_load ("/nowhere/session.ini");

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
  g_assert_true (g_str_has_prefix (one, g_get_user_state_dir ()));
  g_assert_cmpint (none->article, ==, 0);
}

/* The window. */

typedef struct
{
  char *folder;
  char *articles;
  char *library;
  char *session;
  GtkApplication *application; /* not owned: one for all tests, as in the program */
  SheafWindow *window;
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

static gboolean
is_gone (Fixture *fixture)
{
  return !fixture->window;
}

static gboolean
is_shown (Fixture *fixture)
{
  const char *page = gtk_stack_get_visible_child_name (fixture->window->pages);

  return fixture->window->library && !fixture->window->counting && !fixture->window->import &&
         !g_str_equal (page, "opening");
}

static void
open_window (Fixture *fixture)
{
  fixture->window = SHEAF_WINDOW (sheaf_window_new (fixture->application, fixture->library));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_shown, "the window");
}

static void
close_window (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone, "the window to go");
}

static void
set_up (Fixture *fixture, gconstpointer application)
{
  fixture->application = GTK_APPLICATION (application);
  fixture->folder = g_dir_make_tmp ("sheaf-session-XXXXXX", NULL);
  fixture->articles = g_build_filename (fixture->folder, "articles", NULL);
  fixture->library = g_build_filename (fixture->folder, "library.sheaf", NULL);
  fixture->session = sheaf_session_path (fixture->library);
  g_assert_cmpint (g_mkdir (fixture->articles, 0700), ==, 0);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%02u.md", fixture->articles, i);
      g_autofree char *text = g_strdup_printf ("---\ntitle: Article %02u\ndate: 2021-01-01\n"
                                               "categories: [News, %s]\n---\nText\n",
                                               i, i % 2 ? "Odd" : "Even");

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->window)
    close_window (fixture);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%02u.md", fixture->articles, i);

      g_remove (path);
    }
  g_remove (fixture->session);
  g_remove (fixture->library);
  g_rmdir (fixture->articles);
  g_rmdir (fixture->folder);
  g_free (fixture->session);
  g_free (fixture->library);
  g_free (fixture->articles);
  g_free (fixture->folder);
}

/* Straight into the file: how articles come in is not the matter here. */
static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer library, GError **error)
{
  return work (library, data, error);
}

static void
fill_library (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) library =
      sheaf_library_open (fixture->library, SHEAF_LIBRARY_WRITE, &error);
  char *paths[] = { fixture->articles, NULL };
  const SheafImportOptions options = { .paths = paths, .dialect = SHEAF_DIALECT_HEXO };
  const SheafImportSink sink = { transact_cb, NULL, NULL, library };

  g_assert_no_error (error);
  sheaf_importer_run (&options, &sink, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
lists_category (Fixture *fixture)
{
  return sheaf_article_model_get_ids (fixture->window->model)->len == 20;
}

static gboolean
has_article (Fixture *fixture)
{
  return fixture->window->article != NULL;
}

static gboolean
is_read (Fixture *fixture)
{
  return !(fixture->window->article->flags & SHEAF_FLAG_UNREAD);
}

static gboolean
is_written (Fixture *fixture)
{
  g_autoptr (SheafSession) session = sheaf_session_load (fixture->session);

  return session->article != 0;
}

static gboolean
is_selected (Fixture *fixture)
{
  return fixture->window->article &&
         sheaf_article_list_get_selected (fixture->window->list) == fixture->window->article->id;
}

/* Without being closed, as if it were killed: what is written a moment after the last move is enough. */
static void
test_come_back (Fixture *fixture, gconstpointer unused)
{
  static const char *const path[] = { "News", "Odd", NULL };
  gint64 article;

  fill_library (fixture);
  open_window (fixture);
  g_assert_true (sheaf_sidebar_select_path (fixture->window->sidebar, path));
  wait_for (fixture, lists_category, "the category");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "next", NULL);
  wait_for (fixture, has_article, "the article");
  wait_for (fixture, is_read, "the article to be read");
  article = fixture->window->article->id;
  wait_for (fixture, is_written, "the session");
  close_window (fixture);

  open_window (fixture);
  wait_for (fixture, is_selected, "the article again");
  g_assert_cmpint (fixture->window->article->id, ==, article);
  g_assert_true (lists_category (fixture));
  g_assert_cmpstr (fixture->window->place_name, ==, "Odd");
}

/* Where the list is not shown, keys must not go to it: they would be lost. */
static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *focus;

  open_window (fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (!focus || gtk_widget_get_mapped (focus));
}

static void
ready_cb (SheafWindow *window, guint *n_listed)
{
  g_assert_true (window->counting);
  if (g_str_equal (gtk_stack_get_visible_child_name (window->pages), "library"))
    *n_listed = sheaf_article_model_get_ids (window->model)->len;
}

/* Rows do not wait for the sidebar, which is filled once everything is counted, and are not listed again by it. */
static void
test_early (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->session);
  const char *text = "[Place]\ncategory=News/Odd\n";
  guint n_listed = 0;

  fill_library (fixture);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->session, text, -1, NULL));
  fixture->window = SHEAF_WINDOW (sheaf_window_new (fixture->application, fixture->library));
  g_signal_connect (fixture->window, "ready", G_CALLBACK (ready_cb), &n_listed);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_shown, "the window");
  g_assert_cmpuint (n_listed, ==, 20);
  g_assert_cmpuint (sheaf_article_model_get_ids (fixture->window->model)->len, ==, 20);
  g_assert_cmpint (fixture->window->listing.category, !=, 0);
  g_assert_cmpstr (fixture->window->place_name, ==, "Odd");
}

static void
test_gone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->session);
  g_autofree char *text = g_strdup ("[Place]\ncategory=No/Where\narticle=4711\ntop=4712\nblock=b9\n"
                                    "[Window]\npane=2\n");

  fill_library (fixture);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->session, text, -1, NULL));
  open_window (fixture);
  g_assert_null (fixture->window->article);
  g_assert_cmpuint (sheaf_article_model_get_ids (fixture->window->model)->len, ==, 40);
  g_assert_cmpint (sheaf_panes_get_current (fixture->window->panes), ==, SHEAF_PANE_LIST);
}

/* A sort that the library was left with is not the next library's. */
static void
test_search (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->session);
  const char *text = "[Place]\nsearch=title:07\nsort=title\n";
  GVariant *sort;

  fill_library (fixture);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->session, text, -1, NULL));
  open_window (fixture);
  g_assert_true (sheaf_article_list_is_searching (fixture->window->list));
  g_assert_cmpstr (sheaf_finder_get_text (fixture->window->finder), ==, "title:07");
  sort = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "sort");
  g_assert_cmpstr (g_variant_get_string (sort, NULL), ==, "title");
  g_variant_unref (sort);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused), gpointer application)
{
  g_test_add (path, Fixture, application, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SheafApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/session/value", test_value);
  g_test_add_func ("/session/damage", test_damage);
  g_test_add_func ("/session/path", test_path);
  add ("/session/come-back", test_come_back, application);
  add ("/session/empty", test_empty, application);
  add ("/session/early", test_early, application);
  add ("/session/gone", test_gone, application);
  add ("/session/search", test_search, application);
  return g_test_run ();
}
