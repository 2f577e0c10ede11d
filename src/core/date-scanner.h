/* date-scanner.h: the numbers and words of a date
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What was found; -1 where there was none. Not yet known to be a day of the calendar. */
typedef struct
{
  int year, month, day;
  int hour, minute, second;
  int offset; /* seconds east of Greenwich */
  gboolean has_time, has_zone;
  gboolean am, pm;
} SheafDateFields;

/**
 * sheaf_date_scan:
 * @text: valid UTF-8
 * @fields: (out): year, month and day are set where this returns TRUE
 *
 * Returns: FALSE where something in @text is not understood, or there is no whole date
 */
gboolean sheaf_date_scan (const char *text, SheafDateFields *fields);
