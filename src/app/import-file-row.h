/* import-file-row.h: how a file of an import looks in a list
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_FILE_ROW (sheaf_import_file_row_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportFileRow, sheaf_import_file_row, SHEAF, IMPORT_FILE_ROW, GtkWidget)

/* One widget that draws its texts, since rows of labels are too slow for a hundred thousand. */
GtkWidget *sheaf_import_file_row_new (void);

/* @file: (nullable) */
void sheaf_import_file_row_set_file (SheafImportFileRow *self, SheafImportFile *file);

/* The icon for a file that something is wrong with. Returns: (transfer none) (nullable) */
const char *sheaf_import_file_icon (SheafImportFile *file);

G_END_DECLS
