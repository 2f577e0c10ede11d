/* test-sidebar-tree.c: the tree follows the library without losing its shape
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar-tree.h"

typedef struct
{
  gint64 id;
  gint64 parent;
  const char *name;
  guint total;
} Branch;

static GPtrArray *
make_categories (const Branch *branches, guint n)
{
  GPtrArray *categories = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      SheafCategory *category = g_new0 (SheafCategory, 1);

      category->id = branches[i].id;
      category->parent = branches[i].parent;
      category->name = (char *) branches[i].name;
      category->total = branches[i].total;
      g_ptr_array_add (categories, category);
    }
  return categories;
}

/* The names of @store with their children in brackets, shelves left out. */
static void
describe (GListStore *store, GString *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (SheafSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      GListStore *children = sheaf_sidebar_item_get_children (item);

      if (!sheaf_sidebar_item_get_category (item))
        continue;
      g_string_append_printf (text, "%s %u ", sheaf_sidebar_item_get_name (item),
                              sheaf_sidebar_item_get_count (item));
      if (children)
        {
          g_string_append (text, "[");
          describe (children, text);
          g_string_append (text, "] ");
        }
    }
}

static void
update (GListStore *store, const Branch *branches, guint n, const char *expected)
{
  g_autoptr (GPtrArray) categories = make_categories (branches, n);
  g_autoptr (GString) text = g_string_new (NULL);
  const SheafShelfCounts counts = { 0 };

  sheaf_sidebar_tree_update (store, &counts, categories);
  describe (store, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static SheafSidebarItem *
find (GListStore *store, gint64 category)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (SheafSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (sheaf_sidebar_item_get_category (item) == category)
        return item;
    }
  return NULL;
}

static void
test_tree (void)
{
  g_autoptr (GListStore) store = g_list_store_new (SHEAF_TYPE_SIDEBAR_ITEM);
  const Branch first[] = { { 1, 0, "A", 3 }, { 2, 1, "A1", 2 }, { 3, 0, "C", 1 } };
  const Branch more[] = {
    { 1, 0, "A", 5 }, { 4, 1, "A0", 1 }, { 2, 1, "A1", 3 }, { 5, 0, "B", 1 }, { 3, 0, "C", 1 },
  };
  const Branch fewer[] = { { 1, 0, "A", 5 }, { 2, 1, "A1", 3 }, { 3, 0, "C", 1 } };
  SheafSidebarItem *branch;

  update (store, first, 3, "A 3 [A1 2 ] C 1 ");
  branch = find (store, 1);

  /* What stays is the same object: views keep it open and selected. */
  update (store, more, 5, "A 5 [A0 1 A1 3 ] B 1 C 1 ");
  g_assert_true (find (store, 1) == branch);
  update (store, fewer, 3, "A 5 [A1 3 ] C 1 ");
  g_assert_true (find (store, 1) == branch);
  update (store, NULL, 0, "");
}

static void
test_leaf_and_branch (void)
{
  g_autoptr (GListStore) store = g_list_store_new (SHEAF_TYPE_SIDEBAR_ITEM);
  const Branch leaf[] = { { 1, 0, "A", 1 } };
  const Branch branch[] = { { 1, 0, "A", 2 }, { 2, 1, "A1", 1 } };

  update (store, leaf, 1, "A 1 ");
  update (store, branch, 2, "A 2 [A1 1 ] ");
  update (store, leaf, 1, "A 1 ");
}

static guint
count_shelves (GListStore *store, const SheafShelfCounts *counts)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  sheaf_sidebar_tree_update (store, counts, none);
  return g_list_model_get_n_items (G_LIST_MODEL (store));
}

static void
test_shelves (void)
{
  g_autoptr (GListStore) store = g_list_store_new (SHEAF_TYPE_SIDEBAR_ITEM);
  SheafShelfCounts counts = { 0 };
  const guint bare = count_shelves (store, &counts);
  g_autoptr (SheafSidebarItem) first = g_list_model_get_item (G_LIST_MODEL (store), 0);
  g_autoptr (SheafSidebarItem) again = NULL;

  counts.n[SHEAF_SHELF_ALL] = 12;
  counts.n[SHEAF_SHELF_ATTENTION] = 2;
  g_assert_cmpuint (count_shelves (store, &counts), ==, bare + 1);
  again = g_list_model_get_item (G_LIST_MODEL (store), 0);
  g_assert_true (first == again);
  g_assert_cmpuint (sheaf_sidebar_item_get_count (first), ==, 12);

  counts.n[SHEAF_SHELF_ATTENTION] = 0;
  g_assert_cmpuint (count_shelves (store, &counts), ==, bare);
}

/* The searches that are kept stand between the shelves and the categories; what stays is the same row. */
static void
update_searches (GListStore *store, const char *const *names, const char *expected)
{
  g_autoptr (GPtrArray) searches =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_saved_search_free);
  g_autoptr (GString) text = g_string_new (NULL);
  SheafSidebarKind last = SHEAF_SIDEBAR_SHELF;

  for (guint i = 0; names[i]; i++)
    {
      SheafSavedSearch *search = g_new0 (SheafSavedSearch, 1);

      search->name = g_strdup (names[i]);
      search->query = g_strdup (names[i]);
      search->count = i + 1;
      g_ptr_array_add (searches, search);
    }
  sheaf_sidebar_tree_update_searches (store, searches);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (SheafSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      SheafSidebarKind kind = sheaf_sidebar_item_get_kind (item);

      g_assert_cmpint (kind, >=, last);
      last = kind;
      if (kind == SHEAF_SIDEBAR_SEARCH)
        g_string_append_printf (text, "%s %u ", sheaf_sidebar_item_get_query (item),
                                sheaf_sidebar_item_get_count (item));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_searches (void)
{
  g_autoptr (GListStore) store = g_list_store_new (SHEAF_TYPE_SIDEBAR_ITEM);
  g_autoptr (SheafSidebarItem) before = NULL;
  g_autoptr (SheafSidebarItem) after = NULL;
  const Branch branches[] = { { 1, 0, "A", 2 } };
  guint n;

  update (store, branches, 1, "A 2 ");
  n = g_list_model_get_n_items (G_LIST_MODEL (store));
  update_searches (store, (const char *const[]){ "b", "d", NULL }, "b 1 d 2 ");
  before = g_list_model_get_item (G_LIST_MODEL (store), n - 1);
  update_searches (store, (const char *const[]){ "b", "c", "d", NULL }, "b 1 c 2 d 3 ");
  update (store, branches, 1, "A 2 ");
  update_searches (store, (const char *const[]){ "b", "d", "e", NULL }, "b 1 d 2 e 3 ");
  after = g_list_model_get_item (G_LIST_MODEL (store), n - 1);
  g_assert_true (before == after);
  update_searches (store, (const char *const[]){ NULL }, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sidebar-tree/tree", test_tree);
  g_test_add_func ("/sidebar-tree/leaf-and-branch", test_leaf_and_branch);
  g_test_add_func ("/sidebar-tree/shelves", test_shelves);
  g_test_add_func ("/sidebar-tree/searches", test_searches);
  return g_test_run ();
}
