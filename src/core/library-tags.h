/* library-tags.h: the tags and their counts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

typedef struct
{
  gint64 id;
  char *name;
  guint count; /* articles outside the trash */
  guint unread;
} SheafTag;

void sheaf_tag_free (SheafTag *self);

/**
 * sheaf_library_get_tags:
 *
 * Looks at every article's tags: from a worker, not on the main thread.
 *
 * Returns: (transfer full): SheafTag *, collated by name; only those with articles outside the trash
 */
GPtrArray *sheaf_library_get_tags (SheafLibrary *self, GError **error);
