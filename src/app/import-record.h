/* import-record.h: an import that was made, as it is shown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-log.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_IMPORT_RECORD_ITEM (sheaf_import_record_item_get_type ())
G_DECLARE_FINAL_TYPE (SheafImportRecordItem,
                      sheaf_import_record_item,
                      SHEAF,
                      IMPORT_RECORD_ITEM,
                      GObject)

/* @record: (transfer none). @running: it is at work now. Returns: (transfer full) */
SheafImportRecordItem *sheaf_import_record_item_new (const SheafImportRecord *record,
                                                     gboolean running);

/* The id of the import. */
gint64 sheaf_import_record_item_get_id (SheafImportRecordItem *self);

/* What all follows is (transfer none), and fit for showing. */
const char *sheaf_import_record_item_get_name (SheafImportRecordItem *self); /* what was imported */
const char *sheaf_import_record_item_get_moment (SheafImportRecordItem *self); /* when */
const char *
sheaf_import_record_item_get_state (SheafImportRecordItem *self); /* "" where all is well */
const char *sheaf_import_record_item_get_counts (SheafImportRecordItem *self); /* what it came to */
const char *
sheaf_import_record_item_get_sources (SheafImportRecordItem *self); /* paths, one a line */
const char *sheaf_import_record_item_get_error (SheafImportRecordItem *self); /* "": none */

/* The step to undo it by; 0 where it cannot be, or is. */
gint64 sheaf_import_record_item_get_step (SheafImportRecordItem *self);
guint sheaf_import_record_item_get_n_articles (SheafImportRecordItem *self);

/* Whether both show the same. */
gboolean sheaf_import_record_item_equal (SheafImportRecordItem *self, SheafImportRecordItem *other);

G_END_DECLS
