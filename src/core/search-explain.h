/* search-explain.h: how what was typed is understood
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/search-query.h"

/* One condition of a query. */
typedef struct
{
  gsize start; /* bytes: where it was typed … */
  gsize end;   /* … with all its alternatives */
  char *label; /* "Tag: music or Author: Lu" */
} SheafSearchPart;

void sheaf_search_part_free (SheafSearchPart *self);

/**
 * sheaf_search_explain:
 * @text: what @query was parsed from, valid UTF-8
 *
 * Returns: (transfer full) (element-type SheafSearchPart): every condition, in order; none where there are only
 *   words that stand beside each other, which explain themselves
 */
GPtrArray *sheaf_search_explain (const SheafSearchQuery *query, const char *text);

/* Returns: (transfer full) (nullable): "Tag: music"; NULL for kinds that are not a field and its value */
char *sheaf_search_label_field (SheafTermKind kind, const char *value);

/**
 * sheaf_search_remove:
 * @start: of a part of @text
 * @end: its end
 *
 * Returns: (transfer full): @text without it, what is beside it one blank apart
 */
char *sheaf_search_remove (const char *text, gsize start, gsize end);
