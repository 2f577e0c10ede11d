/* test-search-suggest.c: what is typed into the search is offered to go on as the library has it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-search.h"
#include "core/search-suggest.h"
#include "fixture.h"

#include <string.h>

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
} Fixture;

#define ARTICLE(title, more) "---\ntitle: " title "\n" more "---\ntext\n"

static const char *const articles[] = {
  ARTICLE ("One",
           "categories: [新闻, 科技]\ntags: [music, Big data]\nauthor: Lu Xun\ndate: 2021-05-05\n"),
  ARTICLE (
      "Two",
      "categories: [新闻, 科技]\ntags: [data]\nauthor: Lu Xun\ndate: 2023-05-05\nmood: good\n"),
  ARTICLE ("Three",
           "categories: [新闻]\ntags: [data]\nauthor: Mo Yan\nsource: https://www.example.org/a\n"),
  ARTICLE ("Four", "categories: ['A/B', C]\nmood: gone\nsource: https://www.example.org/b\n"),
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = test_folder_new ();
  fixture->library = test_library_open (fixture->folder);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", i);

      test_import_file (fixture->folder, fixture->library, "root", name, articles[i], NULL);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sheaf_library_close (fixture->library);
  test_folder_free (fixture->folder);
}

/* @expected: what each would insert, divided by bars; @start: where */
static void
assert_suggested (Fixture *fixture, const char *typed, gsize start, const char *expected)
{
  g_autoptr (GError) error = NULL;
  gsize at = 0;
  g_autoptr (GPtrArray) found = sheaf_search_suggest (fixture->library, typed, 6, &at, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (said, "%s%s", i ? "|" : "",
                            ((SheafSearchSuggestion *) found->pdata[i])->insert);
  g_assert_cmpstr (said->str, ==, expected);
  g_assert_cmpuint (at, ==, start);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  assert_suggested (fixture, "tag:", 0, "tag:\"data\"|tag:\"Big data\"|tag:\"music\"");
  assert_suggested (fixture, "tag:DA", 0, "tag:\"data\"|tag:\"Big data\"");
  assert_suggested (fixture, "words -tag:\"big d", 7, "tag:\"Big data\"");
  assert_suggested (fixture, "author:x", 0, "author:\"Lu Xun\"");
  assert_suggested (fixture, "category:技", 0, "category:\"新闻/科技\"");
  assert_suggested (fixture, "category:新", 0, "category:\"新闻\"");
  assert_suggested (fixture, "category:新闻/", 0, "category:\"新闻/科技\"");
  assert_suggested (fixture, "category:a", 0, "category:\"A\\/B\"");
  assert_suggested (fixture, "source:exam", 0, "source:\"www.example.org\"");
  assert_suggested (fixture, "date:2", 0, "date:2023|date:2022|date:2021");
  assert_suggested (fixture, "is:", 0, "is:unread|is:starred|is:archived|is:draft");
  assert_suggested (fixture, "is:st", 0, "is:starred");
  assert_suggested (fixture, "is:starred", 0, "");
  assert_suggested (fixture, "has:", 0, "has:notes|has:pictures");
  assert_suggested (fixture, "mood:go", 0, "mood:\"gone\"|mood:\"good\"");
  assert_suggested (fixture, "title:o", 0, "");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  assert_suggested (fixture, "", 0, "");
  assert_suggested (fixture, "done ", 5, "");
  assert_suggested (fixture, "\"a phr", 0, "");
  assert_suggested (fixture, "tag:\"closed\"", 0, "");
  assert_suggested (fixture, "ca", 0, "category:");
  assert_suggested (fixture, "x da", 2, "date:|tag:\"data\"|tag:\"Big data\"");
  assert_suggested (fixture, "科", 0, "category:\"新闻/科技\"");
  assert_suggested (fixture, "lu", 0, "author:\"Lu Xun\"");
  assert_suggested (fixture, "zzz", 0, "");
}

/* Whatever is offered finds something. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "tag:", "category:", "author:", "source:", "mood:" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gsize start;
      g_autoptr (GPtrArray) found =
          sheaf_search_suggest (fixture->library, typed[i], 20, &start, NULL);

      g_assert_cmpuint (found->len, >, 0);
      for (guint j = 0; j < found->len; j++)
        {
          const SheafSearchSuggestion *one = found->pdata[j];
          g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (one->insert, FALSE);
          guint n_hits = 0;

          g_assert_true (sheaf_library_count_hits (fixture->library, query, &n_hits, NULL));
          g_assert_cmpuint (n_hits, ==, one->count);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search-suggest/values", Fixture, NULL, set_up, test_values, tear_down);
  g_test_add ("/search-suggest/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/search-suggest/found", Fixture, NULL, set_up, test_found, tear_down);
  return g_test_run ();
}
