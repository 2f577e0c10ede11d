/* progress-mark.c: a thin bar that says how much of an article was read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/progress-mark.h"

#define WIDTH  SHEAF_PROGRESS_MARK_WIDTH
#define HEIGHT SHEAF_PROGRESS_MARK_HEIGHT

#define REST_ALPHA 0.2f

void
sheaf_progress_mark_snapshot (GtkSnapshot *snapshot,
                              float x,
                              float y,
                              guint thousandths,
                              gboolean right_to_left,
                              const GdkRGBA *color,
                              const GdkRGBA *rest)
{
  const float filled = CLAMP ((float) thousandths * WIDTH / 1000, HEIGHT, WIDTH);
  const float start = right_to_left ? x + WIDTH - filled : x;
  GdkRGBA shade = *rest;
  GskRoundedRect bar;

  shade.alpha *= REST_ALPHA;
  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT (x, y, WIDTH, HEIGHT), HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &shade, &bar.bounds);
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (start, y, filled, HEIGHT));
  gtk_snapshot_pop (snapshot);
}
