/* spoken-language.h: the language a part of an article is read aloud in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_spoken_language:
 * @text: the paragraph it is in
 * @language: (nullable): that of the article
 *
 * The article's, but for a paragraph that is written in another: the voice of one language spells the other's letters.
 *
 * Returns: (transfer none) (nullable): one of both, or a static tag
 */
const char *sheaf_spoken_language (const char *text, const char *language);
