/* test-lightbox-parts.c: where a large picture lies, what its pixels are, what a copy is called
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/lightbox-keys.h"
#include "app/lightbox-picture.h"
#include "app/zoom.h"
#include "core/error.h"

#include "../core/picture-bytes.h"

#include <string.h>

/* --- Where the picture lies ----------------------------------------------------------------------- */

static SheafZoom
make_zoom (double width, double height)
{
  SheafZoom zoom = { 0 };

  sheaf_zoom_set_view (&zoom, 800, 600);
  sheaf_zoom_set_picture (&zoom, width, height);
  return zoom;
}

static void
test_fit (void)
{
  SheafZoom large = make_zoom (1600, 600), small = make_zoom (100, 50);

  g_assert_cmpfloat (large.scale, ==, 0.5);
  g_assert_cmpfloat (large.x, ==, 0);
  g_assert_cmpfloat (large.y, ==, 150);
  /* Not larger than it is. */
  g_assert_cmpfloat (small.scale, ==, 1);
  g_assert_cmpfloat (small.x, ==, 350);
  g_assert_true (sheaf_zoom_contains (&small, 351, 276));
  g_assert_false (sheaf_zoom_contains (&small, 349, 276));
  sheaf_zoom_set_view (&large, 400, 600);
  g_assert_cmpfloat (large.scale, ==, 0.25);
}

static void
test_zoom (void)
{
  SheafZoom zoom = make_zoom (1600, 1200);
  const double before = (200 - zoom.x) / zoom.scale;

  sheaf_zoom_to (&zoom, 2, 200, 150);
  g_assert_cmpfloat (zoom.scale, ==, 2);
  g_assert_true (zoom.by_hand);
  /* What was there is still there. */
  g_assert_cmpfloat_with_epsilon ((200 - zoom.x) / zoom.scale, before, 0.001);
  sheaf_zoom_to (&zoom, 1000, 400, 300);
  g_assert_cmpfloat (zoom.scale, ==, SHEAF_ZOOM_MAX);
  /* No hair beside the whole. */
  sheaf_zoom_to (&zoom, 0.50001, 400, 300);
  g_assert_cmpfloat (zoom.scale, ==, 0.5);
  g_assert_false (zoom.by_hand);
  sheaf_zoom_to (&zoom, 0.001, 0, 0);
  g_assert_cmpfloat (zoom.scale, ==, 0.5);
  g_assert_cmpfloat (zoom.x, ==, 0);
}

static void
test_pan (void)
{
  SheafZoom zoom = make_zoom (1600, 1200);

  g_assert_false (sheaf_zoom_pan (&zoom, 100, 100));
  sheaf_zoom_to (&zoom, 1, 400, 300);
  g_assert_true (sheaf_zoom_pan (&zoom, -100, 50));
  g_assert_cmpfloat (zoom.x, ==, -500);
  g_assert_cmpfloat (zoom.y, ==, -250);
  /* To its edge and no further. */
  g_assert_true (sheaf_zoom_pan (&zoom, 9999, -9999));
  g_assert_cmpfloat (zoom.x, ==, 0);
  g_assert_cmpfloat (zoom.y, ==, -600);
  g_assert_false (sheaf_zoom_pan (&zoom, 1, -1));
  /* What is in the middle stays there when the view is made smaller. */
  sheaf_zoom_to (&zoom, 2, 400, 300);
  sheaf_zoom_pan (&zoom, -600, 600);
  const double middle = (400 - zoom.x) / zoom.scale;
  sheaf_zoom_set_view (&zoom, 700, 600);
  g_assert_cmpfloat_with_epsilon ((350 - zoom.x) / zoom.scale, middle, 0.001);
}

static void
test_keys (void)
{
  g_assert_cmpint (sheaf_lightbox_keys_find (GDK_KEY_Escape, 0), ==, SHEAF_LIGHTBOX_CLOSE);
  g_assert_cmpint (sheaf_lightbox_keys_find (GDK_KEY_c, 0), ==, SHEAF_LIGHTBOX_NOTHING);
  g_assert_cmpint (sheaf_lightbox_keys_find (GDK_KEY_C, GDK_CONTROL_MASK), ==, SHEAF_LIGHTBOX_COPY);
  g_assert_cmpint (sheaf_lightbox_keys_find (GDK_KEY_plus, GDK_SHIFT_MASK), ==,
                   SHEAF_LIGHTBOX_ZOOM_IN);
  g_assert_cmpint (sheaf_lightbox_keys_find (GDK_KEY_0, GDK_CONTROL_MASK), ==, SHEAF_LIGHTBOX_FIT);
  g_assert_cmpint (sheaf_lightbox_keys_find (GDK_KEY_Left, GDK_ALT_MASK), ==,
                   SHEAF_LIGHTBOX_NOTHING);
  g_assert_cmpint (sheaf_lightbox_keys_find (GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK), ==,
                   SHEAF_LIGHTBOX_FOCUS);
}

/* --- Files ---------------------------------------------------------------------------------------- */

static GBytes *
decode_base64 (const char *text)
{
  gsize length;
  guchar *data = g_base64_decode (text, &length);

  return g_bytes_new_take (data, length);
}

static gboolean
can_read (const char *type)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (type, NULL);

  if (!loader)
    return FALSE;
  gdk_pixbuf_loader_close (loader, NULL);
  return TRUE;
}

/* @file: of 16 × 8, red */
static void
check_kind (const char *type, const char *file)
{
  g_autoptr (GBytes) bytes = decode_base64 (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafPictureLevels) levels = sheaf_picture_levels_new (bytes, NULL, &error);
  g_autoptr (GdkTexture) texture = NULL;
  guint32 pixels[16 * 8];

  if (!can_read (type))
    {
      g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED);
      g_test_skip ("nothing here reads it");
      return;
    }
  g_assert_no_error (error);
  texture = sheaf_picture_levels_get_texture (levels);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 16);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 8);
  gdk_texture_download (texture, (guchar *) pixels, 4 * 16);
  /* AVIF has other colours within. */
  g_assert_cmpuint (pixels[127] >> 16 & 0xff, >, 0xf0);
  g_assert_cmpuint (pixels[127] & 0xffff, <, 0x1010);
  /* It stands still, as most do. */
  g_assert_null (sheaf_picture_frames_new (bytes, NULL));
}

static void
test_webp (void)
{
  check_kind ("image/webp", TEST_WEBP);
}

static void
test_avif (void)
{
  check_kind ("image/avif", TEST_AVIF);
}

/* Where there is nothing that reads it, that is said, and what can be done. */
static void
test_no_decoder (void)
{
  g_autoptr (GBytes) bytes = decode_base64 (TEST_AVIF);
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      g_assert_null (sheaf_picture_levels_new (bytes, NULL, &error));
      g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, "nothing that reads AVIF"));
      g_assert_nonnull (strstr (error->message, "Save a copy"));
      return;
    }
  g_setenv ("GDK_PIXBUF_MODULE_FILE", "/dev/null", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_unsetenv ("GDK_PIXBUF_MODULE_FILE");
  g_test_trap_assert_passed ();
}

static void
test_names (void)
{
  static const struct
  {
    const char *address, *name;
  } cases[] = {
    { "img/a.png", "a.png" },
    { "img/a.APNG?x=1", "a.APNG" },
    { "https://host.example/photo.jpg!w500", "photo.jpg!w500.png" },
    { "https://host.example/photo.php?id=3", "photo.png" },
    { "https://host.example/", "Picture 3.png" },
    { "v1.2", "v1.2.png" },
    { "%E5%9B%BE%201.jpeg", "图 1.png" },
    { "data:image/png;base64,AAAA", "Picture 3.png" },
    { "x/..%2F..%2Fetc%2Fpasswd", "passwd.png" },
  };
  g_autoptr (GBytes) png = decode_base64 (TEST_PNG);
  g_autoptr (GBytes) svg = g_bytes_new_static (TEST_SVG, strlen (TEST_SVG));
  g_autofree char *drawing = sheaf_lightbox_picture_name ("a/b.svg", 0, svg);
  g_autofree char *long_address = g_strnfill (3000, 'x');
  g_autofree char *long_name = sheaf_lightbox_picture_name (long_address, 0, png);

  g_assert_cmpstr (drawing, ==, "b.svg");
  g_assert_cmpuint (strlen (long_name), <=, 255);
  g_assert_true (g_str_has_suffix (long_name, "x.png"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = sheaf_lightbox_picture_name (cases[i].address, 2, png);

      g_test_message ("%s", cases[i].address);
      g_assert_null (strchr (name, '/'));
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* A PNG of noise-free colours: left half green, right half of half-transparent blue. */
static GBytes *
make_png (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, width, height);
  g_autoptr (GdkPixbuf) half = gdk_pixbuf_new_subpixbuf (pixbuf, width / 2, 0, width / 2, height);
  char *data;
  gsize size;
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, 0x00ff00ff);
  gdk_pixbuf_fill (half, 0x0000ff80);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static guint32
get_pixel (GdkTexture *texture, int x, int y)
{
  const gsize stride = 4 * (gsize) gdk_texture_get_width (texture);
  g_autofree guint32 *pixels = g_malloc (stride * (gsize) gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) pixels, stride);
  return pixels[(gsize) y * stride / 4 + (gsize) x];
}

/* Draws all of it into so few points. */
static GdkTexture *
draw (SheafPictureLevels *levels, int width, int height)
{
  const graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  GdkTexture *texture;
  g_autoptr (GError) error = NULL;

  sheaf_picture_levels_draw (levels, snapshot, &place, &place, 1);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_renderer_realize (renderer, NULL, &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node, &place);
  gsk_renderer_unrealize (renderer);
  return texture;
}

static void
test_levels (void)
{
  g_autoptr (GBytes) file = make_png (3000, 2500);
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafPictureLevels) levels = sheaf_picture_levels_new (file, NULL, &error);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkTexture) whole = NULL;
  g_autoptr (GdkTexture) reduced = NULL;
  int width, height;

  g_assert_no_error (error);
  sheaf_picture_levels_get_size (levels, &width, &height);
  g_assert_cmpint (width, ==, 3000);
  g_assert_cmpint (height, ==, 2500);
  texture = sheaf_picture_levels_get_texture (levels);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 3000);
  g_assert_cmphex (get_pixel (texture, 1400, 2499), ==, 0xff00ff00);
  g_assert_cmphex (get_pixel (texture, 2999, 0), ==, 0x80000080);
  /* Half-transparent dark blue stands on white, in each of its copies and pieces. */
  whole = draw (levels, 3000, 2500);
  reduced = draw (levels, 300, 250);
  g_assert_cmphex (get_pixel (whole, 1030, 2400), ==, 0xff00ff00);
  g_assert_cmphex (get_pixel (whole, 2900, 2400), ==, 0xff7f7fff);
  g_assert_cmphex (get_pixel (reduced, 20, 240), ==, 0xff00ff00);
  g_assert_cmphex (get_pixel (reduced, 290, 240), ==, 0xff7f7fff);
}

/* There is no seam between pieces, and no line beside them. */
static void
test_seams (void)
{
  g_autoptr (GBytes) file = make_png (4000, 2200);
  g_autoptr (SheafPictureLevels) levels = sheaf_picture_levels_new (file, NULL, NULL);

  for (int width = 2100; width < 4000; width += 487)
    {
      const int height = width * 22 / 40;
      g_autoptr (GdkTexture) texture = draw (levels, width, height);

      const gsize stride = 4 * (gsize) width;
      g_autofree guint32 *pixels = g_malloc (stride * (gsize) height);

      gdk_texture_download (texture, (guchar *) pixels, stride);
      for (int x = 0; x < width / 2 - 2; x++)
        g_assert_cmphex (pixels[(gsize) (height / 3) * (gsize) width + (gsize) x], ==, 0xff00ff00);
    }
}

static void
assert_refused (GBytes *file, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafPictureLevels) levels = sheaf_picture_levels_new (file, NULL, &error);

  g_assert_null (levels);
  g_assert_nonnull (error);
  if (code >= 0)
    g_assert_error (error, SHEAF_ERROR, code);
}

/* Nothing is decoded that the core would not take. */
static void
test_refused (void)
{
  g_autoptr (GBytes) png = make_png (300, 200);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  g_autoptr (GBytes) large = decode_base64 (TEST_PNG_LARGE);
  g_autoptr (GBytes) bitmap = g_bytes_new_static ("BM\x1e\0\0\0\0\0\0\0\x1a\0\0\0", 14);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SheafPictureLevels) levels = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (half, -1);
  assert_refused (large, SHEAF_ERROR_LIMIT);
  assert_refused (bitmap, SHEAF_ERROR_INVALID);
  assert_refused (nothing, SHEAF_ERROR_INVALID);
  g_cancellable_cancel (cancellable);
  levels = sheaf_picture_levels_new (png, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lightbox-parts/fit", test_fit);
  g_test_add_func ("/lightbox-parts/zoom", test_zoom);
  g_test_add_func ("/lightbox-parts/pan", test_pan);
  g_test_add_func ("/lightbox-parts/keys", test_keys);
  g_test_add_func ("/lightbox-parts/names", test_names);
  g_test_add_func ("/lightbox-parts/levels", test_levels);
  g_test_add_func ("/lightbox-parts/seams", test_seams);
  g_test_add_func ("/lightbox-parts/refused", test_refused);
  g_test_add_func ("/lightbox-parts/webp", test_webp);
  g_test_add_func ("/lightbox-parts/avif", test_avif);
  g_test_add_func ("/lightbox-parts/no-decoder", test_no_decoder);
  return g_test_run ();
}
