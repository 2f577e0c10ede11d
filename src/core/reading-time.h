/* reading-time.h: how long a text takes to read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_reading_minutes:
 * @html: a fragment of the sanitiser
 *
 * Words are read at 230 a minute: adults read English non-fiction in silence at 238 (Brysbaert 2019,
 * doi:10.1016/j.jml.2019.104047). Chinese, Japanese and Korean characters are read at 400: above the 255 a
 * minute of Chinese read aloud (IReST, doi:10.1167/iovs.11-8284), below the 500 that web sites like to say.
 *
 * Returns: whole minutes, rounded; at least 1, but 0 where there is nothing to read
 */
guint sheaf_reading_minutes (const char *html);
