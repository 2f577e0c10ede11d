/* backups-thin.c: how many backups are kept, and of which times
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/backups.h"

#include "core/backup.h"
#include "core/prefix.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define SECONDS_A_DAY (24 * 60 * 60)
#define KEPT_ALWAYS   3

/* The day, week or month that a time is in, as a number that differs for each. */
typedef gint64 (*Span) (GDateTime *time);

static gint64
day_of (GDateTime *time)
{
  return g_date_time_to_unix (time) / SECONDS_A_DAY;
}

static gint64
week_of (GDateTime *time)
{
  return g_date_time_get_week_numbering_year (time) * 100 + g_date_time_get_week_of_year (time);
}

static gint64
month_of (GDateTime *time)
{
  return g_date_time_get_year (time) * 12 + g_date_time_get_month (time);
}

static const struct
{
  Span span;
  guint n;
} rules[] = { { day_of, 7 }, { week_of, 4 }, { month_of, 6 } };

/* Marks the newest backup of each of the @n newest spans. @list is newest first. */
static void
keep (GPtrArray *list, Span span, guint n, GHashTable *kept)
{
  gint64 last = -1;
  for (guint i = 0; i < list->len && n > 0; i++)
    {
      SheafBackup *backup = g_ptr_array_index (list, i);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (backup->time);
      if (i > 0 && span (time) == last)
        continue;
      last = span (time);
      g_hash_table_add (kept, backup);
      n--;
    }
}

static guint
thin (GPtrArray *list, const char *spared)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  guint n_deleted = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    keep (list, rules[i].span, rules[i].n, kept);
  for (guint i = KEPT_ALWAYS; i < list->len; i++)
    {
      SheafBackup *backup = g_ptr_array_index (list, i);
      if (g_hash_table_contains (kept, backup) || g_strcmp0 (backup->path, spared) == 0)
        continue;
      if (g_unlink (backup->path) == 0)
        n_deleted++;
      else
        g_message ("A backup cannot be deleted: %s", g_strerror (errno));
    }
  return n_deleted;
}

/* What a backup that was cut off left behind; one that is under way was begun today. */
static void
sweep (const char *library, gint64 now)
{
  g_autofree char *folder = sheaf_backup_folder (library);
  g_autofree char *stem = sheaf_backup_stem (library);
  g_autofree char *start = g_strconcat (stem, "-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;
      if (sheaf_has_prefix (name, start) && g_str_has_suffix (name, SHEAF_BACKUP_PART) &&
          g_lstat (path, &info) == 0 && info.st_mtime < now - SECONDS_A_DAY)
        g_unlink (path);
    }
}

guint
sheaf_backups_thin (const char *library, gint64 now, const char *kept)
{
  g_return_val_if_fail (library, 0);

  g_autoptr (GPtrArray) list = sheaf_backups_list (library, NULL);
  g_autoptr (GPtrArray) past = g_ptr_array_new ();
  g_autoptr (GPtrArray) future = g_ptr_array_new ();
  g_autoptr (GPtrArray) deletions = g_ptr_array_new ();
  for (guint i = 0; list && i < list->len; i++)
    {
      SheafBackup *backup = g_ptr_array_index (list, i);
      if (backup->kind == SHEAF_BACKUP_DAILY)
        g_ptr_array_add (backup->time > now + SECONDS_A_DAY ? future : past, backup);
      else if (backup->kind == SHEAF_BACKUP_DELETION)
        g_ptr_array_add (deletions, backup);
    }
  sweep (library, now);
  return thin (past, kept) + thin (future, kept) + thin (deletions, kept);
}
