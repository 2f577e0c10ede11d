/* safe-path.h: write files below a folder, and nowhere else
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

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
 *
 * Makes the folder where it is missing and opens it, never through a link.
 *
 * Returns: a descriptor; -1 with SHEAF_ERROR_READ_ONLY, _FULL or _UNREADABLE
 */
int sheaf_safe_path_make_folder (int at, const char *name, GError **error);

/**
 * sheaf_safe_path_write:
 * @at: open folder
 * @name: one component, made safe
 *
 * Writes a new file: a temporary one, flushed to disk, then given its name, or the name with the first
 * number that is free. Never overwrites, never follows a link.
 *
 * Returns: (transfer full): the name it has got; NULL with SHEAF_ERROR_FULL, _READ_ONLY or _UNREADABLE
 */
char *sheaf_safe_path_write (int at, const char *name, GBytes *bytes, GError **error);
