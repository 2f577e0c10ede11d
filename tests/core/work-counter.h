/* work-counter.h: how much work a piece of the core does, in steps that are the same on every machine
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files under test are compiled a second time for it: the compiler tells of each basic block that is run, and
 * what the C library and GLib look through or move is counted in bytes (work-names.h).
 */
#pragma once

#include <glib.h>

/* Begins to count anew what this thread does. */
void test_work_begin (void);

/* Returns: the steps since; 0 where the compiler does not tell them */
guint64 test_work_end (void);

/* Adds @steps. */
void test_work_add (gsize steps);
