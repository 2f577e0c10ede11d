/* front-matter-key.h: lines, and the keys that begin them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* A stretch of a text, in bytes. */
typedef struct
{
  gsize start, end;
} SheafSpan;

/* A line that begins with a key. */
typedef struct
{
  SheafSpan key;  /* without quotes around it */
  SheafSpan rest; /* after the colon, blanks stripped */
} SheafKeyLine;

/**
 * sheaf_line_next:
 * @start: (inout): of a line; set to the next one's
 *
 * LF, CRLF and lone CR end lines.
 *
 * Returns: the end of the line, its line end not counted
 */
gsize sheaf_line_next (const char *text, gsize end, gsize *start);

/* The line at @start, as sheaf_line_next() has it. */
SheafSpan sheaf_span_next_line (const char *text, gsize end, gsize *start);

/* @span without blanks and line ends at both its ends. */
SheafSpan sheaf_span_strip (const char *text, SheafSpan span);

/* Nothing, or nothing but blanks. */
gboolean sheaf_span_is_blank (const char *text, SheafSpan line);

/* One of @words, which end with NULL; capitals of ASCII do not count. */
gboolean sheaf_span_is_one_of (const char *text, SheafSpan span, const char *const *words);

/* A blank line, a comment or a directive (%YAML 1.2). */
gboolean sheaf_span_is_ignored (const char *text, SheafSpan line);

/* "- x", or a dash alone; @content begins at the dash. */
gboolean sheaf_span_is_list_item (const char *text, SheafSpan content);

/* The same quote stands at both ends. */
gboolean sheaf_span_is_quoted (const char *text, SheafSpan span);

/**
 * sheaf_key_line_parse:
 * @line: from its first column
 * @result: (out): set where this returns TRUE
 *
 * Returns: whether @line is `key: rest`, `key：rest`, or `key:rest` after a plain word
 */
gboolean sheaf_key_line_parse (const char *text, SheafSpan line, SheafKeyLine *result);

/* sheaf_key_line_parse(), or the same for another syntax. */
typedef gboolean (*SheafKeyLineFunc) (const char *text, SheafSpan line, SheafKeyLine *result);

/**
 * sheaf_lines_look_like_header:
 * @parse: what a line with a key is
 *
 * Returns: whether the first line from @start to @end that is neither blank nor comment is a key
 *   and its value, or two of the first lines are, one of them with a key that articles have (title,
 *   date, …)
 */
gboolean
sheaf_lines_look_like_header (SheafKeyLineFunc parse, const char *text, gsize start, gsize end);
