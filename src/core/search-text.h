/* search-text.h: what of an article the search index holds
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

/* Anything that changes what comes out of here (sheaf_extract_text() above all) needs a new one: an
 * index made by another version is made again. */
#define SHEAF_SEARCH_TEXT_VERSION 5

/* No text is longer, in bytes; what follows is not searched. */
#define SHEAF_SEARCH_TEXT_MAX (48 * 1024 * 1024)

/**
 * sheaf_search_text:
 * @packed: the bytes as the library keeps them
 * @format: a SheafFormat
 * @encoding: (nullable): of the file
 *
 * The text of an article's body that is searched. Depends on nothing else and is bounded, so that it
 * may be called from SQL, as sheaf_text ().
 *
 * Returns: (transfer full) (nullable): NULL where @packed cannot be unpacked
 */
char *sheaf_search_text (GBytes *packed, gint64 format, const char *encoding);

/**
 * sheaf_search_text_full:
 * @pictures: (out): whether the body shows a picture
 *
 * The same, with what else the index keeps of the bytes.
 */
char *
sheaf_search_text_full (GBytes *packed, gint64 format, const char *encoding, gboolean *pictures);
