/* markdown-footnotes.h: where the footnotes of Markdown are defined
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Bytes @start up to, not including, @end of a text. */
typedef struct
{
  gsize start, end;
} SheafSpan;

/**
 * sheaf_span_reach:
 * @spans: (element-type SheafSpan): sorted
 * @next: (inout): how many of them end at or before the last @offset asked for, which goes only forward
 *
 * Returns: (transfer none) (nullable): the span that @offset is in, else the next one behind it
 */
const SheafSpan *sheaf_span_reach (const GArray *spans, guint *next, gsize offset);

/* A footnote, in order of definition. */
typedef struct
{
  char *label;
  char *text;   /* Markdown */
  guint number; /* 0: not yet referred to */
  gboolean is_referred;
} SheafFootnote;

/* Bytes of the longest label. */
#define SHEAF_FOOTNOTE_LABEL_MAX 200

/**
 * sheaf_footnotes_collect:
 * @text: NUL-terminated
 * @verbatim: (element-type SheafSpan): sorted: code and HTML
 * @notes: (element-type SheafFootnote): what is found is added
 * @by_label: what is found is added; the first of one label counts
 *
 * A definition is a line `[^label]: text` and what follows it without a blank line between, or indented
 * (PHP Markdown Extra). Linear.
 *
 * Returns: (transfer full) (element-type SheafSpan): sorted: where the definitions are
 */
GArray *sheaf_footnotes_collect (const char *text,
                                 gsize length,
                                 const GArray *verbatim,
                                 GPtrArray *notes,
                                 GHashTable *by_label);

/**
 * sheaf_footnotes_add:
 * @label: (transfer full): by which @by_label has it, unless that has one by the same
 * @text: (transfer full): Markdown, whose last line is ended
 */
void sheaf_footnotes_add (GPtrArray *notes, GHashTable *by_label, char *label, char *text);

/* Bytes of `[^label]` at @text, or 0 where no label stands. */
gsize sheaf_footnotes_label_length (const char *text, gsize length);
