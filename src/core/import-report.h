/* import-report.h: what became of each file, as JSON
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-types.h"

/**
 * sheaf_import_entry_to_json:
 *
 * Returns: (transfer full): one line without its newline: root, origin, outcome, id (or null), warnings
 *   ("line 3: …"), error (or null); names that are not UTF-8 with U+FFFD in the place of what is not
 */
char *sheaf_import_entry_to_json (const SheafImportEntry *entry);

/**
 * sheaf_import_totals_to_json:
 * @missing: (nullable): JSON of the pictures that were not found, by sheaf_import_picture_to_json()
 *
 * The last line of an import: what became of its files, and of the pictures beside them.
 *
 * Returns: (transfer full): one line, {"pictures": 1, "missing_pictures": [], "totals": {"new": 3, …}} with every outcome
 */
char *sheaf_import_totals_to_json (const SheafImportProgress *progress, const GPtrArray *missing);

/* Returns: (transfer full): one object: where it is shown, and why it is not there */
char *sheaf_import_picture_to_json (const SheafImportPicture *picture);

/* The lines of what did not come in plainly, for the library to keep. */
typedef struct _SheafImportReport SheafImportReport;

/* Returns: (transfer full): with nothing in it yet */
SheafImportReport *sheaf_import_report_new (void);
void sheaf_import_report_free (SheafImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafImportReport, sheaf_import_report_free)

/**
 * sheaf_import_report_add:
 *
 * Keeps @entry where it failed, was skipped, is in conflict or has warnings. Past 4 MiB lines are
 * only counted.
 */
void sheaf_import_report_add (SheafImportReport *self, const SheafImportEntry *entry);

/* Returns: (transfer none) (nullable): the lines, NULL where everything came in plainly */
const char *sheaf_import_report_get_text (SheafImportReport *self);
