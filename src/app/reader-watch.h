/* reader-watch.h: another article is shown although the page before it hangs
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/**
 * sheaf_reader_watch_add:
 *
 * Watches @view for as long as it is there. What a page takes minutes to lay out (a word of two megabytes) also keeps the
 * next one waiting: after some seconds its process is ended, and the next loaded by a new one. Of that nobody else is
 * told: "web-process-terminated" is then not emitted to whoever connects later than this.
 */
void sheaf_reader_watch_add (WebKitWebView *view);

/* A page begins to be loaded now. */
void sheaf_reader_watch_begin (WebKitWebView *view, const char *uri);

G_END_DECLS
