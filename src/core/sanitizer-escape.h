/* sanitizer-escape.h: text and attribute values made literal
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Escapes for text and for a double-quoted attribute, valid UTF-8: the only such functions (SAFETY S7). In final text
 * and in attributes what a parser would replace when it reads it (controls, noncharacters) is U+FFFD already. */
void sheaf_html_append_text (GString *html, const char *text);
void sheaf_html_append_final_text (GString *html, const char *text);
void sheaf_html_append_attribute (GString *html, const char *text);
