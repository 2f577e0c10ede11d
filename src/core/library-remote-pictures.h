/* library-remote-pictures.h: pictures that were fetched from the network, kept in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"
#include "core/picture-found.h"

/**
 * sheaf_library_get_remote_picture:
 * @address: as the sanitiser lists it
 * @stored: (out): its id is 0 where the library does not have it
 * @problem: (out) (optional): why a host that was asked for it did not give it
 *
 * Returns: FALSE on error
 */
gboolean sheaf_library_get_remote_picture (SheafLibrary *self,
                                           const char *address,
                                           SheafStoredPicture *stored,
                                           SheafPictureProblem *problem,
                                           GError **error);

/**
 * sheaf_library_store_remote_picture:
 * @article: that shows it
 *
 * Keeps what a host gave, or why it did not, in one transaction.  What was given before is not lost by that; that a host
 * cannot be reached is not kept, since that may be other in a moment.
 */
gboolean sheaf_library_store_remote_picture (SheafLibrary *self,
                                             gint64 article,
                                             const char *address,
                                             const SheafPictureFound *found,
                                             GError **error);

/* What pictures of the network take. */
typedef struct
{
  guint pictures;
  gint64 bytes;
} SheafPictureSpace;

gboolean
sheaf_library_get_remote_space (SheafLibrary *self, SheafPictureSpace *space, GError **error);

/* Lets all of them go again, but for the bytes of those that came with files, too; they can be fetched anew. */
gboolean sheaf_library_forget_remote_pictures (SheafLibrary *self, GError **error);
