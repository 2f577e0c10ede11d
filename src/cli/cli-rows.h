/* cli-rows.h: articles on stdout, a line each
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-search.h"

/* The category written A/B. Returns: FALSE with SHEAF_ERROR_NOT_FOUND, naming it */
gboolean
cli_rows_find_category (SheafLibrary *library, const char *text, gint64 *category, GError **error);

/**
 * cli_rows_print:
 * @ids: (element-type gint64)
 * @json: whole articles as JSON objects, else a table
 */
gboolean cli_rows_print (SheafLibrary *library, GArray *ids, gboolean json, GError **error);

/**
 * cli_rows_print_hits:
 * @hits: (element-type SheafHit)
 * @best: with their rank
 *
 * The same with a snippet each.
 */
gboolean cli_rows_print_hits (SheafLibrary *library,
                              const SheafSearchQuery *query,
                              GArray *hits,
                              gboolean best,
                              gboolean json,
                              GError **error);
