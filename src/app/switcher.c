/* switcher.c: the pages of a stack to choose from, side by side or, where there is no room for that, one below the other
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/switcher.h"

#include "app/names.h"

struct _SheafSwitcher
{
  GtkWidget parent_instance;

  GtkStack *stack;   /* (nullable) */
  GListModel *pages; /* (nullable): its */
  GtkWidget *tabs;   /* GtkStackSwitcher */
  GtkWidget *choice; /* GtkMenuButton */
};

G_DEFINE_FINAL_TYPE (SheafSwitcher, sheaf_switcher, GTK_TYPE_WIDGET)

enum
{
  PROP_STACK = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- The list of pages -------------------------------------------------------------------------------- */

static const char *
get_title (GtkStack *stack, GtkWidget *page)
{
  return gtk_stack_page_get_title (gtk_stack_get_page (stack, page));
}

static void
shown_cb (SheafSwitcher *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  const char *title = page ? get_title (self->stack, page) : "";

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->choice), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  /* With the button inside it, which is what has the focus. */
  sheaf_names_set_parts (self->choice, GTK_TYPE_TOGGLE_BUTTON, title);
}

static void
fill_menu (SheafSwitcher *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  /* The name of the page that is shown: so each item of the menu says whether it is its. */
  g_autoptr (GPropertyAction) action =
      g_property_action_new ("page", self->stack, "visible-child-name");

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page;
       page = gtk_widget_get_next_sibling (page))
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (get_title (self->stack, page), NULL);

      g_menu_item_set_action_and_target (
          item, "switcher.page", "s",
          gtk_stack_page_get_name (gtk_stack_get_page (self->stack, page)));
      g_menu_append_item (menu, item);
    }
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "switcher", G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->choice), G_MENU_MODEL (menu));
}

static void
pages_changed_cb (SheafSwitcher *self)
{
  fill_menu (self);
  shown_cb (self);
}

static void
set_stack (SheafSwitcher *self, GtkStack *stack)
{
  if (!g_set_object (&self->stack, stack) || !stack)
    return;
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->tabs), stack);
  self->pages = G_LIST_MODEL (gtk_stack_get_pages (stack));
  g_signal_connect_object (self->pages, "items-changed", G_CALLBACK (pages_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (shown_cb), self,
                           G_CONNECT_SWAPPED);
  pages_changed_cb (self);
}

/* --- Which of them is to be seen ---------------------------------------------------------------------- */

static void
sheaf_switcher_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  SheafSwitcher *self = SHEAF_SWITCHER (widget);
  int least, most;

  gtk_widget_measure (self->choice, orientation, -1, minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->tabs, orientation, -1, &least, &most, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, least);
  *natural = MAX (*minimum, most);
}

static void
sheaf_switcher_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SheafSwitcher *self = SHEAF_SWITCHER (widget);
  GtkWidget *shown;
  int tabs, own;

  gtk_widget_measure (self->tabs, GTK_ORIENTATION_HORIZONTAL, -1, &tabs, NULL, NULL, NULL);
  shown = tabs <= width ? self->tabs : self->choice;
  gtk_widget_set_child_visible (self->tabs, shown == self->tabs);
  gtk_widget_set_child_visible (self->choice, shown == self->choice);
  gtk_widget_measure (shown, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &own, NULL, NULL);
  own = MIN (own, width);
  gtk_widget_size_allocate (shown, &(GtkAllocation){ (width - own) / 2, 0, own, height }, baseline);
}

/* --- The object --------------------------------------------------------------------------------------- */

GtkWidget *
sheaf_switcher_new (void)
{
  return g_object_new (SHEAF_TYPE_SWITCHER, NULL);
}

static void
sheaf_switcher_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STACK)
    g_value_set_object (value, SHEAF_SWITCHER (object)->stack);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sheaf_switcher_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STACK)
    set_stack (SHEAF_SWITCHER (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sheaf_switcher_dispose (GObject *object)
{
  SheafSwitcher *self = SHEAF_SWITCHER (object);

  g_clear_pointer (&self->tabs, gtk_widget_unparent);
  g_clear_pointer (&self->choice, gtk_widget_unparent);
  g_clear_object (&self->pages);
  g_clear_object (&self->stack);

  G_OBJECT_CLASS (sheaf_switcher_parent_class)->dispose (object);
}

static void
sheaf_switcher_class_init (SheafSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sheaf_switcher_get_property;
  object_class->set_property = sheaf_switcher_set_property;
  object_class->dispose = sheaf_switcher_dispose;
  widget_class->measure = sheaf_switcher_measure;
  widget_class->size_allocate = sheaf_switcher_size_allocate;

  properties[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "switcher");
}

static void
sheaf_switcher_init (SheafSwitcher *self)
{
  self->tabs = gtk_stack_switcher_new ();
  self->choice = gtk_menu_button_new ();
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->choice), TRUE);
  gtk_widget_set_parent (self->tabs, GTK_WIDGET (self));
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
}
