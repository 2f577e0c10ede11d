/* svg-raster.c: SVG as the pixels it makes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/svg-raster.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#define SIDE_MAX 2048 /* pixels */

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  const int longest = MAX (width, height);

  if (longest > SIDE_MAX)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * SIDE_MAX / longest)),
                                MAX (1, (int) ((gint64) height * SIDE_MAX / longest)));
}

GBytes *
sheaf_svg_raster (GBytes *svg, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  GdkPixbuf *pixbuf;
  char *png = NULL;
  gsize size = 0;
  gboolean written;

  g_return_val_if_fail (svg, NULL);

  loader = gdk_pixbuf_loader_new_with_mime_type ("image/svg+xml", error);
  if (!loader)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  written = gdk_pixbuf_loader_write_bytes (loader, svg, error);
  /* It must be closed in any case, and says only once what is wrong. */
  if (!gdk_pixbuf_loader_close (loader, written ? error : NULL) || !written)
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!pixbuf)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_FAILED, "No picture in it");
      return NULL;
    }
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &png, &size, "png", error, NULL))
    return NULL;
  return g_bytes_new_take (png, size);
}
