/* import-log.h: the imports that were made
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-imports.h"

typedef struct
{
  gint64 id;
  gint64 started;  /* seconds since 1970 UTC */
  gint64 finished; /* 0: it was cut off, or still runs */
  GStrv sources;   /* what was asked for: absolute paths, as bytes */
  char *zone;      /* (nullable) */
  char *into;      /* (nullable): A/B */
  gboolean keep_duplicates;
  SheafDialect dialect;
  GPtrArray *choices;   /* SheafImportChoiceRecord *, never NULL */
  GPtrArray *encodings; /* SheafEncodingChoice *, never NULL */
  gboolean has_totals;
  guint totals[SHEAF_N_OUTCOMES];
  char *error;      /* (nullable): why it ended early, for a person; "" never */
  gint64 step;      /* its undo step, 0: none kept */
  gboolean undone;  /* that step was undone */
  guint n_articles; /* outside the trash that have their bytes from it */
} SheafImportRecord;

void sheaf_import_record_free (SheafImportRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafImportRecord, sheaf_import_record_free)

/**
 * sheaf_library_list_imports:
 * @limit: 0: all
 *
 * Counts the articles of each: from a worker, not on the main thread.
 *
 * Returns: (transfer full): SheafImportRecord *, newest first; NULL on error
 */
GPtrArray *sheaf_library_list_imports (SheafLibrary *self, guint limit, GError **error);

/* Returns: (transfer full): NULL with SHEAF_ERROR_NOT_FOUND */
SheafImportRecord *sheaf_library_get_import (SheafLibrary *self, gint64 id, GError **error);

/* One file that did not come in plainly: it failed, was skipped, is in conflict or has warnings. */
typedef struct
{
  char *root;   /* both UTF-8: what is not is shown as U+FFFD */
  char *origin; /* below the root; "" for the root itself */
  SheafOutcome outcome;
  gint64 id;           /* its article then, 0: none */
  GPtrArray *warnings; /* char *: "line 3: …"; never NULL */
  char *error;         /* (nullable) */
} SheafImportLine;

void sheaf_import_line_free (SheafImportLine *self);

/**
 * sheaf_library_read_import_report:
 * @left_out: (out) (optional): lines that were only counted, as a report is no larger than 4 MiB
 *
 * Up to some megabytes of JSON: from a worker. Empty for an import that was cut off.
 *
 * Returns: (transfer full): SheafImportLine *, in the order of the import; NULL with SHEAF_ERROR_NOT_FOUND
 *   where there is no such import, or with _CORRUPT
 */
GPtrArray *
sheaf_library_read_import_report (SheafLibrary *self, gint64 id, guint *left_out, GError **error);
