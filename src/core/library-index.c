/* library-index.c: the search index, a cache beside the articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-index.h"

#include "core/library-private.h"

gboolean
sheaf_index_open (SheafLibrary *self, GError **error)
{
  return TRUE;
}

gboolean
sheaf_index_forget (SheafLibrary *self, gint64 article, GError **error)
{
  return sheaf_database_run (self->database, "UPDATE article SET indexed = 0 WHERE id = ?",
                             SHEAF_VALUES (SHEAF_INT (article)), error);
}

gboolean
sheaf_index_check (SheafLibrary *self, gboolean *sound, GError **error)
{
  *sound = TRUE;
  return TRUE;
}

gboolean
sheaf_index_reset (SheafLibrary *self, GError **error)
{
  return sheaf_database_run (self->database, "UPDATE article SET indexed = 0", SHEAF_VALUES (),
                             error);
}
