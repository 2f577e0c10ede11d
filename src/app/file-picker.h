/* file-picker.h: asks for files or a folder
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* @files: (transfer none): GListModel of GFile, at least one */
typedef void (*SheafFilePickerFunc) (GListModel *files, gpointer user_data);

/**
 * sheaf_file_picker_open:
 * @folders: ask for folders, not for article files
 * @start: (nullable): the folder to begin in; where it is NULL or not there, the person's own for folders, and as the
 *   desktop likes for files
 * @func: told what was chosen; not called where the dialog is closed without
 * @owner: (type GObject): the dialog lives no longer than this; given to @func
 *
 * The desktop's own dialog (by the portal in a Flatpak). Only here may GtkFileChooserNative be used.
 */
void sheaf_file_picker_open (GtkWindow *parent,
                             gboolean folders,
                             const char *start,
                             SheafFilePickerFunc func,
                             gpointer owner);

/**
 * sheaf_file_picker_choose_folder:
 * @title: of the dialog
 * @accept: what its button says, with a mnemonic
 * @start: the folder to begin in, which the button then chooses
 *
 * Asks for one folder; otherwise as sheaf_file_picker_open().
 */
void sheaf_file_picker_choose_folder (GtkWindow *parent,
                                      const char *title,
                                      const char *accept,
                                      const char *start,
                                      SheafFilePickerFunc func,
                                      gpointer owner);

/* @file: (transfer none) */
typedef void (*SheafFileSaverFunc) (GFile *file, gpointer user_data);

/**
 * sheaf_file_picker_save:
 * @title: of the dialog
 * @name: the name that is suggested
 *
 * Asks where to write one file; otherwise as sheaf_file_picker_open().
 */
void sheaf_file_picker_save (GtkWindow *parent,
                             const char *title,
                             const char *name,
                             SheafFileSaverFunc func,
                             gpointer owner);
