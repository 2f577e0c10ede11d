/* import-report-view.h: one import that was made, with what it came to and what can be done about it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-list.h"
#include "app/import-record.h"
#include "core/library-picture-sums.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_REPORT_VIEW (sheaf_import_report_view_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportReportView,
                      sheaf_import_report_view,
                      SHEAF,
                      IMPORT_REPORT_VIEW,
                      AdwBin)

/* What is read of an import on a thread. */
typedef struct
{
  SheafImportList *files;
  guint left_out;                   /* lines that the report was too long for */
  const SheafPictureSums *pictures; /* (nullable) */
  GVariant *
      around; /* (nullable): target of win.import-around, where a folder may have what is missing */
} SheafImportReportContent;

/* Its buttons activate win.show-import, win.import-again, win.import-around and win.undo-step. */
GtkWidget *sheaf_import_report_view_new (void);

/* @item: (nullable): without files until they are set */
void sheaf_import_report_view_set_item (SheafImportReportView *self, SheafImportRecordItem *item);

/* @content: (nullable) (transfer none): NULL while it is not read */
void sheaf_import_report_view_set_content (SheafImportReportView *self,
                                           const SheafImportReportContent *content);

G_END_DECLS
