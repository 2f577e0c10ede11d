/* backup-name.h: how backups are called, and where they lie
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Why there is a backup; said by its name. */
typedef enum
{
  SHEAF_BACKUP_DAILY,     /* made by itself, as the library had changed; these are thinned */
  SHEAF_BACKUP_BY_HAND,   /* someone asked for it */
  SHEAF_BACKUP_MIGRATION, /* before a newer Sheaf changed the library's tables */
  SHEAF_BACKUP_DELETION,  /* before many articles were deleted for good; these are thinned */
  SHEAF_BACKUP_REPLACED,  /* what was the library until a backup took its place */
  SHEAF_BACKUP_DAMAGED,   /* the damaged file as it was before a repair */
  SHEAF_N_BACKUP_KINDS,
} SheafBackupKind;

/* Where the library really lies, as SQLite names its log: @library may be a symbolic link. Returns:
 * (transfer full) */
char *sheaf_backup_real_path (const char *library);

/* The folder "backups" beside the library. Returns: (transfer full) */
char *sheaf_backup_folder (const char *library);

/* The library's file name without ".sheaf": what its backups' names begin with. Returns: (transfer full) */
char *sheaf_backup_stem (const char *library);

/**
 * sheaf_backup_name:
 * @time: seconds since 1970 UTC; within the years 0001 to 9999
 *
 * "library-2026-11-26T09-30-00Z.sheaf", with the reason before the ending where it is not a daily one.
 *
 * Returns: (transfer full): a name for the folder of backups
 */
char *sheaf_backup_name (const char *library, SheafBackupKind kind, gint64 time);

/* The reverse. Returns: FALSE where @name is not that of a backup of @library */
gboolean sheaf_backup_parse_name (const char *library,
                                  const char *name,
                                  SheafBackupKind *kind,
                                  gint64 *time);
