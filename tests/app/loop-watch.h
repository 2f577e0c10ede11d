/* loop-watch.h: how long a thread was blocked, as another one sees it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What a thread's own clocks do not explain may be a wait for a disk or a lock, or time that another machine
 * on the same processor took.  Only the kernel's state of the thread tells them apart: proc(5), third field
 * of /proc/PID/task/TID/stat, "S" or "D" for one that waits, "R" for one that runs or would. */
typedef struct _LoopWatch LoopWatch;

/* Begins to look at the calling thread, every two milliseconds. */
LoopWatch *loop_watch_new (void);
void loop_watch_free (LoopWatch *self);

/* Returns: nanoseconds in which the thread was seen blocked since the watch began, never less than the last time.
 * From one look to the next counts whole if both saw it so. */
gint64 loop_watch_read (LoopWatch *self);
