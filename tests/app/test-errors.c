/* test-errors.c: whatever is wrong with a library, the window says so and what can be done
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"
#include "core/backups.h"
#include "core/database.h"

#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static GtkWidget *
page_of (SheafWindow *window)
{
  return GTK_WIDGET (window->error_page);
}

static gboolean
has_failed (SheafWindow *window)
{
  return test_widget_says (page_of (window), "Try Again");
}

static void
assert_says (TestWindow *self, const char *text, gboolean wanted)
{
  if (test_widget_says (page_of (self->window), text) != wanted)
    g_error ("the page should%s say %s", wanted ? "" : " not", text);
}

static void
overwrite (TestWindow *self, goffset from, gsize n)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (self->library, &bytes, &length, NULL));
  g_assert_cmpuint (from + n, <=, length);
  memset (bytes + from, 0x5a, n);
  g_assert_true (g_file_set_contents (self->library, bytes, (gssize) length, NULL));
}

static void
run_script (TestWindow *self, const char *script)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafDatabase) database =
      sheaf_database_open (self->library, SHEAF_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  sheaf_database_run_script (database, script, &error);
  g_assert_no_error (error);
}

static void
back_up (TestWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafDatabase) database =
      sheaf_database_open (self->library, SHEAF_DATABASE_READ, &error);

  sheaf_backups_make (database, self->library, SHEAF_BACKUP_DAILY, 1798027200, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
offers_backup (SheafWindow *window)
{
  return test_widget_says (page_of (window), "Restore a Backup…");
}

/* The tests. */

static void
test_damaged (gconstpointer application)
{
  TestWindow *self = test_window_new ();

  back_up (self);
  overwrite (self, 0, 100);
  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, has_failed, "the page");
  assert_says (self, "The Library Is Damaged", TRUE);
  assert_says (self, "library.sheaf", TRUE);
  assert_says (self, "Check and Repair", TRUE);
  assert_says (self, "Open Folder", TRUE);
  test_window_wait (self, offers_backup, "the backup to be found");
  test_window_free (self);
}

/* Cut off in the middle: it opens, and the first look at it shows what is missing. */
static void
test_truncated (gconstpointer application)
{
  TestWindow *self = test_window_new ();
  GStatBuf info;

  g_assert_cmpint (g_stat (self->library, &info), ==, 0);
  g_assert_cmpint (truncate (self->library, info.st_size / 2), ==, 0);
  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, has_failed, "the page");
  assert_says (self, "The Library Is Damaged", TRUE);
  assert_says (self, "Check and Repair", TRUE);
  assert_says (self, "Restore a Backup…", FALSE); /* there is none */
  test_window_free (self);
}

static void
test_newer (gconstpointer application)
{
  TestWindow *self = test_window_new ();

  back_up (self);
  run_script (self, "PRAGMA user_version = 999;");
  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, has_failed, "the page");
  assert_says (self, "The Library Is from a Newer Sheaf", TRUE);
  assert_says (self, "Check and Repair", FALSE);
  test_window_wait (self, offers_backup, "the backup to be found");
  test_window_free (self);
}

static void
test_locked (gconstpointer application)
{
  TestWindow *self = test_window_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafDatabase) other =
      sheaf_database_open (self->library, SHEAF_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (sheaf_database_begin (other, &error));
  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, has_failed, "the page");
  assert_says (self, "The Library Is in Use", TRUE);
  assert_says (self, "Check and Repair", FALSE);
  assert_says (self, "Restore a Backup…", FALSE);

  sheaf_database_rollback (other);
  test_window_activate (self, "reopen", NULL);
  test_window_wait (self, test_window_is_ready, "the library");
  test_window_free (self);
}

static void
test_unreadable (gconstpointer application)
{
  TestWindow *self;

  if (geteuid () == 0)
    {
      g_test_skip ("nothing is unreadable for root");
      return;
    }
  self = test_window_new ();
  g_assert_cmpint (g_chmod (self->library, 0), ==, 0);
  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, has_failed, "the page");
  assert_says (self, "The Library Cannot Be Opened", TRUE);
  assert_says (self, "Open Folder", TRUE);
  assert_says (self, "Check and Repair", FALSE);

  g_assert_cmpint (g_chmod (self->library, 0600), ==, 0);
  test_window_activate (self, "reopen", NULL);
  test_window_wait (self, test_window_is_ready, "the library");
  test_window_free (self);
}

/* Repair: what is derived is put right, and the file as it was is kept. */

static gboolean
is_repaired (SheafWindow *window)
{
  return test_widget_says (page_of (window), "The Library Is Repaired");
}

static gboolean
is_beyond_repair (SheafWindow *window)
{
  return test_widget_says (page_of (window), "The Library Cannot Be Repaired");
}

static guint
count_kept (TestWindow *self)
{
  g_autoptr (GPtrArray) list = sheaf_backups_list (self->library, NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((SheafBackup *) g_ptr_array_index (list, i))->kind == SHEAF_BACKUP_DAMAGED;
  return n;
}

static void
test_repair (gconstpointer application)
{
  TestWindow *self = test_window_new ();

  run_script (self, "DELETE FROM category_closure WHERE category <> ancestor;");
  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, test_window_is_ready, "the library");
  test_window_activate (self, "repair-library", NULL);
  test_window_wait (self, is_repaired, "the repair");
  assert_says (self, "repaired", TRUE);
  g_assert_cmpuint (count_kept (self), ==, 1);
  test_window_activate (self, "reopen", NULL);
  test_window_wait (self, test_window_is_ready, "the library");
  g_assert_cmpuint (self->window->n_articles, ==, 3);
  test_window_free (self);
}

static void
test_beyond_repair (gconstpointer application)
{
  TestWindow *self = test_window_new ();

  overwrite (self, 0, 100);
  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, has_failed, "the page");
  test_window_activate (self, "repair-library", NULL);
  test_window_wait (self, is_beyond_repair, "the repair to fail");
  g_assert_cmpuint (count_kept (self), ==, 1);
  test_window_free (self);
}

/* Damaged where nothing can be made again: what is left can be looked at all the same. */

static gboolean
is_partly_repaired (SheafWindow *window)
{
  return test_widget_says (page_of (window), "Not All Could Be Repaired");
}

static gboolean
tells_damage (SheafWindow *window)
{
  return window->library && window->toast &&
         g_strcmp0 (gtk_stack_get_visible_child_name (window->pages), "library") == 0 &&
         strstr (adw_toast_get_title (window->toast), "is damaged");
}

static void
test_open_damaged (gconstpointer application)
{
  TestWindow *self = test_window_new ();
  GStatBuf info;

  g_assert_cmpint (g_stat (self->library, &info), ==, 0);
  overwrite (self, info.st_size / 2 / 4096 * 4096, 3 * 4096);
  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, test_window_is_open, "the library");
  sheaf_care_check_now (self->window->care);
  test_window_wait (self, has_failed, "the page");
  test_window_activate (self, "repair-library", NULL);
  test_window_wait (self, is_partly_repaired, "the end of the repair");
  test_window_activate (self, "reopen", NULL);
  test_window_wait (self, test_window_is_open, "the library");
  sheaf_care_check_now (self->window->care);
  test_window_wait (self, tells_damage, "a word about it");
  test_window_free (self);
}

/* A change that another program keeps from being made: said, and nothing lost. */

static gboolean
tells_failure (SheafWindow *window)
{
  return window->toast && strstr (adw_toast_get_title (window->toast), "Another program");
}

static gboolean
has_article (SheafWindow *window)
{
  return window->article != NULL;
}

static gboolean
is_starred (SheafWindow *window)
{
  return window->article && (window->article->flags & SHEAF_FLAG_STARRED);
}

static void
test_busy_change (gconstpointer application)
{
  TestWindow *self = test_window_new ();
  g_autoptr (SheafDatabase) other = NULL;

  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, test_window_is_ready, "the library");
  test_window_activate (self, "next", NULL);
  test_window_wait (self, has_article, "the article");
  other = sheaf_database_open (self->library, SHEAF_DATABASE_WRITE, NULL);
  g_assert_true (sheaf_database_begin (other, NULL));
  test_window_activate (self, "star", NULL);
  test_window_wait (self, tells_failure, "the failure to be told");
  sheaf_database_rollback (other);
  test_window_activate (self, "star", NULL);
  test_window_wait (self, is_starred, "the star");
  test_window_free (self);
}

/* Toasts that follow each other faster than they come in: only the last is waited for, and none dies
 * under its own animation (libadwaita 1.2). */

static gboolean
tells_last (SheafWindow *window)
{
  return window->toast && g_str_equal (adw_toast_get_title (window->toast), "Number 39");
}

static gboolean
has_no_toast (SheafWindow *window)
{
  return !window->toast && !window->toast_source;
}

static void
test_many_toasts (gconstpointer application)
{
  TestWindow *self = test_window_new ();

  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, test_window_is_ready, "the library");
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Number %u", i);
      const gint64 until = g_get_monotonic_time () + 50 * 1000;

      sheaf_window_toast (self->window, text, NULL, NULL, NULL);
      while (g_get_monotonic_time () < until)
        g_main_context_iteration (NULL, FALSE);
    }
  test_window_wait (self, tells_last, "the last one");
  sheaf_window_dismiss_toast (self->window);
  sheaf_window_dismiss_toast (self->window);
  test_window_wait (self, has_no_toast, "it to go");
  test_window_free (self);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SheafApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_data_func ("/errors/damaged", application, test_damaged);
  g_test_add_data_func ("/errors/truncated", application, test_truncated);
  g_test_add_data_func ("/errors/newer", application, test_newer);
  g_test_add_data_func ("/errors/locked", application, test_locked);
  g_test_add_data_func ("/errors/unreadable", application, test_unreadable);
  g_test_add_data_func ("/errors/repair", application, test_repair);
  g_test_add_data_func ("/errors/beyond-repair", application, test_beyond_repair);
  g_test_add_data_func ("/errors/open-damaged", application, test_open_damaged);
  g_test_add_data_func ("/errors/many-toasts", application, test_many_toasts);
  g_test_add_data_func ("/errors/busy-change", application, test_busy_change);
  return g_test_run ();
}
