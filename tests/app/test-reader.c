/* test-reader.c: the reader pane: opening, finding, links, places
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-pane.h"

#include "app/reader-scheme.h"

#define CHINESE                                                                                    \
  "# 春天的消息\n\n江南的草木都绿了，人们在河边散步。\n\n第二段说的是河边的另一件事。\n"

/* A red square of 1 × 1. */
#define RED_DOT                                                                                    \
  "data:image/"                                                                                    \
  "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAh"           \
  "KmMIQAAAABJRU5ErkJggg=="

static void
test_open (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);

  g_assert_cmpint (sheaf_reader_get_article (pane->reader), ==, 0);
  reader_pane_show (pane, 3, "A <b>plain</b> & simple title", SHEAF_FORMAT_HTML,
                    "<p>The first paragraph.</p><p>The second paragraph.</p>");
  g_assert_cmpint (sheaf_reader_get_article (pane->reader), ==, 3);
  g_assert_cmpuint (reader_pane_count (pane, "paragraph"), ==, 2);
  g_assert_cmpuint (reader_pane_count (pane, "A <b>plain</b> & simple title"), ==, 1);

  reader_pane_show (pane, 4, "春天", SHEAF_FORMAT_MARKDOWN, CHINESE);
  g_assert_cmpuint (reader_pane_count (pane, "paragraph"), ==, 0);
  g_assert_cmpuint (reader_pane_count (pane, "河边"), ==, 2);
  g_assert_cmpuint (reader_pane_count (pane, "草木都绿了，人们"), ==, 1);
}

static void
count_loads_cb (guint *loads)
{
  (*loads)++;
}

static void
test_supersede (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autoptr (GString) large = g_string_new (NULL);
  guint loads = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append (large, "An early paragraph, of a long article.\n\n");
  g_signal_connect_swapped (pane->reader, "article-loaded", G_CALLBACK (count_loads_cb), &loads);
  reader_pane_ask (pane, 1, "Early", SHEAF_FORMAT_MARKDOWN, large->str);
  reader_pane_ask (pane, 2, "Later", SHEAF_FORMAT_MARKDOWN, "A later paragraph.\n");
  reader_pane_show (pane, 3, "Last", SHEAF_FORMAT_MARKDOWN, "The last paragraph.\n");
  g_assert_cmpuint (loads, ==, 1);
  g_assert_cmpuint (reader_pane_count (pane, "early"), ==, 0);
  g_assert_cmpuint (reader_pane_count (pane, "last paragraph"), ==, 1);
}

/* Longer than the first go, so that it is handed over in two: nothing lost, nothing twice. */
static void
test_long (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Paragraph number %u, 第%u段。\n\n", i, i);
  reader_pane_show (pane, 1, "Long", SHEAF_FORMAT_MARKDOWN, text->str);
  g_assert_cmpuint (reader_pane_count (pane, "Paragraph number"), ==, 3000);
  g_assert_cmpuint (reader_pane_count (pane, "第2999段。"), ==, 1);
}

static void
test_clear (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);

  reader_pane_show (pane, 5, "Gone soon", SHEAF_FORMAT_MARKDOWN, "Words.\n");
  sheaf_reader_clear (pane->reader);
  g_assert_cmpint (sheaf_reader_get_article (pane->reader), ==, 0);
  wait_until (!webkit_web_view_is_loading (pane->view) &&
              g_strcmp0 (webkit_web_view_get_uri (pane->view), "article:///0") == 0);
  g_assert_cmpuint (reader_pane_count (pane, "Words"), ==, 0);
  reader_pane_show (pane, 5, "Back", SHEAF_FORMAT_MARKDOWN, "Words.\n");
  g_assert_cmpuint (reader_pane_count (pane, "Words"), ==, 1);
}

static void
note_commit_cb (WebKitWebView *view, WebKitLoadEvent event, guint *commits)
{
  if (event == WEBKIT_LOAD_COMMITTED)
    (*commits)++;
}

/* A paragraph that WebKit lays out for minutes does not keep another article from being read. */
static void
test_hanging (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autoptr (GString) endless = g_string_new (NULL);
  guint commits = 0;

  reader_pane_show (pane, 1, "First", SHEAF_FORMAT_MARKDOWN, "Words.\n");
  for (guint i = 0; i < 300 * 1000; i++)
    g_string_append (endless, "*a **b*** c ");
  g_signal_connect (pane->view, "load-changed", G_CALLBACK (note_commit_cb), &commits);
  reader_pane_ask (pane, 2, "Endless", SHEAF_FORMAT_MARKDOWN, endless->str);
  wait_until (commits > 0);
  reader_pane_show (pane, 3, "Last", SHEAF_FORMAT_MARKDOWN, "The last words.\n");
  g_assert_cmpuint (reader_pane_count (pane, "words"), ==, 1);
  /* Nobody is told that something went wrong. */
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (pane->view)));
}

static void
open_article_cb (GSimpleAction *action, GVariant *parameter, gint64 *id)
{
  *id = g_variant_get_int64 (parameter);
}

/* A link to another article's heading opens it there, where it has that. */
static void
test_heading_of_another (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-article", G_VARIANT_TYPE_INT64);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 asked = 0;

  g_signal_connect (action, "activate", G_CALLBACK (open_article_cb), &asked);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (pane->window, "win", G_ACTION_GROUP (actions));
  for (guint i = 1; i < 100; i++)
    g_string_append_printf (text, "## 第 %u\n\nWords.\n\n", i);
  reader_pane_show (pane, 1, "First", SHEAF_FORMAT_MARKDOWN, "Words.\n");
  g_signal_emit_by_name (pane->view, "link-activated", "article:///2#%E7%AC%AC-50", "第 50", FALSE);
  g_assert_cmpint (asked, ==, 2);
  reader_pane_show (pane, 2, "Second", SHEAF_FORMAT_MARKDOWN, text->str);
  g_assert_cmpstr (sheaf_reader_get_place (pane->reader), ==, "b99");
  g_assert_cmpstr (webkit_web_view_get_uri (pane->view), ==, "article:///2#b99");

  g_signal_emit_by_name (pane->view, "link-activated", "article:///3#none", "none", FALSE);
  reader_pane_show (pane, 3, "Third", SHEAF_FORMAT_MARKDOWN, text->str);
  g_assert_null (sheaf_reader_get_place (pane->reader));
}

static double
brightness (ReaderPane *pane)
{
  GdkRGBA colour = reader_pane_colour (pane, 4, 4);

  return (colour.red + colour.green + colour.blue) / 3;
}

/* The page follows the desktop while it is shown, and so does the colour behind it. */
static void
test_dark (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  AdwStyleManager *style = adw_style_manager_get_default ();
  GdkRGBA behind;

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  reader_pane_show (pane, 6, "Night", SHEAF_FORMAT_MARKDOWN, "Words.\n");
  wait_until (brightness (pane) > 0.9);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  wait_until (brightness (pane) < 0.2);
  webkit_web_view_get_background_color (pane->view, &behind);
  g_assert_cmpfloat (behind.red, <, 0.2);
  sheaf_reader_clear (pane->reader);
  wait_until (g_strcmp0 (webkit_web_view_get_uri (pane->view), "article:///0") == 0 &&
              !webkit_web_view_is_loading (pane->view));
  g_assert_cmpfloat (brightness (pane), <, 0.2);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* --- Addresses ---------------------------------------------------------------------------------- */

static void
test_addresses (void)
{
  static const char *const wrong[] = {
    "article:///",
    "article:///x",
    "article:///-1",
    "article:///01",
    "article:///1/",
    "article:///1?x",
    "article:///1/picture",
    "article:///1/picture/",
    "article:///1/picture/x",
    "article:///1/picture/0/..",
    "article:///1/picture/99999999999",
    "article:///99999999999999999999",
    "article:///../1",
    "article:///%31",
    "article:///etc/passwd",
    "article://1",
    "article://host/1",
    "article:1",
    "ARTICLE:///1",
    "file:///1",
    "https://example.com/",
    "",
  };
  gint64 id;
  int picture;

  g_assert_true (sheaf_reader_scheme_parse ("article:///12", &id, &picture));
  g_assert_cmpint (id, ==, 12);
  g_assert_cmpint (picture, ==, -1);
  g_assert_true (sheaf_reader_scheme_parse ("article:///12#b3", &id, &picture));
  g_assert_true (sheaf_reader_scheme_parse ("article:///7/picture/10", &id, &picture));
  g_assert_cmpint (picture, ==, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (sheaf_reader_scheme_parse (wrong[i], &id, &picture))
      g_error ("%s is taken for an address of ours", wrong[i]);
}

typedef struct
{
  GHashTable *answers; /* address → "image/png", or "" where it was refused */
} Answers;

static void
finished_cb (WebKitWebResource *resource, Answers *answers)
{
  const char *uri = webkit_web_resource_get_uri (resource);
  WebKitURIResponse *response = webkit_web_resource_get_response (resource);

  if (!g_hash_table_contains (answers->answers, uri))
    g_hash_table_insert (answers->answers, g_strdup (uri),
                         g_strdup (webkit_uri_response_get_mime_type (response)));
}

static void
failed_cb (WebKitWebResource *resource, GError *error, Answers *answers)
{
  g_hash_table_insert (answers->answers, g_strdup (webkit_web_resource_get_uri (resource)),
                       g_strdup (""));
}

static void
started_cb (WebKitWebView *view,
            WebKitWebResource *resource,
            WebKitURIRequest *request,
            Answers *answers)
{
  g_signal_connect (resource, "failed", G_CALLBACK (failed_cb), answers);
  g_signal_connect (resource, "finished", G_CALLBACK (finished_cb), answers);
}

static SheafFragment *
render_pictures (const SheafDocument *document,
                 const SheafSanitizerOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  static const char *const addresses[] = {
    RED_DOT,
    "data:image/png;base64,PHN2ZyB4bWxucz0naHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmcnLz4=",
    "file:///etc/passwd",
    "https://example.com/x.png",
  };
  SheafFragment *fragment = g_new0 (SheafFragment, 1);

  fragment->html = g_strndup (document->body, document->body_length);
  fragment->pictures = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      SheafPicture *picture = g_new0 (SheafPicture, 1);

      picture->address = g_strdup (addresses[i]);
      g_ptr_array_add (fragment->pictures, picture);
    }
  return fragment;
}

/* Only pictures of this article are answered for, and only what is one. */
static void
test_pictures (void)
{
  SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = NULL;
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Answers answers = { table };
  static const struct
  {
    const char *address;
    const char *type;
  } expected[] = {
    { "article:///7/picture/0", "image/png" }, { "article:///7/picture/1", "" },
    { "article:///7/picture/2", "" },          { "article:///7/picture/3", "" },
    { "article:///7/picture/4", "" },          { "article:///8/picture/0", "" },
    { "article:///etc/passwd", "" },           { "article:///7/picture/0/x", "" },
  };
  g_autoptr (GString) html = g_string_new (NULL);

  setup.render = render_pictures;
  pane = reader_pane_new (&setup);
  g_signal_connect (pane->view, "resource-load-started", G_CALLBACK (started_cb), &answers);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_string_append_printf (html, "<img src=\"%s\">", expected[i].address);
  reader_pane_show (pane, 7, "Pictures", SHEAF_FORMAT_HTML, html->str);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      wait_until (g_hash_table_contains (table, expected[i].address));
      g_assert_cmpstr (g_hash_table_lookup (table, expected[i].address), ==, expected[i].type);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reader/open", test_open);
  g_test_add_func ("/reader/supersede", test_supersede);
  g_test_add_func ("/reader/long", test_long);
  g_test_add_func ("/reader/clear", test_clear);
  g_test_add_func ("/reader/hanging", test_hanging);
  g_test_add_func ("/reader/heading-of-another", test_heading_of_another);
  g_test_add_func ("/reader/dark", test_dark);
  g_test_add_func ("/reader/addresses", test_addresses);
  g_test_add_func ("/reader/pictures", test_pictures);
  return g_test_run ();
}
