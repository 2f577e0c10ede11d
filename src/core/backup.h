/* backup.h: a copy of a database that can be trusted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"

#include <gio/gio.h>

/* How the name of a backup ends while it is being written. */
#define SHEAF_BACKUP_PART ".part"

/**
 * sheaf_backup_write:
 * @path: the file to make
 * @cancellable: (nullable): looked at between the steps; whoever cancels also interrupts @database
 *
 * VACUUM INTO a temporary file beside @path, fsync, quick_check of what was written, then a name that
 * is made only where there is none, and fsync of the folder. @database is only read.
 *
 * Returns: FALSE with SHEAF_ERROR_INVALID where @path exists, or _FULL, _READ_ONLY, _CORRUPT …; then no
 *   file is left behind
 */
gboolean sheaf_backup_write (SheafDatabase *database,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error);

/**
 * sheaf_backup_prepare:
 *
 * The same without the name.
 *
 * Returns: (transfer full): the temporary file, whole, synced and checked, in the folder of @path; NULL
 *   on error
 */
char *sheaf_backup_prepare (SheafDatabase *database,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error);

/* Brings a file or folder to the disk. @flags: of open() */
gboolean sheaf_backup_sync (const char *path, int flags, GError **error);

/* Sets @error from @number, an errno met at @path. Returns: FALSE */
gboolean sheaf_backup_fail (int number, const char *path, GError **error);
