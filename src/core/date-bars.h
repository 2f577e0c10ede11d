/* date-bars.h: how many articles there are of each day, month or year
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Bars at most: a span of days up to two months, of months up to seven years, of years beyond. */
#define SHEAF_DATE_BARS_MAX 100

typedef enum
{
  SHEAF_DATE_BARS_DAYS,
  SHEAF_DATE_BARS_MONTHS,
  SHEAF_DATE_BARS_YEARS,
} SheafDateUnit;

typedef struct
{
  SheafDateUnit unit;
  guint n;       /* bars, from the earliest article to the latest */
  guint *counts; /* articles of each */
  guint most;    /* the greatest of them */
  GDate first;   /* the first day of the first bar */
} SheafDateBars;

/**
 * sheaf_date_bars_new:
 * @dates: (element-type gint64): seconds since 1970 UTC; SHEAF_DATE_NONE is left out
 * @zone: in which days begin
 *
 * Of a span of more years than there are bars the last ones are told.
 *
 * Returns: (transfer full) (nullable): NULL where no article has a date
 */
SheafDateBars *sheaf_date_bars_new (const GArray *dates, GTimeZone *zone);
SheafDateBars *sheaf_date_bars_copy (const SheafDateBars *self);
void sheaf_date_bars_free (SheafDateBars *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafDateBars, sheaf_date_bars_free)

/* The first day of a bar. */
void sheaf_date_bars_get_day (const SheafDateBars *self, guint bar, GDate *day);

/**
 * sheaf_date_bars_format:
 *
 * Returns: (transfer full): the time from the beginning of the bar @from to the end of the bar @to as the search
 *   takes it: "2021-03..2021-09", "2021"
 */
char *sheaf_date_bars_format (const SheafDateBars *self, guint from, guint to);
