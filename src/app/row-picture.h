/* row-picture.h: the picture in the row of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * sheaf_row_picture_draw:
 * @texture: (nullable): NULL: the ground on which it will be
 * @color: of the text beside it
 * @bounds: always filled by it
 *
 * It says nothing: what stands beside it does.
 */
void sheaf_row_picture_draw (GtkSnapshot *snapshot,
                             GdkTexture *texture,
                             const GdkRGBA *color,
                             const graphene_rect_t *bounds);

G_END_DECLS
