/* test-window.c: the whole window on a library of its own
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"
#include "app/window.h"

#include "app/window-private.h"

#include <glib/gstdio.h>

#define N_ARTICLES 3

/* How long anything may take on a busy machine before it counts as never. */
#define PATIENCE (60 * G_USEC_PER_SEC)

typedef struct
{
  char *folder;
  char *articles;
  char *library;
  GtkApplication *application; /* not owned: one for all tests, as in the program */
  SheafWindow *window;
} Fixture;

typedef gboolean (*Condition) (SheafWindow *window);

/* Runs the main loop until @condition holds. */
static void
wait_for (Fixture *fixture, Condition condition, const char *what)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE;

  while (!condition (fixture->window))
    {
      if (g_get_monotonic_time () > until)
        g_error ("waited in vain for %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
write_article (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static gboolean
is_open (SheafWindow *window)
{
  return window->library != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer application)
{
  fixture->application = GTK_APPLICATION (application);
  fixture->folder = g_dir_make_tmp ("sheaf-window-XXXXXX", NULL);
  fixture->articles = g_build_filename (fixture->folder, "articles", NULL);
  fixture->library = g_build_filename (fixture->folder, "library.sheaf", NULL);
  g_assert_cmpint (g_mkdir (fixture->articles, 0700), ==, 0);
  write_article (
      fixture->articles, "1.md",
      "---\ntitle: 第一篇\ndate: 2021-09-01\ncategories: [新闻, 科技]\n---\n清晨的实验室\n");
  write_article (fixture->articles, "2.md",
                 "---\ntitle: <b>Second & last</b>\ndate: 2021-08-01\n---\nA quick brown fox\n");
  write_article (fixture->articles, "3.md", "# Third\n\nNo header at all\n");
  write_article (fixture->articles, "4.bin", "not an article");

  fixture->window = SHEAF_WINDOW (sheaf_window_new (fixture->application, fixture->library));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_open, "the library");
}

static gboolean
is_gone (SheafWindow *window)
{
  return !window;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_remove (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);

  /* Nothing keeps a window that is closed. */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_close (window);
  wait_for (fixture, is_gone, "the window to go");
  remove_folder (fixture->articles);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->articles);
  g_free (fixture->library);
}

/* What is waited for. */

static guint
n_rows (SheafWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (window->model));
}

static gboolean
has_all_rows (SheafWindow *window)
{
  return !window->import && n_rows (window) == N_ARTICLES;
}

static gboolean
has_one_row (SheafWindow *window)
{
  return n_rows (window) == 1;
}

static gboolean
has_two_rows (SheafWindow *window)
{
  return n_rows (window) == N_ARTICLES - 1;
}

static gboolean
has_no_rows (SheafWindow *window)
{
  return n_rows (window) == 0;
}

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

static void
import (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->articles);

  sheaf_window_import_files (fixture->window, &folder, 1);
  wait_for (fixture, has_all_rows, "the import");
}

static void
activate (Fixture *fixture, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
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
can_rescan (SheafWindow *window)
{
  return !window->import && g_action_group_get_action_enabled (G_ACTION_GROUP (window), "rescan");
}

static gboolean
has_four_rows (SheafWindow *window)
{
  return !window->import && n_rows (window) == N_ARTICLES + 1;
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

/* Several at once: one step, which one undo takes back. */

static gboolean
is_toasted (SheafWindow *window)
{
  return window->toast != NULL;
}

static void
select_rows (Fixture *fixture, guint first, guint last)
{
  GtkWidget *view = GTK_WIDGET (fixture->window->list);
  GtkWidget *found = NULL;

  /* The list view is where its actions are. */
  for (GtkWidget *child = gtk_widget_get_first_child (view); child && !found;)
    {
      if (GTK_IS_LIST_VIEW (child))
        found = child;
      else if (gtk_widget_get_first_child (child))
        child = gtk_widget_get_first_child (child);
      else
        {
          while (child != view && !gtk_widget_get_next_sibling (child))
            child = gtk_widget_get_parent (child);
          child = child == view ? NULL : gtk_widget_get_next_sibling (child);
        }
    }
  g_assert_nonnull (found);
  gtk_widget_activate_action (found, "list.select-item", "(ubb)", first, FALSE, FALSE);
  gtk_widget_activate_action (found, "list.select-item", "(ubb)", last, FALSE, TRUE);
}

static void
test_several (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;

  import (fixture);
  select_rows (fixture, 0, 1);
  g_assert_cmpuint (sheaf_article_list_get_several (window->list), ==, 2);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->reader_stack), ==, "several");

  /* The import's toast goes first. */
  sheaf_window_dismiss_toast (window);
  g_clear_weak_pointer (&window->toast);
  activate (fixture, "trash");
  wait_for (fixture, has_one_row, "two to go");
  wait_for (fixture, is_toasted, "the toast");
  g_assert_cmpstr (adw_toast_get_title (window->toast), ==, "2 articles moved to the trash");
  g_assert_cmpint (sheaf_article_list_get_selected (window->list), ==, 0);
  g_assert_null (window->article);

  activate (fixture, "undo");
  wait_for (fixture, has_all_rows, "one undo for both");
}

static gboolean
all_are_starred (SheafWindow *window)
{
  GArray *ids = sheaf_article_model_get_ids (window->model);
  g_autoptr (GPtrArray) rows =
      sheaf_library_get_rows (window->library, (const gint64 *) (void *) ids->data, ids->len, NULL);

  for (guint i = 0; i < rows->len; i++)
    if (!(((const SheafArticle *) g_ptr_array_index (rows, i))->flags & SHEAF_FLAG_STARRED))
      return FALSE;
  return TRUE;
}

static gboolean
none_is_starred (SheafWindow *window)
{
  GArray *ids = sheaf_article_model_get_ids (window->model);
  g_autoptr (GPtrArray) rows =
      sheaf_library_get_rows (window->library, (const gint64 *) (void *) ids->data, ids->len, NULL);

  for (guint i = 0; i < rows->len; i++)
    if (((const SheafArticle *) g_ptr_array_index (rows, i))->flags & SHEAF_FLAG_STARRED)
      return FALSE;
  return TRUE;
}

/* Of some starred and some not, all become starred; of all starred, none stays so. */
static void
test_toggle_several (Fixture *fixture, gconstpointer unused)
{
  import (fixture);
  select_rows (fixture, 0, 0);
  activate (fixture, "star");
  wait_for (fixture, is_starred, "the first star");
  select_rows (fixture, 0, N_ARTICLES - 1);
  activate (fixture, "star");
  wait_for (fixture, all_are_starred, "all stars");
  activate (fixture, "star");
  wait_for (fixture, none_is_starred, "no stars");
}

static gboolean
has_moved_on (SheafWindow *window)
{
  return window->article && g_str_equal (window->article->title, "<b>Second & last</b>");
}

/* What is put away is followed by the next, also where it stays listed. */
static void
test_archive (Fixture *fixture, gconstpointer unused)
{
  import (fixture);
  activate (fixture, "next");
  wait_for (fixture, is_read, "the article to be read");
  activate (fixture, "archive");
  wait_for (fixture, has_moved_on, "the next");
  sheaf_sidebar_select_shelf (fixture->window->sidebar, SHEAF_SHELF_ARCHIVE);
  wait_for (fixture, has_one_row, "the archived one");
}

static void
test_mark_place (Fixture *fixture, gconstpointer unused)
{
  import (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "mark-place-read",
                                  g_variant_new ("(ixs)", SHEAF_SHELF_ALL, (gint64) 0, ""));
  sheaf_sidebar_select_shelf (fixture->window->sidebar, SHEAF_SHELF_UNREAD);
  wait_for (fixture, has_no_rows, "all to be read");
  wait_for (fixture, can_undo, "the undo step");
  activate (fixture, "undo");
  wait_for (fixture, has_all_rows, "one undo for all");
}

static void
count_found_cb (SheafFinder *finder, GArray *ids, gboolean complete, gboolean fresh, guint *n)
{
  (*n)++;
}

/* A hit that does not match any more once it is read stays until another is opened; who leaves the
 * search is where the search began. */
static void
test_search_place (Fixture *fixture, gconstpointer unused)
{
  guint n_found = 0;
  gint64 last;

  import (fixture);
  select_rows (fixture, N_ARTICLES - 1, N_ARTICLES - 1);
  wait_for (fixture, is_read, "the last to be read");
  last = fixture->window->article->id;

  activate (fixture, "search");
  g_signal_emit_by_name (fixture->window->list, "search-changed", "is:unread 实验");
  wait_for (fixture, has_one_row, "the hit");
  sheaf_article_list_set_searching (fixture->window->list, FALSE);
  wait_for (fixture, has_all_rows, "the listing");
  g_assert_cmpint (sheaf_article_list_get_selected (fixture->window->list), ==, last);

  activate (fixture, "search");
  g_signal_emit_by_name (fixture->window->list, "search-changed", "is:unread 实验");
  wait_for (fixture, has_one_row, "the hit");
  activate (fixture, "next");
  wait_for (fixture, is_read, "the hit to be read");
  g_signal_connect (fixture->window->finder, "found", G_CALLBACK (count_found_cb), &n_found);
  sheaf_window_queue_refresh (fixture->window);
  while (n_found == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_rows (fixture->window), ==, 1);
  g_assert_cmpstr (fixture->window->article->title, ==, "第一篇");
}

static gboolean
has_place (SheafWindow *window)
{
  return window->listing.tag != NULL || window->listing.category != 0;
}

static gboolean
can_select_tag (SheafWindow *window)
{
  return sheaf_sidebar_select_tag (window->sidebar, "gtk");
}

static void
test_tag (Fixture *fixture, gconstpointer unused)
{
  write_article (fixture->articles, "2.md",
                 "---\ntitle: <b>Second & last</b>\ndate: 2021-08-01\ntags: [gtk]\n---\nA fox\n");
  import (fixture);
  wait_for (fixture, can_select_tag, "the tag");
  g_assert_cmpstr (fixture->window->listing.tag, ==, "gtk");
  wait_for (fixture, has_one_row, "the tagged one");
}

/* From an article to its category: there it is still selected. */
static void
test_show_category (Fixture *fixture, gconstpointer unused)
{
  gint64 id;

  import (fixture);
  activate (fixture, "next");
  wait_for (fixture, is_read, "the article to be read");
  id = fixture->window->article->id;
  wait_for (fixture, can_undo, "the sidebar");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-category",
                                  g_variant_new_string ("新闻/科技"));
  wait_for (fixture, has_place, "the category");
  wait_for (fixture, has_one_row, "its article");
  g_assert_cmpint (sheaf_article_list_get_selected (fixture->window->list), ==, id);
  g_assert_cmpint (fixture->window->article->id, ==, id);
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
  add ("/window/imports", test_imports, application);
  add ("/window/reading", test_reading, application);
  add ("/window/trash", test_trash, application);
  add ("/window/search", test_search, application);
  add ("/window/several", test_several, application);
  add ("/window/toggle-several", test_toggle_several, application);
  add ("/window/archive", test_archive, application);
  add ("/window/mark-place", test_mark_place, application);
  add ("/window/search-place", test_search_place, application);
  add ("/window/tag", test_tag, application);
  add ("/window/show-category", test_show_category, application);
  add ("/window/other-program", test_other_program, application);
  return g_test_run ();
}
