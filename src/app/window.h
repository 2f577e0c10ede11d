/* window.h: the main window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_WINDOW (sheaf_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafWindow, sheaf_window, SHEAF, WINDOW, AdwApplicationWindow)

/**
 * sheaf_window_new:
 * @path: the library, created where there is none
 *
 * Opens the library on the writer's thread, and emits "ready" once it is shown, or once the reason
 * why it cannot be opened is.
 */
GtkWidget *sheaf_window_new (GtkApplication *application, const char *path);

/* Imports files and folders without asking, as soon as the library is open. @files: (transfer none) */
void sheaf_window_import_files (SheafWindow *self, GFile *const *files, guint n_files);

/* The same for files, of which a single one is then shown; asks by the dialog where there are folders. */
void sheaf_window_open_files (SheafWindow *self, GFile *const *files, guint n_files);

/* What the desktop asks for is done as soon as the library is open. */

/* Opens an article, and leaves the list as it is. */
void sheaf_window_show_article (SheafWindow *self, gint64 article);

/* @text: as typed; empty: the entry is opened for it */
void sheaf_window_show_search (SheafWindow *self, const char *text);

/* Asks which files are to be imported. */
void sheaf_window_choose_import (SheafWindow *self);

G_END_DECLS
