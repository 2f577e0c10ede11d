/* markdown-source.h: what md4c does not know, taken out of Markdown before it reads it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/markdown-stand-in.h"

/* Whether anything in @text could make a difference; where not, it is parsed as it stands. Linear. */
gboolean sheaf_markdown_source_is_needed (const char *text, gsize length);

/**
 * sheaf_markdown_source_new:
 * @text: NUL-terminated; must live as long as what is returned
 * @verbatim: (element-type SheafSpan): sorted: code and HTML, which is left alone
 * @body: (nullable): where @text is the footnotes of an article, its body; must live as long
 *
 * Takes out links to other articles, embedded ones, footnotes, formulas and comments (%%…%%), and helps the
 * parser where it would take the title of a callout for its first paragraph, or a line of #tags for a
 * heading. Linear.
 *
 * Returns: (transfer full)
 */
SheafMarkdownSource *sheaf_markdown_source_new (const char *text,
                                                gsize length,
                                                const GArray *verbatim,
                                                const SheafMarkdownSource *body);
void sheaf_markdown_source_free (SheafMarkdownSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafMarkdownSource, sheaf_markdown_source_free)

/* Returns: (transfer none) (nullable): the first stand-in at or behind @offset in the text that is parsed */
const SheafStandIn *sheaf_markdown_source_find (const SheafMarkdownSource *self, gsize offset);
