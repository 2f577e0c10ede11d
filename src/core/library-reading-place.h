/* library-reading-place.h: where articles were left
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* A place in the page of an article. */
typedef struct
{
  guint block;       /* number of the one on top, from 1; 0: no place */
  guint thousandths; /* of the page that are above the view */
} SheafReadingPlace;

/* Whether an article left there is begun and not finished, so that the place is worth keeping. */
gboolean sheaf_reading_place_is_between (const SheafReadingPlace *self);

/**
 * sheaf_library_get_reading_place:
 * @place: (out): block 0 where @article is not begun, or finished
 *
 * Returns: FALSE on error
 */
gboolean sheaf_library_get_reading_place (SheafLibrary *self,
                                          gint64 article,
                                          SheafReadingPlace *place,
                                          GError **error);

/* @article was left there; forgets where that was before, where it is its beginning or end. An article that is gone is
 * none to keep it for, and no error. Undo does not know it. */
gboolean sheaf_library_set_reading_place (SheafLibrary *self,
                                          gint64 article,
                                          const SheafReadingPlace *place,
                                          GError **error);
