/* front-matter-find.h: where the header of an article may be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-form.h"

#include <glib.h>

/* Of one beginning, so many forms at the most. */
#define SHEAF_HEADER_MAX_PLACES 2

typedef struct
{
  SheafForm form;
  gsize start, end;                 /* with its fences; the body begins at end */
  gsize content_start, content_end; /* between them */
  guint run;       /* how many marks the fence has: ---- is Hexo's and nobody else's; 0: no fence */
  gboolean closed; /* FALSE: there is an opening fence, and end is not known */
} SheafHeaderPlace;

/**
 * sheaf_header_find:
 * @text: valid UTF-8 and NUL-terminated, a whole file without its BOM
 * @places: set from the first on, as they should be tried
 *
 * Blank lines may come first. Looks at fences, comments, braces and the shape of lines; only
 * reading shows whether what is between them is a header.
 *
 * Returns: how many places there are
 */
guint sheaf_header_find (const char *text,
                         gsize length,
                         SheafHeaderPlace places[SHEAF_HEADER_MAX_PLACES]);

/**
 * sheaf_header_find_misplaced:
 * @start: where the body begins; 0: there is no header
 *
 * Returns: the byte where lines between two fences look very much like a header: not far below
 *   other text, or right below the header there is; 0 where none do
 */
gsize sheaf_header_find_misplaced (const char *text, gsize length, gsize start);
