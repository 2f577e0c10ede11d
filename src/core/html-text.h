/* html-text.h: the visible text of HTML, without building a tree
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_html_text:
 * @html: valid UTF-8
 * @heading: (out) (optional) (nullable) (transfer full): text of the first h1, else of the first
 *   heading, else of the title element
 *
 * A quote-aware tag stripper, linear in @length: what sheaf_extract_text() promises, for HTML. It
 * sees the words the sanitiser leaves visible.
 *
 * Returns: (transfer full)
 */
char *sheaf_html_text (const char *html, gsize length, char **heading);

/* The place of white space that stands for markup. */
#define SHEAF_HTML_NOWHERE G_MAXUINT32

/**
 * sheaf_html_text_with_places:
 * @html: less than 4 GiB
 * @places: (out) (transfer full) (element-type guint32): for each byte of the text, the offset in @html where its
 *   character is written, or SHEAF_HTML_NOWHERE
 *
 * Returns: (transfer full): the same as sheaf_html_text()
 */
char *sheaf_html_text_with_places (const char *html, gsize length, GArray **places);
