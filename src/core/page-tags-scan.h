/* page-tags-scan.h: reading a text for tags, shared by the files that do it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/page-tags-private.h"

/* Longest tag, in bytes: what goes on for longer is text with a brace in it. */
#define SHEAF_TAG_LENGTH_MAX 8192

/* Longest run of backticks that is told from others. */
#define SHEAF_TAG_TICKS_MAX 32

/* How many shortcodes of WordPress there are. */
#define SHEAF_TAG_BRACKETS 7

typedef struct
{
  const char *text;
  gsize length;
  gboolean html; /* the whole text is HTML */
  SheafTagList *list;

  gsize pos;
  gsize line;    /* where the line begins */
  gsize content; /* behind its quote marks, list marks and blanks */
  gboolean after_blank;
  gboolean was_code;   /* the line before was indented code */
  gboolean html_block; /* till the next blank line */
  gboolean started;    /* anything but blanks and imports was seen */
  guint list_column;   /* where what belongs to the innermost list item begins, 0: in no list */

  char fence; /* '`', '~', or NUL outside of fenced code */
  gsize fence_length;
  guint fence_quotes; /* quote marks before it */
  guint fence_column; /* of the list item it is in */

  gsize raw_until;     /* tags up to here are text */
  gsize address_until; /* addresses up to here */

  /* Places up to which it is known that nothing is to be found: each look costs once. */
  gsize no_ticks_until[SHEAF_TAG_TICKS_MAX + 1];
  gsize no_math_until, no_address_until, no_component_until, no_html_until;
  gsize paragraph_until;                  /* end of the paragraph last asked for */
  gsize bracket_ends[SHEAF_TAG_BRACKETS]; /* 0: not looked for */
  gboolean no_comment_end;
  GHashTable *unended; /* names of tags that nothing ends from here on */
} SheafTagScan;

/* Adds a tag from @start to @end; its form, name and arguments are to be set. Returns: (nullable) */
SheafTag *sheaf_tag_scan_add (SheafTagScan *self, SheafTagForm form, gsize start, gsize end);

/* Sets name and rule. */
void sheaf_tag_scan_name (SheafTagScan *self, SheafTag *tag, gsize start, gsize end);

/* Reads the start of the line at self->line. Returns: whether tags are to be looked for in it, from self->pos on */
gboolean sheaf_tag_scan_line (SheafTagScan *self);

/* Whether nothing but blanks is from @end to the end of its line. */
gboolean sheaf_tag_scan_is_alone (const SheafTagScan *self, gsize end);

/* In code between @from and @to: tags that Hugo would show. */
void sheaf_tag_scan_escapes (SheafTagScan *self, gsize from, gsize to);

/* What begins with the brace at self->pos. Returns: whether it was something, and self->pos is behind it */
gboolean sheaf_tag_scan_brace (SheafTagScan *self);

/* The shortcode that begins with the bracket at self->pos. Returns: likewise */
gboolean sheaf_tag_scan_bracket (SheafTagScan *self);

/* Whether there may be one in @text. */
gboolean sheaf_tag_may_have_brackets (const char *text, gsize length);

/* What begins with `<` and a capital at self->pos. Returns: likewise */
gboolean sheaf_tag_scan_component (SheafTagScan *self);

/* The imports and exports of MDX that begin the line. Returns: likewise */
gboolean sheaf_tag_scan_module (SheafTagScan *self);

/* The text's next @word from @from, before @limit. Returns: its place, or @limit */
gsize sheaf_tag_scan_find (const SheafTagScan *self, gsize from, gsize limit, const char *word);

/* Behind white space. */
gsize sheaf_tag_scan_blanks (const SheafTagScan *self, gsize from);

/* The end of the line that @from is in. */
gsize sheaf_tag_scan_line_end (const SheafTagScan *self, gsize from);
