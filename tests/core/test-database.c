/* test-database.c: the wrapper around SQLite
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/database.h"

#include "fixture.h"

static SheafDatabase *
open_database (TestFolder *folder, const char *name, SheafDatabaseMode mode)
{
  g_autofree char *path = test_folder_path (folder, name);
  g_autoptr (GError) error = NULL;
  SheafDatabase *database = sheaf_database_open (path, mode, &error);
  g_assert_no_error (error);
  return database;
}

static void
run (SheafDatabase *database, const char *script)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (sheaf_database_run_script (database, script, &error));
  g_assert_no_error (error);
}

static gint64
number (SheafDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;
  g_assert_true (sheaf_database_get_int64 (database, sql, SHEAF_VALUES (), &value, &error));
  return value;
}

static void
test_values (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GError) error = NULL;

  run (database, "CREATE TABLE t (a ANY, b ANY, c ANY, d ANY, e ANY) STRICT;");
  g_assert_true (sheaf_database_run (
      database, "INSERT INTO t VALUES (?, ?, ?, ?, ?)",
      SHEAF_VALUES (SHEAF_INT (G_MININT64), SHEAF_TEXT ("x'); DROP TABLE t; --"),
                    SHEAF_BYTES (bytes), SHEAF_BYTES (empty), SHEAF_TEXT (NULL)),
      &error));
  g_assert_cmpint (sheaf_database_changes (database), ==, 1);

  g_autoptr (SheafStatement) row =
      sheaf_database_query (database, "SELECT * FROM t", SHEAF_VALUES (), &error);
  g_assert_true (sheaf_statement_step (row, &error));
  g_assert_cmpint (sheaf_statement_get_int64 (row, 0), ==, G_MININT64);
  g_assert_cmpstr (sheaf_statement_get_text (row, 1), ==, "x'); DROP TABLE t; --");
  g_autoptr (GBytes) read = sheaf_statement_get_bytes (row, 2);
  g_assert_true (g_bytes_equal (read, bytes));
  g_assert_false (sheaf_statement_is_null (row, 3));
  g_assert_true (sheaf_statement_is_null (row, 4));
  g_assert_false (sheaf_statement_step (row, &error));
  g_assert_no_error (error);
}

/* The same text twice at once: the inner one must not disturb the rows of the outer. */
static void
test_nested_statements (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  static const char sql[] = "SELECT a FROM t ORDER BY a";
  int pairs = 0;

  run (database, "CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3);");
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (SheafStatement) outer = sheaf_database_prepare (database, sql, NULL);
      while (sheaf_statement_step (outer, NULL))
        {
          g_autoptr (SheafStatement) inner = sheaf_database_prepare (database, sql, NULL);
          while (sheaf_statement_step (inner, NULL))
            pairs++;
        }
    }
  g_assert_cmpint (pairs, ==, 18);
}

static void
test_transactions (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  g_autoptr (GError) error = NULL;

  run (database, "CREATE TABLE t (a INTEGER) STRICT;");
  {
    G_GNUC_UNUSED g_autoptr (SheafTransaction) transaction =
        sheaf_transaction_begin (database, &error);
    run (database, "INSERT INTO t VALUES (1)");
  }
  g_assert_false (sheaf_database_in_transaction (database));
  g_assert_cmpint (number (database, "SELECT count(*) FROM t"), ==, 0);
  {
    G_GNUC_UNUSED g_autoptr (SheafTransaction) transaction =
        sheaf_transaction_begin (database, &error);
    run (database, "INSERT INTO t VALUES (1)");
    g_assert_true (sheaf_transaction_commit (&transaction, &error));
  }
  g_assert_cmpint (number (database, "SELECT count(*) FROM t"), ==, 1);
}

static void
test_two_connections (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) one = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  g_assert_true (sheaf_database_use_wal (one, NULL));
  run (one, "CREATE TABLE t (a INTEGER) STRICT;");
  g_autoptr (SheafDatabase) two = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  g_autoptr (SheafDatabase) reader = open_database (folder, "a", SHEAF_DATABASE_READ);
  gint64 before = sheaf_database_data_version (reader, NULL);

  for (int i = 0; i < 20; i++)
    run (i % 2 ? one : two, "BEGIN IMMEDIATE; INSERT INTO t VALUES (1); COMMIT;");
  g_assert_cmpint (number (reader, "SELECT count(*) FROM t"), ==, 20);
  g_assert_cmpint (sheaf_database_data_version (reader, NULL), !=, before);

  g_autoptr (GError) error = NULL;
  g_assert_false (sheaf_database_run_script (reader, "INSERT INTO t VALUES (1)", &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_READ_ONLY);
}

/* A schema from a stranger must not run anything of its own. */
static void
test_defence (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  g_autoptr (GError) error = NULL;

  run (database, "CREATE TABLE t (a INTEGER) STRICT; CREATE TABLE u (a INTEGER) STRICT;"
                 "CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO u VALUES (1); END;"
                 "INSERT INTO t VALUES (1);");
  g_assert_cmpint (number (database, "SELECT count(*) FROM u"), ==, 0);
  g_assert_false (sheaf_database_run_script (database,
                                             "PRAGMA writable_schema=ON;"
                                             "DELETE FROM sqlite_schema;",
                                             &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_FAILED);
}

static void
test_cascade (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  run (database, "CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT;"
                 "CREATE TABLE u (a INTEGER REFERENCES t ON DELETE CASCADE) STRICT;"
                 "INSERT INTO t VALUES (1), (2); INSERT INTO u VALUES (1), (2);"
                 "DELETE FROM t WHERE a = 1;");
  g_assert_cmpint (number (database, "SELECT sum(a) FROM u"), ==, 2);
}

static void
test_time_limit (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  g_autoptr (GError) error = NULL;
  static const char endless[] = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
                                "SELECT count(*) FROM c";
  gint64 value = 0;

  sheaf_database_set_time_limit (database, 20);
  g_assert_false (sheaf_database_get_int64 (database, endless, SHEAF_VALUES (), &value, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  sheaf_database_set_time_limit (database, 0);
  g_assert_cmpint (number (database, "SELECT 7"), ==, 7);
}

typedef struct
{
  SheafDatabase *database;
  int done; /* atomic */
} Interrupter;

/* Again and again, since one before the query begins changes nothing. */
static gpointer
interrupt_thread (gpointer data)
{
  Interrupter *self = data;
  while (!g_atomic_int_get (&self->done))
    {
      sheaf_database_interrupt (self->database);
      g_thread_yield ();
    }
  return NULL;
}

static void
test_interrupt (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  g_autoptr (GError) error = NULL;
  static const char endless[] = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
                                "SELECT count(*) FROM c";
  gint64 value = 0;

  Interrupter interrupter = { .database = database };
  GThread *thread = g_thread_new ("interrupt", interrupt_thread, &interrupter);
  g_assert_false (sheaf_database_get_int64 (database, endless, SHEAF_VALUES (), &value, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INTERRUPTED);
  g_atomic_int_set (&interrupter.done, 1);
  g_thread_join (thread);
}

static char *
shout (GBytes *raw, gint64 format, const char *encoding)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (raw, &size);
  g_autofree char *text = g_strndup (data, size);
  return g_strdup_printf ("%s/%d/%s", text, (int) format, encoding);
}

static void
test_function (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafDatabase) database = open_database (folder, "a", SHEAF_DATABASE_WRITE);
  g_autoptr (GError) error = NULL;

  g_assert_true (sheaf_database_add_text_function (database, "shout", shout, &error));
  run (database, "CREATE TABLE t (a BLOB); INSERT INTO t VALUES (x'616263');"
                 "CREATE VIEW v AS SELECT shout(a, 2, 'UTF-8') AS s FROM t;");
  g_autoptr (SheafStatement) row =
      sheaf_database_query (database, "SELECT s FROM v", SHEAF_VALUES (), &error);
  g_assert_true (sheaf_statement_step (row, &error));
  g_assert_cmpstr (sheaf_statement_get_text (row, 0), ==, "abc/2/UTF-8");
}

static void
test_errors (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = test_folder_path (folder, "missing");
  g_assert_null (sheaf_database_open (missing, SHEAF_DATABASE_READ, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE);
  g_clear_error (&error);

  g_autofree char *garbage = test_folder_write (folder, "garbage", "this is no database at all\n");
  g_assert_null (sheaf_database_open (garbage, SHEAF_DATABASE_WRITE, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/database/values", test_values);
  g_test_add_func ("/database/nested-statements", test_nested_statements);
  g_test_add_func ("/database/transactions", test_transactions);
  g_test_add_func ("/database/two-connections", test_two_connections);
  g_test_add_func ("/database/defence", test_defence);
  g_test_add_func ("/database/cascade", test_cascade);
  g_test_add_func ("/database/time-limit", test_time_limit);
  g_test_add_func ("/database/interrupt", test_interrupt);
  g_test_add_func ("/database/function", test_function);
  g_test_add_func ("/database/errors", test_errors);
  return g_test_run ();
}
