/* read.c: how fast an article is there to be read, and how much memory reading takes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-read [ROUNDS]      (under uisession.sh)
 *
 * Opens made-up articles in the real window, from the call that a click makes to the first frame that shows them, in
 * turn with the very same HTML in a bare WebKit view; then 200 of them, for what stays in memory.
 */
#include "config.h"

#include "../app/reader-pane.h"

#include "memory.h"
#include "painted.h"
#include "times.h"

#include "app/application.h"
#include "app/window-private.h"
#include "app/window.h"
#include "core/importer.h"
#include "core/page.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define ROUNDS  20
#define N_READ  200
#define N_EARLY 50
#define SETTLE  (1500 * G_TIME_SPAN_MILLISECOND)
#define SENTENCE                                                                                   \
  "春天的江南草木都绿了，人们在河边散步，reading under the willows as they always have. "

/* Each of these is there beside a short one that is opened in between; the first block tells them apart in colour. */
static const gsize sizes[] = { 20 * 1000, 200 * 1000, 1000 * 1000 };

typedef struct
{
  SheafWindow *window;
  GtkWidget *view;
  GtkWidget *bare_window;
  WebKitWebView *bare;
} Bench;

static void
wait_until_quiet (void)
{
  gint64 end = g_get_monotonic_time () + SETTLE;

  while (g_get_monotonic_time () < end)
    reader_pane_iterate ();
}

/* --- The articles -------------------------------------------------------------------------------- */

/* A block of code fills the window, and with it the pixel that is looked at; the size comes after it. */
static char *
make_text (const char *title, gsize size)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "---\ntitle: %s\n---\n", title);
  if (size > 0)
    g_string_append (text, "```\n");
  for (guint i = 0; size > 0 && i < 40; i++)
    g_string_append (text, "x\n");
  g_string_append (text, size > 0 ? "```\n\n" : "Short.\n");
  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text, "%s%s", SENTENCE, i % 6 == 5 ? "\n\n" : "");
  return g_string_free (text, FALSE);
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer library, GError **error)
{
  return work (library, data, error);
}

static void
write_article (const char *folder, const char *title, gsize size)
{
  g_autofree char *name = g_strconcat (title, ".md", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = make_text (title, size);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_library (const char *path, const char *folder)
{
  const char *const paths[] = { folder, NULL };
  const SheafImportOptions options = { .paths = (char **) paths, .dialect = SHEAF_DIALECT_AUTO };
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) library = sheaf_library_open (path, SHEAF_LIBRARY_WRITE, &error);
  const SheafImportSink sink = { .transact = transact_cb, .user_data = library };
  SheafImportProgress progress = { 0 };
  gint64 import = 0;

  g_assert_no_error (error);
  write_article (folder, "0", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *title = g_strdup_printf ("%" G_GSIZE_FORMAT, sizes[i]);

      write_article (folder, title, sizes[i]);
    }
  for (guint i = 1; i <= N_READ; i++)
    {
      g_autofree char *title = g_strdup_printf ("read-%03u", i);

      write_article (folder, title, sizes[0] + i);
    }
  g_assert_true (sheaf_importer_run (&options, &sink, &import, &progress, NULL, &error));
}

static gint64
find_article (Bench *self, const char *title)
{
  GArray *ids = sheaf_article_model_get_ids (self->window->model);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (SheafArticle) article =
          sheaf_library_get_article (self->window->library, id, NULL);

      if (article && g_str_equal (article->title, title))
        return id;
    }
  g_error ("no article %s", title);
}

/* --- Painting ------------------------------------------------------------------------------------ */

static void
loaded_cb (gint64 *loaded, gint64 id)
{
  *loaded = id;
}

static void
open_and_wait (Bench *self, gint64 id)
{
  gint64 loaded = self->window->article && self->window->article->id == id ? id : 0;
  gulong handler = g_signal_connect_swapped (self->window->reader, "article-loaded",
                                             G_CALLBACK (loaded_cb), &loaded);

  sheaf_window_open_article (self->window, id);
  wait_until (loaded == id);
  g_signal_handler_disconnect (self->window->reader, handler);
}

/* Returns: milliseconds from the call to the frame */
static double
measure_sheaf (Bench *self, gint64 id, gint64 other)
{
  guint32 colour;
  gint64 begun;

  open_and_wait (self, other);
  wait_until_quiet ();
  colour = painted_colour (self->view);
  begun = g_get_monotonic_time ();
  sheaf_window_open_article (self->window, id);
  return (double) (painted_wait (self->view, colour) - begun) / 1000;
}

static double
measure_bare (Bench *self, const char *html, const char *other)
{
  guint32 colour;
  gint64 begun;

  webkit_web_view_load_html (self->bare, other, "about:blank");
  wait_until (!webkit_web_view_is_loading (self->bare));
  wait_until_quiet ();
  colour = painted_colour (GTK_WIDGET (self->bare));
  begun = g_get_monotonic_time ();
  webkit_web_view_load_html (self->bare, html, "about:blank");
  return (double) (painted_wait (GTK_WIDGET (self->bare), colour) - begun) / 1000;
}

static void
bytes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **html = user_data;
  gsize length;
  g_autofree guchar *data =
      webkit_web_resource_get_data_finish (WEBKIT_WEB_RESOURCE (source), result, &length, NULL);

  *html = g_strndup ((const char *) data, length);
}

/* What the reader's view was given for @id. */
static char *
get_html (Bench *self, gint64 id)
{
  char *html = NULL;

  open_and_wait (self, id);
  webkit_web_resource_get_data (webkit_web_view_get_main_resource (WEBKIT_WEB_VIEW (self->view)),
                                NULL, bytes_cb, &html);
  wait_until (html);
  return html;
}

static double
part_of (GArray *times, double part)
{
  g_array_sort (times, bench_compare_doubles);
  return g_array_index (times, double, (guint) (part * (times->len - 1) + 0.5));
}

static void
compare (Bench *self, gsize size, guint rounds)
{
  g_autofree char *title = g_strdup_printf ("%" G_GSIZE_FORMAT, size);
  gint64 id = find_article (self, title), other = find_article (self, "0");
  g_autofree char *html = get_html (self, id);
  g_autofree char *other_html = get_html (self, other);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < rounds; i++)
    {
      double one = measure_sheaf (self, id, other);
      double two = measure_bare (self, html, other_html);
      double ratio = one / two;

      g_array_append_val (ours, one);
      g_array_append_val (bare, two);
      g_array_append_val (ratios, ratio);
    }
  printf ("%7" G_GSIZE_FORMAT
          " bytes painted: %6.1f ms (p95 %6.1f), bare WebKit %6.1f ms (p95 %6.1f), "
          "ratio %.2f (of pairs, median %.2f)\n",
          size, part_of (ours, 0.5), part_of (ours, 0.95), part_of (bare, 0.5),
          part_of (bare, 0.95), part_of (ours, 0.5) / part_of (bare, 0.5), part_of (ratios, 0.5));
  fflush (stdout);
}

/* --- Memory -------------------------------------------------------------------------------------- */

static guint64
tell_memory (guint articles, Memory *window, Memory *pages)
{
  guint n;

  wait_until_quiet ();
  *window = memory_of_self ();
  *pages = memory_of_pages (&n);
  printf (
      "after %u articles: window %.1f MB unique (%.1f with its share), %u web processes %.1f MB "
      "(%.1f)\n",
      articles, (double) window->unique / 1024, (double) window->share / 1024, n,
      (double) pages->unique / 1024, (double) pages->share / 1024);
  fflush (stdout);
  return window->unique + pages->unique;
}

static void
read_many (Bench *self)
{
  guint64 sum[N_READ / N_EARLY] = { 0 };
  Memory window[N_READ / N_EARLY], pages[N_READ / N_EARLY];
  guint last = N_READ / N_EARLY - 1;

  for (guint i = 0; i < N_READ; i++)
    {
      g_autofree char *title = g_strdup_printf ("read-%03u", i + 1);
      guint n = i / N_EARLY;

      open_and_wait (self, find_article (self, title));
      if (i % N_EARLY == N_EARLY - 1)
        sum[n] = tell_memory (i + 1, &window[n], &pages[n]);
    }
  printf ("unique memory, %u to %u: %.2f; window %.2f, pages %.2f\n", N_READ, N_EARLY,
          (double) sum[last] / (double) sum[0],
          (double) window[last].unique / (double) window[0].unique,
          (double) pages[last].unique / (double) pages[0].unique);
}

/* --- The windows --------------------------------------------------------------------------------- */

static void
open_windows (Bench *self, SheafApplication *application, const char *library)
{
  self->window = SHEAF_WINDOW (sheaf_window_new (GTK_APPLICATION (application), library));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1270, 790);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_until (self->window->model &&
              g_list_model_get_n_items (G_LIST_MODEL (self->window->model)) > N_READ);
  self->view = GTK_WIDGET (sheaf_reader_get_view (GTK_WIDGET (self->window->reader)));
  open_and_wait (self, find_article (self, "0"));
  wait_until_quiet ();
}

/* As large as the reader's. */
static void
open_bare (Bench *self)
{
  self->bare = WEBKIT_WEB_VIEW (webkit_web_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->bare), gtk_widget_get_width (self->view),
                               gtk_widget_get_height (self->view));
  self->bare_window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->bare_window), GTK_WIDGET (self->bare));
  gtk_window_present (GTK_WINDOW (self->bare_window));
  wait_until_quiet ();
}

static void
close_windows (Bench *self)
{
  SheafWindow *window = self->window;

  gtk_window_destroy (GTK_WINDOW (self->bare_window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (!window);
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
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autoptr (SheafApplication) application = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sheaf-read-XXXXXX", NULL);
  g_autofree char *library = g_build_filename (folder, "library.sheaf", NULL);
  Bench bench = { 0 };

  gtk_test_init (&argc, &argv, NULL);
  make_library (library, folder);
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  open_windows (&bench, application, library);
  read_many (&bench);
  open_bare (&bench);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    compare (&bench, sizes[i], argc > 1 ? (guint) atoi (argv[1]) : ROUNDS);
  close_windows (&bench);
  remove_folder (folder);
  return 0;
}
