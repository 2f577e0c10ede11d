/* test-search-recall.c: everything is found, and whatever is typed does no harm
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/tokenizer.h"
#include "search-fixture.h"

#include <string.h>

/* --- Recall --- */

static gboolean
contains_run (const char *text, const char *run)
{
  return strstr (text, run) != NULL;
}

/* Every run of 1 to 6 characters finds just the texts it stands in. @texts: by article id - 1 */
static void
check_recall (SearchFixture *fixture, GPtrArray *texts, GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const char *run_text = g_ptr_array_index (runs, i);
      g_autoptr (GString) expected = g_string_new (NULL);

      for (guint j = 0; j < texts->len; j++)
        if (contains_run (g_ptr_array_index (texts, j), run_text))
          g_string_append_printf (expected, "%s%u", expected->len ? " " : "", j + 1);
      search_fixture_assert_found (fixture, run_text, expected->str);
    }
}

static void
test_recall (SearchFixture *fixture, gconstpointer data)
{
  static const char *const characters[] = { "互", "联", "网", "中", "国", "人", "民", "的" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 300; i++)
    {
      char *text = search_fixture_make_text (rand, 20 + i % 200);

      search_fixture_put_text (fixture, "-", text);
      g_ptr_array_add (texts, text);
    }
  search_fixture_fill (fixture);
  for (guint i = 0; i < 300; i++)
    {
      GString *run_text = g_string_new (NULL);

      for (guint j = 0; j <= i % 6; j++)
        g_string_append (run_text, characters[g_rand_int_range (rand, 0, 8)]);
      g_ptr_array_add (runs, g_string_free (run_text, FALSE));
    }
  check_recall (fixture, texts, runs);
}

/* --- Recall over real articles --- */

static void
put_folder (SearchFixture *fixture, const char *path, guint *left)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && *left && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        put_folder (fixture, child, left);
      else if (g_str_has_suffix (name, ".md") &&
               g_file_get_contents (child, &content, NULL, NULL) &&
               g_utf8_validate (content, -1, NULL))
        {
          search_fixture_put (fixture, "-", content, SHEAF_FORMAT_MARKDOWN, SHEAF_DATE_NONE);
          (*left)--;
        }
    }
}

static gboolean
is_han (gunichar c)
{
  return c >= 0x4e00 && c <= 0x9fff;
}

/* A run of up to 6 Han characters that stands at a random place of @text. */
static char *
pick_run (GRand *rand, const char *text)
{
  glong n = g_utf8_strlen (text, -1);

  for (guint try = 0; n && try < 200; try++)
    {
      const char *start = g_utf8_offset_to_pointer (text, g_rand_int_range (rand, 0, (gint32) n));
      const char *end = start;
      int length = g_rand_int_range (rand, 1, 7);

      while (length && is_han (g_utf8_get_char (end)))
        {
          end = g_utf8_next_char (end);
          length--;
        }
      if (!length)
        return g_strndup (start, (gsize) (end - start));
    }
  return NULL;
}

/* Folded as the index folds, for comparing by strstr(). */
static char *
fold_text (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text; text = g_utf8_next_char (text))
    g_string_append_unichar (out, sheaf_tokenizer_fold (g_utf8_get_char (text)));
  return g_string_free (out, FALSE);
}

static void
check_real (SearchFixture *fixture, guint n_articles)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_articles; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = sheaf_library_get_text (fixture->library, i + 1, &error);

      g_assert_no_error (error);
      g_ptr_array_add (texts, fold_text (text));
    }
  for (guint i = 0; i < 400; i++)
    {
      char *picked = pick_run (rand, g_ptr_array_index (texts, i * 7 % texts->len));

      if (picked)
        g_ptr_array_add (runs, picked);
    }
  g_assert_cmpuint (runs->len, >, 200);
  check_recall (fixture, texts, runs);
}

static void
test_recall_real (SearchFixture *fixture, gconstpointer data)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *corpora = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_articles = 0;

  if (!shared)
    {
      g_test_skip ("needs the real articles that SHEAF_SHARED would name");
      return;
    }
  corpora = g_build_filename (shared, "corpora", NULL);
  dir = g_dir_open (corpora, 0, NULL);
  sheaf_database_begin (fixture->library->database, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    if (!strcmp (name, "lctt") || g_str_has_prefix (name, "hexo-"))
      {
        g_autofree char *path = g_build_filename (corpora, name, NULL);
        guint left = strcmp (name, "lctt") ? 60 : 400;
        guint before = left;

        put_folder (fixture, path, &left);
        n_articles += before - left;
      }
  sheaf_database_commit (fixture->library->database, NULL);
  if (!n_articles)
    {
      g_test_skip ("SHEAF_SHARED holds no corpora");
      return;
    }
  search_fixture_fill (fixture);
  check_real (fixture, n_articles);
  g_test_message ("%u articles", n_articles);
}

/* --- Whatever is typed --- */

static void
assert_harmless (SearchFixture *fixture, const char *text)
{
  for (int typing = 0; typing < 2; typing++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, typing);
      g_autoptr (GArray) hits = sheaf_library_search (fixture->library, query, NULL, &error);
      gint64 n = 0;

      if (error)
        g_test_message ("query: %s", text);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, <=, 3);
      sheaf_database_get_int64 (fixture->library->database, "SELECT count(*) FROM article",
                                SHEAF_VALUES (), &n, &error);
      g_assert_no_error (error);
      g_assert_cmpint (n, ==, 3);
    }
}

static void
test_garbage (SearchFixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = {
    "\"",        "'",       "-",
    "OR ",       "AND ",    "NOT ",
    "NEAR(",     ")",       "*",
    "^",         ":",       "{title}",
    "tag:",      "is:",     "date:",
    "2021",      "..",      " ",
    "互联",      "a",       "\002a",
    "\001",      "\xff",    "title:",
    "category:", "a/b",     "has:pictures",
    "author:",   "source:", "k:v",
    ";",         "--",      "DROP TABLE article",
    "\\",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  search_fixture_put_text (fixture, "One", "a b 互联网");
  search_fixture_put_text (fixture, "Two", "OR AND NOT NEAR");
  search_fixture_put_text (fixture, "Three", "drop table");
  search_fixture_tag (fixture, 1, "a\"b'c");
  search_fixture_tag (fixture, 2, "a");
  search_fixture_add_property (fixture, 3, "k", "v'\"[]");
  search_fixture_run (fixture, "UPDATE article SET author = 'a \"b\" '' [] \\' WHERE id = 3",
                      SHEAF_VALUES ());
  search_fixture_fill (fixture);
  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int i = g_rand_int_range (rand, 0, 10); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      assert_harmless (fixture, text->str);
    }
  search_fixture_assert_sound (fixture, TRUE);
}

static void
test_hostile (SearchFixture *fixture, gconstpointer data)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *folder = shared ? g_build_filename (shared, "hostile", "sql", NULL) : NULL;
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (!dir)
    {
      g_test_skip ("needs the hostile articles that SHEAF_SHARED would name");
      return;
    }
  for (guint i = 0; i < 3; i++)
    search_fixture_put_text (fixture, "One", "text");
  search_fixture_fill (fixture);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      lines = g_strsplit (content, "\n", -1);
      for (guint i = 0; lines[i]; i++)
        assert_harmless (fixture, lines[i]);
      assert_harmless (fixture, content);
    }
}

/* --- Stopping --- */

typedef struct
{
  SheafLibrary *library;
  int stop; /* atomic */
} Stopper;

static gpointer
stopper_thread (gpointer data)
{
  Stopper *stopper = data;

  while (!g_atomic_int_get (&stopper->stop))
    {
      sheaf_library_interrupt (stopper->library);
      g_thread_yield ();
    }
  return NULL;
}

/* One search while another thread stops whatever the library does. Returns: whether it was stopped */
static gboolean
search_stopped (SheafLibrary *library, const SheafSearchQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = sheaf_library_search (library, query, NULL, &error);

  g_assert_true (!hits == !!error);
  if (error)
    g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INTERRUPTED);
  return error != NULL;
}

static void
test_interrupt (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse ("的人 -互联网中国人", FALSE);
  Stopper stopper = { fixture->library, FALSE };
  GThread *thread;
  guint n_stopped = 0;
  g_autofree char *found = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *text = search_fixture_make_text (rand, 400);

      search_fixture_put_text (fixture, "-", text);
    }
  search_fixture_fill (fixture);

  /* When the other thread gets a processor is not for us to say, so until it did; the runner knows when to give up. */
  thread = g_thread_new ("stopper", stopper_thread, &stopper);
  for (guint i = 0; i < 50 || n_stopped == 0; i++)
    n_stopped += search_stopped (fixture->library, query);
  g_atomic_int_set (&stopper.stop, TRUE);
  g_thread_join (thread);

  /* And the connection is as good as before. */
  found = search_fixture_find (fixture->library, "的人", FALSE, NULL);
  g_assert_cmpuint (strlen (found), >, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, SearchFixture, NULL, search_fixture_set_up, func, search_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/search-recall/made-up", test_recall);
  ADD ("/search-recall/real", test_recall_real);
  ADD ("/search-recall/garbage", test_garbage);
  ADD ("/search-recall/hostile", test_hostile);
  ADD ("/search-recall/interrupt", test_interrupt);
  return g_test_run ();
}
