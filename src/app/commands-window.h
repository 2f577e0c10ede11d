/* commands-window.h: anything that can be done, found by its name
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_COMMANDS_WINDOW (sheaf_commands_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafCommandsWindow, sheaf_commands_window, SHEAF, COMMANDS_WINDOW, GtkWindow)

/* @parent: whose actions, and those of its application, are listed, as far as they can be done now. One that is chosen is
 * done there, after this has gone. */
GtkWidget *sheaf_commands_window_new (GtkApplicationWindow *parent);

G_END_DECLS
