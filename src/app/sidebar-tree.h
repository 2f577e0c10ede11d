/* sidebar-tree.h: keeps the sidebar's stores in step with the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/sidebar-item.h"
#include "core/library-categories.h"
#include "core/library-searches.h"
#include "core/library-tags.h"

/* Returns: (transfer none): what the shelf is called, translated */
const char *sheaf_sidebar_tree_get_shelf_name (SheafShelf shelf);

/**
 * sheaf_sidebar_tree_update:
 * @store: SheafSidebarItem: the shelves, the searches, then the top categories, then the heading of the tags
 * @categories: SheafCategory *, parents before children
 *
 * Only what differs is added and taken out, so that views keep what is expanded and selected. An
 * item that gets its first child, or loses its last, is another item afterwards.
 */
void sheaf_sidebar_tree_update (GListStore *store,
                                const SheafShelfCounts *counts,
                                GPtrArray *categories);

/* The same for the searches that are kept. @searches: SheafSavedSearch * */
void sheaf_sidebar_tree_update_searches (GListStore *store, GPtrArray *searches);

/* Tags that are shown where there are more, and nobody asked for all. */
#define SHEAF_SIDEBAR_MANY_TAGS 200

/**
 * sheaf_sidebar_tree_update_tags:
 * @store: the same
 * @tags: (nullable): SheafTag *, by name
 * @by_count: those on most articles first
 * @all: show all, and not only the most used
 * @wanted: (nullable): one that is shown in any case
 * @limit: of those to be shown, so many of the first have items
 *
 * Keeps the items of tags that stay.
 */
void sheaf_sidebar_tree_update_tags (GListStore *store,
                                     GPtrArray *tags,
                                     gboolean by_count,
                                     gboolean all,
                                     const char *wanted,
                                     guint limit);
