/* format-library.h: a library, its troubles and its backups as words for the screen; pure functions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/backup-name.h"
#include "core/error.h"

/* All return (transfer full) translated text, which is never markup. */

/* What is wrong with the library, as a heading; and what can be done about it. */
char *sheaf_format_library_error (const GError *error);
char *sheaf_format_library_advice (const GError *error);

/* A change that did not come about, in one sentence for a toast: why, and that nothing is lost. */
char *sheaf_format_failure (const GError *error);

/* Why there is no backup, in a sentence. */
char *sheaf_format_backup_problem (const GError *error);

/**
 * sheaf_format_backup_time:
 * @seconds: since 1970 UTC
 * @now: the time today is told by
 *
 * Returns: "Today, 09:30", or the day with its year
 */
char *sheaf_format_backup_time (gint64 seconds, gint64 now, GTimeZone *zone);

/* Why a backup was made: "Automatic". */
char *sheaf_format_backup_kind (SheafBackupKind kind);

/* "5,175 articles · 25.1 MB · Automatic". @n_articles: -1: it cannot be read */
char *sheaf_format_backup (SheafBackupKind kind, gint64 size, gint64 n_articles);
