/* preferences-search.h: the settings that what is typed is about
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_PREFERENCES_SEARCH (sheaf_preferences_search_get_type ())
G_DECLARE_FINAL_TYPE (SheafPreferencesSearch,
                      sheaf_preferences_search,
                      SHEAF,
                      PREFERENCES_SEARCH,
                      AdwBin)

/* A list of rows, empty. Emits "chosen" (AdwPreferencesRow *row, GtkWidget *page): one of the pages', and the page it is on. */
GtkWidget *sheaf_preferences_search_new (void);

/**
 * sheaf_preferences_search_find:
 * @pages: (transfer none): whose rows are looked through, each an AdwPreferencesRow that is to be seen there
 * @text: every word of it must stand in a row's title or subtitle, in what can be chosen there, or in the titles of its
 *   group and page; case, accents and forms of characters do not matter
 *
 * Lists them: those whose title says it first.
 *
 * Returns: how many there are
 */
guint
sheaf_preferences_search_find (SheafPreferencesSearch *self, GtkStack *pages, const char *text);

/* Emits "chosen" for the first that is listed, if there is one. */
void sheaf_preferences_search_choose_first (SheafPreferencesSearch *self);

G_END_DECLS
