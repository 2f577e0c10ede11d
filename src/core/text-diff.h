/* text-diff.h: which lines of two texts differ
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* One line of either text, or of both. */
typedef struct
{
  char sign;                /* ' ': in both, '-': only in the old, '+': only in the new */
  guint old_line, new_line; /* from 1; 0 where the text has it not */
  const char *text;         /* in the text it is from, without its end */
  gsize length;
} SheafDiffLine;

/**
 * sheaf_text_diff:
 * @before, @after: must live as long as the lines
 *
 * LF, CRLF and CR end lines; one that differs in its end alone differs. What is taken out stands before what
 * comes in its place. As few lines as can be (Myers, 1986), or, where over a thousand differ, all between the
 * first and the last of them.
 *
 * Returns: (transfer full) (element-type SheafDiffLine): every line of both
 */
GArray *sheaf_text_diff (const char *before, const char *after);

/**
 * sheaf_text_diff_unified:
 * @name: of the file
 *
 * The unified format of diff(1), POSIX, with three lines around.
 *
 * Returns: (transfer full): empty where the texts are the same
 */
char *sheaf_text_diff_unified (const char *name, const char *before, const char *after);
