/* library-derive.h: bytes of the library understood again, as they were the first time
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/draft.h"
#include "core/library.h"

/* What it takes to derive alike: kept with an article and with each of its versions. */
typedef struct
{
  SheafDialect dialect;
  char *encoding; /* (nullable) */
  gint64 import;  /* whose time zone holds */
} SheafDeriving;

/* Frees what @self points to. */
void sheaf_deriving_clear (SheafDeriving *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafDeriving, sheaf_deriving_clear)

/* How article @id was derived; SHEAF_ERROR_NOT_FOUND where there is none. */
gboolean
sheaf_deriving_read (SheafLibrary *self, gint64 id, SheafDeriving *deriving, GError **error);

/* The time zone of an import, as it was named. @zone: (out) (transfer full) (nullable) */
gboolean sheaf_deriving_read_zone (SheafLibrary *self, gint64 import, char **zone, GError **error);

/* The same, to read dates by: the system's own where it is not known. (transfer full) (nullable): NULL on error */
GTimeZone *sheaf_deriving_find_zone (SheafLibrary *self, gint64 import, GError **error);

/**
 * sheaf_derive:
 * @path: below its site, as for sheaf_draft_new()
 *
 * Returns: (transfer full)
 */
SheafDraft *sheaf_derive (SheafLibrary *self,
                          GBytes *bytes,
                          const char *path,
                          const SheafDeriving *deriving,
                          GError **error);

/* The part of @path, which is below a root, that the rules see. @site: bytes that lead to the site's folder */
const char *sheaf_derive_below_site (const char *path, gsize site);

/* Where article @id comes from: its path below its site. @path: (out) (transfer full) */
gboolean sheaf_derive_find_path (SheafLibrary *self, gint64 id, char **path, GError **error);

/* The same as sheaf_library_get_source(), also of an article that an undone import withdrew. (transfer full) */
GBytes *sheaf_library_read_source (SheafLibrary *self, gint64 id, GError **error);
