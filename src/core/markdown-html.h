/* markdown-html.h: blocks of Markdown as HTML, with those that md4c does not know
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/markdown-inline.h"

/**
 * SheafMarkdownHtml:
 *
 * Writes blocks as they begin and end. A quotation that begins with `[!note]` becomes a callout, a paragraph
 * with lines that begin with `: ` a list of definitions, `[TOC]` a list of the headings, which get names that
 * links can lead to.
 */
typedef struct
{
  GString *html;
  SheafInline *words;   /* of the block of text that is open */
  GArray *quotes;       /* Quote: those that are open */
  GArray *headings;     /* Heading */
  GHashTable *slugs;    /* those that are taken → GUINT_TO_POINTER (how often) */
  gssize contents;      /* where the list of headings goes, or -1 */
  gsize paragraph;      /* where the last paragraph begins … */
  gsize paragraph_end;  /* … and ends; where it is the last thing there is and has one line */
  guint depth;          /* blocks that are open: lists, items, quotations */
  guint notes;          /* where footnotes are written, those that have begun */
  guint referred;       /* how many of them have a mark to go back to */
  gboolean in_notes;    /* every outermost quotation is a footnote */
  gboolean in_figure;   /* the open code block has its name above it */
  gboolean no_captions; /* no code block gets one */
} SheafMarkdownHtml;

/* Returns: (transfer full): nothing written */
SheafMarkdownHtml *sheaf_markdown_html_new (void);
void sheaf_markdown_html_free (SheafMarkdownHtml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafMarkdownHtml, sheaf_markdown_html_free)

/* Writes the words that no paragraph is around, those of a list item or a cell. */
void sheaf_markdown_html_flush (SheafMarkdownHtml *self);

/* The words so far were a paragraph: written, or what they turn out to be. */
void sheaf_markdown_html_end_paragraph (SheafMarkdownHtml *self);

/* The words so far were a heading. */
void sheaf_markdown_html_end_heading (SheafMarkdownHtml *self, guint level);

/* Block quotations, which may turn out to be callouts or footnotes. */
void sheaf_markdown_html_begin_quote (SheafMarkdownHtml *self);
void sheaf_markdown_html_end_quote (SheafMarkdownHtml *self);

/* @info: (nullable): what stands behind the ``` */
void sheaf_markdown_html_begin_code (SheafMarkdownHtml *self, const char *info, gsize length);
void sheaf_markdown_html_end_code (SheafMarkdownHtml *self);

/* The mark of footnote @number, where it is referred to for the @first time. */
void sheaf_markdown_html_add_note_mark (SheafMarkdownHtml *self, guint number, gboolean first);

/* Begins the list of footnotes, of which the first @referred have a mark in the text. */
void sheaf_markdown_html_begin_notes (SheafMarkdownHtml *self, guint referred);
void sheaf_markdown_html_end_notes (SheafMarkdownHtml *self);

/* Returns: (transfer full): the HTML, with the list of headings where it was asked for */
char *sheaf_markdown_html_finish (SheafMarkdownHtml *self);
