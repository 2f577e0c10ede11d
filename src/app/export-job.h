/* export-job.h: articles out to files, on a thread of its own
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/exporter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_EXPORT_JOB (sheaf_export_job_get_type ())
G_DECLARE_FINAL_TYPE (SheafExportJob, sheaf_export_job, SHEAF, EXPORT_JOB, GObject)

/**
 * sheaf_export_job_new:
 * @library: the library's file
 * @ids: (nullable) (transfer none) (element-type gint64): what to export; NULL: everything outside the trash
 * @folder: what was chosen, as bytes; where there is something in it already, a new folder in it is written to
 * @with_state: see sheaf_exporter_run()
 *
 * Emits "progress" (guint done, guint total: articles) now and then, and "finished" once, in the main context.
 *
 * Returns: (transfer full)
 */
SheafExportJob *sheaf_export_job_new (const char *library,
                                      const GArray *ids,
                                      const char *folder,
                                      gboolean with_state);

/* Once only. */
void sheaf_export_job_start (SheafExportJob *self);

/* What is written stays; "finished" follows. */
void sheaf_export_job_cancel (SheafExportJob *self);

/* After "finished": the folder that was written to, as bytes. Returns: (transfer none) */
const char *sheaf_export_job_get_folder (SheafExportJob *self);

/* After "finished". Returns: (transfer none) */
const SheafExportTotals *sheaf_export_job_get_totals (SheafExportJob *self);

/* After "finished": why it did not go on to its end, G_IO_ERROR_CANCELLED among the reasons. Returns: (transfer none)
 * (nullable) */
const GError *sheaf_export_job_get_error (SheafExportJob *self);

/* After "finished": the first of the files that could not be written, a line each, to be shown. Returns: (transfer
 * none): "" where there is none */
const char *sheaf_export_job_get_failures (SheafExportJob *self);

G_END_DECLS
