/* format-import.h: what imports do, as words for the screen; pure functions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-log.h"
#include "core/import-types.h"
#include "core/library-folders.h"
#include "core/library-picture-sums.h"

/* All return (transfer full) translated text, never markup. */

/* While looking: "1,240 files looked at…" */
char *sheaf_format_scan_progress (const SheafImportProgress *progress);

/**
 * sheaf_format_import_progress:
 * @seconds_left: -1 where that cannot be told
 *
 * While importing: what is being done, how far it is, and how long it will still take.
 */
char *sheaf_format_import_progress (const SheafImportProgress *progress, int seconds_left);

/* How far from 0 to 1, or -1 while that cannot be known. */
double sheaf_format_import_fraction (const SheafImportProgress *progress);

/* "312 articles imported, with 40 pictures; 2 pictures are missing", or what else came of it where none is new. */
char *sheaf_format_import_done (const SheafImportProgress *progress);

/* Of files that were imported without what lies beside them: "3 pictures did not come with the article". */
char *sheaf_format_import_alone (const SheafImportProgress *progress);

/* "3 pictures are missing" */
char *sheaf_format_lacking (guint n);

/* "40 pictures came in"; "" for none */
char *sheaf_format_pictures (guint n);

/* Why pictures are missing, and which: "3 pictures: there is no such file", a line for each, "… and 12 more" */
char *sheaf_format_lacking_reason (const SheafLackingReason *reason);

/* "4 new articles from Blog". @name: fit for showing */
char *sheaf_format_import_found (const guint totals[SHEAF_N_OUTCOMES], const char *name);

/* Returns: (transfer full): "2 pictures from Blog came in" */
char *sheaf_format_pictures_found (guint n, const char *name);

/* "3 unchanged": how many files had this outcome. */
char *sheaf_format_outcome (SheafOutcome outcome, guint n);

/* "312 new · 3 not readable" */
char *sheaf_format_totals (const guint totals[SHEAF_N_OUTCOMES]);

/* What importing will do, before it does: "312 articles will be imported, 3 files cannot be read." */
char *sheaf_format_import_plan (const SheafImportProgress *progress);

/* "Look for 3 Pictures": what importing does where it brings no article */
char *sheaf_format_look_button (guint n);

/* "Import 312 Articles", or "Nothing to Import" */
char *sheaf_format_import_button (guint n);

/* Of a kept import: "Blog", "Blog and 2 more" */
char *sheaf_format_sources (const char *const *sources);

/* "312 new · 3 duplicate"; of one that was cut off, what of it is there: "118 articles"; "" for nothing */
char *sheaf_format_import_counts (const SheafImportRecord *record);

/* "Undone", "Cut off", "Stopped", or "" for one that went well. @running: it is at work now */
char *sheaf_format_import_state (const SheafImportRecord *record, gboolean running);

/* A moment, with the time of day: "3 September 2026, 14:05". */
char *sheaf_format_moment (gint64 seconds, GTimeZone *zone);

/* Of a remembered folder: "312 articles · looked at on 3 September 2026, 14:05" */
char *sheaf_format_folder (const SheafFolder *folder, SheafFolderState state, GTimeZone *zone);

/* The name of a site generator, and how it is known: "Hexo, found by its configuration" */
const char *sheaf_format_dialect (SheafDialect dialect); /* (transfer none) */
char *sheaf_format_site (SheafDialect dialect, gboolean evident, guint n_files);
