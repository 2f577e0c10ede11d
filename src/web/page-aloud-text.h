/* page-aloud-text.h: what of a page is read aloud, by blocks
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit-web-process-extension.h>

/* A piece of a block, in one node of the page. */
typedef struct
{
  JSCValue *node;   /* owned */
  gboolean is_text; /* else a picture, read by what stands for it */
  guint offset;     /* in the text of the node, in characters */
  guint start;      /* in the block, in characters */
  guint length;
} PageSegment;

typedef struct
{
  GString *text;    /* (nullable): until it is taken */
  guint length;     /* of the text, in characters */
  GArray *segments; /* (element-type PageSegment) */
} PageBlock;

/* Paragraphs, headings, cells … with something in them, as far as they are seen: what is folded away, code, and the
 * numbers of notes are left out. Returns: (transfer full) (element-type PageBlock) */
GPtrArray *page_aloud_find_blocks (JSCValue *document);
