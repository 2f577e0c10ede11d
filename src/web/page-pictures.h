/* page-pictures.h: pictures come into a page that is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "web/page-node.h"

/**
 * page_pictures_show:
 * @context: of a script world of ours
 * @page: article:///ID
 * @number: of the picture in the page's list
 * @width: in pixels; 0: not known, as @height
 *
 * Puts the picture where the page has its placeholders. What is in view stays where it is.
 */
void
page_pictures_show (JSCContext *context, const char *page, guint number, guint width, guint height);

/* The number of the picture at a point of the view that is in no link; -1: there is none. @page: article:///ID */
int page_pictures_pick (JSCContext *context, const char *page, double x, double y);

/* The number of the first picture that is in view; -1: none is. @page: article:///ID */
int page_pictures_find (JSCContext *context, const char *page);

/* Says in its placeholders, in @words, why there is no picture. */
void page_pictures_tell (JSCContext *context, guint number, const char *words);
