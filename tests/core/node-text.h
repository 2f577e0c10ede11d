/* node-text.h: the values of a header as one text, to be compared
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-node.h"

/* {key='quoted' key=plain key=[one two]}, keys without quotes. Returns: (transfer full) */
char *test_node_text (const SheafNode *node);
