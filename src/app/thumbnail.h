/* thumbnail.h: a small square of a picture
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * sheaf_thumbnail_types:
 *
 * Returns: (transfer full) (element-type utf8): the media types that can be decoded here, as a set: always PNG, JPEG
 *   and GIF, others where gdk-pixbuf has a loader for them
 */
GHashTable *sheaf_thumbnail_types (void);

/**
 * sheaf_thumbnail_new:
 * @picture: a whole file
 * @side: of the square, in pixels
 * @cancellable: (nullable)
 *
 * The middle of the picture as it is shown (of an animation the first frame, turned as a camera says), on white where
 * it lets light through: such pictures are made for a page. What core/picture.h refuses is refused before it is
 * decoded, and so is what is not fit (core/library-covers.h), and what would have to be held whole and is too large
 * for that. May take a second: from a thread.
 *
 * Returns: (transfer full): NULL with an error of SHEAF_ERROR, of gdk-pixbuf, or G_IO_ERROR_CANCELLED
 */
GdkTexture *
sheaf_thumbnail_new (GBytes *picture, int side, GCancellable *cancellable, GError **error);

G_END_DECLS
