/* reader-pane.h: a reader in a window, for tests to look at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-private.h"
#include "app/reader.h"

#include <adwaita.h>
#include <webkit/webkit.h>

typedef struct
{
  GtkWidget *window;
  SheafReader *reader;
  WebKitWebView *view;
  gint64 loaded; /* article-loaded last emitted for */
} ReaderPane;

/* Runs the main loop until @condition holds, and fails the test after 20 s. */
#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline_ = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;                          \
    while (!(condition) && g_get_monotonic_time () < deadline_)                                    \
      reader_pane_iterate ();                                                                      \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

/* One turn of the main loop, which waits no longer than 20 ms for something to happen. */
void reader_pane_iterate (void);

/* A setup with every wall, and the extension of the build folder. */
SheafReaderSetup reader_pane_setup (void);

/* A window of 700 × 600. Returns: (transfer full) */
ReaderPane *reader_pane_new (const SheafReaderSetup *setup);
void reader_pane_free (ReaderPane *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReaderPane, reader_pane_free)

/* Shows an article made of @text, without waiting for it. */
void reader_pane_ask (ReaderPane *self,
                      gint64 id,
                      const char *title,
                      SheafFormat format,
                      const char *text);

/* Shows it, and waits until it is loaded. */
void reader_pane_show (ReaderPane *self,
                       gint64 id,
                       const char *title,
                       SheafFormat format,
                       const char *text);

/* How often @text stands in the page. */
guint reader_pane_count (ReaderPane *self, const char *text);

/* Waits until the page is painted. Returns: (transfer full) */
GdkTexture *reader_pane_paint (ReaderPane *self);

/* The colour at a point of what was painted. */
GdkRGBA reader_pane_colour (ReaderPane *self, int x, int y);

/* The first visible descendant of @type, with @name (nullable: any) as its text. (transfer none) (nullable) */
GtkWidget *reader_pane_find (GtkWidget *root, GType type, const char *name);
