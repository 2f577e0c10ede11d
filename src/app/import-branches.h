/* import-branches.h: the categories that an import will make
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-branch.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_BRANCHES (sheaf_import_branches_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportBranches, sheaf_import_branches, SHEAF, IMPORT_BRANCHES, AdwBin)

/* Emits "chosen" when another branch is selected. */
GtkWidget *sheaf_import_branches_new (void);

/* @tree: (nullable): its root. @n_files: of all files, in the tree or not. Selects all files. */
void
sheaf_import_branches_set_tree (SheafImportBranches *self, SheafImportBranch *tree, guint n_files);

/* Returns: (transfer none) (nullable): NULL for all files */
SheafImportBranch *sheaf_import_branches_get_chosen (SheafImportBranches *self);

G_END_DECLS
