/* front-matter-toml.h: TOML v1.0.0, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-source.h"

/**
 * sheaf_toml_read:
 * @root: (out) (optional): a mapping, empty where there was nothing but blanks and comments; NULL
 *   where this fails
 * @line: (out): where it went wrong, from 1, in the file; 0 where it went well
 *
 * Reads all of TOML v1.0.0 and nothing else (https://toml.io/en/v1.0.0), LF or CRLF. A key set twice
 * and a table defined twice end the reading, as TOML wants it, and so does every limit of
 * front-matter-node.h, with keys, values and tables counted as events. Bare keys and values are plain.
 *
 * Numbers, dates, times, true and false are kept as written, so that no number is too large. A CRLF
 * within a string of several lines becomes LF, a \u0000 becomes U+FFFD.
 *
 * Places: of a key, a scalar, an [array] and an {inline table} what is written, with its quotes or
 * brackets. Of a [table] from its header to the end of the last value under that header, so without
 * the tables below it, which may stand anywhere; of the root likewise, from the start of the source.
 * Of an [[array of tables]] from its first header to the end of its last table. A table that only
 * stands in front of a dot has the place of its key.
 *
 * Returns: (transfer none) (nullable): NULL where it went well, else why not: a sentence, translated
 */
const char *sheaf_toml_read (SheafHeaderSource *source, SheafNode **root, guint *line);

/* What a value without quotes is. */
typedef enum
{
  SHEAF_TOML_NONE, /* it needs quotes */
  SHEAF_TOML_NUMBER,
  SHEAF_TOML_DATE, /* or a time */
  SHEAF_TOML_TRUTH,
} SheafTomlKind;

/* Of all of @text. */
SheafTomlKind sheaf_toml_find_kind (const char *text);
