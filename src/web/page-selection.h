/* page-selection.h: what is selected in a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "web/page-node.h"

/* What is selected of the article's text: its head is not of it. Returns: (transfer full) (nullable): a range */
JSCValue *page_selection_get (JSCContext *context);

/**
 * page_selection_describe:
 * @range: (nullable)
 *
 * Returns: (transfer floating): (sssddddd): the text, what stands before and behind it, characters before it that are no
 *   white space, and where it is in the view: left, top, width and height; the text is empty where there is none; of too
 *   much the beginning is told
 */
GVariant *page_selection_describe (JSCContext *context, JSCValue *range);

/* A piece of a text node, in its own units, the end exclusive. */
typedef struct
{
  JSCValue *node;
  guint start, end;
} PagePart;

/* Returns: (transfer full) (element-type PagePart): what is in @range, as one reads */
GArray *page_selection_list_parts (JSCContext *context, JSCValue *range);

/* Nothing is selected any more. */
void page_selection_clear (JSCContext *context);

/* @element: (nullable). @numbers: (out): left, top, width and height in the view; all 0 for none */
void page_selection_get_box (JSCValue *element, double numbers[4]);
