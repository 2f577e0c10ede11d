/* signature.h: has a file changed since it was read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* How a file looked when it was read; all zero: unknown. */
typedef struct
{
  gint64 size;
  gint64 mtime_ns;
  gint64 ctime_ns;
} SheafSignature;
