/* extract.h: the text of a body that is searched, counted and excerpted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

/**
 * sheaf_extract_text:
 * @body: valid UTF-8, with a NUL behind it
 *
 * What a reader sees of the body, by way of sheaf_page_tags_expand(), by md4c and a quote-aware tag stripper. Blocks are divided by
 * one newline; the language above a code block and the numbers beside its lines are left out; a soft line break is a space, or nothing between two CJK characters; inline markup
 * leaves nothing; script, style, template, head, comments and the like are left out; entities are
 * decoded. No state, output bounded by 2 x input + 1 KiB (fit to be called from SQL).
 *
 * Returns: (transfer full)
 */
char *sheaf_extract_text (const char *body, gsize length, SheafFormat format);

/**
 * sheaf_extract_text_full:
 * @pictures: (out) (optional): whether the body shows a picture, by Markdown, HTML or a tag; one that only a comment
 *   of HTML has counts
 * @references: (out) (optional) (transfer full) (nullable): picture-references.h
 *
 * The same, with what else can be told on the way.
 */
char *sheaf_extract_text_full (const char *body,
                               gsize length,
                               SheafFormat format,
                               gboolean *pictures,
                               GPtrArray **references);

/**
 * sheaf_extract_heading:
 *
 * Returns: (transfer full) (nullable): the text of the first h1, else of the first heading or,
 *   in HTML, of <title>
 */
char *sheaf_extract_heading (const char *body, gsize length, SheafFormat format);
