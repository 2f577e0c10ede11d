/* picture-feed.c: a file goes into its decoder, as far as that wants it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-feed.h"

/* Given to the decoder at once. */
#define CHUNK (64 * 1024)

gboolean
sheaf_picture_feed (GdkPixbufLoader *loader,
                    GBytes *file,
                    const gboolean *refused,
                    GCancellable *cancellable,
                    GError **error)
{
  gsize length;
  const guint8 *data;

  g_return_val_if_fail (GDK_IS_PIXBUF_LOADER (loader) && file && refused, FALSE);

  data = g_bytes_get_data (file, &length);
  for (gsize at = 0; at < length && !*refused; at += CHUNK)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, length - at), error))
      return FALSE;
  return TRUE;
}
