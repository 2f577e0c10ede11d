/* history-window.h: what was done, to be undone
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_HISTORY_WINDOW (sheaf_history_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafHistoryWindow, sheaf_history_window, SHEAF, HISTORY_WINDOW, GtkWindow)

/**
 * sheaf_history_window_new:
 * @parent: what it is above, and whose actions it activates: `win.undo-to` (x, a step) and `win.redo`
 *
 * Lists nothing before sheaf_history_window_set_steps().
 */
GtkWidget *sheaf_history_window_new (GtkWindow *parent);

/**
 * sheaf_history_window_set_steps:
 * @steps: (transfer none): SheafStep *, newest first
 * @sources: (transfer none): gint64 import → char *, where its files came from
 */
void
sheaf_history_window_set_steps (SheafHistoryWindow *self, GPtrArray *steps, GHashTable *sources);

G_END_DECLS
