/* page-copy.h: what is taken out of an article to be used elsewhere
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/cleaner.h"
#include "core/document.h"

#include <gio/gio.h>

/**
 * sheaf_copy_markdown:
 * @title: of the article
 * @cleaner: (nullable): what is left out of an article that is not Markdown
 *
 * A whole article as Markdown: the body of a Markdown file as it is written, anything else by
 * sheaf_markdown_write(), below its title where it does not begin with that.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_LIMIT or G_IO_ERROR_CANCELLED
 */
char *sheaf_copy_markdown (const SheafDocument *document,
                           const char *title,
                           const SheafCleaner *cleaner,
                           GCancellable *cancellable,
                           GError **error);

/* A whole article as the text that is read, below its title. Returns: (transfer full) */
char *sheaf_copy_text (const SheafDocument *document, const char *title);

/**
 * sheaf_copy_clean:
 * @html: of a part of a page; from a process that hostile pages run in
 *
 * Returns: (transfer full): what is seen of it, as the sanitiser writes it: no ids, styles of ours or addresses
 *   that mean something in Sheaf only, nothing that is folded in (SAFETY D5); NULL with SHEAF_ERROR_LIMIT
 */
char *sheaf_copy_clean (const char *html, GCancellable *cancellable, GError **error);
