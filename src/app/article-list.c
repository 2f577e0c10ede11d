/* article-list.c: the pane that lists articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-list.h"

#include "app/article-row.h"
#include "app/list-place.h"

struct _SheafArticleList
{
  AdwBin parent_instance;

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkListView *view;

  SheafArticleModel *model;
  GtkSingleSelection *selection;
  gint64 selected;
  gint64 top;        /* first row in view, 0: the beginning */
  gboolean updating; /* selection moves that are not the user's */
};

G_DEFINE_FINAL_TYPE (SheafArticleList, sheaf_article_list, ADW_TYPE_BIN)

enum
{
  SELECTED,
  ACTIVATED,
  SEARCH_CHANGED,
  SCROLLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows. */

static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  const GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1 && !(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    gtk_widget_activate_action (row, "list.activate-item", "u",
                                gtk_list_item_get_position (list_item));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafArticleList *self)
{
  GtkWidget *row = sheaf_article_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (click_cb), list_item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafArticleList *self)
{
  sheaf_article_row_set_item (SHEAF_ARTICLE_ROW (gtk_list_item_get_child (list_item)),
                              gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafArticleList *self)
{
  sheaf_article_row_set_item (SHEAF_ARTICLE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* Selection. */

static void
selection_changed_cb (SheafArticleList *self)
{
  SheafArticleItem *item;
  gint64 id;

  if (self->updating)
    return;

  item = gtk_single_selection_get_selected_item (self->selection);
  id = item ? sheaf_article_item_get_id (item) : 0;
  if (id == self->selected)
    return;
  self->selected = id;
  g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
activate_cb (SheafArticleList *self, guint position)
{
  g_autoptr (SheafArticleItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (!item)
    return;
  /* A row can have the focus without being selected. */
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0, sheaf_article_item_get_id (item));
}

/* A new selection model: the cheapest way to another list, and back to its first row. */
static void
renew_selection (SheafArticleList *self)
{
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

void
sheaf_article_list_set_model (SheafArticleList *self, SheafArticleModel *model)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  g_set_object (&self->model, model);
  renew_selection (self);
}

static void
show_rows_or_text (SheafArticleList *self)
{
  const gboolean empty = sheaf_article_model_get_ids (self->model)->len == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "articles");
}

static void
replace_ids (SheafArticleList *self, GArray *ids)
{
  self->updating = TRUE;
  gtk_list_view_set_model (self->view, NULL);
  sheaf_article_model_set_ids (self->model, ids, 0);
  renew_selection (self);
  self->selected = 0;
  self->updating = FALSE;
}

/* @ids with the selected one put back behind the row it followed. Returns: (transfer full) */
static GArray *
with_selected (SheafArticleList *self, GArray *ids)
{
  GArray *old = sheaf_article_model_get_ids (self->model);
  GArray *kept = g_array_copy (ids);
  guint position, place = 0;

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == self->selected)
      return kept;
  if (!self->selected || !sheaf_article_model_find (self->model, self->selected, &position))
    return kept;

  for (guint i = 0; position > 0 && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == g_array_index (old, gint64, position - 1))
      place = i + 1;
  g_array_insert_val (kept, place, self->selected);
  return kept;
}

/* After rows came and went: the same article, else what took its place. */
static void
restore_selection (SheafArticleList *self, guint old_position)
{
  const guint n = sheaf_article_model_get_ids (self->model)->len;
  guint position;

  if (sheaf_article_model_find (self->model, self->selected, &position))
    {
      if (gtk_single_selection_get_selected (self->selection) != position)
        gtk_single_selection_set_selected (self->selection, position);
      self->updating = FALSE;
      return;
    }

  self->updating = FALSE;
  position = n > 0 ? MIN (old_position, n - 1) : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
  selection_changed_cb (self);
}

/* Who looks at the top of the list sees what comes in there; else the rows in view stay. */
static gboolean
follows_new_rows (SheafArticleList *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  return !self->selected && gtk_adjustment_get_value (adjustment) <= 0;
}

/* About which row is at the top of the view: all are of one height. */
static guint
row_in_view (SheafArticleList *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  const double upper = gtk_adjustment_get_upper (adjustment);
  const guint n = sheaf_article_model_get_ids (self->model)->len;

  return upper > 0 ? (guint) (gtk_adjustment_get_value (adjustment) / upper * n) : 0;
}

static void
refresh_ids (SheafArticleList *self, GArray *ids)
{
  const guint position = gtk_single_selection_get_selected (self->selection);
  const gboolean follow = follows_new_rows (self);
  const guint anchor = row_in_view (self);

  self->updating = TRUE;
  sheaf_article_model_set_ids (self->model, ids, anchor);
  if (follow && ids->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
  if (self->selected)
    restore_selection (self, position);
  self->updating = FALSE;
}

void
sheaf_article_list_set_ids (SheafArticleList *self, GArray *ids, SheafListChange change)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  if (change == SHEAF_LIST_REPLACE)
    replace_ids (self, ids);
  else if (change == SHEAF_LIST_KEEP)
    {
      g_autoptr (GArray) kept = with_selected (self, ids);

      refresh_ids (self, kept);
    }
  else
    refresh_ids (self, ids);
  show_rows_or_text (self);
}

void
sheaf_article_list_select (SheafArticleList *self, gint64 id)
{
  guint position;

  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  self->updating = TRUE;
  if (!id || !sheaf_article_model_find (self->model, id, &position))
    position = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
  self->selected = position == GTK_INVALID_LIST_POSITION ? 0 : id;
  self->updating = FALSE;
}

gint64
sheaf_article_list_get_selected (SheafArticleList *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), 0);

  return self->selected;
}

gboolean
sheaf_article_list_step (SheafArticleList *self, int step)
{
  guint position, n;

  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else if (step < 0 && position < (guint) -step)
    return FALSE;
  else
    position += step;
  if (position >= n)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (self->selection, position);
  return TRUE;
}

/* The place in the list. */

gint64
sheaf_article_list_get_top (SheafArticleList *self)
{
  GtkAdjustment *adjustment;
  GtkWidget *row;
  SheafArticleItem *item;

  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), 0);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  row = sheaf_list_place_get_top (self->view, SHEAF_TYPE_ARTICLE_ROW);
  item = row ? sheaf_article_row_get_item (SHEAF_ARTICLE_ROW (row)) : NULL;
  if (item)
    self->top = gtk_adjustment_get_value (adjustment) > 0 ? sheaf_article_item_get_id (item) : 0;
  return self->top;
}

void
sheaf_article_list_set_top (SheafArticleList *self, gint64 id)
{
  guint position;

  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  if (!id || !sheaf_article_model_find (self->model, id, &position))
    return;
  self->top = id;
  sheaf_list_place_set_top (self->view, position);
}

static void
scrolled_cb (SheafArticleList *self)
{
  g_signal_emit (self, signals[SCROLLED], 0);
}

/* Search. */

static void
search_changed_cb (SheafArticleList *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    g_signal_emit (self, signals[SEARCH_CHANGED], 0, gtk_editable_get_text (self->search_entry));
}

static void
search_mode_cb (SheafArticleList *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    g_signal_emit (self, signals[SEARCH_CHANGED], 0, NULL);
}

/* Enter or Down in the entry goes on to what was found. */
static void
search_activate_cb (SheafArticleList *self)
{
  if (!self->selected)
    sheaf_article_list_step (self, 1);
  sheaf_article_list_focus_rows (self);
}

void
sheaf_article_list_set_search_text (SheafArticleList *self, const char *text)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));
  g_return_if_fail (text);

  sheaf_article_list_set_searching (self, TRUE);
  gtk_editable_set_text (self->search_entry, text);
  gtk_editable_set_position (self->search_entry, -1);
}

void
sheaf_article_list_set_searching (SheafArticleList *self, gboolean searching)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  gtk_search_bar_set_search_mode (self->search_bar, searching);
  if (searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

gboolean
sheaf_article_list_is_searching (SheafArticleList *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), FALSE);

  return gtk_search_bar_get_search_mode (self->search_bar);
}

/* The rest of its face. */

void
sheaf_article_list_set_title (SheafArticleList *self, const char *title, const char *subtitle)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

void
sheaf_article_list_set_empty_text (SheafArticleList *self,
                                   const char *icon_name,
                                   const char *title,
                                   const char *description)
{
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_description = g_markup_escape_text (description, -1);

  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  adw_status_page_set_icon_name (self->empty, icon_name);
  adw_status_page_set_title (self->empty, safe_title);
  adw_status_page_set_description (self->empty, safe_description);
}

void
sheaf_article_list_focus_rows (SheafArticleList *self)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

AdwHeaderBar *
sheaf_article_list_get_header (SheafArticleList *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), NULL);

  return self->header;
}

void
sheaf_article_list_show_back (SheafArticleList *self, gboolean show)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  gtk_widget_set_visible (self->back_button, show);
}

GtkWidget *
sheaf_article_list_new (void)
{
  return g_object_new (SHEAF_TYPE_ARTICLE_LIST, NULL);
}

static void
sheaf_article_list_dispose (GObject *object)
{
  SheafArticleList *self = SHEAF_ARTICLE_LIST (object);

  self->updating = TRUE;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (sheaf_article_list_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SEARCH_CHANGED] = g_signal_new ("search-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SCROLLED] =
      g_signal_new ("scrolled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_article_list_class_init (SheafArticleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_article_list_dispose;
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/article-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, header);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, title);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, back_button);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, empty);
  gtk_widget_class_bind_template_child (widget_class, SheafArticleList, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
}

static void
sheaf_article_list_init (SheafArticleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}
