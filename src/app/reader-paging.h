/* reader-paging.h: Space goes on where a page ends
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/* Space pages through what @view shows, which WebKit does by itself; pressed where the page stands at its end already,
 * it activates win.next-unread. */
void sheaf_reader_paging_add (WebKitWebView *view);

/* What Space does besides: asks the web process extension whether the page ends here, and if it does goes on. */
void sheaf_reader_paging_go_on (WebKitWebView *view);

G_END_DECLS
