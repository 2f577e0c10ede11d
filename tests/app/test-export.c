/* test-export.c: articles out to files, by the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window-steps.h"

#include "app/application.h"
#include "app/export-job.h"
#include "app/export-window.h"
#include "app/window.h"

#include <glib/gstdio.h>

typedef struct
{
  SheafExportJob *job;
  gboolean finished;
} Exporting;

static void
finished_cb (Exporting *self)
{
  self->finished = TRUE;
}

/* Exports all of the library, and waits. */
static void
export_all (Fixture *fixture, Exporting *self, const char *folder, gboolean with_state)
{
  self->job = sheaf_export_job_new (fixture->library, NULL, folder, with_state);
  g_signal_connect_swapped (self->job, "finished", G_CALLBACK (finished_cb), self);
  sheaf_export_job_start (self->job);
  while (!self->finished)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_same_file (const char *folder, const char *way, const char *name, const char *other)
{
  g_autofree char *one = g_build_filename (folder, way, name, NULL);
  g_autofree char *two = g_build_filename (other, name, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *wanted = NULL;
  gsize length, wanted_length;

  g_assert_true (g_file_get_contents (one, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (two, &wanted, &wanted_length, NULL));
  g_assert_cmpmem (bytes, length, wanted, wanted_length);
}

static void
remove_tree (const char *path)
{
  const char *const argv[] = { "rm", "-rf", path, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

/* Into the folder itself while it is empty, afterwards into a new one in it; what is there is not touched. */
static void
test_job (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *taken = g_build_filename (out, "articles", "1.md", NULL);
  Exporting first = { 0 }, second = { 0 };

  import (fixture);
  g_assert_cmpint (g_mkdir (out, 0700), ==, 0);
  export_all (fixture, &first, out, FALSE);
  g_assert_no_error (sheaf_export_job_get_error (first.job));
  g_assert_cmpuint (sheaf_export_job_get_totals (first.job)->written, ==, N_ARTICLES);
  g_assert_cmpstr (sheaf_export_job_get_folder (first.job), ==, out);
  for (guint i = 1; i <= N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", i);

      assert_same_file (out, "articles", name, fixture->articles);
    }

  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  export_all (fixture, &second, out, TRUE);
  g_assert_no_error (sheaf_export_job_get_error (second.job));
  g_assert_cmpstr (sheaf_export_job_get_folder (second.job), !=, out);
  g_assert_true (g_str_has_prefix (sheaf_export_job_get_folder (second.job), out));
  assert_same_file (sheaf_export_job_get_folder (second.job), "articles", "1.md",
                    fixture->articles);
  {
    g_autofree char *bytes = NULL;

    g_assert_true (g_file_get_contents (taken, &bytes, NULL, NULL));
    g_assert_cmpstr (bytes, ==, "mine");
  }
  g_object_unref (first.job);
  g_object_unref (second.job);
  remove_tree (out);
}

static void
test_not_writable (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *file = g_build_filename (fixture->articles, "1.md", NULL);
  Exporting exporting = { 0 };

  import (fixture);
  export_all (fixture, &exporting, file, FALSE);
  g_assert_nonnull (sheaf_export_job_get_error (exporting.job));
  g_assert_cmpuint (sheaf_export_job_get_totals (exporting.job)->written, ==, 0);
  g_object_unref (exporting.job);
}

/* The window. */

static gboolean
asks_for_folder (SheafWindow *window)
{
  return find_chooser () != NULL;
}

/* The part of the export's window that is called so. */
static GtkWidget *
find_named (GtkWidget *top, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (top, SHEAF_TYPE_EXPORT_WINDOW, name));
}

static gboolean
shows_result (SheafWindow *window)
{
  GtkStack *pages = GTK_STACK (find_named (window->export_window, "pages"));

  return g_str_equal (gtk_stack_get_visible_child_name (pages), "result");
}

static gboolean
has_chosen (SheafWindow *window)
{
  GtkWindow *chooser = find_chooser ();
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  return file && g_str_has_suffix (g_file_peek_path (file), "/out");
}

static gboolean
has_no_export (SheafWindow *window)
{
  return window->export_window == NULL;
}

/* What the list shows is what a search found. */
static void
test_window (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *second = g_build_filename (out, "articles", "2.md", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (out);
  GtkWidget *window;

  if (!gtk_check_version (4, 10, 0))
    {
      g_test_skip ("newer GTK asks the portal for files, and that heeds no test");
      return;
    }
  import (fixture);
  g_assert_cmpint (g_mkdir (out, 0700), ==, 0);
  activate (fixture, "search");
  g_signal_emit_by_name (fixture->window->list, "search-changed", "实验");
  wait_for (fixture, has_one_row, "the hit");
  activate (fixture, "export");
  window = fixture->window->export_window;
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_named (window, "listed"))));
  gtk_widget_activate_default (window);
  wait_for (fixture, asks_for_folder, "the chooser");
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (find_chooser ()), folder, NULL);
  wait_for (fixture, has_chosen, "the folder to be chosen");
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_ACCEPT);
  wait_for (fixture, shows_result, "the result");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_named (window, "result_label"))), ==,
                   "1 file written");
  assert_same_file (out, "articles", "1.md", fixture->articles);
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  gtk_window_close (GTK_WINDOW (window));
  wait_for (fixture, has_no_export, "the window to go");
  remove_tree (out);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused), gpointer application)
{
  g_test_add (path, Fixture, application, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SheafApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/export/job", test_job, application);
  add ("/export/not-writable", test_not_writable, application);
  add ("/export/window", test_window, application);
  return g_test_run ();
}
