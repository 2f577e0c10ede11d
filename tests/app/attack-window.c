/* attack-window.c: a day among hostile articles, in the real window, for tests from outside
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "attack-day.h"

#include "app/application.h"
#include "app/window.h"

#include <glib/gstdio.h>
#include <stdio.h>

/* How long anything may take on a busy machine before it counts as never. */
#define PATIENCE (120 * G_USEC_PER_SEC)

static void
wait_for (SheafWindow *window, gboolean (*condition) (SheafWindow *window), const char *what)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE;

  while (!condition (window))
    {
      if (g_get_monotonic_time () > until)
        g_error ("waited in vain for %s", what);
      reader_pane_iterate ();
    }
}

static gboolean
is_open (SheafWindow *window)
{
  return window->library != NULL && !window->counting;
}

static gboolean
has_imported (SheafWindow *window)
{
  return !window->import && is_open (window) && window->n_articles > 0;
}

static gboolean
lists_all (SheafWindow *window)
{
  return is_open (window) && !window->growing && window->n_articles > 0 &&
         g_list_model_get_n_items (G_LIST_MODEL (window->model)) == window->n_articles;
}

static SheafWindow *
open_window (SheafApplication *application, const char *library)
{
  SheafWindow *window = SHEAF_WINDOW (sheaf_window_new (GTK_APPLICATION (application), library));

  gtk_window_set_default_size (GTK_WINDOW (window), 1270, 790);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (window, is_open, "the library");
  return window;
}

static gboolean
is_gone (SheafWindow *window)
{
  return !window;
}

static void
close_window (SheafWindow *window)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  while (!is_gone (window) && g_get_monotonic_time () < until)
    reader_pane_iterate ();
  g_assert_null (window);
}

static gboolean
lists_hits (SheafWindow *window)
{
  return sheaf_window_is_searching (window) && !window->growing &&
         g_list_model_get_n_items (G_LIST_MODEL (window->model)) > 0;
}

static gboolean
is_back (SheafWindow *window)
{
  return !sheaf_window_is_searching (window) && lists_all (window);
}

/* Every article has the word; the rows that are in view show where. */
static guint
search (SheafWindow *window)
{
  guint hits;

  sheaf_article_list_set_search_text (window->list, "keepme before");
  wait_for (window, lists_hits, "what was searched for");
  hits = g_list_model_get_n_items (G_LIST_MODEL (window->model));
  sheaf_article_list_set_searching (window->list, FALSE);
  wait_for (window, is_back, "the list");
  return hits;
}

static void
import (SheafWindow *window, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  sheaf_window_import_files (window, &file, 1);
  wait_for (window, has_imported, "the import");
  wait_for (window, lists_all, "the articles in the list");
}

/* attack-window LIBRARY FOLDER: imports the folder, reads all there is in the order of the list, after a start anew,
 * and prints what happened as JSON. */
int
main (int argc, char **argv)
{
  g_autoptr (SheafApplication) application = NULL;
  SheafWindow *window;
  guint hits;

  gtk_test_init (&argc, &argv, NULL);
  if (argc < 3)
    {
      g_printerr ("usage: attack-window LIBRARY FOLDER\n");
      return 2;
    }
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = open_window (application, argv[1]);
  import (window, argv[2]);
  hits = search (window);
  close_window (window);

  window = open_window (application, argv[1]);
  wait_for (window, lists_all, "the articles in the list");
  attack_day_run (window, hits);
  close_window (window);
  return 0;
}
