/* schema.c: the tables, and how they came to be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/schema.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* By number: scripts[0] makes version 1. */
static const char *const scripts[] = {
  OBJECT_PATH "/core/schema/001-library.sql",
  OBJECT_PATH "/core/schema/002-imports.sql",
  OBJECT_PATH "/core/schema/003-overlay.sql",
  OBJECT_PATH "/core/schema/004-pictures.sql",
  OBJECT_PATH "/core/schema/005-remote-pictures.sql",
  OBJECT_PATH "/core/schema/006-reading-place.sql",
  OBJECT_PATH "/core/schema/007-highlights.sql",
};
G_STATIC_ASSERT (G_N_ELEMENTS (scripts) == SHEAF_SCHEMA_VERSION);

static gboolean
read_number (SheafDatabase *database, const char *sql, gint64 *number, GError **error)
{
  *number = 0;
  return sheaf_database_get_int64 (database, sql, SHEAF_VALUES (), number, error);
}

gboolean
sheaf_schema_read_version (SheafDatabase *database, gint64 *version, GError **error)
{
  g_return_val_if_fail (database && version, FALSE);

  gint64 application_id = 0, n_tables = 0;
  if (!read_number (database, "PRAGMA user_version", version, error) ||
      !read_number (database, "PRAGMA application_id", &application_id, error) ||
      !read_number (database, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;

  if (*version == 0 && application_id == 0 && n_tables == 0)
    return TRUE;
  if (application_id != SHEAF_SCHEMA_APPLICATION_ID || *version < 1)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
                           _ ("The file is a database of another program, not a Sheaf library"));
      return FALSE;
    }
  if (*version > SHEAF_SCHEMA_VERSION)
    {
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NEWER,
                   _ ("The library was written by a newer Sheaf (library version %" PRId64
                      ", this Sheaf knows up to %d)"),
                   *version, SHEAF_SCHEMA_VERSION);
      return FALSE;
    }
  return TRUE;
}

/* The version is read again inside the transaction: another process may have been first. */
static gboolean
migrate_one (SheafDatabase *database, gboolean *done, GError **error)
{
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (database, error);
  gint64 version = 0;
  if (!transaction || !sheaf_schema_read_version (database, &version, error))
    return FALSE;
  *done = version >= SHEAF_SCHEMA_VERSION;
  if (*done)
    return TRUE;

  g_autoptr (GBytes) script =
      g_resources_lookup_data (scripts[version], G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (!script)
    return FALSE;
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (script, &size);
  g_autofree char *text = g_strndup (data, size);
  return sheaf_database_run_script (database, text, error) &&
         sheaf_transaction_commit (&transaction, error);
}

gboolean
sheaf_schema_migrate (SheafDatabase *database, GError **error)
{
  g_return_val_if_fail (database, FALSE);

  gboolean done = FALSE;
  while (!done)
    if (!migrate_one (database, &done, error))
      return FALSE;
  return TRUE;
}
