/* library-again.h: articles that an older Sheaf read otherwise
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/**
 * sheaf_library_read_again:
 * @limit: articles at the most
 * @left: (out): whether there was anything to do, so that there may be more, or something to index again
 *
 * Reads articles again that an older Sheaf read otherwise (SHEAF_DERIVE_VERSION): bytes, overlay and flags stay.
 * One whose bytes are damaged stays as it is. A transaction of its own, short.
 */
gboolean sheaf_library_read_again (SheafLibrary *self, guint limit, gboolean *left, GError **error);
