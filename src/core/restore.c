/* restore.c: putting a backup in the library's place
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/restore.h"

#include "core/backup-look.h"
#include "core/backup.h"
#include "core/backups.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK     ((gsize) 1024 * 1024)
#define MAX_TRIES 60

/* The file itself, and what SQLite needs with it: without them it would be another library. */
static const char *const parts[] = { "", "-wal", "-journal" };

static gboolean
exists (const char *path)
{
  GStatBuf info;
  return g_lstat (path, &info) == 0;
}

/* --- keeping aside --- */

static gboolean
copy_bytes (int from, int to, const char *path, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gssize n;
  while ((n = read (from, buffer, CHUNK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      for (gssize done = 0, written; done < n; done += written)
        if ((written = write (to, buffer + done, (gsize) (n - done))) < 0)
          return sheaf_backup_fail (errno, path, error);
      if (n < 0)
        return sheaf_backup_fail (errno, path, error);
    }
  return fsync (to) == 0 || sheaf_backup_fail (errno, path, error);
}

static gboolean
copy_file (const char *path, const char *copy, GError **error)
{
  int from = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (from < 0)
    return sheaf_backup_fail (errno, path, error);
  int to = g_open (copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean copied =
      to < 0 ? sheaf_backup_fail (errno, copy, error) : copy_bytes (from, to, copy, error);
  close (from);
  if (to >= 0)
    close (to);
  if (to >= 0 && !copied)
    g_unlink (copy);
  return copied;
}

/* A second name costs nothing and cannot be half there; where there are no second names, a copy. */
static gboolean
keep_file (const char *path, const char *other, gboolean may_link, GError **error)
{
  return (may_link && link (path, other) == 0) || copy_file (path, other, error);
}

static char *
choose_aside (const char *library, SheafBackupKind kind, gint64 now)
{
  g_autofree char *folder = sheaf_backup_folder (library);
  for (gint64 i = 0;; i++)
    {
      g_autofree char *name = sheaf_backup_name (library, kind, now + i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (i == MAX_TRIES || !exists (path))
        return g_steal_pointer (&path);
    }
}

/* The log first: the file alone would look like a whole library. */
static char *
keep_aside (const char *library,
            SheafBackupKind kind,
            gboolean may_link,
            gint64 now,
            GError **error)
{
  g_autofree char *folder = sheaf_backup_folder (library);
  g_autofree char *aside = choose_aside (library, kind, now);
  g_autofree char *file = sheaf_backup_real_path (library);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      sheaf_backup_fail (errno, folder, error);
      return NULL;
    }
  for (gsize i = G_N_ELEMENTS (parts); i-- > 0;)
    {
      g_autofree char *from = g_strconcat (file, parts[i], NULL);
      g_autofree char *to = g_strconcat (aside, parts[i], NULL);
      if (exists (from) && !keep_file (from, to, may_link, error))
        return NULL;
    }
  return sheaf_backup_sync (folder, O_RDONLY | O_DIRECTORY, error) ? g_steal_pointer (&aside)
                                                                   : NULL;
}

gboolean
sheaf_restore_keep_aside (const char *library, gint64 now, char **aside, GError **error)
{
  g_return_val_if_fail (library, FALSE);

  g_autofree char *path = keep_aside (library, SHEAF_BACKUP_DAMAGED, FALSE, now, error);
  if (!path)
    return FALSE;
  if (aside)
    *aside = g_steal_pointer (&path);
  return TRUE;
}

/* --- restoring --- */

/* Brings the log into the file, which only the one connection that there is can do. */
static gboolean
fold_log (SheafDatabase *database, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (database, "PRAGMA journal_mode=DELETE", SHEAF_VALUES (), error);
  if (!sheaf_statement_step (row, error))
    return FALSE;
  if (g_strcmp0 (sheaf_statement_get_text (row, 0), "delete") == 0)
    return TRUE;
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_BUSY,
                       _ ("Another program has the library open"));
  return FALSE;
}

/* Keeps others out until the returned connection is closed. NULL without @error: the file is too damaged
 * for that. */
static SheafDatabase *
settle (const char *library, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafDatabase) database = sheaf_database_open (library, SHEAF_DATABASE_WRITE, &local);
  if (database && sheaf_database_run_script (database, "PRAGMA busy_timeout=2000;", &local) &&
      fold_log (database, &local) &&
      sheaf_database_run (database, "BEGIN EXCLUSIVE", SHEAF_VALUES (), &local))
    return g_steal_pointer (&database);
  if (!g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Only where the file was too damaged to be settled: then its log has a second name already, and would be
 * taken for the restored library's. Killed here, what is in place is the damaged file without its log. */
static gboolean
remove_logs (const char *library, GError **error)
{
  static const char *const logs[] = { "-shm", "-wal", "-journal" };
  for (gsize i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *path = g_strconcat (library, logs[i], NULL);
      if (g_unlink (path) != 0 && errno != ENOENT)
        return sheaf_backup_fail (errno, path, error);
    }
  return TRUE;
}

static char *
copy_backup (const char *library, const char *backup, GError **error)
{
  g_autoptr (SheafDatabase) database = sheaf_backup_open (backup, error);
  return database ? sheaf_backup_prepare (database, library, NULL, error) : NULL;
}

/* What a restore that was cut off left: a second name of the library itself, which from now on would
 * change with it, or be opened as if it were another file. */
static void
sweep (const char *library)
{
  g_autofree char *folder = sheaf_backup_folder (library);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GStatBuf own, info;
  const char *name;
  if (!dir || g_stat (library, &own) != 0 || own.st_nlink < 2)
    return;
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_lstat (path, &info) == 0 && info.st_ino == own.st_ino && info.st_dev == own.st_dev)
        g_unlink (path);
    }
}

static gboolean
replace (const char *library, const char *temporary, gint64 now, char **aside, GError **error)
{
  g_autofree char *file = sheaf_backup_real_path (library);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *kept = NULL;
  g_autoptr (SheafDatabase) lock = NULL;
  g_autoptr (GError) local = NULL;
  if (exists (file))
    {
      sweep (library);
      lock = settle (file, &local);
      if (local)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      kept = keep_aside (library, SHEAF_BACKUP_REPLACED, lock != NULL, now, error);
      if (!kept)
        return FALSE;
    }
  if (!lock && !remove_logs (file, error))
    return FALSE;
  if (g_rename (temporary, file) != 0)
    return sheaf_backup_fail (errno, file, error);
  if (aside)
    *aside = g_steal_pointer (&kept);
  return sheaf_backup_sync (folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean
sheaf_restore (const char *library, const char *backup, gint64 now, char **aside, GError **error)
{
  g_return_val_if_fail (library && backup, FALSE);

  if (aside)
    *aside = NULL;
  g_autofree char *file = sheaf_backup_real_path (library);
  g_autofree char *temporary = copy_backup (file, backup, error);
  if (!temporary)
    return FALSE;
  gboolean restored = replace (library, temporary, now, aside, error);
  g_unlink (temporary);
  return restored;
}
