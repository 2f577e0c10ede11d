/* test-search.c: what is found, and in which order
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "search-fixture.h"

#include <string.h>

/* --- Words --- */

static void
test_words (SearchFixture *fixture, gconstpointer data)
{
  search_fixture_put_text (fixture, "电脑与网络", "一台電腦，連上互聯網。");           /* 1 */
  search_fixture_put_text (fixture, "Café society", "ＡＢＣ１２３ network; new nets"); /* 2 */
  search_fixture_put_text (fixture, "中国", "人民，中国\n人类 abc123");                /* 3 */
  search_fixture_put (fixture, "Inline", "互<b>联</b>网 <p>互</p><p>动</p>", SHEAF_FORMAT_HTML,
                      SHEAF_DATE_NONE); /* 4 */
  search_fixture_fill (fixture);

  search_fixture_assert_found (fixture, "电脑", "1");
  search_fixture_assert_found (fixture, "電腦", "1");
  search_fixture_assert_found (fixture, "互联网", "1 4");
  search_fixture_assert_found (fixture, "互动", "");
  search_fixture_assert_found (fixture, "中国人", "");
  search_fixture_assert_found (fixture, "国", "3");
  search_fixture_assert_found (fixture, "abc123", "2 3");
  search_fixture_assert_found (fixture, "ABC", "");
  search_fixture_assert_found (fixture, "cafe", "2");
  search_fixture_assert_found (fixture, "net", "");
  search_fixture_assert_found (fixture, "\"new nets\"", "2");
  search_fixture_assert_found (fixture, "\"nets new\"", "");
  search_fixture_assert_found (fixture, "nets network", "2");
  search_fixture_assert_found (fixture, "title:中国", "3");
  search_fixture_assert_found (fixture, "title:电脑", "1");
  search_fixture_assert_found (fixture, "title:互联网", "");
  search_fixture_assert_found (fixture, "cafe OR 人类", "2 3");
  search_fixture_assert_found (fixture, "互联网 -电脑", "4");
  search_fixture_assert_found (fixture, "-互联网", "2 3");
  search_fixture_assert_found (fixture, "-互联网 -中国", "2");
  search_fixture_assert_found (fixture, "电脑 OR -中国", "1 2 4");
  search_fixture_assert_found (fixture, "，。", "");

  search_fixture_assert_typed (fixture, "n", "2");
  search_fixture_assert_typed (fixture, "ne", "2");
  search_fixture_assert_typed (fixture, "net", "2");
  search_fixture_assert_typed (fixture, "netw", "2");
  search_fixture_assert_typed (fixture, "netx", "");
  search_fixture_assert_typed (fixture, "Soc", "2");
  search_fixture_assert_typed (fixture, "title:ca", "2");
  search_fixture_assert_typed (fixture, "title:ne", "");
  search_fixture_assert_typed (fixture, "net ", "");
  search_fixture_assert_typed (fixture, "互联网a", "");
}

/* So many named that they are looked for on a walk over all articles: the same answer as by sorting. */
static void
test_many_names (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) both = g_string_new (NULL);
  g_autofree char *page = NULL;
  SheafSearchOptions options = { FALSE, 3, 0 };

  search_fixture_run (fixture, "BEGIN", SHEAF_VALUES ());
  for (guint i = 0; i < 2400; i++)
    {
      gint64 id = search_fixture_put (fixture, "-", i % 3 ? "other" : "word", SHEAF_FORMAT_TEXT,
                                      (gint64) (9000 - i) * DAY);

      if (i % 7 && i % 2)
        search_fixture_tag (fixture, id, "a word");
      else if (i % 7)
        search_fixture_run (fixture, "UPDATE article SET author = 'Word' WHERE id = ?",
                            SHEAF_VALUES (SHEAF_INT (id)));
      if (i % 7 || i % 3 == 0)
        g_string_append_printf (all, "%s%u", i ? " " : "", i + 1);
      if (i % 7 && i % 3)
        g_string_append_printf (both, "%s%u", both->len ? " " : "", i + 1);
    }
  search_fixture_run (fixture, "COMMIT", SHEAF_VALUES ());
  search_fixture_fill (fixture);
  search_fixture_assert_found (fixture, "word", all->str);
  search_fixture_assert_found (fixture, "word other", both->str);
  search_fixture_assert_found (fixture, "word tag:\"a word\" author:word", "");
  page = search_fixture_find (fixture->library, "word", FALSE, &options);
  g_assert_cmpstr (page, ==, "1 2 3");
}

/* --- Fields --- */

static void
add_category (SearchFixture *fixture, gint64 id, gint64 parent, const char *name)
{
  search_fixture_run (fixture, "INSERT INTO category (id, parent, name, depth) VALUES (?, ?, ?, 0)",
                      SHEAF_VALUES (SHEAF_INT (id), SHEAF_INT (parent), SHEAF_TEXT (name)));
}

static void
set_category (SearchFixture *fixture, gint64 article, gint64 category)
{
  search_fixture_run (
      fixture,
      "INSERT INTO article_category (category, date, article, position, several, hidden, unread)"
      " VALUES (?, 0, ?, 0, 0, 0, 1)",
      SHEAF_VALUES (SHEAF_INT (category), SHEAF_INT (article)));
}

static void
test_names (SearchFixture *fixture, gconstpointer data)
{
  search_fixture_put_text (fixture, "One", "linux kernel");
  search_fixture_put_text (fixture, "Two", "nothing of the kind");
  search_fixture_put_text (fixture, "Three", "kernel");
  search_fixture_tag (fixture, 2, "Linux");
  search_fixture_tag (fixture, 3, "lang/c");
  search_fixture_tag (fixture, 3, "人工智能");
  search_fixture_run (fixture, "UPDATE article SET author = '人人都是产品经理' WHERE id = 2",
                      SHEAF_VALUES ());
  search_fixture_run (fixture, "UPDATE article SET author = 'Ada Lovelace' WHERE id = 3",
                      SHEAF_VALUES ());
  search_fixture_fill (fixture);

  search_fixture_assert_found (fixture, "tag:linux", "2");
  search_fixture_assert_found (fixture, "tag:lin", "");
  search_fixture_assert_typed (fixture, "tag:lin", "2");
  search_fixture_assert_found (fixture, "tag:lang", "3");
  search_fixture_assert_found (fixture, "tag:lang/c", "3");
  search_fixture_assert_found (fixture, "tag:c", "");
  search_fixture_assert_found (fixture, "-tag:linux", "1 3");
  search_fixture_assert_found (fixture, "author:产品", "2");
  search_fixture_assert_found (fixture, "author:ada", "3");
  search_fixture_assert_found (fixture, "-author:ada", "1 2");

  /* A free word is a tag's or an author's as well. */
  search_fixture_assert_found (fixture, "linux", "1 2");
  search_fixture_assert_found (fixture, "智能", "3");
  search_fixture_assert_found (fixture, "lovelace", "3");
  search_fixture_assert_found (fixture, "linux kernel", "1");
  search_fixture_assert_found (fixture, "linux kind", "2");
  search_fixture_assert_found (fixture, "linux 产品经理", "2");
  search_fixture_assert_found (fixture, "kernel -lovelace", "1");
  search_fixture_assert_found (fixture, "-linux", "3");
  search_fixture_assert_found (fixture, "kernel OR tag:linux", "1 2 3");
  search_fixture_assert_found (fixture, "linux tag:linux", "2");
}

static void
test_fields (SearchFixture *fixture, gconstpointer data)
{
  gint64 noon =
      1631188800 + DAY / 2; /* 2021-09-09 12:00 UTC, a day on which all the world is near it */

  search_fixture_put (fixture, "One", "x ![p](a.png)", SHEAF_FORMAT_MARKDOWN, noon);
  search_fixture_put (fixture, "Two", "x `<img src=a>`", SHEAF_FORMAT_MARKDOWN, noon - 400 * DAY);
  search_fixture_put (fixture, "Three", "x <IMG src=a>", SHEAF_FORMAT_HTML, SHEAF_DATE_NONE);
  add_category (fixture, 10, 0, "A");
  add_category (fixture, 11, 10, "B");
  add_category (fixture, 12, 0, "B");
  set_category (fixture, 1, 10);
  set_category (fixture, 1, 11);
  set_category (fixture, 2, 12);
  search_fixture_add_property (fixture, 1, "layout", "post");
  search_fixture_add_property (fixture, 2, "来源", "新华网");
  search_fixture_run (fixture, "UPDATE article SET unread = 0 WHERE id = 1", SHEAF_VALUES ());
  search_fixture_run (fixture, "UPDATE article SET starred = 1 WHERE id = 2", SHEAF_VALUES ());
  search_fixture_run (fixture, "UPDATE article SET archived = 1 WHERE id = 3", SHEAF_VALUES ());
  search_fixture_run (fixture,
                      "INSERT INTO detail (id, source) VALUES (1, 'https://www.example.com/a/b')",
                      SHEAF_VALUES ());
  search_fixture_run (fixture, "INSERT INTO root (id, path) VALUES (1, '/srv/clips')",
                      SHEAF_VALUES ());
  search_fixture_run (fixture,
                      "INSERT INTO place (article, root, path, main, sha256, size, mtime, ctime)"
                      " VALUES (2, 1, 'a.md', 1, x'00', 0, 0, 0)",
                      SHEAF_VALUES ());
  search_fixture_fill (fixture);

  search_fixture_assert_found (fixture, "category:A", "1");
  search_fixture_assert_found (fixture, "category:B", "1 2");
  search_fixture_assert_found (fixture, "category:\"A/B\"", "1");
  search_fixture_assert_found (fixture, "category:\"B/A\"", "");
  search_fixture_assert_found (fixture, "is:unread", "2 3");
  search_fixture_assert_found (fixture, "is:starred", "2");
  search_fixture_assert_found (fixture, "is:archived x", "3");
  search_fixture_assert_found (fixture, "-is:unread", "1");
  search_fixture_assert_found (fixture, "has:pictures", "1 3");
  search_fixture_assert_found (fixture, "date:2021", "1");
  search_fixture_assert_found (fixture, "x date:2021-09", "1");
  search_fixture_assert_found (fixture, "date:2020..2021", "1 2");
  search_fixture_assert_found (fixture, "-date:2021", "2 3");
  search_fixture_assert_found (fixture, "layout:post", "1");
  search_fixture_assert_found (fixture, "Layout:post x", "1");
  search_fixture_assert_found (fixture, "layout:draft", "");
  search_fixture_assert_found (fixture, "来源:新华", "2");
  search_fixture_assert_found (fixture, "nosuchkey:x", "");
  search_fixture_assert_found (fixture, "source:example.com", "1");
  search_fixture_assert_found (fixture, "source:clips", "2");
  search_fixture_assert_found (fixture, "one OR is:starred", "1 2");
}

/* A key that no article has means the text. */
static void
test_unknown_key (SearchFixture *fixture, gconstpointer data)
{
  search_fixture_put_text (fixture, "One", "error: file not found");
  search_fixture_fill (fixture);
  search_fixture_assert_found (fixture, "error:file", "1");
  search_fixture_assert_found (fixture, "-error:file", "");
  search_fixture_assert_found (fixture, "error:not", "");
}

/* --- Order --- */

static void
test_order (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *whole = NULL;
  gint64 day = 18000;

  search_fixture_put (fixture, "a", "word", SHEAF_FORMAT_TEXT, SHEAF_DATE_NONE);    /* 1 */
  search_fixture_put (fixture, "b", "word", SHEAF_FORMAT_TEXT, day * DAY + 100);    /* 2 */
  search_fixture_put (fixture, "c", "word", SHEAF_FORMAT_TEXT, (day + 5) * DAY);    /* 3 */
  search_fixture_put (fixture, "d", "word", SHEAF_FORMAT_TEXT, day * DAY + 300);    /* 4 */
  search_fixture_put (fixture, "e", "word", SHEAF_FORMAT_TEXT, day * DAY + 200);    /* 5 */
  search_fixture_put (fixture, "f", "word", SHEAF_FORMAT_TEXT, (day - 9000) * DAY); /* 6 */
  search_fixture_put (fixture, "g", "word", SHEAF_FORMAT_TEXT,
                      (day - 30000) * DAY); /* 7: before 1970 */
  search_fixture_put (fixture, "h", "word", SHEAF_FORMAT_TEXT, SHEAF_DATE_NONE); /* 8 */
  search_fixture_fill (fixture);

  whole = search_fixture_find (fixture->library, "word", FALSE, NULL);
  g_assert_cmpstr (whole, ==, "3 4 5 2 6 7 1 8");
  for (guint limit = 1; limit < 9; limit++)
    {
      g_string_truncate (all, 0);
      for (guint offset = 0; offset < 8; offset += limit)
        {
          SheafSearchOptions options = { FALSE, limit, offset };
          g_autofree char *page = search_fixture_find (fixture->library, "word", FALSE, &options);

          g_string_append_printf (all, "%s%s", offset ? " " : "", page);
        }
      g_assert_cmpstr (all->str, ==, whole);
    }
}

static void
test_best (SearchFixture *fixture, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (4000, 'x');
  g_autofree char *long_text = NULL;
  g_autofree char *found = NULL;
  SheafSearchOptions options = { TRUE, 0, 0 };

  for (guint i = 0; i < 4000; i += 5)
    filler[i] = ' ';
  long_text = g_strconcat (filler, " whale", NULL);
  search_fixture_put (fixture, "a", long_text, SHEAF_FORMAT_TEXT, 20 * DAY);
  search_fixture_put (fixture, "b", "whale whale whale", SHEAF_FORMAT_TEXT, 10 * DAY);
  search_fixture_put (fixture, "The whale", "a whale", SHEAF_FORMAT_TEXT, 5 * DAY);
  for (guint i = 0; i < 20; i++)
    search_fixture_put (fixture, "other", "nothing here", SHEAF_FORMAT_TEXT, DAY);
  search_fixture_fill (fixture);
  search_fixture_assert_found (fixture, "whale", "1 2 3");
  found = search_fixture_find (fixture->library, "whale", FALSE, &options);
  g_assert_cmpstr (found, ==, "3 2 1");
}

#define N_GROUPED 2600

static void
find_by_category (SearchFixture *fixture, const char *text, guint limit, guint offset, char **found)
{
  const SheafSearchOptions options = { .by_category = TRUE, .limit = limit, .offset = offset };

  *found = search_fixture_find (fixture->library, text, FALSE, &options);
}

/* So many that all are read, and few that are looked up: the same order of either. */
static void
test_by_category (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *found = NULL, *few = NULL, *page = NULL;
  const char *end;

  search_fixture_run (fixture, "BEGIN", SHEAF_VALUES ());
  for (guint name = 1; name <= 12; name++)
    search_fixture_run (fixture,
                        "INSERT INTO category (id, parent, name, depth) VALUES (?1, 0, ?1, 0)",
                        SHEAF_VALUES (SHEAF_INT (name)));
  /* 13 is for those in none, and another path of all that have one says nothing. */
  for (guint i = 0; i < N_GROUPED; i++)
    {
      const gint64 id = search_fixture_put (fixture, "-", i % 130 < 13 ? "rare word" : "word",
                                            SHEAF_FORMAT_TEXT, (gint64) (9000 - i) * DAY);

      for (guint path = 0; i % 13 < 12 && path < 2; path++)
        search_fixture_run (
            fixture,
            "INSERT INTO article_category (category, date, article, position, several, hidden,"
            " unread) VALUES (?, 0, ?, ?, 1, 0, 1)",
            SHEAF_VALUES (SHEAF_INT ((i + 5 * path) % 13 % 12 + 1), SHEAF_INT (id),
                          SHEAF_INT (path)));
    }
  search_fixture_run (fixture, "COMMIT", SHEAF_VALUES ());
  search_fixture_fill (fixture);

  for (guint category = 0; category < 13; category++)
    for (guint i = category; i < N_GROUPED; i += 13)
      g_string_append_printf (all, "%s%u", all->len ? " " : "", i + 1);
  find_by_category (fixture, "word", 0, 0, &found);
  g_assert_cmpstr (found, ==, all->str);
  find_by_category (fixture, "rare", 4, 0, &few);
  g_assert_cmpstr (few, ==, "1 131 261 391");

  /* A page is cut out of the whole order. */
  end = g_strrstr (all->str, " 2600");
  g_assert_nonnull (end);
  find_by_category (fixture, "word", 7, N_GROUPED - 1, &page);
  g_assert_cmpstr (page, ==, end + 1);
}

static void
test_hidden (SearchFixture *fixture, gconstpointer data)
{
  search_fixture_put_text (fixture, "One", "word");
  search_fixture_put_text (fixture, "Two", "word");
  search_fixture_put_text (fixture, "Three", "word");
  search_fixture_tag (fixture, 2, "word");
  search_fixture_fill (fixture);
  search_fixture_assert_found (fixture, "word", "1 2 3");
  search_fixture_run (fixture, "UPDATE article SET trashed = 1 WHERE id = 2", SHEAF_VALUES ());
  search_fixture_run (fixture, "UPDATE article SET trashed = 2 WHERE id = 3", SHEAF_VALUES ());
  search_fixture_assert_found (fixture, "word", "1");
  search_fixture_assert_found (fixture, "-nothing", "1");
  search_fixture_run (fixture, "UPDATE article SET trashed = 0", SHEAF_VALUES ());
  search_fixture_assert_found (fixture, "word", "1 2 3");
}

/* --- Snippets --- */

static void
assert_snippet (SearchFixture *fixture, const char *text, gint64 id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, TRUE);
  g_autofree char *snippet = sheaf_library_get_snippet (fixture->library, query, id, &error);

  g_assert_no_error (error);
  g_strdelimit (snippet, "\002", '[');
  g_strdelimit (snippet, "\003", ']');
  g_assert_cmpstr (snippet, ==, expected);
}

static void
test_snippet (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse ("x", FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *snippet = NULL;

  search_fixture_put_text (fixture, "One", "一台電腦，ＡＢＣ and café.\nNext \002line\003.");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "another word ");
  g_string_append (text, "needle ");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "something else ");
  search_fixture_put_text (fixture, "Two", text->str);

  assert_snippet (fixture, "电脑", 1, "一台[電腦]，ＡＢＣ and café. Next line .");
  assert_snippet (fixture, "abc ", 1, "一台電腦，[ＡＢＣ] and café. Next line .");
  assert_snippet (fixture, "caf", 1, "一台電腦，ＡＢＣ and [café]. Next line .");
  assert_snippet (fixture, "title:one", 1, "一台電腦，ＡＢＣ and café. Next line .");
  assert_snippet (
      fixture, "needle", 2,
      "…word another word [needle] something else something else something else something"
      " else something else something else…");
  snippet = sheaf_library_get_snippet (fixture->library, query, 99, &error);
  g_assert_null (snippet);
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, SearchFixture, NULL, search_fixture_set_up, func, search_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/search/words", test_words);
  ADD ("/search/names", test_names);
  ADD ("/search/many-names", test_many_names);
  ADD ("/search/fields", test_fields);
  ADD ("/search/unknown-key", test_unknown_key);
  ADD ("/search/order", test_order);
  ADD ("/search/best", test_best);
  ADD ("/search/by-category", test_by_category);
  ADD ("/search/hidden", test_hidden);
  ADD ("/search/snippet", test_snippet);
  return g_test_run ();
}
