/* preferences.h: the window where Sheaf is set up as one likes it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_PREFERENCES (sheaf_preferences_get_type ())
G_DECLARE_FINAL_TYPE (SheafPreferences, sheaf_preferences, SHEAF, PREFERENCES, GtkWindow)

/**
 * sheaf_preferences_new:
 * @parent: what it is above, and whose actions (`win.`) its buttons activate
 * @settings: (transfer none): what it changes, at once
 * @library: the file of the library, for showing
 */
GtkWidget *sheaf_preferences_new (GtkWindow *parent, GSettings *settings, const char *library);

/* Shows the page @name: "reading", "pictures", "import", "cleaning" … */
void sheaf_preferences_show_page (SheafPreferences *self, const char *name);

G_END_DECLS
