/* thumbnail.c: a small square of a picture
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/thumbnail.h"

#include "app/picture-feed.h"
#include "core/error.h"
#include "core/library-covers.h"
#include "core/picture.h"

#include <math.h>
#include <string.h>

/* Of a picture that its decoder makes smaller only once it has all of it, with four bytes for each. */
#define WHOLE_MAX_PIXELS (25 * 1000 * 1000)

#define SVG  "image/svg+xml"
#define JPEG "image/jpeg"
#define PNG  "image/png"

typedef struct
{
  const char *type;
  int side;
  gboolean refused;
  int height;
  int drawn; /* how far down it came */
} Decoding;

GHashTable *
sheaf_thumbnail_types (void)
{
  GHashTable *types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();

  for (GSList *l = formats; l; l = l->next)
    {
      g_auto (GStrv) names = gdk_pixbuf_format_get_mime_types (l->data);

      for (guint i = 0; names && names[i]; i++)
        if (!gdk_pixbuf_format_is_disabled (l->data))
          g_hash_table_add (types, g_strdup (names[i]));
    }
  return types;
}

/* Returns: (nullable): by what it is, and not by what anyone says of it */
static const char *
find_type (GBytes *picture, GError **error)
{
  g_autoptr (GError) local = NULL;
  const char *type = sheaf_picture_check (picture, &local);

  if (type || sheaf_picture_is_svg (picture))
    return type ? type : SVG;
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gint64
most_pixels (const char *type)
{
  if (g_str_equal (type, SVG))
    return G_MAXINT64; /* it has none of its own */
  return g_str_equal (type, JPEG) ? SHEAF_PICTURE_MAX_PIXELS : WHOLE_MAX_PIXELS;
}

/* So much smaller that the square just covers it. */
static double
find_scale (int width, int height, int side)
{
  return MAX ((double) side / width, (double) side / height);
}

/* What the decoder makes of the head of the file, which may be more than the head that we have read. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Decoding *decoding)
{
  double scale;

  decoding->refused =
      !sheaf_cover_is_fit (width, height) || (gint64) width * height > most_pixels (decoding->type);
  if (decoding->refused)
    {
      gdk_pixbuf_loader_set_size (loader, 0, 0); /* ends it */
      return;
    }
  decoding->height = height;
  /* These are decoded smaller; of others the decoder would make a second picture. */
  scale = find_scale (width, height, decoding->side);
  if (g_str_equal (decoding->type, SVG) || (g_str_equal (decoding->type, JPEG) && scale < 1))
    gdk_pixbuf_loader_set_size (loader, (int) ceil (width * scale), (int) ceil (height * scale));
}

static void
area_updated_cb (GdkPixbufLoader *loader, int x, int y, int width, int height, Decoding *decoding)
{
  decoding->drawn = MAX (decoding->drawn, y + height);
}

/* The mark at the end of a JPEG, which nothing in its picture looks like; there may be something behind it. */
static gboolean
has_end (GBytes *jpeg)
{
  gsize size;
  const guchar *data = g_bytes_get_data (jpeg, &size);

  return memmem (data + size / 2, size - size / 2, "\xff\xd9", 2) != NULL;
}

/* Of a file that breaks off the decoder may say nothing; what it did not come to is grey, or not even empty. */
static gboolean
is_whole (GBytes *picture, const Decoding *decoding)
{
  if (g_str_equal (decoding->type, JPEG))
    return has_end (picture);
  return decoding->drawn >= (g_str_equal (decoding->type, PNG) ? decoding->height : 1);
}

/* @error is set once, by what failed first. */
static gboolean
feed (GdkPixbufLoader *loader,
      GBytes *picture,
      const Decoding *decoding,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean ok = sheaf_picture_feed (loader, picture, &decoding->refused, cancellable, &local);

  /* It must be closed in any case. */
  ok = gdk_pixbuf_loader_close (loader, ok ? &local : NULL) && ok;
  if (decoding->refused)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                           "Too small, too thin or too large for a thumbnail");
      return FALSE;
    }
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&local));
  return ok;
}

/* Returns: (transfer full) */
static GdkPixbuf *
decode (GBytes *picture, Decoding *decoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (decoding->type, error);
  GdkPixbuf *decoded;

  if (!loader)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), decoding);
  g_signal_connect (loader, "area-updated", G_CALLBACK (area_updated_cb), decoding);
  if (!feed (loader, picture, decoding, cancellable, error))
    return NULL;
  decoded = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!decoded || !is_whole (picture, decoding))
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE,
                           "It breaks off");
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (decoded);
}

/* Returns: (transfer full) (nullable) */
static GdkPixbuf *
cut_square (GdkPixbuf *picture, int side)
{
  const int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture);
  const double scale = find_scale (width, height, side);
  GdkPixbuf *square = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, side, side);

  if (!square)
    return NULL;
  gdk_pixbuf_fill (square, 0xffffffff);
  gdk_pixbuf_composite (picture, square, 0, 0, side, side, (side - width * scale) / 2,
                        (side - height * scale) / 2, scale, scale, GDK_INTERP_BILINEAR, 255);
  return square;
}

GdkTexture *
sheaf_thumbnail_new (GBytes *picture, int side, GCancellable *cancellable, GError **error)
{
  Decoding decoding = { .side = side };
  g_autoptr (GdkPixbuf) decoded = NULL;
  g_autoptr (GdkPixbuf) square = NULL;
  g_autoptr (GBytes) pixels = NULL;

  g_return_val_if_fail (picture && side > 0, NULL);

  decoding.type = find_type (picture, error);
  decoded = decoding.type ? decode (picture, &decoding, cancellable, error) : NULL;
  if (!decoded)
    return NULL;
  square = cut_square (decoded, side);
  if (!square)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY,
                           "Not enough memory");
      return NULL;
    }
  pixels = gdk_pixbuf_read_pixel_bytes (square);
  return gdk_memory_texture_new (side, side, GDK_MEMORY_R8G8B8, pixels,
                                 (gsize) gdk_pixbuf_get_rowstride (square));
}
