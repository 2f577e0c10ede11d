/* search-panel.h: where is typed what is searched for, and what it means
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SEARCH_PANEL (sheaf_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (SheafSearchPanel, sheaf_search_panel, SHEAF, SEARCH_PANEL, AdwBin)

/* The entry; below it the conditions that were typed, each with a button that takes it out, how the word that is
 * being typed may go on, where is searched. Emits
 * "changed" (char *text), "activate" for Enter or Down and "want-suggestions" (char *text, up to the cursor). The action win.keep-search (name, text) keeps it. */

/* (transfer none) */
GtkEditable *sheaf_search_panel_get_entry (SheafSearchPanel *self);

/* Puts @text in place of what is there, the cursor behind it. */
void sheaf_search_panel_set_text (SheafSearchPanel *self, const char *text);

/**
 * sheaf_search_panel_set_place:
 * @name: (nullable): of the place that was shown before the search, NULL where everything was
 * @filter: (nullable): the condition that means it, as it is typed
 */
void sheaf_search_panel_set_place (SheafSearchPanel *self, const char *name, const char *filter);

/**
 * sheaf_search_panel_set_suggestions:
 * @suggestions: (element-type SheafSearchSuggestion): the answer to "want-suggestions"
 * @start: where the word begins that each takes the place of
 */
void sheaf_search_panel_set_suggestions (SheafSearchPanel *self,
                                         const GPtrArray *suggestions,
                                         gsize start);

G_END_DECLS
