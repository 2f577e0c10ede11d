/* library-reading.h: a known file read in another way than its place alone would have it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-verdict.h"

/**
 * sheaf_reading_of_file:
 * @verdict: with the file's place by another root; its draft is set
 *
 * The file's bytes understood as they would be by that root: by its path there and the article's dialect, unless
 * another was asked for.
 */
gboolean sheaf_reading_of_file (SheafLibrary *self,
                                const SheafImportRules *rules,
                                const SheafStoreItem *item,
                                SheafVerdict *verdict,
                                GError **error);

/**
 * sheaf_reading_again:
 * @elsewhere: another category is asked for
 * @verdict: of an unchanged file; becomes READ_AGAIN where that, or the dialect or encoding asked for, differs from
 *   how the article was read; its draft is set where the item's is not what is to be stored
 */
gboolean sheaf_reading_again (SheafLibrary *self,
                              const SheafImportRules *rules,
                              const SheafStoreItem *item,
                              gboolean elsewhere,
                              SheafVerdict *verdict,
                              GError **error);
