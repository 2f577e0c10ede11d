/* library-search.h: full-text search over the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"
#include "core/search-query.h"

typedef struct
{
  gint64 id;
  double rank; /* bm25, smaller is better; 0 without best */
  gint64 date; /* seconds since 1970 UTC, or SHEAF_DATE_NONE */
} SheafHit;

typedef struct
{
  gboolean best; /* by relevance instead of newest first */
  guint limit;   /* 0: all */
  guint offset;
  gboolean by_category; /* by main category, see library-groups.h, and as @best says within each */
} SheafSearchOptions;

/**
 * sheaf_library_search:
 *
 * Leaves out the trash. May be interrupted by sheaf_library_interrupt().
 *
 * Returns: (transfer full) (element-type SheafHit): NULL with SHEAF_ERROR_INTERRUPTED or another
 */
GArray *sheaf_library_search (SheafLibrary *self,
                              const SheafSearchQuery *query,
                              const SheafSearchOptions *options,
                              GError **error);

/* How many articles match. */
gboolean sheaf_library_count_hits (SheafLibrary *self,
                                   const SheafSearchQuery *query,
                                   guint *count,
                                   GError **error);

/**
 * sheaf_library_get_snippet:
 *
 * Returns: (transfer full) (nullable): about 120 characters around the first hit in the article's
 *   text, hits between U+0002 and U+0003; its beginning where only the title or a field matched
 */
char *sheaf_library_get_snippet (SheafLibrary *self,
                                 const SheafSearchQuery *query,
                                 gint64 id,
                                 GError **error);

/* The text that is searched, as `show --text` prints it: title not included. (transfer full) */
char *sheaf_library_get_text (SheafLibrary *self, gint64 id, GError **error);
