/* markdown-emoji.h: what `:names:` stand for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_emoji_find:
 * @text: behind a ':'
 * @length: how much of it there is, in bytes
 * @used: (out): how many bytes the name and the ':' behind it take
 *
 * The names of GitHub (emoji.txt).
 *
 * Returns: (transfer none) (nullable): the character, in UTF-8
 */
const char *sheaf_emoji_find (const char *text, gsize length, gsize *used);
