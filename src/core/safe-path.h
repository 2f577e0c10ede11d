/* safe-path.h: write files below a folder, and nowhere else
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* How many numbers are tried before a name counts as taken. */
#define SHEAF_SAFE_NAME_TRIES 100000

/* Longest name of a file on the file systems there are, in bytes. */
#define SHEAF_SAFE_NAME_MAX 255

/**
 * sheaf_safe_path_file_name:
 * @name: a file's own name, as bytes; from a library that may come from someone else
 *
 * Returns: (transfer full): @name where it is one file's name and no more, else one made from it (SAFETY L5)
 */
char *sheaf_safe_path_file_name (const char *name);

/* The same for a folder's name, which may not be hidden either: no import enters such a folder. */
char *sheaf_safe_path_folder_name (const char *name);

/**
 * sheaf_safe_path_number:
 * @n: from 2
 *
 * Returns: (transfer full): "name (2).md" for "name.md", not longer than a name can be
 */
char *sheaf_safe_path_number (const char *name, guint n);

/**
 * sheaf_safe_path_make_folder:
 * @at: open folder
 * @name: one component
 * @made: (out) (optional) (transfer full): the name it has
 *
 * Makes the folder where it is missing and opens it, never through a link; where a file or a link has the
 * name, a number is added.
 *
 * Returns: a descriptor; -1 with SHEAF_ERROR_READ_ONLY, _FULL or _UNREADABLE
 */
int sheaf_safe_path_make_folder (int at, const char *name, char **made, GError **error);

/* @code: errno of something done to @name. Sets SHEAF_ERROR_FULL, _READ_ONLY or _UNREADABLE */
void sheaf_safe_path_set_error (GError **error, const char *name, int code);
