/* picture-feed.h: a file goes into its decoder, as far as that wants it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

/**
 * sheaf_picture_feed:
 * @refused: looked at between two pieces; what its size-prepared handler sets where the picture is not wanted
 *
 * Gives @file to @loader by pieces, so that it can be stopped between. The loader has to be closed in any case.
 *
 * Returns: FALSE with the loader's error, or G_IO_ERROR_CANCELLED
 */
gboolean sheaf_picture_feed (GdkPixbufLoader *loader,
                             GBytes *file,
                             const gboolean *refused,
                             GCancellable *cancellable,
                             GError **error);
