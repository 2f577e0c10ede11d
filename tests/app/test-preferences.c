/* test-preferences.c: every option does what it says, at once
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"
#include "app/preferences.h"
#include "app/window.h"

#include "app/window-private.h"

#include "app/article-list-private.h"

#include <glib/gstdio.h>

#define PATIENCE (60 * G_USEC_PER_SEC)

typedef struct
{
  char *folder;
  char *library;
  GtkApplication *application; /* not owned: one for all tests, as in the program */
  SheafWindow *window;
  GtkWidget *preferences;
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
is_open (Fixture *fixture)
{
  return fixture->window->library != NULL;
}

static gboolean
is_gone (Fixture *fixture)
{
  return !fixture->window;
}

static void
set_up (Fixture *fixture, gconstpointer application)
{
  fixture->application = GTK_APPLICATION (application);
  fixture->folder = g_dir_make_tmp ("sheaf-preferences-XXXXXX", NULL);
  fixture->library = g_build_filename (fixture->folder, "library.sheaf", NULL);
  fixture->window = SHEAF_WINDOW (sheaf_window_new (fixture->application, fixture->library));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_open, "the library");
  fixture->preferences = sheaf_preferences_new (GTK_WINDOW (fixture->window),
                                                fixture->window->settings, fixture->library);
  gtk_window_present (GTK_WINDOW (fixture->preferences));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  static const char *const keys[] = { "zoom",           "page-theme",
                                      "page-font",      "mark-read",
                                      "import-zone",    "import-keep-duplicates",
                                      "group",          "thumbnails",
                                      "caret-browsing", "page-line-spacing",
                                      "page-width",     "page-justify",
                                      "page-indent",    "page-hyphenate",
                                      "speech-rate" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->window->settings, keys[i]);
  gtk_window_destroy (GTK_WINDOW (fixture->preferences));
  /* The pointer goes over to the window below, which GTK 4.8 would keep if that were gone by the time it is told. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone, "the window to go");
  g_remove (fixture->library);
  g_free (fixture->library);
  g_free (fixture->folder);
}

static gpointer
child (Fixture *fixture, const char *name)
{
  GObject *object =
      gtk_widget_get_template_child (fixture->preferences, SHEAF_TYPE_PREFERENCES, name);

  g_assert_nonnull (object);
  return object;
}

static void
import (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  sheaf_window_import_files (fixture->window, &file, 1);
}

static gboolean
has_one (Fixture *fixture)
{
  return !fixture->window->import && fixture->window->n_articles == 1 &&
         sheaf_article_model_get_ids (fixture->window->model)->len == 1;
}

static gboolean
has_two (Fixture *fixture)
{
  return !fixture->window->import && fixture->window->n_articles == 2;
}

static gint64
first_id (Fixture *fixture)
{
  return g_array_index (sheaf_article_model_get_ids (fixture->window->model), gint64, 0);
}

static void
test_zoom (Fixture *fixture, gconstpointer unused)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  gtk_adjustment_set_value (child (fixture, "zoom"), 150);
  g_assert_cmpint (g_settings_get_int (fixture->window->settings, "zoom"), ==, 150);

  /* And the other way: what is zoomed by keys is told here. */
  g_action_group_activate_action (actions, "zoom-in", NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (child (fixture, "zoom")), ==, 160);
  g_action_group_activate_action (actions, "zoom-out", NULL);
  g_action_group_activate_action (actions, "zoom-out", NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (child (fixture, "zoom")), ==, 140);
  g_action_group_activate_action (actions, "zoom-normal", NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (child (fixture, "zoom")), ==, 100);
  gtk_adjustment_set_value (child (fixture, "zoom"), 300);
  g_action_group_activate_action (actions, "zoom-in", NULL);
  g_assert_cmpint (g_settings_get_int (fixture->window->settings, "zoom"), ==, 300);
}

static void
assert_setting (GSettings *settings, const char *key, const char *expected)
{
  g_autofree char *found = g_settings_get_string (settings, key);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_look (Fixture *fixture, gconstpointer unused)
{
  GSettings *settings = fixture->window->settings;

  adw_combo_row_set_selected (child (fixture, "theme"), 2);
  adw_combo_row_set_selected (child (fixture, "font"), 1);
  assert_setting (settings, "page-theme", "sepia");
  assert_setting (settings, "page-font", "sans");
  g_assert_true (gtk_widget_has_css_class (fixture->window->reader_pane, "sepia"));
  g_settings_set_string (settings, "page-theme", "black");
  g_assert_cmpuint (adw_combo_row_get_selected (child (fixture, "theme")), ==, 4);
  g_assert_true (gtk_widget_has_css_class (fixture->window->reader_pane, "black"));
  g_assert_false (gtk_widget_has_css_class (fixture->window->reader_pane, "sepia"));
}

/* What the popover above an article has too. */
static void
test_text (Fixture *fixture, gconstpointer unused)
{
  GSettings *settings = fixture->window->settings;

  gtk_adjustment_set_value (child (fixture, "line_spacing"), 120);
  gtk_adjustment_set_value (child (fixture, "width"), 80);
  gtk_adjustment_set_value (child (fixture, "speech_rate"), 30);
  gtk_switch_set_active (child (fixture, "justify"), TRUE);
  gtk_switch_set_active (child (fixture, "indent"), TRUE);
  gtk_switch_set_active (child (fixture, "hyphenate"), TRUE);
  g_assert_cmpint (g_settings_get_int (settings, "page-line-spacing"), ==, 120);
  g_assert_cmpint (g_settings_get_int (settings, "page-width"), ==, 80);
  g_assert_cmpint (g_settings_get_int (settings, "speech-rate"), ==, 30);
  g_assert_true (g_settings_get_boolean (settings, "page-justify"));
  g_assert_true (g_settings_get_boolean (settings, "page-indent"));
  g_assert_true (g_settings_get_boolean (settings, "page-hyphenate"));
}

/* --- Searching ---------------------------------------------------------------------------------------- */

/* Every row below @top that is to be seen, the one of a list of hits included. Returns: (transfer container) */
static GPtrArray *
find_rows (GtkWidget *top)
{
  GPtrArray *rows = g_ptr_array_new ();
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_queue_push_tail (pending, top);
  while ((next = g_queue_pop_head (pending)))
    {
      if (ADW_IS_PREFERENCES_ROW (next))
        g_ptr_array_add (rows, next);
      for (GtkWidget *below = gtk_widget_get_first_child (next); below;
           below = gtk_widget_get_next_sibling (below))
        if (gtk_widget_get_visible (below))
          g_queue_push_tail (pending, below);
    }
  return rows;
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_search_bar_set_search_mode (child (fixture, "search_bar"), TRUE);
  gtk_editable_set_text (child (fixture, "search_entry"), text);
}

/* Returns: (nullable): the hit that is called so */
static GtkListBoxRow *
find_hit (Fixture *fixture, const char *title)
{
  g_autoptr (GPtrArray) rows = find_rows (child (fixture, "search"));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), title))
      return g_ptr_array_index (rows, i);
  return NULL;
}

static gboolean
is_shown (Fixture *fixture, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (child (fixture, "view")), page) == 0;
}

static gboolean
has_focus_in (Fixture *fixture, GtkWidget *row)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->preferences));

  return focus && (focus == row || gtk_widget_is_ancestor (focus, row));
}

static GtkWidget *
row_wanted (Fixture *fixture, const char *title)
{
  g_autoptr (GPtrArray) rows = find_rows (child (fixture, "stack"));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), title))
      return g_ptr_array_index (rows, i);
  return NULL;
}

static gboolean
is_in_view (Fixture *fixture, GtkWidget *row)
{
  double x, y;

  return gtk_widget_get_mapped (row) &&
         gtk_widget_translate_coordinates (row, fixture->preferences, 0, 0, &x, &y) && y >= 0 &&
         y + gtk_widget_get_height (row) <= gtk_widget_get_height (fixture->preferences);
}

/* Chosen, a hit leads to the row itself, on its page and in view. */
static void
assert_leads_to (Fixture *fixture, const char *title)
{
  GtkListBoxRow *hit = find_hit (fixture, title);
  GtkWidget *row = row_wanted (fixture, title);
  const gint64 until = g_get_monotonic_time () + PATIENCE;

  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (hit)), "row-activated", hit);
  while (!(has_focus_in (fixture, row) && is_in_view (fixture, row)) &&
         g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_focus_in (fixture, row));
  g_assert_true (is_in_view (fixture, row));
  g_assert_true (is_shown (fixture, "pages"));
}

/* Every row there is is found by its title. */
static void
test_search_titles (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = find_rows (child (fixture, "stack"));

  g_assert_cmpuint (rows->len, >, 25);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *title = adw_preferences_row_get_title (g_ptr_array_index (rows, i));

      type (fixture, title);
      if (!find_hit (fixture, title))
        g_error ("“%s” is not found", title);
    }
}

static void
test_search_words (Fixture *fixture, gconstpointer unused)
{
  /* A choice, a subtitle, and another case; two words of two places. */
  type (fixture, "sepia");
  g_assert_nonnull (find_hit (fixture, "Colours"));
  type (fixture, "arrow KEYS");
  g_assert_nonnull (find_hit (fixture, "Caret browsing"));
  type (fixture, "library desktop");
  g_assert_nonnull (find_hit (fixture, "Found by the desktop’s search"));
  g_assert_null (find_hit (fixture, "Colours"));
  type (fixture, "zzz");
  g_assert_true (is_shown (fixture, "search"));
  {
    g_autoptr (GPtrArray) rows = find_rows (child (fixture, "search"));

    g_assert_cmpuint (rows->len, ==, 0);
  }
  type (fixture, "");
  g_assert_true (is_shown (fixture, "pages"));
}

static void
test_search_goes (Fixture *fixture, gconstpointer unused)
{
  static const char *const titles[] = { "Hyphenate", "Clean articles", "Look for changes",
                                        "Found by the desktop’s search" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      type (fixture, titles[i]);
      assert_leads_to (fixture, titles[i]);
    }
}

/* Off, the list has nothing to make them with, nor what was made. */
static void
test_caret (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (gtk_switch_get_active (child (fixture, "caret_browsing")));
  gtk_switch_set_active (child (fixture, "caret_browsing"), TRUE);
  g_assert_true (g_settings_get_boolean (fixture->window->settings, "caret-browsing"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "caret-browsing", NULL);
  g_assert_false (gtk_switch_get_active (child (fixture, "caret_browsing")));
}

static void
test_thumbnails (Fixture *fixture, gconstpointer unused)
{
  g_assert_nonnull (fixture->window->thumbnails);
  g_assert_true (fixture->window->list->thumbnails == fixture->window->thumbnails);
  g_assert_true (gtk_switch_get_active (child (fixture, "thumbnails")));
  gtk_switch_set_active (child (fixture, "thumbnails"), FALSE);
  g_assert_null (fixture->window->thumbnails);
  g_assert_null (fixture->window->list->thumbnails);
  g_settings_set_boolean (fixture->window->settings, "thumbnails", TRUE);
  g_assert_nonnull (fixture->window->list->thumbnails);
}

static gboolean
is_read (Fixture *fixture)
{
  g_autoptr (SheafArticle) article =
      sheaf_library_get_article (fixture->window->library, first_id (fixture), NULL);

  return article && !(article->flags & SHEAF_FLAG_UNREAD);
}

static void
loaded_cb (SheafReader *reader, gint64 id, gint64 *loaded)
{
  *loaded = id;
}

static void
test_mark_read (Fixture *fixture, gconstpointer unused)
{
  gint64 loaded = 0;

  adw_combo_row_set_selected (child (fixture, "mark_read"), 2);
  import (fixture, "one.md", "---\ntitle: One\n---\nText\n");
  wait_for (fixture, has_one, "the article");
  sheaf_window_close_article (fixture->window);
  g_signal_connect_after (fixture->window->reader, "article-loaded", G_CALLBACK (loaded_cb),
                          &loaded);
  sheaf_window_open_article (fixture->window, first_id (fixture));
  while (loaded != first_id (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->window->reading_source, ==, 0);
  g_assert_false (is_read (fixture));

  /* Later: it is on its way. */
  adw_combo_row_set_selected (child (fixture, "mark_read"), 1);
  sheaf_window_close_article (fixture->window);
  loaded = 0;
  sheaf_window_open_article (fixture->window, first_id (fixture));
  while (loaded != first_id (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->window->reading_source, !=, 0);
  g_assert_false (is_read (fixture));

  adw_combo_row_set_selected (child (fixture, "mark_read"), 0);
  sheaf_window_close_article (fixture->window);
  sheaf_window_open_article (fixture->window, first_id (fixture));
  wait_for (fixture, is_read, "the article to be read");
  /* A load may still end while the window is closed. */
  g_signal_handlers_disconnect_by_data (fixture->window->reader, &loaded);
}

static void
test_zone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) article = NULL;
  GtkWidget *zone = child (fixture, "zone");
  g_autofree char *kept = NULL;

  gtk_editable_set_text (GTK_EDITABLE (zone), "+09:30");
  g_signal_emit_by_name (zone, "apply");
  g_assert_false (gtk_widget_has_css_class (zone, "error"));
  gtk_editable_set_text (GTK_EDITABLE (zone), "Nowhere/Near");
  g_signal_emit_by_name (zone, "apply");
  g_assert_true (gtk_widget_has_css_class (zone, "error"));
  kept = g_settings_get_string (fixture->window->settings, "import-zone");
  g_assert_cmpstr (kept, ==, "+09:30");

  import (fixture, "one.md", "---\ntitle: One\ndate: 2021-09-01 09:30:00\n---\nText\n");
  wait_for (fixture, has_one, "the article");
  article = sheaf_library_get_article (fixture->window->library, first_id (fixture), NULL);
  g_assert_cmpint (article->date, ==, 1630454400); /* 2021-09-01 00:00 UTC */
}

static void
test_duplicates (Fixture *fixture, gconstpointer unused)
{
  const char *text = "---\ntitle: One\n---\nText\n";

  adw_combo_row_set_selected (child (fixture, "duplicates"), 1);
  import (fixture, "one.md", text);
  wait_for (fixture, has_one, "the article");
  import (fixture, "two.md", text);
  wait_for (fixture, has_two, "its double");
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

  add ("/preferences/zoom", test_zoom, application);
  add ("/preferences/look", test_look, application);
  add ("/preferences/text", test_text, application);
  add ("/preferences/search-titles", test_search_titles, application);
  add ("/preferences/search-words", test_search_words, application);
  add ("/preferences/search-goes", test_search_goes, application);
  add ("/preferences/caret", test_caret, application);
  add ("/preferences/thumbnails", test_thumbnails, application);
  add ("/preferences/mark-read", test_mark_read, application);
  add ("/preferences/zone", test_zone, application);
  add ("/preferences/duplicates", test_duplicates, application);
  return g_test_run ();
}
