/* html-judge.h: does HTML hold anything that is not on a closed list?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * test_judge_html:
 * @html: what the sanitiser wrote for article 7
 *
 * Shares no code with the writer: reads tags as strictly as no browser does, and knows by itself
 * which may be there. Aborts where one may not.
 */
void test_judge_html (const char *html);
