/* file-drop.h: files dropped anywhere on a widget
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* @files: (transfer none) (element-type GFile) (nullable): NULL with @error where the source did not hand them over */
typedef void (*SheafFileDropFunc) (GtkWidget *widget,
                                   GSList *files,
                                   const GError *error,
                                   gpointer user_data);

/**
 * sheaf_file_drop_add:
 * @func: told every drop
 *
 * Takes drops of files before any child can, a web view above all, whether the source offers to copy or
 * to move; it is always told that they were copied, so that it never deletes them. While files are
 * held over it the widget has the CSS class "dropping".
 */
void sheaf_file_drop_add (GtkWidget *widget, SheafFileDropFunc func, gpointer user_data);
