/* note-popover.h: a highlight of the open article: its colour, its note, and away with it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/highlight.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_NOTE_POPOVER (sheaf_note_popover_get_type ())
G_DECLARE_FINAL_TYPE (SheafNotePopover, sheaf_note_popover, SHEAF, NOTE_POPOVER, GtkPopover)

/* Emits "changed" (SheafHighlight *, as it is now) when another colour is chosen and, where the note was changed, when it
 * is closed; and "remove" (gint64 id). */
GtkWidget *sheaf_note_popover_new (void);

/**
 * sheaf_note_popover_open:
 * @highlight: of the library
 * @box: what to point to, in the parent
 * @writing: whether the focus goes to the note
 * @editable: whether anything can be changed
 */
void sheaf_note_popover_open (SheafNotePopover *self,
                              const SheafHighlight *highlight,
                              const GdkRectangle *box,
                              gboolean writing,
                              gboolean editable);

G_END_DECLS
