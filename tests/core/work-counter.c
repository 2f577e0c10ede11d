/* work-counter.c: how much work a piece of the core does, in steps that are the same on every machine
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "work-counter.h"

static _Thread_local guint64 steps;
static _Thread_local guint64 blocks;

/* Called by what is compiled with -fsanitize-coverage=trace-pc, at each basic block. */
void __sanitizer_cov_trace_pc (void);

void
__sanitizer_cov_trace_pc (void)
{
  blocks++;
}

void
test_work_add (gsize more)
{
  steps += more;
}

void
test_work_begin (void)
{
  steps = blocks = 0;
}

guint64
test_work_end (void)
{
  return blocks > 0 ? steps + blocks : 0;
}
