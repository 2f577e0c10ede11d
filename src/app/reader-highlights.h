/* reader-highlights.h: what is selected in the article that is shown, and what is highlighted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it needs the web process extension.
 */
#pragma once

#include "app/reader.h"
#include "core/highlight.h"

/**
 * sheaf_reader_take_selection_async:
 *
 * Asks for what is selected, which sheaf_reader_highlight() marks then.
 */
void sheaf_reader_take_selection_async (SheafReader *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/**
 * sheaf_reader_take_selection_finish:
 * @box: (out): where it is, in the reader
 *
 * Returns: (transfer full) (nullable): NULL where nothing of the article's text is selected, or too much
 */
SheafQuote *
sheaf_reader_take_selection_finish (SheafReader *self, GAsyncResult *result, GdkRectangle *box);

/* What was taken is @highlight, which is in the library. */
void sheaf_reader_highlight (SheafReader *self, const SheafHighlight *highlight);

/* It has another colour or note now; it is none any more. */
void sheaf_reader_change_highlight (SheafReader *self, const SheafHighlight *highlight);
void sheaf_reader_remove_highlight (SheafReader *self, gint64 id);

/* To where it is in the page, with the focus there. */
void sheaf_reader_go_to_highlight (SheafReader *self, gint64 id);

/* @widget: over the page, and what points into it, as long as the reader is there; behind the latter the focus is on the
 * page */
void sheaf_reader_add_overlay (SheafReader *self, GtkWidget *widget);
void sheaf_reader_add_popover (SheafReader *self, GtkWidget *popover);

/* Asks where in the view a highlight is. */
void sheaf_reader_find_highlight_async (SheafReader *self,
                                        gint64 id,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* @box: (out): in the reader. Returns: FALSE where it is not in the page */
gboolean
sheaf_reader_find_highlight_finish (SheafReader *self, GAsyncResult *result, GdkRectangle *box);
