/* test-backups.c: made when something changed, thinned whatever the clock says
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/backup-look.h"
#include "core/backups.h"
#include "core/library-articles.h"
#include "core/library-private.h"
#include "core/library-steps.h"
#include "core/quick-check.h"

#include "fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define DAY  (24 * 60 * 60)
#define NOON 1798027200 /* 2026-12-23 12:00 UTC */

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->path = test_folder_path (self->folder, "library.sheaf");
  test_import_file (self->folder, self->library, "site", "a.md",
                    "---\ntitle: One\ndate: 2020-01-01\ncategories: [A, B]\n---\nfirst\n", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
  g_free (self->path);
}

static guint
count (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = sheaf_backups_list (self->path, &error);
  g_assert_no_error (error);
  return list->len;
}

static gboolean
make_due (Fixture *self, gint64 now)
{
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;
  sheaf_backups_make_due (self->library->database, self->path, now, NULL, &made, &error);
  g_assert_no_error (error);
  return made;
}

static void
change (Fixture *self)
{
  gint64 id = 1;
  g_autoptr (GError) error = NULL;
  gint64 unread = 0;
  sheaf_database_get_int64 (self->library->database, "SELECT unread FROM article WHERE id = 1",
                            SHEAF_VALUES (), &unread, &error);
  g_assert_no_error (error);
  g_assert_true (sheaf_library_set_flag (self->library, &id, 1, SHEAF_FLAG_UNREAD, !unread, FALSE,
                                         NULL, &error));
}

static void
reopen (Fixture *self)
{
  sheaf_library_close (self->library);
  self->library = test_library_open (self->folder);
}

static void
test_names (void)
{
  SheafBackupKind kind;
  gint64 time = 0;
  g_autofree char *plain = sheaf_backup_name ("/a/library.sheaf", SHEAF_BACKUP_DAILY, NOON);
  g_assert_cmpstr (plain, ==, "library-2026-12-23T12-00-00Z.sheaf");
  for (guint i = 0; i < SHEAF_N_BACKUP_KINDS; i++)
    {
      g_autofree char *name = sheaf_backup_name ("/a/my.own", i, NOON + i);
      g_assert_true (sheaf_backup_parse_name ("my.own", name, &kind, &time));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpint (time, ==, NOON + i);
    }
  static const char *const others[] = {
    "library.sheaf",
    "library-.sheaf",
    "library-2026-12-23T12-00-00Z",
    "library-2026-12-23T12-00-00Z.sheaf.abc.part",
    "library-2026-12-23T12-00-00Z-my own.sheaf",
    "library-2026-13-23T12-00-00Z.sheaf",
    "library-2026-12-23T12:00:00Z.sheaf",
    "library-2-2026-12-23T12-00-00Z.sheaf",
    "lib-2026-12-23T12-00-00Z.sheaf",
    "",
  };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (sheaf_backup_parse_name ("library.sheaf", others[i], &kind, &time));
}

/* One a day, and only where something changed. */
static void
test_due (Fixture *self, gconstpointer data)
{
  g_assert_true (make_due (self, NOON));
  g_assert_false (make_due (self, NOON));
  g_assert_false (make_due (self, NOON + DAY)); /* nothing changed */
  change (self);
  g_assert_false (make_due (self, NOON + 60)); /* there is one of today */
  g_assert_true (make_due (self, NOON + DAY));
  g_assert_false (make_due (self, NOON + 2 * DAY));
  g_assert_cmpuint (count (self), ==, 2);
}

/* Closing and opening writes to the file and changes nothing in it. */
static void
test_unchanged (Fixture *self, gconstpointer data)
{
  g_assert_true (make_due (self, NOON));
  reopen (self);
  g_assert_false (make_due (self, NOON + DAY));
  reopen (self);
  g_assert_false (make_due (self, NOON + 2 * DAY));
  g_assert_cmpuint (count (self), ==, 1);
}

/* A clock that goes back must not make a change look old. */
static void
test_clock_back (Fixture *self, gconstpointer data)
{
  g_assert_true (make_due (self, NOON + 4000 * (gint64) DAY));
  change (self);
  g_assert_true (make_due (self, NOON));
  test_import_file (self->folder, self->library, "site", "b.md", "# Two\n", NULL);
  g_assert_true (make_due (self, DAY));
  g_assert_cmpuint (count (self), ==, 3);
}

/* --- thinning --- */

static void
put (Fixture *self, SheafBackupKind kind, gint64 time)
{
  g_autofree char *folder = sheaf_backup_folder (self->path);
  g_autofree char *name = sheaf_backup_name (self->path, kind, time);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, path, (struct timespec[2]){ { 1, 1 }, { 1, 1 } }, 0), ==,
                   0);
}

static gboolean
has (Fixture *self, gint64 time)
{
  g_autoptr (GPtrArray) list = sheaf_backups_list (self->path, NULL);
  for (guint i = 0; i < list->len; i++)
    if (((SheafBackup *) g_ptr_array_index (list, i))->time == time)
      return TRUE;
  return FALSE;
}

/* Two years of three a day, thinned each time. */
static void
test_thin (Fixture *self, gconstpointer data)
{
  gint64 start = NOON - 730 * DAY;
  for (gint64 time = start; time <= NOON; time += DAY)
    {
      for (guint i = 0; i < 3; i++)
        put (self, SHEAF_BACKUP_DAILY, time + i * 60);
      sheaf_backups_thin (self->path, time + 120, NULL);
    }
  for (guint i = 0; i < 7; i++)
    g_assert_true (has (self, NOON + 120 - i * DAY));
  g_assert_cmpuint (count (self), >=, 7 + 2 + 4);
  g_assert_cmpuint (count (self), <=, 7 + 4 + 6);
  /* One older than the weeks, and none older than the months. */
  g_autoptr (GPtrArray) list = sheaf_backups_list (self->path, NULL);
  const SheafBackup *oldest = g_ptr_array_index (list, list->len - 1);
  g_assert_cmpint (oldest->time, <, NOON - 120 * DAY);
  g_assert_cmpint (oldest->time, >, NOON - 190 * DAY);
}

static void
test_thin_few (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    put (self, SHEAF_BACKUP_DAILY, NOON + i);
  g_assert_cmpuint (sheaf_backups_thin (self->path, NOON + 10, NULL), ==, 2);
  g_assert_true (has (self, NOON + 4) && has (self, NOON + 3) && has (self, NOON + 2));
}

/* Whatever the clock says, a good history stays: 1970, 2038, and back again. */
static void
test_thin_wrong_clock (Fixture *self, gconstpointer data)
{
  static const gint64 clocks[] = { 0, NOON + 4000 * (gint64) DAY, NOON, -DAY, NOON * (gint64) 5 };
  for (guint i = 0; i < 7; i++)
    put (self, SHEAF_BACKUP_DAILY, NOON - i * DAY);
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      sheaf_backups_thin (self->path, clocks[i], NULL);
      g_assert_cmpuint (count (self), ==, 7);
    }
  /* A month with a clock far ahead, then right again: those of that month crowd out none. */
  for (gint64 i = 0; i < 30; i++)
    {
      put (self, SHEAF_BACKUP_DAILY, NOON + (4000 + i) * DAY);
      sheaf_backups_thin (self->path, NOON + (4000 + i) * DAY, NULL);
    }
  guint n = count (self);
  put (self, SHEAF_BACKUP_DAILY, NOON + DAY);
  sheaf_backups_thin (self->path, NOON + DAY, NULL);
  g_assert_true (has (self, NOON + DAY));
  g_assert_cmpuint (count (self), >=, n);
}

/* The one just made stays also where its date makes it the oldest of all. */
static void
test_thin_spares (Fixture *self, gconstpointer data)
{
  for (guint i = 1; i < 400; i += 10)
    put (self, SHEAF_BACKUP_DAILY, NOON - i * DAY);
  g_assert_true (make_due (self, 0));
  g_assert_true (has (self, 0));
  g_assert_cmpuint (count (self), >=, 7);
}

static void
test_thin_others (Fixture *self, gconstpointer data)
{
  static const SheafBackupKind kinds[] = { SHEAF_BACKUP_BY_HAND, SHEAF_BACKUP_MIGRATION,
                                           SHEAF_BACKUP_REPLACED, SHEAF_BACKUP_DAMAGED };
  g_autofree char *other = test_folder_write (self->folder, "backups/holiday.jpg", "x");
  for (guint i = 0; i < 40; i++)
    put (self, kinds[i % G_N_ELEMENTS (kinds)], NOON - i * 60);
  g_assert_cmpuint (sheaf_backups_thin (self->path, NOON, NULL), ==, 0);
  g_assert_cmpuint (count (self), ==, 40);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* --- where it cannot be written --- */

static void
assert_fails (Fixture *self, SheafBackupKind kind)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (
      sheaf_backups_make (self->library->database, self->path, kind, NOON, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, SHEAF_ERROR);
  g_assert_cmpint (error->code, !=, SHEAF_ERROR_INVALID);
}

static guint
count_files (Fixture *self)
{
  g_autofree char *folder = sheaf_backup_folder (self->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

static void
test_no_space (Fixture *self, gconstpointer data)
{
  struct rlimit old, small = { 40 * 1024, 40 * 1024 };
  g_assert_true (make_due (self, NOON));
  change (self);
  getrlimit (RLIMIT_FSIZE, &old);
  small.rlim_max = old.rlim_max;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  assert_fails (self, SHEAF_BACKUP_DAILY);
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_true (make_due (self, NOON + DAY));
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *file = test_folder_write (self->folder, "backups", "in the way");
  assert_fails (self, SHEAF_BACKUP_BY_HAND);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
}

static void
test_unwritable (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = sheaf_backup_folder (self->path);
  if (geteuid () == 0)
    {
      g_test_skip ("nothing is unwritable for root");
      return;
    }
  g_assert_true (make_due (self, NOON));
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  assert_fails (self, SHEAF_BACKUP_BY_HAND);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_room (Fixture *self, gconstpointer data)
{
  g_assert_true (sheaf_backups_has_room (self->folder->path, 0));
  g_assert_false (sheaf_backups_has_room (self->folder->path, G_MAXINT64));
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_false (sheaf_backups_make (self->library->database, self->path, SHEAF_BACKUP_BY_HAND,
                                      NOON, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (self), ==, 0);
}

/* --- from a connection that only reads, while another writes --- */

static void
test_reading_connection (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SheafLibrary) reader = sheaf_library_open (self->path, SHEAF_LIBRARY_READ, &error);
  guint n = 0;
  g_assert_no_error (error);
  g_assert_true (sheaf_backups_make (reader->database, self->path, SHEAF_BACKUP_BY_HAND, NOON, NULL,
                                     &path, &error));
  g_assert_no_error (error);
  g_assert_true (sheaf_backup_count (path, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  change (self); /* what reads is in no writer's way */

  /* Read through what was written but is in the log only. */
  test_import_file (self->folder, self->library, "site", "b.md", "# Two\n", NULL);
  g_autofree char *second = NULL;
  g_assert_true (sheaf_backups_make (reader->database, self->path, SHEAF_BACKUP_BY_HAND, NOON, NULL,
                                     &second, &error));
  g_assert_cmpstr (path, !=, second);
  g_assert_true (sheaf_backup_count (second, &n, &error));
  g_assert_cmpuint (n, ==, 2);
}

static void
test_look (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_assert_true (sheaf_backups_make (self->library->database, self->path, SHEAF_BACKUP_BY_HAND,
                                     NOON, NULL, &path, &error));
  test_import_file (self->folder, self->library, "site", "b.md", "# Two\n", NULL);
  test_import_file (self->folder, self->library, "site", "a.md", "---\ntitle: Uno\n---\nnew\n",
                    NULL);
  g_autoptr (SheafBackupContents) contents = sheaf_backup_look (path, self->path, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contents->counts.n_articles, ==, 1);
  g_assert_cmpuint (contents->counts.n_unread, ==, 1);
  g_assert_cmpuint (contents->counts.n_categories, ==, 2);
  g_assert_cmpuint (contents->newest->len, ==, 1);
  g_assert_cmpstr (((SheafBackupArticle *) g_ptr_array_index (contents->newest, 0))->title, ==,
                   "One");
  g_assert_true (contents->compared);
  g_assert_cmpuint (contents->now.n_articles, ==, 2);
  g_assert_cmpuint (contents->n_missing, ==, 2);
  g_assert_cmpuint (contents->n_extra, ==, 1);
  /* Looking leaves nothing behind. */
  g_assert_cmpuint (count_files (self), ==, 1);

  g_autofree char *nonsense = test_folder_write (self->folder, "backups/nonsense", "not a library");
  g_assert_null (sheaf_backup_look (nonsense, self->path, 10, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT);
}

/* --- before a bulk deletion --- */

static void
withdraw (Fixture *self, guint n)
{
  g_autoptr (GError) error = NULL;
  gboolean left;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%u.md", i);
      g_autofree char *text = g_strdup_printf ("# Article %u\n", i);
      test_import_file (self->folder, self->library, "site", name, text, NULL);
    }
  sheaf_database_run_script (self->library->database,
                             "UPDATE article SET trashed = 2 WHERE title LIKE 'Article%';"
                             "DELETE FROM undo_step;",
                             &error);
  g_assert_no_error (error);
  g_assert_true (sheaf_steps_purge (self->library, 50, &left, &error));
  g_assert_no_error (error);
}

static void
test_before_deletion (Fixture *self, gconstpointer data)
{
  gint64 n = 0;
  withdraw (self, 10);
  g_assert_cmpuint (count (self), ==, 0);
  withdraw (self, 120);
  g_assert_cmpuint (count (self), ==, 1);
  g_autoptr (GPtrArray) list = sheaf_backups_list (self->path, NULL);
  const SheafBackup *backup = g_ptr_array_index (list, 0);
  g_assert_cmpint (backup->kind, ==, SHEAF_BACKUP_DELETION);
  g_autoptr (SheafDatabase) copy = sheaf_backup_open (backup->path, NULL);
  g_assert_nonnull (copy);
  sheaf_database_get_int64 (copy, "SELECT count(*) FROM article WHERE trashed = 2", SHEAF_VALUES (),
                            &n, NULL);
  g_assert_cmpint (n, ==, 120);
}

/* --- the check --- */

static void
test_quick_check (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *finding = NULL;
  g_assert_true (sheaf_quick_check (self->library->database, &finding, &error));
  g_assert_null (finding);
  g_assert_true (sheaf_quick_check_is_due (self->path, NOON));
  sheaf_quick_check_note (self->path, NOON);
  g_assert_false (sheaf_quick_check_is_due (self->path, NOON + 60));
  g_assert_true (sheaf_quick_check_is_due (self->path, NOON + DAY));
  g_assert_true (sheaf_quick_check_is_due (self->path, NOON - DAY));
  g_assert_cmpuint (count (self), ==, 0);
}

static void
test_quick_check_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *finding = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_clear_pointer (&self->library, sheaf_library_close);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  memset (bytes + 4096, 0x5a, 3 * 4096);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) length, NULL));
  g_autoptr (SheafDatabase) database =
      sheaf_database_open (self->path, SHEAF_DATABASE_READ, &error);
  g_assert_no_error (error);
  g_assert_true (sheaf_quick_check (database, &finding, &error));
  g_assert_no_error (error);
  g_assert_nonnull (finding);
  g_assert_true (g_utf8_validate (finding, -1, NULL));
  /* And no backup is made of it. */
  gboolean made = TRUE;
  g_assert_false (sheaf_backups_make_due (database, self->path, NOON, NULL, &made, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT);
  g_assert_cmpuint (count_files (self), ==, 0);
}

#define ADD(name, func) g_test_add ("/backups/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backups/names", test_names);
  ADD ("due", test_due);
  ADD ("unchanged", test_unchanged);
  ADD ("clock-back", test_clock_back);
  ADD ("thin", test_thin);
  ADD ("thin-few", test_thin_few);
  ADD ("thin-wrong-clock", test_thin_wrong_clock);
  ADD ("thin-spares", test_thin_spares);
  ADD ("thin-others", test_thin_others);
  ADD ("no-space", test_no_space);
  ADD ("no-folder", test_no_folder);
  ADD ("unwritable", test_unwritable);
  ADD ("room", test_room);
  ADD ("cancelled", test_cancelled);
  ADD ("reading-connection", test_reading_connection);
  ADD ("look", test_look);
  ADD ("before-deletion", test_before_deletion);
  ADD ("quick-check", test_quick_check);
  ADD ("quick-check-damaged", test_quick_check_damaged);
  return g_test_run ();
}
