/* page-wrap.h: pieces of a page's text, put into elements
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Bytes of a text, the end exclusive. */
typedef struct
{
  gsize start, end;
  gpointer data; /* of who asks */
} SheafPagePiece;

/**
 * SheafPageTags:
 * @first: whether this is the first part of its piece
 * @open: gets the start tags that go before the part
 * @close: and the end tags that go behind it
 */
typedef void (*SheafPageTags) (const SheafPagePiece *piece,
                               gboolean first,
                               GString *open,
                               GString *close);

/**
 * sheaf_page_wrap:
 * @html: what the sanitiser wrote, or all that is behind an element of it
 * @text: of it, with @places (html-text.h)
 * @pieces: (element-type SheafPagePiece): in order, none over another
 * @blanks: whether white space beside tags is in a part, where its piece goes on or the next begins behind it
 *
 * A piece that goes on in another element has several parts.  Linear in the length of @html.
 *
 * Returns: (transfer full)
 */
char *sheaf_page_wrap (const char *html,
                       const char *text,
                       const GArray *places,
                       const GArray *pieces,
                       gboolean blanks,
                       SheafPageTags tags);
