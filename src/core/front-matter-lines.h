/* front-matter-lines.h: what strict YAML refuses, read key by key and line by line
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-key.h"
#include "core/front-matter-source.h"

/* What differs from one syntax to another. */
typedef struct
{
  SheafKeyLineFunc parse;
  const char *(*read) (SheafHeaderSource *source, SheafNode **root, guint *line);
} SheafLineRules;

/**
 * sheaf_lines_read_by:
 * @rules: which lines begin with a key, and how one entry is tried strictly
 *
 * As sheaf_lines_read().
 */
SheafNode *sheaf_lines_read_by (const SheafLineRules *rules, SheafHeaderSource *source);

/**
 * sheaf_lines_read:
 *
 * Every entry that begins at a key in the first column is tried as YAML by itself; one that is refused
 * is read by simple rules: `key: rest` (also `key：rest`, and `key:rest` after a plain word), lists of
 * `- x` or `[a, b]`, a level of `key: rest` below, further lines joined by blanks; quotes go only
 * where they match; all else is taken as it stands.
 *
 * Returns: (transfer full): a mapping, empty where no line is a key
 */
SheafNode *sheaf_lines_read (SheafHeaderSource *source);
