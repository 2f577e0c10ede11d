/* sanitizer-cases.h: what HTML becomes, in tables
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer.h"

typedef struct
{
  const char *html;
  const char *clean;
} Case;

/* Of article 5, with the ids of blocks. */
extern const SheafSanitizerOptions with_ids;

/* Returns: (transfer full): what @html becomes, which must not fail */
char *sanitize (const char *html, const SheafSanitizerOptions *options);

/* That each becomes what it should, stays so, and is read by a parser as it is written. */
void check_cases (const Case *cases, gsize n, const SheafSanitizerOptions *options);
