/* allocation-counter.h: how much memory a piece of work asks for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Of one thread, in bytes as malloc gives them out. */
typedef struct
{
  gsize all;  /* asked for altogether, given back or not */
  gsize most; /* in use at the same time */
} TestAllocations;

/* Begins to count anew what this thread asks for, in any library. */
void test_allocations_begin (void);

/* Returns: what was asked for since; all 0 where nothing can be counted (a sanitiser has its own malloc) */
TestAllocations test_allocations_end (void);
