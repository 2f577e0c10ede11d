/* backup.h: a copy of a database that can be trusted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"

/**
 * sheaf_backup_write:
 * @path: the file to make
 *
 * VACUUM INTO a temporary file beside @path, fsync, quick_check of what was written, then a name that
 * is made only where there is none, and fsync of the folder.
 *
 * Returns: FALSE with SHEAF_ERROR_INVALID where @path exists, or _FULL, _READ_ONLY, _CORRUPT …; then no
 *   file is left behind
 */
gboolean sheaf_backup_write (SheafDatabase *database, const char *path, GError **error);
