/* picture-source.h: the pictures of a page, as the files they are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-render.h"

/* These read the library and decode addresses: from a thread. The page may be gone from the view by then. */

/**
 * sheaf_picture_source_list:
 *
 * Returns: (transfer full) (element-type guint): the numbers of the pictures that the page can show now: those it holds
 *   itself and those that the library has, also where they came after the page was made; NULL on error
 */
GArray *sheaf_picture_source_list (const SheafReaderPage *page, GError **error);

/**
 * sheaf_picture_source_read:
 * @number: of a picture in the page's list; SHEAF_ERROR_NOT_FOUND beyond it
 *
 * Returns: (transfer full): its file, unchecked; NULL with an error
 */
GBytes *sheaf_picture_source_read (const SheafReaderPage *page, guint number, GError **error);

/**
 * sheaf_picture_source_draw:
 * @file: (transfer none): what sheaf_picture_source_read() gave
 *
 * Returns: (transfer full): the same, or of SVG the PNG that it makes: of a kind and size that sheaf_picture_check()
 *   takes; NULL with an error
 */
GBytes *sheaf_picture_source_draw (GBytes *file, GError **error);
