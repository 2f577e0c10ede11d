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

/* One list of siblings that is to be brought in step. */
typedef struct
{
  GListStore *store; /* owned */
  guint offset;      /* where the categories begin */
  gint64 parent;
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
  return item && sheaf_sidebar_item_get_category (item) == category->id &&
         (sheaf_sidebar_item_get_children (item) != NULL) == is_parent &&
         g_str_equal (sheaf_sidebar_item_get_name (item), category->name);
}

/* Sees to it that @position holds the item of @category. Returns: (transfer none) */
static SheafSidebarItem *
place_category (GListStore *store,
                guint position,
                const SheafCategory *category,
                gboolean is_parent)
{
  g_autoptr (SheafSidebarItem) item = NULL;

  for (guint i = position; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    if (matches (peek (store, i), category, is_parent))
      {
        if (i > position)
          g_list_store_splice (store, position, i - position, NULL, 0);
        return peek (store, position);
      }

  item = sheaf_sidebar_item_new_category (
      category->id, category->name, is_parent ? g_list_store_new (SHEAF_TYPE_SIDEBAR_ITEM) : NULL);
  sheaf_sidebar_item_set_counts (item, category->total, category->unread);
  g_list_store_insert (store, position, item);
  return peek (store, position);
}

static void
push_level (GQueue *levels, GListStore *store, guint offset, gint64 parent)
{
  Level *level = g_new0 (Level, 1);

  level->store = g_object_ref (store);
  level->offset = offset;
  level->parent = parent;
  g_queue_push_tail (levels, level);
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
      SheafSidebarItem *item =
          place_category (level->store, level->offset + i, category, is_parent);

      sheaf_sidebar_item_set_counts (item, category->total, category->unread);
      sheaf_sidebar_item_set_apart (item, level->parent == 0 && i == 0);
      if (is_parent)
        push_level (levels, sheaf_sidebar_item_get_children (item), 0, category->id);
    }

  n = g_list_model_get_n_items (G_LIST_MODEL (level->store));
  if (n > level->offset + wanted)
    g_list_store_splice (level->store, level->offset + wanted, n - level->offset - wanted, NULL, 0);
}

static gboolean
is_shelf (SheafSidebarItem *item, SheafShelf shelf)
{
  return item && !sheaf_sidebar_item_get_category (item) &&
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
  groups = group_by_parent (categories);
  push_level (&levels, store, offset, 0);
  while ((level = g_queue_pop_head (&levels)))
    {
      update_level (level, groups, &levels);
      g_object_unref (level->store);
      g_free (level);
    }
}
