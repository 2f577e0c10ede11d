/* cleaner-selector.h: which elements of an article a cleaning rule is about
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer-tree.h"

/* Most parts between blanks or ">", and most tests in one part; most ancestors that are looked at. */
#define SHEAF_SELECTOR_PARTS     4
#define SHEAF_SELECTOR_TESTS     6
#define SHEAF_SELECTOR_ANCESTORS 64

/**
 * SheafSelector:
 *
 * A small closed part of the selectors of CSS: `element`, `.class`, `#id`, `[name]`, `[name=value]`,
 * `[name^=value]` (begins), `[name*=value]` (holds), joined to a part as in `p.note[id]`, and parts to a
 * path with a blank (within) or `>` (child of). Names of elements are those the sanitiser knows: what it
 * takes for the same (dir and ul) is the same here. `div` means all that it takes for one, but `article`, `main`,
 * `section`, `nav`, `header`, `footer`, `aside` and `form` only themselves. Capitals count, but not in names.
 */
typedef struct SheafSelector SheafSelector;

/* What the last part asks for first: by this rules are found without trying all of them. */
typedef enum
{
  SHEAF_SELECTOR_BY_ID,
  SHEAF_SELECTOR_BY_CLASS,
  SHEAF_SELECTOR_BY_ATTRIBUTE,
  SHEAF_SELECTOR_BY_ELEMENT,
  SHEAF_SELECTOR_N_KEYS,
} SheafSelectorKey;

/**
 * sheaf_selector_parse:
 * @text: one or more, with commas between them
 * @selectors: (element-type SheafSelector): what was read is added
 *
 * Returns: (transfer full) (nullable): NULL where all was read, else why not: a sentence, translated
 */
char *sheaf_selector_parse (const char *text, GPtrArray *selectors);
void sheaf_selector_free (SheafSelector *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSelector, sheaf_selector_free)

/* Returns: (transfer none): the name that goes with @key */
const char *sheaf_selector_get_key (const SheafSelector *self, SheafSelectorKey *key);

/**
 * sheaf_selector_matches:
 * @path: the elements around @node, the outermost first
 * @work: is counted on by the tests that were made
 *
 * Returns: whether @node is one of those meant; without recursion, at most ANCESTORS × PARTS tests
 */
gboolean sheaf_selector_matches (const SheafSelector *self,
                                 const SheafHtmlNode *node,
                                 const SheafHtmlNode *const *path,
                                 guint n_path,
                                 guint *work);

/* Whether @word is one of the words of @node's class. */
gboolean sheaf_selector_has_class (const SheafHtmlNode *node, const char *word);

/* Returns: (nullable): how the tree calls the element @name; NULL for one that is never in it */
const char *sheaf_selector_element (const char *name);
