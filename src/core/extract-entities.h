/* extract-entities.h: character references of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_extract_entity:
 * @text: at an ampersand; need not end in NUL
 * @character: (out): what it stands for, U+FFFD for a number that is no character
 *
 * Named characters of HTML 4 with their semicolon, numbers with or without.
 *
 * Returns: bytes read, 0 where there is no reference
 */
gsize sheaf_extract_entity (const char *text, gsize length, gunichar *character);
