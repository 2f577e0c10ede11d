/* front-matter-write.h: a value as YAML text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-node.h"

typedef enum
{
  SHEAF_STYLE_PLAIN,
  SHEAF_STYLE_SINGLE,
  SHEAF_STYLE_DOUBLE,
  SHEAF_STYLE_BLOCK,
} SheafStyle;

/* How and where a value is to be written. */
typedef struct
{
  SheafStyle style;     /* taken where the value can be written so */
  gboolean flow;        /* in brackets or braces */
  gboolean bare;        /* a number, date, true or false may stand without quotes */
  const SheafNode *old; /* (nullable): the scalar that stood there */
} SheafWriting;

/* How the scalar @node is written in @text. */
SheafStyle sheaf_write_style (const SheafNode *node, const char *text);

/* Whether @text is a text to readers of YAML 1.1 and 1.2 where it stands without quotes, and not a number,
 * a date, a truth or nothing (YAML 1.1, type repository; YAML 1.2.2, chapter 10). */
gboolean sheaf_write_is_text (const char *text);

/**
 * sheaf_write_inline:
 * @value: a scalar, or a list of them and of such lists
 *
 * A scalar in the style asked for, else the first of these that can hold it: without quotes, in single
 * quotes, in double quotes. A list in brackets. On one line.
 *
 * Returns: (transfer full)
 */
char *sheaf_write_inline (const SheafNode *value, const SheafWriting *writing);

/**
 * sheaf_write_block:
 * @folded: written with > where it can be, else with |
 * @indent: blanks before each line
 * @tail: what stands behind the indicators on the first line
 * @line_end: the file's
 *
 * Returns: (transfer full) (nullable): from the | or > to the last character; NULL where a block cannot
 *   hold @text
 */
char *sheaf_write_block (const char *text,
                         gboolean folded,
                         guint indent,
                         const char *tail,
                         const char *line_end);
