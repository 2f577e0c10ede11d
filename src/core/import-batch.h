/* import-batch.h: what was read, to the library in short transactions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-item.h"
#include "core/import-report.h"

/* Collects items in the order of the walk and stores them batch by batch; one thread uses it. */
typedef struct _SheafImportBatch SheafImportBatch;

/**
 * sheaf_import_batch_new:
 * @options: with its zone's name filled in; lives as long as the batch
 * @sink: lives as long as the batch
 * @progress: whose totals and stored count are kept up; lives as long as the batch
 *
 * Returns: (transfer full)
 */
SheafImportBatch *sheaf_import_batch_new (const SheafImportOptions *options,
                                          const SheafImportSink *sink,
                                          SheafImportProgress *progress);
void sheaf_import_batch_free (SheafImportBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafImportBatch, sheaf_import_batch_free)

/* @item: (transfer full) */
void sheaf_import_batch_add (SheafImportBatch *self, SheafImportItem *item);

/* When it wants to be flushed, on the clock of g_get_monotonic_time(); in the past: now. */
gint64 sheaf_import_batch_get_deadline (const SheafImportBatch *self);

/**
 * sheaf_import_batch_flush:
 *
 * Stores (or, in a dry run, judges) what was collected in one transaction, and tells the sink of every
 * item. The first flush that has something to store begins the import.
 */
gboolean sheaf_import_batch_flush (SheafImportBatch *self, GError **error);

/**
 * sheaf_import_batch_end:
 *
 * @reason: (nullable): why it ends early, for a person
 *
 * Ends the import that was begun, if one was. What was not flushed is dropped.
 */
gboolean sheaf_import_batch_end (SheafImportBatch *self, const char *reason, GError **error);

/* Returns: (transfer none): what the options say to the library */
const SheafImportRules *sheaf_import_batch_get_rules (const SheafImportBatch *self);

/* The id of the import, 0 where nothing was to be stored. */
gint64 sheaf_import_batch_get_import (const SheafImportBatch *self);
