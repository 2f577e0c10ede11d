/* library-keys.h: the place of an article in the order of dates
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/**
 * sheaf_keys_find:
 * @date: seconds since 1970 UTC, or SHEAF_DATE_NONE
 * @key: (out): never taken, in the caller's transaction
 *
 * ((100000 - day) << 10) + the next slot of that day: the newest has the smallest. A day of more than
 * 1,024 articles spills to the keys of the day before. Undated ones come after all others. Always
 * positive, since the index stores a negative one in nine bytes.
 */
gboolean sheaf_keys_find (SheafLibrary *self, gint64 date, gint64 *key, GError **error);

/* Whether @key is one that an article of @date may keep. */
gboolean sheaf_keys_fit (gint64 key, gint64 date);
