/* article-edit-keys.h: which key of a header says what
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter.h"

/* @root is always (nullable): there may be no header. */

/* Whether @key names the categories, or the tags. */
gboolean sheaf_edit_is_list_key (const char *key, gboolean categories);

/* Where @header has the categories or the tags, or would. Returns: (transfer none): without its table */
const char *sheaf_edit_choose_list_key (const SheafFrontMatter *header, gboolean categories);

/* The singular key for the plural one, and the other way round. Returns: (transfer none) */
const char *sheaf_edit_get_other_key (const char *key, gboolean categories);

/* Such a key with its table: taxonomies.tags. Returns: (transfer full) */
char *sheaf_edit_locate_list (const SheafNode *root, const char *key);

/* Where the author and the date are, or would be, with their tables. */
const char *sheaf_edit_choose_author_key (const SheafNode *root); /* (transfer none) */
char *sheaf_edit_choose_date_key (const SheafNode *root);         /* (transfer full) */

/* Which key of the header @root says what @key of a change means (article-edit.h), with its table; @key itself
 * where none is meant in particular. Returns: (transfer full) */
char *sheaf_change_find_key (const SheafNode *root, const char *key);
