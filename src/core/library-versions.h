/* library-versions.h: bytes of an article that are not its current ones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-derive.h"

/* All within the caller's transaction. Reasons: "updated", "edited", "conflict", "undone". */

/* Keeps the current bytes of @article. Returns: the version's id, 0 on error */
gint64 sheaf_versions_keep (SheafLibrary *self, gint64 article, const char *reason, GError **error);

/* Keeps other bytes beside @article, where they are not kept already. */
gboolean sheaf_versions_add (SheafLibrary *self,
                             gint64 article,
                             const SheafDraft *draft,
                             gint64 import,
                             const char *reason,
                             GError **error);

/**
 * sheaf_versions_swap:
 * @version: its bytes become the article's, derived as they were then
 * @reason: for the bytes that were current
 *
 * Returns: the version that now holds those, 0 on error; @version is gone
 */
gint64 sheaf_versions_swap (SheafLibrary *self,
                            gint64 article,
                            gint64 version,
                            const char *reason,
                            GError **error);

/**
 * sheaf_versions_read:
 * @bytes: (out) (transfer full)
 * @deriving: (out): how they were read then
 *
 * Returns: FALSE with SHEAF_ERROR_NOT_FOUND where they are no longer kept, or _CORRUPT
 */
gboolean sheaf_versions_read (SheafLibrary *self,
                              gint64 version,
                              GBytes **bytes,
                              SheafDeriving *deriving,
                              GError **error);
