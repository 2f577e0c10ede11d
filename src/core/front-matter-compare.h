/* front-matter-compare.h: headers copied and compared, value by value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-node.h"

/* Where a key is, or would be. */
typedef struct
{
  SheafNode *mapping; /* the one that holds it or would hold it; NULL: there is none */
  guint index;        /* in @mapping; its length where the key is not there */
  gboolean found;
  gboolean flow;    /* @mapping stands in braces, or within some */
  const char *name; /* what of the key is to be looked for in @mapping; points into the key */
} SheafKeyPlace;

/**
 * sheaf_node_find:
 * @root: a mapping
 * @text: what @root was read from
 * @key: as properties.h has it: params.author is author in params, where no key is written so itself;
 *   exact match first, else ASCII-case-blind
 */
SheafKeyPlace sheaf_node_find (SheafNode *root, const char *text, const char *key);

/* With everything below it and its places. Returns: (transfer full) */
SheafNode *sheaf_node_copy (const SheafNode *self);

/* A list of no items; a text. Both without a place, which marks them as made here. (transfer full) */
SheafNode *sheaf_node_new_list (void);
SheafNode *sheaf_node_new_text (const char *text);

/**
 * sheaf_node_equal:
 * @wanted: nodes without a place (line 0) may be quoted or not
 *
 * Returns: whether both say the same, to a reader that tells 2019 from "2019" as well
 */
gboolean sheaf_node_equal (const SheafNode *wanted, const SheafNode *got);

/* The same texts in the same lists and below the same keys, however they are written. */
gboolean sheaf_node_same_text (const SheafNode *a, const SheafNode *b);

/* Whether @self or a part of it has a tag (!!str), so that its bytes are not all that it says. */
gboolean sheaf_node_is_tagged (const SheafNode *self, const char *text);

/* Written in brackets or braces. */
gboolean sheaf_node_is_flow (const SheafNode *self, const char *text);

/* Where the last byte of @self ends; a block's own end lies behind the comments below it. */
gsize sheaf_node_end (const SheafNode *self, const char *text);
