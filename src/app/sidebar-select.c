/* sidebar-select.c: selecting a place as if the user did
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar.h"

#include "app/sidebar-private.h"

#include "app/sidebar-tree.h"

void
sheaf_sidebar_select_shelf (SheafSidebar *self, SheafShelf shelf)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (SheafSidebarItem) item = gtk_tree_list_row_get_item (row);

      if (sheaf_sidebar_item_get_kind (item) != SHEAF_SIDEBAR_SHELF ||
          sheaf_sidebar_item_get_shelf (item) != shelf)
        continue;
      sheaf_sidebar_move_to (self, i);
      return;
    }
}

gboolean
sheaf_sidebar_select_path (SheafSidebar *self, const char *const *path)
{
  guint level = 0;

  g_return_val_if_fail (SHEAF_IS_SIDEBAR (self), FALSE);
  g_return_val_if_fail (path && path[0], FALSE);

  /* Rows that unfold come in behind the one that is looked at. */
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (SheafSidebarItem) item = gtk_tree_list_row_get_item (row);

      if (gtk_tree_list_row_get_depth (row) != level || !sheaf_sidebar_item_get_category (item) ||
          !g_str_equal (sheaf_sidebar_item_get_name (item), path[level]))
        continue;
      if (!path[++level])
        {
          sheaf_sidebar_move_to (self, i);
          return TRUE;
        }
      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  return FALSE;
}

gboolean
sheaf_sidebar_has_tag (SheafSidebar *self, const char *name)
{
  for (guint i = 0; self->tags && i < self->tags->len; i++)
    if (g_str_equal (((const SheafTag *) g_ptr_array_index (self->tags, i))->name, name))
      return TRUE;
  return FALSE;
}

gboolean
sheaf_sidebar_select_tag (SheafSidebar *self, const char *name)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR (self), FALSE);
  g_return_val_if_fail (name, FALSE);

  if (!sheaf_sidebar_has_tag (self, name))
    return FALSE;
  self->updating = TRUE;
  sheaf_sidebar_tree_update_tags (self->store, self->tags, self->tags_by_count, self->all_tags,
                                  name, G_MAXUINT);
  self->updating = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (SheafSidebarItem) item = gtk_tree_list_row_get_item (row);

      if (sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_TAGS)
        gtk_tree_list_row_set_expanded (row, TRUE);
      if (g_strcmp0 (sheaf_sidebar_item_get_tag (item), name) != 0)
        continue;
      sheaf_sidebar_move_to (self, i);
      return TRUE;
    }
  return FALSE;
}
