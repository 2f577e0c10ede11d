/* library-care.h: looking after a library that is open
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/backup-name.h"
#include "core/library.h"

/* All of these only read the library: a connection opened for reading is enough, and is in no writer's
 * way while they take their time. sheaf_library_interrupt() ends them. */

/* sheaf_quick_check() of the library; where it is sound that is noted for today. */
gboolean sheaf_library_quick_check (SheafLibrary *self, char **finding, GError **error);

/* sheaf_quick_check_is_due() of the library, now. */
gboolean sheaf_library_needs_quick_check (SheafLibrary *self);

/* sheaf_backups_make() of the library, now. */
gboolean sheaf_library_back_up (SheafLibrary *self,
                                SheafBackupKind kind,
                                GCancellable *cancellable,
                                GError **error);

/* sheaf_backups_make_due() of the library, now. */
gboolean sheaf_library_back_up_if_due (SheafLibrary *self,
                                       GCancellable *cancellable,
                                       gboolean *made,
                                       GError **error);

/* sheaf_backup_write() of the library, to @path, which must not exist. */
gboolean sheaf_library_save_copy (SheafLibrary *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
