/* article-list-selection.c: which rows the list has, and which of them are selected
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-list.h"

#include "app/article-list-private.h"
#include "app/list-place.h"

static GArray *
ids_of (SheafArticleList *self)
{
  return sheaf_article_model_get_ids (self->model);
}

static void
selection_changed_cb (SheafArticleList *self)
{
  const guint n = sheaf_article_selection_get_size (self->selection);
  guint first, last;
  gint64 id = 0;

  if (self->updating)
    return;

  if (n == 1 && sheaf_article_selection_get_range (self->selection, &first, &last))
    id = g_array_index (ids_of (self), gint64, first);
  if (self->n_several != (n > 1 ? n : 0))
    {
      self->n_several = n > 1 ? n : 0;
      sheaf_article_list_emit_several (self);
    }
  if (id == self->selected)
    return;
  self->selected = id;
  /* While several are selected, the open article waits behind what is said of them. */
  if (n <= 1)
    sheaf_article_list_emit_selected (self);
}

/* A new selection model: the cheapest way to another list, and back to its first row. */
void
sheaf_article_list_renew_selection (SheafArticleList *self)
{
  g_clear_object (&self->selection);
  self->selection = sheaf_article_selection_new (self->model);
  self->next = 0;
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE, -1);
}

static void
forget_several (SheafArticleList *self)
{
  if (!self->n_several)
    return;
  self->n_several = 0;
  sheaf_article_list_emit_several (self);
}

void
sheaf_article_list_set_model (SheafArticleList *self, SheafArticleModel *model)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  if (self->model)
    g_signal_handlers_disconnect_by_func (self->model, sheaf_article_list_update_rows, self);
  g_set_object (&self->model, model);
  if (model)
    g_signal_connect_object (model, "refreshed", G_CALLBACK (sheaf_article_list_update_rows), self,
                             G_CONNECT_SWAPPED);
  sheaf_article_list_renew_selection (self);
  self->selected = 0;
  forget_several (self);
}

/* Moving about. */

/* Scrolls to @position, and puts the focus there where the list has it: else the keyboard would go on
 * from the row that had it before. */
static void
move_focus (SheafArticleList *self, guint position)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkWidget *row;

  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
  row = sheaf_article_list_find_row (self, position);
  if (!row)
    return;
  if (gtk_widget_get_state_flags (view) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_grab_focus (row);
  else
    gtk_widget_set_focus_child (view, row);
}

/* Selects that row alone, as a click on it would. */
static void
select_position (SheafArticleList *self, guint position)
{
  move_focus (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.select-item", "(ubb)", position, FALSE,
                              FALSE);
}

void
sheaf_article_list_activate (SheafArticleList *self, guint position)
{
  if (position >= ids_of (self)->len)
    return;
  /* A row can have the focus without being selected. */
  sheaf_article_selection_set_only (self->selection, position);
  sheaf_article_list_emit_activated (self, g_array_index (ids_of (self), gint64, position));
}

gboolean
sheaf_article_list_step (SheafArticleList *self, int step)
{
  guint position, first, last;

  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), FALSE);

  if (!self->selection)
    return FALSE;
  if (!sheaf_article_selection_get_range (self->selection, &first, &last))
    position = self->next;
  else if (step < 0 && first < (guint) -step)
    return FALSE;
  else
    position = (step < 0 ? first : last) + (guint) step;
  if (position >= ids_of (self)->len)
    return FALSE;

  select_position (self, position);
  return TRUE;
}

void
sheaf_article_list_advance (SheafArticleList *self)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  if (self->selected && !sheaf_article_list_step (self, 1))
    sheaf_article_list_step (self, -1);
}

/* Other ids. */

static void
show_rows_or_text (SheafArticleList *self)
{
  gtk_stack_set_visible_child_name (self->stack, ids_of (self)->len == 0 ? "empty" : "articles");
}

static void
replace_ids (SheafArticleList *self, GArray *ids)
{
  self->updating = TRUE;
  gtk_list_view_set_model (self->view, NULL);
  sheaf_article_model_set_ids (self->model, ids, 0);
  sheaf_article_list_renew_selection (self);
  self->selected = 0;
  self->updating = FALSE;
  forget_several (self);
}

/* @ids with the selected one put back behind the row it followed. Returns: (transfer full) */
static GArray *
with_selected (SheafArticleList *self, GArray *ids)
{
  GArray *old = ids_of (self);
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
restore_one (SheafArticleList *self, guint old_position)
{
  const guint n = ids_of (self)->len;
  guint position;

  if (sheaf_article_model_find (self->model, self->selected, &position))
    {
      sheaf_article_selection_set_only (self->selection, position);
      self->updating = FALSE;
      return;
    }

  self->updating = FALSE;
  if (n > 0)
    select_position (self, MIN (old_position, n - 1));
  selection_changed_cb (self);
}

/* Of several selected, those that are still there. Where none is, nothing is opened in their place, but
 * the keyboard goes on there. */
static void
restore_several (SheafArticleList *self, GArray *ids, guint old_position)
{
  const guint n = ids_of (self)->len;

  if (sheaf_article_selection_get_size (self->selection) < ids->len)
    sheaf_article_selection_set_ids (self->selection, ids);
  self->updating = FALSE;
  if (sheaf_article_selection_get_size (self->selection) == 0 && n > 0)
    {
      self->next = MIN (old_position, n - 1);
      move_focus (self, self->next);
    }
  selection_changed_cb (self);
}

/* Who looks at the top of the list sees what comes in there; else the rows in view stay. */
static gboolean
follows_new_rows (SheafArticleList *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  return !self->selected && !self->n_several && gtk_adjustment_get_value (adjustment) <= 0;
}

static void
refresh_ids (SheafArticleList *self, GArray *ids)
{
  g_autoptr (GArray) several =
      self->n_several ? sheaf_article_selection_get_ids (self->selection) : NULL;
  const gboolean follow = follows_new_rows (self);
  const guint anchor = sheaf_article_list_get_row_in_view (self);
  guint position = 0, last;

  sheaf_article_selection_get_range (self->selection, &position, &last);
  self->updating = TRUE;
  sheaf_article_model_set_ids (self->model, ids, anchor);
  if (follow && ids->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
  if (several)
    restore_several (self, several, position);
  else if (self->selected)
    restore_one (self, position);
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

/* The selection, for others. */

void
sheaf_article_list_select (SheafArticleList *self, gint64 id)
{
  guint position;

  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  if (!id || !sheaf_article_model_find (self->model, id, &position))
    position = GTK_INVALID_LIST_POSITION;

  self->updating = TRUE;
  if (position == GTK_INVALID_LIST_POSITION)
    sheaf_article_selection_set_only (self->selection, position);
  else
    select_position (self, position);
  self->selected = position == GTK_INVALID_LIST_POSITION ? 0 : id;
  self->updating = FALSE;
  selection_changed_cb (self);
}

gint64
sheaf_article_list_get_selected (SheafArticleList *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), 0);

  return self->selected;
}

GArray *
sheaf_article_list_get_selection (SheafArticleList *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), NULL);

  return self->selection ? sheaf_article_selection_get_ids (self->selection)
                         : g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
sheaf_article_list_unselect (SheafArticleList *self)
{
  guint last;

  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  if (sheaf_article_selection_get_range (self->selection, &self->next, &last))
    sheaf_article_selection_set_only (self->selection, GTK_INVALID_LIST_POSITION);
}

/* The place. */

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

guint
sheaf_article_list_get_row_in_view (SheafArticleList *self)
{
  GtkAdjustment *adjustment;
  double upper;

  g_return_val_if_fail (SHEAF_IS_ARTICLE_LIST (self), 0);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  upper = gtk_adjustment_get_upper (adjustment);
  return upper > 0 ? (guint) (gtk_adjustment_get_value (adjustment) / upper * ids_of (self)->len)
                   : 0;
}

void
sheaf_article_list_set_top (SheafArticleList *self, gint64 id)
{
  guint position = 0;

  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  /* Also to the beginning by steps: a view that selected a row before it had a height lacks those above. */
  if (!self->model || ids_of (self)->len == 0 ||
      (id && !sheaf_article_model_find (self->model, id, &position)))
    return;
  self->top = id;
  sheaf_list_place_set_top (self->view, position);
}
