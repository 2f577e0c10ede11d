/* library-categories.h: the category tree and its counts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

typedef struct
{
  gint64 id;
  gint64 parent; /* 0: top level */
  guint depth;   /* 0: top level */
  char *name;
  guint count;  /* articles in it itself */
  guint total;  /* in it and below it, each once */
  guint unread; /* of total */
} SheafCategory;

void sheaf_category_free (SheafCategory *self);

/**
 * sheaf_library_get_categories:
 *
 * Returns: (transfer full): SheafCategory *, parents before children, brothers collated by name; only
 *   those with articles outside the trash in or below them
 */
GPtrArray *sheaf_library_get_categories (SheafLibrary *self, GError **error);

/**
 * sheaf_library_rank_categories:
 *
 * Returns: (transfer full): gint64 * (id) to GUINT_TO_POINTER: from 1, in the order of
 *   sheaf_library_get_categories(), but also of those without articles
 */
GHashTable *sheaf_library_rank_categories (SheafLibrary *self, GError **error);

/* The names from the root. Returns: (transfer full) (nullable): NULL with SHEAF_ERROR_NOT_FOUND */
GStrv sheaf_library_get_category_path (SheafLibrary *self, gint64 id, GError **error);

/* Returns: the id of the path, 0 with SHEAF_ERROR_NOT_FOUND */
gint64 sheaf_library_find_category (SheafLibrary *self, const char *const *path, GError **error);

/* Splits A/B at slashes; a literal slash is written \/. Returns: (transfer full) */
GStrv sheaf_category_path_parse (const char *text);
/* The reverse. Returns: (transfer full) */
char *sheaf_category_path_format (const char *const *path);

typedef struct
{
  guint n[8]; /* by SheafShelf (library-articles.h) */
} SheafShelfCounts;

/* Counts the articles on every shelf of the sidebar, in one short read. */
gboolean sheaf_library_count_shelves (SheafLibrary *self, SheafShelfCounts *counts, GError **error);
