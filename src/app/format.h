/* format.h: values as words for the screen; pure functions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/error.h"
#include "core/library-articles.h"
#include "core/library-undo.h"

/* All return (transfer full) translated text; text from articles is made fit by sheaf_text_display()
 * (SAFETY D2) and is never markup. */

/* "12,480 articles" */
char *sheaf_format_articles (guint n);

/* "12,480 found" */
char *sheaf_format_found (guint n);

/* A number with the grouping of the locale. */
char *sheaf_format_number (guint n);

/**
 * sheaf_format_date:
 * @seconds: since 1970 UTC
 * @now: the time today is told by
 * @zone: of the person reading
 *
 * Returns: the day as short as can be understood: without the year where it is this year's; NULL for
 *   SHEAF_DATE_NONE
 */
char *sheaf_format_date (gint64 seconds, gint64 now, GTimeZone *zone);

/* Who or where an article is from: its author, else the host of its source, else NULL. */
char *sheaf_format_origin (const SheafArticle *article);

/* The last line of a row: origin and date, as far as there are any. Never NULL. */
char *sheaf_format_footer (const SheafArticle *article, gint64 now, GTimeZone *zone);

/* @footer, with "Draft" before it where the article is one. */
char *sheaf_format_draft (const SheafArticle *article, const char *footer);

/* What a screen reader says of a row: title, marks, origin and date. */
char *sheaf_format_row_label (const SheafArticle *article, gint64 now, GTimeZone *zone);

/* "新媒体, 12 articles, 3 unread" */
char *sheaf_format_place_label (const char *name, guint n, guint unread);

/* A reason as core gives it, which may follow a colon elsewhere, as a sentence of its own. */
char *sheaf_format_reason (const char *reason);

/* "Move 3 articles to the trash" */
char *sheaf_format_step (const SheafStep *step);
