/* import-job.h: one import, from the first file to the report
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-problem.h"
#include "app/worker.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_JOB (sheaf_import_job_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportJob, sheaf_import_job, SHEAF, IMPORT_JOB, GObject)

/**
 * sheaf_import_job_new:
 * @writer: (transfer none): what stores
 * @paths: (transfer none): files and folders, absolute
 *
 * Reads on threads of its own and stores batch by batch through @writer, so that other changes slip
 * in between. Emits "progress", and "finished" once, in the main context.
 *
 * Returns: (transfer full)
 */
SheafImportJob *sheaf_import_job_new (SheafWorker *writer, const char *const *paths);

/* What holds where nothing else is said; before sheaf_import_job_start(). @zone: (nullable): the system's */
void
sheaf_import_job_set_defaults (SheafImportJob *self, const char *zone, gboolean keep_duplicates);

/* Puts into the report what could not even be asked for; before sheaf_import_job_start(). */
void sheaf_import_job_add_problem (SheafImportJob *self, const char *place, const char *reason);

/* Once only. */
void sheaf_import_job_start (SheafImportJob *self);

/* What is stored stays and is whole; "finished" follows. */
void sheaf_import_job_cancel (SheafImportJob *self);

/* How far it is; after "finished", how it ended. Returns: (transfer none) */
const SheafImportProgress *sheaf_import_job_get_progress (SheafImportJob *self);

/* After "finished". What did not come in plainly: SheafImportProblem. Returns: (transfer none) */
GListModel *sheaf_import_job_get_problems (SheafImportJob *self);

/* After "finished". Why it ended early, G_IO_ERROR_CANCELLED included. Returns: (transfer none) (nullable) */
const GError *sheaf_import_job_get_error (SheafImportJob *self);

/* After "finished". The step to undo it by, 0 where nothing was stored. */
gint64 sheaf_import_job_get_step (SheafImportJob *self);

G_END_DECLS
