/* front-matter-json.h: JSON as RFC 8259 has it, with the place of each value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-source.h"

/**
 * sheaf_json_read:
 * @root: (out): a mapping; NULL where it went wrong
 * @line: (out): where it went wrong, from 1, in the file
 *
 * One object, or its inside without the braces, as Hexo writes it (hexo-front-matter, parseJSON).
 * Strict: RFC 8259 and no more, within the limits of front-matter-node.h. Numbers, true, false and
 * null are plain, their text is as written. Half of a surrogate pair, which no text can hold,
 * becomes U+FFFD, with a warning. Of a key that comes again the first holds, with a warning.
 *
 * Returns: (transfer none) (nullable): NULL where it went well, else why not: a sentence,
 *   translated
 */
const char *sheaf_json_read (SheafHeaderSource *source, SheafNode **root, guint *line);

/**
 * sheaf_json_read_loosely:
 *
 * What sheaf_json_read() refuses, as it was probably meant: commas too many or missing, comments,
 * single quotes or none, quotes and tabs inside quotes, brackets left open. Whatever is no pair is
 * passed over.
 *
 * Returns: (transfer full): a mapping, empty where there is no pair
 */
SheafNode *sheaf_json_read_loosely (SheafHeaderSource *source);

/**
 * sheaf_json_find_end:
 * @start: of an opening brace
 * @end: of what is looked at
 *
 * Counts braces outside of double quotes.
 *
 * Returns: the byte after the brace that closes the one at @start, or 0 where none does
 */
gsize sheaf_json_find_end (const char *text, gsize start, gsize end);

/**
 * sheaf_json_unescape:
 * @at: the byte after a backslash in a string
 * @out: gets what the sequence means, a NUL too
 * @half: (out) (optional): set to TRUE where it is half of a surrogate pair
 *
 * Returns: the byte after the sequence (RFC 8259, section 7), or 0 where it is none
 */
gsize sheaf_json_unescape (const char *text, gsize at, gsize end, GString *out, gboolean *half);

/* What may stand without quotes: a number, or true or false (RFC 8259, sections 3 and 6). */
gboolean sheaf_json_is_number (const char *text);
gboolean sheaf_json_is_truth (const char *text);
