/* window-steps.c: what tests of the main window do and wait for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window-steps.h"

#include "app/window.h"

#include <glib/gstdio.h>

/* How long anything may take on a busy machine before it counts as never. */
#define PATIENCE (60 * G_USEC_PER_SEC)

/* Runs the main loop until @condition holds. */
void
wait_for (Fixture *fixture, Condition condition, const char *what)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE;

  while (!condition (fixture->window))
    {
      if (g_get_monotonic_time () > until)
        g_error ("waited in vain for %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
}

void
write_article (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static gboolean
is_open (SheafWindow *window)
{
  return window->library != NULL;
}

void
set_up (Fixture *fixture, gconstpointer application)
{
  fixture->application = GTK_APPLICATION (application);
  fixture->folder = g_dir_make_tmp ("sheaf-window-XXXXXX", NULL);
  fixture->articles = g_build_filename (fixture->folder, "articles", NULL);
  fixture->library = g_build_filename (fixture->folder, "library.sheaf", NULL);
  g_assert_cmpint (g_mkdir (fixture->articles, 0700), ==, 0);
  write_article (
      fixture->articles, "1.md",
      "---\ntitle: 第一篇\ndate: 2021-09-01\ncategories: [新闻, 科技]\n---\n清晨的实验室\n");
  write_article (fixture->articles, "2.md",
                 "---\ntitle: <b>Second & last</b>\ndate: 2021-08-01\n---\nA quick brown fox\n");
  write_article (fixture->articles, "3.md", "# Third\n\nNo header at all\n");
  write_article (fixture->articles, "4.bin", "not an article");

  fixture->window = SHEAF_WINDOW (sheaf_window_new (fixture->application, fixture->library));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_open, "the library");
}

static gboolean
is_gone (SheafWindow *window)
{
  return !window;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_remove (folder);
}

void
tear_down (Fixture *fixture, gconstpointer unused)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GAction *setting = g_action_map_lookup_action (G_ACTION_MAP (window), "group");

  /* Nothing keeps a window that is closed, nor what would tell it that a setting changed. */
  g_object_add_weak_pointer (G_OBJECT (setting), (gpointer *) &setting);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_close (window);
  wait_for (fixture, is_gone, "the window to go");
  g_assert_null (setting);
  remove_folder (fixture->articles);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->articles);
  g_free (fixture->library);
}

/* What is waited for. */

guint
n_rows (SheafWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (window->model));
}

gboolean
has_all_rows (SheafWindow *window)
{
  return !window->import && n_rows (window) == N_ARTICLES;
}

gboolean
has_one_row (SheafWindow *window)
{
  return n_rows (window) == 1;
}

gboolean
has_two_rows (SheafWindow *window)
{
  return n_rows (window) == N_ARTICLES - 1;
}

gboolean
has_no_rows (SheafWindow *window)
{
  return n_rows (window) == 0;
}

void
import (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->articles);

  sheaf_window_import_files (fixture->window, &folder, 1);
  wait_for (fixture, has_all_rows, "the import");
}

void
activate (Fixture *fixture, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
}

gboolean
can_rescan (SheafWindow *window)
{
  return !window->import && g_action_group_get_action_enabled (G_ACTION_GROUP (window), "rescan");
}

GtkWindow *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}
