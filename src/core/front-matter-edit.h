/* front-matter-edit.h: change one value of a header and no other byte
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/error.h"
#include "core/front-matter-change.h"
#include "core/front-matter.h"

/**
 * sheaf_front_matter_edit:
 * @text: what @header was read from
 *
 * The value is written in the style it had, and a new one in that of its neighbours, where it can be written
 * so; else in YAML without quotes where readers of YAML 1.1 and 1.2 both take it for the same text, else in
 * single, else in double quotes. A list changes by the items that differ. Comments, order, blank lines and
 * line ends stay. A scalar that gets a list's item, or loses itself as one, becomes a list; in YAML a list in
 * lines that loses its last item becomes a key without a value, as Hexo and Jekyll write it.
 *
 * In TOML only tables that stand in braces, below their [header] or in front of a dot get a key, and no list
 * of tables is changed. Lines without a syntax around them hold lists only below tags and authors, and
 * nothing that would be read otherwise: no line end, no comma in an item.
 *
 * The result was read again: the value is the wanted one, every other as before, and there is no new warning.
 *
 * Returns: (transfer full) (nullable): the new text, equal to @text where nothing is to be done; NULL with
 *   SHEAF_ERROR_UNSUPPORTED (a header that cannot be changed so), _NOT_FOUND (no such key) or _INVALID
 *   (a value that no header can hold), with a sentence
 */
char *sheaf_front_matter_edit (const char *text,
                               gsize length,
                               const SheafFrontMatter *header,
                               const SheafEdit *edit,
                               GError **error);
