/* reader-menu.h: what the context menu of a page offers besides its links
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit.h>

/**
 * sheaf_reader_menu_append:
 * @view: whose window does it; actions that are disabled there are left out
 * @selection: something is selected
 *
 * Appends copying, selecting and what leads to the article's source.
 */
void sheaf_reader_menu_append (WebKitContextMenu *menu, GtkWidget *view, gboolean selection);
