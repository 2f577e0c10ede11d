/* progress-mark.h: a thin bar that says how much of an article was read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* In pixels. */
#define SHEAF_PROGRESS_MARK_WIDTH  32
#define SHEAF_PROGRESS_MARK_HEIGHT 4

/**
 * sheaf_progress_mark_snapshot:
 * @x: of its left end
 * @thousandths: that are filled; a little always is
 * @right_to_left: where it is filled from
 * @color: of the part that is filled
 * @rest: of text; what is not filled is a shade of it
 */
void sheaf_progress_mark_snapshot (GtkSnapshot *snapshot,
                                   float x,
                                   float y,
                                   guint thousandths,
                                   gboolean right_to_left,
                                   const GdkRGBA *color,
                                   const GdkRGBA *rest);
