/* test-date.c: every shape of date, and what is none
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/date.h"

/* Dates as they stand in real files, and the same moment in UTC; those without a zone are in Shanghai,
 * eight hours east (nine in the summers of 1986 to 1991). */
static const struct
{
  const char *text;
  const char *utc;
} dates[] = {
  { "2019-05-07 10:00:00", "2019-05-07T02:00:00Z" },
  { "2020-04-23", "2020-04-22T16:00:00Z" },
  { "2020-09-09 08:44:00 -0500", "2020-09-09T13:44:00Z" },
  { "1642564062835", "2022-01-19T03:47:42Z" },
  { "1704067200", "2024-01-01T00:00:00Z" },
  { "2019-01-05T11:27", "2019-01-05T03:27:00Z" },
  { "11/20/2025", "2025-11-19T16:00:00Z" },
  { "20/11/2025", "2025-11-19T16:00:00Z" },
  { "2020-07-07T00:00:00.000Z", "2020-07-07T00:00:00Z" },
  { "2022-06-01T00:00:00Z", "2022-06-01T00:00:00Z" },
  { "2019-09-03 8:45:00 -0500", "2019-09-03T13:45:00Z" },
  { "2026-03-30T15:09:11+08:00", "2026-03-30T07:09:11Z" },
  { "2011-12-22 00:49:48.000000000 +09:00", "2011-12-21T15:49:48Z" },
  { "2015-07-16 16:58", "2015-07-16T08:58:00Z" },
  { "2021-11-20T13:11:00", "2021-11-20T05:11:00Z" },
  { "2024-08-13T19:30:07.750+08:00", "2024-08-13T11:30:07Z" },
  { "2014-03-19T10:14:29-04:00", "2014-03-19T14:14:29Z" },
  { "2015-10-01 01:00:00 +0800", "2015-09-30T17:00:00Z" },
  { "Tue, 22 Sep 2020 01:27:23 GMT", "2020-09-22T01:27:23Z" },
  { "Fri, 12 Nov 2021 00:00:00 GMT", "2021-11-12T00:00:00Z" },
  { "2015-03-17 14:00:00 -4", "2015-03-17T18:00:00Z" },
  { "2021/10/13", "2021-10-12T16:00:00Z" },
  { "2021/9/1", "2021-08-31T16:00:00Z" },
  { "2022-9-25 14:01", "2022-09-25T06:01:00Z" },
  { "2023-1-1 10:28", "2023-01-01T02:28:00Z" },
  { "2020-5-10 19:45:45", "2020-05-10T11:45:45Z" },
  { "2023-3-3 16:42:22 ", "2023-03-03T08:42:22Z" },
  { "2024-4-09", "2024-04-08T16:00:00Z" },
  { "2026-01-04 16:39.000000000 +09:00", "2026-01-04T07:39:00Z" },
  { "2019-03-7 13:32:35", "2019-03-07T05:32:35Z" },
  { "2015/09/01 17:37", "2015-09-01T09:37:00Z" },
  { "2022-12-9 14:15", "2022-12-09T06:15:00Z" },
  { "2017-06-21 9:49:18", "2017-06-21T01:49:18Z" },
  { "3/20/2025", "2025-03-19T16:00:00Z" },
  { "05/4/2026", "2026-05-03T16:00:00Z" },
  { "2016-03-23 9:00:00 -4", "2016-03-23T13:00:00Z" },
  { "2024-02-07:00:00Z", "2024-02-07T00:00:00Z" },
  { "2024-01-05:15:55", "2024-01-05T07:55:00Z" },
  { "2017-11-09 17:34:04,", "2017-11-09T09:34:04Z" },
  { "2023-11-24T09:00:24.495079+08:00", "2023-11-24T01:00:24Z" },
  { "2023-11-24T9:0:26.845+8:0", "2023-11-24T01:00:26Z" },
  { "20-04-01 00:58:55", "2020-03-31T16:58:55Z" },
  { "2025-05-014 10:48:19", "2025-05-14T02:48:19Z" },
  { "2021-8-1", "2021-07-31T16:00:00Z" },
  { "2022/8/29 21:13", "2022-08-29T13:13:00Z" },
  { "2022-06-16\302\24000:00:00", "2022-06-15T16:00:00Z" },
  { "2022-06-16_00:00:00", "2022-06-15T16:00:00Z" },
  { "2010-01-10 13:07:09 +00:00", "2010-01-10T13:07:09Z" },
  { "2023-01-29 18:30:22 2023 -0800", "2023-01-30T02:30:22Z" },
  { "2015-12-31T1:44", "2015-12-30T17:44:00Z" },
  { "2018-12-05 9:38:00.000000000 +09:00", "2018-12-05T00:38:00Z" },
  { "2024-11-2 23:30:00.000000000 +09:00", "2024-11-02T14:30:00Z" },
  { "2022-04-22 周五 09:59", "2022-04-22T01:59:00Z" },
  { "2021年11月12日 10:00", "2021-11-12T02:00:00Z" },
  { "2021年11月12日 10时05分07秒", "2021-11-12T02:05:07Z" },
  { "2021年11月12日 下午3:00", "2021-11-12T07:00:00Z" },
  { "2021年1月2号 星期六", "2021-01-01T16:00:00Z" },
  { "2021-11-12 10：00", "2021-11-12T02:00:00Z" },
  { "November 12, 2021", "2021-11-11T16:00:00Z" },
  { "Nov. 12th, 2021 at 10:00 PM", "2021-11-12T14:00:00Z" },
  { "12 November 2021 12:30 a.m.", "2021-11-11T16:30:00Z" },
  { "12-Nov-2021", "2021-11-11T16:00:00Z" },
  { "12-Nov-21 07:00:00", "2021-11-11T23:00:00Z" },
  { "Fri Nov 12 08:00:00 2021", "2021-11-12T00:00:00Z" },
  { "Fri Nov 12 2021 08:00:00 GMT+0800 (中国标准时间)", "2021-11-12T00:00:00Z" },
  { "12/Nov/2021:10:00:00 +0800", "2021-11-12T02:00:00Z" },
  { "Fri, 12 Nov 2021 00:00:00 EST", "2021-11-12T05:00:00Z" },
  { "Fri, 12 Nov 2021 00:00:00 PDT", "2021-11-12T07:00:00Z" },
  { "2021-11-12 10:00:00 +0000 UTC", "2021-11-12T10:00:00Z" },
  { "31.12.2024", "2024-12-30T16:00:00Z" },
  { "20211112", "2021-11-11T16:00:00Z" },
  { "20211112T093000Z", "2021-11-12T09:30:00Z" },
  { "20211112093000", "2021-11-12T01:30:00Z" },
  { "2021-11-12T24:00:00Z", "2021-11-13T00:00:00Z" },
  { "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z" },
  { "2038-01-19T03:14:08Z", "2038-01-19T03:14:08Z" },
  { "1936-12-31T00:00:00Z", "1936-12-31T00:00:00Z" },
  { "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z" },
  { "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z" },
};

static const char *const nonsense[] = {
  "",
  "   ",
  "soon",
  "2021",
  "2021-11",
  "0000-01-01",
  "10000-01-01",
  "292277026596-12-04",
  "2024-02-30",
  "2023-02-29",
  "2024-13-01",
  "2024-13-45T25:61:61Z",
  "2024-00-10",
  "2024-01-01T25:00:00",
  "2024-01-01T10:60",
  "2024-01-01T00:00:00+99:99",
  "2024-01-01'; DROP TABLE articles;--",
  "2024-W01-1",
  "13/13/2024",
  "99-99-99 00:00:00",
  "20-13-01",
  "12:30",
  "1:2:3:4",
  "Mon Mon Jan Jan 1 2024",
  "0001-01-01 00:00:00 +0800",
  "9999-12-31 23:59:59 -0100",
  "2021-11-12 10:00 11:00",
  "2021-11-12 (unclosed",
  "{{ .Date }}",
  "<% tp.date.now() %>",
  "2021-11-12\n10:00 x",
  "99999999999999999999",
  "-",
  "+",
  "2021-",
  "2021-11-",
  "2021/",
};

static void
test_shapes (void)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("Asia/Shanghai");

  g_assert_nonnull (zone);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *utc = NULL;
      gint64 seconds = 0;

      g_test_message ("%s", dates[i].text);
      g_assert_true (sheaf_date_parse (dates[i].text, zone, &seconds));
      utc = sheaf_date_format_utc (seconds);
      g_assert_cmpstr (utc, ==, dates[i].utc);
    }
}

static void
test_nonsense (void)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      gint64 seconds = 42;

      g_test_message ("%s", nonsense[i]);
      g_assert_false (sheaf_date_parse (nonsense[i], zone, &seconds));
      g_assert_cmpint (seconds, ==, 42);
    }
}

/* Every beginning of every date is read or refused, and nothing is read beyond its end. */
static void
test_prefixes (void)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  guint understood = 0;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    for (const char *end = dates[i].text; *end; end = g_utf8_next_char (end))
      {
        g_autofree char *prefix = g_strndup (dates[i].text, end - dates[i].text);
        gint64 seconds;

        understood += sheaf_date_parse (prefix, zone, &seconds) ? 1 : 0;
      }
  g_assert_cmpuint (understood, >, G_N_ELEMENTS (dates));
}

static void
test_zone_assumed (void)
{
  g_autoptr (GTimeZone) utc = sheaf_date_zone ("UTC");
  g_autoptr (GTimeZone) east = sheaf_date_zone ("+08:00");
  g_autoptr (GTimeZone) local = sheaf_date_zone (NULL);
  gint64 a, b, c, d;

  g_assert_nonnull (local);
  g_assert_true (sheaf_date_parse ("2021-09-01 08:00", utc, &a));
  g_assert_true (sheaf_date_parse ("2021-09-01 08:00", east, &b));
  g_assert_cmpint (a - b, ==, 8 * 3600);
  g_assert_true (sheaf_date_parse ("2021-09-01 08:00 GMT", utc, &c));
  g_assert_true (sheaf_date_parse ("2021-09-01 08:00 GMT", east, &d));
  g_assert_cmpint (c, ==, d);
}

static void
test_zone_unknown (void)
{
  g_assert_null (sheaf_date_zone ("Atlantis/Capital"));
  g_assert_null (sheaf_date_zone (""));
  g_assert_null (sheaf_date_zone ("/etc/localtime"));
  g_assert_null (sheaf_date_zone ("../../../etc/localtime"));
}

static void
test_format (void)
{
  g_autofree char *epoch = sheaf_date_format_utc (0);
  g_autofree char *before = sheaf_date_format_utc (-1);

  g_assert_cmpstr (epoch, ==, "1970-01-01T00:00:00Z");
  g_assert_cmpstr (before, ==, "1969-12-31T23:59:59Z");
  g_assert_null (sheaf_date_format_utc (SHEAF_DATE_NONE));
  g_assert_null (sheaf_date_format_utc (G_MAXINT64));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/shapes", test_shapes);
  g_test_add_func ("/date/nonsense", test_nonsense);
  g_test_add_func ("/date/prefixes", test_prefixes);
  g_test_add_func ("/date/zone/assumed", test_zone_assumed);
  g_test_add_func ("/date/zone/unknown", test_zone_unknown);
  g_test_add_func ("/date/format", test_format);
  return g_test_run ();
}
