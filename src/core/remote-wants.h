/* remote-wants.h: which pictures of an article are on hosts, and not in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/cleaner.h"
#include "core/library.h"

/**
 * sheaf_remote_wants:
 * @article: in the library
 * @cleaner: (nullable): as the article would be shown
 * @never: (nullable): hosts that are not asked
 *
 * Renders the article. What a host refused before is not wanted again.
 *
 * Returns: (transfer full) (element-type SheafPictureRequest): NULL on error
 */
GPtrArray *sheaf_remote_wants (SheafLibrary *library,
                               const SheafArticle *article,
                               const SheafCleaner *cleaner,
                               const char *const *never,
                               GCancellable *cancellable,
                               GError **error);
