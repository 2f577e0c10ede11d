/* date.c: every shape of date that front matter holds
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/date-scanner.h"
#include "core/date.h"

#include <string.h>

/* 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z. */
#define FIRST_SECOND G_GINT64_CONSTANT (-62135596800)
#define LAST_SECOND  G_GINT64_CONSTANT (253402300799)

static gboolean
check_time (SheafDateFields *f)
{
  f->hour = MAX (f->hour, 0);
  f->minute = MAX (f->minute, 0);
  f->second = MAX (f->second, 0);
  if (f->pm && f->hour < 12)
    f->hour += 12;
  else if (f->am && f->hour == 12)
    f->hour = 0;
  if (f->minute > 59 || f->second > 60)
    return FALSE;
  /* ISO 8601 ends a day with 24:00. */
  return f->hour < 24 || (f->hour == 24 && f->minute == 0 && f->second == 0);
}

static gboolean
finish (SheafDateFields *f, GTimeZone *zone, gint64 *seconds)
{
  g_autoptr (GTimeZone) own_zone = NULL;
  g_autoptr (GDateTime) minute = NULL;
  gboolean midnight = f->hour == 24;
  gint64 result;

  if (!check_time (f) || f->year < 1 || f->year > 9999)
    return FALSE;
  if (f->month > 12 || f->day > 31)
    return FALSE;
  if (f->has_zone)
    own_zone = g_time_zone_new_offset (f->offset);
  minute = g_date_time_new (own_zone ? own_zone : zone, f->year, f->month, f->day,
                            midnight ? 0 : f->hour, f->minute, 0);
  if (!minute)
    return FALSE;
  result = g_date_time_to_unix (minute) + f->second + (midnight ? 86400 : 0);
  if (result < FIRST_SECOND || result > LAST_SECOND)
    return FALSE;
  *seconds = result;
  return TRUE;
}

/* Digits alone: seconds or milliseconds since 1970, or a date and time without any separator. */
static gboolean
parse_digits (const char *text, gsize length, GTimeZone *zone, gint64 *seconds)
{
  gint64 value = g_ascii_strtoll (text, NULL, 10);

  if (length == 9 || length == 10)
    *seconds = value;
  else if (length == 13)
    *seconds = value / 1000;
  else if (length == 12 || length == 14)
    {
      g_autofree char *split = g_strdup_printf ("%.8sT%.*s", text, (int) length - 8, text + 8);

      return sheaf_date_parse (split, zone, seconds);
    }
  else
    return FALSE;
  return TRUE;
}

gboolean
sheaf_date_parse (const char *text, GTimeZone *zone, gint64 *seconds)
{
  g_autofree char *stripped = NULL;
  SheafDateFields fields;
  gsize digits;

  g_return_val_if_fail (text, FALSE);
  g_return_val_if_fail (zone, FALSE);
  g_return_val_if_fail (seconds, FALSE);

  /* The longest honest date is far shorter. */
  if (strlen (text) > 200)
    return FALSE;
  stripped = g_strstrip (g_strdup (text));
  digits = strspn (stripped, "0123456789");
  if (digits > 8 && stripped[digits] == '\0')
    return parse_digits (stripped, digits, zone, seconds);
  return sheaf_date_scan (stripped, &fields) && finish (&fields, zone, seconds);
}

char *
sheaf_date_format_utc (gint64 seconds)
{
  g_autoptr (GDateTime) time = NULL;

  if (seconds < FIRST_SECOND || seconds > LAST_SECOND)
    return NULL;
  time = g_date_time_new_from_unix_utc (seconds);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (time),
                          g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time),
                          g_date_time_get_second (time));
}

GTimeZone *
sheaf_date_zone (const char *name)
{
  if (!name)
    return g_time_zone_new_local ();
  /* GLib would read any file a path names. */
  if (*name == '\0' || *name == '/' || strstr (name, ".."))
    return NULL;
  return g_time_zone_new_identifier (name);
}
