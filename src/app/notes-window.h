/* notes-window.h: everything that is highlighted in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_NOTES_WINDOW (sheaf_notes_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafNotesWindow, sheaf_notes_window, SHEAF, NOTES_WINDOW, GtkWindow)

/**
 * sheaf_notes_window_new:
 * @parent: what it is above, and whose actions it activates: `win.show-note` and `win.edit-note` (xx: an article and
 *   one of its highlights)
 *
 * Lists nothing before sheaf_notes_window_set_notes().
 */
GtkWidget *sheaf_notes_window_new (GtkWindow *parent);

/* @notes: SheafNoted * (core/library-highlights.h), the last changed first */
void sheaf_notes_window_set_notes (SheafNotesWindow *self, const GPtrArray *notes);

G_END_DECLS
