/* painted.h: when is a page to be seen?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/**
 * painted_colour:
 * @view: mapped
 *
 * Returns: the colour of the pixel in the middle of @view, three quarters down, as it is drawn now: 0xAARRGGBB
 */
guint32 painted_colour (GtkWidget *view);

/**
 * painted_wait:
 * @colour: which that pixel has now
 *
 * Looks after each frame that is drawn, until the pixel has another colour.
 *
 * Returns: monotonic microseconds after that frame; 0 where none came within 20 s
 */
gint64 painted_wait (GtkWidget *view, guint32 colour);
