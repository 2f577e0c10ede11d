/* zoom-view.h: a picture that one can go into
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/picture-levels.h"
#include "app/zoom.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_ZOOM_VIEW (sheaf_zoom_view_get_type ())
G_DECLARE_FINAL_TYPE (SheafZoomView, sheaf_zoom_view, SHEAF, ZOOM_VIEW, GtkWidget)

/* Shows a picture fitted; the wheel, a pinch and a double click go in, a drag moves it. Emits "zoomed" when that changed,
 * "swiped" (int step) when a fitted picture was swiped on to the next (1) or back (-1), and "clicked-beside" for a click
 * beside it. */
GtkWidget *sheaf_zoom_view_new (void);

/* @picture: (transfer full) (nullable) */
void sheaf_zoom_view_set_picture (SheafZoomView *self, SheafPictureLevels *picture);

/* What is seen in its place until another picture is set. (nullable): the picture itself */
void sheaf_zoom_view_set_frame (SheafZoomView *self, GdkTexture *frame);

/* Where the picture lies. (transfer none) */
const SheafZoom *sheaf_zoom_view_get_zoom (SheafZoomView *self);

/* @steps: how often SHEAF_ZOOM_STEP in, out where it is below 0; around the middle. */
void sheaf_zoom_view_step (SheafZoomView *self, int steps);

/* All of the picture, or the size that it has. */
void sheaf_zoom_view_fit (SheafZoomView *self);
void sheaf_zoom_view_show_full (SheafZoomView *self);

/* Moves what is seen by parts of the view. Returns: whether there was more on that side */
gboolean sheaf_zoom_view_pan (SheafZoomView *self, double x, double y);

G_END_DECLS
