/* reader-view.h: the locked-down web view that shows one article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-scheme.h"
#include "app/reader-session.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_READER_VIEW (sheaf_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (SheafReaderView, sheaf_reader_view, SHEAF, READER_VIEW, WebKitWebView)

/**
 * sheaf_reader_view_new:
 * @walls: SHEAF_READER_WALLS_ALL, except in tests
 * @extensions: (nullable): folder of the web process extension
 *
 * A view that loads the one page it was given and nothing else. Emits
 * "link-hovered" (const char *address), NULL when the pointer leaves it;
 * "link-activated" (const char *address, const char *text, gboolean pointer): the reader follows a link
 * out of the page, whose address may be anything;
 * "refused" (const char *address): the policy stopped the page from going there by itself;
 * "place" (const char *block, double fraction): the page was scrolled, that block is now on top, and that
 * part of the page is above (with the web process extension only);
 * "hide-block" (guint block): more like that block is to be hidden (likewise).
 */
SheafReaderView *sheaf_reader_view_new (SheafReaderWalls walls, const char *extensions);

/**
 * sheaf_reader_view_show:
 * @page: (transfer none)
 * @fragment: (nullable): id of the block to begin at
 */
void sheaf_reader_view_show (SheafReaderView *self, SheafReaderPage *page, const char *fragment);

/**
 * sheaf_reader_view_set_look:
 * @css: a style sheet of the user's level (core/page-style.h), in place of the one before
 * @paper: what is behind the page, so that nothing flashes between two articles
 *
 * The page that is shown is laid out anew and stays at its place.
 */
void sheaf_reader_view_set_look (SheafReaderView *self, const char *css, const GdkRGBA *paper);

/**
 * sheaf_reader_view_get_selection_async:
 *
 * Asks the web process extension for the text that is selected.
 */
void sheaf_reader_view_get_selection_async (SheafReaderView *self,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);

/* Returns: (transfer full): valid UTF-8; empty where nothing is selected or there is no extension */
char *sheaf_reader_view_get_selection_finish (SheafReaderView *self, GAsyncResult *result);

/**
 * sheaf_reader_view_get_markup_async:
 *
 * Asks the web process extension for the text that is selected, and its HTML.
 */
void sheaf_reader_view_get_markup_async (SheafReaderView *self,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/* @html: (out) (transfer full): valid UTF-8, and not to be trusted. Returns: (transfer full): valid UTF-8; both
 * empty where nothing is selected or there is no extension */
char *
sheaf_reader_view_get_markup_finish (SheafReaderView *self, GAsyncResult *result, char **html);

/* The id of the page to show; 0: none. */
gint64 sheaf_reader_view_get_article (SheafReaderView *self);

/* Whether what WebKit shows or loads is the page to show. */
gboolean sheaf_reader_view_is_at_page (SheafReaderView *self);

G_END_DECLS
