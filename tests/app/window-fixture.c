/* window-fixture.c: the main window on a library in a folder of its own
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window-fixture.h"

#include "app/window.h"
#include "core/importer.h"
#include "core/library-private.h"

#include <ftw.h>
#include <glib/gstdio.h>

/* How long anything may take on a busy machine before it counts as never. */
#define PATIENCE (90 * G_USEC_PER_SEC)

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer library, GError **error)
{
  return work (library, data, error);
}

/* @articles: a folder or a file */
static void
fill (TestWindow *self, const char *articles)
{
  const char *const paths[] = { articles, NULL };
  const SheafImportOptions options = { .paths = (char **) paths, .dialect = SHEAF_DIALECT_AUTO };
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) library =
      sheaf_library_open (self->library, SHEAF_LIBRARY_WRITE, &error);
  const SheafImportSink sink = { .transact = transact_cb, .user_data = library };
  SheafImportProgress progress = { 0 };
  gint64 import = 0;

  g_assert_no_error (error);
  g_assert_true (sheaf_importer_run (&options, &sink, &import, &progress, NULL, &error));
  g_assert_no_error (error);
}

TestWindow *
test_window_new (void)
{
  TestWindow *self = g_new0 (TestWindow, 1);
  g_autofree char *articles = NULL;

  self->folder = g_dir_make_tmp ("sheaf-window-XXXXXX", NULL);
  self->library = g_build_filename (self->folder, "library.sheaf", NULL);
  articles = g_build_filename (self->folder, "articles", NULL);
  g_assert_cmpint (g_mkdir (articles, 0700), ==, 0);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.md", i);
      g_autofree char *path = g_build_filename (articles, name, NULL);
      g_autofree char *text = g_strdup_printf (
          "---\ntitle: Article %u\ncategories: [A, B]\ntags: [t]\n---\nIts text\n", i);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  fill (self, articles);
  return self;
}

void
test_window_open (TestWindow *self, GtkApplication *application)
{
  self->window = SHEAF_WINDOW (sheaf_window_new (application, self->library));
  gtk_window_present (GTK_WINDOW (self->window));
}

void
test_window_wait (TestWindow *self, TestCondition condition, const char *what)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE;

  while (!condition (self->window))
    {
      if (g_get_monotonic_time () > until)
        g_error ("waited in vain for %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
is_gone (SheafWindow *window)
{
  return !window;
}

static int
remove_cb (const char *path, const struct stat *info, int kind, struct FTW *walk)
{
  return remove (path);
}

void
test_window_free (TestWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self->window);

  if (window)
    {
      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &self->window);
      gtk_window_close (window);
      test_window_wait (self, is_gone, "the window to go");
    }
  nftw (self->folder, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  g_free (self->folder);
  g_free (self->library);
  g_free (self);
}

void
test_window_activate (TestWindow *self, const char *action, GVariant *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), action, target);
}

gboolean
test_window_is_open (SheafWindow *window)
{
  return window->library != NULL;
}

gboolean
test_window_is_ready (SheafWindow *window)
{
  return window->library && !window->counting &&
         g_strcmp0 (gtk_stack_get_visible_child_name (window->pages), "library") == 0;
}

gboolean
test_widget_says (GtkWidget *widget, const char *text)
{
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_queue_push_tail (pending, widget);
  while ((next = g_queue_pop_head (pending)))
    {
      if (!gtk_widget_get_mapped (next))
        continue;
      if (GTK_IS_LABEL (next) && strstr (gtk_label_get_text (GTK_LABEL (next)), text))
        return TRUE;
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (pending, child);
    }
  return FALSE;
}

gint64
test_window_import_text (TestWindow *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, "articles", name, NULL);
  g_autoptr (SheafLibrary) library = NULL;
  gint64 id = 0;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  fill (self, path);
  library = sheaf_library_open (self->library, SHEAF_LIBRARY_READ, NULL);
  g_assert_true (sheaf_database_get_int64 (library->database, "SELECT max(id) FROM article",
                                           SHEAF_VALUES (), &id, NULL));
  return id;
}
