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

/* How pictures are loaded. */
typedef struct
{
  const char *site;         /* (nullable): address of the article, whose origin hosts are told */
  const char *const *never; /* (nullable): hosts that are not asked */
  gboolean again;           /* also for those that a host did not give before */
} SheafPictureLoading;

/**
 * sheaf_picture_loader_load:
 * @article: that shows them; its load that runs already goes on alone
 * @requests: (transfer full) (element-type SheafPictureRequest)
 *
 * Asks for pictures on a thread and keeps each as it comes. What the library has is not asked for. One article's are
 * loaded at a time, the one that was asked for last before those that wait.
 */
void sheaf_picture_loader_load (SheafPictureLoader *self,
                                gint64 article,
                                GPtrArray *requests,
                                const SheafPictureLoading *loading);

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

/* How it went with a picture since the start. */
typedef struct
{
  SheafPictureProblem problem;
  guint width, height;
} SheafPictureOutcome;

/* Returns: (transfer none) (nullable): of the picture at @address; NULL: it was not asked for */
const SheafPictureOutcome *sheaf_picture_loader_get_outcome (SheafPictureLoader *self,
                                                             const char *address);

G_END_DECLS
