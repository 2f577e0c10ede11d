/* html-entities.h: character references of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * sheaf_html_entity_decode:
 * @text: points at an ampersand
 * @length: bytes from there to the end
 * @character: (out): what it stands for, never 0 where one was found
 *
 * Numeric references as the HTML standard reads them (Windows-1252 for 128-159, U+FFFD for what
 * is no character); the names of HTML 4 and the commoner ones since.
 *
 * Returns: how many bytes the reference has, 0 where there is none
 */
gsize sheaf_html_entity_decode (const char *text, gsize length, gunichar *character);
