/* search-field.h: the fields of the search language, key:value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/search-term.h"

/* The quotation marks around a phrase: straight, curly and of full width. */
gboolean sheaf_search_is_quote (gunichar c);

/**
 * sheaf_search_field_write:
 *
 * A quotation mark in @value cannot be written: any character between words means the same.
 *
 * Returns: (transfer full): the condition as it is typed: `tag:"big data"`
 */
char *sheaf_search_field_write (const char *key, const char *value);

/* Whether @key is one of the fields that Sheaf gives a meaning, in any case. */
gboolean sheaf_search_field_is_known (const char *key);

/**
 * sheaf_search_field_new:
 * @key: what stands before the colon
 * @value: what stands behind it
 * @max_tokens: as for sheaf_search_term_new()
 *
 * Returns: (transfer full): PROPERTY where @key is none of ours, or @value none that it takes
 */
SheafSearchTerm *sheaf_search_field_new (const char *key, const char *value, guint max_tokens);

/**
 * sheaf_search_field_is_unfinished:
 *
 * Returns: whether @value may yet become one that @key takes, as `is:un` and `date:20` may
 */
gboolean sheaf_search_field_is_unfinished (const char *key, const char *value);

/**
 * sheaf_search_field_parse_dates:
 * @text: `2021`, `2021-09`, `2021-09-01` (or with slashes), or two of them around `..`, of which one
 *   may be left out
 * @zone: in which days begin and end
 * @from: (out): seconds since 1970 UTC, the first second meant
 * @until: (out): the first second after
 *
 * Returns: FALSE where @text is none of these
 */
gboolean
sheaf_search_field_parse_dates (const char *text, GTimeZone *zone, gint64 *from, gint64 *until);
