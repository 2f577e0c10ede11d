/* page-highlights.h: the marks around what is highlighted in a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "web/page-node.h"

/* @range: is highlighted now. @parameters: (nullable): (xss) number of the highlight, its colour and note */
void page_highlights_add (JSCContext *context, JSCValue *range, GVariant *parameters);

/* @parameters: (nullable): the same: it has another colour or note */
void page_highlights_change (JSCContext *context, GVariant *parameters);

/* @parameters: (nullable): (x): it is none any more */
void page_highlights_remove (JSCContext *context, GVariant *parameters);

/* The number of the highlight at a point of the view, in no link; 0: none */
gint64 page_highlights_pick (JSCContext *context, double x, double y);

/* Where the beginning of one is. @parameters: (nullable): (x). Returns: (transfer floating): (dddd): left, top, width and
 * height in the view; all 0: it is not in the page */
GVariant *page_highlights_find (JSCContext *context, GVariant *parameters);
