/* markdown-inline.h: the text of one paragraph, heading or cell, before it is written
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * SheafInline:
 *
 * What a block of text is made of, kept until the block ends: only then is it known whether `==` has its
 * partner, and whether the block is a paragraph or the title of a callout. Text is not copied.
 */
typedef struct SheafInline SheafInline;

/* Returns: (transfer full): empty */
SheafInline *sheaf_inline_new (void);
void sheaf_inline_free (SheafInline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafInline, sheaf_inline_free)

/* Makes it empty again. */
void sheaf_inline_clear (SheafInline *self);

/* Text of the article. @text: lives until sheaf_inline_clear(); where @is_plain, `==` and `:names:` in it are
 * looked at; what follows without a gap in memory is one piece with it */
void sheaf_inline_add_text (SheafInline *self, const char *text, gsize length, gboolean is_plain);

/* A line end that is no line break. */
void sheaf_inline_add_line_end (SheafInline *self);

/* HTML that opens (@step 1), closes (-1) or is an element (0); copied. */
void sheaf_inline_add_markup (SheafInline *self, const char *html, gsize length, int step);

/* Returns: how many pieces there are */
guint sheaf_inline_get_length (const SheafInline *self);

/* Returns: whether piece @i is a line end */
gboolean sheaf_inline_is_line_end (const SheafInline *self, guint i);

/* Returns: (transfer none) (nullable): piece @i where it is plain text, not NUL-terminated */
const char *sheaf_inline_get_text (const SheafInline *self, guint i, gsize *length);

/* Leaves the first @bytes of piece @i out, which is plain text. */
void sheaf_inline_cut_start (SheafInline *self, guint i, gsize bytes);

/* Leaves all but the first @bytes of piece @i out, which is plain text. */
void sheaf_inline_cut_end (SheafInline *self, guint i, gsize bytes);

/* Appends all text, without markup, references as they stand. */
void sheaf_inline_append_words (const SheafInline *self, GString *words);

/**
 * sheaf_inline_write:
 *
 * Appends the pieces @from up to, not including, @to as HTML: `==marked==` as mark, `:names:` as the emoji
 * they stand for.
 */
void sheaf_inline_write (SheafInline *self, guint from, guint to, GString *html);

/* Appends @text, in which only & < > " are told from others. */
void sheaf_inline_append_escaped (GString *html, const char *text, gsize length);
