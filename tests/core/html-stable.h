/* html-stable.h: does a parser read HTML as it is written?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * test_judge_stable:
 * @html: what the sanitiser wrote
 *
 * Mutation attacks live on HTML that a parser moves: a table's text put before it, a paragraph closed early, a
 * link opened again (SAFETY S6). Aborts where the elements do not nest in the parsed tree exactly as their tags do
 * in the text, or where text stands somewhere else.
 */
void test_judge_stable (const char *html);
