/* page-highlights.h: what somebody highlighted, shown in a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/highlight.h"

#include <gio/gio.h>

/* What the element of a highlight has as its class, besides the name of its colour; and what one with a note has. */
#define SHEAF_PAGE_HIGHLIGHT_CLASS "sheaf-note"
#define SHEAF_PAGE_NOTED_CLASS     "sheaf-noted"

/* Its title: the beginning of its note, which each of its marks repeats. Returns: (transfer full) */
char *sheaf_page_highlight_title (const SheafHighlight *highlight);

/* Where a highlight is in a page. */
typedef struct
{
  gint64 id;
  guint
      order; /* among those of the page as one reads, from 1; 0: the page has not its text any more */
} SheafHighlightPlace;

/**
 * sheaf_page_mark_highlights:
 * @html: what the sanitiser wrote, or all that is behind an element of it
 * @highlights: SheafHighlight *, of a library
 * @cancellable: (nullable): leaves out the rest
 * @places: (out) (transfer full) (element-type SheafHighlightPlace): of each, in the order of @highlights
 *
 * Puts a mark around the text of each.  Where one lies over another the text is in both, the one that begins later
 * inside.  The first mark of each has the id n and its number in the library, which no article's own element has, and
 * each of its marks has that number as data-note; the beginning of a note is its title.
 *
 * Returns: (transfer full)
 */
char *sheaf_page_mark_highlights (const char *html,
                                  const GPtrArray *highlights,
                                  GCancellable *cancellable,
                                  GArray **places);
