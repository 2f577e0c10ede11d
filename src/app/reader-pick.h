/* reader-pick.h: which picture of a page is meant
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit.h>

/* A click or tap on a picture in @view that is in no link activates win.show-picture with its number, one on
 * what is highlighted win.open-note (with the web process extension only). */
void sheaf_reader_pick_add (WebKitWebView *view);

/* Appends showing the picture to a context menu that was asked for on it. */
void sheaf_reader_pick_append_item (WebKitContextMenu *menu,
                                    WebKitWebView *view,
                                    WebKitHitTestResult *hit);

/* Asks the web process extension for the first picture that is in view. */
void sheaf_reader_pick_find_async (WebKitWebView *view,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Returns: its number, which may be any; -1: none is in view, or there is no extension */
int sheaf_reader_pick_find_finish (WebKitWebView *view, GAsyncResult *result);
