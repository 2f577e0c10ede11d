/* test-care.c: backups that make themselves, and the way back to one by the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"
#include "app/backups-window.h"
#include "core/backups.h"
#include "core/database.h"

#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* The care alone, without a window. */

typedef struct
{
  SheafCare *care;
  GSettings *settings;
  guint n_changed;
  guint n_damaged;
  guint n_asked;
} Patient;

static void
changed_cb (SheafCare *care, Patient *patient)
{
  patient->n_changed++;
}

static void
damaged_cb (SheafCare *care, const char *finding, Patient *patient)
{
  g_assert_true (g_utf8_validate (finding, -1, NULL));
  patient->n_damaged++;
}

/* Busy the first time it is asked. */
static gboolean
busy_cb (gpointer data)
{
  Patient *patient = data;

  return patient->n_asked++ == 0;
}

static void
begin_care (Patient *patient, TestWindow *self, SheafCareBusy busy, guint delay)
{
  patient->settings = g_settings_new (APP_ID);
  patient->care = sheaf_care_new (self->library, patient->settings, delay, busy, patient);
  g_signal_connect (patient->care, "changed", G_CALLBACK (changed_cb), patient);
  g_signal_connect (patient->care, "damaged", G_CALLBACK (damaged_cb), patient);
}

static void
end_care (Patient *patient)
{
  sheaf_care_close (patient->care);
  g_settings_reset (patient->settings, "backups");
  g_object_unref (patient->care);
  g_object_unref (patient->settings);
}

static guint
count_backups (TestWindow *self, SheafBackupKind kind)
{
  g_autoptr (GPtrArray) list = sheaf_backups_list (self->library, NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((SheafBackup *) g_ptr_array_index (list, i))->kind == kind;
  return n;
}

static void
test_daily (void)
{
  TestWindow *self = test_window_new ();
  Patient patient = { 0 };

  begin_care (&patient, self, busy_cb, 1);
  while (patient.n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (patient.n_asked, ==, 2); /* put off once */
  g_assert_null (sheaf_care_get_problem (patient.care));
  g_assert_cmpuint (count_backups (self, SHEAF_BACKUP_DAILY), ==, 1);
  end_care (&patient);
  test_window_free (self);
}

static void
made_cb (GObject *care, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;
  g_autoptr (GError) error = NULL;

  sheaf_care_back_up_finish (SHEAF_CARE (care), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

/* Switched off: a round does no more than look; by hand still works. */
static void
test_off (void)
{
  TestWindow *self = test_window_new ();
  Patient patient = { 0 };
  g_autofree char *elsewhere = g_build_filename (self->folder, "elsewhere.sheaf", NULL);
  gboolean done = FALSE;

  begin_care (&patient, self, NULL, 3600);
  g_settings_set_boolean (patient.settings, "backups", FALSE);
  sheaf_care_check_now (patient.care);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sheaf_care_back_up_async (patient.care, elsewhere, made_cb, &done);
  while (!done) /* jobs run one after the other */
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_test (elsewhere, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_backups (self, SHEAF_BACKUP_DAILY), ==, 0);

  done = FALSE;
  sheaf_care_back_up_async (patient.care, NULL, made_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_backups (self, SHEAF_BACKUP_BY_HAND), ==, 1);
  end_care (&patient);
  test_window_free (self);
}

static void
test_damaged (void)
{
  TestWindow *self = test_window_new ();
  Patient patient = { 0 };
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (self->library, &bytes, &length, NULL));
  memset (bytes + length / 2, 0x5a, length / 4);
  g_assert_true (g_file_set_contents (self->library, bytes, (gssize) length, NULL));
  begin_care (&patient, self, NULL, 3600);
  sheaf_care_check_now (patient.care);
  while (patient.n_damaged == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_backups (self, SHEAF_BACKUP_DAILY), ==, 0);
  end_care (&patient);
  test_window_free (self);
}

/* A folder that cannot be made: said, and told once. */
static void
test_problem (void)
{
  TestWindow *self = test_window_new ();
  Patient patient = { 0 };
  g_autofree char *folder = sheaf_backup_folder (self->library);

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  begin_care (&patient, self, NULL, 3600);
  sheaf_care_check_now (patient.care);
  while (patient.n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (sheaf_care_get_problem (patient.care));
  end_care (&patient);
  test_window_free (self);
}

/* The window. */

static gboolean
has_backup (SheafWindow *window)
{
  g_autoptr (GPtrArray) list = sheaf_backups_list (window->path, NULL);

  return list->len > 0;
}

static gboolean
is_listed (SheafWindow *window)
{
  return window->backups && test_widget_says (GTK_WIDGET (window->backups), "Made by you");
}

static gboolean
shows_contents (SheafWindow *window)
{
  return test_widget_says (GTK_WIDGET (window->backups), "Article 3") &&
         test_widget_says (GTK_WIDGET (window->backups), "2 (now 3)") &&
         test_widget_says (GTK_WIDGET (window->backups), "1 article that is in the library now");
}

static gboolean
has_two (SheafWindow *window)
{
  return test_window_is_ready (window) && window->n_articles == 2;
}

static gboolean
has_three (SheafWindow *window)
{
  return test_window_is_ready (window) && window->n_articles == 3;
}

static gboolean
can_undo_restore (SheafWindow *window)
{
  return window->toast &&
         g_strcmp0 (adw_toast_get_action_name (window->toast), "win.restore-backup") == 0;
}

static void
trash (TestWindow *self, gboolean on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) other = sheaf_library_open (self->library, SHEAF_LIBRARY_WRITE, &error);
  gint64 id = 1;

  g_assert_no_error (error);
  g_assert_true (
      sheaf_library_set_flag (other, &id, 1, SHEAF_FLAG_TRASHED, on, TRUE, NULL, &error));
}

static GtkWidget *
find_row (GtkWidget *widget, const char *text)
{
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_queue_push_tail (pending, widget);
  while ((next = g_queue_pop_head (pending)))
    {
      if (GTK_IS_LIST_BOX_ROW (next) && test_widget_says (next, text))
        return next;
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (pending, child);
    }
  return NULL;
}

/* A library of two is backed up, one comes back out of the trash, the backup is looked into, restored,
 * and the restoring undone, by the toast and by Ctrl+Z: all by the actions that the buttons and keys have. */
static void
test_restore (gconstpointer application)
{
  TestWindow *self = test_window_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GVariant) target = NULL;
  const char *backup;
  GtkWidget *row;

  trash (self, TRUE);
  test_window_open (self, (GtkApplication *) application);
  test_window_wait (self, has_two, "the library");
  test_window_activate (self, "backup-now", NULL);
  test_window_wait (self, has_backup, "the backup");
  trash (self, FALSE);
  test_window_wait (self, has_three, "the change");

  test_window_activate (self, "backups", NULL);
  test_window_wait (self, is_listed, "the list of backups");
  row = find_row (GTK_WIDGET (self->window->backups), "Made by you");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activate");
  test_window_wait (self, shows_contents, "the look inside");
  gtk_window_close (GTK_WINDOW (self->window->backups));

  list = sheaf_backups_list (self->library, NULL);
  backup = ((SheafBackup *) g_ptr_array_index (list, 0))->path;
  test_window_activate (self, "restore-backup", g_variant_new_bytestring (backup));
  test_window_wait (self, has_two, "the restored library");
  test_window_wait (self, can_undo_restore, "the way back");
  g_assert_cmpuint (count_backups (self, SHEAF_BACKUP_REPLACED), ==, 1);

  target = g_variant_ref (adw_toast_get_action_target_value (self->window->toast));
  test_window_activate (self, "restore-backup", target);
  test_window_wait (self, has_three, "the library as it was");

  /* That is not undone; what was done before the restoring is. */
  test_window_activate (self, "undo", NULL);
  test_window_wait (self, has_two, "the step before");
  test_window_activate (self, "redo", NULL);
  test_window_wait (self, has_three, "the step again");
  test_window_activate (self, "restore-backup", g_variant_new_bytestring (backup));
  test_window_wait (self, has_two, "the restored library again");
  test_window_activate (self, "undo", NULL);
  test_window_wait (self, has_three, "the library as it was, by undo");
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

  g_test_add_func ("/care/daily", test_daily);
  g_test_add_func ("/care/off", test_off);
  g_test_add_func ("/care/damaged", test_damaged);
  g_test_add_func ("/care/problem", test_problem);
  g_test_add_data_func ("/care/restore", application, test_restore);
  return g_test_run ();
}
