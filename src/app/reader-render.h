/* reader-render.h: an article made into a page, away from the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/page.h"

#include <gio/gio.h>

/* A page as the article: scheme serves it: the document in the pieces it is written in, and the
 * pictures it shows. Immutable once made, so that requests may outlive the pane's interest in it. */
typedef struct
{
  gint64 id;                /* of article:///ID; 0: no article */
  GBytes *head;             /* to the start of the body */
  GBytes *body;             /* (nullable) */
  GBytes *foot;             /* (nullable) */
  SheafFragment *fragment;  /* (nullable): owns the pictures */
  char *library;            /* (nullable): path of the library that has those stored */
  GPtrArray *headings;      /* (nullable): SheafHeading * (core/page-headings.h) */
  GPtrArray *highlights;    /* (nullable): SheafHighlight *: those of the article … */
  GArray *highlight_places; /* (nullable): … and where they are (core/page-highlights.h) */
  guint n_hits;             /* of what was searched for: h1, h2 … (core/page-marks.h) */
} SheafReaderPage;

/* How an article becomes a fragment; sheaf_page_render() everywhere but in tests of the other walls. */
typedef SheafFragment *(*SheafReaderRender) (const SheafDocument *document,
                                             const SheafSanitizerOptions *options,
                                             GCancellable *cancellable,
                                             GError **error);

/**
 * sheaf_reader_page_new:
 * @html: (transfer full): a whole document
 *
 * Returns: (transfer full): a page without pictures
 */
SheafReaderPage *sheaf_reader_page_new (gint64 id, char *html);
SheafReaderPage *sheaf_reader_page_ref (SheafReaderPage *self);
void sheaf_reader_page_unref (SheafReaderPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafReaderPage, sheaf_reader_page_unref)

/* Pictures of one page that are offered; a gallery has some hundreds. */
#define SHEAF_READER_PICTURES_MAX 2000

/* Returns: (transfer full) (element-type SheafPicture, not owned): pictures of hosts that @self (nullable) was made without;
 * valid as long as that */
GPtrArray *sheaf_reader_page_list_missing (const SheafReaderPage *self);

/**
 * sheaf_reader_render_async:
 * @render: makes the fragment, on a worker thread
 * @article: (transfer full): what the page's header says
 * @source: (transfer none): the bytes
 * @heading: (nullable): name of the heading to begin at; the page's fragment says which block it is
 * @library: (nullable): path of the library where [[links]] are looked for, if the article has any, and its pictures
 * @cleaner: (nullable) (transfer none): what is left out; NULL: nothing
 * @search: (nullable): as typed; its hits are marked
 *
 * Makes the page of an article on a worker thread.
 */
void sheaf_reader_render_async (SheafReaderRender render,
                                SheafArticle *article,
                                GBytes *source,
                                const char *heading,
                                const char *library,
                                SheafCleaner *cleaner,
                                const char *search,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * sheaf_reader_render_print_async:
 * @library: (nullable): path of the library that has its pictures
 * @notes: see sheaf_page_print()
 *
 * The same for the page that is printed. Finished by sheaf_reader_render_finish().
 */
void sheaf_reader_render_print_async (SheafReaderRender render,
                                      SheafArticle *article,
                                      GBytes *source,
                                      const char *library,
                                      SheafCleaner *cleaner,
                                      gboolean notes,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * sheaf_reader_render_finish:
 *
 * An article that cannot be rendered is a page that says why, not an error.
 *
 * Returns: (transfer full): NULL with G_IO_ERROR_CANCELLED only
 */
SheafReaderPage *sheaf_reader_render_finish (GAsyncResult *result, GError **error);
