/* test-date-bars.c: articles counted by day, month or year
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/date-bars.h"

#include "core/article.h"
#include "core/search-field.h"

#include <stdarg.h>

/* @dates: divided by blanks, "-" for none. Returns: (nullable) */
static SheafDateBars *
make (const char *dates)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = g_strsplit (dates, " ", -1);

  for (guint i = 0; words[i]; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (words[i], zone);
      gint64 second = time ? g_date_time_to_unix (time) : SHEAF_DATE_NONE;

      g_array_append_val (seconds, second);
    }
  return sheaf_date_bars_new (seconds, zone);
}

static void
assert_bars (const char *dates, SheafDateUnit unit, const char *expected, const char *all)
{
  g_autoptr (SheafDateBars) bars = make (dates);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *whole = NULL;

  g_assert_nonnull (bars);
  for (guint i = 0; i < bars->n; i++)
    g_string_append_printf (said, "%u", bars->counts[i]);
  g_assert_cmpint (bars->unit, ==, unit);
  g_assert_cmpstr (said->str, ==, expected);
  whole = sheaf_date_bars_format (bars, 0, bars->n - 1);
  g_assert_cmpstr (whole, ==, all);
}

static void
test_units (void)
{
  assert_bars ("2021-05-05T00:30:00", SHEAF_DATE_BARS_DAYS, "1", "2021-05-05");
  assert_bars ("2021-05-01T23:59:59 - 2021-05-03T00:00:00 2021-05-03T12:00:00",
               SHEAF_DATE_BARS_DAYS, "102", "2021-05-01..2021-05-03");
  assert_bars ("2021-12-31T12:00:00 2021-09-01T00:00:00 2022-01-01T00:00:00",
               SHEAF_DATE_BARS_MONTHS, "10011", "2021-09..2022-01");
  assert_bars ("2001-01-01T00:00:00 2009-12-31T23:00:00 2009-01-01T00:00:00", SHEAF_DATE_BARS_YEARS,
               "100000002", "2001..2009");
}

static void
test_limits (void)
{
  g_autoptr (SheafDateBars) none = make ("- -");
  g_autoptr (SheafDateBars) long_ago = make ("0101-01-01T00:00:00 2021-01-01T00:00:00");

  g_assert_null (none);
  g_assert_cmpuint (long_ago->n, ==, SHEAF_DATE_BARS_MAX);
  g_assert_cmpuint (long_ago->counts[long_ago->n - 1], ==, 1);
  g_assert_cmpuint (long_ago->most, ==, 1);
}

/* The search takes what a bar is called, and means the same days by it. */
static void
test_search (void)
{
  static const char *const dates[] = { "2021-05-01T12:00:00 2021-05-20T12:00:00",
                                       "2021-05-01T12:00:00 2022-05-20T12:00:00",
                                       "1990-05-01T12:00:00 2022-05-20T12:00:00" };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (SheafDateBars) bars = make (dates[i]);
      gint64 end = 0;

      for (guint j = 0; j < bars->n; j++)
        {
          g_autofree char *text = sheaf_date_bars_format (bars, j, j);
          gint64 from, until;

          g_assert_true (sheaf_search_field_parse_dates (text, zone, &from, &until));
          g_assert_true (j == 0 || from == end);
          end = until;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-bars/units", test_units);
  g_test_add_func ("/date-bars/limits", test_limits);
  g_test_add_func ("/date-bars/search", test_search);
  return g_test_run ();
}
