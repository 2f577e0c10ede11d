/* cleaner.h: what an article is read without
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/cleaner-rule.h"

/**
 * SheafCleaner:
 *
 * The rules by which the tree of an article is cleaned before the sanitiser writes it. For display only:
 * nothing of it is stored, and no promise of safety stands on it: what a rule makes of an article is judged by the
 * sanitiser like everything. Immutable, and to be used by several threads at once.
 */
typedef struct SheafCleaner SheafCleaner;

/* Things of one rule that were hidden in an article. */
typedef struct
{
  char *rule;   /* id */
  char *name;   /* of the rule, as it is written there */
  gboolean own; /* it is the person's own rule */
  guint count;
  char *excerpt; /* of the first one: its words, or what it shows; may be empty */
} SheafHidden;

/* Frees all of it. */
void sheaf_hidden_free (SheafHidden *self);

/**
 * sheaf_cleaner_new:
 * @rules: (element-type SheafCleanerRule): taken over one by one, the array emptied
 * @off: (nullable): ids of rules that are left out
 *
 * Returns: (transfer full)
 */
SheafCleaner *sheaf_cleaner_new (GPtrArray *rules, const char *const *off);
SheafCleaner *sheaf_cleaner_ref (SheafCleaner *self);
void sheaf_cleaner_unref (SheafCleaner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafCleaner, sheaf_cleaner_unref)

/* How many rules it has. */
guint sheaf_cleaner_count_rules (const SheafCleaner *self);

/**
 * sheaf_cleaner_find:
 * @path: the elements around @node, the outermost first
 * @found: (element-type SheafCleanerRule): emptied; gets the rules whose selectors mean @node, in their order, but for
 *   those of SHEAF_CLEANER_KEEP
 * @work: counted on
 */
void sheaf_cleaner_find (const SheafCleaner *self,
                         const SheafHtmlNode *node,
                         const SheafHtmlNode *const *path,
                         guint n_path,
                         GPtrArray *found,
                         guint *work);

/* How many selectors the rules of SHEAF_CLEANER_KEEP have; they are numbered by trust, the first most. */
guint sheaf_cleaner_count_kept (const SheafCleaner *self);

/* Returns: (transfer none): the rule of selector number @place */
const SheafCleanerRule *sheaf_cleaner_get_kept (const SheafCleaner *self, guint place);

/**
 * sheaf_cleaner_find_kept:
 * @found: (element-type guint): emptied; gets the numbers of those selectors that mean @node, in no order
 *
 * Else as sheaf_cleaner_find().
 */
void sheaf_cleaner_find_kept (const SheafCleaner *self,
                              const SheafHtmlNode *node,
                              const SheafHtmlNode *const *path,
                              guint n_path,
                              GArray *found,
                              guint *work);
