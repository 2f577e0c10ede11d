/* import-branch.h: one branch of the categories that an import will make
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_BRANCH (sheaf_import_branch_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportBranch, sheaf_import_branch, SHEAF, IMPORT_BRANCH, GObject)

typedef enum
{
  SHEAF_BRANCH_ALL, /* every file, the root of the tree */
  SHEAF_BRANCH_CATEGORY,
  SHEAF_BRANCH_NONE, /* articles that are in no category */
} SheafBranchKind;

/* The whole tree, with nothing in it yet. Built on one thread, then only read. Returns: (transfer full) */
SheafImportBranch *sheaf_import_branch_new_root (void);

/**
 * sheaf_import_branch_add:
 * @self: the root
 * @paths: (element-type GStrv): the categories one article will be in
 * @branches: (element-type guint): takes the branches it is in, as they are called until
 *   sheaf_import_branch_finish()
 *
 * Counts the article once in every branch that holds it.
 */
void sheaf_import_branch_add (SheafImportBranch *self, const GPtrArray *paths, GArray *branches);

/**
 * sheaf_import_branch_finish:
 * @self: the root
 *
 * Sorts brothers by name and numbers all branches so that those below one are a range.
 *
 * Returns: (transfer full) (element-type guint): the number of each branch by what it was called before
 */
GArray *sheaf_import_branch_finish (SheafImportBranch *self);

/* What it stands for. */
SheafBranchKind sheaf_import_branch_get_kind (SheafImportBranch *self);
const char *sheaf_import_branch_get_name (SheafImportBranch *self); /* NULL for the root and NONE */
guint sheaf_import_branch_get_count (SheafImportBranch *self);

/* Those below it, in order; of the root also NONE where there are such. Returns: (transfer none) */
const GPtrArray *sheaf_import_branch_get_children (SheafImportBranch *self);

/* The numbers of it and everything below it. */
void sheaf_import_branch_get_range (SheafImportBranch *self, guint *first, guint *last);

G_END_DECLS
