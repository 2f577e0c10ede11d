/* cleaning.h: one article cleaned: which nodes of its tree go, and what stands in others
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/cleaner.h"

#include <gio/gio.h>

typedef struct SheafCleaning SheafCleaning;

/**
 * sheaf_cleaning_new:
 * @tree: outlives what is returned
 * @is_page: it is an HTML document, which may hold more than its article: rules to keep hold
 *
 * One walk, without recursion. The work is bounded whatever rules and article are: where it would be too
 * much, or @cancellable ends it, the rest of the article stays as it is.
 *
 * Returns: (transfer full)
 */
SheafCleaning *sheaf_cleaning_new (const SheafCleaner *cleaner,
                                   SheafHtmlTree *tree,
                                   gboolean is_page,
                                   GCancellable *cancellable);
void sheaf_cleaning_free (SheafCleaning *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafCleaning, sheaf_cleaning_free)

/* Whether @node goes, with all in it. */
gboolean sheaf_cleaning_is_hidden (const SheafCleaning *self, const SheafHtmlNode *node);

/* What takes the place of the address (href, src …), the style, or the text of @node; NULL: it stays. (transfer none) */
const char *sheaf_cleaning_get_address (const SheafCleaning *self, const SheafHtmlNode *node);
const char *sheaf_cleaning_get_style (const SheafCleaning *self, const SheafHtmlNode *node);
const char *sheaf_cleaning_get_text (const SheafCleaning *self, const SheafHtmlNode *node);

/* What rules of the action "hide" took away. Returns: (transfer none) (element-type SheafHidden) */
GPtrArray *sheaf_cleaning_get_hidden (const SheafCleaning *self);
