/* suggest-entry.h: an entry that offers what there is already
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SUGGEST_ENTRY (sheaf_suggest_entry_get_type ())
G_DECLARE_FINAL_TYPE (SheafSuggestEntry, sheaf_suggest_entry, SHEAF, SUGGEST_ENTRY, AdwBin)

/**
 * sheaf_suggest_entry_new:
 * @placeholder: what it is for; also its name for the screen reader
 *
 * While it is typed in, a list below it offers the choices that hold what was typed; Down and Up walk it, Enter
 * or a click takes one, Escape puts it away. Emits "taken" (char *text): a choice, or what was typed.
 */
GtkWidget *sheaf_suggest_entry_new (const char *placeholder);

/* @choices: (transfer none) (element-type utf8): in the order they are offered */
void sheaf_suggest_entry_set_choices (SheafSuggestEntry *self, GPtrArray *choices);

/* What was typed. Returns: (transfer none) */
const char *sheaf_suggest_entry_get_text (SheafSuggestEntry *self);
void sheaf_suggest_entry_set_text (SheafSuggestEntry *self, const char *text);

/* The entry, and how many choices are offered now. */
GtkWidget *sheaf_suggest_entry_get_entry (SheafSuggestEntry *self);
guint sheaf_suggest_entry_count_offered (SheafSuggestEntry *self);

G_END_DECLS
