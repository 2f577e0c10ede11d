/* import-walk.h: through the given folders, safely
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-queue.h"
#include "core/import-source.h"
#include "core/import-types.h"

/* Folders below each other that are entered (SAFETY L2). */
#define SHEAF_IMPORT_MAX_DEPTH 32

/**
 * sheaf_import_walk:
 * @options: the dialects that were asked for, for all and for single sites
 *
 * Adds every file of @sources to @queue, in the order of their names, and every folder that is not
 * entered; then closes it. Each folder is entered once (by device and inode), to the depth above; no
 * link is followed, and nothing is opened but folders (SAFETY L1, L2). Files whose signature the root
 * knows are added as the same, unless they are asked to be read in another way. Blocks while the queue is full, ends early when it is stopped.
 */
void sheaf_import_walk (const SheafImportSources *sources,
                        const SheafImportOptions *options,
                        SheafImportQueue *queue);
