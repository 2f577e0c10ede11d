/* window-caret.c: F7 gives the page a caret, or takes it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

static void
caret_browsing_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  const gboolean on = !g_settings_get_boolean (self->settings, "caret-browsing");

  g_settings_set_boolean (self->settings, "caret-browsing", on);
  sheaf_window_toast (self,
                      on ? _ ("Caret browsing is on. F7 turns it off")
                         : _ ("Caret browsing is off. F7 turns it on"),
                      NULL, NULL, NULL);
  if (on && self->article && sheaf_panes_is_visible (self->panes, SHEAF_PANE_READER))
    gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
}

void
sheaf_window_connect_caret (SheafWindow *self)
{
  static const GActionEntry entries[] = { { "caret-browsing", caret_browsing_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
