/* library-encoding.h: articles whose encoding was taken for another
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/**
 * sheaf_library_set_encoding:
 * @encoding: (nullable): as sheaf_encoding_find() takes it; NULL: to be found out again
 * @step: (out) (optional): of undo; 0: nothing changed
 *
 * The article's bytes stay as they are; everything is derived from them again as text in @encoding. A person said
 * so: it stays with the article when its file changes. One transaction, one step of undo.
 *
 * Returns: FALSE with SHEAF_ERROR_INVALID for an encoding that cannot be chosen, _NOT_FOUND, or what the library
 *   failed with
 */
gboolean sheaf_library_set_encoding (SheafLibrary *self,
                                     gint64 id,
                                     const char *encoding,
                                     gint64 *step,
                                     GError **error);

/**
 * sheaf_encoding_keep:
 * @step: of undo, in which it is noted
 * @encoding: (nullable): NULL: none is chosen any more
 *
 * Within the caller's transaction: an encoding that was chosen for an article, without reading it so.
 */
gboolean sheaf_encoding_keep (SheafLibrary *self,
                              gint64 step,
                              gint64 article,
                              const char *encoding,
                              GError **error);

/* The encoding that was chosen for the article and not found out. @encoding: (out) (transfer none) (nullable) */
gboolean sheaf_library_get_chosen_encoding (SheafLibrary *self,
                                            gint64 id,
                                            const char **encoding,
                                            GError **error);
