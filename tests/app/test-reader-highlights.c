/* test-reader-highlights.c: what is selected in a page is highlighted, and shown again with the article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "../core/fixture.h"
#include "reader-pane.h"

#include "app/reader-highlights.h"
#include "core/library-highlight-edit.h"
#include "core/page-highlights.h"
#include "core/page-theme.h"

#include <string.h>

#define TEXT                                                                                           \
  "Before it.\n\nHere is **some bold** text to mark.\n\n另一段中文，可以批注。\n\n[A link " \
  "here](https://example.org/)"                                                                        \
  " and the end.\n"

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  char *path;
  ReaderPane *pane;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const SheafReaderSetup setup = reader_pane_setup ();

  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->path = test_folder_path (self->folder, "library.sheaf");
  g_assert_cmpint (test_import_file (self->folder, self->library, "blog", "1.md", TEXT, NULL).id,
                   ==, 1);
  self->pane = reader_pane_new (&setup);
  sheaf_reader_set_library (self->pane->reader, self->path);
  reader_pane_show (self->pane, 1, "One", SHEAF_FORMAT_MARKDOWN, TEXT);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  reader_pane_free (self->pane);
  sheaf_library_close (self->library);
  g_free (self->path);
  test_folder_free (self->folder);
}

/* --- Asking --- */

typedef struct
{
  gboolean done;
  SheafReaderSelection selection;
  gboolean found;
  GdkRectangle box;
} Answer;

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  GtkWidget *reader = gtk_widget_get_ancestor (GTK_WIDGET (source), SHEAF_TYPE_READER);

  sheaf_reader_take_selection_finish (SHEAF_READER (reader), result, &answer->selection);
  answer->done = TRUE;
}

static SheafQuote *
take_with (ReaderPane *pane, GdkRectangle *box, guint *number)
{
  Answer answer = { 0 };

  sheaf_reader_take_selection_async (pane->reader, TRUE, taken_cb, &answer);
  wait_until (answer.done);
  *box = answer.selection.box;
  *number = answer.selection.number;
  return answer.selection.quote;
}

static SheafQuote *
take (ReaderPane *pane, GdkRectangle *box)
{
  guint number;

  return take_with (pane, box, &number);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  GtkWidget *reader = gtk_widget_get_ancestor (GTK_WIDGET (source), SHEAF_TYPE_READER);

  answer->found = sheaf_reader_find_highlight_finish (SHEAF_READER (reader), result, &answer->box);
  answer->done = TRUE;
}

static gboolean
find (ReaderPane *pane, gint64 id, GdkRectangle *box)
{
  Answer answer = { 0 };

  sheaf_reader_find_highlight_async (pane->reader, id, found_cb, &answer);
  wait_until (answer.done);
  *box = answer.box;
  return answer.found;
}

/* What is found is selected, and the marks of finding go. */
static void
select_text (ReaderPane *pane, const char *text)
{
  WebKitFindController *controller = webkit_web_view_get_find_controller (pane->view);
  GdkRectangle box;

  webkit_find_controller_search (controller, text, WEBKIT_FIND_OPTIONS_NONE, 1);
  for (gboolean done = FALSE; !done;)
    {
      g_autoptr (SheafQuote) quote = take (pane, &box);

      done = quote && g_str_equal (quote->text, text);
    }
  webkit_find_controller_search_finish (controller);
}

/* Near the edge of a box, where its text is not. */
static gboolean
is_painted (ReaderPane *pane, const GdkRectangle *box, const char *colour)
{
  GdkRGBA wanted, seen;

  gdk_rgba_parse (&wanted, colour);
  seen = reader_pane_colour (pane, box->x + 1, box->y + 2);
  return ABS (seen.red - wanted.red) < 0.02 && ABS (seen.green - wanted.green) < 0.02 &&
         ABS (seen.blue - wanted.blue) < 0.02;
}

static const char *
colour_of (SheafHighlightColour colour)
{
  return sheaf_page_theme_colours (SHEAF_PAGE_THEME_LIGHT, FALSE)->notes[colour];
}

/* --- Tests --- */

static void
test_selection (Fixture *self, gconstpointer data)
{
  GdkRectangle box;
  g_autoptr (SheafQuote) none = take (self->pane, &box);
  g_autoptr (SheafQuote) some = NULL;
  g_autoptr (SheafQuote) all = NULL;

  g_assert_null (none);
  select_text (self->pane, "some bold text");
  some = take (self->pane, &box);
  g_assert_cmpstr (some->text, ==, "some bold text");
  g_assert_cmpstr (some->before, ==, "\nBefore it.\nHere is ");
  g_assert_true (g_str_has_prefix (some->after, " to mark.\n另一段中文"));
  g_assert_cmpuint (some->position, ==, strlen ("Beforeit.Hereis"));
  g_assert_cmpint (box.width, >, 40);
  g_assert_cmpint (box.height, >, 8);

  /* What is above the text of the article is not of it. */
  webkit_web_view_execute_editing_command (self->pane->view, WEBKIT_EDITING_COMMAND_SELECT_ALL);
  do
    {
      g_clear_pointer (&all, sheaf_quote_free);
      all = take (self->pane, &box);
    }
  while (!all || g_str_equal (all->text, "some bold text"));
  g_assert_true (g_str_has_prefix (all->text, "Before it."));
  g_assert_true (g_str_has_suffix (all->text, "and the end."));
  g_assert_cmpstr (all->before, ==, "");
}

/* Marked in the page that is there, and when it is made again. */
static void
test_marks (Fixture *self, gconstpointer data)
{
  ReaderPane *pane = self->pane;
  GdkRectangle box;
  g_autoptr (SheafHighlight) highlight = NULL;
  const SheafHighlightPlace *place;
  SheafReaderPage *page;
  guint number;

  select_text (pane, "some bold text");
  highlight = sheaf_highlight_new (take_with (pane, &box, &number), SHEAF_HIGHLIGHT_GREEN);
  highlight->article = 1;
  g_assert_true (
      sheaf_library_put_highlight (self->library, highlight, &highlight->id, NULL, NULL));
  sheaf_reader_highlight (pane->reader, number, highlight);
  wait_until (find (pane, highlight->id, &box));
  wait_until (is_painted (pane, &box, colour_of (SHEAF_HIGHLIGHT_GREEN)));
  g_assert_null (take (pane, &box));

  highlight->colour = SHEAF_HIGHLIGHT_PINK;
  sheaf_reader_change_highlight (pane->reader, highlight);
  g_assert_true (find (pane, highlight->id, &box));
  wait_until (is_painted (pane, &box, colour_of (SHEAF_HIGHLIGHT_PINK)));

  reader_pane_show (pane, 1, "One", SHEAF_FORMAT_MARKDOWN, TEXT);
  page = sheaf_reader_get_page (pane->reader);
  g_assert_cmpuint (page->highlights->len, ==, 1);
  place = &g_array_index (page->highlight_places, SheafHighlightPlace, 0);
  g_assert_cmpint (place->id, ==, highlight->id);
  g_assert_cmpuint (place->order, ==, 1);
  wait_until (find (pane, highlight->id, &box));
  wait_until (is_painted (pane, &box, colour_of (SHEAF_HIGHLIGHT_GREEN)));

  sheaf_reader_remove_highlight (pane->reader, highlight->id);
  {
    GdkRectangle gone;

    g_assert_false (find (pane, highlight->id, &gone));
  }
  wait_until (is_painted (pane, &box, "#ffffff"));
}

/* One over another, and what is in it stays when one goes. */
static void
test_over (Fixture *self, gconstpointer data)
{
  ReaderPane *pane = self->pane;
  static const char *const texts[] = { "bold text to mark", "some bold text" };
  GdkRectangle box;
  gint64 ids[G_N_ELEMENTS (texts)];
  guint number;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SheafHighlight) highlight = NULL;

      select_text (pane, texts[i]);
      highlight = sheaf_highlight_new (take_with (pane, &box, &number), i);
      highlight->article = 1;
      g_assert_true (
          sheaf_library_put_highlight (self->library, highlight, &highlight->id, NULL, NULL));
      ids[i] = highlight->id;
      sheaf_reader_highlight (pane->reader, number, highlight);
    }
  g_assert_true (find (pane, ids[0], &box));
  g_assert_true (find (pane, ids[1], &box));
  sheaf_reader_remove_highlight (pane->reader, ids[0]);
  g_assert_false (find (pane, ids[0], &(GdkRectangle){ 0 }));
  g_assert_true (find (pane, ids[1], &box));
  wait_until (is_painted (pane, &box, colour_of (SHEAF_HIGHLIGHT_GREEN)));
  g_assert_cmpuint (reader_pane_count (pane, "some bold text to mark"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/reader-highlights/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/reader-highlights/marks", Fixture, NULL, set_up, test_marks, tear_down);
  g_test_add ("/reader-highlights/over", Fixture, NULL, set_up, test_over, tear_down);
  return g_test_run ();
}
