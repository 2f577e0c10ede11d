/* picture-levels.h: a decoded picture, in sizes and pieces that are quickly drawn
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Pixels that are kept of one at most: of a larger one, a smaller copy. */
#define SHEAF_PICTURE_LEVELS_MAX_PIXELS (32 * 1000 * 1000)

/* A drawing of 64 million pixels takes a graphics card a quarter of a second: so it is given pieces of the picture, those
 * that are seen, of a copy that is not much larger than what is to be seen. Made on a thread, used on the main one. */
typedef struct _SheafPictureLevels SheafPictureLevels;

/**
 * sheaf_picture_levels_new:
 * @file: of a kind and size that sheaf_picture_check() takes
 *
 * Decodes a picture; of an animation its first frame. Takes long: from a thread.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_INVALID, _LIMIT or _UNSUPPORTED, with an error of gdk-pixbuf, or with
 *   G_IO_ERROR_CANCELLED
 */
SheafPictureLevels *
sheaf_picture_levels_new (GBytes *file, GCancellable *cancellable, GError **error);
void sheaf_picture_levels_free (SheafPictureLevels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafPictureLevels, sheaf_picture_levels_free)

/* The size the picture has, turned as it says that it is to be; what is kept may be smaller. */
void sheaf_picture_levels_get_size (const SheafPictureLevels *self, int *width, int *height);

/* All of it. Returns: (transfer full) */
GdkTexture *sheaf_picture_levels_get_texture (const SheafPictureLevels *self);

/**
 * sheaf_picture_levels_draw:
 * @place: where all of it goes, in the coordinates of @snapshot
 * @seen: what is seen of these
 * @density: pixels of the screen for one of them
 *
 * Draws it, on paper that it stands out from where it is not opaque.
 */
void sheaf_picture_levels_draw (SheafPictureLevels *self,
                                GtkSnapshot *snapshot,
                                const graphene_rect_t *place,
                                const graphene_rect_t *seen,
                                int density);

/**
 * sheaf_picture_levels_draw_frame:
 * @frame: another state of the same picture
 *
 * The same for what moves: @frame in its place, on the same paper.
 */
void sheaf_picture_levels_draw_frame (const SheafPictureLevels *self,
                                      GdkTexture *frame,
                                      GtkSnapshot *snapshot,
                                      const graphene_rect_t *place,
                                      const graphene_rect_t *seen);
