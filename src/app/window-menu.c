/* window-menu.c: the main menu
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format.h"
#include "app/shortcuts.h"

#include <glib/gi18n.h>

static void
append (GMenu *section, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);
  g_autofree char *key = sheaf_shortcuts_get_key (action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
  if (key)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (section, item);
}

static GMenu *
append_section (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return section; /* the menu holds it */
}

/* Made here and not in a .ui file because the labels of Undo and Redo say what they do. */
GMenuModel *
sheaf_window_make_menu (SheafWindow *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = append_section (menu);

  append (section, _ ("Import _Files…"), "win.import-files");
  append (section, _ ("Import F_older…"), "win.import-folder");
  append (section, _ ("I_mports…"), "win.imports");
  append (section, _ ("_Look for Changes"), "win.rescan");
  append (section, _ ("E_xport…"), "win.export");

  self->undo_section = g_object_ref (append_section (menu));
  section = append_section (menu);
  append (section, _ ("_History…"), "win.history");
  append (section, _ ("Hi_ghlights and Notes…"), "win.all-notes");

  section = append_section (menu);
  append (section, _ ("_Backups…"), "win.backups");
  append (section, _ ("_Preferences"), "win.preferences");
  append (section, _ ("_Find an Action…"), "win.commands");
  append (section, _ ("_Keyboard Shortcuts"), "win.show-help-overlay");
  append (section, _ ("H_elp"), "win.help");
  append (section, _ ("_About Sheaf"), "app.about");

  section = append_section (menu);
  append (section, _ ("_Quit"), "app.quit");
  return G_MENU_MODEL (menu);
}

static void
append_step (SheafWindow *self, const SheafStep *undo_or_redo, gboolean undo)
{
  g_autofree char *what = undo_or_redo->id ? sheaf_format_step (undo_or_redo) : NULL;
  g_autofree char *label = NULL;

  if (what)
    /* Translators: %s is a step like "Import 12 articles" */
    label =
        undo ? g_strdup_printf (_ ("_Undo: %s"), what) : g_strdup_printf (_ ("_Redo: %s"), what);
  else
    label = g_strdup (undo ? _ ("_Undo") : _ ("_Redo"));
  append (self->undo_section, label, undo ? "win.undo" : "win.redo");
}

void
sheaf_window_update_undo (SheafWindow *self, const SheafStep *undo, const SheafStep *redo)
{
  GActionMap *actions = G_ACTION_MAP (self);

  g_menu_remove_all (self->undo_section);
  append_step (self, undo, TRUE);
  append_step (self, redo, FALSE);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "undo")),
                               undo->id && !self->read_only);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "redo")),
                               redo->id && !self->read_only);
}
