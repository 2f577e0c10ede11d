/* library-open.c: opening a library, whatever lies there
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library.h"

#include "core/backup.h"
#include "core/backups.h"
#include "core/library-index.h"
#include "core/library-private.h"
#include "core/schema.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  int number = errno;
  SheafError code = number == ENOSPC ? SHEAF_ERROR_FULL : SHEAF_ERROR_READ_ONLY;
  g_set_error (error, SHEAF_ERROR, (int) code, _ ("The folder of the library cannot be made: %s"),
               g_strerror (number));
  return FALSE;
}

/* A library on a medium that cannot be written: without a log beside it, it is whole by itself. */
static gboolean
is_still (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;
  return g_access (path, R_OK) == 0 && (g_stat (log, &info) != 0 || info.st_size == 0);
}

static SheafDatabase *
open_for_reading (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  SheafDatabase *database = sheaf_database_open (path, SHEAF_DATABASE_READ, &local);
  if (database)
    return database;
  gboolean may_be_medium = g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE) ||
                           g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_READ_ONLY);
  if (may_be_medium && is_still (path))
    return sheaf_database_open (path, SHEAF_DATABASE_IMMUTABLE, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* A new library appears whole under its name: an empty file there is one that was lost. Where that
 * cannot be done, SQLite tries in its own way, and says what is wrong. */
static void
make_whole (const char *path)
{
  g_autoptr (SheafDatabase) database = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  database = sheaf_database_open (":memory:", SHEAF_DATABASE_WRITE, NULL);
  if (database && sheaf_schema_migrate (database, NULL))
    sheaf_backup_write (database, path, NULL, NULL);
}

static gboolean
open_writer (SheafLibrary *self, GError **error)
{
  gint64 version = 0;
  if (!make_folder (self->path, error))
    return FALSE;
  make_whole (self->path);
  self->database = sheaf_database_open (self->path, SHEAF_DATABASE_WRITE, error);
  /* Asked before anything is written: the file may be another program's. */
  if (!self->database || !sheaf_schema_read_version (self->database, &version, error) ||
      !sheaf_database_use_wal (self->database, error))
    return FALSE;
  /* Neither new nor of today: older, as a newer one was refused above. */
  if (version != 0 && version != SHEAF_SCHEMA_VERSION &&
      !sheaf_backups_make_before_update (self->database, self->path,
                                         g_get_real_time () / G_USEC_PER_SEC, error))
    return FALSE;
  return sheaf_schema_migrate (self->database, error);
}

static gboolean
open_reader (SheafLibrary *self, GError **error)
{
  gint64 version = 0;
  self->database = open_for_reading (self->path, error);
  if (!self->database || !sheaf_schema_read_version (self->database, &version, error))
    return FALSE;
  if (version == SHEAF_SCHEMA_VERSION)
    return TRUE;
  if (version == 0)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE,
                         _ ("The library is empty: it was not finished being made"));
  else
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_OLDER,
                         _ ("The library is of an older Sheaf; open it for writing once"));
  return FALSE;
}

/* A FIFO would be waited for, without end. */
static gboolean
may_be_file (const char *path, GError **error)
{
  GStatBuf info;
  if (g_stat (path, &info) != 0 || S_ISREG (info.st_mode))
    return TRUE;
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE,
                       _ ("A library is a file, and this is something else"));
  return FALSE;
}

SheafLibrary *
sheaf_library_open (const char *path, SheafLibraryMode mode, GError **error)
{
  g_return_val_if_fail (path, NULL);

  g_autoptr (SheafLibrary) self = g_new0 (SheafLibrary, 1);
  self->path = g_canonicalize_filename (path, NULL);
  self->mode = mode;
  self->fresh = sheaf_fresh_texts_new ();
  self->slots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gboolean opened =
      may_be_file (self->path, error) &&
      (mode == SHEAF_LIBRARY_WRITE ? open_writer (self, error) : open_reader (self, error));
  if (!opened || !sheaf_index_open (self, error))
    {
      g_autofree char *name = g_filename_display_name (self->path);
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return g_steal_pointer (&self);
}
