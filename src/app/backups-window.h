/* backups-window.h: the backups there are, and the way back to one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_BACKUPS_WINDOW (sheaf_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafBackupsWindow, sheaf_backups_window, SHEAF, BACKUPS_WINDOW, GtkWindow)

/**
 * sheaf_backups_window_new:
 * @library: the library's file
 * @settings: with the key "backups"
 * @can_make: whether there is an open library to make backups of
 *
 * A modal window with a list of the backups of @library; each can be looked into, and from there
 * restored. Its buttons activate "win.backup-now", "win.backup-save-as", "win.open-backups-folder" and
 * "win.restore-backup" (with the path, "ay") of @parent.
 */
GtkWidget *sheaf_backups_window_new (GtkWindow *parent,
                                     const char *library,
                                     GSettings *settings,
                                     gboolean can_make);

/**
 * sheaf_backups_window_refresh:
 * @problem: (nullable): why there is no backup of today, in plain words
 *
 * Reads the list anew.
 */
void sheaf_backups_window_refresh (SheafBackupsWindow *self, const char *problem);

G_END_DECLS
