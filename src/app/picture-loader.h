/* picture-loader.h: pictures from the network come into the library, where the reader asked for them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/worker.h"
#include "core/picture-fetcher.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_PICTURE_LOADER (sheaf_picture_loader_get_type ())
G_DECLARE_FINAL_TYPE (SheafPictureLoader, sheaf_picture_loader, SHEAF, PICTURE_LOADER, GObject)

/**
 * sheaf_picture_loader_new:
 * @writer: keeps what comes
 * @also: (nullable): NULL but in tests: see sheaf_public_address_new()
 *
 * Emits "picture" (gint64 article, const char *address, guint width, guint height, int problem) for each that has come
 * (SHEAF_PICTURE_FINE) or will not, and "changed" (gint64 article) when a load begins, goes on or ends.
 *
 * Returns: (transfer full)
 */
SheafPictureLoader *sheaf_picture_loader_new (SheafWorker *writer, const char *also);

/**
 * sheaf_picture_loader_load:
 * @article: that shows them; its load that runs already goes on alone
 * @requests: (transfer full) (element-type SheafPictureRequest)
 * @site: (nullable): address of the article, whose origin hosts are told
 * @again: also those that a host did not give before
 *
 * Asks for pictures on a thread and keeps each as it comes. What the library has is not asked for.
 */
void sheaf_picture_loader_load (SheafPictureLoader *self,
                                gint64 article,
                                GPtrArray *requests,
                                const char *site,
                                gboolean again);

/* Returns: (transfer none) (nullable): see sheaf_picture_loader_new() */
const char *sheaf_picture_loader_get_also (SheafPictureLoader *self);

/* Ends the load of @article; what has come stays. */
void sheaf_picture_loader_cancel (SheafPictureLoader *self, gint64 article);

/* Ends all; nothing is emitted any more. */
void sheaf_picture_loader_close (SheafPictureLoader *self);

/* Returns: whether pictures of @article are being loaded, @done of @total (out) of them told of */
gboolean sheaf_picture_loader_get_progress (SheafPictureLoader *self,
                                            gint64 article,
                                            guint *done,
                                            guint *total);

/* Returns: whether the picture at @address was loaded since the start, with @problem (out) */
gboolean sheaf_picture_loader_get_outcome (SheafPictureLoader *self,
                                           const char *address,
                                           SheafPictureProblem *problem);

G_END_DECLS
