/* doctor.h: is the library sound, and keep a copy
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* One finding in plain words. */
typedef void (*SheafDoctorFunc) (const char *finding, gpointer user_data);

/**
 * sheaf_doctor_check:
 * @repair: rebuild what is derived (index, counts) where it is wrong; bytes are never touched
 * @func: (scope call): told each finding
 * @sound: (out): nothing wrong, or all of it repaired
 *
 * PRAGMA integrity_check and foreign_key_check, every article's bytes against its SHA-256, the index
 * against the content (rank 1), closure and undo tables.
 *
 * Returns: FALSE only where the check itself could not run
 */
gboolean sheaf_doctor_check (SheafLibrary *library,
                             gboolean repair,
                             SheafDoctorFunc func,
                             gpointer user_data,
                             gboolean *sound,
                             GError **error);

/**
 * sheaf_doctor_backup:
 *
 * VACUUM INTO a temporary file beside @path, fsync, quick_check, rename. Never overwrites an
 * existing file (SHEAF_ERROR_INVALID).
 */
gboolean sheaf_doctor_backup (SheafLibrary *library, const char *path, GError **error);
