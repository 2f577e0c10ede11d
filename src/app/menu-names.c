/* menu-names.c: names of menu items for the screen reader
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/menu-names.h"

static gboolean
is_item (GtkWidget *widget)
{
  const GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return (role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX ||
          role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO) &&
         g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "text") != NULL;
}

static void
name_items (GtkWidget *widget)
{
  g_autofree char *text = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
  if (!is_item (widget))
    return;

  g_object_get (widget, "text", &text, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text ? text : "", -1);
}

void
sheaf_menu_names_keep (GtkWidget *menu)
{
  g_return_if_fail (GTK_IS_POPOVER_MENU (menu));

  g_signal_connect (menu, "map", G_CALLBACK (name_items), NULL);
}

static void
popover_cb (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (GTK_IS_POPOVER_MENU (popover))
    sheaf_menu_names_keep (GTK_WIDGET (popover));
}

void
sheaf_menu_names_keep_below (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    sheaf_menu_names_keep_below (child);
  if (!GTK_IS_MENU_BUTTON (widget))
    return;
  popover_cb (GTK_MENU_BUTTON (widget));
  g_signal_connect (widget, "notify::popover", G_CALLBACK (popover_cb), NULL);
}
