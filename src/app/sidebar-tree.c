/* sidebar-tree.c: keeps the sidebar's stores in step with the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar-tree.h"

#include <glib/gi18n.h>

/* The shelves in the order they are shown. */
static const struct
{
  SheafShelf shelf;
  const char *name;
  const char *icon_name;
  gboolean only_when_filled;
} shelves[] = {
  { SHEAF_SHELF_ALL, N_ ("All Articles"), "sheaf-all-symbolic", FALSE },
  { SHEAF_SHELF_UNREAD, N_ ("Unread"), "sheaf-unread-symbolic", FALSE },
  { SHEAF_SHELF_STARRED, N_ ("Starred"), "sheaf-starred-symbolic", FALSE },
  { SHEAF_SHELF_LAST_IMPORT, N_ ("Last Import"), "sheaf-import-symbolic", TRUE },
  { SHEAF_SHELF_ATTENTION, N_ ("Needs Attention"), "sheaf-attention-symbolic", TRUE },
  { SHEAF_SHELF_UNCATEGORISED, N_ ("Uncategorised"), "sheaf-uncategorised-symbolic", FALSE },
  { SHEAF_SHELF_ARCHIVE, N_ ("Archive"), "sheaf-archive-symbolic", FALSE },
  { SHEAF_SHELF_TRASH, N_ ("Trash"), "sheaf-trash-symbolic", FALSE },
};

const char *
sheaf_sidebar_tree_get_shelf_name (SheafShelf shelf)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shelves); i++)
    if (shelves[i].shelf == shelf)
      return _ (shelves[i].name);
  g_return_val_if_reached ("");
}

/* One list of siblings that is to be brought in step. */
typedef struct
{
  GListStore *store; /* owned */
  guint offset;      /* where the categories begin */
  gint64 parent;
  char *path; /* (nullable): the parent's */
} Level;

static SheafSidebarItem *
peek (GListStore *store, guint position)
{
  g_autoptr (SheafSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (store), position);

  return item; /* the store holds it */
}

/* Children by parent's id, in order. */
static GHashTable *
group_by_parent (GPtrArray *categories)
{
  GHashTable *groups =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < categories->len; i++)
    {
      SheafCategory *category = g_ptr_array_index (categories, i);
      GPtrArray *group = g_hash_table_lookup (groups, &category->parent);

      if (!group)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, &category->parent, group);
        }
      g_ptr_array_add (group, category);
    }
  return groups;
}

static gboolean
matches (SheafSidebarItem *item, const SheafCategory *category, gboolean is_parent)
{
  return item && sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_CATEGORY &&
         sheaf_sidebar_item_get_category (item) == category->id &&
         (sheaf_sidebar_item_get_children (item) != NULL) == is_parent &&
         g_str_equal (sheaf_sidebar_item_get_name (item), category->name);
}

static char *
make_path (const char *parent, const char *name)
{
  const char *const names[] = { name, NULL };
  g_autofree char *last = sheaf_category_path_format (names);

  return parent ? g_strconcat (parent, "/", last, NULL) : g_steal_pointer (&last);
}

/* Sees to it that @position holds the item of @category. Returns: (transfer none) */
static SheafSidebarItem *
place_category (const Level *level,
                guint position,
                const SheafCategory *category,
                gboolean is_parent)
{
  GListStore *store = level->store;
  g_autoptr (SheafSidebarItem) item = NULL;
  g_autofree char *path = NULL;

  for (guint i = position; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    if (matches (peek (store, i), category, is_parent))
      {
        if (i > position)
          g_list_store_splice (store, position, i - position, NULL, 0);
        return peek (store, position);
      }

  path = make_path (level->path, category->name);
  item = sheaf_sidebar_item_new_category (category->id, category->name, path,
                                          is_parent ? g_list_store_new (SHEAF_TYPE_SIDEBAR_ITEM)
                                                    : NULL);
  sheaf_sidebar_item_set_counts (item, category->total, category->unread);
  g_list_store_insert (store, position, item);
  return peek (store, position);
}

static void
push_level (GQueue *levels, GListStore *store, guint offset, gint64 parent, const char *path)
{
  Level *level = g_new0 (Level, 1);

  level->store = g_object_ref (store);
  level->offset = offset;
  level->parent = parent;
  level->path = g_strdup (path);
  g_queue_push_tail (levels, level);
}

/* The heading of the tags stands behind the top categories. */
static gboolean
ends_in_tags (GListStore *store)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  SheafSidebarItem *last = n > 0 ? peek (store, n - 1) : NULL;

  return last && sheaf_sidebar_item_get_kind (last) == SHEAF_SIDEBAR_TAGS;
}

static void
update_level (const Level *level, GHashTable *groups, GQueue *levels)
{
  const GPtrArray *group = g_hash_table_lookup (groups, &level->parent);
  const guint wanted = group ? group->len : 0;
  guint n;

  for (guint i = 0; i < wanted; i++)
    {
      const SheafCategory *category = g_ptr_array_index (group, i);
      const gboolean is_parent = g_hash_table_contains (groups, &category->id);
      SheafSidebarItem *item = place_category (level, level->offset + i, category, is_parent);

      sheaf_sidebar_item_set_counts (item, category->total, category->unread);
      sheaf_sidebar_item_set_apart (item, level->parent == 0 && i == 0);
      if (is_parent)
        push_level (levels, sheaf_sidebar_item_get_children (item), 0, category->id,
                    sheaf_sidebar_item_get_path (item));
    }

  n = g_list_model_get_n_items (G_LIST_MODEL (level->store)) - ends_in_tags (level->store);
  if (n > level->offset + wanted)
    g_list_store_splice (level->store, level->offset + wanted, n - level->offset - wanted, NULL, 0);
}

static gboolean
is_shelf (SheafSidebarItem *item, SheafShelf shelf)
{
  return item && sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_SHELF &&
         sheaf_sidebar_item_get_shelf (item) == shelf;
}

/* Returns: how many shelves there are now */
static guint
update_shelves (GListStore *store, const SheafShelfCounts *counts)
{
  guint position = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shelves); i++)
    {
      const guint count = counts->n[shelves[i].shelf];
      const gboolean wanted = count > 0 || !shelves[i].only_when_filled;
      const gboolean there = is_shelf (peek (store, position), shelves[i].shelf);

      if (there && !wanted)
        g_list_store_remove (store, position);
      if (!wanted)
        continue;
      if (!there)
        {
          g_autoptr (SheafSidebarItem) item = sheaf_sidebar_item_new_shelf (
              shelves[i].shelf, _ (shelves[i].name), shelves[i].icon_name);

          g_list_store_insert (store, position, item);
        }
      sheaf_sidebar_item_set_counts (peek (store, position), count, 0);
      position++;
    }
  return position;
}

/* Searches. */

static gboolean
is_search (SheafSidebarItem *item)
{
  return item && sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_SEARCH;
}

static gboolean
is_same_search (SheafSidebarItem *item, const SheafSavedSearch *search)
{
  return is_search (item) && g_str_equal (sheaf_sidebar_item_get_name (item), search->name) &&
         g_str_equal (sheaf_sidebar_item_get_query (item), search->query);
}

/* Sees to it that @position holds the item of @search: what stands in its way is gone, or comes later. */
static void
place_search (GListStore *store, guint position, const SheafSavedSearch *search)
{
  g_autoptr (SheafSidebarItem) item = NULL;

  for (guint i = position; is_search (peek (store, i)); i++)
    if (is_same_search (peek (store, i), search))
      {
        if (i > position)
          g_list_store_splice (store, position, i - position, NULL, 0);
        return;
      }
  item = sheaf_sidebar_item_new_search (search->name, search->query);
  sheaf_sidebar_item_set_counts (item, search->count, 0);
  g_list_store_insert (store, position, item);
}

void
sheaf_sidebar_tree_update_searches (GListStore *store, GPtrArray *searches)
{
  guint start = 0;

  g_return_if_fail (G_IS_LIST_STORE (store) && searches);

  while (peek (store, start) &&
         sheaf_sidebar_item_get_kind (peek (store, start)) == SHEAF_SIDEBAR_SHELF)
    start++;
  for (guint i = 0; i < searches->len; i++)
    {
      const SheafSavedSearch *search = g_ptr_array_index (searches, i);

      place_search (store, start + i, search);
      sheaf_sidebar_item_set_counts (peek (store, start + i), search->count, 0);
      sheaf_sidebar_item_set_apart (peek (store, start + i), i == 0);
    }
  while (is_search (peek (store, start + searches->len)))
    g_list_store_remove (store, start + searches->len);
}

/* Categories. */

void
sheaf_sidebar_tree_update (GListStore *store, const SheafShelfCounts *counts, GPtrArray *categories)
{
  g_autoptr (GHashTable) groups = NULL;
  GQueue levels = G_QUEUE_INIT;
  Level *level;
  guint offset;

  g_return_if_fail (G_IS_LIST_STORE (store));
  g_return_if_fail (counts && categories);

  offset = update_shelves (store, counts);
  while (is_search (peek (store, offset)))
    offset++;
  groups = group_by_parent (categories);
  push_level (&levels, store, offset, 0, NULL);
  while ((level = g_queue_pop_head (&levels)))
    {
      update_level (level, groups, &levels);
      g_object_unref (level->store);
      g_free (level->path);
      g_free (level);
    }
}

/* Tags. */

static int
compare_counts_cb (gconstpointer a, gconstpointer b)
{
  const SheafTag *one = *(const SheafTag *const *) a;
  const SheafTag *other = *(const SheafTag *const *) b;

  return (one->count < other->count) - (one->count > other->count);
}

/* The count of the first tag there is no room for, and how many with it still have room. */
static guint
find_least (const GPtrArray *tags, guint *room)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy ((GPtrArray *) tags, NULL, NULL);
  guint least, i = 0;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_counts_cb);
  least = ((const SheafTag *) g_ptr_array_index (sorted, SHEAF_SIDEBAR_MANY_TAGS))->count;
  while (((const SheafTag *) g_ptr_array_index (sorted, i))->count > least)
    i++;
  *room = SHEAF_SIDEBAR_MANY_TAGS - i;
  return least;
}

/* The tags that are shown, in their order. Returns: (transfer full): pointers into @tags */
static GPtrArray *
choose_tags (const GPtrArray *tags, gboolean by_count, gboolean all, const char *wanted)
{
  const gboolean few = all || tags->len <= SHEAF_SIDEBAR_MANY_TAGS;
  guint room = 0;
  const guint least = few ? 0 : find_least (tags, &room);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < tags->len; i++)
    {
      SheafTag *tag = g_ptr_array_index (tags, i);
      const gboolean fits = !few && tag->count == least && room > 0;

      if (few || fits || tag->count > least || !g_strcmp0 (tag->name, wanted))
        g_ptr_array_add (chosen, tag);
      room -= fits;
    }
  /* A stable sort: by name within a count. */
  if (by_count)
    g_ptr_array_sort (chosen, compare_counts_cb);
  return chosen;
}

static GHashTable *
items_by_name (GListStore *store)
{
  GHashTable *items = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      SheafSidebarItem *item = peek (store, i);

      if (sheaf_sidebar_item_get_tag (item))
        g_hash_table_insert (items, (char *) sheaf_sidebar_item_get_tag (item), item);
    }
  return items;
}

static SheafSidebarItem *
make_more_item (GListStore *store, guint n_tags)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  SheafSidebarItem *last = n > 0 ? peek (store, n - 1) : NULL;
  g_autoptr (SheafSidebarItem) item = sheaf_sidebar_item_new_more_tags (n_tags);

  /* The same object, where it says the same. */
  if (last && !g_strcmp0 (sheaf_sidebar_item_get_name (last), sheaf_sidebar_item_get_name (item)))
    return g_object_ref (last);
  return g_steal_pointer (&item);
}

/* What @store shall hold; items that are there already are used again. Returns: (transfer full) */
static GPtrArray *
make_tag_items (GListStore *store, const GPtrArray *chosen, guint n_tags, guint limit)
{
  g_autoptr (GHashTable) old = items_by_name (store);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (chosen->len, limit); i++)
    {
      const SheafTag *tag = g_ptr_array_index (chosen, i);
      SheafSidebarItem *item = g_hash_table_lookup (old, tag->name);

      item = item ? g_object_ref (item) : sheaf_sidebar_item_new_tag (tag->name);
      sheaf_sidebar_item_set_counts (item, tag->count, tag->unread);
      g_ptr_array_add (items, item);
    }
  if (chosen->len < n_tags && chosen->len < limit)
    g_ptr_array_add (items, make_more_item (store, n_tags));
  return items;
}

/* Only the part that differs is told of. */
static void
splice_items (GListStore *store, GPtrArray *items)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint start = 0, end = 0;

  while (start < MIN (n, items->len) && peek (store, start) == g_ptr_array_index (items, start))
    start++;
  while (end < MIN (n, items->len) - start &&
         peek (store, n - 1 - end) == g_ptr_array_index (items, items->len - 1 - end))
    end++;
  /* In two steps: where rows take the place of rows, views look for what was selected in all of them. */
  if (n - start - end > 0)
    g_list_store_splice (store, start, n - start - end, NULL, 0);
  if (items->len - start - end > 0)
    g_list_store_splice (store, start, 0, items->pdata + start, items->len - start - end);
}

void
sheaf_sidebar_tree_update_tags (GListStore *store,
                                GPtrArray *tags,
                                gboolean by_count,
                                gboolean all,
                                const char *wanted,
                                guint limit)
{
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GListStore *children;
  guint n;

  g_return_if_fail (G_IS_LIST_STORE (store));

  n = g_list_model_get_n_items (G_LIST_MODEL (store));
  if (!tags || tags->len == 0)
    {
      if (ends_in_tags (store))
        g_list_store_remove (store, n - 1);
      return;
    }
  if (!ends_in_tags (store))
    {
      g_autoptr (SheafSidebarItem) heading =
          sheaf_sidebar_item_new_tags (g_list_store_new (SHEAF_TYPE_SIDEBAR_ITEM));

      g_list_store_append (store, heading);
      n++;
    }
  children = sheaf_sidebar_item_get_children (peek (store, n - 1));
  chosen = choose_tags (tags, by_count, all, wanted);
  items = make_tag_items (children, chosen, tags->len, limit);
  splice_items (children, items);
}
