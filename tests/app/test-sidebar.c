/* test-sidebar.c: places are found by typing, stay expanded, and tags are places
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar.h"

#include "app/sidebar-private.h"
#include "app/sidebar-tree.h"

typedef struct
{
  GtkWidget *window;
  SheafSidebar *sidebar;
  GPtrArray *categories;
  GPtrArray *tags;
  char *place; /* what "place-selected" told last */
  char *tag;
  guint expanded_signals;
} Fixture;

static void
place_selected_cb (SheafSidebar *sidebar,
                   int shelf,
                   gint64 category,
                   const char *name,
                   const char *tag,
                   Fixture *fixture)
{
  g_free (fixture->place);
  g_free (fixture->tag);
  fixture->place = g_strdup (name);
  fixture->tag = g_strdup (tag);
}

static void
expanded_changed_cb (SheafSidebar *sidebar, Fixture *fixture)
{
  fixture->expanded_signals++;
}

static void
add_category (Fixture *fixture, gint64 id, gint64 parent, const char *name)
{
  SheafCategory *category = g_new0 (SheafCategory, 1);

  category->id = id;
  category->parent = parent;
  category->name = g_strdup (name);
  category->total = 1;
  g_ptr_array_add (fixture->categories, category);
}

static void
add_tag (Fixture *fixture, const char *name, guint count)
{
  SheafTag *tag = g_new0 (SheafTag, 1);

  tag->id = fixture->tags->len + 1;
  tag->name = g_strdup (name);
  tag->count = count;
  g_ptr_array_add (fixture->tags, tag);
}

/* The ids begin with @first, as they do after another import of the same. */
static void
add_tree (Fixture *fixture, gint64 first)
{
  add_category (fixture, first, 0, "News");
  add_category (fixture, first + 1, first, "Science");
  add_category (fixture, first + 2, first + 1, "Chips");
  add_category (fixture, first + 3, 0, "Sports");
  add_category (fixture, first + 4, 0, "新闻");
  add_category (fixture, first + 5, 0, "新媒体");
}

static void
update (Fixture *fixture)
{
  const SheafShelfCounts counts = { 0 };

  sheaf_sidebar_update (fixture->sidebar, &counts, fixture->categories, fixture->tags);
  /* Many rows come in over several frames. */
  while (fixture->sidebar->fill_tick)
    g_main_context_iteration (NULL, TRUE);
}

static void
clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->categories, g_ptr_array_unref);
  g_clear_pointer (&fixture->tags, g_ptr_array_unref);
  fixture->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_category_free);
  fixture->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_tag_free);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->window = gtk_window_new ();
  fixture->sidebar = SHEAF_SIDEBAR (sheaf_sidebar_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 230, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->sidebar));
  g_signal_connect (fixture->sidebar, "place-selected", G_CALLBACK (place_selected_cb), fixture);
  g_signal_connect (fixture->sidebar, "expanded-changed", G_CALLBACK (expanded_changed_cb),
                    fixture);
  clear (fixture);
  add_tree (fixture, 1);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_ptr_array_unref (fixture->categories);
  g_ptr_array_unref (fixture->tags);
  g_free (fixture->place);
  g_free (fixture->tag);
}

/* The rows below the shelves, as they are shown. */
static char *
describe (Fixture *fixture)
{
  GListModel *rows = G_LIST_MODEL (fixture->sidebar->tree);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (SheafSidebarItem) item = gtk_tree_list_row_get_item (row);

      if (sheaf_sidebar_item_get_kind (item) != SHEAF_SIDEBAR_SHELF)
        g_string_append_printf (text, "%s ", sheaf_sidebar_item_get_name (item));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_shown (Fixture *fixture, const char *expected)
{
  g_autofree char *shown = describe (fixture);

  g_assert_cmpstr (shown, ==, expected);
}

static void
assert_expanded (Fixture *fixture, const char *expected)
{
  g_auto (GStrv) paths = sheaf_sidebar_get_expanded (fixture->sidebar);
  g_autofree char *text = g_strjoinv (" ", paths);

  g_assert_cmpstr (text, ==, expected);
}

static void
toggle (Fixture *fixture, const char *name)
{
  GListModel *rows = G_LIST_MODEL (fixture->sidebar->tree);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (SheafSidebarItem) item = gtk_tree_list_row_get_item (row);

      if (g_str_equal (sheaf_sidebar_item_get_name (item), name))
        gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
    }
}

/* The tests. */

static void
test_expanded (Fixture *fixture, gconstpointer unused)
{
  const char *const paths[] = { "News", "News/Science", "Gone", NULL };

  sheaf_sidebar_set_expanded (fixture->sidebar, paths);
  update (fixture);
  assert_shown (fixture, "News Science Chips Sports 新闻 新媒体 ");
  assert_expanded (fixture, "Gone News News/Science");

  /* What is below a row that is closed and opened again is as it was. */
  gtk_test_widget_wait_for_draw (fixture->window);
  toggle (fixture, "News");
  assert_shown (fixture, "News Sports 新闻 新媒体 ");
  assert_expanded (fixture, "Gone News/Science");
  toggle (fixture, "News");
  assert_shown (fixture, "News Science Chips Sports 新闻 新媒体 ");
  g_assert_cmpuint (fixture->expanded_signals, ==, 2);

  /* The same imported again has other ids. */
  clear (fixture);
  update (fixture);
  add_tree (fixture, 100);
  update (fixture);
  assert_shown (fixture, "News Science Chips Sports 新闻 新媒体 ");
  g_assert_cmpuint (fixture->expanded_signals, ==, 2);
}

static void
test_first_look (Fixture *fixture, gconstpointer unused)
{
  add_tag (fixture, "gtk", 2);
  update (fixture);
  assert_shown (fixture, "News Science Sports 新闻 新媒体 Tags gtk ");
  sheaf_sidebar_expand_below (fixture->sidebar, "News", TRUE);
  assert_shown (fixture, "News Science Chips Sports 新闻 新媒体 Tags gtk ");
  sheaf_sidebar_expand_below (fixture->sidebar, "News", FALSE);
  assert_shown (fixture, "News Sports 新闻 新媒体 Tags gtk ");
  assert_expanded (fixture, "//tags");
}

static void
test_select_path (Fixture *fixture, gconstpointer unused)
{
  const char *const chips[] = { "News", "Science", "Chips", NULL };
  const char *const none[] = { "News", "Chips", NULL };

  update (fixture);
  g_assert_true (sheaf_sidebar_select_path (fixture->sidebar, chips));
  g_assert_cmpstr (fixture->place, ==, "Chips");
  g_assert_false (sheaf_sidebar_select_path (fixture->sidebar, none));
}

static void
test_typing (Fixture *fixture, gconstpointer unused)
{
  update (fixture);
  sheaf_sidebar_type_ahead (fixture->sidebar, "s");
  sheaf_sidebar_type_ahead (fixture->sidebar, "P");
  g_assert_cmpstr (fixture->place, ==, "Sports");

  /* After a pause another name begins. */
  fixture->sidebar->typed_time = 0;
  sheaf_sidebar_type_ahead (fixture->sidebar, "新");
  g_assert_cmpstr (fixture->place, ==, "新闻");
  sheaf_sidebar_type_ahead (fixture->sidebar, "媒");
  g_assert_cmpstr (fixture->place, ==, "新媒体");

  /* The same letter again and again goes from one to the next, round and round. */
  fixture->sidebar->typed_time = 0;
  sheaf_sidebar_type_ahead (fixture->sidebar, "s");
  g_assert_cmpstr (fixture->place, ==, "Starred");
  sheaf_sidebar_type_ahead (fixture->sidebar, "s");
  g_assert_cmpstr (fixture->place, ==, "Science");
  sheaf_sidebar_type_ahead (fixture->sidebar, "s");
  g_assert_cmpstr (fixture->place, ==, "Sports");
  sheaf_sidebar_type_ahead (fixture->sidebar, "s");
  g_assert_cmpstr (fixture->place, ==, "Starred");
}

static guint
count_tags (Fixture *fixture)
{
  GListModel *rows = G_LIST_MODEL (fixture->sidebar->tree);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (SheafSidebarItem) item = gtk_tree_list_row_get_item (row);

      n += sheaf_sidebar_item_get_tag (item) != NULL;
    }
  return n;
}

static void
test_tags (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_set_size (fixture->categories, 0);
  add_tag (fixture, "a", 1);
  add_tag (fixture, "b", 3);
  add_tag (fixture, "c", 2);
  update (fixture);
  assert_shown (fixture, "Tags a b c ");
  sheaf_sidebar_set_tags_by_count (fixture->sidebar, TRUE);
  assert_shown (fixture, "Tags b c a ");

  g_assert_true (sheaf_sidebar_select_tag (fixture->sidebar, "c"));
  g_assert_cmpstr (fixture->tag, ==, "c");
  g_assert_false (sheaf_sidebar_select_tag (fixture->sidebar, "d"));

  /* Where the tag goes, all articles are shown. */
  g_ptr_array_remove_index (fixture->tags, 2);
  update (fixture);
  assert_shown (fixture, "Tags b a ");
  g_assert_null (fixture->tag);
  g_assert_cmpstr (fixture->place, ==, "All Articles");
  g_ptr_array_set_size (fixture->tags, 0);
  update (fixture);
  assert_shown (fixture, "");
}

/* Of thousands the most used are shown, until all are asked for. */
static void
test_many_tags (Fixture *fixture, gconstpointer unused)
{
  const guint shown = SHEAF_SIDEBAR_MANY_TAGS;
  guint last;

  g_ptr_array_set_size (fixture->categories, 0);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag %04u", i);

      add_tag (fixture, name, i % 50 == 0 ? 9 : 1);
    }
  update (fixture);
  g_assert_cmpuint (count_tags (fixture), ==, shown);
  g_assert_true (sheaf_sidebar_select_tag (fixture->sidebar, "tag 4950"));
  g_assert_cmpuint (count_tags (fixture), ==, shown);
  g_assert_true (sheaf_sidebar_select_tag (fixture->sidebar, "tag 4951"));
  g_assert_cmpuint (count_tags (fixture), ==, shown + 1);
  g_assert_cmpstr (fixture->tag, ==, "tag 4951");

  last = g_list_model_get_n_items (G_LIST_MODEL (fixture->sidebar->tree)) - 1;
  sheaf_sidebar_activate (fixture->sidebar, last);
  g_assert_cmpuint (count_tags (fixture), ==, 5000);
  g_assert_cmpstr (fixture->tag, ==, "tag 4951");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/sidebar/expanded", test_expanded);
  add ("/sidebar/first-look", test_first_look);
  add ("/sidebar/select-path", test_select_path);
  add ("/sidebar/typing", test_typing);
  add ("/sidebar/tags", test_tags);
  add ("/sidebar/many-tags", test_many_tags);
  return g_test_run ();
}
