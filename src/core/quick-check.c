/* quick-check.c: is a library file sound
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/quick-check.h"

#include "core/backup-name.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* One more finding than a stale search index makes, which has one for itself. */
#define N_FINDINGS "5"

#define SECONDS_A_DAY (24 * 60 * 60)

/* SQLite since 3.44 asks FTS5 as well. The tables that it keeps its pages in are checked as any. */
static gboolean
is_of_index (const char *finding)
{
  return strstr (finding, "inverted index for FTS") != NULL;
}

gboolean
sheaf_quick_check (SheafDatabase *database, char **finding, GError **error)
{
  g_return_val_if_fail (database && finding, FALSE);

  *finding = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) row = sheaf_database_query (
      database, "PRAGMA quick_check (" N_FINDINGS ")", SHEAF_VALUES (), &local);
  while (!*finding && sheaf_statement_step (row, &local))
    {
      const char *text = sheaf_statement_get_text (row, 0);
      if (g_strcmp0 (text, "ok") != 0 && !is_of_index (text ? text : ""))
        *finding = g_utf8_make_valid (text ? text : "", -1);
    }
  if (!local)
    return TRUE;
  if (g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
    {
      *finding = g_strdup (local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Not in the library itself: noting it would change what is to be backed up. */
static char *
note_path (const char *library)
{
  g_autofree char *folder = sheaf_backup_folder (library);
  g_autofree char *stem = sheaf_backup_stem (library);
  g_autofree char *name = g_strconcat (".", stem, ".checked", NULL);
  return g_build_filename (folder, name, NULL);
}

/* The same day and not "less than a day ago": a clock that was wrong once must not stop the checks. */
gboolean
sheaf_quick_check_is_due (const char *library, gint64 now)
{
  g_return_val_if_fail (library, FALSE);

  g_autofree char *path = note_path (library);
  GStatBuf info;
  return g_stat (path, &info) != 0 || (gint64) info.st_mtime / SECONDS_A_DAY != now / SECONDS_A_DAY;
}

void
sheaf_quick_check_note (const char *library, gint64 now)
{
  g_return_if_fail (library);

  g_autofree char *path = note_path (library);
  g_autofree char *folder = sheaf_backup_folder (library);
  const struct timespec times[2] = { { .tv_sec = now }, { .tv_sec = now } };
  if (g_mkdir_with_parents (folder, 0700) == 0 && g_file_set_contents (path, "", 0, NULL))
    utimensat (AT_FDCWD, path, times, 0);
}
