/* commands-window.c: anything that can be done, found by its name
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/commands-window.h"

#include "app/command-item.h"
#include "core/prefix.h"

#include <string.h>

struct _SheafCommandsWindow
{
  GtkWindow parent_instance;

  /* From the template. */
  GtkEntry *entry;
  GtkStack *stack; /* "commands", "nothing" */
  GtkListView *view;

  GtkApplicationWindow *parent; /* weak (nullable) */
  GPtrArray *items;             /* SheafCommandItem *: what can be done */
  GListStore *store;            /* … and is listed */
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (SheafCommandsWindow, sheaf_commands_window, GTK_TYPE_WINDOW)

/* --- Doing ------------------------------------------------------------------------------------------- */

/* Of the group that it is in. @name: (out): without that. Returns: (transfer none) (nullable) */
static GActionGroup *
find_group (GtkApplicationWindow *window, const char *action, const char **name)
{
  *name = strchr (action, '.') + 1;
  if (sheaf_has_prefix (action, "win."))
    return G_ACTION_GROUP (window);
  return G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (window)));
}

static gboolean
can_be_done (GtkApplicationWindow *window, const char *action)
{
  const char *name;
  GActionGroup *group = find_group (window, action, &name);

  return group && g_action_group_get_action_enabled (group, name);
}

/* Once the window below has the focus again, which what is done may move. */
static gboolean
do_cb (gpointer data)
{
  SheafCommandItem *item = data;
  GtkApplicationWindow *parent = g_object_get_data (G_OBJECT (item), "sheaf-parent");

  gtk_widget_activate_action (GTK_WIDGET (parent), sheaf_command_item_get_action (item), NULL);
  return G_SOURCE_REMOVE;
}

static void
choose (SheafCommandsWindow *self, guint position)
{
  SheafCommandItem *item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (!item)
    return;
  if (self->parent)
    {
      g_object_set_data_full (G_OBJECT (item), "sheaf-parent", g_object_ref (self->parent),
                              g_object_unref);
      g_idle_add_full (G_PRIORITY_LOW, do_cb, item, g_object_unref);
    }
  else
    g_object_unref (item);
  gtk_window_close (GTK_WINDOW (self));
}

static void
activate_cb (SheafCommandsWindow *self, guint position)
{
  choose (self, position);
}

static void
entry_activate_cb (SheafCommandsWindow *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

/* --- Looking ----------------------------------------------------------------------------------------- */

static void
add_matching (SheafCommandsWindow *self, const char *const *words, guint how)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      SheafCommandItem *item = g_ptr_array_index (self->items, i);

      if (sheaf_command_item_match (item, words) == how)
        g_list_store_append (self->store, item);
    }
}

static void
changed_cb (SheafCommandsWindow *self)
{
  g_autofree char *folded =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (folded), " ", -1);

  g_list_store_remove_all (self->store);
  add_matching (self, (const char *const *) words, 2);
  add_matching (self, (const char *const *) words, 1);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->store)) ? "commands" : "nothing");
}

/* The arrows move in the list while one types. */
static gboolean
key_cb (SheafCommandsWindow *self, guint key, guint code, GdkModifierType modifiers)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  const guint at = gtk_single_selection_get_selected (self->selection);

  if ((key != GDK_KEY_Down && key != GDK_KEY_Up) || n == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_single_selection_set_selected (self->selection, key == GDK_KEY_Down ? MIN (at + 1, n - 1)
                                                      : at > 0            ? at - 1
                                                                          : 0);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (self->selection));
  return GDK_EVENT_STOP;
}

/* --- Rows --------------------------------------------------------------------------------------------- */

/* One click is enough; the list's own way of that would select whatever the pointer is on, which Enter does then. */
static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkRoot *root = gtk_widget_get_root (row);

  if (SHEAF_IS_COMMANDS_WINDOW (root) && gtk_widget_contains (row, x, y))
    choose (SHEAF_COMMANDS_WINDOW (root), gtk_list_item_get_position (list_item));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafCommandsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *key = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (key, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), key);
  gtk_widget_add_css_class (box, "sheaf-command-row");
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), list_item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafCommandsWindow *self)
{
  SheafCommandItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  const char *label = sheaf_command_item_get_label (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), label);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)),
                      sheaf_command_item_get_key (item));
  /* What has the focus is the list's own row around this one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* --- The object --------------------------------------------------------------------------------------- */

static void
sheaf_commands_window_dispose (GObject *object)
{
  SheafCommandsWindow *self = SHEAF_COMMANDS_WINDOW (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sheaf_commands_window_parent_class)->dispose (object);
}

static void
sheaf_commands_window_class_init (SheafCommandsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_commands_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/commands-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafCommandsWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, SheafCommandsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafCommandsWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_commands_window_init (SheafCommandsWindow *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->store = g_list_store_new (SHEAF_TYPE_COMMAND_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static void
list_what_can_be_done (SheafCommandsWindow *self)
{
  gsize n;
  const SheafCommand *commands = sheaf_commands_get (&n);

  for (gsize i = 0; i < n; i++)
    if (can_be_done (self->parent, commands[i].action))
      g_ptr_array_add (self->items, sheaf_command_item_new (&commands[i]));
  changed_cb (self);
}

GtkWidget *
sheaf_commands_window_new (GtkApplicationWindow *parent)
{
  SheafCommandsWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION_WINDOW (parent), NULL);

  self = g_object_new (SHEAF_TYPE_COMMANDS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  g_set_weak_pointer (&self->parent, parent);
  /* So that the keys of the application, Ctrl+Q above all, work here too. */
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (GTK_WINDOW (parent)));
  list_what_can_be_done (self);
  return GTK_WIDGET (self);
}
