/* import-problem.h: a file that did not come in, or came in with warnings
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/importer.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_PROBLEM (sheaf_import_problem_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportProblem, sheaf_import_problem, SHEAF, IMPORT_PROBLEM, GObject)

/* @place, @reason: (transfer none): fit for showing */
SheafImportProblem *
sheaf_import_problem_new (SheafOutcome outcome, const char *place, const char *reason);

/* Returns: (transfer full) (nullable): NULL where there is nothing to say of @entry */
SheafImportProblem *sheaf_import_problem_new_for_entry (const SheafImportEntry *entry);

/* What became of the file. */
SheafOutcome sheaf_import_problem_get_outcome (SheafImportProblem *self);

/* The path below the import root, and the reasons, one a line. */
const char *sheaf_import_problem_get_place (SheafImportProblem *self);
const char *sheaf_import_problem_get_reason (SheafImportProblem *self);

/* What became of it, in a word or two: "Not imported". (transfer none) */
const char *sheaf_import_problem_get_state (SheafImportProblem *self);

/* Whether it is in the library now. */
gboolean sheaf_import_problem_came_in (SheafImportProblem *self);

/* The worst first, then by place; for g_list_store_sort(). */
int sheaf_import_problem_compare (gconstpointer a, gconstpointer b, gpointer unused);

G_END_DECLS
