/* test-restore.c: a backup in the library's place, and neither ever lost
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/backup-look.h"
#include "core/backups.h"
#include "core/doctor.h"
#include "core/library-articles.h"
#include "core/library-private.h"
#include "core/restore.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOON 1798027200 /* 2026-12-23 12:00 UTC */

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  char *path;
  char *backup; /* of two articles; the library has a third, and the first otherwise */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->path = test_folder_path (self->folder, "library.sheaf");
  test_import_file (self->folder, self->library, "site", "a.md",
                    "---\ntitle: One\ncategories: [A, B]\n---\nfirst\n", NULL);
  test_import_file (self->folder, self->library, "site", "b.md", "# Two\n", NULL);
  g_assert_true (sheaf_backups_make (self->library->database, self->path, SHEAF_BACKUP_BY_HAND,
                                     NOON, NULL, &self->backup, &error));
  g_assert_no_error (error);
  test_import_file (self->folder, self->library, "site", "a.md", "---\ntitle: Uno\n---\nnew\n",
                    NULL);
  test_import_file (self->folder, self->library, "site", "c.md", "# Three\n", NULL);
}

static void
close_library (Fixture *self)
{
  g_clear_pointer (&self->library, sheaf_library_close);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_library (self);
  test_folder_free (self->folder);
  g_free (self->path);
  g_free (self->backup);
}

/* What a library holds, as text: every article's digest by id, and that it is sound. */
static char *
digest (const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean sound = FALSE;
  g_autoptr (SheafLibrary) library = sheaf_library_open (path, SHEAF_LIBRARY_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (sheaf_doctor_check (library, FALSE, NULL, NULL, &sound, &error));
  g_assert_true (sound);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SheafStatement) row = sheaf_database_query (
      library->database, "SELECT id, hex (sha256), title, unread FROM article ORDER BY id",
      SHEAF_VALUES (), &error);
  while (sheaf_statement_step (row, &error))
    g_string_append_printf (text, "%" G_GINT64_FORMAT " %s %s %" G_GINT64_FORMAT "\n",
                            sheaf_statement_get_int64 (row, 0), sheaf_statement_get_text (row, 1),
                            sheaf_statement_get_text (row, 2), sheaf_statement_get_int64 (row, 3));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_names (Fixture *self, const char *folder, const char *ending)
{
  g_autofree char *path = test_folder_path (self->folder, folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;
  while (dir && (name = g_dir_read_name (dir)))
    n += g_str_has_suffix (name, ending);
  return n;
}

/* The drill of R14: what was backed up comes back, byte for byte, and the way back is there. */
static void
test_drill (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *before = NULL;
  close_library (self);
  before = digest (self->path);
  g_autofree char *copy = test_folder_path (self->folder, "copy.sheaf");
  g_assert_cmpint (link (self->backup, copy), ==, 0);
  g_autofree char *saved = digest (copy);
  g_assert_cmpstr (before, !=, saved);

  g_assert_true (sheaf_restore (self->path, self->backup, NOON + 60, &aside, &error));
  g_assert_no_error (error);
  g_autofree char *after = digest (self->path);
  g_assert_cmpstr (after, ==, saved);
  g_assert_true (g_str_has_suffix (aside, "backups/library-2026-12-23T12-01-00Z-replaced.sheaf"));
  g_assert_cmpuint (count_names (self, ".", ".part"), ==, 0);

  /* Undo. */
  g_autofree char *second = NULL;
  g_assert_true (sheaf_restore (self->path, aside, NOON + 120, &second, &error));
  g_assert_no_error (error);
  g_autofree char *back = digest (self->path);
  g_assert_cmpstr (back, ==, before);
  g_autofree char *kept = digest (second);
  g_assert_cmpstr (kept, ==, saved);
  g_autoptr (GPtrArray) list = sheaf_backups_list (self->path, NULL);
  g_assert_cmpuint (list->len, ==, 3);
}

/* What is in the log only is kept as well. */
static void
test_log (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  pid_t child = fork ();
  if (child == 0)
    {
      /* Ends without closing: the log stays. */
      gint64 id = 2;
      SheafLibrary *library = sheaf_library_open (self->path, SHEAF_LIBRARY_WRITE, NULL);
      sheaf_library_set_flag (library, &id, 1, SHEAF_FLAG_UNREAD, FALSE, FALSE, NULL, NULL);
      _exit (0);
    }
  int status;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  /* Nothing here knows of the child's change but by the log. */
  g_assert_cmpuint (count_names (self, ".", "-wal"), ==, 1);
  close_library (self);

  g_assert_true (sheaf_restore (self->path, self->backup, NOON, &aside, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_names (self, ".", "-wal"), ==, 0);
  g_autofree char *kept = digest (aside);
  g_assert_nonnull (strstr (kept, " Two 0\n"));
}

/* Another program in it: nothing is done. */
static void
test_busy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  int ready[2], done[2];
  char byte = 0;
  close_library (self);
  g_autofree char *before = digest (self->path);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (done), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    {
      SheafLibrary *library = sheaf_library_open (self->path, SHEAF_LIBRARY_READ, NULL);
      sheaf_database_begin_read (library->database, NULL);
      SheafStatement *row =
          sheaf_database_query (library->database, "SELECT id FROM article", SHEAF_VALUES (), NULL);
      sheaf_statement_step (row, NULL);
      if (write (ready[1], "x", 1) == 1 && read (done[0], &byte, 1) >= 0)
        _exit (0);
      _exit (1);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_false (sheaf_restore (self->path, self->backup, NOON + 60, &aside, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_BUSY);
  g_assert_null (aside);
  g_assert_cmpint (write (done[1], "x", 1), ==, 1);
  int status;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_autofree char *after = digest (self->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_names (self, ".", ".part"), ==, 0);
  g_assert_cmpuint (count_names (self, "backups", "-replaced.sheaf"), ==, 0);
}

static void
test_bad_backups (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  close_library (self);
  g_autofree char *before = digest (self->path);
  g_autofree char *nonsense = test_folder_write (self->folder, "n.sheaf", "not a library at all");
  g_autofree char *none = test_folder_path (self->folder, "none.sheaf");
  g_autofree char *empty = test_folder_write (self->folder, "e.sheaf", "");
  const char *const bad[] = { nonsense, none, empty };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (sheaf_restore (self->path, bad[i], NOON, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  g_autoptr (SheafDatabase) newer = sheaf_database_open (self->backup, SHEAF_DATABASE_WRITE, NULL);
  sheaf_database_run_script (newer, "PRAGMA user_version = 999", NULL);
  g_assert_false (sheaf_restore (self->path, self->backup, NOON, NULL, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NEWER);
  g_autofree char *after = digest (self->path);
  g_assert_cmpstr (after, ==, before);
}

/* A damaged library is kept as it is, and replaced all the same; so is none at all. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *kept = NULL;
  close_library (self);
  g_autofree char *damaged = g_strnfill (8192, '#');
  g_assert_true (g_file_set_contents (self->path, damaged, -1, NULL));
  g_assert_true (sheaf_restore (self->path, self->backup, NOON, &aside, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, damaged);
  g_free (digest (self->path));

  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_clear_pointer (&aside, g_free);
  g_assert_true (sheaf_restore (self->path, self->backup, NOON, &aside, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
  g_free (digest (self->path));
}

/* The states in which a crash can leave the folder: before the last step the old library is in its place,
 * and its second name is neither taken for a backup nor in the way of the next try. */
static void
test_cut_off (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  close_library (self);
  g_autofree char *before = digest (self->path);
  g_autofree char *second =
      test_folder_path (self->folder, "backups/library-2026-12-23T12-00-00Z-replaced.sheaf");
  g_free (test_folder_write (self->folder, "library.sheaf.abcdef.part", "half a copy"));
  g_assert_cmpint (link (self->path, second), ==, 0);
  g_autofree char *after = digest (self->path);
  g_assert_cmpstr (after, ==, before);
  g_autoptr (GPtrArray) list = sheaf_backups_list (self->path, NULL);
  g_assert_cmpuint (list->len, ==, 1);

  g_assert_true (sheaf_restore (self->path, self->backup, NOON, &aside, &error));
  g_assert_no_error (error);
  g_autofree char *kept = digest (aside);
  g_assert_cmpstr (kept, ==, before);
}

/* SIGKILL at any moment of it: what is in the place is the old library or the restored one, whole. */
static void
test_killed (Fixture *self, gconstpointer data)
{
  close_library (self);
  g_autofree char *old = digest (self->path);
  g_autofree char *copy = test_folder_path (self->folder, "copy.sheaf");
  g_assert_cmpint (link (self->backup, copy), ==, 0);
  g_autofree char *saved = digest (copy);
  guint n_old = 0, n_new = 0;
  for (guint i = 0; i < 60; i++)
    {
      pid_t child = fork ();
      if (child == 0)
        {
          /* Each time a little later; what takes longer than that is left alone. */
          struct itimerval timer = { .it_value.tv_usec = 200 + 700 * i };
          signal (SIGALRM, SIG_DFL);
          setitimer (ITIMER_REAL, &timer, NULL);
          sheaf_restore (self->path, self->backup, NOON + i, NULL, NULL);
          _exit (0);
        }
      int status;
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_autofree char *found = digest (self->path);
      gboolean is_old = g_str_equal (found, old);
      g_assert_true (is_old || g_str_equal (found, saved));
      n_old += is_old;
      n_new += !is_old;
      if (is_old)
        continue;
      /* Whatever it was, it is still there. */
      g_autoptr (GPtrArray) list = sheaf_backups_list (self->path, NULL);
      const SheafBackup *kept = g_ptr_array_index (list, 0);
      g_assert_cmpint (kept->kind, ==, SHEAF_BACKUP_REPLACED);
      g_assert_true (sheaf_restore (self->path, kept->path, NOON + 100000 + i, NULL, NULL));
      g_autofree char *again = digest (self->path);
      g_assert_true (g_str_equal (again, old) || g_str_equal (again, saved));
      g_assert_cmpint (g_unlink (kept->path), ==, 0);
    }
  g_test_message ("killed before the last step: %u, after: %u", n_old, n_new);
}

static void
test_link (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  close_library (self);
  g_autofree char *before = digest (self->path);
  g_autofree char *folder = test_folder_path (self->folder, "elsewhere");
  g_autofree char *real = g_build_filename (folder, "real.sheaf", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->path, real), ==, 0);
  g_assert_cmpint (symlink (real, self->path), ==, 0);
  g_assert_true (sheaf_restore (self->path, self->backup, NOON, &aside, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
  g_autofree char *kept = digest (aside);
  g_assert_cmpstr (kept, ==, before);
  g_free (digest (real));
}

static void
test_keep_aside (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  close_library (self);
  g_free (test_folder_write (self->folder, "library.sheaf-wal", "and its log"));
  g_assert_true (sheaf_restore_keep_aside (self->path, NOON, &aside, &error));
  g_assert_no_error (error);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  gsize size = 0, length = 0;
  g_assert_true (g_file_get_contents (self->path, &one, &size, NULL));
  g_assert_true (g_file_get_contents (aside, &other, &length, NULL));
  g_assert_cmpmem (one, size, other, length);
  g_autofree char *kept_log_path = g_strconcat (aside, "-wal", NULL);
  g_autofree char *kept_log = NULL;
  g_assert_true (g_file_get_contents (kept_log_path, &kept_log, NULL, NULL));
  g_assert_cmpstr (kept_log, ==, "and its log");
}

#define ADD(name, func) g_test_add ("/restore/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("drill", test_drill);
  ADD ("log", test_log);
  ADD ("busy", test_busy);
  ADD ("bad-backups", test_bad_backups);
  ADD ("damaged", test_damaged);
  ADD ("cut-off", test_cut_off);
  ADD ("killed", test_killed);
  ADD ("link", test_link);
  ADD ("keep-aside", test_keep_aside);
  return g_test_run ();
}
