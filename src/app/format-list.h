/* format-list.h: what the list and the reader's header say, as words; pure functions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/date-bars.h"
#include "core/library-articles.h"
#include "core/library-undo.h"

/* All return (transfer full) translated text, made as format.h says. */

/**
 * sheaf_format_day:
 * @seconds: since 1970 UTC, or SHEAF_DATE_NONE
 * @now: the time today is told by
 * @zone: of the person reading
 *
 * Returns: the heading above the articles of that day: "Today", "Thursday, 26 November"
 */
char *sheaf_format_day (gint64 seconds, gint64 now, GTimeZone *zone);

/* A number that is the same for all times of a day in @zone; 0 for SHEAF_DATE_NONE. */
guint sheaf_day_number (gint64 seconds, GTimeZone *zone);

/* The time of the bars @from to @to, as people say it: "12 Nov 2021", "Mar 2021 – Sep 2021", "2021" */
char *sheaf_format_bars (const SheafDateBars *bars, guint from, guint to);

/* "3 selected" */
char *sheaf_format_selected (guint n);

/* The same as a heading: "3 Articles Selected" */
char *sheaf_format_selected_heading (guint n);

/* "3 articles moved to the trash": a step that was just made. */
char *sheaf_format_step_done (const SheafStep *step);

/* "Line 7: the date cannot be read" */
char *sheaf_format_warning (const SheafWarning *warning);

/* The names of a category's path, told apart as a path: "News › Science". @names: from the root */
char *sheaf_format_category (const char *const *names);
