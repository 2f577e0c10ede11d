/* sidebar-menu.c: menus of the places in the sidebar
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar.h"

#include "app/sidebar-private.h"

#include "app/context-menu.h"
#include "app/sidebar-row.h"

#include <glib/gi18n.h>

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* What every place can do: be opened, and read through. */
static GMenu *
make_place_section (SheafSidebarItem *item, guint position)
{
  GMenu *section = g_menu_new ();
  const char *tag = sheaf_sidebar_item_get_tag (item);

  sheaf_context_menu_append (section, _ ("_Open"), "places.open", g_variant_new_uint32 (position));
  sheaf_context_menu_append (section, _ ("_Mark All as Read"), "win.mark-place-read",
                             g_variant_new ("(ixs)", (gint32) sheaf_sidebar_item_get_shelf (item),
                                            sheaf_sidebar_item_get_category (item),
                                            tag ? tag : ""));
  sheaf_context_menu_append (section, _ ("_Load All Pictures"), "win.load-place-pictures",
                             g_variant_new ("(ixss)", (gint32) sheaf_sidebar_item_get_shelf (item),
                                            sheaf_sidebar_item_get_category (item), tag ? tag : "",
                                            sheaf_sidebar_item_get_name (item)));
  return section;
}

static GMenu *
make_expand_section (const char *path)
{
  GMenu *section = g_menu_new ();

  sheaf_context_menu_append (section, _ ("_Expand All Below"), "places.expand",
                             g_variant_new_string (path));
  sheaf_context_menu_append (section, _ ("Collapse _All Below"), "places.collapse",
                             g_variant_new_string (path));
  return section;
}

static GMenu *
make_category_section (const char *path)
{
  GMenu *section = g_menu_new ();

  sheaf_context_menu_append (section, _ ("Import _Files into This Category…"), "win.pick-into",
                             g_variant_new ("(sb)", path, FALSE));
  sheaf_context_menu_append (section, _ ("Import F_older into This Category…"), "win.pick-into",
                             g_variant_new ("(sb)", path, TRUE));
  sheaf_context_menu_append (section, _ ("_Copy Path"), "win.copy-text",
                             g_variant_new_string (path));
  return section;
}

static GMenuModel *
make_tags_menu (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  sheaf_context_menu_append (section, _ ("Sort by _Name"), "win.tag-sort",
                             g_variant_new_string ("name"));
  sheaf_context_menu_append (section, _ ("_Most Used First"), "win.tag-sort",
                             g_variant_new_string ("count"));
  append_section (menu, section);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_search_menu (SheafSidebarItem *item, guint position)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  sheaf_context_menu_append (section, _ ("_Open"), "places.open", g_variant_new_uint32 (position));
  sheaf_context_menu_append (section, _ ("_Remove From the Sidebar"), "win.forget-search",
                             g_variant_new ("(ss)", sheaf_sidebar_item_get_name (item),
                                            sheaf_sidebar_item_get_query (item)));
  append_section (menu, section);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (SheafSidebarItem *item, guint position)
{
  const char *path = sheaf_sidebar_item_get_path (item);
  GMenu *menu;

  if (sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_MORE_TAGS)
    return NULL;
  if (sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_TAGS)
    return make_tags_menu ();
  if (sheaf_sidebar_item_get_kind (item) == SHEAF_SIDEBAR_SEARCH)
    return make_search_menu (item, position);

  menu = g_menu_new ();
  append_section (menu, make_place_section (item, position));
  if (sheaf_sidebar_item_get_children (item))
    append_section (menu, make_expand_section (path));
  if (path)
    append_section (menu, make_category_section (path));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
menu_cb (GtkWidget *view, GtkWidget *target, gpointer data)
{
  GtkWidget *widget = gtk_widget_get_ancestor (target, SHEAF_TYPE_SIDEBAR_ROW);
  GtkTreeListRow *row;
  g_autoptr (SheafSidebarItem) item = NULL;

  if (!widget)
    widget = gtk_widget_get_first_child (target);
  if (!widget || !SHEAF_IS_SIDEBAR_ROW (widget))
    return NULL;
  row = sheaf_sidebar_row_get_row (SHEAF_SIDEBAR_ROW (widget));
  item = row ? gtk_tree_list_row_get_item (row) : NULL;
  return item ? make_menu (item, gtk_tree_list_row_get_position (row)) : NULL;
}

/* Actions of the sidebar's own. */

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_sidebar_activate (data, g_variant_get_uint32 (parameter));
}

static void
expand_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_sidebar_expand_below (data, g_variant_get_string (parameter, NULL), TRUE);
}

static void
collapse_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_sidebar_expand_below (data, g_variant_get_string (parameter, NULL), FALSE);
}

void
sheaf_sidebar_add_menus (SheafSidebar *self)
{
  static const GActionEntry entries[] = {
    { "open", open_cb, "u" },
    { "expand", expand_cb, "s" },
    { "collapse", collapse_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "places", G_ACTION_GROUP (actions));
  sheaf_context_menu_add (GTK_WIDGET (self->view), menu_cb, self);
}
