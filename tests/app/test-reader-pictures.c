/* test-reader-pictures.c: the pictures that came with an article are shown, as pixels
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "../core/fixture.h"
#include "../core/picture-bytes.h"
#include "reader-pane.h"

#include "app/svg-raster.h"
#include "core/importer.h"
#include "core/library-remote-pictures.h"

#include <string.h>

/* A large square of the red dot, and a drawing. */
#define TEXT                                                                                       \
  "<p><img src=\"dot.png\" width=\"200\" height=\"200\"></p><p><img src=\"drawing.svg\"></p>"

/* Blue; green where its script runs, or where the file beside it is loaded. */
#define DRAWING                                                                                    \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""         \
  " width=\"80\" height=\"80\" onload=\"document.documentElement.innerHTML = ''\">"                \
  "<rect id=\"r\" width=\"80\" height=\"80\" fill=\"#0000ff\"/>"                                   \
  "<script>document.getElementById ('r').setAttribute ('fill', '#00ff00')</script>"                \
  "<image width=\"80\" height=\"80\" xlink:href=\"file://%s/green.svg\"/>"                         \
  "<image width=\"80\" height=\"80\" xlink:href=\"green.svg\"/></svg>"

#define GREEN                                                                                      \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"80\">"                          \
  "<rect width=\"80\" height=\"80\" fill=\"#00ff00\"/></svg>"

typedef struct
{
  TestFolder *folder;
  char *path;          /* of the library */
  GHashTable *answers; /* address → "image/png", or "" where it was refused */
} Fixture;

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer library, GError **error)
{
  return work (library, data, error);
}

static void
import (Fixture *self)
{
  g_autoptr (SheafLibrary) library = test_library_open (self->folder);
  g_autofree char *site = test_folder_path (self->folder, "site");
  char *paths[] = { site, NULL };
  const SheafImportOptions options = { .paths = paths };
  const SheafImportSink sink = { .transact = transact_cb, .user_data = library };
  SheafImportProgress progress;
  g_autoptr (GError) error = NULL;

  sheaf_importer_run (&options, &sink, NULL, &progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.pictures, ==, 2);
}

/* A library with the one article, which has number 1, and its two pictures. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *dot = NULL;
  g_autofree char *drawing = NULL;
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (TEST_PNG, &length);

  self->folder = test_folder_new ();
  self->path = test_folder_path (self->folder, "library.sheaf");
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_free (test_folder_write (self->folder, "site/a.html", TEXT));
  g_free (test_folder_write (self->folder, "site/green.svg", GREEN));
  dot = test_folder_write (self->folder, "site/dot.png", "");
  g_assert_true (g_file_set_contents (dot, (const char *) bytes, (gssize) length, NULL));
  drawing = g_strdup_printf (DRAWING, self->folder->path);
  g_free (test_folder_write (self->folder, "site/drawing.svg", drawing));
  import (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->answers);
  g_free (self->path);
  test_folder_free (self->folder);
}

static void
finished_cb (WebKitWebResource *resource, Fixture *self)
{
  const char *uri = webkit_web_resource_get_uri (resource);
  WebKitURIResponse *response = webkit_web_resource_get_response (resource);

  if (!g_hash_table_contains (self->answers, uri))
    g_hash_table_insert (self->answers, g_strdup (uri),
                         g_strdup (webkit_uri_response_get_mime_type (response)));
}

static void
failed_cb (WebKitWebResource *resource, GError *error, Fixture *self)
{
  g_hash_table_insert (self->answers, g_strdup (webkit_web_resource_get_uri (resource)),
                       g_strdup (""));
}

static void
started_cb (WebKitWebView *view,
            WebKitWebResource *resource,
            WebKitURIRequest *request,
            Fixture *self)
{
  g_signal_connect (resource, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect (resource, "finished", G_CALLBACK (finished_cb), self);
}

static ReaderPane *
open_pane (Fixture *self, SheafReaderRender render)
{
  SheafReaderSetup setup = reader_pane_setup ();
  ReaderPane *pane;

  setup.render = render;
  pane = reader_pane_new (&setup);
  sheaf_reader_set_library (pane->reader, self->path);
  g_signal_connect (pane->view, "resource-load-started", G_CALLBACK (started_cb), self);
  return pane;
}

static void
assert_answer (Fixture *self, const char *address, const char *type)
{
  wait_until (g_hash_table_contains (self->answers, address));
  g_assert_cmpstr (g_hash_table_lookup (self->answers, address), ==, type);
}

/* How many points of the page are of @colour: 0xRRGGBB. */
static guint
count_points (ReaderPane *pane, guint32 colour)
{
  g_autoptr (GdkTexture) texture = reader_pane_paint (pane);
  const gsize n = (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture);
  g_autofree guint32 *points = g_new (guint32, n);
  guint found = 0;

  gdk_texture_download (texture, (guchar *) points, 4 * (gsize) gdk_texture_get_width (texture));
  for (gsize i = 0; i < n; i++)
    found += (points[i] & 0xffffff) == colour;
  return found;
}

static void
test_shown (Fixture *self, gconstpointer data)
{
  g_autoptr (ReaderPane) pane = open_pane (self, sheaf_page_render);

  reader_pane_show (pane, 1, "Pictures", SHEAF_FORMAT_HTML, TEXT);
  assert_answer (self, "article:///1/picture/0", "image/png");
  assert_answer (self, "article:///1/picture/1", "image/png");
  wait_until (count_points (pane, 0xff0000) > 30000);
  wait_until (count_points (pane, 0x0000ff) > 5000);
  g_assert_cmpuint (count_points (pane, 0x00ff00), ==, 0);
}

/* Without the library, and of another article, there is what was there before: its name. */
static void
test_not_shown (Fixture *self, gconstpointer data)
{
  g_autoptr (ReaderPane) pane = open_pane (self, sheaf_page_render);

  reader_pane_show (pane, 2, "Another", SHEAF_FORMAT_HTML, TEXT);
  g_assert_cmpuint (reader_pane_count (pane, "dot.png"), ==, 1);
  sheaf_reader_set_library (pane->reader, NULL);
  reader_pane_show (pane, 1, "Pictures", SHEAF_FORMAT_HTML, TEXT);
  g_assert_cmpuint (reader_pane_count (pane, "dot.png"), ==, 1);
  g_assert_false (g_hash_table_contains (self->answers, "article:///1/picture/0"));
  g_assert_false (g_hash_table_contains (self->answers, "article:///2/picture/0"));
}

/* A page whose list has the first picture of the library and one that it does not have. */
static SheafFragment *
render_listed (const SheafDocument *document,
               const SheafSanitizerOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  static const gint64 stored[] = { 1, 999 };
  SheafFragment *fragment = g_new0 (SheafFragment, 1);

  fragment->html = g_strndup (document->body, document->body_length);
  fragment->pictures = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      SheafPicture *picture = g_new0 (SheafPicture, 1);

      picture->address = g_strdup ("a.png");
      picture->stored = stored[i];
      g_ptr_array_add (fragment->pictures, picture);
    }
  return fragment;
}

/* The number in an address is of the page's list and never of the library. */
static void
test_numbers (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *address;
    const char *type;
  } expected[] = {
    { "article:///1/picture/0", "image/png" }, { "article:///1/picture/1", "" },
    { "article:///1/picture/2", "" },          { "article:///1/picture/999", "" },
    { "article:///2/picture/0", "" },          { "article:///1/picture/0/x", "" },
  };
  g_autoptr (ReaderPane) pane = open_pane (self, render_listed);
  g_autoptr (GString) html = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_string_append_printf (html, "<img src=\"%s\">", expected[i].address);
  reader_pane_show (pane, 1, "Numbers", SHEAF_FORMAT_HTML, html->str);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_answer (self, expected[i].address, expected[i].type);
}

/* --- From the network ---------------------------------------------------------------------------- */

#define REMOTE     "http://red.example/a.png"
#define REMOTE_TAG "<p><img src=\"" REMOTE "\" alt=\"A red one\"></p>"

static void
store_remote (Fixture *self)
{
  g_autoptr (SheafLibrary) library = test_library_open (self->folder);
  SheafPictureFound found = { 0 };
  gsize length;
  guchar *data = g_base64_decode (TEST_PNG_RED, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_true (sheaf_picture_found_take (&found, bytes));
  g_assert_true (sheaf_library_store_remote_picture (library, 1, REMOTE, &found, &error));
  g_assert_no_error (error);
  sheaf_picture_found_clear (&found);
}

/* It comes into the page that is there; or the page says why not. */
static void
test_comes (Fixture *self, gconstpointer data)
{
  g_autoptr (ReaderPane) pane = open_pane (self, sheaf_page_render);

  reader_pane_show (pane, 1, "Remote", SHEAF_FORMAT_HTML, "<p>Words</p>" REMOTE_TAG);
  g_assert_cmpuint (reader_pane_count (pane, "red.example"), ==, 1);
  g_assert_cmpuint (count_points (pane, 0xff0000), ==, 0);
  sheaf_reader_show_picture (pane->reader, 1, REMOTE, 0, 0, SHEAF_PICTURE_DENIED);
  wait_until (reader_pane_count (pane, "red.example: the host refuses") == 1);
  g_assert_cmpuint (reader_pane_count (pane, "A red one"), ==, 1);

  store_remote (self);
  /* Of another article, and of none of its pictures. */
  sheaf_reader_show_picture (pane->reader, 2, REMOTE, 300, 200, SHEAF_PICTURE_FINE);
  sheaf_reader_show_picture (pane->reader, 1, "http://red.example/", 300, 200, SHEAF_PICTURE_FINE);
  sheaf_reader_show_picture (pane->reader, 1, REMOTE, 300, 200, SHEAF_PICTURE_FINE);
  wait_until (count_points (pane, 0xff0000) > 50000);
  g_assert_cmpuint (reader_pane_count (pane, "red.example"), ==, 0);
  assert_answer (self, "article:///1/picture/0", "image/png");

  /* It is there at once when the article is shown again. */
  reader_pane_show (pane, 1, "Remote", SHEAF_FORMAT_HTML, REMOTE_TAG);
  wait_until (count_points (pane, 0xff0000) > 50000);
}

/* The first line of the view with anything dark in it. */
static int
find_ink (ReaderPane *pane)
{
  g_autoptr (GdkTexture) texture = reader_pane_paint (pane);
  const gsize width = (gsize) gdk_texture_get_width (texture);
  const gsize n = width * (gsize) gdk_texture_get_height (texture);
  g_autofree guint32 *points = g_new (guint32, n);

  gdk_texture_download (texture, (guchar *) points, 4 * width);
  for (gsize i = 0; i < n; i++)
    if ((points[i] & 0xff) < 0x60)
      return (int) (i / width);
  return -1;
}

/* What is read stays where it is when a picture comes in above it; the view is scrolled by whole points. */
static void
test_place (Fixture *self, gconstpointer data)
{
  g_autoptr (ReaderPane) pane = open_pane (self, sheaf_page_render);
  g_autoptr (GString) html = g_string_new ("<p>First</p>" REMOTE_TAG);
  int before;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (html, "<p>Paragraph %u, which is on a line of its own.</p>", i);
  sheaf_reader_set_place (pane->reader, 1, "b30");
  reader_pane_show (pane, 1, "Remote", SHEAF_FORMAT_HTML, html->str);
  wait_until (g_strcmp0 (sheaf_reader_get_place (pane->reader), "b30") == 0);
  before = find_ink (pane);
  g_assert_cmpint (before, >=, 0);
  store_remote (self);
  sheaf_reader_show_picture (pane->reader, 1, REMOTE, 300, 200, SHEAF_PICTURE_FINE);
  assert_answer (self, "article:///1/picture/0", "image/png");
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (ABS (find_ink (pane) - before), <=, 1);
  g_assert_cmpuint (count_points (pane, 0xff0000), ==, 0);
  g_assert_cmpstr (sheaf_reader_get_place (pane->reader), ==, "b30");
}

/* --- Which one is meant -------------------------------------------------------------------------- */

typedef struct
{
  gint64 picked; /* -1: none */
  gboolean followed;
} Pick;

static void
show_picture_cb (GSimpleAction *action, GVariant *number, gpointer data)
{
  ((Pick *) data)->picked = g_variant_get_uint32 (number);
}

static void
followed_cb (WebKitWebView *view, const char *uri, const char *text, gboolean pointer, Pick *pick)
{
  pick->followed = TRUE;
}

/* As the window has it. */
static void
add_action (ReaderPane *pane, Pick *pick)
{
  static const GActionEntry entries[] = { { "show-picture", show_picture_cb, "u" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), pick);
  gtk_widget_insert_action_group (pane->window, "win", G_ACTION_GROUP (group));
  g_signal_connect (pane->view, "link-activated", G_CALLBACK (followed_cb), pick);
}

/* With a real pointer, where the page has the first point of @colour; dragged where @drag is not 0. */
static void
click_colour (ReaderPane *pane, guint32 colour, int drag)
{
  g_autoptr (GdkTexture) texture = reader_pane_paint (pane);
  const int width = gdk_texture_get_width (texture);
  const int n = width * gdk_texture_get_height (texture);
  g_autofree guint32 *points = g_new (guint32, n);
  graphene_point_t corner;
  double off_x, off_y;
  int at = 0;

  gdk_texture_download (texture, (guchar *) points, 4 * (gsize) width);
  while (at < n && (points[at] & 0xffffff) != colour)
    at++;
  g_assert_cmpint (at, <, n);
  gtk_native_get_surface_transform (GTK_NATIVE (pane->window), &off_x, &off_y);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (pane->view), pane->window,
                                           &GRAPHENE_POINT_INIT (0, 0), &corner));
  const int x = (int) (corner.x + off_x) + at % width + 20;
  const int y = (int) (corner.y + off_y) + at / width + 20;
  g_autofree char *command = g_strdup_printf (
      "xdotool mousemove %d %d mousedown 1 mousemove %d %d mouseup 1", x, y, x + drag, y);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The page has been asked, and has answered. */
static void
let_answer (ReaderPane *pane)
{
  for (guint i = 0; i < 5; i++)
    g_object_unref (reader_pane_paint (pane));
}

static void
test_picked (Fixture *self, gconstpointer data)
{
  g_autoptr (ReaderPane) pane = open_pane (self, sheaf_page_render);
  Pick pick = { -1 };

  add_action (pane, &pick);
  reader_pane_show (pane, 1, "Pictures", SHEAF_FORMAT_HTML,
                    "<p><a href=\"https://there.example/\"><img src=\"drawing.svg\"></a></p>"
                    "<p><img src=\"dot.png\" width=\"200\" height=\"200\"></p>");
  wait_until (count_points (pane, 0xff0000) > 30000);
  wait_until (count_points (pane, 0x0000ff) > 5000);
  click_colour (pane, 0xff0000, 0);
  wait_until (pick.picked >= 0);
  g_assert_cmpint (pick.picked, ==, 1);
  g_assert_false (pick.followed);
  pick.picked = -1;
  click_colour (pane, 0xff0000, 100);
  let_answer (pane);
  g_assert_cmpint (pick.picked, ==, -1);
  click_colour (pane, 0xff0000, 0);
  wait_until (pick.picked >= 0);
  pick.picked = -1;
  /* A link is followed. */
  click_colour (pane, 0x0000ff, 0);
  wait_until (pick.followed);
  let_answer (pane);
  g_assert_cmpint (pick.picked, ==, -1);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SheafReader *reader =
      SHEAF_READER (gtk_widget_get_ancestor (GTK_WIDGET (source), SHEAF_TYPE_READER));

  *(int *) data = sheaf_reader_find_picture_finish (reader, result);
}

static int
find_picture (ReaderPane *pane)
{
  int found = -2;

  sheaf_reader_find_picture_async (pane->reader, found_cb, &found);
  wait_until (found != -2);
  return found;
}

/* The first that is seen, not the first there is. */
static void
test_found (Fixture *self, gconstpointer data)
{
  g_autoptr (ReaderPane) pane = open_pane (self, sheaf_page_render);
  g_autoptr (GString) html = g_string_new ("<p><img src=\"dot.png\" width=\"9\" height=\"9\"></p>");

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (html, "<p>Paragraph %u, which is on a line of its own.</p>", i);
  g_string_append (html, "<p><img src=\"drawing.svg\"></p>");
  reader_pane_show (pane, 1, "Pictures", SHEAF_FORMAT_HTML, html->str);
  wait_until (find_picture (pane) == 0);
  sheaf_reader_set_place (pane->reader, 1, "b30");
  reader_pane_show (pane, 1, "Pictures", SHEAF_FORMAT_HTML, html->str);
  wait_until (find_picture (pane) == -1);
  sheaf_reader_set_place (pane->reader, 1, "b62");
  reader_pane_show (pane, 1, "Pictures", SHEAF_FORMAT_HTML, html->str);
  wait_until (find_picture (pane) == 1);
}

/* --- Drawing ------------------------------------------------------------------------------------- */

static void
test_raster (void)
{
  static const char *const broken[] = { "", "<svg", "<svg/>x", "words", "<svg><g></svg>" };
  static const char large[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100000\""
                              " height=\"50\"><rect width=\"9\" height=\"9\"/></svg>";
  g_autoptr (GBytes) svg = g_bytes_new_static (large, sizeof large - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = sheaf_svg_raster (svg, &error);
  guint width, height;

  g_assert_no_error (error);
  g_assert_cmpstr (sheaf_picture_measure (png, &width, &height, &error), ==, "image/png");
  g_assert_cmpuint (width, <=, 2048);
  g_assert_cmpuint (height, >=, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (broken[i], strlen (broken[i]));
      g_autoptr (GError) failed = NULL;
      g_autoptr (GBytes) none = sheaf_svg_raster (bytes, &failed);

      g_assert_true ((none != NULL) == (failed == NULL));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reader-pictures/raster", test_raster);
  g_test_add ("/reader-pictures/shown", Fixture, NULL, set_up, test_shown, tear_down);
  g_test_add ("/reader-pictures/not-shown", Fixture, NULL, set_up, test_not_shown, tear_down);
  g_test_add ("/reader-pictures/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/reader-pictures/comes", Fixture, NULL, set_up, test_comes, tear_down);
  g_test_add ("/reader-pictures/picked", Fixture, NULL, set_up, test_picked, tear_down);
  g_test_add ("/reader-pictures/found", Fixture, NULL, set_up, test_found, tear_down);
  g_test_add ("/reader-pictures/place", Fixture, NULL, set_up, test_place, tear_down);
  return g_test_run ();
}
