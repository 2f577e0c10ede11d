/* quick-check.h: is a library file sound
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"

/**
 * sheaf_quick_check:
 * @finding: (out) (transfer full) (nullable): the first thing that is wrong, in SQLite's words; NULL
 *   where the file is sound
 *
 * PRAGMA quick_check: every page is where it belongs and every row fits its table. What is wrong with
 * the search index alone is not told, as that is a cache.
 *
 * Returns: FALSE only where the check could not run to its end (_BUSY, _INTERRUPTED, _UNREADABLE);
 *   damage that stops it is a finding
 */
gboolean sheaf_quick_check (SheafDatabase *database, char **finding, GError **error);

/**
 * sheaf_quick_check_is_due:
 * @library: the library's file
 * @now: seconds since 1970 UTC
 *
 * Returns: whether it was not noted today (UTC) that @library is sound
 */
gboolean sheaf_quick_check_is_due (const char *library, gint64 now);

/* Notes that @library was found to be sound, in a file among its backups. Where that cannot be written,
 * it is just checked again. */
void sheaf_quick_check_note (const char *library, gint64 now);
