/* row-picture.c: the picture in the row of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/row-picture.h"

#include <adwaita.h>

#define CORNER 6

/* How strong the ground is, and the line around, which a picture with the colour of the list needs. */
#define GROUND_ALPHA   0.06f
#define LINE_ALPHA     0.12f
#define CONTRAST_ALPHA 0.6f

static GdkRGBA
thin (const GdkRGBA *color, float alpha)
{
  GdkRGBA thinner = *color;

  thinner.alpha *= alpha;
  return thinner;
}

void
sheaf_row_picture_draw (GtkSnapshot *snapshot,
                        GdkTexture *texture,
                        const GdkRGBA *color,
                        const graphene_rect_t *bounds)
{
  const gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  const GdkRGBA ground = thin (color, GROUND_ALPHA);
  const GdkRGBA line = thin (color, contrast ? CONTRAST_ALPHA : LINE_ALPHA);
  GskRoundedRect shape;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot) && color && bounds);

  gsk_rounded_rect_init_from_rect (&shape, bounds, CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  if (texture)
    gtk_snapshot_append_texture (snapshot, texture, bounds);
  else
    gtk_snapshot_append_color (snapshot, &ground, bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &shape, (float[]){ 1, 1, 1, 1 },
                              (GdkRGBA[]){ line, line, line, line });
}
