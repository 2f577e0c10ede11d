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

/**
 * sheaf_import_detail_set_file:
 * @file: (nullable): NULL hides it
 * @n_alike: other files that are guessed to be in the same encoding
 *
 * When the person has the file read in another encoding, the action "import.choose-encoding" is activated with
 * the arguments of sheaf_import_settings_choose_encoding(); where nobody has that action, encodings are only told.
 */
void sheaf_import_detail_set_file (SheafImportDetail *self, SheafImportFile *file, guint n_alike);

G_END_DECLS
