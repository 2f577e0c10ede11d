/* file-drop.h: files dropped anywhere on a widget
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/**
 * SheafFileDropFind:
 * @child: (out): what is lit while files are held over it (CSS class "drop-here")
 *
 * Returns: (transfer full) (nullable): what is at @x, @y of @widget, for the function that is told of the
 *   drop; NULL where it is meant for all of @widget
 */
typedef char *(*SheafFileDropFind) (GtkWidget *widget,
                                    double x,
                                    double y,
                                    GtkWidget **child,
                                    gpointer user_data);

/* @place: (nullable): what SheafFileDropFind returned
 * @files: (transfer none) (element-type GFile) (nullable): NULL with @error where the source did not hand them over */
typedef void (*SheafFileDropFunc) (GtkWidget *widget,
                                   const char *place,
                                   GSList *files,
                                   const GError *error,
                                   gpointer user_data);

/**
 * sheaf_file_drop_add:
 * @find: (nullable): asked what is under the pointer
 * @func: told every drop
 *
 * Takes drops of files before any child can, a web view above all, whether the source offers to copy or
 * to move; it is always told that they were copied, so that it never deletes them. While files are
 * held over it, and over no child that @find tells of, the widget has the CSS class "dropping".
 */
void sheaf_file_drop_add (GtkWidget *widget,
                          SheafFileDropFind find,
                          SheafFileDropFunc func,
                          gpointer user_data);
