/* page.h: an article as the document the reader shows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/document.h"
#include "core/sanitizer.h"

/* The policy of every page; also given to the view as its default. */
#define SHEAF_PAGE_CSP                                                                             \
  "default-src 'none'; img-src article:; style-src 'unsafe-inline'; font-src 'none'; "             \
  "frame-src 'none'; object-src 'none'; form-action 'none'; base-uri 'none'; sandbox"

/**
 * sheaf_page_render:
 *
 * Markdown or text to HTML where needed, then the sanitiser, with the cleaner of @options for all but text.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_LIMIT or G_IO_ERROR_CANCELLED
 */
SheafFragment *sheaf_page_render (const SheafDocument *document,
                                  const SheafSanitizerOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * sheaf_page_begin:
 * @fragment: (nullable): the body, for how long it takes to read; NULL: not known
 *
 * Everything before the body: doctype, head with our style sheet (light and dark as the desktop is, unless
 * another sheet says otherwise: page-style.h), the article's header: category paths, title, author, date,
 * source, reading time; and what the body's heading is wrapped in, where that gives way to the title. Every field escaped. The page is page_begin + page_body + page_end, so that a long
 * one can be streamed.
 *
 * Returns: (transfer full): UTF-8
 */
char *sheaf_page_begin (const SheafArticle *article, const SheafFragment *fragment);

/* Everything behind the body. (transfer none) */
const char *sheaf_page_end (void);

/* A whole page that says @title and @text (an article that could not be rendered). (transfer full) */
char *sheaf_page_message (const char *title, const char *text);
