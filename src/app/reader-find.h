/* reader-find.h: finding a word in the article that is shown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include <webkit/webkit.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_READER_FIND (sheaf_reader_find_get_type ())
G_DECLARE_FINAL_TYPE (SheafReaderFind, sheaf_reader_find, SHEAF, READER_FIND, AdwBin)

/**
 * sheaf_reader_find_set_view:
 * @view: the view to search in, which gets the focus when the bar closes
 *
 * To be called once.
 */
void sheaf_reader_find_set_view (SheafReaderFind *self, WebKitWebView *view);

/* Opens the bar and puts the cursor in it, what stands there selected. */
void sheaf_reader_find_open (SheafReaderFind *self);

/* Puts @text into an open bar in place of what stands there, and searches it. */
void sheaf_reader_find_set_text (SheafReaderFind *self, const char *text);

/* To the next (1) or the previous (-1) place. Returns: FALSE where the bar is closed */
gboolean sheaf_reader_find_step (SheafReaderFind *self, int by);

/* Searches a page anew: to be called when another one was loaded. */
void sheaf_reader_find_refresh (SheafReaderFind *self);

G_END_DECLS
