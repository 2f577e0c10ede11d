/* import-list.h: the files of an import as a list, and those of them that are wanted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-file.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_LIST (sheaf_import_list_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportList, sheaf_import_list, SHEAF, IMPORT_LIST, GObject)

/* The files that come in but with something to look at, beside the outcomes, which are a file each. */
#define SHEAF_IMPORT_DOUBTFUL SHEAF_N_OUTCOMES

/* ... and those whose text is not plain UTF-8. */
#define SHEAF_IMPORT_ENCODED   (SHEAF_N_OUTCOMES + 1)
#define SHEAF_N_IMPORT_FILTERS (SHEAF_N_OUTCOMES + 2)

/**
 * sheaf_import_list_new:
 * @files: (transfer full) (element-type SheafImportFile): in the order they are shown
 *
 * A GListModel of all of them until it is filtered. May be made on a thread.
 *
 * Returns: (transfer full)
 */
SheafImportList *sheaf_import_list_new (GPtrArray *files);

/**
 * sheaf_import_list_filter:
 * @wanted: a bit for each outcome, SHEAF_IMPORT_DOUBTFUL or SHEAF_IMPORT_ENCODED; 0: all files
 * @branch: (nullable): only those that will be below it
 * @text: (nullable): only those with this in their title or place
 *
 * Takes about 10 ms for 100,000 files.
 */
void sheaf_import_list_filter (SheafImportList *self,
                               guint wanted,
                               SheafImportBranch *branch,
                               const char *text);

/* How many other files of the same site are guessed to be in the same encoding as @file. */
guint sheaf_import_list_count_alike (SheafImportList *self, SheafImportFile *file);

/* Where the file is shown that @file of another look is. Returns: its position, G_MAXUINT where it is not */
guint sheaf_import_list_find (SheafImportList *self, SheafImportFile *file);

/* How many there are of all files, filtered or not. */
guint sheaf_import_list_count_all (SheafImportList *self);
guint sheaf_import_list_count (SheafImportList *self, guint filter);

G_END_DECLS
