/* test-reading-place.c: where articles were left
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-articles.h"
#include "core/library-private.h"
#include "core/library-reading-place.h"
#include "fixture.h"

static void
leave (SheafLibrary *library, gint64 article, guint block, guint thousandths)
{
  const SheafReadingPlace place = { block, thousandths };
  g_autoptr (GError) error = NULL;

  g_assert_true (sheaf_library_set_reading_place (library, article, &place, &error));
  g_assert_no_error (error);
}

static void
assert_left (SheafLibrary *library, gint64 article, guint block, guint thousandths)
{
  SheafReadingPlace place = { 77, 77 };
  g_autoptr (GError) error = NULL;

  g_assert_true (sheaf_library_get_reading_place (library, article, &place, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (place.block, ==, block);
  g_assert_cmpuint (place.thousandths, ==, thousandths);
}

static void
assert_row (SheafLibrary *library, gint64 article, guint progress)
{
  g_autoptr (GPtrArray) rows = sheaf_library_get_rows (library, &article, 1, NULL);
  const SheafArticle *row = g_ptr_array_index (rows, 0);

  g_assert_cmpuint (row->progress, ==, progress);
}

/* Kept for each article by itself, and not once it is finished or gone back to its beginning. */
static void
test_keep (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const gint64 one = test_import_file (folder, library, "blog", "1.md", "One\n", NULL).id;
  const gint64 two = test_import_file (folder, library, "blog", "2.md", "Two\n", NULL).id;

  assert_left (library, one, 0, 0);
  assert_row (library, one, 0);
  leave (library, one, 12, 424);
  leave (library, two, 3, 1);
  assert_left (library, one, 12, 424);
  assert_left (library, two, 3, 1);
  assert_row (library, one, 424);
  leave (library, one, 13, 500);
  assert_left (library, one, 13, 500);

  leave (library, one, 40, 1000);
  assert_left (library, one, 0, 0);
  assert_row (library, one, 0);
  leave (library, two, 0, 0);
  assert_left (library, two, 0, 0);
}

/* After a restart, and as long as the article is there. */
static void
test_stay (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const gint64 one = test_import_file (folder, library, "blog", "1.md", "One\n", NULL).id;
  gint64 left = -1;

  leave (library, one, 12, 424);
  g_clear_pointer (&library, sheaf_library_close);
  library = test_library_open (folder);
  assert_left (library, one, 12, 424);

  g_assert_true (sheaf_database_run (library->database, "DELETE FROM article WHERE id = ?",
                                     SHEAF_VALUES (SHEAF_INT (one)), NULL));
  g_assert_true (sheaf_database_get_int64 (library->database, "SELECT count(*) FROM reading_place",
                                           SHEAF_VALUES (), &left, NULL));
  g_assert_cmpint (left, ==, 0);
  /* It was being read while it went. */
  leave (library, one, 12, 424);
  assert_left (library, one, 0, 0);
}

/* A library of someone else's making. */
static void
test_wild (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  const gint64 one = test_import_file (folder, library, "blog", "1.md", "One\n", NULL).id;

  g_assert_true (sheaf_database_run (library->database,
                                     "INSERT INTO reading_place VALUES (?, -5, 9000000000000, 0)",
                                     SHEAF_VALUES (SHEAF_INT (one)), NULL));
  assert_left (library, one, 0, 1000);
  assert_row (library, one, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading-place/keep", test_keep);
  g_test_add_func ("/reading-place/stay", test_stay);
  g_test_add_func ("/reading-place/wild", test_wild);
  return g_test_run ();
}
