/* switcher.h: the pages of a stack to choose from, side by side or, where there is no room for that, one below the other
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SWITCHER (sheaf_switcher_get_type ())
G_DECLARE_FINAL_TYPE (SheafSwitcher, sheaf_switcher, SHEAF, SWITCHER, GtkWidget)

/**
 * sheaf_switcher_new:
 *
 * Its property "stack" (GtkStack, transfer none) says whose pages: tabs in a row, or a menu that drops down from the title
 * of the page that is shown. It asks for no more width than the latter needs.
 */
GtkWidget *sheaf_switcher_new (void);

G_END_DECLS
