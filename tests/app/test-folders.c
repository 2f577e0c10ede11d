/* test-folders.c: remembered folders that are not to be seen any more
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window-steps.h"

#include "app/application.h"
#include "app/window.h"

#include <glib/gstdio.h>

static gboolean
tells (SheafWindow *window, const char *text, const char *action)
{
  return window->toast && g_str_equal (adw_toast_get_title (window->toast), text) &&
         g_strcmp0 (adw_toast_get_action_name (window->toast), action) == 0;
}

static gboolean
has_no_toast (SheafWindow *window)
{
  return window->toast == NULL;
}

static gboolean
tells_locked (SheafWindow *window)
{
  return tells (window, "Sheaf may not look into “articles” any more", "win.grant-folder");
}

static gboolean
tells_missing (SheafWindow *window)
{
  return tells (window, "“articles” is not there at the moment", "win.remembered-folders");
}

static gboolean
tells_new_article (SheafWindow *window)
{
  return tells (window, "1 new article from articles", "win.undo-step");
}

/* Everything was imported, and its folder is somewhere else. Returns: (transfer full): where */
static char *
lose_folder (Fixture *fixture)
{
  char *elsewhere = g_strconcat (fixture->articles, "-elsewhere", NULL);

  import (fixture);
  wait_for (fixture, can_rescan, "the import to end");
  g_assert_cmpint (g_rename (fixture->articles, elsewhere), ==, 0);
  return elsewhere;
}

static void
find_back (Fixture *fixture, const char *elsewhere)
{
  g_assert_cmpint (g_rename (elsewhere, fixture->articles), ==, 0);
}

/* It may come back by itself. */
static void
test_missing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *elsewhere = lose_folder (fixture);

  fixture->window->by_portal = FALSE;
  activate (fixture, "rescan");
  wait_for (fixture, tells_missing, "the toast");
  find_back (fixture, elsewhere);
}

static gboolean
asks_for_folder (SheafWindow *window)
{
  GtkWindow *chooser = find_chooser ();
  g_autoptr (GFile) folder = NULL;

  if (chooser)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  return folder != NULL;
}

/* A sandbox that lost the folder gets it back by its being chosen, and then what is new there comes in. */
static void
test_locked (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *elsewhere = lose_folder (fixture);
  GVariant *target;

  if (!gtk_check_version (4, 10, 0))
    {
      find_back (fixture, elsewhere);
      g_test_skip ("newer GTK asks the portal for files, and that heeds no test");
      return;
    }
  fixture->window->by_portal = TRUE;
  sheaf_window_rescan (fixture->window, 0, FALSE);
  wait_for (fixture, tells_locked, "the toast");
  target = g_variant_ref (adw_toast_get_action_target_value (fixture->window->toast));

  find_back (fixture, elsewhere);
  write_article (fixture->articles, "5.md", "# Fourth\n\nCame later\n");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "grant-folder", target);
  g_variant_unref (target);
  wait_for (fixture, asks_for_folder, "the chooser, in the folder");
  g_assert_cmpstr (gtk_window_get_title (find_chooser ()), ==, "Grant Access Again");
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_ACCEPT);
  wait_for (fixture, tells_new_article, "what is new");
}

static gboolean
nothing_work (SheafLibrary *library, gpointer data, GError **error)
{
  return TRUE;
}

static void
passed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  gboolean *passed = data;

  g_assert_true (sheaf_worker_run_finish (SHEAF_WORKER (worker), result, NULL));
  *passed = TRUE;
}

/* Jobs of a worker are done in their order: what was asked before is answered. */
static void
wait_for_worker (Fixture *fixture)
{
  gboolean passed = FALSE;

  sheaf_worker_run_async (fixture->window->count_worker, nothing_work, NULL, NULL, NULL, passed_cb,
                          &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

/* By itself it is told once, not each time the window is come back to. */
static void
test_told_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *elsewhere = lose_folder (fixture);

  fixture->window->by_portal = TRUE;
  sheaf_window_rescan (fixture->window, 0, FALSE);
  wait_for (fixture, tells_locked, "the toast");
  sheaf_window_dismiss_toast (fixture->window);
  wait_for (fixture, has_no_toast, "the toast to go");
  sheaf_window_rescan (fixture->window, 0, FALSE);
  wait_for_worker (fixture);
  g_assert_null (fixture->window->toast);
  /* Where somebody waits for an answer, there is one. */
  activate (fixture, "rescan");
  wait_for (fixture, tells_locked, "the toast");
  find_back (fixture, elsewhere);
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

  add ("/folders/missing", test_missing, application);
  add ("/folders/locked", test_locked, application);
  add ("/folders/told-once", test_told_once, application);
  return g_test_run ();
}
