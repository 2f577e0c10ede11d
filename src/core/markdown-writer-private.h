/* markdown-writer-private.h: what the writer of blocks and that of what is in them share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/markdown-lines.h"
#include "core/sanitizer-tree.h"

typedef struct SheafMarkdownWriter SheafMarkdownWriter;

/* An element that is open, and what is to be done when it ends. */
typedef struct
{
  const SheafHtmlNode *node;
  guint next; /* child */
  void (*leave) (SheafMarkdownWriter *self, const SheafHtmlNode *node);
  const char *sign; /* of emphasis */
} SheafMarkdownFrame;

struct SheafMarkdownWriter
{
  SheafHtmlTree *tree;
  SheafMarkdownLines *lines;
  GString *text;   /* the paragraph that is gathered */
  GArray *frames;  /* SheafMarkdownFrame */
  gboolean single; /* all of it comes on one line: a heading, a cell */
  gboolean eager;  /* an emphasis has just begun: no space comes next */
};

/* The element whose content is being written. (transfer none) */
static inline const SheafMarkdownFrame *
sheaf_markdown_innermost (const SheafMarkdownWriter *self)
{
  return &g_array_index (self->frames, SheafMarkdownFrame, self->frames->len - 1);
}

/* markdown-spans.c: begins an element that is no block, or writes it whole. @frame: gets what is to be done when it
 * ends. Returns: whether its content is still to be written */
gboolean sheaf_markdown_enter_span (SheafMarkdownWriter *self,
                                    const SheafHtmlNode *node,
                                    SheafMarkdownFrame *frame);
