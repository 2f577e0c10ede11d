/* import-files.h: the files of an import: searched, listed, and one of them closely
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_FILES (sheaf_import_files_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportFiles, sheaf_import_files, SHEAF, IMPORT_FILES, AdwBin)

/* Without a list yet. */
GtkWidget *sheaf_import_files_new (void);

/* @list: (nullable): shown by the filter set before. @empty: said where nothing is shown */
void sheaf_import_files_set_list (SheafImportFiles *self, SheafImportList *list, const char *empty);

/* As for sheaf_import_list_filter(); what is searched for is the widget's own. */
void sheaf_import_files_filter (SheafImportFiles *self, guint wanted, SheafImportBranch *branch);

/* Puts the cursor into the search. */
void sheaf_import_files_focus_search (SheafImportFiles *self);

G_END_DECLS
