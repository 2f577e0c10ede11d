/* error.h: the one error domain of the core
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define SHEAF_ERROR (sheaf_error_quark ())

/**
 * SheafError:
 * @SHEAF_ERROR_FAILED: anything without a code of its own
 * @SHEAF_ERROR_NOT_FOUND: no such article, file, category or step
 * @SHEAF_ERROR_INVALID: input that is not what it should be (the message says where)
 * @SHEAF_ERROR_LIMIT: input over one of the limits (size, depth, time)
 * @SHEAF_ERROR_BUSY: another program holds the library longer than we wait
 * @SHEAF_ERROR_CORRUPT: the library file is damaged
 * @SHEAF_ERROR_NEWER: the library was written by a newer Sheaf
 * @SHEAF_ERROR_FULL: no space left
 * @SHEAF_ERROR_READ_ONLY: the library or its folder cannot be written
 * @SHEAF_ERROR_UNREADABLE: the library or a file cannot be opened or read
 * @SHEAF_ERROR_INTERRUPTED: stopped by sheaf_library_interrupt()
 * @SHEAF_ERROR_UNSUPPORTED: known, but not done by this version
 * @SHEAF_ERROR_OLDER: the library is of an older Sheaf and was opened for reading only, so it is not migrated
 *
 * Cancelling by a GCancellable is reported as G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  SHEAF_ERROR_FAILED,
  SHEAF_ERROR_NOT_FOUND,
  SHEAF_ERROR_INVALID,
  SHEAF_ERROR_LIMIT,
  SHEAF_ERROR_BUSY,
  SHEAF_ERROR_CORRUPT,
  SHEAF_ERROR_NEWER,
  SHEAF_ERROR_FULL,
  SHEAF_ERROR_READ_ONLY,
  SHEAF_ERROR_UNREADABLE,
  SHEAF_ERROR_INTERRUPTED,
  SHEAF_ERROR_UNSUPPORTED,
  SHEAF_ERROR_OLDER,
} SheafError;

GQuark sheaf_error_quark (void);
