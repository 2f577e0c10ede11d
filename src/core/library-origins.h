/* library-origins.h: every place an article's bytes came from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* One of the places an article's bytes came from: names are bytes, as the file system has them. */
typedef struct
{
  char *root; /* absolute path of the import root */
  char *path; /* below it */
  gsize site; /* bytes of @path, with the slash, that lead to the folder of its site */
} SheafOrigin;

void sheaf_origin_free (SheafOrigin *self);

/**
 * sheaf_library_get_origins:
 *
 * Returns: (transfer full): SheafOrigin *, the article's own first; empty where there is no such article,
 *   NULL on error
 */
GPtrArray *sheaf_library_get_origins (SheafLibrary *self, gint64 id, GError **error);
