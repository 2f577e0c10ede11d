/* date-bars.c: how many articles there are of each day, month or year
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/date-bars.h"

#include "core/article.h"

#define DAYS_MAX   62
#define MONTHS_MAX 84

#define DAY      G_GINT64_CONSTANT (86400)
#define EPOCH    719163  /* the Julian day, as GDate counts, of 1 January 1970 */
#define LAST_DAY 3652059 /* of the year 9999 */

/* Not by GDateTime, of which a hundred thousand take a fifth of a second. */
static gboolean
get_day (gint64 date, GTimeZone *zone, GDate *day)
{
  const gint64 second =
      date == SHEAF_DATE_NONE
          ? 0
          : date + g_time_zone_get_offset (
                       zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, date));
  const gint64 number = second / DAY - (second % DAY < 0) + EPOCH;

  g_date_clear (day, 1);
  if (date == SHEAF_DATE_NONE || number < 1 || number > LAST_DAY)
    return FALSE;
  g_date_set_julian (day, (guint32) number);
  return TRUE;
}

/* Which bar @day is in, counted from year 1; of the same unit. */
static gint64
number_of (SheafDateUnit unit, const GDate *day)
{
  switch (unit)
    {
    case SHEAF_DATE_BARS_DAYS:
      return g_date_get_julian (day);
    case SHEAF_DATE_BARS_MONTHS:
      return (gint64) g_date_get_year (day) * 12 + g_date_get_month (day) - 1;
    case SHEAF_DATE_BARS_YEARS:
    default:
      return g_date_get_year (day);
    }
}

static void
set_number (SheafDateUnit unit, gint64 number, GDate *day)
{
  g_date_clear (day, 1);
  switch (unit)
    {
    case SHEAF_DATE_BARS_DAYS:
      g_date_set_julian (day, (guint32) number);
      break;
    case SHEAF_DATE_BARS_MONTHS:
      g_date_set_dmy (day, 1, (GDateMonth) (number % 12 + 1), (GDateYear) (number / 12));
      break;
    case SHEAF_DATE_BARS_YEARS:
    default:
      g_date_set_dmy (day, 1, G_DATE_JANUARY, (GDateYear) number);
      break;
    }
}

static SheafDateUnit
choose_unit (const GDate *first, const GDate *last)
{
  if (g_date_days_between (first, last) < DAYS_MAX)
    return SHEAF_DATE_BARS_DAYS;
  return number_of (SHEAF_DATE_BARS_MONTHS, last) - number_of (SHEAF_DATE_BARS_MONTHS, first) <
                 MONTHS_MAX
             ? SHEAF_DATE_BARS_MONTHS
             : SHEAF_DATE_BARS_YEARS;
}

static gboolean
find_span (const GArray *dates, gint64 *first, gint64 *last)
{
  gboolean found = FALSE;

  for (guint i = 0; i < dates->len; i++)
    {
      gint64 date = g_array_index (dates, gint64, i);

      if (date == SHEAF_DATE_NONE)
        continue;
      *first = found ? MIN (*first, date) : date;
      *last = found ? MAX (*last, date) : date;
      found = TRUE;
    }
  return found;
}

SheafDateBars *
sheaf_date_bars_new (const GArray *dates, GTimeZone *zone)
{
  g_autoptr (SheafDateBars) self = NULL;
  gint64 first = 0, last = 0, number, end;
  GDate day, last_day;

  g_return_val_if_fail (dates && zone, NULL);

  if (!find_span (dates, &first, &last) || !get_day (first, zone, &day) ||
      !get_day (last, zone, &last_day))
    return NULL;
  self = g_new0 (SheafDateBars, 1);
  self->unit = choose_unit (&day, &last_day);
  end = number_of (self->unit, &last_day) + 1;
  number = MAX (number_of (self->unit, &day), end - SHEAF_DATE_BARS_MAX);
  self->n = (guint) (end - number);
  self->counts = g_new0 (guint, self->n);
  set_number (self->unit, number, &self->first);
  for (guint i = 0; i < dates->len; i++)
    {
      gint64 bar = get_day (g_array_index (dates, gint64, i), zone, &day)
                       ? number_of (self->unit, &day) - number
                       : -1;

      if (bar < 0 || bar >= self->n)
        continue;
      self->counts[bar]++;
      self->most = MAX (self->most, self->counts[bar]);
    }
  return g_steal_pointer (&self);
}

SheafDateBars *
sheaf_date_bars_copy (const SheafDateBars *self)
{
  SheafDateBars *copy;

  g_return_val_if_fail (self, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->counts = g_memdup2 (self->counts, self->n * sizeof *self->counts);
  return copy;
}

void
sheaf_date_bars_free (SheafDateBars *self)
{
  if (!self)
    return;
  g_free (self->counts);
  g_free (self);
}

void
sheaf_date_bars_get_day (const SheafDateBars *self, guint bar, GDate *day)
{
  g_return_if_fail (self && bar < self->n && day);

  set_number (self->unit, number_of (self->unit, &self->first) + bar, day);
}

/* --- As it is searched for --- */

static char *
format_bar (const SheafDateBars *self, guint bar)
{
  GDate day;

  sheaf_date_bars_get_day (self, bar, &day);
  switch (self->unit)
    {
    case SHEAF_DATE_BARS_DAYS:
      return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&day), g_date_get_month (&day),
                              g_date_get_day (&day));
    case SHEAF_DATE_BARS_MONTHS:
      return g_strdup_printf ("%04d-%02d", g_date_get_year (&day), g_date_get_month (&day));
    case SHEAF_DATE_BARS_YEARS:
    default:
      return g_strdup_printf ("%04d", g_date_get_year (&day));
    }
}

char *
sheaf_date_bars_format (const SheafDateBars *self, guint from, guint to)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (self && from <= to && to < self->n, NULL);

  one = format_bar (self, from);
  if (from == to)
    return g_steal_pointer (&one);
  other = format_bar (self, to);
  return g_strconcat (one, "..", other, NULL);
}
