/* picture-decode.c: a picture as its pixels
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-decode.h"

#include "app/picture-feed.h"
#include "core/error.h"
#include "core/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  guint max_pixels;
  int width, height; /* what the decoder says */
  int bottom;        /* as far as there is anything of it */
  gboolean refused;
} Size;

/* A decoder may know better how large it is than the header that was checked. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Size *size)
{
  const double pixels = (double) width * height;
  const double factor = sqrt (size->max_pixels / MAX (pixels, 1));

  size->width = width;
  size->height = height;
  size->refused = pixels < 1 || pixels > SHEAF_PICTURE_MAX_PIXELS;
  if (size->refused)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (factor < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * factor)),
                                MAX (1, (int) (height * factor)));
}

static void
area_updated_cb (GdkPixbufLoader *loader, int x, int y, int width, int height, Size *size)
{
  size->bottom = MAX (size->bottom, y + height);
}

/* Decoders take a file that ends too early, and leave in the rest what was in memory. Of a picture that is made smaller,
 * and of a frame that is smaller than the whole, nothing is told. */
static gboolean
is_cut (const GdkPixbuf *pixbuf, const char *type, const Size *size)
{
  return (g_str_equal (type, "image/png") || g_str_equal (type, "image/jpeg")) &&
         gdk_pixbuf_get_height (pixbuf) == size->height && size->bottom < size->height;
}

static GdkPixbufLoader *
make_loader (const char *type, GError **error)
{
  GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_mime_type (type, NULL);

  if (!loader)
    /* Translators: %s is "WebP", "AVIF" … */
    g_set_error (
        error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED,
        _ ("This computer has nothing that reads %s pictures. Save a copy to open it in another "
           "program"),
        g_str_equal (type, "image/webp") ? "WebP" : "AVIF");
  return loader;
}

/* Returns: (transfer full) (nullable) */
static GdkPixbuf *
load (GBytes *file, const char *type, Size *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = make_loader (type, error);
  GdkPixbuf *pixbuf;
  gboolean written;

  if (!loader)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), size);
  g_signal_connect (loader, "area-updated", G_CALLBACK (area_updated_cb), size);
  written = sheaf_picture_feed (loader, file, &size->refused, cancellable, error);
  /* It must be closed in any case, and says only once what is wrong. */
  if (!gdk_pixbuf_loader_close (loader, written && !size->refused ? error : NULL) && !size->refused)
    return NULL;
  if (!written)
    return NULL;
  pixbuf = size->refused ? NULL : gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf && !is_cut (pixbuf, type, size))
    return gdk_pixbuf_apply_embedded_orientation (pixbuf);
  if (size->refused)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                         _ ("The picture has no size, or too many pixels"));
  else
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, _ ("The picture is broken"));
  return NULL;
}

static guint32
premultiply (guint32 colour, guint32 alpha)
{
  return (colour * alpha + 127) / 255;
}

/* Returns: (transfer full) */
static guint8 *
convert (const GdkPixbuf *pixbuf, int width, int height, gboolean *opaque)
{
  const gsize channels = (gsize) gdk_pixbuf_get_n_channels (pixbuf);
  const gsize stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *source = gdk_pixbuf_read_pixels (pixbuf);
  guint32 *pixels = g_new (guint32, (gsize) width * (gsize) (height + 1));
  guint32 *to = pixels;
  guint32 all = 0xff;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *at = source + (gsize) y * stride + (gsize) x * channels;
        const guint32 alpha = channels == 4 ? at[3] : 0xff;

        all &= alpha;
        *to++ = alpha << 24 | premultiply (at[0], alpha) << 16 | premultiply (at[1], alpha) << 8 |
                premultiply (at[2], alpha);
      }
  memset (to, 0, 4 * (gsize) width);
  *opaque = all == 0xff;
  return (guint8 *) pixels;
}

gboolean
sheaf_picture_decode (GBytes *file,
                      guint max_pixels,
                      SheafDecodedPicture *picture,
                      GCancellable *cancellable,
                      GError **error)
{
  Size size = { .max_pixels = max_pixels };
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  const char *type;
  gboolean turned;

  g_return_val_if_fail (file && picture && max_pixels > 0, FALSE);

  type = sheaf_picture_check (file, error);
  pixbuf = type ? load (file, type, &size, cancellable, error) : NULL;
  if (!pixbuf)
    return FALSE;
  picture->width = gdk_pixbuf_get_width (pixbuf);
  picture->height = gdk_pixbuf_get_height (pixbuf);
  turned = (picture->width > picture->height) != (size.width > size.height);
  picture->original_width = turned ? size.height : size.width;
  picture->original_height = turned ? size.width : size.height;
  picture->pixels = convert (pixbuf, picture->width, picture->height, &picture->opaque);
  return TRUE;
}
