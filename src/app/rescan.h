/* rescan.h: a look through remembered folders for what is new in them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/import-request.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_RESCAN (sheaf_rescan_get_type ())
G_DECLARE_FINAL_TYPE (SheafRescan, sheaf_rescan, SHEAF, RESCAN, GObject)

/**
 * sheaf_rescan_new:
 * @library: the library's file
 * @requests: (transfer full) (element-type SheafImportRequest): a folder each; frees its elements
 *
 * Looks through one after the other, storing nothing, and emits "finished" once, in the main context.
 *
 * Returns: (transfer full)
 */
SheafRescan *sheaf_rescan_new (const char *library, GPtrArray *requests);

/* Once only. */
void sheaf_rescan_start (SheafRescan *self);

/* "finished" is not emitted any more. */
void sheaf_rescan_cancel (SheafRescan *self);

/* After "finished": those of the requests that would bring something. Returns: (transfer none)
 * (element-type SheafImportRequest) */
const GPtrArray *sheaf_rescan_get_news (SheafRescan *self);

/* After "finished": those that are as they were. Returns: (transfer none) (element-type
 * SheafImportRequest) */
const GPtrArray *sheaf_rescan_get_unchanged (SheafRescan *self);

G_END_DECLS
