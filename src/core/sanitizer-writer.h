/* sanitizer-writer.h: writes HTML that a parser reads back as it was meant
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer-rules.h"

/* Deepest nesting of what is written (SAFETY S6). */
#define SHEAF_WRITER_DEPTH 256

/**
 * SheafHtmlWriter:
 *
 * Keeps the elements that are open. One that the parser would move, close or ignore where it is asked
 * for is not written, so that its content is lifted into its parent: what comes out is stable under
 * parsing and writing again.
 */
typedef struct SheafHtmlWriter SheafHtmlWriter;

/* @block_ids: whether every block gets an id, b1 … Returns: (transfer full) */
SheafHtmlWriter *sheaf_html_writer_new (gboolean block_ids);
void sheaf_html_writer_free (SheafHtmlWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafHtmlWriter, sheaf_html_writer_free)

/**
 * sheaf_html_writer_open:
 * @rule: of SHEAF_ACTION_KEEP, not void
 * @name: what to write, rule->output or in place of it another block
 * @attributes: as they stand in the tag, each with a space before it; safe already
 * @fragment: (nullable): the id of the article that this element links to
 *
 * Returns: whether the element is open now; sheaf_html_writer_close() closes it
 */
gboolean sheaf_html_writer_open (SheafHtmlWriter *self,
                                 const SheafElementRule *rule,
                                 const char *name,
                                 const char *attributes,
                                 const char *fragment);
void sheaf_html_writer_close (SheafHtmlWriter *self);

/* A void element, which the article calls @id (nullable). */
void sheaf_html_writer_void (SheafHtmlWriter *self,
                             const SheafElementRule *rule,
                             const char *name,
                             const char *attributes,
                             const char *id);
void sheaf_html_writer_text (SheafHtmlWriter *self, const char *text);

/* How many blocks were given an id so far. */
guint sheaf_html_writer_get_blocks (const SheafHtmlWriter *self);

/* Whether an element with all of @flags is open. */
gboolean sheaf_html_writer_is_inside (const SheafHtmlWriter *self, SheafElementFlags flags);

/* The article calls the element we have come to @id; links to it lead to it where it @is_open and a
 * block, else to the block of text it stands in, else to the next block. */
void sheaf_html_writer_anchor (SheafHtmlWriter *self, const char *id, gboolean is_open);

/* Returns: the number of the block that links to @id lead to, 0 where there is none */
guint sheaf_html_writer_find (const SheafHtmlWriter *self, const char *id);

/**
 * sheaf_html_writer_finish:
 * @blocks: (out): how many blocks were given an id
 *
 * Returns: (transfer full): the HTML
 */
char *sheaf_html_writer_finish (SheafHtmlWriter *self, guint *blocks);
