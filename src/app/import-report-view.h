/* import-report-view.h: one import that was made, with what it came to and what can be done about it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-list.h"
#include "app/import-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_REPORT_VIEW (sheaf_import_report_view_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportReportView,
                      sheaf_import_report_view,
                      SHEAF,
                      IMPORT_REPORT_VIEW,
                      AdwBin)

/* Its buttons activate win.show-import, win.import-again and win.undo-step. */
GtkWidget *sheaf_import_report_view_new (void);

/* @item: (nullable): without files until they are set */
void sheaf_import_report_view_set_item (SheafImportReportView *self, SheafImportRecordItem *item);

/* @left_out: lines that the report was too long for */
void sheaf_import_report_view_set_files (SheafImportReportView *self,
                                         SheafImportList *files,
                                         guint left_out);

G_END_DECLS
