/* test-picture.c: which bytes are a picture, whatever they are called
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/error.h"
#include "core/picture.h"

#include <string.h>

#define PNG(width, height) "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" width height "\x08\x06\0\0\0"
#define AVIF(brand, width, height)                                                                 \
  "\0\0\0\x1c"                                                                                     \
  "ftyp" brand "\0\0\0\0mif1miaf\0\0\0\x30meta\0\0\0\0\0\0\0\x24iprp\0\0\0\x1cipco\0\0\0\x14ispe"  \
  "\0\0\0\0" width height
#define WEBP(chunk) "RIFF\x20\0\0\0WEBP" chunk

typedef struct
{
  const char *bytes;
  gsize length;
  const char *type; /* NULL: refused with @code */
  int code;
} Case;

#define CASE(bytes, type, code)                                                                    \
  {                                                                                                \
    bytes, sizeof (bytes) - 1, type, code                                                          \
  }

static const Case cases[] = {
  CASE (PNG ("\0\0\0\x01", "\0\0\0\x01"), "image/png", 0),
  CASE (PNG ("\0\0\x9c\x40", "\0\0\x06\x40"), "image/png", 0), /* 40000 x 1600: 64 Mpixel */
  CASE (PNG ("\0\0\x9c\x40", "\0\0\x06\x41"), NULL, SHEAF_ERROR_LIMIT),
  CASE (PNG ("\0\0\0\0", "\0\0\0\x01"), NULL, SHEAF_ERROR_LIMIT),
  CASE (PNG ("\xff\xff\xff\xff", "\xff\xff\xff\xff"), NULL, SHEAF_ERROR_LIMIT),
  CASE ("\x89PNG\r\n\x1a\n", NULL, SHEAF_ERROR_INVALID),
  CASE ("GIF89a\x01\0\x01\0\0\0\0", "image/gif", 0),
  CASE ("GIF87a\x01\0\x01\0\0\0\0", "image/gif", 0),
  CASE ("GIF89a", NULL, SHEAF_ERROR_LIMIT),
  CASE ("GIF88a\x01\0\x01\0\0\0\0", NULL, SHEAF_ERROR_INVALID),
  CASE ("\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x11\x08\0\x10\0\x20\x03", "image/jpeg", 0),
  CASE ("\xff\xd8\xff\xff\xc2\0\x11\x08\0\x10\0\x20\x03", "image/jpeg", 0),
  CASE ("\xff\xd8\xff\xc4\0\x04xx\xff\xda\0\x02", NULL, SHEAF_ERROR_INVALID),
  CASE ("\xff\xd8\xff\xe0\0\0", NULL, SHEAF_ERROR_INVALID),
  CASE (WEBP ("VP8 \x10\0\0\0\0\0\0\x9d\x01\x2a\x10\0\x10\0"), "image/webp", 0),
  CASE (WEBP ("VP8L\x10\0\0\0\x2f\x0f\xc0\x03\0\0\0\0\0\0"), "image/webp", 0),
  CASE (WEBP ("VP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x0f\0\0"), "image/webp", 0),
  CASE (WEBP ("VP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff"), NULL, SHEAF_ERROR_LIMIT),
  CASE (WEBP ("VP9 \x0a\0\0\0\0\0\0\0\x0f\0\0\x0f\0\0"), NULL, SHEAF_ERROR_INVALID),
  CASE (AVIF ("avif", "\0\0\0\x10", "\0\0\0\x20"), "image/avif", 0),
  CASE (AVIF ("avis", "\0\0\0\x10", "\0\0\0\x20"), "image/avif", 0),
  CASE (AVIF ("avif", "\0\0\x9c\x40", "\0\0\x9c\x40"), NULL, SHEAF_ERROR_LIMIT),
  CASE (AVIF ("avif", "\0\0\0\0", "\0\0\0\x20"), NULL, SHEAF_ERROR_LIMIT),
  CASE (AVIF ("heic", "\0\0\0\x10", "\0\0\0\x20"), NULL, SHEAF_ERROR_INVALID),
  CASE ("\0\0\0\x1c"
        "ftypavif",
        NULL,
        SHEAF_ERROR_INVALID),
  CASE ("<svg xmlns='http://www.w3.org/2000/svg'/>", NULL, SHEAF_ERROR_INVALID),
  CASE ("<!doctype html>", NULL, SHEAF_ERROR_INVALID),
  CASE ("BM", NULL, SHEAF_ERROR_INVALID),
  CASE ("", NULL, SHEAF_ERROR_INVALID),
};

static void
test_check (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* Its own memory, so that a step past the end is seen. */
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].length);
      g_autoptr (GError) error = NULL;
      const char *type = sheaf_picture_check (bytes, &error);

      if (g_strcmp0 (type, cases[i].type) != 0)
        g_error ("case %" G_GSIZE_FORMAT " is %s", i, type);
      if (!cases[i].type)
        g_assert_error (error, SHEAF_ERROR, cases[i].code);
    }
}

/* Every beginning of a picture is refused or understood, without a step past its end. */
static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize length = 0; length < cases[i].length; length++)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, length);
        g_autoptr (GError) error = NULL;

        g_assert_true ((sheaf_picture_check (bytes, &error) != NULL) == (error == NULL));
      }
}

static void
test_too_large (void)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new_take (g_malloc0 (SHEAF_PICTURE_MAX_BYTES + 1), SHEAF_PICTURE_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  g_assert_null (sheaf_picture_check (bytes, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  g_clear_error (&error);
  address = g_strnfill (4 * (gsize) SHEAF_PICTURE_MAX_BYTES + 64, 'A');
  memcpy (address, "data:image/png;base64,", strlen ("data:image/png;base64,"));
  g_assert_null (sheaf_picture_decode_address (address, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *address;
    const char *holds;
  } addresses[] = {
    { "data:image/gif;base64,R0lGODlh", "GIF89a" },
    { "DATA:image/gif;base64,R0lG%4FDlh", "GIF89a" },
    { "data:image/gif;charset=x;base64,R0lG\nODlh", "GIF89a" },
    { "data:image/gif,GIF%389a", "GIF89a" },
    { "data:image/gif;base64,", NULL },
    { "data:image/gif", NULL },
    { "data:text/html,x", NULL },
    { "https://example.com/data:image/gif,x", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = sheaf_picture_decode_address (addresses[i].address, &error);

      if (!addresses[i].holds)
        {
          g_assert_null (bytes);
          g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), addresses[i].holds,
                       strlen (addresses[i].holds));
    }
}

static void
test_measure (void)
{
  g_autoptr (GError) error = NULL;
  static const char avif[] = AVIF ("avif", "\0\0\0\x10", "\0\0\0\x20");
  static const char jpeg[] = "\xff\xd8\xff\xff\xc2\0\x11\x08\0\x10\0\x20\x03";
  g_autoptr (GBytes) high = g_bytes_new_static (avif, sizeof avif - 1);
  g_autoptr (GBytes) wide = g_bytes_new_static (jpeg, sizeof jpeg - 1);
  guint width = 0, height = 0;

  g_assert_cmpstr (sheaf_picture_measure (high, &width, &height, &error), ==, "image/avif");
  g_assert_cmpuint (width, ==, 16);
  g_assert_cmpuint (height, ==, 32);
  g_assert_cmpstr (sheaf_picture_measure (wide, &width, &height, &error), ==, "image/jpeg");
  g_assert_cmpuint (width, ==, 32);
  g_assert_cmpuint (height, ==, 16);
}

static void
test_svg (void)
{
  static const struct
  {
    const char *text;
    gboolean is;
  } texts[] = {
    { "<svg>", TRUE },
    { "<svg xmlns='http://www.w3.org/2000/svg'/>", TRUE },
    { "\xef\xbb\xbf<?xml version=\"1.0\"?>\r\n<svg/>", TRUE },
    { "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'/>", TRUE },
    { " \n<!-- <b> a > b --><!-- - --> <svg\n>", TRUE },
    { "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\"><svg/>", TRUE },
    { "<!DOCTYPE svg [ <!ENTITY a \"b\"> <!ENTITY c \"d\"> ]>\n<svg/>", TRUE },
    { "<svgs>", FALSE },
    { "<svg", FALSE },
    { "<html><svg/></html>", FALSE },
    { "<!doctype html><svg/>", TRUE }, /* nothing but drawn comes of it */
    { "words <svg/>", FALSE },
    { "<!-- <svg/>", FALSE },
    { "<!DOCTYPE svg [ <svg/>", FALSE },
    { "<?xml", FALSE },
    { "<!--", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize length = 0; length <= strlen (texts[i].text); length++)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (texts[i].text, length);
        const gboolean is = sheaf_picture_is_svg (bytes);

        if (length == strlen (texts[i].text) && is != texts[i].is)
          g_error ("%s", texts[i].text);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/check", test_check);
  g_test_add_func ("/picture/measure", test_measure);
  g_test_add_func ("/picture/svg", test_svg);
  g_test_add_func ("/picture/truncated", test_truncated);
  g_test_add_func ("/picture/too-large", test_too_large);
  g_test_add_func ("/picture/addresses", test_addresses);
  return g_test_run ();
}
