/* search-fixture.c: a library to search in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "search-fixture.h"

#include "core/draft.h"
#include "core/library-imports.h"
#include "core/library-index.h"

#include <string.h>

void
search_fixture_run (SearchFixture *fixture, const char *sql, const SheafValue *values)
{
  g_autoptr (GError) error = NULL;

  sheaf_database_run (fixture->library->database, sql, values, &error);
  g_assert_no_error (error);
}

void
search_fixture_set_up (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = test_folder_new ();
  path = test_folder_path (fixture->folder, "l.sheaf");
  fixture->library = sheaf_library_open (path, SHEAF_LIBRARY_WRITE, &error);
  g_assert_no_error (error);
  search_fixture_run (
      fixture, "INSERT INTO import (id, started, sources, keep_duplicates) VALUES (1, 0, '[]', 0)",
      SHEAF_VALUES ());
}

void
search_fixture_tear_down (SearchFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->library, sheaf_library_close);
  g_clear_pointer (&fixture->folder, test_folder_free);
}

/* @date: SHEAF_DATE_NONE for none. Returns: its id */
gint64
search_fixture_put (SearchFixture *fixture,
                    const char *title,
                    const char *body,
                    SheafFormat format,
                    gint64 date)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (GBytes) packed = sheaf_draft_pack (bytes);
  gint64 day = date == SHEAF_DATE_NONE ? -1000000 : date / DAY;
  gint64 key = ((100000 - day) << 10) + fixture->slot++;
  gint64 id;

  search_fixture_run (
      fixture,
      "INSERT INTO article (skey, sha256, title, date, words, format, dialect, encoding, added, "
      "import, derived)"
      " VALUES (?, x'00', ?, ?, 0, ?, 'plain', 'UTF-8', 0, 1, ?)",
      SHEAF_VALUES (SHEAF_INT (key), SHEAF_TEXT (title),
                    date == SHEAF_DATE_NONE ? SHEAF_NULL : SHEAF_INT (date), SHEAF_INT (format),
                    SHEAF_INT (SHEAF_DERIVE_VERSION)));
  id = sheaf_database_last_id (fixture->library->database);
  search_fixture_run (fixture, "INSERT INTO source (id, raw) VALUES (?, ?)",
                      SHEAF_VALUES (SHEAF_INT (id), SHEAF_BYTES (packed)));
  return id;
}

gint64
search_fixture_put_text (SearchFixture *fixture, const char *title, const char *body)
{
  return search_fixture_put (fixture, title, body, SHEAF_FORMAT_TEXT, SHEAF_DATE_NONE);
}

void
search_fixture_tag (SearchFixture *fixture, gint64 article, const char *name)
{
  search_fixture_run (fixture, "INSERT OR IGNORE INTO tag (name) VALUES (?)",
                      SHEAF_VALUES (SHEAF_TEXT (name)));
  search_fixture_run (fixture,
                      "INSERT INTO article_tag (tag, date, article, position)"
                      " SELECT id, 0, ?, 0 FROM tag WHERE name = ?",
                      SHEAF_VALUES (SHEAF_INT (article), SHEAF_TEXT (name)));
}

void
search_fixture_fill (SearchFixture *fixture)
{
  guint left = 1;

  while (left)
    {
      g_autoptr (GError) error = NULL;

      sheaf_library_index (fixture->library, 100, &left, &error);
      g_assert_no_error (error);
    }
}

/* --- Asking --- */

/* Ids in the order found, "3 1 2". */
char *
search_fixture_find (SheafLibrary *library,
                     const char *text,
                     gboolean typing,
                     const SheafSearchOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, typing);
  g_autoptr (GArray) hits = sheaf_library_search (library, query, options, &error);
  GString *out = g_string_new (NULL);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (out, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            g_array_index (hits, SheafHit, i).id);
  sheaf_library_count_hits (library, query, &n, &error);
  g_assert_no_error (error);
  if (!options || !(options->limit || options->offset))
    g_assert_cmpuint (n, ==, hits->len);
  return g_string_free (out, FALSE);
}

void
search_fixture_assert_found (SearchFixture *fixture, const char *text, const char *expected)
{
  g_autofree char *found = search_fixture_find (fixture->library, text, FALSE, NULL);

  if (g_strcmp0 (found, expected))
    g_test_message ("query: %s", text);
  g_assert_cmpstr (found, ==, expected);
}

void
search_fixture_assert_typed (SearchFixture *fixture, const char *text, const char *expected)
{
  g_autofree char *found = search_fixture_find (fixture->library, text, TRUE, NULL);

  g_assert_cmpstr (found, ==, expected);
}

void
search_fixture_add_property (SearchFixture *fixture,
                             gint64 article,
                             const char *name,
                             const char *value)
{
  search_fixture_run (fixture, "INSERT OR IGNORE INTO property_name (name) VALUES (?)",
                      SHEAF_VALUES (SHEAF_TEXT (name)));
  search_fixture_run (fixture,
                      "INSERT INTO property (article, position, item, name, is_list, value)"
                      " SELECT ?, 0, 0, id, 0, ? FROM property_name WHERE name = ?",
                      SHEAF_VALUES (SHEAF_INT (article), SHEAF_TEXT (value), SHEAF_TEXT (name)));
}

void
search_fixture_assert_sound (SearchFixture *fixture, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  gboolean sound;

  sheaf_index_check (fixture->library, &sound, &error);
  g_assert_no_error (error);
  g_assert_true (sound == expected);
}

/* Few characters, so that runs and their mixtures meet by chance; punctuation and lines between. */
char *
search_fixture_make_text (GRand *rand, guint length)
{
  static const char *const pieces[] = { "互", "联", "网", "中", "国", "人", "民", "的",
                                        "，", "\n", "。", "a",  " ",  "的", "人" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}
