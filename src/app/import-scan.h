/* import-scan.h: a look at what an import would do
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-list.h"
#include "app/import-request.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_SCAN (sheaf_import_scan_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportScan, sheaf_import_scan, SHEAF, IMPORT_SCAN, GObject)

/* A site that was met: a folder with rules of its own. */
typedef struct
{
  char *path; /* absolute, as bytes */
  SheafDialect dialect;
  gboolean evident; /* the dialect was seen, not assumed */
  guint n_files;
} SheafImportSiteFound;

/**
 * sheaf_import_scan_new:
 * @library: the library's file
 * @request: (transfer none): what would be imported
 *
 * Reads everything on threads of its own and stores nothing. Emits "progress", and "finished" once,
 * in the main context; to look again with other options, make another and cancel this one.
 *
 * Returns: (transfer full)
 */
SheafImportScan *sheaf_import_scan_new (const char *library, const SheafImportRequest *request);

/* Once only. Keeps itself alive until "finished". */
void sheaf_import_scan_start (SheafImportScan *self);

/* "finished" is not emitted any more. */
void sheaf_import_scan_cancel (SheafImportScan *self);

/* How far it is; after "finished", what would become of everything. Returns: (transfer none) */
const SheafImportProgress *sheaf_import_scan_get_progress (SheafImportScan *self);

/* What follows is there after "finished", and is never NULL but for the error. (transfer none) */

/* Why nothing could be found out. (nullable) */
const GError *sheaf_import_scan_get_error (SheafImportScan *self);

/* What needs attention first. */
SheafImportList *sheaf_import_scan_get_files (SheafImportScan *self);

/* The root of the categories that new and changed articles will be in. */
SheafImportBranch *sheaf_import_scan_get_tree (SheafImportScan *self);

/* (element-type SheafImportSiteFound): the largest first */
GPtrArray *sheaf_import_scan_get_sites (SheafImportScan *self);

/* The category paths the library has, A/B. */
const char *const *sheaf_import_scan_get_categories (SheafImportScan *self);

/* How many articles importing would bring or change. */
guint sheaf_import_scan_count_wanted (SheafImportScan *self);

/* How many pictures of articles that the library has would be looked for again. */
guint sheaf_import_scan_count_lacking (SheafImportScan *self);

/* How many unchanged ones would be read by other rules than before. */
guint sheaf_import_scan_count_derived (SheafImportScan *self);

G_END_DECLS
