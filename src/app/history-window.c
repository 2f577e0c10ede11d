/* history-window.c: what was done, to be undone
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/history-window.h"

#include "app/fold-box.h"
#include "app/history-item.h"

#include <glib/gi18n.h>

struct _SheafHistoryWindow
{
  GtkWindow parent_instance;

  /* From the template. */
  GtkStack *stack; /* "steps", "empty" */
  GtkListView *view;
  GtkLabel *told;
  GtkButton *undo_button;

  GListStore *store;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (SheafHistoryWindow, sheaf_history_window, GTK_TYPE_WINDOW)

static const SheafStep *
step_at (SheafHistoryWindow *self, guint position)
{
  g_autoptr (SheafHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return item ? sheaf_history_item_get_step (item) : NULL; /* the store holds it */
}

/* Rows. */

static GtkWidget *
new_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafHistoryWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "sheaf-history-row");
  new_label (box, NULL);
  gtk_widget_add_css_class (new_label (box, "caption"), "dim-label");
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafHistoryWindow *self)
{
  SheafHistoryItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *details = gtk_widget_get_last_child (box);
  g_autofree char *label = NULL;

  gtk_label_set_text (GTK_LABEL (title), sheaf_history_item_get_title (item));
  gtk_label_set_text (GTK_LABEL (details), sheaf_history_item_get_details (item));
  /* Translators: what a screen reader says of a step: what was done, then when and to what */
  label = g_strdup_printf (_ ("%s, %s"), sheaf_history_item_get_title (item),
                           sheaf_history_item_get_details (item));
  /* What has the focus is the list's own row around this one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (sheaf_history_item_get_step (item)->undone)
    gtk_widget_add_css_class (title, "dim-label");
  else
    gtk_widget_remove_css_class (title, "dim-label");
}

/* What would be undone: everything that stands, down to and with the selected row. */

static guint
count_to_undo (SheafHistoryWindow *self, guint position)
{
  const SheafStep *step = step_at (self, position);
  guint n = 0;

  if (!step || step->undone)
    return 0;
  for (guint i = 0; i <= position; i++)
    n += !step_at (self, i)->undone;
  return n;
}

static void
selected_cb (SheafHistoryWindow *self)
{
  const guint position = gtk_single_selection_get_selected (self->selection);
  const guint n = count_to_undo (self, position);
  g_autofree char *text = NULL;

  if (n > 0)
    text = g_strdup_printf (
        ngettext ("The last change would be undone", "The last %'u changes would be undone", n), n);
  else if (step_at (self, position))
    text = g_strdup (_ ("This change is undone"));
  gtk_label_set_text (self->told, text ? text : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->undo_button), n > 0);
}

static void
undo_to (SheafHistoryWindow *self, guint position)
{
  if (count_to_undo (self, position) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-to", "x",
                                step_at (self, position)->id);
}

static void
undo_cb (SheafHistoryWindow *self)
{
  undo_to (self, gtk_single_selection_get_selected (self->selection));
}

static void
activate_cb (SheafHistoryWindow *self, guint position)
{
  undo_to (self, position);
}

/* Contents. */

/* The same step again, else the newest that stands. */
static guint
find_step (SheafHistoryWindow *self, gint64 id)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint standing = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      const SheafStep *step = step_at (self, i);

      if (step->id == id)
        return i;
      if (standing == GTK_INVALID_LIST_POSITION && !step->undone)
        standing = i;
    }
  return standing;
}

void
sheaf_history_window_set_steps (SheafHistoryWindow *self, GPtrArray *steps, GHashTable *sources)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const SheafStep *selected;
  gint64 id;

  g_return_if_fail (SHEAF_IS_HISTORY_WINDOW (self));

  selected = step_at (self, gtk_single_selection_get_selected (self->selection));
  id = selected ? selected->id : 0;
  for (guint i = 0; i < steps->len; i++)
    {
      const SheafStep *step = g_ptr_array_index (steps, i);

      g_ptr_array_add (items, sheaf_history_item_new (
                                  step, g_hash_table_lookup (sources, &step->import), now, zone));
    }
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, find_step (self, id));
  selected_cb (self);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "steps" : "empty");
}

/* The object. */

GtkWidget *
sheaf_history_window_new (GtkWindow *parent)
{
  SheafHistoryWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (SHEAF_TYPE_HISTORY_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  /* So that the keys of the application, Ctrl+Q above all, work here too. */
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  if (G_IS_ACTION_GROUP (parent))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  return GTK_WIDGET (self);
}

static void
sheaf_history_window_dispose (GObject *object)
{
  SheafHistoryWindow *self = SHEAF_HISTORY_WINDOW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sheaf_history_window_parent_class)->dispose (object);
}

static void
sheaf_history_window_class_init (SheafHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_history_window_dispose;

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafHistoryWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SheafHistoryWindow, told);
  gtk_widget_class_bind_template_child (widget_class, SheafHistoryWindow, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
sheaf_history_window_init (SheafHistoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->store = g_list_store_new (SHEAF_TYPE_HISTORY_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}
