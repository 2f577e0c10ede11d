/* names.c: names for the screen reader, for parts that the toolkit leaves without
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/names.h"

#include "app/choice-factory.h"

#include <glib/gi18n.h>

void
sheaf_names_set_parts (GtkWidget *widget, GType type, const char *name)
{
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_queue_push_tail (pending, widget);
  while ((next = g_queue_pop_head (pending)))
    {
      if (next != widget && g_type_is_a (G_OBJECT_TYPE (next), type))
        gtk_accessible_update_property (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                        -1);
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (pending, child);
    }
}

static void
children_changed_cb (GListModel *children,
                     guint position,
                     guint removed,
                     guint added,
                     gpointer data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (!g_type_is_a (G_OBJECT_TYPE (child), GPOINTER_TO_SIZE (data)))
        continue;
      /* Not hidden: it would do its work no more. */
      gtk_widget_set_can_focus (child, FALSE);
      g_object_set (child, "accessible-role", GTK_ACCESSIBLE_ROLE_NONE, NULL);
    }
}

void
sheaf_names_hide_parts (GtkWidget *widget, GType type)
{
  GListModel *children;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  children = gtk_widget_observe_children (widget);
  g_signal_connect (children, "items-changed", G_CALLBACK (children_changed_cb),
                    GSIZE_TO_POINTER (type));
  children_changed_cb (children, 0, 0, g_list_model_get_n_items (children),
                       GSIZE_TO_POINTER (type));
  g_object_set_data_full (G_OBJECT (widget), "sheaf-children", children, g_object_unref);
}

void
sheaf_names_set_combo (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = sheaf_choice_factory_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  /* Of the choice that is shown, a list of one row, and of those to choose from. */
  adw_combo_row_set_factory (row, factory);
  sheaf_names_set_parts (GTK_WIDGET (row), GTK_TYPE_LIST_VIEW,
                         adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

void
sheaf_names_set_shortcuts (GtkShortcutsWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);

  g_return_if_fail (GTK_IS_SHORTCUTS_WINDOW (window));

  sheaf_names_set_parts (widget, GTK_TYPE_SEARCH_ENTRY, _ ("Search Shortcuts"));
  sheaf_names_set_parts (widget, GTK_TYPE_TOGGLE_BUTTON, _ ("Search Shortcuts"));
  /* With the button inside it, which is of the type before. */
  sheaf_names_set_parts (widget, GTK_TYPE_MENU_BUTTON, _ ("Sections"));
}
