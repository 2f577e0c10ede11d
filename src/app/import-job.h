/* import-job.h: one import, from the first file to the last
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-request.h"
#include "app/worker.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_JOB (sheaf_import_job_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportJob, sheaf_import_job, SHEAF, IMPORT_JOB, GObject)

/**
 * sheaf_import_job_new:
 * @writer: (transfer none): what stores
 * @request: (transfer none)
 *
 * Reads on threads of its own and stores batch by batch through @writer, so that other changes slip
 * in between. Emits "progress", and "finished" once, in the main context.
 *
 * Returns: (transfer full)
 */
SheafImportJob *sheaf_import_job_new (SheafWorker *writer, const SheafImportRequest *request);

/* Once only. */
void sheaf_import_job_start (SheafImportJob *self);

/* What is stored stays and is whole; "finished" follows. */
void sheaf_import_job_cancel (SheafImportJob *self);

/* Returns: (transfer none) */
const SheafImportRequest *sheaf_import_job_get_request (SheafImportJob *self);

/* How far it is; after "finished", how it ended. Returns: (transfer none) */
const SheafImportProgress *sheaf_import_job_get_progress (SheafImportJob *self);

/* Until it ends, by the pace so far; -1 while that cannot be told. */
int sheaf_import_job_get_seconds_left (SheafImportJob *self);

/* After "finished". Why it ended early, G_IO_ERROR_CANCELLED included. Returns: (transfer none) (nullable) */
const GError *sheaf_import_job_get_error (SheafImportJob *self);

/* After "finished". Its id, and the step to undo it by; 0 where nothing was stored. */
gint64 sheaf_import_job_get_import (SheafImportJob *self);
gint64 sheaf_import_job_get_step (SheafImportJob *self);

/* After "finished". The article, where all came to one; else 0. */
gint64 sheaf_import_job_get_article (SheafImportJob *self);

/* After "finished". Whether only files were given, and show pictures that may lie in a folder that was not. @folder: (out)
 * (transfer full) (nullable): where one of those files is; NULL where only the portal knows */
gboolean sheaf_import_job_wants_folder (SheafImportJob *self, char **folder);

G_END_DECLS
