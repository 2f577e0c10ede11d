/* import-detail.h: one file of an import: what was said of it, and the lines it was said of
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_DETAIL (sheaf_import_detail_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportDetail, sheaf_import_detail, SHEAF, IMPORT_DETAIL, AdwBin)

/* Hidden until it has a file. */
GtkWidget *sheaf_import_detail_new (void);

/* @file: (nullable): NULL hides it */
void sheaf_import_detail_set_file (SheafImportDetail *self, SheafImportFile *file);

G_END_DECLS
