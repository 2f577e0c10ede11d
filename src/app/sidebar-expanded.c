/* sidebar-expanded.c: which rows of the sidebar are expanded, now and at the next start
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar.h"

#include "app/sidebar-private.h"

/* A tree of up to so many categories is shown with its first level open. */
#define SMALL_TREE 40

/* Returns: (transfer full) (nullable) */
static char *
dup_path (GtkTreeListRow *row)
{
  g_autoptr (SheafSidebarItem) item = gtk_tree_list_row_get_item (row);

  return item ? g_strdup (sheaf_sidebar_item_get_path (item)) : NULL;
}

/* Expands what is remembered. Rows that come in so are behind the one that is looked at; those of tags, of
 * which there may be thousands, have nothing below them. */
void
sheaf_sidebar_apply_expanded (SheafSidebar *self)
{
  const gboolean updating = self->updating;

  self->updating = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autofree char *path = dup_path (row);

      if (path && gtk_tree_list_row_is_expandable (row) && !gtk_tree_list_row_get_expanded (row) &&
          g_hash_table_contains (self->expanded, path))
        gtk_tree_list_row_set_expanded (row, TRUE);
      if (!g_strcmp0 (path, SHEAF_SIDEBAR_TAGS_PATH))
        break;
    }
  self->updating = updating;
}

/* A first look at a small tree shows more than its roots, and at tags that there are some. */
void
sheaf_sidebar_open_at_first (SheafSidebar *self, guint n_categories)
{
  if (self->opened || (n_categories == 0 && !self->tags))
    return;

  self->opened = TRUE;
  g_hash_table_add (self->expanded, g_strdup (SHEAF_SIDEBAR_TAGS_PATH));
  for (guint i = 0;
       n_categories <= SMALL_TREE && i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (SheafSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (sheaf_sidebar_item_get_category (item) && sheaf_sidebar_item_get_children (item))
        g_hash_table_add (self->expanded, g_strdup (sheaf_sidebar_item_get_path (item)));
    }
}

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, SheafSidebar *self)
{
  g_autofree char *path = dup_path (row);

  /* Newer GTKs tell it also of rows that go because one above was closed; those are no parents any more. */
  if (self->updating || !path || !gtk_tree_list_row_is_expandable (row))
    return;

  if (gtk_tree_list_row_get_expanded (row))
    {
      g_hash_table_add (self->expanded, g_steal_pointer (&path));
      /* What was expanded below it is so again. */
      sheaf_sidebar_apply_expanded (self);
    }
  else
    g_hash_table_remove (self->expanded, path);
  g_signal_emit_by_name (self, "expanded-changed");
}

/* While a row is shown, the user may expand it. */
void
sheaf_sidebar_follow_row (SheafSidebar *self, GtkTreeListRow *row, gboolean follow)
{
  if (follow)
    g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  else
    g_signal_handlers_disconnect_by_func (row, expanded_cb, self);
}

/* Whether @path is @above or below it. */
static gboolean
is_below (const char *path, const char *above)
{
  const gsize length = strlen (above);

  return g_str_has_prefix (path, above) && (path[length] == '/' || path[length] == '\0');
}

/* The parents in @store at and below @above go to @paths. No path is deeper than its text is long, and
 * the queue holds what is still to be looked at. */
static void
collect_parents (GListStore *store, const char *above, GPtrArray *paths)
{
  GQueue stores = G_QUEUE_INIT;

  g_queue_push_tail (&stores, store);
  while ((store = g_queue_pop_head (&stores)))
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
      {
        g_autoptr (SheafSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
        GListStore *children = sheaf_sidebar_item_get_children (item);
        const char *path = sheaf_sidebar_item_get_path (item);

        if (!children || !path)
          continue;
        if (is_below (path, above))
          g_ptr_array_add (paths, g_strdup (path));
        /* Only what leads there, or is there already. */
        if (is_below (path, above) || is_below (above, path))
          g_queue_push_tail (&stores, children);
      }
}

static void
collapse (SheafSidebar *self)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i > 0; i--)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i - 1);
      g_autofree char *path = dup_path (row);

      if (path && gtk_tree_list_row_get_expanded (row) &&
          !g_hash_table_contains (self->expanded, path))
        gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

void
sheaf_sidebar_expand_below (SheafSidebar *self, const char *path, gboolean expand)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  collect_parents (self->store, path, paths);
  self->updating = TRUE;
  for (guint i = 0; i < paths->len; i++)
    if (expand)
      g_hash_table_add (self->expanded, g_strdup (g_ptr_array_index (paths, i)));
    else
      g_hash_table_remove (self->expanded, g_ptr_array_index (paths, i));
  if (expand)
    sheaf_sidebar_apply_expanded (self);
  else
    collapse (self);
  self->updating = FALSE;
  g_signal_emit_by_name (self, "expanded-changed");
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
sheaf_sidebar_get_expanded (SheafSidebar *self)
{
  GPtrArray *paths;
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (SHEAF_IS_SIDEBAR (self), NULL);

  paths = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->expanded);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (paths, g_strdup (key));
  /* In an order of its own, so that the same is the same. */
  g_ptr_array_sort (paths, compare_cb);
  g_ptr_array_add (paths, NULL);
  return (GStrv) g_ptr_array_free (paths, FALSE);
}

void
sheaf_sidebar_set_expanded (SheafSidebar *self, const char *const *paths)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));
  g_return_if_fail (paths);

  self->opened = TRUE;
  g_hash_table_remove_all (self->expanded);
  for (guint i = 0; paths[i]; i++)
    g_hash_table_add (self->expanded, g_strdup (paths[i]));
  self->updating = TRUE;
  collapse (self);
  sheaf_sidebar_apply_expanded (self);
  self->updating = FALSE;
}
