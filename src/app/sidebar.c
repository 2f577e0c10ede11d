/* sidebar.c: the pane with the shelves and the category tree
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar.h"

#include "app/sidebar-private.h"

#include "app/sidebar-row.h"
#include "app/sidebar-tree.h"

G_DEFINE_FINAL_TYPE (SheafSidebar, sheaf_sidebar, ADW_TYPE_BIN)

enum
{
  PLACE_SELECTED,
  SEARCH_SELECTED,
  PLACE_ACTIVATED,
  EXPANDED_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A list view makes about so many row widgets and then uses them again; so many are made between two frames,
 * where there were few. */
#define ROW_WIDGETS  210
#define ROWS_A_FRAME 10
#define FEW_ROWS     20

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
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);

  sheaf_sidebar_row_set_row (SHEAF_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), row);
  sheaf_sidebar_follow_row (self, row, TRUE);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafSidebar *self)
{
  sheaf_sidebar_follow_row (self, gtk_list_item_get_item (list_item), FALSE);
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
  switch (sheaf_sidebar_item_get_kind (item))
    {
    case SHEAF_SIDEBAR_SHELF:
      return !self->category && !self->tag && !self->search &&
             sheaf_sidebar_item_get_shelf (item) == self->shelf;
    case SHEAF_SIDEBAR_SEARCH:
      return !g_strcmp0 (sheaf_sidebar_item_get_name (item), self->search);
    case SHEAF_SIDEBAR_CATEGORY:
      return sheaf_sidebar_item_get_category (item) == self->category;
    case SHEAF_SIDEBAR_TAG:
      return !g_strcmp0 (sheaf_sidebar_item_get_tag (item), self->tag);
    case SHEAF_SIDEBAR_TAGS:
    case SHEAF_SIDEBAR_MORE_TAGS:
    default:
      return FALSE;
    }
}

static gboolean
is_place (SheafSidebarItem *item)
{
  const SheafSidebarKind kind = sheaf_sidebar_item_get_kind (item);

  return kind != SHEAF_SIDEBAR_TAGS && kind != SHEAF_SIDEBAR_MORE_TAGS;
}

static void
selection_changed_cb (SheafSidebar *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (SheafSidebarItem) item = row ? gtk_tree_list_row_get_item (row) : NULL;

  if (self->updating || !item || !is_place (item) || is_current (self, item))
    return;

  self->shelf = sheaf_sidebar_item_get_shelf (item);
  self->category = sheaf_sidebar_item_get_category (item);
  g_free (self->tag);
  self->tag = g_strdup (sheaf_sidebar_item_get_tag (item));
  g_clear_pointer (&self->search, g_free);
  if (sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_SEARCH)
    {
      self->search = g_strdup (sheaf_sidebar_item_get_name (item));
      g_signal_emit (self, signals[SEARCH_SELECTED], 0, sheaf_sidebar_item_get_query (item));
      return;
    }
  g_signal_emit (self, signals[PLACE_SELECTED], 0, (int) self->shelf, self->category,
                 sheaf_sidebar_item_get_name (item), self->tag);
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
update_tags (SheafSidebar *self)
{
  sheaf_sidebar_tree_update_tags (self->store, self->tags, self->tags_by_count, self->all_tags,
                                  self->tag, G_MAXUINT);
}

/* What is no place does not stay selected. */
static void
select_again (SheafSidebar *self)
{
  self->updating = TRUE;
  select_current (self);
  self->updating = FALSE;
}

static void
show_all_tags (SheafSidebar *self)
{
  self->all_tags = TRUE;
  self->updating = TRUE;
  update_tags (self);
  select_again (self);
}

void
sheaf_sidebar_activate (SheafSidebar *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr (SheafSidebarItem) item = row ? gtk_tree_list_row_get_item (row) : NULL;

  if (!item)
    return;
  if (sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_TAGS)
    {
      gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
      select_again (self);
      return;
    }
  if (sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_MORE_TAGS)
    {
      show_all_tags (self);
      return;
    }
  /* A row can have the focus without being selected. */
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[PLACE_ACTIVATED], 0);
}

static void
activate_cb (SheafSidebar *self, guint position)
{
  sheaf_sidebar_activate (self, position);
}

void
sheaf_sidebar_move_to (SheafSidebar *self, guint position)
{
  GtkWidget *view = GTK_WIDGET (self->view);

  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (self->selection, position);
  for (GtkWidget *child = gtk_widget_get_first_child (view); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *place = gtk_widget_get_first_child (child);
      GtkTreeListRow *row = place && SHEAF_IS_SIDEBAR_ROW (place)
                                ? sheaf_sidebar_row_get_row (SHEAF_SIDEBAR_ROW (place))
                                : NULL;

      if (!row || gtk_tree_list_row_get_position (row) != position)
        continue;
      if (gtk_widget_get_state_flags (view) & GTK_STATE_FLAG_FOCUS_WITHIN)
        gtk_widget_grab_focus (child);
      else
        gtk_widget_set_focus_child (view, child);
      return;
    }
}

/* The row that has the focus, which may not be the selected one. */
GtkTreeListRow *
sheaf_sidebar_get_focused_row (SheafSidebar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_first_child (focus) : NULL;

  if (!row || !SHEAF_IS_SIDEBAR_ROW (row))
    row = focus ? gtk_widget_get_ancestor (focus, SHEAF_TYPE_SIDEBAR_ROW) : NULL;
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
  GtkTreeListRow *row = sheaf_sidebar_get_focused_row (self);
  GtkEventController *keys = GTK_EVENT_CONTROLLER (controller);
  const gboolean flipped = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint open_key = flipped ? GDK_KEY_Left : GDK_KEY_Right;
  const guint close_key = flipped ? GDK_KEY_Right : GDK_KEY_Left;
  const gboolean opens = keyval == open_key;

  if (sheaf_sidebar_type (self, gtk_event_controller_get_current_event (keys), keyval, state))
    return GDK_EVENT_STOP;
  if ((!opens && keyval != close_key) || (state & gtk_accelerator_get_default_mod_mask ()) || !row)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_tree_list_row_is_expandable (row) || gtk_tree_list_row_get_expanded (row) == opens)
    return GDK_EVENT_PROPAGATE;

  gtk_tree_list_row_set_expanded (row, opens);
  return GDK_EVENT_STOP;
}

/* Contents. */

static gboolean
has_category (GPtrArray *categories, gint64 id)
{
  for (guint i = 0; i < categories->len; i++)
    if (((const SheafCategory *) g_ptr_array_index (categories, i))->id == id)
      return TRUE;
  return FALSE;
}

static gboolean
has_current (SheafSidebar *self, GPtrArray *categories)
{
  if (self->category)
    return has_category (categories, self->category);
  if (self->tag)
    return sheaf_sidebar_has_tag (self, self->tag);
  /* A shelf that comes and goes. */
  return select_current (self);
}

static guint
count_wanted (SheafSidebar *self)
{
  const guint n_tags = self->tags ? self->tags->len : 0;

  return self->categories->len + (self->all_tags ? n_tags : MIN (n_tags, SHEAF_SIDEBAR_MANY_TAGS));
}

/* The first @limit categories, and what is left of it for tags. */
static void
fill_rows (SheafSidebar *self, guint limit)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();

  for (guint i = 0; i < MIN (self->categories->len, limit); i++)
    g_ptr_array_add (first, g_ptr_array_index (self->categories, i));
  sheaf_sidebar_tree_update (self->store, &self->counts, first);
  if (self->searches)
    sheaf_sidebar_tree_update_searches (self->store, self->searches);
  if (limit >= self->categories->len)
    sheaf_sidebar_tree_update_tags (self->store, self->tags, self->tags_by_count, self->all_tags,
                                    self->tag, limit - self->categories->len);
}

/* Many rows where there were few come in over several frames, as each is a widget to be made. */
static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  SheafSidebar *self = SHEAF_SIDEBAR (widget);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  const guint wanted = count_wanted (self);
  const gboolean by_steps =
      gtk_widget_get_mapped (widget) && (self->fill_tick || n_rows < FEW_ROWS);
  const guint limit = by_steps && n_rows < ROW_WIDGETS ? self->n_filled + ROWS_A_FRAME : G_MAXUINT;

  self->updating = TRUE;
  fill_rows (self, limit);
  sheaf_sidebar_open_at_first (self, self->categories->len);
  sheaf_sidebar_apply_expanded (self);
  select_current (self);
  self->updating = FALSE;

  self->n_filled = MIN (limit, wanted);
  if (self->n_filled < wanted)
    {
      if (!self->fill_tick)
        self->fill_tick = gtk_widget_add_tick_callback (widget, fill_cb, NULL, NULL);
      return G_SOURCE_CONTINUE;
    }
  self->fill_tick = 0;
  return G_SOURCE_REMOVE;
}

void
sheaf_sidebar_update (SheafSidebar *self,
                      const SheafShelfCounts *counts,
                      GPtrArray *categories,
                      GPtrArray *tags)
{
  guint filling;

  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  if (tags)
    g_ptr_array_ref (tags);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->tags = tags;
  g_ptr_array_ref (categories);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  self->categories = categories;
  self->counts = *counts;

  filling = self->fill_tick;
  if (fill_cb (GTK_WIDGET (self), NULL, NULL) == G_SOURCE_REMOVE && filling)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), filling);
  if (!has_current (self, categories))
    sheaf_sidebar_select_shelf (self, SHEAF_SHELF_ALL);
}

void
sheaf_sidebar_set_searches (SheafSidebar *self, GPtrArray *searches)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self) && searches);

  g_ptr_array_ref (searches);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  self->searches = searches;
}

void
sheaf_sidebar_leave_search (SheafSidebar *self)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  if (self->search)
    sheaf_sidebar_select_shelf (self, SHEAF_SHELF_ALL);
}

void
sheaf_sidebar_set_tags_by_count (SheafSidebar *self, gboolean by_count)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  self->tags_by_count = by_count;
  self->updating = TRUE;
  update_tags (self);
  select_again (self);
}

const char *
sheaf_sidebar_find_category (GtkWidget *widget, GtkWidget **row)
{
  GtkWidget *place = gtk_widget_get_ancestor (widget, SHEAF_TYPE_SIDEBAR_ROW);
  GtkTreeListRow *list_row;
  g_autoptr (SheafSidebarItem) item = NULL;

  /* Between a row and what the list puts around it there may be a rim. */
  if (!place)
    place = gtk_widget_get_first_child (widget);
  if (!place || !SHEAF_IS_SIDEBAR_ROW (place))
    return NULL;
  list_row = sheaf_sidebar_row_get_row (SHEAF_SIDEBAR_ROW (place));
  item = list_row ? gtk_tree_list_row_get_item (list_row) : NULL;
  if (!item || !sheaf_sidebar_item_get_category (item))
    return NULL;
  *row = gtk_widget_get_parent (place);
  return sheaf_sidebar_item_get_path (item);
}

void
sheaf_sidebar_set_menu (SheafSidebar *self, GMenuModel *menu)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

void
sheaf_sidebar_open_menu (SheafSidebar *self)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
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
  if (self->input)
    gtk_im_context_set_client_widget (self->input, NULL);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_object (&self->input);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sheaf_sidebar_parent_class)->dispose (object);
}

static void
sheaf_sidebar_finalize (GObject *object)
{
  SheafSidebar *self = SHEAF_SIDEBAR (object);

  g_free (self->tag);
  g_free (self->search);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_hash_table_unref (self->expanded);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (sheaf_sidebar_parent_class)->finalize (object);
}

static void
sheaf_sidebar_class_init (SheafSidebarClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = sheaf_sidebar_finalize;

  signals[PLACE_SELECTED] =
      g_signal_new ("place-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                    G_TYPE_INT, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_STRING);
  signals[SEARCH_SELECTED] = g_signal_new ("search-selected", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PLACE_ACTIVATED] = g_signal_new ("place-activated", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[EXPANDED_CHANGED] = g_signal_new ("expanded-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
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

  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheaf_sidebar_add_typing (self);
  sheaf_sidebar_add_menus (self);
}
