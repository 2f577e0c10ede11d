/* test-library.c: opening, listing, categories, flags
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/database.h"
#include "core/doctor.h"
#include "core/library-articles.h"
#include "core/library-categories.h"

#include "fixture.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gint64
add (TestFolder *folder, SheafLibrary *library, const char *name, const char *content)
{
  return test_import_file (folder, library, "site", name, content, NULL).id;
}

/* --- opening --- */

static void
check_open_fails (const char *path, SheafLibraryMode mode, SheafError code)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (sheaf_library_open (path, mode, &error));
  g_assert_error (error, SHEAF_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_open_bad (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *missing = test_folder_path (folder, "missing.sheaf");
  check_open_fails (missing, SHEAF_LIBRARY_READ, SHEAF_ERROR_UNREADABLE);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));

  const char *garbage = "# a Markdown file, dropped on the wrong thing\n";
  g_autofree char *path = test_folder_write (folder, "garbage.sheaf", garbage);
  g_autofree char *after = NULL;
  check_open_fails (path, SHEAF_LIBRARY_WRITE, SHEAF_ERROR_CORRUPT);
  check_open_fails (path, SHEAF_LIBRARY_READ, SHEAF_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, garbage);

  g_autofree char *empty = test_folder_write (folder, "empty.sheaf", "");
  check_open_fails (empty, SHEAF_LIBRARY_READ, SHEAF_ERROR_UNREADABLE);
}

static void
test_open_foreign (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "places.sqlite");
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before = 0, n_after = 0;
  {
    g_autoptr (SheafDatabase) other = sheaf_database_open (path, SHEAF_DATABASE_WRITE, NULL);
    g_assert_true (sheaf_database_run_script (other, "CREATE TABLE visits (url TEXT)", NULL));
  }
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  check_open_fails (path, SHEAF_LIBRARY_WRITE, SHEAF_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* Opened after all, a damaged library says so when it is looked at, and nothing crashes on the way. */
static void
look_at_damaged (SheafLibrary *library)
{
  gboolean sound = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) list_error = NULL;
  g_autoptr (GArray) ids = sheaf_library_list (library, &(SheafListing){ 0 }, &list_error);
  g_autoptr (GError) tree_error = NULL;
  g_autoptr (GPtrArray) tree = sheaf_library_get_categories (library, &tree_error);
  g_assert_true (tree || tree_error);
  g_assert_true (ids || list_error);
  for (guint i = 0; ids && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GError) reason = NULL;
      g_autoptr (SheafArticle) article = sheaf_library_get_article (library, id, &reason);
      g_assert_true ((article != NULL) == (reason == NULL));
    }
  if (sheaf_doctor_check (library, FALSE, NULL, NULL, &sound, &error) && sound)
    g_assert_no_error (list_error);
}

static void
open_damaged (const char *path, const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  g_autoptr (SheafLibrary) library = sheaf_library_open (path, SHEAF_LIBRARY_WRITE, &error);
  g_assert_true ((library != NULL) == (error == NULL));
  if (library)
    look_at_damaged (library);
}

/* A library cut short at many places, and with a byte changed at many (SAFETY R12). */
static void
test_open_damaged (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *good = test_folder_path (folder, "library.sheaf");
  g_autofree char *bad = test_folder_path (folder, "bad.sheaf");
  g_autofree char *data = NULL;
  gsize size = 0;
  {
    g_autoptr (SheafLibrary) library = test_library_open (folder);
    add (folder, library, "a.md", "---\ntitle: One\ncategories: [A, B]\ntags: [t]\n---\nbody\n");
  }
  g_assert_true (g_file_get_contents (good, &data, &size, NULL));
  for (gsize length = 1; length < size; length += size / 60)
    open_damaged (bad, data, length);
  for (gsize at = 0; at < size; at += size / 300)
    {
      data[at] ^= 0x55;
      open_damaged (bad, data, size);
      data[at] ^= 0x55;
    }
}

/* Root may write everywhere, so the test becomes nobody for a while. */
static void
test_open_read_only (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "library.sheaf");
  {
    g_autoptr (SheafLibrary) library = test_library_open (folder);
    add (folder, library, "a.md", "---\ntitle: One\n---\nbody\n");
  }
  g_assert_cmpint (chmod (path, 0444), ==, 0);
  g_assert_cmpint (chmod (folder->path, 0555), ==, 0);
  gboolean root = geteuid () == 0;
  g_assert_true (!root || seteuid (65534) == 0);

  check_open_fails (path, SHEAF_LIBRARY_WRITE, SHEAF_ERROR_READ_ONLY);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SheafLibrary) library = sheaf_library_open (path, SHEAF_LIBRARY_READ, &error);
    g_assert_no_error (error);
    g_autoptr (GArray) ids = sheaf_library_list (library, &(SheafListing){ 0 }, &error);
    g_assert_cmpuint (ids->len, ==, 1);
  }
  g_assert_true (!root || seteuid (0) == 0);
  g_assert_cmpint (chmod (folder->path, 0755), ==, 0);
}

/* Two writers in turn: the window and the command line. */
static void
test_two_writers (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) one = test_library_open (folder);
  g_autoptr (SheafLibrary) two = test_library_open (folder);
  g_autoptr (GError) error = NULL;
  gint64 version = sheaf_library_get_data_version (one);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.md", i);
      g_autofree char *text = g_strdup_printf ("---\ndate: 2020-01-01\n---\n%d\n", i);
      gint64 id = add (folder, i % 2 ? one : two, name, text);
      g_assert_cmpint (id, ==, i + 1);
    }
  g_assert_cmpint (sheaf_library_get_data_version (one), !=, version);
  g_autoptr (GArray) ids = sheaf_library_list (one, &(SheafListing){ 0 }, &error);
  g_assert_cmpuint (ids->len, ==, 20);
}

/* --- reading --- */

static void
test_article (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autoptr (GError) error = NULL;
  const char *text = "---\ntitle: 深圳 \"GDP\" 增长\nauthor: 王五\ndate: 2021-11-12 08:00:00\n"
                     "tags: [经济, 城市]\ncategories: [新闻, 经济]\nlayout: post\n---\n正文。\n";
  gint64 id = add (folder, library, "a.md", text);

  g_autoptr (SheafArticle) article = sheaf_library_get_article (library, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article->title, ==, "深圳 \"GDP\" 增长");
  g_assert_cmpstr (article->author, ==, "王五");
  g_assert_cmpint (article->date, ==, 1636704000);
  g_assert_cmpstr (article->origin, ==, "a.md");
  g_assert_true (g_str_has_suffix (article->root, "/site"));
  g_assert_cmpuint (article->tags->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (article->tags, 1), ==, "城市");
  g_assert_cmpuint (article->categories->len, ==, 1);
  const char *const path[] = { "新闻", "经济", NULL };
  g_assert_true (g_strv_equal (g_ptr_array_index (article->categories, 0), path));
  const SheafProperty *layout = sheaf_article_find_property (article, "layout");
  g_assert_cmpstr (g_ptr_array_index (layout->values, 0), ==, "post");
  g_assert_cmpint (article->flags, ==, SHEAF_FLAG_UNREAD);

  g_autoptr (GBytes) bytes = sheaf_library_get_source (library, id, &error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));

  g_assert_null (sheaf_library_get_article (library, 99, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  const gint64 ids[] = { 99, id };
  g_autoptr (GPtrArray) rows = sheaf_library_get_rows (library, ids, 2, NULL);
  g_assert_null (g_ptr_array_index (rows, 0));
  g_assert_cmpint (((SheafArticle *) g_ptr_array_index (rows, 1))->id, ==, id);
}

static char *
list (SheafLibrary *library, const SheafListing *listing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sheaf_library_list (library, listing, &error);
  g_assert_no_error (error);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%d", (int) g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

#define assert_list(library, expected, ...)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = list (library, &(SheafListing){ __VA_ARGS__ });                       \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_list (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const char *const files[] = {
    "---\ntitle: b\ndate: 2020-01-01\ncategories: [A, X]\ntags: [t]\n---\n1\n",
    "---\ntitle: a\ndate: 2022-01-01\ncategories: [A, Y]\n---\n2\n",
    "---\ntitle: c\n---\n3\n",
    "---\ntitle: d\ndate: 2021-01-01 10:00:00\ncategories: [[A, X], [A, Y], [B]]\ntags: t\n---\n",
    "---\ntitle: e\ndate: 2021-01-01 09:00:00\ncategories: [B]\n---\n5\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", i);
      g_assert_cmpint (add (folder, library, name, files[i]), ==, i + 1);
    }
  const char *const top[] = { "A", NULL }, *const leaf[] = { "A", "X", NULL };
  gint64 a = sheaf_library_find_category (library, top, NULL);
  gint64 x = sheaf_library_find_category (library, leaf, NULL);
  assert_list (library, "24513", 0);
  assert_list (library, "24", .limit = 2);
  assert_list (library, "54321", .sort = SHEAF_SORT_ADDED);
  assert_list (library, "21345", .sort = SHEAF_SORT_TITLE);
  assert_list (library, "213", .sort = SHEAF_SORT_TITLE, .limit = 3);
  assert_list (library, "241", .category = a);
  assert_list (library, "214", .category = a, .sort = SHEAF_SORT_TITLE);
  assert_list (library, "41", .category = x);
  assert_list (library, "41", .tag = "t");
  assert_list (library, "41", .tag = "t", .category = a, .sort = SHEAF_SORT_ADDED);
  assert_list (library, "", .tag = "none");
  assert_list (library, "3", .shelf = SHEAF_SHELF_UNCATEGORISED);
  assert_list (library, "5", .shelf = SHEAF_SHELF_LAST_IMPORT);

  const gint64 ids[] = { 4, 5 };
  g_assert_true (
      sheaf_library_set_flag (library, ids, 1, SHEAF_FLAG_STARRED, TRUE, TRUE, NULL, NULL));
  g_assert_true (
      sheaf_library_set_flag (library, ids, 2, SHEAF_FLAG_UNREAD, FALSE, FALSE, NULL, NULL));
  g_assert_true (
      sheaf_library_set_flag (library, ids + 1, 1, SHEAF_FLAG_TRASHED, TRUE, TRUE, NULL, NULL));
  assert_list (library, "4", .shelf = SHEAF_SHELF_STARRED);
  assert_list (library, "4", .shelf = SHEAF_SHELF_STARRED, .category = a);
  assert_list (library, "21", .shelf = SHEAF_SHELF_UNREAD, .category = a);
  assert_list (library, "5", .shelf = SHEAF_SHELF_TRASH);
  assert_list (library, "2413", 0);

  SheafShelfCounts counts;
  const guint expected[] = { 4, 3, 1, 0, 1, 1, 0, 1 };
  g_assert_true (sheaf_library_count_shelves (library, &counts, NULL));
  g_assert_cmpmem (counts.n, sizeof counts.n, expected, sizeof expected);
}

/* By the first path of each, in the sidebar's order; in the order that is asked for within a category. */
static void
test_by_category (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const char *const files[] = {
    "---\ntitle: b\ndate: 2020-01-01\ncategories: [第10章, X]\ntags: t\n---\n1\n",
    "---\ntitle: a\ndate: 2022-01-01\ncategories: [第2章, Y]\n---\n2\n",
    "---\ntitle: c\ndate: 2024-01-01\n---\n3\n",
    "---\ntitle: d\ndate: 2021-01-01\ncategories: [[第10章, X], [第2章], [A]]\ntags: t\n---\n4\n",
    "---\ntitle: e\ndate: 2023-01-01\ncategories: 第10章\n---\n5\n",
    "---\ntitle: f\ndate: 2019-01-01\ncategories: 第2章\n---\n6\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", i);
      g_assert_cmpint (add (folder, library, name, files[i]), ==, i + 1);
    }
  const char *const two[] = { "第2章", NULL };
  const gint64 trashed[] = { 6 };

  assert_list (library, "352416", 0);
  assert_list (library, "625413", .by_category = TRUE);
  assert_list (library, "625143", .by_category = TRUE, .sort = SHEAF_SORT_TITLE);
  assert_list (library, "625", .by_category = TRUE, .limit = 3);
  assert_list (library, "41", .by_category = TRUE, .tag = "t");
  assert_list (library, "3", .by_category = TRUE, .shelf = SHEAF_SHELF_UNCATEGORISED);
  /* What is there by another path stands under its first all the same. */
  assert_list (library, "624", .by_category = TRUE,
               .category = sheaf_library_find_category (library, two, NULL));

  g_assert_true (
      sheaf_library_set_flag (library, trashed, 1, SHEAF_FLAG_TRASHED, TRUE, TRUE, NULL, NULL));
  assert_list (library, "25413", .by_category = TRUE);
  assert_list (library, "6", .by_category = TRUE, .shelf = SHEAF_SHELF_TRASH);
}

/* Orders that nothing is indexed by. */
static void
test_orders (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const gint64 read[] = { 2, 4 };
  const char *const files[] = {
    "---\ntitle: a\ndate: 2020-01-01\nsource: https://www.b.example/1\n---\none\n",
    "---\ntitle: b\ndate: 2022-01-01\ncategories: A\n---\none two three\n",
    "---\ntitle: c\ndate: 2023-01-01\ncategories: A\nsource: http://b.example/2\n---\none two\n",
    "---\ntitle: d\nsource: https://a.example/\n---\none two three four\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", i);
      g_assert_cmpint (add (folder, library, name, files[i]), ==, i + 1);
    }
  g_assert_true (
      sheaf_library_set_flag (library, read, 2, SHEAF_FLAG_UNREAD, FALSE, FALSE, NULL, NULL));
  const char *const top[] = { "A", NULL };
  gint64 a = sheaf_library_find_category (library, top, NULL);
  assert_list (library, "4312", .sort = SHEAF_SORT_SOURCE);
  assert_list (library, "43", .sort = SHEAF_SORT_SOURCE, .limit = 2);
  assert_list (library, "32", .sort = SHEAF_SORT_SOURCE, .category = a);
  assert_list (library, "4231", .sort = SHEAF_SORT_LENGTH);
  assert_list (library, "42", .sort = SHEAF_SORT_LENGTH, .limit = 2);
  assert_list (library, "23", .sort = SHEAF_SORT_LENGTH, .category = a);
  assert_list (library, "3124", .sort = SHEAF_SORT_UNREAD);
  assert_list (library, "32", .sort = SHEAF_SORT_UNREAD, .category = a);
  assert_list (library, "31", .sort = SHEAF_SORT_UNREAD, .shelf = SHEAF_SHELF_UNREAD);
}

/* The first characters decide only where they differ. */
static void
test_long_titles (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const char *const titles[] = { "Notes of the day, c", "Notes of the day, a", "Notes", "Note",
                                 "Notes of the day, b" };
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", i);
      g_autofree char *text = g_strdup_printf ("---\ntitle: %s\n---\n%u\n", titles[i], i);
      add (folder, library, name, text);
    }
  assert_list (library, "43251", .sort = SHEAF_SORT_TITLE);
}

static void
test_categories (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autoptr (GError) error = NULL;
  add (folder, library, "1.md", "---\ncategories: [第10章, X]\n---\n1\n");
  /* Twice below the same parent counts once there. */
  add (folder, library, "2.md", "---\ncategories: [[第10章, X], [第10章, Y], [第10章]]\n---\n2\n");
  gint64 read = add (folder, library, "3.md", "---\ncategories: [第2章]\n---\n3\n");
  g_assert_true (
      sheaf_library_set_flag (library, &read, 1, SHEAF_FLAG_UNREAD, FALSE, FALSE, NULL, &error));

  g_autoptr (GPtrArray) tree = sheaf_library_get_categories (library, &error);
  g_assert_no_error (error);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < tree->len; i++)
    {
      const SheafCategory *category = g_ptr_array_index (tree, i);
      g_string_append_printf (text, "%u %s %u %u %u\n", category->depth, category->name,
                              category->count, category->total, category->unread);
    }
  g_assert_cmpstr (text->str, ==, "0 第2章 1 1 0\n0 第10章 1 2 2\n1 X 2 2 2\n1 Y 1 1 1\n");

  const SheafCategory *x = g_ptr_array_index (tree, 2);
  g_auto (GStrv) path = sheaf_library_get_category_path (library, x->id, &error);
  const char *const names[] = { "第10章", "X", NULL };
  g_assert_true (g_strv_equal ((const char *const *) path, names));

  const gint64 trash[] = { 1, 2 };
  g_assert_true (
      sheaf_library_set_flag (library, trash, 2, SHEAF_FLAG_TRASHED, TRUE, TRUE, NULL, &error));
  g_autoptr (GPtrArray) rest = sheaf_library_get_categories (library, &error);
  g_assert_cmpuint (rest->len, ==, 1);
}

static void
test_paths (void)
{
  g_auto (GStrv) path = sheaf_category_path_parse (" A /TCP\\/IP//C:\\\\x\\y/");
  const char *const expected[] = { "A", "TCP/IP", "C:\\x\\y", NULL };
  g_assert_true (g_strv_equal ((const char *const *) path, expected));
  g_autofree char *text = sheaf_category_path_format (expected);
  g_auto (GStrv) again = sheaf_category_path_parse (text);
  g_assert_true (g_strv_equal ((const char *const *) again, expected));
  g_auto (GStrv) none = sheaf_category_path_parse ("//");
  g_assert_null (none[0]);
}

/* However deep, the closure has an end; what is cut is still there as one name. */
static void
test_deep_category (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autoptr (GString) text = g_string_new ("---\ncategories: [c0");
  for (int i = 1; i < 30; i++)
    g_string_append_printf (text, ", c%d", i);
  g_string_append (text, "]\n---\nx\n");
  const SheafImportRules rules = { .zone = "UTC", .into = "X/Y/Z" };
  gint64 id = test_import_file (folder, library, "site", "deep.md", text->str, &rules).id;
  g_autoptr (SheafArticle) article = sheaf_library_get_article (library, id, NULL);
  char **path = g_ptr_array_index (article->categories, 0);
  g_assert_cmpuint (g_strv_length (path), ==, 32);
  g_assert_cmpstr (path[31], ==, "c28/c29");
}

static void
test_unknown_ids (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autoptr (GError) error = NULL;
  gint64 id = add (folder, library, "a.md", "x\n");
  const gint64 ids[] = { id, 77, 78 };
  g_assert_false (
      sheaf_library_set_flag (library, ids, 3, SHEAF_FLAG_STARRED, TRUE, TRUE, NULL, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "77, 78"));
  assert_list (library, "", .shelf = SHEAF_SHELF_STARRED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/open/bad", test_open_bad);
  g_test_add_func ("/library/open/foreign", test_open_foreign);
  g_test_add_func ("/library/open/damaged", test_open_damaged);
  g_test_add_func ("/library/open/read-only", test_open_read_only);
  g_test_add_func ("/library/two-writers", test_two_writers);
  g_test_add_func ("/library/article", test_article);
  g_test_add_func ("/library/list", test_list);
  g_test_add_func ("/library/long-titles", test_long_titles);
  g_test_add_func ("/library/by-category", test_by_category);
  g_test_add_func ("/library/orders", test_orders);
  g_test_add_func ("/library/categories", test_categories);
  g_test_add_func ("/library/paths", test_paths);
  g_test_add_func ("/library/deep-category", test_deep_category);
  g_test_add_func ("/library/unknown-ids", test_unknown_ids);
  return g_test_run ();
}
