/* first-frame.h: when is a window to be seen?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* As large as Sheaf's when it is opened for the first time. */
#define FIRST_FRAME_WIDTH  1180
#define FIRST_FRAME_HEIGHT 760

/* Called after each frame that @window has painted, with the monotonic time in microseconds. Returns: whether to be
 * called again */
typedef gboolean (*FirstFrameFunc) (GtkWindow *window, gint64 when, gpointer data);

/* @window: not realized yet */
void first_frame_watch (GtkWindow *window, FirstFrameFunc func, gpointer data);

/**
 * first_frame_run_empty:
 *
 * Is a program whose window is empty: says "painted TIME" after its first frame, and ends.
 *
 * Returns: its exit code
 */
int first_frame_run_empty (void);
