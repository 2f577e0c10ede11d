/* reader.h: the pane that shows one article, rendered and safe
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-copy.h"
#include "app/reader-render.h"
#include "core/article.h"
#include "core/cleaner.h"
#include "core/picture-found.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_READER (sheaf_reader_get_type ())
G_DECLARE_FINAL_TYPE (SheafReader, sheaf_reader, SHEAF, READER, AdwBin)

/* Web view, find bar and link status line. Emits "article-loaded" (gint64 id) when the page is there,
 * "place-changed" when it was scrolled, and "hide-kind" (guint block) when more like that block of the
 * page is to be hidden; a category that is followed activates win.show-category. */
GtkWidget *sheaf_reader_new (void);

/**
 * sheaf_reader_show:
 * @article: (transfer full): what the header of the page says
 * @source: (transfer none): the current bytes
 *
 * Renders on a worker thread and shows the page; an article that cannot be rendered shows a page
 * that says why. A later call supersedes an earlier one still at work.
 */
void sheaf_reader_show (SheafReader *self, SheafArticle *article, GBytes *source);

/* The library at @path (nullable) is where the [[links]] of articles lead. */
void sheaf_reader_set_library (SheafReader *self, const char *path);
/* Articles shown from now on are read without what @cleaner (nullable) leaves out. */
void sheaf_reader_set_cleaner (SheafReader *self, SheafCleaner *cleaner);

/* In articles shown from now on what @search (nullable), as typed, finds is marked; they open at the first hit. */
void sheaf_reader_set_search (SheafReader *self, const char *search);
const char *sheaf_reader_get_search (SheafReader *self);

/* To the hit behind (1) or before (-1) the one gone to, or of what the find bar looks for while it is open. */
void sheaf_reader_step_hit (SheafReader *self, int step);

/* What was left out of the page that is shown. Returns: (transfer none) (nullable) (element-type SheafHidden) */
const GPtrArray *sheaf_reader_get_hidden (SheafReader *self);

/* Shows nothing (an empty page in the right colour). */
void sheaf_reader_clear (SheafReader *self);

/* Opens the find bar and puts the cursor in it. */
void sheaf_reader_find (SheafReader *self);

/* How pages look follows these from now on: the keys that begin with "page-", and "zoom". */
void sheaf_reader_set_settings (SheafReader *self, GSettings *settings);

/**
 * sheaf_reader_print:
 * @file: (nullable): a PDF file to write; NULL: opens the print dialog
 * @callback: for sheaf_reader_print_finish() of reader-print.h
 *
 * See sheaf_reader_print_async().
 */
void sheaf_reader_print (SheafReader *self,
                         SheafArticle *article,
                         GBytes *source,
                         gboolean notes,
                         GFile *file,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/* Copies the selection or the article; see sheaf_reader_copy_async(). */
void sheaf_reader_copy (SheafReader *self,
                        SheafReaderCopy form,
                        SheafArticle *article,
                        GBytes *source,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

/* Asks whether @address may be opened, as for a link of the page. Returns: FALSE where it never is */
gboolean sheaf_reader_ask_to_open (SheafReader *self, const char *address);

/* Returns: (transfer none) (nullable): the page that is shown; NULL while another is on its way */
SheafReaderPage *sheaf_reader_get_page (SheafReader *self);

/* Asks for the first picture of the page that is in view. */
void sheaf_reader_find_picture_async (SheafReader *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* Returns: its number, to be checked; -1: none is in view */
int sheaf_reader_find_picture_finish (SheafReader *self, GAsyncResult *result);

/* The picture at @address has come into the library, of that size, or there is a @problem: the page says so, if it is
 * that of @article. */
void sheaf_reader_show_picture (SheafReader *self,
                                gint64 article,
                                const char *address,
                                guint width,
                                guint height,
                                SheafPictureProblem problem);

/* The id shown, 0: none. */
gint64 sheaf_reader_get_article (SheafReader *self);

/* The block on top of the article shown. Returns: (transfer none) (nullable): NULL at its beginning */
const char *sheaf_reader_get_place (SheafReader *self);

/* Where @article begins when it is shown next. @block: (nullable): one that sheaf_reader_get_place() gave,
 * NULL for its beginning */
void sheaf_reader_set_place (SheafReader *self, gint64 article, const char *block);

/* Whether @article was scrolled since the start, or sheaf_reader_set_place() told of it. */
gboolean sheaf_reader_knows_place (SheafReader *self, gint64 article);

/* How much of the page shown is above the view, 0 to 1; -1 where that is not known. */
double sheaf_reader_get_part (SheafReader *self);

/* Of the article shown. Returns: (transfer none) (nullable): SheafHeading * (core/page-headings.h); valid until another
 * page is shown */
GPtrArray *sheaf_reader_get_headings (SheafReader *self);

/* To that block of the article shown, with the focus on the page. */
void sheaf_reader_go_to (SheafReader *self, guint block);

/* To the page goes the key that @keys has just heard of, which was pressed elsewhere, and with it the focus. */
void sheaf_reader_take_key (SheafReader *self, GtkEventControllerKey *keys);

/* @article is shown next, and not for what was searched for: it begins where it was left, also if it has hits. */
void sheaf_reader_return_to (SheafReader *self, gint64 article);

G_END_DECLS
