/* cli-text.h: text for a terminal
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

/**
 * cli_text_clean:
 * @text: (nullable): from an article or a file name
 *
 * Returns: (transfer full): @text on one line with nothing in it that a terminal would obey (SAFETY D2)
 */
char *cli_text_clean (const char *text);

/* The same for text of many lines: line ends and tabs stay. */
char *cli_text_clean_lines (const char *text);

/* As before, but what a terminal would obey is told as C writes it, \x1b, so that one sees which it is. */
char *cli_text_escape_lines (const char *text);

/* Columns @text takes in a terminal: two for a wide character, none for a combining one. */
guint cli_text_width (const char *text);

/* @text cut to @columns, with an ellipsis where cut; @columns 0: whole. Returns: (transfer full) */
char *cli_text_fit (const char *text, guint columns);

/* Columns of the terminal stdout is, 0 where it is none. */
guint cli_text_terminal_width (void);

/* "A › B; C". Returns: (transfer full): empty for none */
char *cli_text_paths (const GPtrArray *categories);

/* The day in the zone of the system, ten columns wide; blanks for no date. (transfer full) */
char *cli_text_day (gint64 date);

/* @text as a JSON string with its quotes, null for NULL. Returns: (transfer full) */
char *cli_text_json (const char *text);
