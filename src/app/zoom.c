/* zoom.c: where a picture lies that is looked at through a view
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/zoom.h"

double
sheaf_zoom_get_fit (const SheafZoom *self)
{
  double fit = 1;

  g_return_val_if_fail (self, 1);

  if (self->width > 0 && self->view_width > 0)
    fit = MIN (fit, self->view_width / self->width);
  if (self->height > 0 && self->view_height > 0)
    fit = MIN (fit, self->view_height / self->height);
  return fit;
}

/* In the middle where it is smaller than the view, else without a gap at either end. */
static double
settle (double at, double size, double view)
{
  return size <= view ? (view - size) / 2 : CLAMP (at, view - size, 0);
}

static void
settle_both (SheafZoom *self)
{
  self->x = settle (self->x, self->width * self->scale, self->view_width);
  self->y = settle (self->y, self->height * self->scale, self->view_height);
}

void
sheaf_zoom_fit (SheafZoom *self)
{
  g_return_if_fail (self);

  self->by_hand = FALSE;
  self->scale = sheaf_zoom_get_fit (self);
  settle_both (self);
}

void
sheaf_zoom_set_picture (SheafZoom *self, double width, double height)
{
  g_return_if_fail (self);

  self->width = width;
  self->height = height;
  sheaf_zoom_fit (self);
}

void
sheaf_zoom_set_view (SheafZoom *self, double width, double height)
{
  g_return_if_fail (self);

  self->x += (width - self->view_width) / 2;
  self->y += (height - self->view_height) / 2;
  self->view_width = width;
  self->view_height = height;
  if (!self->by_hand || self->scale <= sheaf_zoom_get_fit (self))
    sheaf_zoom_fit (self);
  else
    settle_both (self);
}

void
sheaf_zoom_to (SheafZoom *self, double scale, double x, double y)
{
  const double fit = sheaf_zoom_get_fit (self);
  double factor;

  g_return_if_fail (self);

  /* Steps do not end a hair beside the whole. */
  scale = scale > fit * 1.001 ? MIN (scale, SHEAF_ZOOM_MAX) : fit;
  factor = self->scale > 0 ? scale / self->scale : 1;
  self->by_hand = scale > fit;
  self->x = x - (x - self->x) * factor;
  self->y = y - (y - self->y) * factor;
  self->scale = scale;
  settle_both (self);
}

gboolean
sheaf_zoom_pan (SheafZoom *self, double x, double y)
{
  double x_before, y_before;

  g_return_val_if_fail (self, FALSE);

  x_before = self->x;
  y_before = self->y;
  self->x += x;
  self->y += y;
  settle_both (self);
  return self->x != x_before || self->y != y_before;
}

gboolean
sheaf_zoom_contains (const SheafZoom *self, double x, double y)
{
  g_return_val_if_fail (self, FALSE);

  return x >= self->x && y >= self->y && x < self->x + self->width * self->scale &&
         y < self->y + self->height * self->scale;
}
