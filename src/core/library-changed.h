/* library-changed.h: a file that is known, and is not what it was
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-batch.h"

/* One of several places of the same bytes has others now: an article of its own. */
gboolean sheaf_changed_part (SheafStoreBatch *self,
                             SheafStoreItem *item,
                             const SheafVerdict *verdict,
                             GError **error);

/* The article takes the new bytes; where other files still hold the old ones, those become another article. */
gboolean sheaf_changed_update (SheafStoreBatch *self,
                               SheafStoreItem *item,
                               const SheafVerdict *verdict,
                               GError **error);

/* The article was edited here as well: it stays, and the file's bytes are kept beside it. */
gboolean sheaf_changed_conflict (SheafStoreBatch *self,
                                 SheafStoreItem *item,
                                 const SheafVerdict *verdict,
                                 GError **error);

/* The same bytes, read in another way. They stay those of the import that brought them, and so does its time
 * zone. */
gboolean sheaf_changed_read_again (SheafStoreBatch *self,
                                   SheafStoreItem *item,
                                   const SheafVerdict *verdict,
                                   GError **error);
