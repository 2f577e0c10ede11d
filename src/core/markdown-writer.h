/* markdown-writer.h: HTML that the sanitiser wrote, as Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/**
 * sheaf_markdown_write:
 * @html: a fragment that sheaf_sanitizer_run() gave, so no deeper than SHEAF_WRITER_DEPTH
 * @cancellable: (nullable)
 *
 * CommonMark with tables, struck-out text and tasks as GitHub has them. What neither can say (a table with a
 * joined cell, a list of terms, small capitals …) stays as HTML, which Markdown may hold. Read again by
 * sheaf_markdown_to_html() it gives the same HTML, up to the difference between p and div and between b and
 * strong, i and em, styles of list items and cells, and that an address which was only text is a link then. No
 * recursion.
 *
 * Returns: (transfer full): UTF-8 that ends with a line end, "" for nothing; NULL with SHEAF_ERROR_LIMIT or
 *   G_IO_ERROR_CANCELLED
 */
char *
sheaf_markdown_write (const char *html, gsize length, GCancellable *cancellable, GError **error);
