/* page-aloud.h: the text of a page for reading it aloud, and the sentence that is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit-web-process-extension.h>

/* The blocks of one page; its nodes are kept as long as this is. */
typedef struct _PageAloud PageAloud;

/* @context: of a script world of ours, as everywhere here. Returns: (transfer full) */
PageAloud *page_aloud_new (JSCContext *context);
void page_aloud_free (PageAloud *self);

/* Takes what can be read of the page. Returns: (transfer full) (element-type utf8): a text for each block */
GPtrArray *page_aloud_take_text (PageAloud *self);

/* Where to begin: at what is selected, else at what is on top of the view. @block, @character: (out): 0 and 0 at the
 * beginning */
void page_aloud_find_start (PageAloud *self, guint *block, guint *character);

/* Marks the characters from @start to @end of @block, in place of what was marked, and brings them into view. What the
 * page says is the same for it. */
void page_aloud_mark (PageAloud *self, guint block, guint start, guint end);

/* Nothing is marked any more. */
void page_aloud_unmark (PageAloud *self);
