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

/**
 * sheaf_pictures_let_go:
 * @limit: pictures, at most
 * @left: (out): whether there may be more
 *
 * Lets go of pictures that nothing leads to any more: no article, whether it is read, lies in the trash or can be brought
 * back by an undo or a redo (all of which have rows, which keep what an edit or an update took out), and no address in
 * the network. That is what stays when articles are deleted for good. Looks only where some were since it last found none.
 */
gboolean sheaf_pictures_let_go (SheafLibrary *self, guint limit, gboolean *left, GError **error);
