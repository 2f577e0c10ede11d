/* picture-frames.h: the frames of a picture that moves
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* A frame of more pixels than this is not made ten times a second: what is larger stands still. */
#define SHEAF_PICTURE_FRAMES_MAX_PIXELS (8 * 1000 * 1000)

typedef struct _SheafPictureFrames SheafPictureFrames;

/**
 * sheaf_picture_frames_new:
 * @file: of a kind and size that sheaf_picture_check() takes
 *
 * Takes long: from a thread.
 *
 * Returns: (transfer full) (nullable): NULL where it does not move, is too large for it, is broken or of a kind whose
 *   decoder knows but one frame: it is a still picture then, and whether it is one says sheaf_picture_decode()
 */
SheafPictureFrames *sheaf_picture_frames_new (GBytes *file, GCancellable *cancellable);

SheafPictureFrames *sheaf_picture_frames_ref (SheafPictureFrames *self);
void sheaf_picture_frames_unref (SheafPictureFrames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafPictureFrames, sheaf_picture_frames_unref)

/**
 * sheaf_picture_frames_get:
 * @milliseconds: (out): how long it is to be seen from now; 0: for good
 *
 * The frame of now; the clock begins with the first. Takes long: from a thread.
 *
 * Returns: (transfer full) (nullable): as large as the picture
 */
GdkTexture *sheaf_picture_frames_get (SheafPictureFrames *self, guint *milliseconds);
