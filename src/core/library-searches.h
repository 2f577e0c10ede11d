/* library-searches.h: searches that are kept
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

typedef struct
{
  char *name;
  char *query; /* as typed */
  guint count; /* articles found; 0 until it was counted */
} SheafSavedSearch;

void sheaf_saved_search_free (SheafSavedSearch *self);

/**
 * sheaf_library_get_searches:
 *
 * Returns: (transfer full): SheafSavedSearch *, collated by name, not counted
 */
GPtrArray *sheaf_library_get_searches (SheafLibrary *self, GError **error);

/* Counts what each of @searches finds: from a worker. What an index that is being made again cannot count stays 0. */
gboolean sheaf_library_count_searches (SheafLibrary *self, GPtrArray *searches, GError **error);

/**
 * sheaf_library_save_search:
 * @name: not empty; one that is kept under this name is replaced
 * @query: (nullable): NULL forgets the search of that name
 */
gboolean
sheaf_library_save_search (SheafLibrary *self, const char *name, const char *query, GError **error);
