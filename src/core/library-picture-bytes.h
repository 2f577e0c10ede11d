/* library-picture-bytes.h: the bytes of pictures, each kept once
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"
#include "core/picture-found.h"

/**
 * sheaf_pictures_keep:
 * @found: a picture
 * @picture: (out): its id
 *
 * Keeps its bytes, unless they are there, whatever they were called. In a transaction of the caller's.
 */
gboolean sheaf_pictures_keep (SheafLibrary *self,
                              const SheafPictureFound *found,
                              gint64 *picture,
                              GError **error);
