/* test-window.c: the whole window on a library of its own
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window-steps.h"

#include "app/application.h"
#include "app/window.h"

#include "../core/picture-bytes.h"

static gboolean
is_read (SheafWindow *window)
{
  return window->article && !(window->article->flags & SHEAF_FLAG_UNREAD);
}

static gboolean
is_starred (SheafWindow *window)
{
  return window->article && (window->article->flags & SHEAF_FLAG_STARRED);
}

static gboolean
shows_welcome (SheafWindow *window)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (window->pages), "welcome") == 0;
}

static gboolean
can_undo (SheafWindow *window)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo");
}

static GtkWidget *
find_window (const char *type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), type))
      return l->data;
  return NULL;
}

static gboolean
has_sensitive_default (SheafWindow *window)
{
  GtkWindow *dialog = GTK_WINDOW (window->import_dialog);

  return dialog && gtk_widget_get_sensitive (gtk_window_get_default_widget (dialog));
}

static gboolean
has_no_dialog (SheafWindow *window)
{
  return !window->import_dialog;
}

/* The tests. */

static void
test_import (Fixture *fixture, gconstpointer unused)
{
  wait_for (fixture, shows_welcome, "the welcome");
  import (fixture);
  g_assert_false (shows_welcome (fixture->window));

  wait_for (fixture, can_undo, "the undo step");
  activate (fixture, "undo");
  wait_for (fixture, has_no_rows, "the import to be undone");
}

/* A folder is looked at first, and only stored when that is confirmed. */
static void
test_dialog (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->articles);
  GtkWindow *dialog;

  sheaf_window_open_files (fixture->window, &folder, 1);
  wait_for (fixture, has_sensitive_default, "what would be imported");
  g_assert_cmpuint (n_rows (fixture->window), ==, 0);
  dialog = GTK_WINDOW (fixture->window->import_dialog);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_window_get_default_widget (dialog))), ==,
                   "Import 3 Articles");
  gtk_window_close (dialog);
  wait_for (fixture, has_no_dialog, "the dialog to go");
  g_assert_null (fixture->window->import);

  sheaf_window_open_files (fixture->window, &folder, 1);
  wait_for (fixture, has_sensitive_default, "what would be imported");
  gtk_widget_activate_default (fixture->window->import_dialog);
  wait_for (fixture, has_all_rows, "the import");
}

/* One file is imported and shown without a question. */
static void
test_open_file (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->articles, "1.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  sheaf_window_open_files (fixture->window, &file, 1);
  wait_for (fixture, is_read, "the article to be read");
  g_assert_cmpstr (fixture->window->article->title, ==, "第一篇");
}

static gboolean
has_four_rows (SheafWindow *window)
{
  return !window->import && n_rows (window) == N_ARTICLES + 1;
}

static gboolean
tells_new_article (SheafWindow *window)
{
  return window->toast &&
         g_str_equal (adw_toast_get_title (window->toast), "1 new article from articles");
}

/* A folder that was imported is kept up with. */
static void
test_rescan (Fixture *fixture, gconstpointer unused)
{
  import (fixture);
  write_article (fixture->articles, "5.md", "# Fourth\n\nCame later\n");
  wait_for (fixture, can_rescan, "the import to end");
  activate (fixture, "rescan");
  wait_for (fixture, has_four_rows, "the new article");
  wait_for (fixture, tells_new_article, "the toast, after the import's");
}

static gboolean
tells_picture (SheafWindow *window)
{
  return window->toast &&
         g_str_equal (adw_toast_get_title (window->toast), "1 picture from articles came in");
}

/* Nothing changed but what lies beside an article. */
static void
test_rescan_picture (Fixture *fixture, gconstpointer unused)
{
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (TEST_PNG, &length);
  g_autofree char *path = g_build_filename (fixture->articles, "late.png", NULL);

  write_article (fixture->articles, "3.md", "# Third\n\n![late](late.png)\n");
  import (fixture);
  wait_for (fixture, can_rescan, "the import to end");
  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) length, NULL));
  activate (fixture, "rescan");
  wait_for (fixture, tells_picture, "the toast, after the import's");
}

static gboolean
lists_imports (SheafWindow *window)
{
  return find_window ("SheafImportsWindow") != NULL;
}

static void
test_imports (Fixture *fixture, gconstpointer unused)
{
  import (fixture);
  activate (fixture, "imports");
  wait_for (fixture, lists_imports, "the window of imports");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-import",
                                  g_variant_new_int64 (1));
  g_assert_cmpint (fixture->window->listing.import, ==, 1);
  wait_for (fixture, has_all_rows, "the articles of the import");
}

static void
test_reading (Fixture *fixture, gconstpointer unused)
{
  import (fixture);
  activate (fixture, "next");
  wait_for (fixture, is_read, "the article to be read");
  g_assert_cmpstr (fixture->window->article->title, ==, "第一篇");

  activate (fixture, "star");
  wait_for (fixture, is_starred, "the star");

  sheaf_sidebar_select_shelf (fixture->window->sidebar, SHEAF_SHELF_STARRED);
  wait_for (fixture, has_one_row, "the starred ones");
  sheaf_sidebar_select_shelf (fixture->window->sidebar, SHEAF_SHELF_UNREAD);
  wait_for (fixture, has_two_rows, "the unread ones");
}

static void
test_trash (Fixture *fixture, gconstpointer unused)
{
  gint64 first, second;

  import (fixture);
  activate (fixture, "next");
  wait_for (fixture, is_read, "the article to be read");
  first = fixture->window->article->id;
  activate (fixture, "trash");
  wait_for (fixture, has_two_rows, "the trash");

  /* The next one takes its place. */
  second = sheaf_article_list_get_selected (fixture->window->list);
  g_assert_cmpint (second, !=, 0);
  g_assert_cmpint (second, !=, first);
  g_assert_cmpint (fixture->window->article->id, ==, second);

  wait_for (fixture, can_undo, "the undo step");
  activate (fixture, "undo");
  wait_for (fixture, has_all_rows, "the undo");
}

static void
test_search (Fixture *fixture, gconstpointer unused)
{
  import (fixture);
  activate (fixture, "search");
  g_signal_emit_by_name (fixture->window->list, "search-changed", "实验");
  wait_for (fixture, has_one_row, "the hit");
  g_signal_emit_by_name (fixture->window->list, "search-changed", "nothing like it");
  wait_for (fixture, has_no_rows, "no hit");
  sheaf_article_list_set_searching (fixture->window->list, FALSE);
  wait_for (fixture, has_all_rows, "the listing");
}

/* Another program's change is seen without being told of. */
static void
test_other_program (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafLibrary) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  import (fixture);
  other = sheaf_library_open (fixture->library, SHEAF_LIBRARY_WRITE, &error);
  g_assert_no_error (error);
  id = g_array_index (sheaf_article_model_get_ids (fixture->window->model), gint64, 0);
  g_assert_true (
      sheaf_library_set_flag (other, &id, 1, SHEAF_FLAG_TRASHED, TRUE, TRUE, NULL, &error));
  wait_for (fixture, has_two_rows, "the other program's change");
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

  add ("/window/import", test_import, application);
  add ("/window/dialog", test_dialog, application);
  add ("/window/open-file", test_open_file, application);
  add ("/window/rescan", test_rescan, application);
  add ("/window/rescan-picture", test_rescan_picture, application);
  add ("/window/imports", test_imports, application);
  add ("/window/reading", test_reading, application);
  add ("/window/trash", test_trash, application);
  add ("/window/search", test_search, application);
  add ("/window/other-program", test_other_program, application);
  return g_test_run ();
}
