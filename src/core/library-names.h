/* library-names.h: articles by the names that [[links]] have for them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/**
 * sheaf_library_find_names:
 * @names: (element-type utf8): "Note", "Note.md" or "folder/Note"
 *
 * By the name of the file, else by the title, else by what the header says under "aliases", "alias" or "slug";
 * in any case. Goes through the whole library once, which takes a tenth of a second for 100,000 articles: not
 * for the main thread. What is in the trash is not found.
 *
 * Returns: (transfer full) (element-type utf8 gint64): ids by those of @names that were found; NULL on error
 */
GHashTable *sheaf_library_find_names (SheafLibrary *self, GPtrArray *names, GError **error);
