/* library-roots.h: one file through several import roots
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-places.h"

/* Every import root of a library, as it was when asked: a root below or above another holds the same files, and
 * a file is the same by whatever root it is found. */
typedef struct _SheafRoots SheafRoots;

/* Returns: (transfer full) */
SheafRoots *sheaf_roots_new (SheafLibrary *library, GError **error);
void sheaf_roots_free (SheafRoots *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafRoots, sheaf_roots_free)

/**
 * sheaf_roots_find_place:
 * @root: absolute path of a root
 * @origin: path of a file below it
 * @place: (out): its place by another root, of an article that is not withdrawn; its id is 0 where there is none
 * @path: (out) (transfer full) (nullable): its path below that root
 */
gboolean sheaf_roots_find_place (SheafRoots *self,
                                 const char *root,
                                 const char *origin,
                                 SheafPlace *place,
                                 char **path,
                                 GError **error);

/* Called with a root's id and, for a root below the one asked for, the path that leads there ("sub/"), or, for one
 * above, the path from it ("sub/"); the other one is "". Returns: FALSE with @error set to stop */
typedef gboolean (*SheafRootsFunc) (gint64 root,
                                    const char *down,
                                    const char *up,
                                    gpointer user_data,
                                    GError **error);

/* Calls @func for every root below or above the folder @path, and for the one at it (both ""). */
gboolean sheaf_roots_visit_kin (SheafRoots *self,
                                const char *path,
                                SheafRootsFunc func,
                                gpointer user_data,
                                GError **error);
