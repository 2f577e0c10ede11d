/* attack-text.h: is what was copied what was to be seen?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * attack_text_of_page:
 * @html: a page as Sheaf made it, a document with a body
 * @is_whole: (out): FALSE where something of it is folded, and not to be seen before it is opened
 *
 * Returns: (transfer full): the letters that are to be seen, without space and marks that are not drawn
 */
char *attack_text_of_page (const char *html, gboolean *is_whole);

/**
 * attack_text_differs:
 * @page: by attack_text_of_page()
 * @copied: what the clipboard holds
 * @missing: (out): how many letters of @page were not copied
 *
 * Returns: (transfer full) (nullable): what was copied and is not in the page at that place, NULL: nothing
 */
char *attack_text_differs (const char *page, const char *copied, guint *missing);
