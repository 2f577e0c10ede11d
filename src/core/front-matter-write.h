/* front-matter-write.h: a value as the text of a header
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
  gboolean comment;     /* within <!-- -->, which the text must not close */
  const SheafNode *old; /* (nullable): the scalar that stood there */
} SheafWriting;

/* The inside of a list in brackets: each item by @write, between them ", ". Returns: (transfer full) */
char *sheaf_write_list (const SheafNode *list,
                        const SheafWriting *writing,
                        char *(*write) (const SheafNode *value, const SheafWriting *writing));

/* How the scalar @node is written in @text. */
SheafStyle sheaf_write_style (const SheafNode *node, const char *text);

/* Whether @text is a text to readers of YAML 1.1 and 1.2 where it stands without quotes, and not a number,
 * a date, a truth or nothing (YAML 1.1, type repository; YAML 1.2.2, chapter 10). */
gboolean sheaf_write_is_text (const char *text);

/**
 * sheaf_write_inline:
 * @value: a scalar, or a list of them and of such lists
 *
 * YAML. A scalar in the style asked for, else the first of these that can hold it: without quotes, in single
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

/**
 * sheaf_write_json:
 * @value: as above
 *
 * JSON (RFC 8259). A number, true or false stands without quotes where the like stood before, or where
 * @writing says that it may. On one line.
 *
 * Returns: (transfer full)
 */
char *sheaf_write_json (const SheafNode *value, const SheafWriting *writing);

/**
 * sheaf_write_toml:
 * @value: as above, but nothing that is null
 *
 * TOML v1.0.0. The same for numbers, dates, times, true and false; a text in single quotes where that is the
 * style and they can hold it, else in double quotes. On one line.
 *
 * Returns: (transfer full)
 */
char *sheaf_write_toml (const SheafNode *value, const SheafWriting *writing);

/* The name of a key of TOML, in quotes where it needs some. Returns: (transfer full) */
char *sheaf_write_toml_key (const char *name);

/**
 * sheaf_write_toml_lines:
 * @quotes: what opens the text that stood there: three quotes of a kind, and its line end if it begins
 *   with one
 * @line_end: the file's
 *
 * Returns: (transfer full) (nullable): @text between such quotes; NULL where they cannot hold it
 */
char *sheaf_write_toml_lines (const char *text, const char *quotes, const char *line_end);
