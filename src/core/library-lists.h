/* library-lists.h: write the categories, tags, keys and warnings of one article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* What the rows repeat of the article's. */
typedef struct
{
  gint64 id;
  gint64 date;
  gboolean hidden;
  gboolean unread;
} SheafListsOwner;

/**
 * sheaf_lists_write:
 * @replace: there may be rows of it already
 * @into: (nullable): A/B, put before the article's own categories
 *
 * Replaces what is there, in the caller's transaction.
 */
gboolean sheaf_lists_write (SheafLibrary *self,
                            const SheafListsOwner *owner,
                            const SheafArticle *article,
                            const char *into,
                            gboolean replace,
                            GError **error);

/**
 * sheaf_lists_apply_into:
 * @into: (nullable): A/B
 * @own: GStrv paths
 *
 * Returns: (transfer full): GStrv paths without doubles: @into before each of @own, or alone where there
 *   are none. No deeper than 32 names: what is deeper is one name with slashes.
 */
GPtrArray *sheaf_lists_apply_into (const char *into, const GPtrArray *own);

/* What sheaf_lists_read_categories() keeps of many articles, within one read. Returns: (transfer full) */
GHashTable *sheaf_lists_paths_new (void);

/**
 * sheaf_lists_read_categories:
 * @known: (nullable): by sheaf_lists_paths_new(): neighbours have the same paths, each is read once
 *
 * Returns: (transfer full): GStrv, the paths an article has now, in their order
 */
GPtrArray *
sheaf_lists_read_categories (SheafLibrary *self, gint64 article, GHashTable *known, GError **error);
