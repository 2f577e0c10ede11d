/* reader-menu.c: what the context menu of a page offers besides its links
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-menu.h"

#include <glib/gi18n.h>

static void
activate_cb (GtkWidget *view, GVariant *name)
{
  gtk_widget_activate_action (view, g_variant_get_string (name, NULL), NULL);
}

/* In a test there may be a window without actions. */
static gboolean
is_enabled (GtkWidget *view, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (view);

  return G_IS_ACTION_GROUP (root) && g_str_has_prefix (name, "win.") &&
         g_action_group_get_action_enabled (G_ACTION_GROUP (root), name + strlen ("win."));
}

/* WebKit's menus take the action itself, not its name. */
static void
append (WebKitContextMenu *menu, GtkWidget *view, const char *label, const char *name)
{
  g_autoptr (GSimpleAction) action = NULL;

  if (!is_enabled (view, name))
    return;
  action = g_simple_action_new ("activate", G_VARIANT_TYPE_STRING);
  g_signal_connect_object (action, "activate", G_CALLBACK (activate_cb), view, G_CONNECT_SWAPPED);
  webkit_context_menu_append (menu, webkit_context_menu_item_new_from_gaction (
                                        G_ACTION (action), label, g_variant_new_string (name)));
}

void
sheaf_reader_menu_append (WebKitContextMenu *menu, GtkWidget *view, gboolean selection)
{
  g_return_if_fail (WEBKIT_IS_CONTEXT_MENU (menu) && GTK_IS_WIDGET (view));

  if (selection)
    {
      if (is_enabled (view, "win.copy-selection"))
        /* Translators: a verb: copies the text that is selected */
        append (menu, view, _ ("Copy"), "win.copy-selection");
      else
        webkit_context_menu_append (
            menu, webkit_context_menu_item_new_from_stock_action (WEBKIT_CONTEXT_MENU_ACTION_COPY));
      append (menu, view, _ ("Copy as Markdown"), "win.copy-as-markdown");
      /* Translators: a verb: marks the text that is selected */
      append (menu, view, C_ ("action", "Highlight"), "win.highlight-selection");
      append (menu, view, _ ("Highlight and Write a Note…"), "win.add-note");
    }
  webkit_context_menu_append (
      menu, webkit_context_menu_item_new_from_stock_action (WEBKIT_CONTEXT_MENU_ACTION_SELECT_ALL));
  if (selection)
    return;
  webkit_context_menu_append (menu, webkit_context_menu_item_new_separator ());
  append (menu, view, _ ("Copy Article as Markdown"), "win.copy-as-markdown");
  append (menu, view, _ ("Open Original…"), "win.open-original");
  append (menu, view, _ ("View Source"), "win.view-source");
}
