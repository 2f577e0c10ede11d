/* memory.h: what only this program's processes have in memory
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint64 unique; /* kilobytes that no other process shares (USS) */
  guint64 share;  /* the same, and its part of what is shared (PSS) */
} Memory;

/* Of this process. */
Memory memory_of_self (void);

/* Of all processes called WebKitWebProcess that descend from this one. @n: (out): how many */
Memory memory_of_pages (guint *n);
