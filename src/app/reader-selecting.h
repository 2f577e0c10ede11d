/* reader-selecting.h: tells when text of a page was selected
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit.h>

/* What may have selected something activates win.text-selected a moment later; what may have ended that, or moved it,
 * win.text-unselected. */
void sheaf_reader_selecting_add (WebKitWebView *view);
