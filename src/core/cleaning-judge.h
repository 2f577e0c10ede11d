/* cleaning-judge.h: whether what a rule says of an element holds
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/cleaner-rule.h"

/* Characters of the article, no white space counted: all of them, and those before the element. */
typedef struct
{
  SheafHtmlTree *tree;
  guint total;
  guint seen;
  guint work; /* done so far */
} SheafCleaningJudge;

/**
 * sheaf_cleaning_judge_hides:
 * @rule: of SHEAF_CLEANER_HIDE, whose selectors mean @node
 * @text: (out) (transfer full) (nullable): the words of @node, where it is hidden
 *
 * Returns: whether all conditions of @rule hold, and @node is not most of the article
 */
gboolean sheaf_cleaning_judge_hides (SheafCleaningJudge *self,
                                     const SheafCleanerRule *rule,
                                     const SheafHtmlNode *node,
                                     char **text);

/* Whether there is nothing in @node to be seen. */
gboolean sheaf_cleaning_judge_is_empty (SheafCleaningJudge *self, const SheafHtmlNode *node);

/* Returns: (transfer full): what people may know the hidden @node by, one short line; @text: its words */
char *sheaf_cleaning_judge_excerpt (const SheafHtmlNode *node, const char *text);
