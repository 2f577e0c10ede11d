/* times.h: what the measurements in C share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Returns: milliseconds of this thread's work: what else the machine does is left out */
double bench_now (void);

/* A GCompareFunc of doubles, the smallest first. */
int bench_compare_doubles (gconstpointer a, gconstpointer b);
