/* reader-caret.h: a caret in the page, for who reads and selects by keyboard
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/* What @view shows has a caret as the setting "caret-browsing" says. The arrow keys move it, with Shift they select; WebKit
 * does that. Where the page was scrolled away from it (by Space, the wheel, to where the article was left), it begins
 * anew on top of what is seen, and the page does not jump back. */
void sheaf_reader_caret_add (WebKitWebView *view, GSettings *settings);

G_END_DECLS
