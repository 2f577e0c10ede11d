/* import-pace.h: how long an import will still take; pure functions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-types.h"

/* What was seen of an import. Zero is the beginning. */
typedef struct
{
  gint64 begun;    /* when files began to be stored; 0: not yet */
  gint64 indexed;  /* when indexing began; 0: not yet */
  guint unindexed; /* how many there were then */
  double seconds;  /* left; under 0: not known */
} SheafImportPace;

/* @now: of g_get_monotonic_time() */
void
sheaf_import_pace_update (SheafImportPace *self, const SheafImportProgress *progress, gint64 now);

/* Returns: seconds, or -1 while there is nothing to tell it by */
int sheaf_import_pace_get_seconds_left (const SheafImportPace *self);
