/* test-searches.c: searches that are kept in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-searches.h"
#include "search-fixture.h"

/* @expected: "name=query:count", divided by bars */
static void
assert_searches (SearchFixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches = sheaf_library_get_searches (fixture->library, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (sheaf_library_count_searches (fixture->library, searches, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < searches->len; i++)
    {
      const SheafSavedSearch *search = searches->pdata[i];

      g_string_append_printf (said, "%s%s=%s:%u", i ? "|" : "", search->name, search->query,
                              search->count);
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
keep (SearchFixture *fixture, const char *name, const char *query)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sheaf_library_save_search (fixture->library, name, query, &error));
  g_assert_no_error (error);
}

static void
test_keep (SearchFixture *fixture, gconstpointer data)
{
  assert_searches (fixture, "");
  search_fixture_put_text (fixture, "one", "互联网 cats");
  search_fixture_put_text (fixture, "two", "互联 dogs");
  search_fixture_fill (fixture);
  keep (fixture, "net; \"1\"", "互联");
  keep (fixture, "a", "-cats dogs");
  keep (fixture, "b", "tag:none");
  assert_searches (fixture, "a=-cats dogs:1|b=tag:none:0|net; \"1\"=互联:2");
  keep (fixture, "a", "cats");
  keep (fixture, "b", NULL);
  keep (fixture, "never was", NULL);
  assert_searches (fixture, "a=cats:1|net; \"1\"=互联:2");
}

/* Settings of another kind, or of someone else's making, are no searches. */
static void
test_others (SearchFixture *fixture, gconstpointer data)
{
  search_fixture_run (fixture,
                      "INSERT INTO setting (key, value) VALUES ('search', 'x'), ('search:', 'x'),"
                      " ('searchy', 'x'), ('search:null', NULL), ('search:bytes', x'FF41')",
                      SHEAF_VALUES ());
  search_fixture_fill (fixture);
  assert_searches (fixture, "bytes=\xEF\xBF\xBD"
                            "A:0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/searches/keep", SearchFixture, NULL, search_fixture_set_up, test_keep,
              search_fixture_tear_down);
  g_test_add ("/searches/others", SearchFixture, NULL, search_fixture_set_up, test_others,
              search_fixture_tear_down);
  return g_test_run ();
}
