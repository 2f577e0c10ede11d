/* lightbox-picture.h: a picture of a page, got and decoded away from the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/picture-frames.h"
#include "app/picture-levels.h"
#include "app/reader-render.h"

typedef struct
{
  GBytes *file;                /* (nullable): as it came */
  SheafPictureLevels *decoded; /* (nullable) */
  SheafPictureFrames *frames;  /* (nullable): it moves */
  GError *problem;             /* (nullable): why something of these is missing */
} SheafLightboxPicture;

void sheaf_lightbox_picture_free (SheafLightboxPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafLightboxPicture, sheaf_lightbox_picture_free)

/**
 * sheaf_lightbox_picture_load_async:
 * @owner: (type GObject): source of the result
 * @number: of a picture of @page
 *
 * Reads and decodes one picture on a thread.
 */
void sheaf_lightbox_picture_load_async (gpointer owner,
                                        SheafReaderPage *page,
                                        guint number,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* Returns: (transfer full): NULL where it was cancelled; one that cannot be read or decoded says so itself */
SheafLightboxPicture *sheaf_lightbox_picture_load_finish (GAsyncResult *result);

/**
 * sheaf_lightbox_picture_list_async:
 *
 * Finds out on a thread which pictures of @page can be shown.
 */
void sheaf_lightbox_picture_list_async (gpointer owner,
                                        SheafReaderPage *page,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* Returns: (transfer full) (element-type guint): their numbers; NULL on error */
GArray *sheaf_lightbox_picture_list_finish (GAsyncResult *result, GError **error);

/**
 * sheaf_lightbox_picture_name:
 * @address: as the article has it
 * @index: which one it is, from 0
 * @file: what is to be written
 *
 * Returns: (transfer full): a name for a copy: the file's own, made safe, with the ending of what the file is
 */
char *sheaf_lightbox_picture_name (const char *address, guint index, GBytes *file);

/* Returns: (transfer full) (nullable): what the article says of it, fit for a line or two */
char *sheaf_lightbox_picture_caption (const SheafPicture *picture);
