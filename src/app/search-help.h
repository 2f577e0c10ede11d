/* search-help.h: what can be typed into the search, to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SEARCH_HELP (sheaf_search_help_get_type ())
G_DECLARE_FINAL_TYPE (SheafSearchHelp, sheaf_search_help, SHEAF, SEARCH_HELP, GtkPopover)

/* A popover with an example of each part of the search language. Emits "example" (char *text) for the one that is
 * chosen, and closes. */
GtkWidget *sheaf_search_help_new (void);

G_END_DECLS
