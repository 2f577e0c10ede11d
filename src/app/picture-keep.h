/* picture-keep.h: a picture that was fetched on a thread is kept
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/worker.h"
#include "core/picture-found.h"

/**
 * sheaf_picture_keep:
 * @writer: keeps it
 * @article: that shows it
 *
 * For other threads than the main one. See sheaf_library_store_remote_picture().
 *
 * Returns: the problem of @found, or that there is one because it could not be kept
 */
SheafPictureProblem sheaf_picture_keep (SheafWorker *writer,
                                        gint64 article,
                                        const char *address,
                                        const SheafPictureFound *found);
