/* test-thumbnail.c: a small square of a picture, or none
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "thumbnail-fixture.h"

#include "app/thumbnail.h"
#include "core/error.h"

#include <stdlib.h>
#include <string.h>

/* Red, then blue, of 80 × 80, in base64. */
#define TEST_GIF_ANIMATED                                                                          \
  "R0lGODlhUABQAPAAAP8AAAAAACH5BAAKAAAALAAAAABQAFAAAAJYhI+py+0Po5y02ouz3rz7D4biSJbmiabqyrbuC8fy"   \
  "TNf2jef6zvf+DwwKh8Si8YhMKpfMpvMJjUqn1Kr1is1qt9yu9wsOi8fksvmMTqvX7Lb7DY/L53RmAQAh+QQACgAAACwA"   \
  "AAAAUABQAIAAAP8AAAACWISPqcvtD6OctNqLs968+w+G4kiW5omm6sq27gvH8kzX9o3n+s73/g8MCofEovGITCqXzKbz"   \
  "CY1Kp9Sq9YrNarfcrvcLDovH5LL5jE6r1+y2+w2Py+d0ZgEAOw=="

/* Blue, with text that says how large: "%u" twice. */
#define SVG                                                                                        \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\">"                          \
  "<rect width=\"9999\" height=\"9999\" fill=\"#0000ff\"/></svg>"

static void
assert_refused (GBytes *bytes, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = sheaf_thumbnail_new (bytes, 64, NULL, &error);

  g_assert_null (texture);
  g_assert_error (error, domain, code);
}

/* Blue; another colour where its script runs, or where the file beside it, "%s", is loaded. */
#define DRAWING                                                                                    \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""         \
  " width=\"90\" height=\"90\"><rect id=\"r\" width=\"90\" height=\"90\" fill=\"#0000ff\"/>"       \
  "<script>document.getElementById ('r').setAttribute ('fill', '#00ff00')</script>"                \
  "<image width=\"90\" height=\"90\" xlink:href=\"file://%s\"/>"                                   \
  "<image width=\"90\" height=\"90\" xlink:href=\"green.svg\"/></svg>"

/* JPEG loses a little of the colour. */
static void
assert_colour (GdkTexture *texture, int x, int y, guint32 colour)
{
  const guint32 found = test_colour_at (texture, x, y);

  for (guint shift = 0; shift < 32; shift += 8)
    g_assert_cmpint (abs ((int) (found >> shift & 0xff) - (int) (colour >> shift & 0xff)), <, 8);
}

static void
assert_made (GBytes *bytes, guint32 colour)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = sheaf_thumbnail_new (bytes, 64, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 64);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 64);
  assert_colour (texture, -1, -1, colour);
  assert_colour (texture, 0, 0, colour);
  assert_colour (texture, 63, 63, colour);
}

static void
test_kinds (void)
{
  g_autoptr (GBytes) wide = test_picture_new ("png", 300, 100, TEST_BLUE);
  g_autoptr (GBytes) high = test_picture_new ("png", 64, 320, TEST_BLUE);
  g_autoptr (GBytes) photo = test_picture_new ("jpeg", 3000, 2000, TEST_BLUE);
  g_autoptr (GBytes) clear = test_picture_new ("png", 100, 100, 0);
  g_autofree char *text = g_strdup_printf (SVG, 90u, 400u);
  g_autoptr (GBytes) svg = g_bytes_new (text, strlen (text));
  gsize length;
  guchar *animated = g_base64_decode (TEST_GIF_ANIMATED, &length);
  g_autoptr (GBytes) gif = g_bytes_new_take (animated, length);

  assert_made (wide, TEST_BLUE);
  assert_made (high, TEST_BLUE);
  assert_made (clear, 0xffffffff);
  assert_made (photo, TEST_BLUE);
  assert_made (svg, TEST_BLUE);
  assert_made (gif, TEST_RED);
}

/* No script runs in a drawing, and no other file is opened. */
static void
test_drawing (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *green =
      test_folder_write (folder, "green.svg",
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"90\">"
                         "<rect width=\"90\" height=\"90\" fill=\"#00ff00\"/></svg>");
  g_autofree char *text = g_strdup_printf (DRAWING, green);
  g_autoptr (GBytes) drawing = g_bytes_new (text, strlen (text));

  assert_made (drawing, TEST_BLUE);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) bomb = test_picture_bomb (30000, 30000);
  g_autoptr (GBytes) large = test_picture_bomb (6000, 5000);
  g_autoptr (GBytes) small = test_picture_new ("png", 63, 80, TEST_BLUE);
  g_autoptr (GBytes) thin = test_picture_new ("png", 600, 100, TEST_BLUE);
  g_autoptr (GBytes) whole = test_picture_new ("jpeg", 300, 300, TEST_BLUE);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - 100);
  g_autoptr (GBytes) text = g_bytes_new_static ("Words, and more words", 21);
  g_autofree char *icon_text = g_strdup_printf (SVG, 16u, 16u);
  g_autoptr (GBytes) icon = g_bytes_new (icon_text, strlen (icon_text));
  g_autofree char *huge_text = g_strdup_printf (SVG, 2000000000u, 1999999999u);
  g_autoptr (GBytes) huge = g_bytes_new (huge_text, strlen (huge_text));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) fine = test_picture_new ("png", 100, 100, TEST_BLUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) none = NULL;
  g_autoptr (GdkTexture) any = NULL;

  assert_refused (bomb, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  assert_refused (large, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  assert_refused (small, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  assert_refused (thin, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  assert_refused (icon, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  assert_refused (part, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE);
  assert_refused (text, SHEAF_ERROR, SHEAF_ERROR_INVALID);
  /* Whether it is drawn or not, it takes no more than the square. */
  any = sheaf_thumbnail_new (huge, 64, NULL, NULL);
  g_assert_true (!any || gdk_texture_get_width (any) == 64);

  g_cancellable_cancel (cancellable);
  none = sheaf_thumbnail_new (fine, 64, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thumbnail/kinds", test_kinds);
  g_test_add_func ("/thumbnail/drawing", test_drawing);
  g_test_add_func ("/thumbnail/refused", test_refused);
  return g_test_run ();
}
