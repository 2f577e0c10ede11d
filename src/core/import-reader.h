/* import-reader.h: the threads that read and understand files
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-queue.h"

typedef struct
{
  SheafImportQueue *queue;
  GTimeZone *zone;            /* for dates that name none */
  const GPtrArray *encodings; /* (nullable): SheafEncodingChoice * */
} SheafImportReader;

/**
 * sheaf_import_reader_run:
 *
 * Reads and understands what @self's queue holds until there is nothing left; what cannot be read
 * fails with its reason. Any number of threads may do so at once.
 */
void sheaf_import_reader_run (const SheafImportReader *self);
