/* sidebar.c: the pane with the shelves and the category tree
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar.h"

#include "app/sidebar-row.h"
#include "app/sidebar-tree.h"

/* A tree of up to so many categories is shown with its first level open. */
#define SMALL_TREE 40

struct _SheafSidebar
{
  AdwBin parent_instance;

  AdwHeaderBar *header;
  GtkMenuButton *menu_button;
  GtkListView *view;

  GListStore *store;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  SheafShelf shelf;
  gint64 category;
  gboolean opened; /* the first categories have been shown */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SheafSidebar, sheaf_sidebar, ADW_TYPE_BIN)

enum
{
  PLACE_SELECTED,
  PLACE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows. */

static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1)
    gtk_widget_activate_action (row, "list.activate-item", "u",
                                gtk_list_item_get_position (list_item));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafSidebar *self)
{
  GtkWidget *row = sheaf_sidebar_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (click_cb), list_item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafSidebar *self)
{
  sheaf_sidebar_row_set_row (SHEAF_SIDEBAR_ROW (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafSidebar *self)
{
  sheaf_sidebar_row_set_row (SHEAF_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static GListModel *
create_children_cb (gpointer item, gpointer data)
{
  GListStore *children = sheaf_sidebar_item_get_children (item);

  return children ? G_LIST_MODEL (g_object_ref (children)) : NULL;
}

/* Selection. */

static gboolean
is_current (SheafSidebar *self, SheafSidebarItem *item)
{
  return sheaf_sidebar_item_get_category (item) == self->category &&
         (self->category || sheaf_sidebar_item_get_shelf (item) == self->shelf);
}

static void
selection_changed_cb (SheafSidebar *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (SheafSidebarItem) item = row ? gtk_tree_list_row_get_item (row) : NULL;

  if (self->updating || !item || is_current (self, item))
    return;

  self->shelf = sheaf_sidebar_item_get_shelf (item);
  self->category = sheaf_sidebar_item_get_category (item);
  g_signal_emit (self, signals[PLACE_SELECTED], 0, (int) self->shelf, self->category,
                 sheaf_sidebar_item_get_name (item));
}

/* Returns: FALSE where the current place has no row (its parent is closed, or it is gone) */
static gboolean
select_current (SheafSidebar *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (SheafSidebarItem) item = gtk_tree_list_row_get_item (row);

      if (is_current (self, item))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return TRUE;
        }
    }
  return FALSE;
}

static void
activate_cb (SheafSidebar *self, guint position)
{
  /* A row can have the focus without being selected. */
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[PLACE_ACTIVATED], 0);
}

void
sheaf_sidebar_select_shelf (SheafSidebar *self, SheafShelf shelf)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (SheafSidebarItem) item = gtk_tree_list_row_get_item (row);

      if (sheaf_sidebar_item_get_category (item) || sheaf_sidebar_item_get_shelf (item) != shelf)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
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
          gtk_single_selection_set_selected (self->selection, i);
          return TRUE;
        }
      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  return FALSE;
}

/* The row that has the focus, which may not be the selected one. */
static GtkTreeListRow *
focused_row (SheafSidebar *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus ? gtk_widget_get_first_child (focus) : NULL;

  if (row && !SHEAF_IS_SIDEBAR_ROW (row))
    row = gtk_widget_get_ancestor (focus, SHEAF_TYPE_SIDEBAR_ROW);
  return row ? sheaf_sidebar_row_get_row (SHEAF_SIDEBAR_ROW (row)) : NULL;
}

/* The arrow keys open and close a category, as in other trees. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        SheafSidebar *self)
{
  GtkTreeListRow *row = focused_row (self);
  const gboolean flipped = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint open_key = flipped ? GDK_KEY_Left : GDK_KEY_Right;
  const guint close_key = flipped ? GDK_KEY_Right : GDK_KEY_Left;
  const gboolean opens = keyval == open_key;

  if ((!opens && keyval != close_key) || (state & gtk_accelerator_get_default_mod_mask ()) || !row)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_tree_list_row_is_expandable (row) || gtk_tree_list_row_get_expanded (row) == opens)
    return GDK_EVENT_PROPAGATE;

  gtk_tree_list_row_set_expanded (row, opens);
  return GDK_EVENT_STOP;
}

/* Contents. */

/* A first look at a small tree shows more than its roots. */
static void
open_small_tree (SheafSidebar *self, guint n_categories)
{
  if (self->opened || n_categories == 0)
    return;
  self->opened = TRUE;
  if (n_categories > SMALL_TREE)
    return;

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i > 0; i--)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i - 1);

      if (gtk_tree_list_row_is_expandable (row))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static gboolean
has_category (GPtrArray *categories, gint64 id)
{
  for (guint i = 0; i < categories->len; i++)
    if (((const SheafCategory *) g_ptr_array_index (categories, i))->id == id)
      return TRUE;
  return FALSE;
}

void
sheaf_sidebar_update (SheafSidebar *self, const SheafShelfCounts *counts, GPtrArray *categories)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  self->updating = TRUE;
  sheaf_sidebar_tree_update (self->store, counts, categories);
  open_small_tree (self, categories->len);
  select_current (self);
  self->updating = FALSE;

  if (self->category
          ? !has_category (categories, self->category)
          : gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    sheaf_sidebar_select_shelf (self, SHEAF_SHELF_ALL);
}

void
sheaf_sidebar_set_menu (SheafSidebar *self, GMenuModel *menu)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

void
sheaf_sidebar_focus_rows (SheafSidebar *self)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

AdwHeaderBar *
sheaf_sidebar_get_header (SheafSidebar *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR (self), NULL);

  return self->header;
}

GtkWidget *
sheaf_sidebar_new (void)
{
  return g_object_new (SHEAF_TYPE_SIDEBAR, NULL);
}

static void
sheaf_sidebar_dispose (GObject *object)
{
  SheafSidebar *self = SHEAF_SIDEBAR (object);

  self->updating = TRUE;
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sheaf_sidebar_parent_class)->dispose (object);
}

static void
sheaf_sidebar_class_init (SheafSidebarClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_sidebar_dispose;

  signals[PLACE_SELECTED] =
      g_signal_new ("place-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    G_TYPE_INT, G_TYPE_INT64, G_TYPE_STRING);
  signals[PLACE_ACTIVATED] = g_signal_new ("place-activated", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, SheafSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SheafSidebar, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
sheaf_sidebar_init (SheafSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->store = g_list_store_new (SHEAF_TYPE_SIDEBAR_ITEM);
  self->tree = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->store)), FALSE, FALSE,
                                        create_children_cb, NULL, NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->tree));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}
