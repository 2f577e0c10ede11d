/* cleaning-keep.h: which element of a whole page is its article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/cleaner.h"

#include <gio/gio.h>

/* Prose are the characters outside links, no white space counted: menus and lists of other pages have none. */
typedef struct
{
  const SheafHtmlNode *root; /* (nullable): the article; NULL: the page has none that stands out */
  const SheafHtmlNode *heading; /* (nullable): that of the article, where it stands before it */
  const SheafCleanerRule *rule; /* (nullable): that found it */
  guint characters;             /* of what is kept; of the whole page where there is no root */
} SheafCleaningKept;

/**
 * sheaf_cleaning_find_kept:
 * @kept: (out)
 *
 * By the rules of SHEAF_CLEANER_KEEP: of each selector, the most trusted first, the elements it means are taken that
 * are in no other of its own. One of them is the article where it has enough prose, both for itself and of the page's,
 * and far more than all the others together; where several have much, the page is a list of them, and so is what holds
 * them. One walk, without recursion, bounded as sheaf_cleaning_new() is.
 */
void sheaf_cleaning_find_kept (const SheafCleaner *cleaner,
                               SheafHtmlTree *tree,
                               GCancellable *cancellable,
                               SheafCleaningKept *kept);

/* Whether @node, which stands between the heading and the article, is for the reader of both: words that are not mostly
 * links, or a picture; not a menu, a form, nor anything long. @work: counted on */
gboolean
sheaf_cleaning_goes_with_heading (SheafHtmlTree *tree, const SheafHtmlNode *node, guint *work);
