/* test-migration.c: a library of an older Sheaf, opened
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/backup-look.h"
#include "core/backups.h"
#include "core/doctor.h"
#include "core/library-articles.h"
#include "core/library-edit.h"
#include "core/library-imports.h"
#include "core/library-private.h"
#include "core/library-undo.h"
#include "core/restore.h"
#include "core/schema.h"

#include "fixture.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* tests/data/library-1.sheaf.gz was made by the sheaf-cli of library version 1: blog/ (by Hexo's rules) and
 * notes/ imported, notes/Trips once more as a root of its own, a post updated, and that one put in the trash. */
#define VERSIONS                                                                                   \
  "SELECT group_concat (id || ' ' || article || ' ' || hex (sha256) || ' ' || hex (raw) || ' ' "   \
  "|| time, ',')"                                                                                  \
  " FROM (SELECT * FROM version ORDER BY id)"
#define NEXT_VERSION "SELECT seq FROM sqlite_sequence WHERE name = 'version'"
#define HASHES                                                                                     \
  "SELECT group_concat (hex (sha256), ' ') FROM (SELECT sha256 FROM article ORDER BY id)"

/* library-2.sheaf.gz was made by the sheaf-cli of library version 2: blog/ and notes/ (into Notes) imported, 1 edited
 * twice, 2 edited and that undone, updated and edited again, 1 in a conflict, 4 in the trash; two more articles
 * came and went for good, with versions of theirs. */

static char *
write_library (TestFolder *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *from = g_build_filename (g_getenv ("SHEAF_SRCDIR"), "tests", "data", name, NULL);
  char *path = test_folder_path (folder, "library.sheaf");
  g_autoptr (GFile) packed = g_file_new_for_path (from);
  g_autoptr (GFile) plain = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) in = g_file_read (packed, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) stream =
      g_converter_input_stream_new (G_INPUT_STREAM (in), G_CONVERTER (unzip));
  g_autoptr (GFileOutputStream) out =
      g_file_replace (plain, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL,
                          &error);
  g_assert_no_error (error);
  return path;
}

static char *
write_old_library (TestFolder *folder)
{
  return write_library (folder, "library-1.sheaf.gz");
}

static char *
ask (SheafDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafStatement) row = sheaf_database_prepare_once (database, sql, &error);
  g_assert_no_error (error);
  g_assert_true (sheaf_statement_step (row, &error));
  return sheaf_statement_dup_text (row, 0);
}

/* What @path answers without being changed: as another program would see it. */
static char *
ask_file (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafDatabase) database = sheaf_database_open (path, SHEAF_DATABASE_READ, &error);
  g_assert_no_error (error);
  return ask (database, sql);
}

/* The backups made before an update. */
static GPtrArray *
list_backups (const char *path)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = sheaf_backups_list (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpint (((SheafBackup *) g_ptr_array_index (list, i))->kind, ==,
                     SHEAF_BACKUP_MIGRATION);
  return list;
}

static void
tell_cb (const char *line, gpointer user_data)
{
  g_test_message ("%s", line);
}

static void
assert_sound (SheafLibrary *library)
{
  g_autoptr (GError) error = NULL;
  gboolean sound = FALSE;
  sheaf_doctor_check (library, FALSE, tell_cb, NULL, &sound, &error);
  g_assert_no_error (error);
  g_assert_true (sound);
}

static void
test_migrate (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = write_old_library (folder);
  g_autofree char *before = ask_file (path, HASHES);
  g_autofree char *old = ask_file (path, "PRAGMA user_version");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (old, ==, "1");
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autofree char *after = ask (library->database, HASHES);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (strlen (after), ==, 5 * 64 + 4);
  g_autofree char *version = ask (library->database, "PRAGMA user_version");
  g_assert_cmpint (atoi (version), ==, SHEAF_SCHEMA_VERSION);
  assert_sound (library);

  /* What was before lies beside it, whole and of the old version. */
  g_autoptr (GPtrArray) backups = list_backups (path);
  g_assert_cmpuint (backups->len, ==, 1);
  const char *backup = ((SheafBackup *) g_ptr_array_index (backups, 0))->path;
  g_autofree char *kept = ask_file (backup, HASHES);
  g_autofree char *kept_version = ask_file (backup, "PRAGMA user_version");
  g_assert_cmpstr (kept, ==, before);
  g_assert_cmpstr (kept_version, ==, "1");

  /* The file that came in through two roots has one place, and a duplicate keeps its own. */
  g_autofree char *places = ask (library->database, "SELECT count(*) FROM place WHERE article = 3");
  g_assert_cmpstr (places, ==, "2");
  g_autofree char *roots =
      ask (library->database, "SELECT group_concat (path, ' ') FROM (SELECT path FROM root"
                              " WHERE scanned IS NOT NULL AND dialect = 'auto' ORDER BY path)");
  g_assert_cmpstr (roots, ==, "/tmp/sheaf-1/blog /tmp/sheaf-1/notes /tmp/sheaf-1/notes/Trips");

  /* Steps of then can still be undone. */
  for (int i = 0; i < 2; i++)
    g_assert_true (sheaf_library_undo (library, NULL, &error));
  g_autoptr (GBytes) bytes = sheaf_library_get_source (library, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (
      g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "patience"));
}

/* One who only reads changes nothing. */
static void
test_read_only (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = write_old_library (folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (sheaf_library_open (path, SHEAF_LIBRARY_READ, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_OLDER);
  g_autofree char *version = ask_file (path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1");
}

/* A second opening finds nothing to do, and trying the same again makes no other backup. */
static void
test_again (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = write_old_library (folder);

  sheaf_library_close (test_library_open (folder));
  sheaf_library_close (test_library_open (folder));
  g_autoptr (GPtrArray) first = list_backups (path);
  g_assert_cmpuint (first->len, ==, 1);

  g_free (write_old_library (folder));
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  assert_sound (library);
  g_autoptr (GPtrArray) second = list_backups (path);
  g_assert_cmpuint (second->len, ==, 1);
}

/* The way back: an old backup can be looked into, and is migrated once it is in its place. */
static void
test_restore (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = write_old_library (folder);
  g_autofree char *before = ask_file (path, HASHES);
  g_autoptr (GError) error = NULL;

  sheaf_library_close (test_library_open (folder));
  g_autoptr (GPtrArray) backups = list_backups (path);
  const char *backup = ((SheafBackup *) g_ptr_array_index (backups, 0))->path;
  g_autoptr (SheafBackupContents) contents = sheaf_backup_look (backup, path, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (contents->version, ==, 1);
  g_assert_true (contents->compared);
  g_assert_cmpuint (contents->n_missing + contents->n_extra, ==, 0);

  g_assert_true (sheaf_restore (path, backup, 1798027200, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autofree char *after = ask (library->database, HASHES);
  g_assert_cmpstr (after, ==, before);
  assert_sound (library);
}

/* Where no backup can be made, nothing is migrated. */
static void
test_no_backup (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = write_old_library (folder);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  g_assert_cmpint (chmod (folder->path, 0500), ==, 0);
  g_autoptr (SheafLibrary) library = sheaf_library_open (path, SHEAF_LIBRARY_WRITE, &error);
  chmod (folder->path, 0700);
  g_assert_null (library);
  g_autofree char *version = ask_file (path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1");
}

/* Version 2: versions keep their ids and get the reason they have now, and no id is given twice. */
static void
test_versions (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = write_library (folder, "library-2.sheaf.gz");
  g_autofree char *bytes = ask_file (path, VERSIONS);
  g_autofree char *next = ask_file (path, NEXT_VERSION);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (next, ==, "14");
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autofree char *bytes_after = ask (library->database, VERSIONS);
  g_autofree char *next_after = ask (library->database, NEXT_VERSION);
  g_assert_cmpstr (bytes_after, ==, bytes);
  g_assert_cmpstr (next_after, ==, next);
  g_autofree char *reasons =
      ask (library->database, "SELECT group_concat (id || ' ' || reason, ', ')"
                              " FROM (SELECT id, reason FROM version ORDER BY id)");
  g_assert_cmpstr (reasons, ==,
                   "1 edited, 4 undone, 5 undone, 6 updated, 7 conflict, 9 undone, 12 edited");
  assert_sound (library);

  const SheafChange change = { SHEAF_EDIT_SET, "title", "Third" };
  g_auto (SheafEdited) edited = { 0 };
  g_assert_true (sheaf_library_edit (library, 2, &change, 1, FALSE, &edited, &error));
  g_autofree char *newest = ask (library->database, "SELECT max (id) FROM version");
  g_assert_cmpstr (newest, ==, "15");
  for (int i = 0; i < 4; i++)
    g_assert_true (sheaf_library_undo (library, NULL, &error));
  assert_sound (library);
}

/* Version 2: everything is read again, a little at a time, and what a person said stays. */
static void
test_derived (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_free (write_library (folder, "library-2.sheaf.gz"));
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autoptr (GError) error = NULL;
  guint left = 1;
  guint n = 0;

  g_autofree char *before =
      ask (library->database, "SELECT count(*) FROM article WHERE derived = 0");
  g_assert_cmpstr (before, ==, "4");
  /* As if it had been read wrongly. */
  g_assert_true (sheaf_database_run (
      library->database, "UPDATE article SET author = 'x' WHERE id = 2", SHEAF_VALUES (), &error));
  for (; left > 0 && n < 20; n++)
    g_assert_true (sheaf_library_index (library, 2, &left, &error));
  g_assert_cmpuint (n, >, 2);
  g_assert_cmpuint (left, ==, 0);
  g_autofree char *after =
      ask (library->database, "SELECT count(*) FROM article WHERE derived = 0");
  g_assert_cmpstr (after, ==, "0");
  g_autoptr (SheafArticle) second = sheaf_library_get_article (library, 2, &error);
  g_assert_null (second->author);
  g_autoptr (SheafArticle) fourth = sheaf_library_get_article (library, 4, &error);
  g_assert_cmpint (fourth->flags & SHEAF_FLAG_TRASHED, !=, 0);
  g_assert_cmpstr (((char **) g_ptr_array_index (fourth->categories, 0))[0], ==, "Notes");
  g_autoptr (SheafArticle) first = sheaf_library_get_article (library, 1, &error);
  g_assert_cmpstr (first->title, ==, "First, edited");
  g_assert_cmpint (first->flags & SHEAF_FLAG_ATTENTION, !=, 0);
  assert_sound (library);
}

/* The statements of the script, without what is said of them. */
static GStrv
read_statements (const char *script_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (script_path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (int i = 0; lines[i]; i++)
    if (strstr (lines[i], "--"))
      *strstr (lines[i], "--") = '\0';
  g_autofree char *script = g_strjoinv ("\n", lines);
  return g_strsplit (g_strchomp (script), ";", -1);
}

/* The first @n statements of the migration, and then no more of this process. */
static void
migrate_and_die (const char *path, char **statements, guint n)
{
  g_autoptr (SheafDatabase) database = sheaf_database_open (path, SHEAF_DATABASE_WRITE, NULL);
  if (!database || !sheaf_database_use_wal (database, NULL) ||
      !sheaf_database_begin (database, NULL))
    _exit (1);
  for (guint i = 0; i < n; i++)
    if (!sheaf_database_run_script (database, statements[i], NULL))
      _exit (2);
  raise (SIGKILL);
}

static void
check_killed (const char *name, const char *script, const char *old_version)
{
  g_auto (GStrv) statements = read_statements (script);
  guint n = g_strv_length (statements);

  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autofree char *path = write_library (folder, name);
      g_autofree char *before = ask_file (path, HASHES);
      int status = 0;
      pid_t child = fork ();
      if (!child)
        migrate_and_die (path, statements, i);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));

      g_autofree char *version = ask_file (path, "PRAGMA user_version");
      g_autofree char *between = ask_file (path, HASHES);
      g_assert_cmpstr (version, ==, old_version);
      g_assert_cmpstr (between, ==, before);
      g_autoptr (SheafLibrary) library = test_library_open (folder);
      g_autofree char *after = ask (library->database, HASHES);
      g_assert_cmpstr (after, ==, before);
      assert_sound (library);
    }
}

static void
test_killed (void)
{
  check_killed ("library-1.sheaf.gz", OBJECT_PATH "/core/schema/002-imports.sql", "1");
  check_killed ("library-2.sheaf.gz", OBJECT_PATH "/core/schema/003-overlay.sql", "2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migration/migrate", test_migrate);
  g_test_add_func ("/migration/read-only", test_read_only);
  g_test_add_func ("/migration/again", test_again);
  g_test_add_func ("/migration/restore", test_restore);
  g_test_add_func ("/migration/no-backup", test_no_backup);
  g_test_add_func ("/migration/versions", test_versions);
  g_test_add_func ("/migration/derived", test_derived);
  g_test_add_func ("/migration/killed", test_killed);
  return g_test_run ();
}
