/* zoom.h: where a picture lies that is looked at through a view
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* As far as one can go in, beyond the size a picture has. */
#define SHEAF_ZOOM_MAX 8.0

/* How much one step is. */
#define SHEAF_ZOOM_STEP 1.25

/* Begins with zeros. */
typedef struct
{
  double width, height;           /* of the picture */
  double view_width, view_height; /* of what it is seen through */
  double scale;
  double x, y;      /* of the picture's corner in the view */
  gboolean by_hand; /* not fitted: it keeps its scale when the view gets another size */
} SheafZoom;

/* The scale at which all of the picture is seen; 1 where there is room for more. */
double sheaf_zoom_get_fit (const SheafZoom *self);

/* Another picture, or none where a side is 0: fitted. */
void sheaf_zoom_set_picture (SheafZoom *self, double width, double height);

/* Another view: what is fitted stays so, what is not keeps what is in the middle. */
void sheaf_zoom_set_view (SheafZoom *self, double width, double height);

/* All of it is seen. */
void sheaf_zoom_fit (SheafZoom *self);

/* @scale, or as near to it as may be: between fitted and SHEAF_ZOOM_MAX. What is at a point of the view stays there. */
void sheaf_zoom_to (SheafZoom *self, double scale, double x, double y);

/* Moves the picture, as far as there is more of it on that side. Returns: whether it moved */
gboolean sheaf_zoom_pan (SheafZoom *self, double x, double y);

/* Whether a point of the view is in the picture. */
gboolean sheaf_zoom_contains (const SheafZoom *self, double x, double y);
