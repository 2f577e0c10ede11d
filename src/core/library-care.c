/* library-care.c: looking after a library that is open
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-care.h"

#include "core/backup.h"
#include "core/backups.h"
#include "core/library-private.h"
#include "core/quick-check.h"

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

gboolean
sheaf_library_quick_check (SheafLibrary *self, char **finding, GError **error)
{
  g_return_val_if_fail (self && finding, FALSE);

  if (!sheaf_quick_check (self->database, finding, error))
    return FALSE;
  if (!*finding)
    sheaf_quick_check_note (self->path, now ());
  return TRUE;
}

gboolean
sheaf_library_needs_quick_check (SheafLibrary *self)
{
  g_return_val_if_fail (self, FALSE);

  return sheaf_quick_check_is_due (self->path, now ());
}

gboolean
sheaf_library_back_up (SheafLibrary *self,
                       SheafBackupKind kind,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (self, FALSE);

  return sheaf_backups_make (self->database, self->path, kind, now (), cancellable, NULL, error);
}

gboolean
sheaf_library_back_up_if_due (SheafLibrary *self,
                              GCancellable *cancellable,
                              gboolean *made,
                              GError **error)
{
  g_return_val_if_fail (self && made, FALSE);

  return sheaf_backups_make_due (self->database, self->path, now (), cancellable, made, error);
}

gboolean
sheaf_library_save_copy (SheafLibrary *self,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (self && path, FALSE);

  return sheaf_backup_write (self->database, path, cancellable, error);
}
