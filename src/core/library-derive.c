/* library-derive.c: bytes of the library understood again, as they were the first time
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-derive.h"

#include "core/date.h"
#include "core/library-places.h"
#include "core/library-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

void
sheaf_deriving_clear (SheafDeriving *self)
{
  g_clear_pointer (&self->encoding, g_free);
}

gboolean
sheaf_deriving_read (SheafLibrary *self, gint64 id, SheafDeriving *deriving, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, "SELECT dialect, encoding, import FROM article WHERE id = ?",
      SHEAF_VALUES (SHEAF_INT (id)), error);
  if (!sheaf_library_step_article (row, id, error))
    return FALSE;
  if (!sheaf_dialect_from_string (sheaf_statement_get_text (row, 0), &deriving->dialect))
    deriving->dialect = SHEAF_DIALECT_PLAIN;
  deriving->encoding = sheaf_statement_dup_text (row, 1);
  deriving->import = sheaf_statement_get_int64 (row, 2);
  return TRUE;
}

gboolean
sheaf_deriving_read_zone (SheafLibrary *self, gint64 import, char **zone, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, "SELECT zone FROM import WHERE id = ?",
                            SHEAF_VALUES (SHEAF_INT (import)), error);
  *zone = NULL;
  if (!sheaf_statement_step (row, error))
    return sheaf_statement_ended (row);
  *zone = sheaf_statement_dup_text (row, 0);
  return TRUE;
}

/* A zone that this system does not know (any more) gives way to its own. */
GTimeZone *
sheaf_deriving_find_zone (SheafLibrary *self, gint64 import, GError **error)
{
  g_autofree char *name = NULL;
  if (!sheaf_deriving_read_zone (self, import, &name, error))
    return NULL;
  GTimeZone *zone = sheaf_date_zone (name);
  return zone ? zone : g_time_zone_new_local ();
}

SheafDraft *
sheaf_derive (SheafLibrary *self,
              GBytes *bytes,
              const char *path,
              const SheafDeriving *deriving,
              GError **error)
{
  g_autoptr (GTimeZone) zone = sheaf_deriving_find_zone (self, deriving->import, error);
  if (!zone)
    return NULL;
  const SheafDraftOptions options = { .dialect = deriving->dialect,
                                      .zone = zone,
                                      .encoding = deriving->encoding };
  return sheaf_draft_new (bytes, path, &options, error);
}

const char *
sheaf_derive_below_site (const char *path, gsize site)
{
  return site < strlen (path) ? path + site : path;
}

gboolean
sheaf_derive_find_path (SheafLibrary *self, gint64 id, char **path, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, "SELECT path, site FROM place WHERE article = ? ORDER BY main DESC LIMIT 1",
      SHEAF_VALUES (SHEAF_INT (id)), error);
  *path = NULL;
  if (sheaf_statement_step (row, error))
    {
      g_autofree char *whole = sheaf_places_column (row, 0);
      gsize site = (gsize) sheaf_statement_get_int64 (row, 1);
      *path = g_strdup (sheaf_derive_below_site (whole, site));
    }
  else if (sheaf_statement_ended (row))
    g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
                 _ ("The library is damaged: article %" PRId64 " comes from nowhere"), id);
  return *path != NULL;
}
