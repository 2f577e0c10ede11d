/* backup.c: a copy of a database that can be trusted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
fail_errno (int number, const char *path, GError **error)
{
  SheafError code = SHEAF_ERROR_UNREADABLE;
  if (number == ENOSPC || number == EDQUOT)
    code = SHEAF_ERROR_FULL;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = SHEAF_ERROR_READ_ONLY;
  g_autofree char *name = g_filename_display_name (path);
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

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  if (fd < 0)
    return fail_errno (errno, path, error);
  int result = fsync (fd);
  int number = errno;
  close (fd);
  return result == 0 || fail_errno (number, path, error);
}

/* Read back through a connection of its own, not through anything the writer still has in memory. */
static gboolean
verify (const char *path, GError **error)
{
  g_autoptr (SheafDatabase) copy = sheaf_database_open (path, SHEAF_DATABASE_IMMUTABLE, error);
  if (!copy)
    return FALSE;
  g_autoptr (SheafStatement) check =
      sheaf_database_query (copy, "PRAGMA quick_check (1)", SHEAF_VALUES (), error);
  if (!check || !sheaf_statement_step (check, error))
    return FALSE;
  const char *answer = sheaf_statement_get_text (check, 0);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
               _ ("The backup is not sound, as the library itself is damaged: %s"), answer);
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
  return g_rename (temporary, path) == 0 || fail_errno (errno, path, error);
}

static gboolean
write_copy (SheafDatabase *database,
            const char *temporary,
            const char *path,
            const char *folder,
            GError **error)
{
  return sheaf_database_run (database, "VACUUM INTO ?", SHEAF_VALUES (SHEAF_TEXT (temporary)),
                             error) &&
         sync_path (temporary, O_RDWR, error) && verify (temporary, error) &&
         give_name (temporary, path, error) && sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean
sheaf_backup_write (SheafDatabase *database, const char *path, GError **error)
{
  g_return_val_if_fail (database && path, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return fail_exists (path, error);

  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX.part", path);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail_errno (errno, path, error);
  close (fd); /* VACUUM INTO takes an empty file */

  gboolean written = write_copy (database, temporary, path, folder, error);
  g_unlink (temporary);
  return written;
}
