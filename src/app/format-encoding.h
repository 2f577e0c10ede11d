/* format-encoding.h: text encodings as people know them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Returns: (transfer full): "Japanese (EUC-JP)"; the name alone of one that is not of sheaf_encoding_list() */
char *sheaf_format_encoding (const char *encoding);
