/* many.h: libraries of very many articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Leaves of the tree, in three levels; one chain of more levels stands beside them. */
#define MANY_TOP   4
#define MANY_UNDER 19
#define MANY_LEAF  9
#define MANY_CHAIN 8

/**
 * many_make:
 * @path: of the library, which is not there yet
 *
 * Makes a library of @count articles that have all that lists show, but no text: titles, authors, dates of 20 years in
 * no order, excerpts, tags, places, marks, and categories of very unequal size. The rows are written by what an import
 * writes them with. All count as indexed, so that opening the library does not begin to. The same for the same @count.
 */
gboolean many_make (const char *path, guint count, GError **error);

/**
 * many_find:
 * @argument: the path of a library, or how many articles one is to have that is made now
 * @folder: (out) (transfer full) (nullable): where it was made, to be given to many_remove()
 *
 * Ends the program where there is no such library, or none can be made.
 *
 * Returns: (transfer full): its path
 */
char *many_find (const char *argument, char **folder);

/* Removes the folder with what is in it, and frees its name. @folder: (transfer full) (nullable) */
void many_remove (char *folder);
