/* front-matter-toml-lines.h: what TOML refuses, read table by table and line by line
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-key.h"
#include "core/front-matter-source.h"

/**
 * sheaf_toml_read_lines:
 *
 * As sheaf_lines_read(), for `key = rest`; `key: rest` is taken too, for people who know YAML write
 * it. What stands below a `[table]` is below its name, which is taken as it stands, dots too; of
 * the tables of an array only the first is read.
 *
 * Returns: (transfer full): a mapping, empty where no line is a key
 */
SheafNode *sheaf_toml_read_lines (SheafHeaderSource *source);

/* `key = rest`, or what sheaf_key_line_parse() takes. */
gboolean sheaf_toml_line_parse (const char *text, SheafSpan line, SheafKeyLine *result);
