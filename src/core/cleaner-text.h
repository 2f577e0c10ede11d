/* cleaner-text.h: the words of an element, as cleaning rules compare them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer-tree.h"

/**
 * sheaf_cleaner_fold:
 *
 * Returns: (transfer full): @text as it is compared: case folded, every run of white space one blank,
 *   none at the ends
 */
char *sheaf_cleaner_fold (const char *text);

/* Whether all of @text is like @pattern, where "*" stands for anything; both folded. Linear but for the
 * number of stars. */
gboolean sheaf_cleaner_is_like (const char *pattern, const char *text);

/**
 * sheaf_cleaner_read_text:
 * @longest: in characters
 * @work: is counted on by the nodes that were looked at
 *
 * Returns: (transfer full) (nullable): the visible text of @node; NULL where it is longer than @longest or
 *   is spread over too many nodes
 */
char *sheaf_cleaner_read_text (SheafHtmlTree *tree,
                               const SheafHtmlNode *node,
                               guint longest,
                               guint *work);

/* How many characters of @text are no white space. */
guint sheaf_cleaner_count (const char *text);

/* Whether nothing of @text can be seen: white space, no-break and zero-width blanks. */
gboolean sheaf_cleaner_is_blank (const char *text);

/**
 * sheaf_cleaner_unescape:
 *
 * Returns: (transfer full) (nullable): @text with the numeric references in it (`&#123;`) read, which were
 *   escaped once too often; NULL where there is none
 */
char *sheaf_cleaner_unescape (const char *text);
