/* library.h: one connection to a library file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/error.h"

#include <gio/gio.h>

/* One connection; used by one thread at a time. Several may be open on the same file. */
typedef struct _SheafLibrary SheafLibrary;

typedef enum
{
  SHEAF_LIBRARY_WRITE, /* created where missing; migrated where older, after a backup (backups.h) */
  SHEAF_LIBRARY_READ,
} SheafLibraryMode;

/* $XDG_DATA_HOME/sheaf/library.sheaf. Returns: (transfer full) */
char *sheaf_library_default_path (void);

/**
 * sheaf_library_open:
 * @path: file name; for WRITE its folder is made where missing
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_NEWER, _OLDER (for READ), _CORRUPT, _BUSY,
 *   _READ_ONLY, _UNREADABLE, _FULL
 */
SheafLibrary *sheaf_library_open (const char *path, SheafLibraryMode mode, GError **error);
void sheaf_library_close (SheafLibrary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafLibrary, sheaf_library_close)

/* Returns: (transfer none): the file, as it was given */
const char *sheaf_library_get_path (SheafLibrary *self);

/**
 * sheaf_library_get_data_version:
 *
 * Returns: a number that differs from the last one when another connection has committed a change
 *   (PRAGMA data_version; cheap enough for every second), -1 on failure
 */
gint64 sheaf_library_get_data_version (SheafLibrary *self);

/* Makes a running call of this connection fail with SHEAF_ERROR_INTERRUPTED soon; from any thread. */
void sheaf_library_interrupt (SheafLibrary *self);
