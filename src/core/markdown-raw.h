/* markdown-raw.h: what Markdown has no word for, as the HTML that may stand in it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer-tree.h"

/* The name of an element of a tree. Returns: (transfer none) (nullable): NULL for what is no element, and for
 * one that the sanitiser writes as another or not at all */
const char *sheaf_markdown_raw_name (SheafHtmlTree *tree, const SheafHtmlNode *node);

/* `<name a="b">`, with every attribute but ids. */
void sheaf_markdown_raw_append_tag (GString *out, SheafHtmlTree *tree, const SheafHtmlNode *node);

/**
 * sheaf_markdown_raw_append:
 *
 * Appends @node with all in it, on one line: a block of HTML in Markdown ends at a blank one. Line ends in pre
 * become references.
 */
void sheaf_markdown_raw_append (GString *out, SheafHtmlTree *tree, const SheafHtmlNode *node);
