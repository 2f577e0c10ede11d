/* loop-probe.h: how long the main loop is not there for the person
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* A gap is the time from one poll of the default main context to the next: so long nothing that the
 * person does is seen, whatever the loop does meanwhile, one long dispatch or many.  It is taken apart:
 *
 *   wall    as a clock on the wall has it
 *   cpu     what the main thread itself computed
 *   queued  what it was ready to run and another program had the processor
 *   server  what it waited for answers of the X server, which GTK asks now and then, and which is another
 *           program in the same queue
 *   blocked what it was seen waiting in, by another thread (loop-watch.h)
 *   own     cpu, and where the thread went to sleep in between what it was blocked, at most wall - queued -
 *           server: what it computed, slept, and waited for: a disk, a lock, another thread
 *
 * A test judges "own".  A machine that builds something beside the test makes "queued" longer, which is
 * nobody's fault, and a main thread that sleeps, reads a cold disk or waits for a lock makes "own"
 * longer, which "cpu" alone would never show.  Such a wait is pardoned only if, for most of it, another
 * thread of this program was in the queue: then that may have the lock, and the neighbours are to blame
 * again.  What is left of them in "cpu" is what they do to the caches and to cores that share their units:
 * it is taken for slower by as much as they had of the processors, at most for twice as slow.
 *
 * The kernel counts "queued" in /proc/thread-self/schedstat; where it does not, it is 0.  What the clocks do not
 * explain of a thread that never slept, or was not blocked, another machine on the same processor took. */

typedef struct
{
  gint64 wall; /* nanoseconds, as all the others */
  gint64 cpu;
  gint64 queued;
  gint64 server;
  gint64 blocked;
  gint64 sleeps; /* how often it went to sleep for what is not pardoned */
} SheafGap;

typedef struct _LoopProbe LoopProbe;

/* Begins to measure; one at a time. @limit: in milliseconds, where a gap is too long */
LoopProbe *loop_probe_new (guint limit);
void loop_probe_free (LoopProbe *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoopProbe, loop_probe_free)

/* Gaps from here on belong to @phase, a constant string. */
void loop_probe_begin (LoopProbe *self, const char *phase);

/* Prints what was measured in the phase as comments of TAP, with where the main thread was in the longest
 * gaps. Returns: how many gaps of it are over the limit by what was its own, computing as said above */
guint loop_probe_report (LoopProbe *self, const char *phase);
