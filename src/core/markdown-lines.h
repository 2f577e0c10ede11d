/* markdown-lines.h: blocks of Markdown in the quotations and lists they stand in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What stands before each line, and whether a blank line divides two blocks. */
typedef struct SheafMarkdownLines SheafMarkdownLines;

/* Returns: (transfer full): nothing written yet, in no quotation or list */
SheafMarkdownLines *sheaf_markdown_lines_new (void);

/* Returns: (transfer full): all that was written */
char *sheaf_markdown_lines_free (SheafMarkdownLines *self);

/* Bytes written. */
gsize sheaf_markdown_lines_get_length (const SheafMarkdownLines *self);

/* What comes until sheaf_markdown_lines_close() is quoted. */
void sheaf_markdown_lines_open_quote (SheafMarkdownLines *self);

/* @ordered: numbered from @start. @joined: the block before it is such a list, too, to be told from it */
void sheaf_markdown_lines_open_list (SheafMarkdownLines *self,
                                     gboolean ordered,
                                     guint start,
                                     gboolean tight,
                                     gboolean joined);
void sheaf_markdown_lines_close_list (SheafMarkdownLines *self);

/* @task: its text begins with a ballot box */
void sheaf_markdown_lines_open_item (SheafMarkdownLines *self, gboolean task);

/* Closes the innermost quotation or item. */
void sheaf_markdown_lines_close (SheafMarkdownLines *self);

/* Writes one block. @text: its lines, the last with or without a line end */
void sheaf_markdown_lines_block (SheafMarkdownLines *self, const char *text);
