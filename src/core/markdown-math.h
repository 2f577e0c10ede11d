/* markdown-math.h: where TeX stands in Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * SheafMath:
 *
 * A formula between `$…$`, `$$…$$`, `\(…\)` or `\[…\]` (the last two also with a doubled backslash, as
 * sites write them whose Markdown takes one away).
 */
typedef struct
{
  const char *tex; /* without its delimiters */
  gsize length;
  const char *after; /* behind the closing delimiter */
  gboolean displayed;
} SheafMath;

/**
 * sheaf_math_find:
 * @text: where a `$` or a backslash stands
 * @start: of the article: what stands before @text is looked at
 * @end: of the article, a NUL
 * @math: (out): what was found
 *
 * By the rules of Pandoc's tex_math_dollars, and some that keep prices, shell variables and escaped
 * brackets from being taken for formulas. Looks no further than the next delimiter of the same kind or the
 * end of the paragraph; only `$$` at the beginning of a line may reach over blank lines.
 *
 * Returns: whether there is one
 */
gboolean sheaf_math_find (const char *text, const char *start, const char *end, SheafMath *math);
