/* window-dialogs.c: the windows above the main one that its menu opens, and what is set in them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/commands-window.h"
#include "app/preferences.h"

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  gtk_window_present (
      GTK_WINDOW (sheaf_preferences_new (GTK_WINDOW (self), self->settings, self->path)));
}

/* Where the menu's button is in view, GTK has opened it before this is asked. */
static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "library") != 0)
    return;
  if (!sheaf_panes_is_visible (self->panes, SHEAF_PANE_SIDEBAR))
    sheaf_panes_toggle_sidebar (self->panes);
  sheaf_sidebar_open_menu (self->sidebar);
}

static void
commands_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (sheaf_commands_window_new (GTK_APPLICATION_WINDOW (data))));
}

static void
welcome_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_import_welcome (data);
}

void
sheaf_window_add_dialog_actions (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "commands", commands_cb },       { "menu", menu_cb },
    { "preferences", preferences_cb }, { "help", welcome_cb },
    { "import-welcome", welcome_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
