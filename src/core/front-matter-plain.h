/* front-matter-plain.h: headers that are lines of a key and a value, without a syntax around them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-form.h"
#include "core/front-matter-key.h"
#include "core/front-matter-source.h"

/**
 * sheaf_plain_measure:
 * @form: SHEAF_FORM_BARE, _NIKOLA or _REFERENCE
 * @start: of the first line
 *
 * BARE (Pelican and Python-Markdown's "meta", MultiMarkdown's metadata): `Key: value` lines and
 * indented ones that go on, up to a blank line. It needs a title, or two of the keys that an
 * article's file begins with: "Note: this" is prose. NIKOLA: `.. key: value` lines (nikola,
 * metadata_extractors.py), among them a title, slug or date: reStructuredText has other things that
 * begin so. REFERENCE (LCTT/TranslateProject): `[#]: key: (value)` lines, the value in round or
 * square brackets, double quotes or nothing.
 *
 * Returns: the byte after the last line of the header that begins at @start; @start where there
 *   is none
 */
gsize sheaf_plain_measure (SheafForm form, const char *text, gsize start, gsize end);

/**
 * sheaf_plain_read:
 *
 * Reads what sheaf_plain_measure() measured. A value is what its line holds, as it stands; one of
 * more lines is joined by blanks. `tags` and `authors` are lists, divided by semicolons where there
 * is one, else by commas (pelican, readers.py, ensure_metadata_list). Of a key that comes again the
 * first holds, with a warning.
 *
 * Returns: (transfer full): a mapping
 */
SheafNode *sheaf_plain_read (SheafForm form, SheafHeaderSource *source);

/* Whether the value of @key is a list, in all of these forms but REFERENCE. */
gboolean sheaf_plain_is_list (const char *key);
