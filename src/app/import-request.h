/* import-request.h: what is to be imported, and how
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-log.h"
#include "core/import-types.h"
#include "core/library-folders.h"

/* A plain value. */
typedef struct
{
  char **paths;  /* absolute, as bytes */
  char **remote; /* addresses of what is no file of this computer, fit for showing */
  SheafDialect dialect;
  char *into; /* (nullable): category path A/B */
  char *zone; /* (nullable): the system's */
  gboolean keep_duplicates;
  GArray *choices;      /* SheafImportChoice, each owning its site */
  GPtrArray *encodings; /* SheafEncodingChoice * */
} SheafImportRequest;

/* @files: (transfer none): as dropped or picked. Returns: (transfer full) */
SheafImportRequest *sheaf_import_request_new (GFile *const *files, guint n_files);

/* The same sources and options as an import that was made. Returns: (transfer full) */
SheafImportRequest *sheaf_import_request_new_for_record (const SheafImportRecord *record);

/* A remembered folder, by the options it was imported with. Returns: (transfer full) */
SheafImportRequest *sheaf_import_request_new_for_folder (const SheafFolder *folder);

/* Returns: (transfer full) */
SheafImportRequest *sheaf_import_request_copy (const SheafImportRequest *self);
void sheaf_import_request_free (SheafImportRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafImportRequest, sheaf_import_request_free)

/* The rule chosen for the site whose folder is @site; AUTO: none, guess. */
SheafDialect sheaf_import_request_get_choice (const SheafImportRequest *self, const char *site);
void sheaf_import_request_choose (SheafImportRequest *self, const char *site, SheafDialect dialect);

/* What the importer takes. Everything in it stays @self's. */
SheafImportOptions sheaf_import_request_get_options (const SheafImportRequest *self);

/* Whether it is one file or several and nothing else: asks the file system. */
gboolean sheaf_import_request_is_files (const SheafImportRequest *self);

/* Returns: (transfer full): "Blog", or "3 items", fit for showing */
char *sheaf_import_request_make_name (const SheafImportRequest *self);
