/* thumbnails.h: small pictures of articles, made when they are looked at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Of the square, in pixels of the application. */
#define SHEAF_THUMBNAIL_SIDE 52

/* What is kept takes at most so many bytes; the longest unused goes first. */
#define SHEAF_THUMBNAILS_MAX_BYTES (6 * 1024 * 1024)

#define SHEAF_TYPE_THUMBNAILS (sheaf_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (SheafThumbnails, sheaf_thumbnails, SHEAF, THUMBNAILS, GObject)

/**
 * sheaf_thumbnails_new:
 * @library: path; only pictures that are in it are shown, nothing is fetched
 *
 * Pictures are read and decoded on threads, what was asked for last first. Emits "changed" (gint64 article) when there
 * is a thumbnail, when there will be none, and when it was given up because nobody wanted it any more, to be asked for
 * anew; and before it begins with one "wanted" (gint64 article), whose handler says whether the row is in view still.
 *
 * Returns: (transfer full): close it with sheaf_thumbnails_close()
 */
SheafThumbnails *sheaf_thumbnails_new (const char *library);

/* Whether @article has a picture, or may have: whether a row leaves room for it. */
gboolean sheaf_thumbnails_expects (SheafThumbnails *self, const SheafArticle *article);

/**
 * sheaf_thumbnails_get:
 * @scale: pixels of the screen for one of the application's
 *
 * To be called for rows that are seen: what is not there is made.
 *
 * Returns: (transfer none) (nullable): a square; NULL where there is none, or none yet
 */
GdkTexture *sheaf_thumbnails_get (SheafThumbnails *self, const SheafArticle *article, int scale);

/* How many bytes are taken by what is kept, and how many are asked for and not there yet. */
gsize sheaf_thumbnails_get_bytes (SheafThumbnails *self);
guint sheaf_thumbnails_get_waiting (SheafThumbnails *self);

/* Stops what is being made; does not wait for what is being decoded. */
void sheaf_thumbnails_close (SheafThumbnails *self);

G_END_DECLS
