/* test-search-index.c: the search index as a cache
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-imports.h"
#include "core/library-index.h"
#include "search-fixture.h"

#include <string.h>

/* --- The index as a cache --- */

static void
test_forget (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  search_fixture_put (fixture, "One", "old text <img src=x>", SHEAF_FORMAT_HTML, SHEAF_DATE_NONE);
  search_fixture_put_text (fixture, "Two", "old text too");
  search_fixture_fill (fixture);
  search_fixture_assert_found (fixture, "old has:pictures", "1");

  sheaf_index_forget (fixture->library, 1, &error);
  g_assert_no_error (error);
  sheaf_index_forget (fixture->library, 1, &error); /* once is enough */
  g_assert_no_error (error);
  sheaf_index_forget (fixture->library, 99, &error); /* nobody */
  g_assert_no_error (error);
  search_fixture_assert_found (fixture, "old", "2");
  search_fixture_assert_found (fixture, "has:pictures", "");
  search_fixture_run (fixture, "UPDATE article SET title = 'New' WHERE id = 1", SHEAF_VALUES ());
  search_fixture_fill (fixture);
  search_fixture_assert_found (fixture, "old", "1 2");
  search_fixture_assert_found (fixture, "one", "");
  search_fixture_assert_found (fixture, "new", "1");
  search_fixture_assert_sound (fixture, TRUE);
}

/* Articles that were withdrawn before they were indexed are no damage. */
static void
test_check (SearchFixture *fixture, gconstpointer data)
{
  search_fixture_put_text (fixture, "One", "text");
  search_fixture_fill (fixture);
  search_fixture_put_text (fixture, "Two", "withdrawn");
  search_fixture_run (fixture, "UPDATE article SET trashed = 2 WHERE id = 2", SHEAF_VALUES ());
  search_fixture_assert_sound (fixture, TRUE);
  search_fixture_run (fixture, "UPDATE article SET title = 'changed unseen' WHERE id = 1",
                      SHEAF_VALUES ());
  search_fixture_assert_sound (fixture, FALSE);
  search_fixture_assert_found (fixture, "text", "1");
}

/* An entry whose article is gone: no error, nothing shown, and the index is made again. */
static void
test_stale (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) reader = NULL;
  g_autofree char *found = NULL;

  search_fixture_put_text (fixture, "One", "text");
  search_fixture_put_text (fixture, "Two", "text");
  search_fixture_fill (fixture);
  search_fixture_run (fixture, "DELETE FROM source WHERE id = 2", SHEAF_VALUES ());
  search_fixture_run (fixture, "DELETE FROM article WHERE id = 2", SHEAF_VALUES ());
  reader =
      sheaf_library_open (sheaf_library_get_path (fixture->library), SHEAF_LIBRARY_READ, &error);
  g_assert_no_error (error);

  /* The index lost altogether: fields are still answered, and a reader can say that it is missing. */
  search_fixture_run (fixture, "DROP TABLE search", SHEAF_VALUES ());
  found = search_fixture_find (reader, "text", FALSE, NULL);
  g_assert_cmpstr (found, ==, "");
  g_free (found);
  found = search_fixture_find (reader, "is:unread", FALSE, NULL);
  g_assert_cmpstr (found, ==, "1");
  search_fixture_fill (fixture);
  search_fixture_assert_found (fixture, "text", "1");
  search_fixture_assert_sound (fixture, TRUE);
}

static void
test_version (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (sheaf_library_get_path (fixture->library));
  guint left = 0;

  search_fixture_put_text (fixture, "One", "text");
  search_fixture_fill (fixture);
  search_fixture_run (fixture, "UPDATE setting SET value = 7 WHERE key = 'index_version'",
                      SHEAF_VALUES ());
  sheaf_library_close (fixture->library);
  fixture->library = sheaf_library_open (path, SHEAF_LIBRARY_WRITE, &error);
  g_assert_no_error (error);
  search_fixture_assert_found (fixture, "text", "");
  sheaf_library_index (fixture->library, 10, &left, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left, ==, 0);
  search_fixture_assert_found (fixture, "text", "1");
}

static void
test_steps (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint left;
  guint n_merges = 0;
  gboolean more = TRUE;

  for (guint i = 0; i < 400; i++)
    search_fixture_put (fixture, "-", "some words in here", SHEAF_FORMAT_TEXT,
                        (gint64) (i % 40) * DAY);
  for (guint i = 0; i < 20; i++)
    {
      sheaf_library_index (fixture->library, 20, &left, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (left, ==, 400 - 20 * (i + 1));
    }
  while (more)
    {
      sheaf_library_merge_index (fixture->library, &more, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (++n_merges, <, 1000);
    }
  g_assert_cmpuint (n_merges, >, 1);
  search_fixture_assert_sound (fixture, TRUE);
}

/* What an undone import left, and no redo can bring back, goes when there is nothing else to do. */
static void
test_purge (SearchFixture *fixture, gconstpointer data)
{
  gint64 n = 0;

  search_fixture_put_text (fixture, "One", "text");
  search_fixture_put_text (fixture, "Two", "text");
  search_fixture_fill (fixture);
  search_fixture_run (fixture, "UPDATE article SET trashed = 2 WHERE id = 2", SHEAF_VALUES ());
  search_fixture_fill (fixture);
  sheaf_database_get_int64 (fixture->library->database, "SELECT count(*) FROM article",
                            SHEAF_VALUES (), &n, NULL);
  g_assert_cmpint (n, ==, 1);
  search_fixture_assert_found (fixture, "text", "1");
  search_fixture_assert_sound (fixture, TRUE);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, SearchFixture, NULL, search_fixture_set_up, func, search_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/search-index/forget", test_forget);
  ADD ("/search-index/check", test_check);
  ADD ("/search-index/stale", test_stale);
  ADD ("/search-index/version", test_version);
  ADD ("/search-index/steps", test_steps);
  ADD ("/search-index/purge", test_purge);
  return g_test_run ();
}
