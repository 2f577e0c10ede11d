/* test-window-list.c: several articles at once, and the places of the list, in the whole window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window-steps.h"

#include "app/application.h"
#include "app/article-list-private.h"
#include "app/window.h"
#include "core/library-edit.h"

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
can_undo (SheafWindow *window)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo");
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
  g_signal_handlers_disconnect_by_data (fixture->window->finder, &n_found);
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

/* Groups. */

/* Returns: (transfer full): the titles in their order, those below a heading after a star */
static char *
describe_rows (SheafWindow *window)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_rows (window); i++)
    {
      g_autoptr (SheafArticleItem) item = g_list_model_get_item (G_LIST_MODEL (window->model), i);
      GtkWidget *row = sheaf_article_list_find_row (window->list, i);
      const SheafArticle *article = sheaf_article_item_get_article (item);

      if (row && gtk_widget_has_css_class (gtk_widget_get_first_child (row), "headed"))
        g_string_append_c (text, '*');
      g_string_append_printf (text, "%s ", article ? article->title : "?");
    }
  return g_string_free (text, FALSE);
}

#define ROWS(name, expected)                                                                       \
  static gboolean name (SheafWindow *window)                                                       \
  {                                                                                                \
    g_autofree char *rows = describe_rows (window);                                                \
    return g_str_equal (rows, expected);                                                           \
  }

ROWS (are_by_date, "无 深 浅 ")
ROWS (are_by_category, "*浅 *深 *无 ")
ROWS (are_two_found, "*浅 *无 ")
ROWS (are_in_another, "*无 浅 *深 ")
ROWS (are_by_length, "浅 无 深 ")
ROWS (are_by_day, "*无 *深 *浅 ")

static void
import_grouped (Fixture *fixture)
{
  write_article (fixture->articles, "1.md",
                 "---\ntitle: 深\ndate: 2021-09-01\ncategories: [新闻, 科技, 互联网]\n---\n一\n");
  write_article (fixture->articles, "2.md",
                 "---\ntitle: 浅\ndate: 2021-08-01\ncategories: [新闻]\n---\n二三\n");
  write_article (fixture->articles, "3.md", "---\ntitle: 无\ndate: 2022-01-01\n---\n三\n");
  import (fixture);
  wait_for (fixture, are_by_date, "the rows by date");
}

/* As another program would, or the details of the article. */
static void
put_into_category (Fixture *fixture, gint64 id, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) library =
      sheaf_library_open (fixture->library, SHEAF_LIBRARY_WRITE, &error);
  const SheafChange change = { SHEAF_EDIT_ADD, "categories", path };
  g_auto (SheafEdited) edited = { 0 };

  g_assert_no_error (error);
  g_assert_true (sheaf_library_edit (library, id, &change, 1, FALSE, &edited, &error));
  sheaf_window_queue_refresh (fixture->window);
}

static void
set_group (Fixture *fixture, const char *group)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "group",
                                      g_variant_new_string (group));
}

static void
test_group (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;
  gint64 id;

  import_grouped (fixture);
  activate (fixture, "next");
  id = sheaf_article_list_get_selected (window->list);
  set_group (fixture, "category");
  wait_for (fixture, are_by_category, "the rows by category");
  g_assert_cmpint (sheaf_article_list_get_selected (window->list), ==, id);
  g_assert_cmpint (window->article->id, ==, id);

  activate (fixture, "search");
  g_signal_emit_by_name (window->list, "search-changed", "三");
  wait_for (fixture, are_two_found, "hits by category");
  put_into_category (fixture, id, "新闻");
  sheaf_article_list_set_searching (window->list, FALSE);
  wait_for (fixture, are_in_another, "the article to be in its category");

  set_group (fixture, "day");
  wait_for (fixture, are_by_day, "the rows by day");
  set_group (fixture, "none");
  wait_for (fixture, are_by_date, "the rows by date again");
}

/* The order is that of places: hits stay, and the place has it where the search is left. */
static void
test_sort_found (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;

  import_grouped (fixture);
  activate (fixture, "search");
  g_signal_emit_by_name (window->list, "search-changed", "一");
  wait_for (fixture, has_one_row, "the hit");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "sort",
                                      g_variant_new_string ("length"));
  g_assert_cmpstr (sheaf_finder_get_text (window->finder), ==, "一");
  sheaf_article_list_set_searching (window->list, FALSE);
  wait_for (fixture, are_by_length, "the rows by length");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "sort",
                                      g_variant_new_string ("date"));
  wait_for (fixture, are_by_date, "the rows by date");
}

/* What was chosen in 0.1.0. */
static void
test_old_group (Fixture *fixture, gconstpointer application)
{
  GSettings *settings = fixture->window->settings;
  GtkWidget *other;
  g_autofree char *group = NULL;

  g_settings_set_boolean (settings, "group-by-day", TRUE);
  other = sheaf_window_new (GTK_APPLICATION (application), fixture->library);
  group = g_settings_get_string (settings, "group");
  g_assert_cmpstr (group, ==, "day");
  g_assert_false (g_settings_get_boolean (settings, "group-by-day"));
  g_settings_reset (settings, "group");
  gtk_window_destroy (GTK_WINDOW (other));
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

  add ("/window-list/several", test_several, application);
  add ("/window-list/toggle-several", test_toggle_several, application);
  add ("/window-list/archive", test_archive, application);
  add ("/window-list/mark-place", test_mark_place, application);
  add ("/window-list/search-place", test_search_place, application);
  add ("/window-list/tag", test_tag, application);
  add ("/window-list/show-category", test_show_category, application);
  add ("/window-list/group", test_group, application);
  add ("/window-list/sort-found", test_sort_found, application);
  add ("/window-list/old-group", test_old_group, application);
  return g_test_run ();
}
