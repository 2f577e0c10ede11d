/* markdown-look.h: what an element of a tree holds, asked before it is written as Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer-tree.h"

/* Whether a block is among all that @node holds. */
gboolean sheaf_look_has_block (SheafHtmlTree *tree, const SheafHtmlNode *node);

/* Whether the element says of itself how it is to look, in a way that no other element says. */
gboolean sheaf_look_has_style (const SheafHtmlNode *node);

/* All text in it. @small: also that of small elements. Returns: (transfer full) */
char *sheaf_look_text (const SheafHtmlNode *node, gboolean small);

/* Whether all it holds is one text. */
gboolean sheaf_look_is_plain (const SheafHtmlNode *node);

/* First and last character it is written with, but white space; '*' for some sign of markup, 0 for none. */
gunichar sheaf_look_first (const SheafHtmlNode *node);
gunichar sheaf_look_last (const SheafHtmlNode *node);

/* The character that follows where @next (nullable) is what comes after; '*' for some sign of markup. */
gunichar sheaf_look_begins (SheafHtmlTree *tree, const SheafHtmlNode *next);

/* Whether no item of the list is made of paragraphs. */
gboolean sheaf_look_is_tight (SheafHtmlTree *tree, const SheafHtmlNode *list);

/* Whether the table is one row of headings and others as long, none of them joined or with blocks in them. */
gboolean sheaf_look_is_simple_table (SheafHtmlTree *tree, const SheafHtmlNode *table);
