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

/* What is selected of the article's text. */
typedef struct
{
  SheafQuote *quote; /* (nullable): NULL where nothing is, or too much */
  gboolean too_long;
  GdkRectangle box; /* where it is, in the reader */
  guint number;     /* for sheaf_reader_highlight(); 0: it was not to be kept */
} SheafReaderSelection;

/* Frees what @self points to. */
void sheaf_reader_selection_clear (SheafReaderSelection *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafReaderSelection, sheaf_reader_selection_clear)

/**
 * sheaf_reader_take_selection_async:
 * @keep: whether it is to be highlighted
 *
 * Asks for what is selected.
 */
void sheaf_reader_take_selection_async (SheafReader *self,
                                        gboolean keep,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* @selection: (out) */
void sheaf_reader_take_selection_finish (SheafReader *self,
                                         GAsyncResult *result,
                                         SheafReaderSelection *selection);

/* What has that @number is @highlight, which is in the library. */
void sheaf_reader_highlight (SheafReader *self, guint number, const SheafHighlight *highlight);

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
