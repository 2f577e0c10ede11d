/* cleaning-change.h: what rules put in the place of an address or a style
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/cleaner-rule.h"

/**
 * sheaf_cleaning_change_address:
 * @rules: (element-type SheafCleanerRule): that mean @node, in their order
 *
 * First what the rules of "take-picture" find, then, as often as a wrapped address is in a wrapped one, those of
 * "unwrap".
 *
 * Returns: (transfer full) (nullable): NULL where the address stays
 */
char *sheaf_cleaning_change_address (const GPtrArray *rules, const SheafHtmlNode *node);

/* Returns: (transfer full) (nullable): the style of @node without what @rules drop; NULL where it stays */
char *sheaf_cleaning_change_style (const GPtrArray *rules, const SheafHtmlNode *node);
