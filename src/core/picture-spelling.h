/* picture-spelling.h: the ways in which the path of a picture is written
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_picture_spellings:
 * @reference: as an article has it
 *
 * Returns: (transfer full) (element-type filename): the paths it may be: as it stands, percent-decoded (RFC 3986, 2.1),
 *   with `\` for `/`, without `?query` and `#fragment`; each once
 */
GPtrArray *sheaf_picture_spellings (const char *reference);

/**
 * sheaf_picture_normalise:
 * @path: relative
 *
 * Returns: (transfer full) (nullable): the same without `.`, `..` and empty parts; NULL where it leaves the folder, names
 *   none, or is longer than a path may be
 */
char *sheaf_picture_normalise (const char *path);

/* Whether @path leads out of where it begins on its way. */
gboolean sheaf_picture_leaves (const char *path);
