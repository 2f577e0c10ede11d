/* note-item.h: a highlight in a list
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/highlight.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_NOTE_ITEM (sheaf_note_item_get_type ())
G_DECLARE_FINAL_TYPE (SheafNoteItem, sheaf_note_item, SHEAF, NOTE_ITEM, GObject)

/**
 * sheaf_note_item_new:
 * @highlight: (transfer none)
 * @title: (nullable): of its article, where the list is of several
 * @lost: whether the article has not its text any more
 *
 * Immutable.
 */
SheafNoteItem *
sheaf_note_item_new (const SheafHighlight *highlight, const char *title, gboolean lost);

/* Returns: (transfer none) */
const SheafHighlight *sheaf_note_item_get_highlight (SheafNoteItem *self);

/* Its text, and what is written to it, fit for display. (transfer none) */
const char *sheaf_note_item_get_text (SheafNoteItem *self);
const char *sheaf_note_item_get_note (SheafNoteItem *self);

/* What else is said of it: the article, or that its text is gone. Returns: (transfer none) (nullable) */
const char *sheaf_note_item_get_details (SheafNoteItem *self);

/* Whether text, note or title have @folded in them (g_utf8_casefold()). */
gboolean sheaf_note_item_matches (SheafNoteItem *self, const char *folded);

G_END_DECLS
