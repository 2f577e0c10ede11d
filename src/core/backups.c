/* backups.c: the backups that are kept beside a library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/backups.h"

#include "core/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#define SECONDS_A_DAY (24 * 60 * 60)
/* A backup must not be what fills the disk: so much stays free. */
#define KEPT_FREE ((guint64) 256 * 1024 * 1024)
/* Backups of one second, before the clock must have moved on. */
#define MAX_TRIES 60

void
sheaf_backup_free (SheafBackup *self)
{
  if (!self)
    return;
  g_free (self->path);
  g_free (self);
}

/* --- what there is --- */

/* A restore that was cut off leaves a second name of the library, which is no backup of it. */
static gboolean
is_library (const GStatBuf *info, const char *library)
{
  GStatBuf own;
  return info->st_nlink > 1 && g_stat (library, &own) == 0 && own.st_ino == info->st_ino &&
         own.st_dev == info->st_dev;
}

static SheafBackup *
look_at (const char *library, const char *folder, const char *name)
{
  g_autoptr (SheafBackup) self = g_new0 (SheafBackup, 1);
  GStatBuf info;
  if (!sheaf_backup_parse_name (library, name, &self->kind, &self->time))
    return NULL;
  self->path = g_build_filename (folder, name, NULL);
  if (g_lstat (self->path, &info) != 0 || !S_ISREG (info.st_mode) || is_library (&info, library))
    return NULL;
  self->size = info.st_size;
  return g_steal_pointer (&self);
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const SheafBackup *one = *(SheafBackup *const *) a;
  const SheafBackup *other = *(SheafBackup *const *) b;
  if (one->time != other->time)
    return one->time > other->time ? -1 : 1;
  return -strcmp (one->path, other->path);
}

GPtrArray *
sheaf_backups_list (const char *library, GError **error)
{
  g_return_val_if_fail (library, NULL);

  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_backup_free);
  g_autofree char *folder = sheaf_backup_folder (library);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local);
  if (!dir)
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_steal_pointer (&list);
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE,
                   _ ("The folder of backups cannot be read: %s"), local->message);
      return NULL;
    }
  const char *name;
  while ((name = g_dir_read_name (dir)))
    {
      SheafBackup *backup = look_at (library, folder, name);
      if (backup)
        g_ptr_array_add (list, backup);
    }
  g_ptr_array_sort (list, compare_newest_first);
  return g_steal_pointer (&list);
}

/* --- making one --- */

gboolean
sheaf_backups_has_room (const char *folder, guint64 size)
{
  g_return_val_if_fail (folder, FALSE);

  struct statvfs info;
  if (statvfs (folder, &info) != 0)
    return TRUE; /* writing will tell */
  guint64 left = (guint64) info.f_bavail * info.f_frsize;
  return left >= KEPT_FREE && left - KEPT_FREE >= size;
}

static guint64
size_of (const char *library)
{
  GStatBuf info;
  return g_stat (library, &info) == 0 ? (guint64) info.st_size : 0;
}

/* Only for those nobody asked for and nothing depends on: the others may fill the disk. */
static gboolean
make_room (const char *library, const char *folder, SheafBackupKind kind, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return sheaf_backup_fail (errno, folder, error);
  if (kind != SHEAF_BACKUP_DAILY || sheaf_backups_has_room (folder, size_of (library)))
    return TRUE;
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_FULL,
                       _ ("No backup was made, as the disk is nearly full"));
  return FALSE;
}

/* When the file or its log was last written. */
static struct timespec
state_of (const char *library)
{
  g_autofree char *file = sheaf_backup_real_path (library);
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  GStatBuf info;
  struct timespec state = { 0 };
  if (g_stat (library, &info) == 0)
    state = info.st_mtim;
  if (g_stat (log, &info) == 0 && info.st_size > 0 &&
      (info.st_mtim.tv_sec > state.tv_sec ||
       (info.st_mtim.tv_sec == state.tv_sec && info.st_mtim.tv_nsec > state.tv_nsec)))
    state = info.st_mtim;
  return state;
}

static gboolean
has_state (const char *backup, const struct timespec *state)
{
  GStatBuf info;
  return g_lstat (backup, &info) == 0 && info.st_mtim.tv_sec == state->tv_sec &&
         info.st_mtim.tv_nsec == state->tv_nsec;
}

/* A backup's own time of change is that of what it is a copy of, as with cp --preserve: so it can be
 * seen later whether the library has changed, without a look at any clock. */
static void
set_state (const char *backup, const struct timespec *state)
{
  const struct timespec times[2] = { *state, *state };
  if (utimensat (AT_FDCWD, backup, times, AT_SYMLINK_NOFOLLOW) != 0)
    g_message ("The time of a backup cannot be set: %s", g_strerror (errno));
}

static gboolean
have_same_bytes (const char *a, const char *b)
{
  g_autoptr (GMappedFile) one = g_mapped_file_new (a, FALSE, NULL);
  g_autoptr (GMappedFile) other = g_mapped_file_new (b, FALSE, NULL);
  gsize length = one ? g_mapped_file_get_length (one) : 0;
  return length && other && g_mapped_file_get_length (other) == length &&
         memcmp (g_mapped_file_get_contents (one), g_mapped_file_get_contents (other), length) == 0;
}

/* SQLite writes into the file also where nothing in it changes, so the newest may hold it all already.
 * Returns: whether @path was one too many and is gone */
static gboolean
drop_if_known (GPtrArray *list,
               SheafBackupKind kind,
               const char *path,
               const struct timespec *state)
{
  for (guint i = 0; i < list->len; i++)
    {
      const SheafBackup *backup = g_ptr_array_index (list, i);
      if (backup->kind != kind)
        continue;
      if (!have_same_bytes (backup->path, path))
        return FALSE;
      set_state (backup->path, state);
      g_unlink (path);
      return TRUE;
    }
  return FALSE;
}

gboolean
sheaf_backups_make (SheafDatabase *database,
                    const char *library,
                    SheafBackupKind kind,
                    gint64 now,
                    GCancellable *cancellable,
                    char **path,
                    GError **error)
{
  g_return_val_if_fail (database && library, FALSE);

  g_autofree char *folder = sheaf_backup_folder (library);
  if (!make_room (library, folder, kind, error))
    return FALSE;
  /* Before the copy: what is written meanwhile makes one backup too many, not one too few. */
  const struct timespec state = state_of (library);
  for (gint64 i = 0;; i++)
    {
      g_autofree char *name = sheaf_backup_name (library, kind, now + i);
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autoptr (GError) local = NULL;
      if (sheaf_backup_write (database, file, cancellable, &local))
        {
          set_state (file, &state);
          if (path)
            *path = g_steal_pointer (&file);
          return TRUE;
        }
      if (i < MAX_TRIES && g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_INVALID))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
}

/* --- by themselves --- */

gboolean
sheaf_backups_has_today (const char *library, gint64 now)
{
  g_return_val_if_fail (library, FALSE);

  g_autoptr (GPtrArray) list = sheaf_backups_list (library, NULL);
  for (guint i = 0; list && i < list->len; i++)
    {
      const SheafBackup *backup = g_ptr_array_index (list, i);
      if (backup->kind != SHEAF_BACKUP_REPLACED && backup->kind != SHEAF_BACKUP_DAMAGED &&
          backup->time / SECONDS_A_DAY == now / SECONDS_A_DAY)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_due (GPtrArray *list, const char *library, gint64 now)
{
  const struct timespec state = state_of (library);
  for (guint i = 0; i < list->len; i++)
    {
      const SheafBackup *backup = g_ptr_array_index (list, i);
      if (has_state (backup->path, &state) || (backup->kind == SHEAF_BACKUP_DAILY &&
                                               backup->time / SECONDS_A_DAY == now / SECONDS_A_DAY))
        return FALSE;
    }
  return TRUE;
}

gboolean
sheaf_backups_make_due (SheafDatabase *database,
                        const char *library,
                        gint64 now,
                        GCancellable *cancellable,
                        gboolean *made,
                        GError **error)
{
  g_return_val_if_fail (database && library && made, FALSE);

  *made = FALSE;
  g_autoptr (GPtrArray) list = sheaf_backups_list (library, error);
  if (!list)
    return FALSE;
  if (!is_due (list, library, now))
    return TRUE;
  const struct timespec state = state_of (library);
  g_autofree char *path = NULL;
  if (!sheaf_backups_make (database, library, SHEAF_BACKUP_DAILY, now, cancellable, &path, error))
    return FALSE;
  *made = !drop_if_known (list, SHEAF_BACKUP_DAILY, path, &state);
  if (*made)
    sheaf_backups_thin (library, now, path);
  return TRUE;
}

gboolean
sheaf_backups_make_before_update (SheafDatabase *database,
                                  const char *library,
                                  gint64 now,
                                  GError **error)
{
  g_return_val_if_fail (database && library, FALSE);

  g_autoptr (GPtrArray) list = sheaf_backups_list (library, error);
  const struct timespec state = state_of (library);
  g_autofree char *path = NULL;
  if (!list ||
      !sheaf_backups_make (database, library, SHEAF_BACKUP_MIGRATION, now, NULL, &path, error))
    return FALSE;
  drop_if_known (list, SHEAF_BACKUP_MIGRATION, path, &state);
  return TRUE;
}
