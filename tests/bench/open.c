/* open.c: how long after it was started Sheaf shows articles, and what very many of them cost in memory
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-open LIBRARY|COUNT [PAIRS]      (under uisession.sh)
 *
 * Starts processes in turn: Sheaf over the library, until the first frame that has rows of articles in it; the same
 * program with an empty GtkApplicationWindow of that size; and one that knows GTK alone with such a window. Then the
 * memory of Sheaf's process once it has the whole list, against the same with a place chosen that lists nothing.
 *
 * With --sheaf LIBRARY, --nothing LIBRARY or --empty it is one of those processes.
 */
#include "config.h"

#include "first-frame.h"
#include "many.h"
#include "memory.h"
#include "times.h"

#include "app/application.h"
#include "app/article-row.h"
#include "app/window-private.h"
#include "app/window.h"

#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define PAIRS     7
#define POLL_MS   10
#define SETTLE_MS 2000
#define TO_MS(us) ((double) (us) / 1000)

/* --- Sheaf's process --- */

typedef struct
{
  SheafWindow *window;
  gboolean framed;
  gboolean nothing; /* lists nothing */
} Child;

static gboolean
has_painted_row (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (SHEAF_IS_ARTICLE_ROW (widget))
    return sheaf_article_row_get_item (SHEAF_ARTICLE_ROW (widget)) &&
           gtk_widget_get_height (widget) > 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (has_painted_row (child))
      return TRUE;
  return FALSE;
}

static void
say (const char *what, gint64 value)
{
  printf ("%s %" PRId64 "\n", what, value);
  fflush (stdout);
}

static gboolean
frame_cb (GtkWindow *window, gint64 when, gpointer data)
{
  Child *self = data;

  if (!self->framed)
    say ("frame", when);
  self->framed = TRUE;
  if (!has_painted_row (GTK_WIDGET (window)))
    return TRUE;
  say ("painted", when);
  return FALSE;
}

static gboolean
settled_cb (gpointer data)
{
  Child *self = data;

  say ("memory", (gint64) memory_of_self ().unique);
  gtk_window_close (GTK_WINDOW (self->window));
  return G_SOURCE_REMOVE;
}

static gboolean
poll_cb (gpointer data)
{
  Child *self = data;
  guint n;

  n = self->nothing ? 0 : self->window->n_articles;
  if (!self->window->library || self->window->counting ||
      sheaf_article_model_get_ids (self->window->model)->len != n)
    return G_SOURCE_CONTINUE;
  say ("complete", g_get_monotonic_time ());
  say ("articles", self->window->n_articles);
  g_timeout_add (SETTLE_MS, settled_cb, self);
  return G_SOURCE_REMOVE;
}

/* Before the whole list is asked for, or rather instead. */
static void
ready_cb (SheafWindow *window)
{
  sheaf_window_set_place (window, SHEAF_SHELF_ALL, G_MAXINT64, "", NULL);
  sheaf_window_show_listing (window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Child *self)
{
  if (!SHEAF_IS_WINDOW (window))
    return;
  self->window = SHEAF_WINDOW (window);
  if (self->nothing)
    g_signal_connect (window, "ready", G_CALLBACK (ready_cb), NULL);
  first_frame_watch (window, frame_cb, self);
  g_timeout_add (POLL_MS, poll_cb, self);
}

static int
run_sheaf (const char *library, gboolean nothing)
{
  char *arguments[] = { (char *) "sheaf", (char *) "--library", (char *) library, NULL };
  g_autoptr (SheafApplication) application = sheaf_application_new ();
  Child self = { .nothing = nothing };

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &self);
  return g_application_run (G_APPLICATION (application), 3, arguments);
}

/* --- The one that starts them --- */

/* What a process said; times in microseconds from its start. */
typedef struct
{
  gint64 frame;
  gint64 painted;
  gint64 complete;
  gint64 articles;
  gint64 memory; /* kilobytes */
} Said;

static gint64
read_said (const char *text, const char *what)
{
  g_autofree char *pattern = g_strdup_printf ("%s ", what);
  const char *line = strstr (text, pattern);

  return line ? g_ascii_strtoll (line + strlen (pattern), NULL, 10) : 0;
}

static gint64
since (gint64 begun, gint64 time)
{
  return time ? time - begun : 0;
}

static Said
start (const char *program, const char *kind, const char *library)
{
  const char *const arguments[] = { program, kind, library, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status = 0;
  gint64 begun = g_get_monotonic_time ();

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL,
                     &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s %s: %s", program, kind ? kind : "", error->message);
  return (Said){
    .frame = since (begun, read_said (text, "frame")),
    .painted = since (begun, read_said (text, "painted")),
    .complete = since (begun, read_said (text, "complete")),
    .articles = read_said (text, "articles"),
    .memory = read_said (text, "memory"),
  };
}

static double
median_of (double *values, guint n)
{
  qsort (values, n, sizeof *values, bench_compare_doubles);
  return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

typedef struct
{
  const char *self; /* this program */
  char *bare;       /* the one that knows GTK alone */
  const char *full; /* the library */
  guint pairs;
  GString *json;
} Bench;

static void
note (Bench *self, const char *name, double value)
{
  g_string_append_printf (self->json, ", \"%s\": %.2f", name, value);
}

/* Milliseconds; the first of each kind warms up and is not counted. */
static void
measure_time (Bench *self)
{
  g_autofree double *values = g_new0 (double, self->pairs * 8);
  double *sheaf = values, *frame = sheaf + self->pairs, *complete = frame + self->pairs;
  double *empty = complete + self->pairs, *bare = empty + self->pairs, *over = bare + self->pairs;
  double *ratio = over + self->pairs, *over_bare = ratio + self->pairs;
  guint n = self->pairs;

  start (self->self, "--sheaf", self->full);
  start (self->self, "--empty", NULL);
  start (self->bare, NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      const Said said = start (self->self, "--sheaf", self->full);

      sheaf[i] = TO_MS (said.painted);
      frame[i] = TO_MS (said.frame);
      complete[i] = TO_MS (said.complete);
      empty[i] = TO_MS (start (self->self, "--empty", NULL).painted);
      bare[i] = TO_MS (start (self->bare, NULL, NULL).painted);
      over[i] = sheaf[i] - empty[i];
      ratio[i] = sheaf[i] / empty[i];
      over_bare[i] = sheaf[i] - bare[i];
    }
  note (self, "sheaf_ms", median_of (sheaf, n));
  note (self, "sheaf_first_frame_ms", median_of (frame, n));
  note (self, "complete_ms", median_of (complete, n));
  note (self, "empty_ms", median_of (empty, n));
  note (self, "gtk_alone_ms", median_of (bare, n));
  note (self, "over_empty_ms", median_of (over, n));
  note (self, "over_gtk_alone_ms", median_of (over_bare, n));
  note (self, "ratio", median_of (ratio, n));
  printf ("rows painted after %.0f ms (first frame %.0f, whole list %.0f), empty window %.0f, GTK "
          "alone %.0f\n",
          median_of (sheaf, n), median_of (frame, n), median_of (complete, n), median_of (empty, n),
          median_of (bare, n));
  printf ("of %u pairs, medians: %.0f ms over the empty window (goal 50), ratio %.2f; %.0f ms over "
          "GTK alone\n",
          n, median_of (over, n), median_of (ratio, n), median_of (over_bare, n));
  fflush (stdout);
}

/* Megabytes that no other process shares. */
static void
measure_memory (Bench *self)
{
  g_autofree double *values = g_new0 (double, self->pairs * 2);
  double *full = values, *over = full + self->pairs;
  gint64 articles = 0;
  guint n = self->pairs;

  for (guint i = 0; i < n; i++)
    {
      const Said none = start (self->self, "--nothing", self->full);
      const Said all = start (self->self, "--sheaf", self->full);

      articles = all.articles;
      full[i] = (double) all.memory / 1024;
      over[i] = full[i] - (double) none.memory / 1024;
    }
  note (self, "articles", (double) articles);
  note (self, "memory_mb", median_of (full, n));
  note (self, "rows_mb", median_of (over, n));
  printf ("%" PRId64 " rows: %.1f MB, %.1f MB over a list of none (goal 4 at 100,000, 16 at "
          "1,000,000)\n",
          articles, median_of (full, n), median_of (over, n));
}

static char *
find_bare (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);

  return g_build_filename (folder, "bench-empty", NULL);
}

static int
run_bench (const char *program, const char *argument, guint pairs)
{
  char *made = NULL;
  g_autofree char *full = many_find (argument, &made);
  Bench self = { .self = program, .bare = find_bare (program), .full = full, .pairs = pairs };

  self.json = g_string_new (NULL);
  measure_time (&self);
  measure_memory (&self);
  printf ("{\"bench\": \"open\", \"pairs\": %u%s}\n", pairs, self.json->str);
  g_string_free (self.json, TRUE);
  g_free (self.bare);
  many_remove (made);
  return 0;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 2 && g_str_equal (argv[1], "--empty"))
    return first_frame_run_empty ();
  if (argc == 3 && g_str_equal (argv[1], "--sheaf"))
    return run_sheaf (argv[2], FALSE);
  if (argc == 3 && g_str_equal (argv[1], "--nothing"))
    return run_sheaf (argv[2], TRUE);
  if (argc < 2)
    {
      g_printerr ("usage: bench-open LIBRARY|COUNT [PAIRS]\n");
      return 2;
    }
  return run_bench (argv[0], argv[1], argc > 2 ? (guint) MAX (1, atoi (argv[2])) : PAIRS);
}
