/* backup-name.c: how backups are called, and where they lie
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/backup-name.h"

#include "core/prefix.h"

#include <stdlib.h>
#include <string.h>

#define ENDING ".sheaf"
/* No colons, which some file systems refuse; in the order of time when sorted by name. */
#define TIME_FORMAT "%Y-%m-%dT%H-%M-%SZ"
#define TIME_SHAPE  "0000-00-00T00-00-00Z"
#define TIME_LENGTH (sizeof TIME_SHAPE - 1)

static const char *const reasons[SHEAF_N_BACKUP_KINDS] = {
  [SHEAF_BACKUP_DAILY] = "",
  [SHEAF_BACKUP_BY_HAND] = "-by-hand",
  [SHEAF_BACKUP_MIGRATION] = "-before-update",
  [SHEAF_BACKUP_DELETION] = "-before-deletion",
  [SHEAF_BACKUP_REPLACED] = "-replaced",
  [SHEAF_BACKUP_DAMAGED] = "-damaged",
};

char *
sheaf_backup_real_path (const char *library)
{
  g_return_val_if_fail (library, NULL);

  char *path = realpath (library, NULL);
  char *copy = g_strdup (path ? path : library);
  free (path);
  return copy;
}

char *
sheaf_backup_folder (const char *library)
{
  g_return_val_if_fail (library, NULL);

  g_autofree char *folder = g_path_get_dirname (library);
  return g_build_filename (folder, "backups", NULL);
}

char *
sheaf_backup_stem (const char *library)
{
  g_return_val_if_fail (library, NULL);

  char *stem = g_path_get_basename (library);
  gsize length = strlen (stem);
  if (g_str_has_suffix (stem, ENDING) && length > strlen (ENDING))
    stem[length - strlen (ENDING)] = 0;
  return stem;
}

char *
sheaf_backup_name (const char *library, SheafBackupKind kind, gint64 time)
{
  g_return_val_if_fail (library && kind < SHEAF_N_BACKUP_KINDS, NULL);

  g_autofree char *stem = sheaf_backup_stem (library);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = date ? g_date_time_format (date, TIME_FORMAT) : g_strdup (TIME_SHAPE);
  return g_strconcat (stem, "-", text, reasons[kind], ENDING, NULL);
}

static gboolean
parse_time (const char *text, gint64 *time)
{
  int part[6] = { 0 };
  gsize n = 0;
  for (gsize i = 0; i < TIME_LENGTH; i++)
    {
      gboolean digit = g_ascii_isdigit (text[i]);
      if (digit != (TIME_SHAPE[i] == '0') || (!digit && text[i] != TIME_SHAPE[i]))
        return FALSE;
      if (digit)
        part[n] = part[n] * 10 + g_ascii_digit_value (text[i]);
      else
        n++;
    }
  g_autoptr (GDateTime) date =
      g_date_time_new_utc (part[0], part[1], part[2], part[3], part[4], part[5]);
  if (date)
    *time = g_date_time_to_unix (date);
  return date != NULL;
}

gboolean
sheaf_backup_parse_name (const char *library, const char *name, SheafBackupKind *kind, gint64 *time)
{
  g_return_val_if_fail (library && name && kind && time, FALSE);

  g_autofree char *stem = sheaf_backup_stem (library);
  gsize start = strlen (stem) + 1;
  if (!sheaf_has_prefix (name, stem) || name[start - 1] != '-' ||
      strlen (name) < start + TIME_LENGTH || !parse_time (name + start, time))
    return FALSE;
  for (guint i = 0; i < SHEAF_N_BACKUP_KINDS; i++)
    {
      g_autofree char *rest = g_strconcat (reasons[i], ENDING, NULL);
      if (g_str_equal (name + start + TIME_LENGTH, rest))
        {
          *kind = i;
          return TRUE;
        }
    }
  return FALSE;
}
