/* test-format.c: values as words
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/format-list.h"
#include "app/format.h"
#include "app/format-library.h"

/* 2021-11-12 09:00 UTC */
#define NOVEMBER_12 G_GINT64_CONSTANT (1636707600)
#define DAY         86400

static SheafArticle *
make_article (const char *title, const char *author, const char *source)
{
  SheafArticle *article = sheaf_article_new ();

  g_free (article->title);
  article->title = g_strdup (title);
  article->author = g_strdup (author);
  article->source = g_strdup (source);
  article->date = NOVEMBER_12;
  return article;
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_counts (void)
{
  assert_text (sheaf_format_articles (0), "0 articles");
  assert_text (sheaf_format_articles (1), "1 article");
  assert_text (sheaf_format_articles (12), "12 articles");
  assert_text (sheaf_format_place_label ("新媒体", 12, 3), "新媒体, 12 articles, 3 unread");
  assert_text (sheaf_format_place_label ("新媒体", 1, 0), "新媒体, 1 article");
}

static void
test_date (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("+08:00");

  assert_text (sheaf_format_date (NOVEMBER_12, NOVEMBER_12 + DAY, utc), "12 Nov");
  assert_text (sheaf_format_date (NOVEMBER_12, NOVEMBER_12 + 400 * DAY, utc), "12 Nov 2021");
  g_assert_null (sheaf_format_date (SHEAF_DATE_NONE, NOVEMBER_12, utc));
  g_assert_null (sheaf_format_date (G_MAXINT64, NOVEMBER_12, utc));

  /* The day is the reader's: late in London is early the next day in Shanghai. */
  assert_text (sheaf_format_date (NOVEMBER_12 + 10 * 3600, NOVEMBER_12, utc), "12 Nov");
  assert_text (sheaf_format_date (NOVEMBER_12 + 10 * 3600, NOVEMBER_12, shanghai), "13 Nov");
}

static void
test_origin (void)
{
  g_autoptr (SheafArticle) author = make_article ("a", "张三", "https://www.example.com/x");
  g_autoptr (SheafArticle) host = make_article ("a", NULL, "https://www.example.com/x");
  g_autoptr (SheafArticle) nothing = make_article ("a", NULL, NULL);
  g_autoptr (SheafArticle) broken = make_article ("a", "", "https://[");

  assert_text (sheaf_format_origin (author), "张三");
  assert_text (sheaf_format_origin (host), "example.com");
  g_assert_null (sheaf_format_origin (nothing));
  g_assert_null (sheaf_format_origin (broken));
}

static void
test_row (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (SheafArticle) article = make_article ("<b>A & B</b>", "张三", NULL);
  g_autoptr (SheafArticle) bare = make_article ("A", NULL, NULL);

  article->flags = SHEAF_FLAG_UNREAD | SHEAF_FLAG_STARRED;
  bare->date = SHEAF_DATE_NONE;
  assert_text (sheaf_format_footer (article, NOVEMBER_12, utc), "张三 · 12 Nov");
  assert_text (sheaf_format_footer (bare, NOVEMBER_12, utc), "");
  /* Titles are text, whatever they look like (SAFETY D1). */
  assert_text (sheaf_format_row_label (article, NOVEMBER_12, utc),
               "<b>A & B</b>, unread, starred, 张三 · 12 Nov");
  assert_text (sheaf_format_row_label (bare, NOVEMBER_12, utc), "A");
  assert_text (sheaf_format_draft (bare, "12 Nov"), "12 Nov");
  bare->draft = TRUE;
  assert_text (sheaf_format_draft (bare, "12 Nov"), "Draft · 12 Nov");
  assert_text (sheaf_format_draft (bare, ""), "Draft");
  assert_text (sheaf_format_row_label (bare, NOVEMBER_12, utc), "A, draft");
  bare->progress = 424;
  assert_text (sheaf_format_row_label (bare, NOVEMBER_12, utc), "A, draft, 42 % read");
}

static void
test_steps (void)
{
  const struct
  {
    SheafStep step;
    const char *text;
  } cases[] = {
    { { 1, SHEAF_STEP_IMPORT, TRUE, 312, 0 }, "Import 312 articles" },
    { { 1, SHEAF_STEP_READ, TRUE, 1, 0 }, "Mark 1 article as unread" },
    { { 1, SHEAF_STEP_READ, FALSE, 2, 0 }, "Mark 2 articles as read" },
    { { 1, SHEAF_STEP_STAR, TRUE, 1, 0 }, "Star 1 article" },
    { { 1, SHEAF_STEP_STAR, FALSE, 3, 0 }, "Remove the stars of 3 articles" },
    { { 1, SHEAF_STEP_ARCHIVE, TRUE, 1, 0 }, "Archive 1 article" },
    { { 1, SHEAF_STEP_ARCHIVE, FALSE, 1, 0 }, "Take 1 article out of the archive" },
    { { 1, SHEAF_STEP_TRASH, TRUE, 4, 0 }, "Move 4 articles to the trash" },
    { { 1, SHEAF_STEP_TRASH, FALSE, 1, 0 }, "Restore 1 article" },
    { { 1, SHEAF_STEP_EDIT, TRUE, 1, 0 }, "Edit 1 article" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (sheaf_format_step (&cases[i].step), cases[i].text);
}

static void
test_library_errors (void)
{
  g_autoptr (GError) busy = g_error_new_literal (SHEAF_ERROR, SHEAF_ERROR_BUSY, "it is locked");
  g_autoptr (GError) newer = g_error_new_literal (SHEAF_ERROR, SHEAF_ERROR_NEWER, "version 9");
  g_autofree char *advice = sheaf_format_library_advice (busy);

  assert_text (sheaf_format_library_error (busy), "The Library Is in Use");
  assert_text (sheaf_format_library_error (newer), "The Library Is from a Newer Sheaf");
  g_assert_nonnull (strstr (advice, "try again"));
}

static void
test_failures (void)
{
  g_autoptr (GError) full = g_error_new_literal (SHEAF_ERROR, SHEAF_ERROR_FULL, "SQLite 13");
  g_autoptr (GError) other = g_error_new_literal (SHEAF_ERROR, SHEAF_ERROR_FAILED, "so it is");
  g_autofree char *text = sheaf_format_failure (full);

  g_assert_nonnull (strstr (text, "Nothing is lost"));
  g_assert_null (strstr (text, "SQLite"));
  assert_text (sheaf_format_failure (other), "so it is");
  assert_text (sheaf_format_backup_problem (other), "so it is");
}

static void
test_backups (void)
{
  const gint64 now = 1798027200; /* 2026-12-23 12:00 UTC */
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) china = g_time_zone_new_offset (8 * 3600);
  g_autofree char *size = g_format_size (25000000);
  g_autofree char *whole = g_strdup_printf ("1 article · %s · Automatic", size);

  assert_text (sheaf_format_backup_time (now - 3600, now, utc), "Today, 11:00");
  assert_text (sheaf_format_backup_time (now - 24 * 3600, now, utc), "22 December 2026, 12:00");
  assert_text (sheaf_format_backup_time (now + 4 * 3600, now, china), "24 December 2026, 00:00");
  assert_text (sheaf_format_backup_time (G_MAXINT64, now, utc), "At an unknown time");
  assert_text (sheaf_format_backup (SHEAF_BACKUP_DAMAGED, 0, -1),
               "Cannot be read · 0 bytes · Before a repair");
  assert_text (sheaf_format_backup (SHEAF_BACKUP_DAILY, 25000000, 1), whole);
}

static void
test_bars (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  const gint64 ends[][2] = { { NOVEMBER_12, NOVEMBER_12 + 3 * DAY },
                             { NOVEMBER_12, NOVEMBER_12 + 400 * DAY },
                             { NOVEMBER_12, NOVEMBER_12 + 4000 * DAY } };
  static const char *const expected[][2] = { { "13 Nov 2021", "12 Nov 2021 – 15 Nov 2021" },
                                             { "Dec 2021", "Nov 2021 – Dec 2022" },
                                             { "2022", "2021 – 2032" } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (SheafDateBars) bars = NULL;

      g_array_append_vals (dates, ends[i], 2);
      bars = sheaf_date_bars_new (dates, utc);
      assert_text (sheaf_format_bars (bars, 1, 1), expected[i][0]);
      assert_text (sheaf_format_bars (bars, 0, bars->n - 1), expected[i][1]);
    }
}

static void
test_days (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("+08:00");

  assert_text (sheaf_format_day (NOVEMBER_12, NOVEMBER_12 + 3600, utc), "Today");
  assert_text (sheaf_format_day (NOVEMBER_12, NOVEMBER_12 + DAY, utc), "Yesterday");
  assert_text (sheaf_format_day (NOVEMBER_12, NOVEMBER_12 + 2 * DAY, utc), "Friday, 12 November");
  assert_text (sheaf_format_day (NOVEMBER_12, NOVEMBER_12 + 400 * DAY, utc),
               "Friday, 12 November 2021");
  assert_text (sheaf_format_day (SHEAF_DATE_NONE, NOVEMBER_12, utc), "No Date");

  /* A day is the reader's: 16:00 UTC is the next one in Shanghai. */
  g_assert_cmpuint (sheaf_day_number (NOVEMBER_12, utc), ==,
                    sheaf_day_number (NOVEMBER_12 + 8 * 3600, utc));
  g_assert_cmpuint (sheaf_day_number (NOVEMBER_12, shanghai), !=,
                    sheaf_day_number (NOVEMBER_12 + 8 * 3600, shanghai));
  g_assert_cmpuint (sheaf_day_number (SHEAF_DATE_NONE, utc), ==, 0);
}

static void
test_done (void)
{
  const SheafStep trash = { .kind = SHEAF_STEP_TRASH, .on = TRUE, .n_articles = 3 };
  const SheafStep edit = { .kind = SHEAF_STEP_EDIT, .on = TRUE, .n_articles = 1 };
  const SheafStep star = { .kind = SHEAF_STEP_STAR, .on = FALSE, .n_articles = 1 };
  const char *const path[] = { "新闻", "a/b", NULL };
  g_autoptr (SheafArticle) article = sheaf_article_new ();

  assert_text (sheaf_format_step_done (&trash), "3 articles moved to the trash");
  assert_text (sheaf_format_step_done (&edit), "1 article edited");
  assert_text (sheaf_format_step_done (&star), "The star of 1 article removed");
  assert_text (sheaf_format_selected (3), "3 selected");
  assert_text (sheaf_format_category (path), "新闻 › a/b");

  sheaf_article_add_warning (article, 7, "no\nend");
  sheaf_article_add_warning (article, 0, "too long");
  assert_text (sheaf_format_warning (g_ptr_array_index (article->warnings, 0)), "Line 7: no end");
  assert_text (sheaf_format_warning (g_ptr_array_index (article->warnings, 1)), "too long");
}

static void
test_reasons (void)
{
  assert_text (sheaf_format_reason ("the value is not UTF-8"), "The value is not UTF-8.");
  assert_text (sheaf_format_reason ("line 2: there is no key “a”"), "Line 2: there is no key “a”.");
  assert_text (sheaf_format_reason ("Two sentences. Already ended."),
               "Two sentences. Already ended.");
  assert_text (sheaf_format_reason ("没有这个键"), "没有这个键");
  assert_text (sheaf_format_reason (""), "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/counts", test_counts);
  g_test_add_func ("/format/date", test_date);
  g_test_add_func ("/format/origin", test_origin);
  g_test_add_func ("/format/row", test_row);
  g_test_add_func ("/format/steps", test_steps);
  g_test_add_func ("/format/bars", test_bars);
  g_test_add_func ("/format/days", test_days);
  g_test_add_func ("/format/done", test_done);
  g_test_add_func ("/format/reasons", test_reasons);
  g_test_add_func ("/format/library-errors", test_library_errors);
  g_test_add_func ("/format/failures", test_failures);
  g_test_add_func ("/format/backups", test_backups);
  return g_test_run ();
}
