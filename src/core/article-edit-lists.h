/* article-edit-lists.h: categories and tags as the values of a header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/front-matter-node.h"

/* A/B, a literal slash as \/; empty names go. Returns: (transfer full): no name for "" */
GStrv sheaf_edit_parse_path (const char *text);

/* The same with its names as they are read from a header. Returns: (transfer full) */
GStrv sheaf_edit_read_path (const char *text);

/**
 * sheaf_edit_make_tags:
 * @key: the key it is for
 * @old: (nullable): what there is
 * @tags: char *: what there is to be
 * @elsewhere: char *: those of @tags that need no writing
 *
 * Items of @old that say what is wanted stay as they are, in their order.
 *
 * Returns: (transfer full)
 */
SheafNode *sheaf_edit_make_tags (SheafDialect dialect,
                                 const char *key,
                                 const SheafNode *old,
                                 const GPtrArray *tags,
                                 const GPtrArray *elsewhere);

/**
 * sheaf_edit_make_categories:
 * @key: the key it is for
 * @paths: GStrv
 * @elsewhere: GStrv: those of @paths that need no writing
 *
 * Returns: (transfer full) (nullable): NULL with SHEAF_ERROR_INVALID where the dialect has no such categories
 */
SheafNode *sheaf_edit_make_categories (SheafDialect dialect,
                                       const char *key,
                                       const SheafNode *old,
                                       const GPtrArray *paths,
                                       const GPtrArray *elsewhere,
                                       GError **error);
