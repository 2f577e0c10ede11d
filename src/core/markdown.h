/* markdown.h: Markdown to HTML, not yet safe
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/**
 * sheaf_markdown_to_html:
 * @text: valid UTF-8, with a NUL behind it
 * @cancellable: (nullable): looked at while the output grows
 *
 * md4c with the GFM extensions, raw HTML passed through. The result is for the sanitiser, never for
 * a view. Guarded by limits of input and output (SAFETY P4: output at most 16 x input + 1 MiB, and
 * known slow patterns refused), so that md4c 0.4.8 is safe too.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_LIMIT or G_IO_ERROR_CANCELLED
 */
char *
sheaf_markdown_to_html (const char *text, gsize length, GCancellable *cancellable, GError **error);
