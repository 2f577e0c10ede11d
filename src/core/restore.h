/* restore.h: putting a backup in the library's place
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_restore:
 * @library: the library's file; this process must have no connection to it open
 * @backup: a backup of this or an older Sheaf; stays as it is
 * @now: seconds since 1970 UTC
 * @aside: (out) (optional) (transfer full) (nullable): where the library as it was is kept, with its log
 *   where that could not be brought in; NULL where there was none
 *
 * Copies @backup to a temporary file beside @library and checks it, gives what is the library until now
 * a second name among the backups (SHEAF_BACKUP_REPLACED), and renames the copy over it. So a crash
 * leaves the old or the restored library in its place and never none, and the old one is never deleted.
 *
 * Returns: FALSE with the library as it was, and SHEAF_ERROR_BUSY where another program has it open,
 *   _CORRUPT or _NEWER where @backup cannot be used, _FULL, _READ_ONLY …
 */
gboolean
sheaf_restore (const char *library, const char *backup, gint64 now, char **aside, GError **error);

/**
 * sheaf_restore_keep_aside:
 * @aside: (out) (optional) (transfer full): the copy
 *
 * Copies a library byte by byte with its log, whatever state it is in, to the backups as
 * SHEAF_BACKUP_DAMAGED: before something is tried on it. No connection need be closed, but then what is
 * written meanwhile may be half in the copy.
 */
gboolean sheaf_restore_keep_aside (const char *library, gint64 now, char **aside, GError **error);
