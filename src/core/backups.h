/* backups.h: the backups that are kept beside a library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/backup-name.h"
#include "core/database.h"

#include <gio/gio.h>

typedef struct
{
  char *path;
  SheafBackupKind kind;
  gint64 time; /* when it was made, by its name: seconds since 1970 UTC */
  gint64 size; /* bytes */
} SheafBackup;

/* Frees it with its path. */
void sheaf_backup_free (SheafBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafBackup, sheaf_backup_free)

/**
 * sheaf_backups_list:
 * @library: the library's file, which need not exist
 *
 * Returns: (transfer container) (element-type SheafBackup): by their names, newest first; empty where
 *   there is no folder of backups; NULL with _UNREADABLE where it cannot be read
 */
GPtrArray *sheaf_backups_list (const char *library, GError **error);

/**
 * sheaf_backups_make:
 * @database: a connection to @library; only read, so that a reading one will do
 * @now: seconds since 1970 UTC
 * @path: (out) (optional) (transfer full): the new backup
 *
 * Makes a backup whatever there is already, with the folder where it is missing.
 *
 * Returns: FALSE with SHEAF_ERROR_FULL where the disk is full, or nearly full for a daily one, or what sheaf_backup_write()
 *   fails with
 */
gboolean sheaf_backups_make (SheafDatabase *database,
                             const char *library,
                             SheafBackupKind kind,
                             gint64 now,
                             GCancellable *cancellable,
                             char **path,
                             GError **error);

/* A backup of the library before its tables are changed. Where that was tried before and the newest such
 * backup is the same, there is no other: trying each day must not fill the disk. */
gboolean sheaf_backups_make_before_update (SheafDatabase *database,
                                           const char *library,
                                           gint64 now,
                                           GError **error);

/**
 * sheaf_backups_make_due:
 * @made: (out): whether there is a new one
 *
 * The backup of the day: where none has today's date (UTC) and none holds the library as it is now.
 * Then thins them, see sheaf_backups_thin().
 */
gboolean sheaf_backups_make_due (SheafDatabase *database,
                                 const char *library,
                                 gint64 now,
                                 GCancellable *cancellable,
                                 gboolean *made,
                                 GError **error);

/* Whether one was made today (UTC), for whatever reason. */
gboolean sheaf_backups_has_today (const char *library, gint64 now);

/**
 * sheaf_backups_thin:
 * @kept: (nullable): the path of one to keep in any case
 *
 * Keeps, of those made by themselves, the newest of each of the 7 newest days, 4 newest weeks and 6
 * newest months that have any, and never fewer than 3; deletes the others. Only days with backups count,
 * not the days up to @now, and those from times after @now are counted apart: so neither a clock that was
 * wrong nor one that is wrong now makes it delete more than one that is right.
 *
 * Returns: the number deleted
 */
guint sheaf_backups_thin (const char *library, gint64 now, const char *kept);

/**
 * sheaf_backups_has_room:
 * @size: bytes
 *
 * Returns: whether a file of @size fits into @folder and leaves some space free
 */
gboolean sheaf_backups_has_room (const char *folder, guint64 size);
