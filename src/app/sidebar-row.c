/* sidebar-row.c: how a place looks in the sidebar
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar-row.h"

#include "app/format.h"
#include "core/text.h"

/* Longest name that is laid out. */
#define MAX_NAME 200

struct _SheafSidebarRow
{
  GtkWidget parent_instance;

  GtkTreeExpander *expander;
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *count;

  SheafSidebarItem *item;
  gulong changed_handler;
};

G_DEFINE_FINAL_TYPE (SheafSidebarRow, sheaf_sidebar_row, GTK_TYPE_WIDGET)

static void
update (SheafSidebarRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const guint n = sheaf_sidebar_item_get_count (self->item);
  g_autofree char *name = sheaf_text_display (sheaf_sidebar_item_get_name (self->item), MAX_NAME);
  g_autofree char *count = n > 0 ? sheaf_format_number (n) : g_strdup ("");
  g_autofree char *label = sheaf_sidebar_item_make_label (self->item);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->count, count);
  gtk_image_set_from_icon_name (self->icon, sheaf_sidebar_item_get_icon_name (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->icon),
                          sheaf_sidebar_item_get_icon_name (self->item) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (sheaf_sidebar_item_get_kind (self->item) == SHEAF_SIDEBAR_TAGS)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
  if (!parent)
    return;
  /* What has the focus is the list's own row around this one, which has no name of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (sheaf_sidebar_item_get_apart (self->item))
    gtk_widget_add_css_class (parent, "apart");
  else
    gtk_widget_remove_css_class (parent, "apart");
}

void
sheaf_sidebar_row_set_row (SheafSidebarRow *self, GtkTreeListRow *row)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR_ROW (self));

  if (self->item)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_clear_object (&self->item);
  gtk_tree_expander_set_list_row (self->expander, row);
  if (!row)
    return;

  self->item = gtk_tree_list_row_get_item (row);
  self->changed_handler =
      g_signal_connect_swapped (self->item, "changed", G_CALLBACK (update), self);
  update (self);
}

GtkTreeListRow *
sheaf_sidebar_row_get_row (SheafSidebarRow *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ROW (self), NULL);

  return gtk_tree_expander_get_list_row (self->expander);
}

GtkWidget *
sheaf_sidebar_row_new (void)
{
  return g_object_new (SHEAF_TYPE_SIDEBAR_ROW, NULL);
}

static void
sheaf_sidebar_row_dispose (GObject *object)
{
  SheafSidebarRow *self = SHEAF_SIDEBAR_ROW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (self->item)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_clear_object (&self->item);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (sheaf_sidebar_row_parent_class)->dispose (object);
}

static void
sheaf_sidebar_row_class_init (SheafSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_sidebar_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafSidebarRow, expander);
  gtk_widget_class_bind_template_child (widget_class, SheafSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SheafSidebarRow, name);
  gtk_widget_class_bind_template_child (widget_class, SheafSidebarRow, count);
  gtk_widget_class_set_css_name (widget_class, "place");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sheaf_sidebar_row_init (SheafSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
