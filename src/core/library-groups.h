/* library-groups.h: articles by the category they are in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/**
 * sheaf_groups_sort:
 * @items: elements that begin with the id (gint64) of an article, each another
 *
 * Puts them in the order of their main categories, which are the first each article is in: as the sidebar has
 * them, what is in none last. Within a category they keep their order. For many it reads the category of
 * every article of the library, which is nothing for the main thread.
 */
gboolean sheaf_groups_sort (SheafLibrary *self, GArray *items, GError **error);
