/* library-identity.h: is a file new, or one we have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-roots.h"
#include "core/library-verdict.h"

/**
 * sheaf_identity_decide:
 * @roots: as they are now
 * @item: a draft of NULL means a file that was not read because it looks as it did
 *
 * The rules of sheaf_library_store(); only reads, the library and whether old places still exist.
 *
 * Returns: FALSE on error, with SHEAF_ERROR_INVALID where the item itself is not fit to be stored; @verdict is to
 *   be cleared either way
 */
gboolean sheaf_identity_decide (SheafLibrary *self,
                                SheafRoots *roots,
                                const SheafImportRules *rules,
                                const SheafStoreItem *item,
                                SheafVerdict *verdict,
                                GError **error);

/**
 * sheaf_identity_reads_alike:
 * @into: (nullable): category path put before those of the draft
 * @alike: (out): the article has the draft's title and category paths
 */
gboolean sheaf_identity_reads_alike (SheafLibrary *self,
                                     gint64 article,
                                     const SheafDraft *draft,
                                     const char *into,
                                     gboolean *alike,
                                     GError **error);

/* Tells @item its outcome, article and what there is to be said about them, and gives it what @verdict holds. */
void sheaf_identity_set_outcome (SheafStoreItem *item, SheafVerdict *verdict);

/* Tells @item that it failed, and why. */
void sheaf_identity_set_failed (SheafStoreItem *item, const GError *reason);
