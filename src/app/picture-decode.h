/* picture-decode.h: a picture as its pixels
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

typedef struct
{
  int width, height;
  int original_width, original_height; /* what the file has, turned as the other */
  gboolean opaque;
  guint8 *
      pixels; /* blue, green, red and alpha, in the order of the machine, premultiplied; one line more than @height */
} SheafDecodedPicture;

/**
 * sheaf_picture_decode:
 * @file: a whole file
 * @max_pixels: a larger one is made so small
 * @picture: (out): its pixels (transfer full)
 *
 * Decodes what sheaf_picture_check() takes and by its judgement of the kind alone; of an animation the first frame. A file
 * that ends too early or is broken is an error. Takes long: from a thread.
 *
 * Returns: FALSE with SHEAF_ERROR_INVALID, _LIMIT or _UNSUPPORTED (this system cannot decode that kind), with an error of
 *   gdk-pixbuf, or with G_IO_ERROR_CANCELLED
 */
gboolean sheaf_picture_decode (GBytes *file,
                               guint max_pixels,
                               SheafDecodedPicture *picture,
                               GCancellable *cancellable,
                               GError **error);
