/* page-tags-writer.h: writes what tags stand for, as Markdown or as HTML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/page-tags-private.h"

/* Deepest nesting of quotes that come of tags. */
#define SHEAF_TAG_LEVELS_MAX 16

typedef struct
{
  char *prefix;        /* what its first line had before it: quote marks and blanks */
  const char *added;   /* before each line behind the prefix */
  const SheafTag *tag; /* that began it */
} SheafTagLevel;

typedef struct
{
  const char *text; /* the source */
  gsize length;
  gboolean html; /* the whole text is HTML */
  gboolean marks;
  GString *out;
  gsize limit;    /* of out, in bytes */
  GArray *levels; /* SheafTagLevel: quotes we are in */
  gboolean at_line_start;

  const SheafTag *tag; /* the one that is being written */
  gboolean in_html;    /* it is written as HTML */
  char *local;         /* what its line has before it, within the levels */
} SheafTagWriter;

/* Source text from @from to @to, its lines moved into the quotes we are in. */
void sheaf_tag_writer_source (SheafTagWriter *self, gsize from, gsize to);

/* Text of our own; a line end in it begins a line like that of the tag. */
void sheaf_tag_writer_put (SheafTagWriter *self, const char *text);

/* The same for words: what means something in Markdown or HTML is made literal. */
void sheaf_tag_writer_words (SheafTagWriter *self, const char *text);

/* Ends the line, unless nothing is on it yet. */
void sheaf_tag_writer_break (SheafTagWriter *self);

/* Begins to write @tag. */
void sheaf_tag_writer_begin (SheafTagWriter *self, const SheafTag *tag);

/* Whether there is room for what @tag may become. */
gboolean sheaf_tag_writer_has_room (const SheafTagWriter *self, const SheafTag *tag);

/* Every line up to the matching pop gets @added before it, in the place of the tag. Returns: whether it could be done */
gboolean sheaf_tag_writer_push (SheafTagWriter *self, const char *added);
void sheaf_tag_writer_pop (SheafTagWriter *self);

/* A link named @text; class "media" where it @plays. */
void
sheaf_tag_writer_link (SheafTagWriter *self, const char *address, const char *text, gboolean plays);

/* @alternative, @title: (nullable) */
void sheaf_tag_writer_picture (SheafTagWriter *self,
                               const char *address,
                               const char *alternative,
                               const char *title);

/* The source from @from to @to as code; @language: (nullable); @ends_line: a line end follows in the source */
void sheaf_tag_writer_code (SheafTagWriter *self,
                            gsize from,
                            gsize to,
                            const char *language,
                            gboolean ends_line);

/* Words as a code span. */
void sheaf_tag_writer_code_span (SheafTagWriter *self, const char *text);

/* A mark that the tag is not shown, up to @end of the source. */
void sheaf_tag_writer_mark (SheafTagWriter *self, gsize end);
