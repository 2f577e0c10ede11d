/* front-matter-judge.h: whether what was read is a header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-find.h"
#include "core/front-matter-node.h"

/**
 * sheaf_header_judge:
 * @root: what was read at @place, a mapping
 * @damaged: strict reading had failed
 *
 * Text that begins like a header is not eaten: the less there is around a header, the more there
 * must be in it. Three dashes above and below say it all; a line of dashes below is also Markdown
 * for a heading, so the lines before it must have keys that articles have; of JSON at the beginning
 * of a text the same holds.
 *
 * Returns: whether it is a header
 */
gboolean sheaf_header_judge (const SheafHeaderPlace *place,
                             const char *text,
                             gsize length,
                             const SheafNode *root,
                             gboolean damaged);
