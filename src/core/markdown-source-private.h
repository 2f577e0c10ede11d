/* markdown-source-private.h: what markdown-source.c and markdown-source-lines.c share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/markdown-stand-in.h"

typedef struct
{
  const char *start; /* of the article */
  const char *end;
  const char *p;
  const char *no_comment; /* before this, no %% meets another */
  const char *no_note;    /* before this, no ^[ is closed */
  gboolean is_notes;      /* the text is that of footnotes, which have none themselves */
  const GArray *verbatim;
  guint next_verbatim;
  const GArray *definitions; /* of footnotes */
  guint next_definition;
  SheafMarkdownSource *out;
  gsize
      table; /* in what is written, where the second line of the open table ends; 0: none is open */
  guint table_cells; /* how many cells that line has */
  guint table_most;  /* … and the widest of the table's others */
  guint table_rows;
  int tight; /* whether a heading has no blank behind its signs: 1 or -1, 0 where it is not known yet */
} SheafSource;

/* Writes what stands before @to as it is. */
void sheaf_source_copy_to (SheafSource *self, const char *to);

/* Returns: where the line behind @line begins, or the end */
const char *sheaf_source_line_after (const SheafSource *self, const char *line);

/* Returns: where the next verbatim span begins, or the end; where we are in one, here */
const char *sheaf_source_next_verbatim (SheafSource *self);

/* Where the line here is one of #tags and no heading, sees that it stays one. */
void sheaf_source_keep_tags (SheafSource *self);

/* Whether @line begins a callout. @quotes: (out): the `>` it begins with */
gboolean sheaf_source_is_callout (const SheafSource *self, const char *line, guint *quotes);

/* The title of a callout gets a paragraph of its own: an empty quoted line goes between it and the text. */
void sheaf_source_divide_callout (SheafSource *self, guint quotes);

/* GitHub begins a table also where a paragraph goes on; md4c only behind an empty line, and behind a line that
 * is the first of a paragraph. */
void sheaf_source_divide_table (SheafSource *self);

/* Returns: whether the line here is the second of a table, and was copied as md4c wants it */
gboolean sheaf_source_copy_table_rule (SheafSource *self);

/* What was written from @from on may be a row of the open table, or end it. */
void sheaf_source_watch_table (SheafSource *self, gsize from);

/* The open table has ended: it becomes as wide as its widest row. */
void sheaf_source_end_table (SheafSource *self);
