/* markdown-escape.h: text that Markdown reads as nothing but text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Whether CommonMark takes @c for punctuation, or for white space (also the beginning and end of a text, 0). */
gboolean sheaf_markdown_is_punctuation (gunichar c);
gboolean sheaf_markdown_is_space (gunichar c);

/**
 * sheaf_markdown_append_text:
 * @out: one paragraph so far; its last character is looked at
 * @text: decoded
 * @in_cell: it stands in a table or a heading, in one line
 *
 * Appends @text with a backslash before whatever would be markup, also that of the extensions Sheaf reads. Runs
 * of white space become one; a line end stays one.
 */
void sheaf_markdown_append_text (GString *out, const char *text, gboolean in_cell);

/* The same for the start of each line of a whole paragraph. Returns: (transfer full) */
char *sheaf_markdown_guard_lines (const char *paragraph);

/* `(<address> "title")`, the second half of a link or picture. @title: (nullable) */
void sheaf_markdown_append_target (GString *out, const char *address, const char *title);

/* @text as a code span, with a fence that is in no way in it. */
void sheaf_markdown_append_code (GString *out, const char *text);

/* Longest run of @c in @text. */
guint sheaf_markdown_longest_run (const char *text, char c);
