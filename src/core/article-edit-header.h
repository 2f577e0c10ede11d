/* article-edit-header.h: the header of an article changed, or made
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/document.h"
#include "core/front-matter-edit.h"

/**
 * sheaf_article_edit_header:
 *
 * sheaf_front_matter_edit() of the header of @document. Where it has none and is Markdown, it gets one of YAML,
 * with the file's line ends; what was there stands below it byte for byte, and is read as before.
 *
 * Returns: (transfer full) (nullable): the whole new text; NULL with the errors of sheaf_front_matter_edit(),
 *   _UNSUPPORTED also where a header would change how the rest is read, or where there is what looks like one
 */
char *
sheaf_article_edit_header (const SheafDocument *document, const SheafEdit *edit, GError **error);
