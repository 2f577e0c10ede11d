/* import-file.h: one file of an import, as it is shown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-branch.h"
#include "core/import-log.h"
#include "core/import-types.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_FILE (sheaf_import_file_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportFile, sheaf_import_file, SHEAF, IMPORT_FILE, GObject)

/* Made on any thread; whoever has it then only reads. All text is fit for showing (SAFETY D2). */

/* @entry: what the importer says of it. Returns: (transfer full) */
SheafImportFile *sheaf_import_file_new (const SheafImportEntry *entry);

/* A line of a kept report. Returns: (transfer full) */
SheafImportFile *sheaf_import_file_new_for_line (const SheafImportLine *line);

/* What could not even be looked at. Returns: (transfer full) */
SheafImportFile *sheaf_import_file_new_refused (const char *place, const char *reason);

/* What became of it, or would. */
SheafOutcome sheaf_import_file_get_outcome (SheafImportFile *self);

/* Whether something was said of it. */
gboolean sheaf_import_file_has_reason (SheafImportFile *self);

/* Whether it comes in, but with something to look at. */
gboolean sheaf_import_file_is_doubtful (SheafImportFile *self);

/* Whether importing gives it a place among the categories. */
gboolean sheaf_import_file_is_placed (SheafImportFile *self);

/* The article's title, or the file's name where it has none. */
const char *sheaf_import_file_get_title (SheafImportFile *self);

/* The path below the import root. */
const char *sheaf_import_file_get_place (SheafImportFile *self);

/* Why, one reason a line; "" where there is nothing to say. */
const char *sheaf_import_file_get_reason (SheafImportFile *self);

/* Whether it is left to the articles that show it. */
gboolean sheaf_import_file_is_picture (SheafImportFile *self);

/* What will become of it, in a word or two. (transfer none) */
const char *sheaf_import_file_get_state (SheafImportFile *self);

/* What is known of the article, on one line; "" where it was not read. */
const char *sheaf_import_file_get_facts (SheafImportFile *self);

/* Where the file is, as bytes. Returns: (transfer full) (nullable): NULL where it is no file here */
char *sheaf_import_file_make_path (SheafImportFile *self);

/* The lines its reasons name, rising. Returns: (transfer none) (element-type guint) */
const GArray *sheaf_import_file_get_lines (SheafImportFile *self);

/* How its text was read. */
typedef struct
{
  const char *path; /* absolute, as choices name it */
  const char *site; /* the folder of the site it is in */
  const char *encoding;
  const char *
      guessed; /* (nullable): what it would be read in if nobody had chosen; NULL: it shows that itself */
  gboolean chosen; /* somebody chose @encoding */
  gboolean alike;  /* ... for all files like it in @site */
} SheafImportFileText;

/* Returns: (transfer none) (nullable): NULL where it was not read as an article */
const SheafImportFileText *sheaf_import_file_get_text (SheafImportFile *self);

/* Whether its text is anything else than UTF-8 that is whole. */
gboolean sheaf_import_file_is_encoded (SheafImportFile *self);

/* Whether both are guessed to be in one encoding, in one site. */
gboolean sheaf_import_file_is_alike (SheafImportFile *self, SheafImportFile *other);

/* Whether both are the same file, by different looks. */
gboolean sheaf_import_file_is_same (SheafImportFile *self, SheafImportFile *other);

/* The branches it will be in, to be filled and numbered by whoever builds the tree. */
GArray *sheaf_import_file_get_branches (SheafImportFile *self);

/* Whether it is below @branch (nullable: any), and @text (nullable), as sheaf_import_file_fold() gives
 * it, is in its title or place. */
gboolean
sheaf_import_file_matches (SheafImportFile *self, SheafImportBranch *branch, const char *text);

/* Text as it is compared: without case, width and accents. Returns: (transfer full) */
char *sheaf_import_file_fold (const char *text);

/* What needs attention first, then by place; for pointers in an array. */
int sheaf_import_file_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
