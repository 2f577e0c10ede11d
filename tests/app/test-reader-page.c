/* test-reader-page.c: finding, coming back to a place, printing, and a page that dies
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-pane.h"

#include "app/reader-paging.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define THREE_HITS "One hit.\n\nAnother Hit.\n\nThe last hit.\n"

static GtkWidget *
get_entry (ReaderPane *pane)
{
  return reader_pane_find (GTK_WIDGET (pane->reader), GTK_TYPE_SEARCH_ENTRY, NULL);
}

static gboolean
shows (ReaderPane *pane, const char *text)
{
  return reader_pane_find (GTK_WIDGET (pane->reader), GTK_TYPE_LABEL, text) != NULL;
}

static void
test_find (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  GtkWidget *entry;

  reader_pane_show (pane, 1, "Find", SHEAF_FORMAT_MARKDOWN, THREE_HITS);
  g_assert_null (get_entry (pane));
  sheaf_reader_find (pane->reader);
  wait_until (get_entry (pane));
  entry = get_entry (pane);
  gtk_editable_set_text (GTK_EDITABLE (entry), "hit");
  wait_until (shows (pane, "1 of 3"));
  g_signal_emit_by_name (entry, "activate");
  wait_until (shows (pane, "2 of 3"));
  g_signal_emit_by_name (entry, "previous-match");
  g_signal_emit_by_name (entry, "previous-match");
  wait_until (shows (pane, "3 of 3"));
  g_signal_emit_by_name (entry, "next-match");
  wait_until (shows (pane, "1 of 3"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "没有");
  wait_until (shows (pane, "Not found"));

  /* The next article is searched for the same. */
  reader_pane_show (pane, 2, "Next", SHEAF_FORMAT_MARKDOWN, "这里没有，那里也没有。\n");
  wait_until (shows (pane, "1 of 2"));
  g_signal_emit_by_name (entry, "stop-search");
  wait_until (!get_entry (pane));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (pane->view)));
}

/* What was looked for last is offered to be typed over, and nothing is gone to until Enter. */
static void
test_find_again (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  GtkEditable *entry;
  int from, to;

  reader_pane_show (pane, 1, "Find", SHEAF_FORMAT_MARKDOWN, THREE_HITS);
  sheaf_reader_find (pane->reader);
  wait_until (get_entry (pane));
  entry = GTK_EDITABLE (get_entry (pane));
  gtk_editable_set_text (entry, "hit");
  wait_until (shows (pane, "1 of 3"));
  g_signal_emit_by_name (entry, "stop-search");
  wait_until (!get_entry (pane));

  sheaf_reader_find (pane->reader);
  wait_until (get_entry (pane));
  g_object_unref (reader_pane_paint (pane));
  g_assert_false (shows (pane, "1 of 3"));
  g_assert_true (gtk_editable_get_selection_bounds (entry, &from, &to));
  g_assert_cmpint (to - from, ==, strlen ("hit"));
  g_signal_emit_by_name (entry, "activate");
  wait_until (shows (pane, "1 of 3"));
}

static void
test_find_selected (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);

  reader_pane_show (pane, 1, "", SHEAF_FORMAT_MARKDOWN, THREE_HITS);
  webkit_find_controller_search (webkit_web_view_get_find_controller (pane->view), "Another",
                                 WEBKIT_FIND_OPTIONS_NONE, 1);
  g_object_unref (reader_pane_paint (pane));
  sheaf_reader_find (pane->reader);
  wait_until (get_entry (pane));
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (get_entry (pane))), "Another"));
  wait_until (shows (pane, "1 of 1"));
}

typedef struct
{
  char *block;
  double fraction;
} Place;

static void
place_cb (Place *place, const char *block, double fraction)
{
  g_free (place->block);
  place->block = g_strdup (block);
  place->fraction = fraction;
}

static char *
make_paragraphs (guint count)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= count; i++)
    g_string_append_printf (text, "<p>This is paragraph %u.</p>", i);
  return g_string_free (text, FALSE);
}

static void
test_place (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autofree char *text = make_paragraphs (300);
  Place place = { NULL, 0 };

  g_signal_connect_swapped (pane->view, "place", G_CALLBACK (place_cb), &place);
  reader_pane_show (pane, 1, "Long", SHEAF_FORMAT_HTML, text);
  webkit_web_view_load_uri (pane->view, "article:///1#b150");
  webkit_web_view_send_message_to_page (pane->view, webkit_user_message_new ("watch", NULL), NULL,
                                        NULL, NULL);
  wait_until (place.block);
  g_assert_cmpstr (place.block, ==, "b150");
  g_assert_cmpfloat_with_epsilon (place.fraction, 0.5, 0.1);

  /* Away and back: the article begins where it was left. */
  g_clear_pointer (&place.block, g_free);
  reader_pane_show (pane, 2, "Short", SHEAF_FORMAT_HTML, "<p>Short.</p>");
  reader_pane_show (pane, 1, "Long", SHEAF_FORMAT_HTML, text);
  g_assert_cmpstr (webkit_web_view_get_uri (pane->view), ==, "article:///1#b150");
  webkit_web_view_send_message_to_page (pane->view, webkit_user_message_new ("watch", NULL), NULL,
                                        NULL, NULL);
  wait_until (place.block);
  g_assert_cmpstr (place.block, ==, "b150");
  g_free (place.block);
}

/* A hit begins where it was found; gone back to, where it was left. */
static void
test_return (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autofree char *text = make_paragraphs (300);

  sheaf_reader_set_search (pane->reader, "paragraph");
  sheaf_reader_set_place (pane->reader, 1, "b150");
  reader_pane_show (pane, 1, "Long", SHEAF_FORMAT_HTML, text);
  g_assert_cmpstr (webkit_web_view_get_uri (pane->view), ==, "article:///1#h1");
  reader_pane_show (pane, 2, "Short", SHEAF_FORMAT_HTML, "<p>Short.</p>");
  sheaf_reader_return_to (pane->reader, 1);
  reader_pane_show (pane, 1, "Long", SHEAF_FORMAT_HTML, text);
  g_assert_cmpstr (webkit_web_view_get_uri (pane->view), ==, "article:///1#b150");
  /* Once. */
  reader_pane_show (pane, 2, "Short", SHEAF_FORMAT_HTML, "<p>Short.</p>");
  reader_pane_show (pane, 1, "Long", SHEAF_FORMAT_HTML, text);
  g_assert_cmpstr (webkit_web_view_get_uri (pane->view), ==, "article:///1#h1");
}

static void
next_unread_cb (GSimpleAction *action, GVariant *parameter, gpointer n_times)
{
  ++*(guint *) n_times;
}

static void
count_next_unread (ReaderPane *pane, guint *n_times)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("next-unread", NULL);

  g_signal_connect (action, "activate", G_CALLBACK (next_unread_cb), n_times);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (pane->window, "win", G_ACTION_GROUP (group));
}

static void
asked_cb (GObject *view, GAsyncResult *result, gpointer asked)
{
  g_autoptr (WebKitUserMessage) reply =
      webkit_web_view_send_message_to_page_finish (WEBKIT_WEB_VIEW (view), result, NULL);

  *(gboolean *) asked = reply != NULL;
}

/* Goes on, and waits until the page has answered: it answers one after the other. */
static void
go_on (ReaderPane *pane)
{
  gboolean asked = FALSE;

  sheaf_reader_paging_go_on (pane->view);
  webkit_web_view_send_message_to_page (pane->view, webkit_user_message_new ("selection", NULL),
                                        NULL, asked_cb, &asked);
  wait_until (asked);
}

/* Whether it went on; tried until it did. */
static gboolean
goes_on (ReaderPane *pane, const guint *n_times, guint wanted)
{
  if (*n_times < wanted)
    go_on (pane);
  return *n_times >= wanted;
}

/* Only where nothing of the page is below the view. */
static void
test_paging (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autofree char *text = make_paragraphs (300);
  guint n_times = 0;

  count_next_unread (pane, &n_times);
  reader_pane_show (pane, 1, "Long", SHEAF_FORMAT_HTML, text);
  g_object_unref (reader_pane_paint (pane));
  go_on (pane);
  g_assert_cmpuint (n_times, ==, 0);
  webkit_web_view_load_uri (pane->view, "article:///1#b150");
  go_on (pane);
  g_assert_cmpuint (n_times, ==, 0);
  /* Going there takes a moment, of which WebKit does not tell the end. */
  webkit_web_view_load_uri (pane->view, "article:///1#b300");
  wait_until (goes_on (pane, &n_times, 1));
  g_assert_cmpuint (n_times, ==, 1);

  /* Who presses Space once more before the next article is there has not come to the end of that. */
  reader_pane_ask (pane, 3, "Next", SHEAF_FORMAT_HTML, text);
  wait_until (g_str_equal (webkit_web_view_get_uri (pane->view), "article:///3"));
  go_on (pane);
  g_assert_cmpuint (n_times, ==, 1);

  reader_pane_show (pane, 2, "Short", SHEAF_FORMAT_HTML, "<p>Short.</p>");
  g_object_unref (reader_pane_paint (pane));
  wait_until (goes_on (pane, &n_times, 2));
  g_assert_cmpuint (n_times, ==, 2);
}

/* The web process may be in the hands of a page: whatever it says is looked at first. */
static void
test_hostile_messages (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  Place place = { NULL, 0 };
  GVariant *const wrong[] = {
    NULL,
    g_variant_new ("(s)", "article:///1"),
    g_variant_new ("(sss)", "article:///1", "b1", "0.5"),
    g_variant_new ("(ssd)", "article:///2", "b1", 0.5),
    g_variant_new ("(ssd)", "https://example.com/", "b1", 0.5),
    g_variant_new ("(ssd)", "article:///1", "", 0.5),
    g_variant_new ("(ssd)", "article:///1", "b", 0.5),
    g_variant_new ("(ssd)", "article:///1", "b1 b2", 0.5),
    g_variant_new ("(ssd)", "article:///1", "b9999999999", 0.5),
    g_variant_new ("(ssd)", "article:///1", "b1", 1.5),
    g_variant_new ("(ssd)", "article:///1", "b1", (double) NAN),
    g_variant_new ("(ssd)", "article:///1", "b1", (double) -INFINITY),
  };

  g_signal_connect_swapped (pane->view, "place", G_CALLBACK (place_cb), &place);
  reader_pane_show (pane, 1, "Page", SHEAF_FORMAT_HTML, "<p>Page.</p>");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (WebKitUserMessage) message = webkit_user_message_new ("place", wrong[i]);
      gboolean handled;

      g_object_ref_sink (message);
      g_signal_emit_by_name (pane->view, "user-message-received", message, &handled);
      g_assert_null (place.block);
    }
}

static void
test_terminated (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  GtkWidget *reader = GTK_WIDGET (pane->reader);

  reader_pane_show (pane, 1, "Page", SHEAF_FORMAT_HTML, "<p>Still here.</p>");
  webkit_web_view_terminate_web_process (pane->view);
  wait_until (reader_pane_find (reader, GTK_TYPE_BUTTON, "_Show Again"));
  pane->loaded = 0;
  g_signal_emit_by_name (reader_pane_find (reader, GTK_TYPE_BUTTON, "_Show Again"), "clicked");
  wait_until (pane->loaded == 1);
  g_assert_cmpuint (reader_pane_count (pane, "Still here."), ==, 1);
}

static void
finished_cb (gboolean *finished)
{
  *finished = TRUE;
}

static void
test_print (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sheaf-print-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (WebKitPrintOperation) operation = NULL;
  gboolean finished = FALSE;

  g_assert_no_error (error);
  reader_pane_show (pane, 1, "Print", SHEAF_FORMAT_MARKDOWN, "印刷 and print.\n");
  /* The file backend's name is the English one in every language. */
  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  operation = webkit_print_operation_new (pane->view);
  webkit_print_operation_set_print_settings (operation, settings);
  g_signal_connect_swapped (operation, "finished", G_CALLBACK (finished_cb), &finished);
  webkit_print_operation_print (operation);
  wait_until (finished);
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reader-page/find", test_find);
  g_test_add_func ("/reader-page/find-again", test_find_again);
  g_test_add_func ("/reader-page/find-selected", test_find_selected);
  g_test_add_func ("/reader-page/place", test_place);
  g_test_add_func ("/reader-page/return", test_return);
  g_test_add_func ("/reader-page/paging", test_paging);
  g_test_add_func ("/reader-page/hostile-messages", test_hostile_messages);
  g_test_add_func ("/reader-page/terminated", test_terminated);
  g_test_add_func ("/reader-page/print", test_print);
  return g_test_run ();
}
