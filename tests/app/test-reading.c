/* test-reading.c: back and forward through what was read, where each was left, and what is in it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window-steps.h"

#include "app/application.h"
#include "app/reader-private.h"
#include "app/reader-view.h"
#include "app/reading-history.h"
#include "app/window.h"

/* The way as a value. */

static gboolean
is_small_cb (gint64 article, gpointer least)
{
  return article < *(const gint64 *) least;
}

static void
test_way (void)
{
  g_autoptr (SheafReadingHistory) way = sheaf_reading_history_new ();
  gint64 gone = 1000;

  g_assert_false (sheaf_reading_history_can_step (way, -1));
  g_assert_false (sheaf_reading_history_can_step (way, 1));
  g_assert_cmpint (sheaf_reading_history_step (way, -1, is_small_cb, &gone), ==, 0);
  for (gint64 i = 1; i <= 4; i++)
    sheaf_reading_history_visit (way, i);
  sheaf_reading_history_visit (way, 4);
  g_assert_cmpint (sheaf_reading_history_step (way, 1, is_small_cb, &gone), ==, 0);
  g_assert_cmpint (sheaf_reading_history_step (way, -1, is_small_cb, &gone), ==, 3);
  g_assert_cmpint (sheaf_reading_history_step (way, -1, is_small_cb, &gone), ==, 2);
  g_assert_cmpint (sheaf_reading_history_step (way, 1, is_small_cb, &gone), ==, 3);
  /* Another way from here on. */
  sheaf_reading_history_visit (way, 9);
  g_assert_false (sheaf_reading_history_can_step (way, 1));
  g_assert_cmpint (sheaf_reading_history_step (way, -1, is_small_cb, &gone), ==, 3);
}

static void
test_gone (void)
{
  g_autoptr (SheafReadingHistory) way = sheaf_reading_history_new ();
  gint64 gone = 5;

  sheaf_reading_history_visit (way, 1);
  sheaf_reading_history_visit (way, 7);
  sheaf_reading_history_visit (way, 2);
  sheaf_reading_history_visit (way, 8);
  g_assert_cmpint (sheaf_reading_history_step (way, -1, is_small_cb, &gone), ==, 2);
  g_assert_cmpint (sheaf_reading_history_step (way, -1, is_small_cb, &gone), ==, 1);
  g_assert_cmpint (sheaf_reading_history_step (way, 1, is_small_cb, &gone), ==, 2);
  /* Nothing is left there, and one stays. */
  g_assert_cmpint (sheaf_reading_history_step (way, 1, is_small_cb, &gone), ==, 0);
  g_assert_cmpint (sheaf_reading_history_step (way, -1, is_small_cb, &gone), ==, 1);
}

static void
test_bound (void)
{
  g_autoptr (SheafReadingHistory) way = sheaf_reading_history_new ();
  gint64 gone = 10000, last = 0, found;
  guint n_steps = 0;

  for (gint64 i = 1; i <= 3 * SHEAF_READING_HISTORY_MAX; i++)
    sheaf_reading_history_visit (way, i);
  while ((found = sheaf_reading_history_step (way, -1, is_small_cb, &gone)))
    {
      last = found;
      n_steps++;
    }
  g_assert_cmpuint (n_steps, ==, SHEAF_READING_HISTORY_MAX - 1);
  g_assert_cmpint (last, ==, 2 * SHEAF_READING_HISTORY_MAX + 1);
}

/* In the window. */

static gint64
nth (SheafWindow *window, guint row)
{
  return g_array_index (sheaf_article_model_get_ids (window->model), gint64, row);
}

static void
open_row (Fixture *fixture, guint row)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "open-article",
                                  g_variant_new_int64 (nth (fixture->window, row)));
  g_assert_cmpint (fixture->window->article->id, ==, nth (fixture->window, row));
}

static gboolean
can (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static void
test_back (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  import (fixture);
  g_assert_false (can (fixture, "article-back"));
  open_row (fixture, 0);
  g_assert_false (can (fixture, "article-back"));
  open_row (fixture, 1);
  open_row (fixture, 2);
  g_assert_true (can (fixture, "article-back"));
  g_assert_false (can (fixture, "article-forward"));

  activate (fixture, "article-back");
  g_assert_cmpint (window->article->id, ==, nth (window, 1));
  g_assert_cmpint (sheaf_article_list_get_selected (window->list), ==, nth (window, 1));
  activate (fixture, "article-back");
  g_assert_cmpint (window->article->id, ==, nth (window, 0));
  g_assert_false (can (fixture, "article-back"));
  activate (fixture, "article-forward");
  g_assert_cmpint (window->article->id, ==, nth (window, 1));
}

static gboolean
first_is_trashed (SheafWindow *window)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (window->library, 1, NULL);

  return article && (article->flags & SHEAF_FLAG_TRASHED);
}

/* What lies in the trash is passed over. */
static void
test_back_trashed (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;
  const gint64 ids[] = { 2, 1, 3 };

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  import (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_action_group_activate_action (G_ACTION_GROUP (window), "open-article",
                                    g_variant_new_int64 (ids[i]));
  sheaf_library_writer_set_flag_async (window->writer, 1, SHEAF_FLAG_TRASHED, TRUE, TRUE, NULL,
                                       NULL);
  wait_for (fixture, first_is_trashed, "the trash");
  wait_for (fixture, has_two_rows, "the others");
  activate (fixture, "article-back");
  g_assert_cmpint (window->article->id, ==, 2);
  activate (fixture, "article-forward");
  g_assert_cmpint (window->article->id, ==, 3);
}

/* Alt+Left: with one pane it is the way back between them, else through the articles. */
static gboolean
has_one_pane (SheafWindow *window)
{
  return sheaf_panes_get_count (window->panes) == 1;
}

/* There are three before the window has a size at all. What is asked for before it has got that may be lost. */
static gboolean
has_three_panes (SheafWindow *window)
{
  return sheaf_panes_get_count (window->panes) == 3 &&
         gtk_widget_get_width (GTK_WIDGET (window->panes)) > 1000;
}

static void
test_way_back (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;

  import (fixture);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  wait_for (fixture, has_three_panes, "room for all");
  open_row (fixture, 0);
  open_row (fixture, 1);
  activate (fixture, "way-back");
  g_assert_cmpint (window->article->id, ==, nth (window, 0));

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  wait_for (fixture, has_one_pane, "room for one");
  open_row (fixture, 1);
  g_assert_true (sheaf_panes_is_visible (window->panes, SHEAF_PANE_READER));
  activate (fixture, "way-back");
  g_assert_cmpint (window->article->id, ==, nth (window, 1));
  g_assert_true (sheaf_panes_is_visible (window->panes, SHEAF_PANE_LIST));
}

/* Where each was left, in the library. */

static WebKitWebView *
view_of (SheafWindow *window)
{
  return sheaf_reader_get_view (GTK_WIDGET (window->reader));
}

static gboolean
is_second_shown (SheafWindow *window)
{
  return sheaf_reader_view_get_article (SHEAF_READER_VIEW (view_of (window))) == 2;
}

static gboolean
is_first_shown (SheafWindow *window)
{
  return sheaf_reader_view_get_article (SHEAF_READER_VIEW (view_of (window))) == 1;
}

static SheafReadingPlace
get_left (SheafWindow *window, gint64 article)
{
  SheafReadingPlace place;

  g_assert_true (sheaf_library_get_reading_place (window->library, article, &place, NULL));
  return place;
}

static gboolean
first_is_begun (SheafWindow *window)
{
  return get_left (window, 1).block == 3;
}

static gboolean
first_is_not_begun (SheafWindow *window)
{
  return get_left (window, 1).block == 0;
}

static gboolean
first_row_tells (SheafWindow *window)
{
  guint position;
  g_autoptr (SheafArticleItem) item = NULL;

  if (!sheaf_article_model_find (window->model, 1, &position))
    return FALSE;
  item = g_list_model_get_item (G_LIST_MODEL (window->model), position);
  return sheaf_article_item_get_article (item) &&
         sheaf_article_item_get_article (item)->progress == 420;
}

static gboolean
is_gone (SheafWindow *window)
{
  return !window;
}

static gboolean
is_open (SheafWindow *window)
{
  return window->library != NULL;
}

/* Closes the window and opens another on the same library. */
static void
restart (Fixture *fixture)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_close (window);
  wait_for (fixture, is_gone, "the window to go");
  fixture->window = SHEAF_WINDOW (sheaf_window_new (fixture->application, fixture->library));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_open, "the library again");
}

static void
open_article (Fixture *fixture, gint64 id)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "open-article",
                                  g_variant_new_int64 (id));
}

static void
test_left (Fixture *fixture, gconstpointer unused)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  import (fixture);
  open_article (fixture, 1);
  wait_for (fixture, is_first_shown, "the first");
  g_signal_emit_by_name (view_of (fixture->window), "place", "b3", 0.42);
  /* Not at each scroll. */
  g_assert_true (first_is_not_begun (fixture->window));
  open_article (fixture, 2);
  wait_for (fixture, first_is_begun, "the place in the library");
  wait_for (fixture, first_row_tells, "the row to tell");
  wait_for (fixture, is_second_shown, "the second");

  /* The second is the one that is open again; the first comes back by what the library says. */
  restart (fixture);
  wait_for (fixture, is_second_shown, "the second again");
  open_article (fixture, 1);
  wait_for (fixture, is_first_shown, "the first again");
  g_assert_cmpstr (sheaf_reader_get_place (fixture->window->reader), ==, "b3");

  /* Read to its end, it has no place; kept when the window closes. */
  g_signal_emit_by_name (view_of (fixture->window), "place", "b9", 1.0);
  restart (fixture);
  wait_for (fixture, first_is_not_begun, "the place to go");
}

/* Contents. */

static gboolean
has_contents (SheafWindow *window)
{
  return gtk_widget_get_visible (GTK_WIDGET (window->contents_button));
}

static gboolean
has_no_contents (SheafWindow *window)
{
  return !has_contents (window);
}

static gboolean
is_focus_in_contents (SheafWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (window->contents));
}

static gboolean
is_focus_on_page (SheafWindow *window)
{
  return gtk_root_get_focus (GTK_ROOT (window)) == GTK_WIDGET (view_of (window));
}

/* The name of what has the focus: that of its label. */
static const char *
focused_text (SheafWindow *window)
{
  GtkWidget *row = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *box = gtk_widget_get_first_child (row);

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (box)));
}

static gint64
find_id (SheafWindow *window, const char *title)
{
  for (guint i = 0; i < n_rows (window); i++)
    {
      const gint64 id = nth (window, i);
      g_autoptr (SheafArticle) article = sheaf_library_get_article (window->library, id, NULL);

      if (g_str_equal (article->title, title))
        return id;
    }
  return 0;
}

static void
test_contents (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  write_article (fixture->articles, "3.md",
                 "# Third\n\ntext\n\n## First part\n\ntext\n\n### Below\n\ntext\n\n## Last part\n");
  import (fixture);
  g_assert_false (has_contents (window));
  open_article (fixture, find_id (window, "Third"));
  wait_for (fixture, has_contents, "the button");
  /* Its title is not among them. */
  g_assert_cmpuint (sheaf_reader_get_headings (window->reader)->len, ==, 3);

  activate (fixture, "contents");
  wait_for (fixture, is_focus_in_contents, "the focus in the list");
  g_assert_cmpstr (focused_text (window), ==, "First part");
  gtk_popover_popdown (GTK_POPOVER (window->contents));

  /* It follows the page, and what is chosen leads there. */
  g_signal_emit_by_name (view_of (window), "place", "b6", 0.5);
  activate (fixture, "contents");
  wait_for (fixture, is_focus_in_contents, "the focus in the list again");
  g_assert_cmpstr (focused_text (window), ==, "Below");
  gtk_widget_activate_action (GTK_WIDGET (gtk_root_get_focus (GTK_ROOT (window))),
                              "list.activate-item", "u", 2u);
  wait_for (fixture, is_focus_on_page, "the focus on the page");
  g_assert_cmpstr (sheaf_reader_get_place (window->reader), ==, "b7");
  g_assert_true (g_str_has_suffix (webkit_web_view_get_uri (view_of (window)), "#b7"));

  /* An article without headings has none. */
  open_article (fixture, find_id (window, "第一篇"));
  wait_for (fixture, has_no_contents, "the button to go");
  g_assert_false (can (fixture, "contents"));
}

/* The article alone. */

static gboolean
is_look_shown (SheafWindow *window)
{
  return gtk_widget_get_mapped (GTK_WIDGET (window->look));
}

static gboolean
has_no_header (SheafWindow *window)
{
  return !gtk_widget_get_visible (GTK_WIDGET (window->reader_header));
}

static gboolean
shows_details (SheafWindow *window)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "details");

  return g_variant_get_boolean (state);
}

static void
test_alone (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;
  GtkWidget *header = GTK_WIDGET (window->reader_header);

  import (fixture);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  wait_for (fixture, has_three_panes, "room for all");
  g_assert_false (can (fixture, "full-screen"));
  open_row (fixture, 0);
  sheaf_window_show_details (window, TRUE);
  activate (fixture, "full-screen");
  g_assert_false (sheaf_panes_is_visible (window->panes, SHEAF_PANE_LIST));
  g_assert_false (sheaf_panes_is_visible (window->panes, SHEAF_PANE_SIDEBAR));
  g_assert_true (sheaf_panes_is_visible (window->panes, SHEAF_PANE_READER));
  g_assert_false (gtk_widget_get_visible (header));
  g_assert_true (is_focus_on_page (window));

  /* What a key opens from the header is there for as long. */
  activate (fixture, "typography");
  wait_for (fixture, is_look_shown, "what the key opens");
  g_assert_true (gtk_widget_get_visible (header));
  gtk_popover_popdown (GTK_POPOVER (window->look));
  wait_for (fixture, has_no_header, "the header to go");

  /* Reading goes on. */
  activate (fixture, "next");
  g_assert_cmpint (window->article->id, ==, nth (window, 1));
  activate (fixture, "back");
  g_assert_true (sheaf_panes_is_visible (window->panes, SHEAF_PANE_SIDEBAR));
  g_assert_true (sheaf_panes_is_visible (window->panes, SHEAF_PANE_LIST));
  g_assert_true (gtk_widget_get_visible (header));
  g_assert_true (shows_details (window));

  /* With the last article goes what would show nothing; searching needs the list. */
  activate (fixture, "full-screen");
  activate (fixture, "search");
  g_assert_true (sheaf_panes_is_visible (window->panes, SHEAF_PANE_LIST));
  activate (fixture, "full-screen");
  sheaf_window_close_article (window);
  g_assert_true (gtk_widget_get_visible (header));
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

  g_test_add_func ("/reading/way", test_way);
  g_test_add_func ("/reading/gone", test_gone);
  g_test_add_func ("/reading/bound", test_bound);
  add ("/reading/back", test_back, application);
  add ("/reading/back-trashed", test_back_trashed, application);
  add ("/reading/way-back", test_way_back, application);
  add ("/reading/left", test_left, application);
  add ("/reading/contents", test_contents, application);
  add ("/reading/alone", test_alone, application);
  return g_test_run ();
}
