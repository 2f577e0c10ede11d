/* date.h: every shape of date that front matter holds
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_date_parse:
 * @text: as written in the file
 * @zone: for a date that names none
 * @seconds: (out): since 1970 UTC
 *
 * Understands RFC 1123, ISO 8601 and its abuses, `2021/9/1`, `11/20/2025`, epoch seconds and
 * milliseconds and the other shapes of the field (DESIGN, part 5); years 1 to 9999. A date without
 * a time is midnight in @zone.
 *
 * Returns: FALSE where @text is not understood or names no real day
 */
gboolean sheaf_date_parse (const char *text, GTimeZone *zone, gint64 *seconds);

/* RFC 3339 in UTC, "2021-11-12T00:00:00Z". Returns: (transfer full) (nullable): NULL for SHEAF_DATE_NONE */
char *sheaf_date_format_utc (gint64 seconds);

/**
 * sheaf_date_zone:
 * @name: (nullable): "Asia/Shanghai", "+08:00", "UTC"; NULL: the system's
 *
 * Returns: (transfer full) (nullable): NULL for an unknown name
 */
GTimeZone *sheaf_date_zone (const char *name);
