/* library-covers.h: the picture that stands for an article in a list
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* Shortest side of a picture that is no icon, spacer or emoji, and how many times as long as the other a side may be:
 * beyond that it is a line or a banner, of which a square shows nothing. */
#define SHEAF_COVER_SIDE_MIN  64
#define SHEAF_COVER_RATIO_MAX 5

/* Pixels. Returns: whether a picture of that size can stand for an article */
gboolean sheaf_cover_is_fit (gint64 width, gint64 height);

typedef struct
{
  gint64 picture;
  char *type; /* media type */
} SheafCover;

/* Frees what it holds. */
void sheaf_cover_clear (SheafCover *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafCover, sheaf_cover_clear)

/**
 * sheaf_library_peek_cover:
 * @cover: (out caller-allocates): any of those that sheaf_library_get_covers() lists, picture 0 where it lists none
 *
 * By indices alone, some microseconds: for rows of a list, which leave room for it. PNG, JPEG and GIF, which can be
 * decoded everywhere, before other types, and before what does not say its size.
 */
gboolean
sheaf_library_peek_cover (SheafLibrary *self, gint64 article, SheafCover *cover, GError **error);

/**
 * sheaf_library_get_covers:
 *
 * The pictures of the library that can stand for @article, the best first: those that are fit by the size they say, in
 * the order in which the article shows them, then those that say none (SVG), in that order too. Where the order is not
 * known, in that in which they came. Reads the article: not for the main thread.
 *
 * Returns: (transfer full) (element-type SheafCover): an array of values; NULL on error
 */
GArray *sheaf_library_get_covers (SheafLibrary *self, gint64 article, GError **error);
