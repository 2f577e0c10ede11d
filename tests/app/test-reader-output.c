/* test-reader-output.c: articles as PDF files, and to the clipboard
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-pane.h"

#include "app/reader-print.h"

#include <glib/gstdio.h>

/* A red square of 1 × 1. */
#define RED_DOT                                                                                    \
  "data:image/"                                                                                    \
  "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAh"           \
  "KmMIQAAAABJRU5ErkJggg=="

static SheafArticle *
article_new (const char *title, SheafFormat format)
{
  SheafArticle *article = sheaf_article_new ();

  article->id = 7;
  article->title = g_strdup (title);
  article->format = format;
  return article;
}

/* Printing --------------------------------------------------------------------------------------- */

typedef struct
{
  gboolean done, ok;
  GError *error;
} Printed;

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Printed *printed = data;

  printed->ok = sheaf_reader_print_finish (result, &printed->error);
  printed->done = TRUE;
}

static Printed
print (ReaderPane *pane, const char *title, const char *text, gboolean notes, const char *path)
{
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Printed printed = { 0 };

  sheaf_reader_print (pane->reader, article_new (title, SHEAF_FORMAT_MARKDOWN), source, notes, file,
                      printed_cb, &printed);
  wait_until (printed.done);
  return printed;
}

/* Returns: (transfer full) (nullable): what pdftotext reads, without white space; NULL where it is not there */
static char *
read_pdf (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, "-enc", "UTF-8", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autofree char *normal = NULL;
  g_auto (GStrv) words = NULL;
  int status;

  if (!program)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL,
                               &status, NULL));
  g_assert_cmpint (status, ==, 0);
  /* Fonts have one glyph for a character and the radical it is, and the PDF names the radical. */
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  words = g_strsplit_set (normal, " \n\f\r", -1);
  return g_strjoinv ("", words);
}

/* Paragraphs enough for some pages, each with its number. */
static char *
make_article (const char *sentence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= 60; i++)
    {
      if (i % 10 == 1)
        g_string_append_printf (text, "## H%u\n\n", i);
      g_string_append_printf (text, "%s [link%02u](https://example.org/%u)\n\n", sentence, i,
                              i % 5);
    }
  g_string_append (text, "```\nint main (void) { return 0; }\n```\n\n|a|b|\n|---|---|\n|c1|d1|\n");
  return g_string_free (text, FALSE);
}

static void
check_pdf (const char *title, const char *sentence)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autofree char *folder = g_dir_make_tmp ("sheaf-output-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "article.pdf", NULL);
  g_autofree char *text = make_article (sentence);
  g_autofree char *plain = NULL;
  g_autofree char *normal = g_utf8_normalize (sentence, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) words = g_strsplit (normal, " ", -1);
  g_autofree char *packed = g_strjoinv ("", words);
  Printed printed = print (pane, title, text, TRUE, path);

  g_assert_no_error (printed.error);
  g_assert_true (printed.ok);
  plain = read_pdf (path);
  g_unlink (path);
  g_rmdir (folder);
  if (!plain)
    {
      g_test_skip ("no pdftotext");
      return;
    }
  g_assert_nonnull (strstr (plain, title));
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *paragraph = g_strdup_printf ("%slink%02u", packed, i);

      if (!strstr (plain, paragraph))
        g_error ("%s is not in %s", paragraph, plain);
    }
  g_assert_nonnull (strstr (plain, "intmain(void){return0;}"));
  /* The addresses at the end, each once. */
  g_assert_nonnull (strstr (plain, "5.https://example.org/0"));
  g_assert_null (strstr (plain, "6.https://"));
}

static void
test_chinese (void)
{
  check_pdf ("春天的消息", "江南的草木都绿了，人们在河边散步，看花开花落、听流水的声音。这一段写了"
                           "很多，好让它占去两行。");
}

static void
test_english (void)
{
  check_pdf ("Spring",
             "The grass is green again south of the river, and people walk along its banks, "
             "watch the blossoms come and go, and listen to the water.");
}

/* What cannot be written is said, and nothing is left behind. */
static void
test_failure (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autofree char *folder = g_dir_make_tmp ("sheaf-output-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "missing", "article.pdf", NULL);
  Printed printed = print (pane, "A", "Words.\n", FALSE, path);

  g_assert_false (printed.ok);
  g_assert_error (printed.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&printed.error);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Copying ---------------------------------------------------------------------------------------- */

typedef struct
{
  gboolean done, ok, whole;
} Copied;

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Copied *copied = data;
  g_autoptr (GError) error = NULL;

  copied->ok = sheaf_reader_copy_finish (result, &copied->whole, &error);
  g_assert_no_error (error);
  copied->done = TRUE;
}

static Copied
copy (ReaderPane *pane, SheafReaderCopy form, SheafFormat format, const char *text)
{
  g_autoptr (GBytes) source = g_bytes_new (text, strlen (text));
  Copied copied = { 0 };

  sheaf_reader_copy (pane->reader, form, article_new ("Title", format), source, copied_cb, &copied);
  wait_until (copied.done);
  return copied;
}

typedef struct
{
  gboolean done;
  char *text;
} Pasted;

static void
pasted_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  Pasted *pasted = data;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL);
  g_output_stream_write (G_OUTPUT_STREAM (stream), "", 1, NULL, NULL);
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
  pasted->text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  pasted->done = TRUE;
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (GInputStream) input =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  g_assert_nonnull (input);
  g_output_stream_splice_async (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE,
                                G_PRIORITY_DEFAULT, NULL, pasted_cb, data);
}

/* Returns: (transfer full): what is in the clipboard as @type */
static char *
paste (ReaderPane *pane, const char *type)
{
  const char *types[] = { type, NULL };
  Pasted pasted = { 0 };

  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (pane->reader)), types,
                            G_PRIORITY_DEFAULT, NULL, read_cb, &pasted);
  wait_until (pasted.done);
  return pasted.text;
}

static void
select_all (ReaderPane *pane)
{
  webkit_web_view_execute_editing_command (pane->view, WEBKIT_EDITING_COMMAND_SELECT_ALL);
}

#define ARTICLE                                                                                    \
  "<h2 id=x onclick=y>Head</h2><p class=z>A <b>bold</b> <a "                                       \
  "href=\"https://a.example/\">link</a>.</p>"                                                      \
  "<ul><li>one<li>two</ul><details><summary>More</summary><p>Hidden</p></details>"                 \
  "<p><img src=\"" RED_DOT "\" alt=dot></p><pre>a\n  b</pre>"

static void
test_selection (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  Copied copied;

  reader_pane_show (pane, 7, "Title", SHEAF_FORMAT_HTML, ARTICLE);
  copied = copy (pane, SHEAF_COPY_TEXT, SHEAF_FORMAT_HTML, ARTICLE);
  g_assert_true (copied.ok && copied.whole);
  select_all (pane);
  copied = copy (pane, SHEAF_COPY_SELECTION, SHEAF_FORMAT_HTML, ARTICLE);
  g_assert_true (copied.ok && !copied.whole);
  text = paste (pane, "text/plain;charset=utf-8");
  html = paste (pane, "text/html");
  g_assert_nonnull (strstr (text, "A bold link."));
  g_assert_null (strstr (text, "Hidden"));
  g_assert_nonnull (strstr (html, "<h2>Head</h2>"));
  g_assert_nonnull (strstr (html, "A <b>bold</b> <a href=\"https://a.example/\">link</a>."));
  g_assert_null (strstr (html, "style="));
  g_assert_null (strstr (html, "id="));
  g_assert_null (strstr (html, "article:"));
  g_assert_null (strstr (html, "Hidden"));
}

static void
test_markdown (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autofree char *selected = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *written = NULL;
  Copied copied;

  reader_pane_show (pane, 7, "Title", SHEAF_FORMAT_HTML, ARTICLE);
  copied = copy (pane, SHEAF_COPY_MARKDOWN, SHEAF_FORMAT_HTML, ARTICLE);
  g_assert_true (copied.ok && copied.whole);
  whole = paste (pane, "text/plain;charset=utf-8");
  g_assert_true (g_str_has_prefix (whole,
                                   "# Title\n\n## Head\n\nA **bold** [link](https://a.example/)."
                                   "\n\n- one\n- two\n\n<details>\n"));
  g_assert_nonnull (strstr (whole, "![dot](data:image/png;base64,"));
  g_assert_true (g_str_has_suffix (whole, "```\na\n  b\n```\n"));

  select_all (pane);
  copied = copy (pane, SHEAF_COPY_MARKDOWN, SHEAF_FORMAT_HTML, ARTICLE);
  g_assert_true (copied.ok && !copied.whole);
  selected = paste (pane, "text/plain;charset=utf-8");
  g_assert_nonnull (strstr (selected, "A **bold** [link](https://a.example/).\n\n- one\n- two\n"));
  g_assert_null (strstr (selected, "Hidden"));

  /* A file that is Markdown comes as it is written. */
  reader_pane_show (pane, 7, "Title", SHEAF_FORMAT_MARKDOWN, "---\ntitle: a\n---\n* b\n* c\n");
  copied =
      copy (pane, SHEAF_COPY_MARKDOWN, SHEAF_FORMAT_MARKDOWN, "---\ntitle: a\n---\n* b\n* c\n");
  g_assert_true (copied.ok && copied.whole);
  written = paste (pane, "text/plain;charset=utf-8");
  g_assert_cmpstr (written, ==, "* b\n* c\n");
}

static void
test_nothing (void)
{
  SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  Copied copied;

  reader_pane_show (pane, 7, "Title", SHEAF_FORMAT_MARKDOWN, "Words.\n");
  copied = copy (pane, SHEAF_COPY_SELECTION, SHEAF_FORMAT_MARKDOWN, "Words.\n");
  g_assert_false (copied.ok);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reader-output/chinese", test_chinese);
  g_test_add_func ("/reader-output/english", test_english);
  g_test_add_func ("/reader-output/failure", test_failure);
  g_test_add_func ("/reader-output/selection", test_selection);
  g_test_add_func ("/reader-output/markdown", test_markdown);
  g_test_add_func ("/reader-output/nothing", test_nothing);
  return g_test_run ();
}
