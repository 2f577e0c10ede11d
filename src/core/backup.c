/* backup.c: a copy of a database that can be trusted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/backup.h"

#include "core/quick-check.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

gboolean
sheaf_backup_fail (int number, const char *path, GError **error)
{
  SheafError code = SHEAF_ERROR_UNREADABLE;
  if (number == ENOSPC || number == EDQUOT)
    code = SHEAF_ERROR_FULL;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = SHEAF_ERROR_READ_ONLY;
  g_autofree char *name = g_filename_display_name (path);
  /* Translators: the file, and what the system says to it */
  g_set_error (error, SHEAF_ERROR, (int) code, _ ("The backup “%s” cannot be written: %s"), name,
               g_strerror (number));
  return FALSE;
}

static gboolean
fail_exists (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
               _ ("“%s” exists already; a backup never replaces a file"), name);
  return FALSE;
}

gboolean
sheaf_backup_sync (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  if (fd < 0)
    return sheaf_backup_fail (errno, path, error);
  int result = fsync (fd);
  int number = errno;
  close (fd);
  return result == 0 || sheaf_backup_fail (number, path, error);
}

/* Read back through a connection of its own, not through anything the writer still has in memory. */
static gboolean
verify (const char *path, GError **error)
{
  g_autoptr (SheafDatabase) copy = sheaf_database_open (path, SHEAF_DATABASE_IMMUTABLE, error);
  if (!copy)
    return FALSE;
  g_autofree char *finding = NULL;
  if (!sheaf_quick_check (copy, &finding, error))
    return FALSE;
  if (!finding)
    return TRUE;
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
               _ ("The backup is not sound, as the library itself is damaged: %s"), finding);
  return FALSE;
}

/* link() fails where the name is taken, which rename() would not. */
static gboolean
give_name (const char *temporary, const char *path, GError **error)
{
  if (link (temporary, path) == 0)
    return TRUE;
  if (errno == EEXIST)
    return fail_exists (path, error);
  /* A file system without hard links (FAT, some network ones). */
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return fail_exists (path, error);
  return g_rename (temporary, path) == 0 || sheaf_backup_fail (errno, path, error);
}

/* Between two steps: what runs within SQLite is interrupted by whoever cancels. */
static gboolean
go_on (GCancellable *cancellable, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
write_copy (SheafDatabase *database,
            const char *temporary,
            GCancellable *cancellable,
            GError **error)
{
  return go_on (cancellable, error) &&
         sheaf_database_run (database, "VACUUM INTO ?", SHEAF_VALUES (SHEAF_TEXT (temporary)),
                             error) &&
         go_on (cancellable, error) && sheaf_backup_sync (temporary, O_RDWR, error) &&
         go_on (cancellable, error) && verify (temporary, error) && go_on (cancellable, error);
}

char *
sheaf_backup_prepare (SheafDatabase *database,
                      const char *path,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (database && path, NULL);

  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX" SHEAF_BACKUP_PART, path);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      sheaf_backup_fail (errno, path, error);
      return NULL;
    }
  close (fd); /* VACUUM INTO takes an empty file */

  if (write_copy (database, temporary, cancellable, error))
    return g_steal_pointer (&temporary);
  g_unlink (temporary);
  return NULL;
}

gboolean
sheaf_backup_write (SheafDatabase *database,
                    const char *path,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (database && path, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return fail_exists (path, error);

  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = sheaf_backup_prepare (database, path, cancellable, error);
  if (!temporary)
    return FALSE;
  gboolean written = give_name (temporary, path, error) &&
                     sheaf_backup_sync (folder, O_RDONLY | O_DIRECTORY, error);
  g_unlink (temporary);
  return written;
}
