/* sanitizer-code.h: code that a site builder laid out as a table, its line numbers beside it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer-tree.h"
#include "core/sanitizer-writer.h"

/**
 * sheaf_code_find_cell:
 * @node: a table, or a pre that may be around one
 *
 * Hexo, Rouge (Jekyll), Pygments and Chroma (Hugo) write one row of two cells, numbers and code. The classes they
 * give them must be there, and nothing but numbers in the first: any other table stays one.
 *
 * Returns: (nullable): the cell that holds the code; all else in @node is not to be shown
 */
const SheafHtmlNode *sheaf_code_find_cell (const SheafHtmlNode *node);

/* Whether @node is a figure that a site builder put around code. */
gboolean sheaf_code_is_figure (const SheafHtmlNode *node);

/**
 * sheaf_code_open_figure:
 * @node: what sheaf_code_is_figure() knows, or what sheaf_code_find_cell() found a cell in
 *
 * Begins a figure as it is made for Markdown, its language above the code where that is known and nothing else is
 * written there. Code without either needs none.
 *
 * Returns: whether the figure is open now
 */
gboolean sheaf_code_open_figure (SheafHtmlWriter *writer, const SheafHtmlNode *node);
