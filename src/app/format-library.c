/* format-library.c: a library, its troubles and its backups as words for the screen
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/format-library.h"

#include "app/format.h"

#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_REASON 1000

char *
sheaf_format_library_error (const GError *error)
{
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_BUSY))
    return g_strdup (_ ("The Library Is in Use"));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
    return g_strdup (_ ("The Library Is Damaged"));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_NEWER))
    return g_strdup (_ ("The Library Is from a Newer Sheaf"));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_OLDER))
    return g_strdup (_ ("The Library Is from an Older Sheaf"));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_FULL))
    return g_strdup (_ ("No Space Left for the Library"));
  return g_strdup (_ ("The Library Cannot Be Opened"));
}

char *
sheaf_format_library_advice (const GError *error)
{
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_BUSY))
    return g_strdup (
        _ ("Another program is writing to it. Wait for it to finish, then try again."));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
    return g_strdup (
        _ ("Its file does not hold what it should. Nothing was changed. Sheaf can look "
           "for what is wrong and mend what can be mended; the file as it is now is kept."));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_NEWER))
    return g_strdup (_ ("This Sheaf does not know all that is in it. Nothing was changed. Update "
                        "Sheaf to open it."));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_OLDER))
    return g_strdup (
        _ ("It is to be brought up to date once, and for that its file and folder must be "
           "writable. See that they are, then try again."));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_FULL))
    return g_strdup (_ ("The disk is full. Empty the trash of your computer or delete files you no "
                        "longer need, then try again. Nothing in the library is lost."));
  return g_strdup (
      _ ("Its file or folder cannot be read. See that you may read and write both, and "
         "that the disk it is on is there, then try again."));
}

char *
sheaf_format_failure (const GError *error)
{
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_FULL))
    return g_strdup (_ ("Not saved, as the disk is full. Nothing is lost; free some space and try "
                        "again."));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_BUSY))
    return g_strdup (_ ("Another program is using the library, so this was not done. Try again "
                        "in a moment."));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_READ_ONLY))
    return g_strdup (_ ("Not saved, as the library can no longer be written."));
  return sheaf_text_display (error->message, MAX_REASON);
}

/* Backups. */

char *
sheaf_format_backup_problem (const GError *error)
{
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_FULL))
    return g_strdup (_ ("The disk is nearly full. Free some space, or save a copy elsewhere."));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT))
    return g_strdup (_ ("The library itself is damaged, so a copy of it would be as well."));
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_READ_ONLY))
    return g_strdup (_ ("The folder of backups beside the library cannot be written."));
  return sheaf_text_display (error->message, MAX_REASON);
}

char *
sheaf_format_backup_time (gint64 seconds, gint64 now, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) utc_now = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autoptr (GDateTime) local_now = utc_now ? g_date_time_to_timezone (utc_now, zone) : NULL;

  if (!local)
    return g_strdup (_ ("At an unknown time"));
  if (local_now && g_date_time_get_year (local) == g_date_time_get_year (local_now) &&
      g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (local_now))
    /* Translators: when a backup of today was made, see g_date_time_format() */
    return g_date_time_format (local, _ ("Today, %H:%M"));
  /* Translators: when a backup was made, see g_date_time_format() */
  return g_date_time_format (local, _ ("%-d %B %Y, %H:%M"));
}

char *
sheaf_format_backup_kind (SheafBackupKind kind)
{
  switch (kind)
    {
    case SHEAF_BACKUP_BY_HAND:
      return g_strdup (_ ("Made by you"));
    case SHEAF_BACKUP_MIGRATION:
      return g_strdup (_ ("Before an update"));
    case SHEAF_BACKUP_DELETION:
      return g_strdup (_ ("Before a deletion"));
    case SHEAF_BACKUP_REPLACED:
      return g_strdup (_ ("Replaced by a backup"));
    case SHEAF_BACKUP_DAMAGED:
      return g_strdup (_ ("Before a repair"));
    case SHEAF_BACKUP_DAILY:
    case SHEAF_N_BACKUP_KINDS:
    default:
      /* Translators: a backup that was made by itself */
      return g_strdup (_ ("Automatic"));
    }
}

char *
sheaf_format_backup (SheafBackupKind kind, gint64 size, gint64 n_articles)
{
  g_autofree char *bytes = g_format_size ((guint64) size);
  g_autofree char *reason = sheaf_format_backup_kind (kind);
  g_autofree char *articles = n_articles < 0
                                  ? g_strdup (_ ("Cannot be read"))
                                  : sheaf_format_articles ((guint) MIN (n_articles, G_MAXUINT));

  /* Translators: a backup: "5,175 articles · 25.1 MB · Automatic" */
  return g_strdup_printf (C_ ("backup", "%s · %s · %s"), articles, bytes, reason);
}
