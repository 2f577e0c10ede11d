/* page-headings.h: the headings of a page, for a list of what is in it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* No more of a page are listed. */
#define SHEAF_PAGE_HEADINGS_MAX 1000

typedef struct
{
  guint block; /* number of the block it is: b12 */
  guint level; /* as it is written, 1 to 6 */
  guint depth; /* how many headings it stands under, 0 to 5: levels that are skipped do not count */
  char *text;  /* on one line, as it is read; not empty */
} SheafHeading;

void sheaf_heading_free (SheafHeading *self);

/**
 * sheaf_page_list_headings:
 * @html: what the sanitiser wrote with the ids of blocks, or all that is behind an element of it
 *
 * Those without a text, and those that have no id, are left out. Linear in the length of @html.
 *
 * Returns: (transfer full): SheafHeading *, in the order of the page
 */
GPtrArray *sheaf_page_list_headings (const char *html);

/* Returns: the index in @headings of the one that the text of @block stands under, -1 where that is before the first */
int sheaf_page_find_heading (const GPtrArray *headings, guint block);
