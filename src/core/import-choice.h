/* import-choice.h: paths and choices of an import, as the library keeps them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

/* Whose rules hold in one site, chosen by the person. */
typedef struct
{
  const char *site; /* absolute path of the site's folder */
  SheafDialect dialect;
} SheafImportChoice;

/* The same as the library keeps it. */
typedef struct
{
  char *site;
  SheafDialect dialect;
} SheafImportChoiceRecord;
void sheaf_import_choice_record_free (SheafImportChoiceRecord *self);

/* A name that is not UTF-8 is kept as a file: address, so that it can be read back byte for byte. */

/* @paths: (nullable): absolute. Returns: (transfer full): a JSON list */
char *sheaf_import_paths_to_json (const char *const *paths);

/* @json: (nullable). Returns: (transfer full): the paths; what is no list of text has none */
GStrv sheaf_import_paths_from_json (const char *json);

/* Returns: (transfer full) (nullable): a JSON list, NULL for no choices */
char *sheaf_import_choices_to_json (const SheafImportChoice *choices, guint n_choices);

/* @json: (nullable). Returns: (transfer full): SheafImportChoiceRecord *; what is not understood is left out */
GPtrArray *sheaf_import_choices_from_json (const char *json);
