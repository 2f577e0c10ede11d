/* test-schema.c: new, old, newer and foreign files
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/schema.h"

#include "fixture.h"

static SheafDatabase *
open_database (TestFolder *folder)
{
  g_autofree char *path = test_folder_path (folder, "library.sheaf");
  g_autoptr (GError) error = NULL;
  SheafDatabase *database = sheaf_database_open (path, SHEAF_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  return database;
}

static void
test_new (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder);
  g_autoptr (GError) error = NULL;
  gint64 version = -1;

  g_assert_true (sheaf_schema_read_version (database, &version, &error));
  g_assert_cmpint (version, ==, 0);
  g_assert_true (sheaf_schema_migrate (database, &error));
  g_assert_no_error (error);
  g_assert_true (sheaf_schema_read_version (database, &version, &error));
  g_assert_cmpint (version, ==, SHEAF_SCHEMA_VERSION);
  g_assert_true (sheaf_schema_migrate (database, &error)); /* nothing left to do */
}

static void
test_newer (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder);
  g_autoptr (GError) error = NULL;
  gint64 version = 0;

  g_assert_true (sheaf_schema_migrate (database, &error));
  g_assert_true (sheaf_database_run_script (database, "PRAGMA user_version = 999", &error));
  g_assert_false (sheaf_schema_read_version (database, &version, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "999"));
  g_clear_error (&error);
  g_assert_false (sheaf_schema_migrate (database, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NEWER);
}

static void
test_foreign (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder);
  g_autoptr (GError) error = NULL;
  gint64 version = 0;

  g_assert_true (sheaf_database_run_script (database, "CREATE TABLE bookmarks (url TEXT)", &error));
  g_assert_false (sheaf_schema_read_version (database, &version, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT);
}

/* Every table is STRICT, and every foreign key has an index that its deletes can use. */
static void
test_tables (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder);
  g_autoptr (GError) error = NULL;
  gint64 loose = -1, bare = -1;

  g_assert_true (sheaf_schema_migrate (database, &error));
  g_assert_true (sheaf_database_get_int64 (
      database,
      "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
      " AND strict = 0 AND name NOT LIKE 'sqlite%'",
      SHEAF_VALUES (), &loose, &error));
  g_assert_cmpint (loose, ==, 0);
  g_assert_true (sheaf_database_get_int64 (
      database,
      "SELECT count(*) FROM pragma_table_list t, pragma_foreign_key_list(t.name) k"
      " WHERE k.\"table\" = 'article' AND NOT EXISTS ("
      "  SELECT 1 FROM pragma_table_xinfo(t.name) c WHERE c.name = k.\"from\" AND c.pk = 1"
      "  UNION ALL SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) f"
      "  WHERE f.seqno = 0 AND f.name = k.\"from\")",
      SHEAF_VALUES (), &bare, &error));
  g_assert_cmpint (bare, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/new", test_new);
  g_test_add_func ("/schema/newer", test_newer);
  g_test_add_func ("/schema/foreign", test_foreign);
  g_test_add_func ("/schema/tables", test_tables);
  return g_test_run ();
}
