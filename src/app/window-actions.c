/* window-actions.c: what menus, keys and buttons do
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

/* Moving about. */

static void
step (SheafWindow *self, int by)
{
  if (!sheaf_article_list_step (self->list, by))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, 1);
}

static void
next_unread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_open_next_unread (data);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, -1);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (sheaf_window_close_lightbox (self) || sheaf_window_leave_alone (self) ||
      sheaf_window_stop_aloud (self) || sheaf_window_leave_details (self))
    return;
  if (sheaf_article_list_get_several (self->list))
    sheaf_article_list_unselect (self->list);
  else if (sheaf_article_list_is_searching (self->list) &&
           sheaf_panes_is_visible (self->panes, SHEAF_PANE_LIST))
    {
      sheaf_article_list_set_searching (self->list, FALSE);
      /* What had it may be gone: the button of a list without hits. */
      sheaf_article_list_focus_rows (self->list);
    }
  else
    sheaf_window_go_back (self);
}

static void
show_sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_window_leave_alone (self);
  sheaf_panes_toggle_sidebar (self->panes);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  /* On the page of an empty library there is nothing to search, and no field to put the cursor in. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "library") != 0)
    return;
  sheaf_window_leave_alone (self);
  sheaf_panes_show (self->panes, SHEAF_PANE_LIST);
  sheaf_article_list_set_searching (self->list, TRUE);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (self->article && sheaf_panes_is_visible (self->panes, SHEAF_PANE_READER))
    sheaf_reader_find (self->reader);
  else
    search_cb (action, parameter, data);
}

static void
sort_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  static const char *const names[] = { "date", "title", "added", "source", "length", "unread" };
  SheafWindow *self = data;
  const char *wanted = g_variant_get_string (state, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (wanted, names[i]))
      {
        self->listing.sort = i;
        g_simple_action_set_state (action, state);
        g_settings_set_string (self->settings, "sort", wanted);
        /* Hits have an order of their own; the place has this one when the search is left. */
        if (!sheaf_window_is_searching (self))
          sheaf_window_show_listing (self);
      }
}

/* Import, and the library itself. */

static void
import_files_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_pick_import (data, FALSE);
}

static void
import_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_pick_import (data, TRUE);
}

static void
cancel_import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_cancel_import (data);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_open_library (data);
}

static const GActionEntry entries[] = {
  { "next", next_cb },
  { "next-unread", next_unread_cb },
  { "previous", previous_cb },
  { "back", back_cb },
  { "show-sidebar", show_sidebar_cb },
  { "search", search_cb },
  { "find", find_cb },
  { "sort", NULL, "s", "'date'", sort_cb },
  { "import-files", import_files_cb },
  { "import-folder", import_folder_cb },
  { "cancel-import", cancel_import_cb },
  { "reopen", reopen_cb },
};

void
sheaf_window_add_actions (SheafWindow *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, "sort");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  sheaf_window_add_mark_actions (self);
  sheaf_window_add_row_actions (self);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "sort", g_variant_new_string (sort));
  sheaf_window_add_dialog_actions (self);
  sheaf_window_add_undo_actions (self);
  sheaf_window_add_encoding_actions (self);
  sheaf_window_add_output_actions (self);
  sheaf_window_add_hit_actions (self);
  sheaf_window_add_sweep_actions (self);
}

static void
enable (SheafWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
sheaf_window_update_actions (SheafWindow *self)
{
  static const char *const writing[] = {
    "import-files", "import-folder", "pick-into",     "import-again",    "import-welcome", "help",
    "undo-step",    "undo-to",       "forget-folder", "remember-folder", "grant-folder",
  };
  const gboolean writable = self->library && !self->read_only;

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    enable (self, writing[i], writable);
  enable (self, "rescan", writable && !self->import && !self->rescan);
  enable (self, "rescan-folder", writable && !self->import && !self->rescan);
  enable (self, "imports", self->library != NULL);
  enable (self, "export", self->library != NULL);
  enable (self, "remembered-folders", self->library != NULL);
  enable (self, "show-import-report", self->library && self->article);
  enable (self, "edit-header", writable && self->article);
  enable (self, "versions", self->library && self->article);
  enable (self, "show-pictures", self->library && self->article);
  enable (self, "set-encoding", writable && self->article);
  enable (self, "cancel-import", self->import != NULL);
  sheaf_window_update_output (self);
  sheaf_window_update_alone (self);
  sheaf_window_update_aloud (self);
  sheaf_window_update_marks (self);
}
