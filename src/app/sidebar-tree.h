/* sidebar-tree.h: keeps the sidebar's stores in step with the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/sidebar-item.h"
#include "core/library-categories.h"

/**
 * sheaf_sidebar_tree_update:
 * @store: SheafSidebarItem: the shelves, then the top categories
 * @categories: SheafCategory *, parents before children
 *
 * Only what differs is added and taken out, so that views keep what is expanded and selected. An
 * item that gets its first child, or loses its last, is another item afterwards.
 */
void sheaf_sidebar_tree_update (GListStore *store,
                                const SheafShelfCounts *counts,
                                GPtrArray *categories);
