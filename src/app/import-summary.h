/* import-summary.h: what an import came to, file by file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_SUMMARY (sheaf_import_summary_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportSummary, sheaf_import_summary, SHEAF, IMPORT_SUMMARY, GtkWindow)

/**
 * sheaf_import_summary_new:
 * @job: (transfer none): one that has finished
 *
 * A modal window that counts the outcomes and names every file that did not come in or came in with
 * warnings, each with its reasons. Its Undo button activates "win.undo-step" of @parent.
 */
GtkWidget *sheaf_import_summary_new (GtkWindow *parent, SheafImportJob *job);

G_END_DECLS
