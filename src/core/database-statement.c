/* database-statement.c: prepared statements, their values and their rows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/database.h"

#include "core/database-private.h"

#include <sqlite3.h>
#include <string.h>

/* --- making them --- */

void
sheaf_statement_free (SheafStatement *self)
{
  g_assert (!self->held);
  sqlite3_finalize (self->handle);
  g_free (self);
}

static SheafStatement *
statement_new (SheafDatabase *self, const char *sql, guint flags, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int result = sqlite3_prepare_v3 (self->handle, sql, -1, flags, &handle, NULL);
  if (result != SQLITE_OK)
    {
      sheaf_database_fail (self, result, error);
      return NULL;
    }
  SheafStatement *statement = g_new0 (SheafStatement, 1);
  statement->database = self;
  statement->handle = handle;
  return statement;
}

SheafStatement *
sheaf_database_prepare (SheafDatabase *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self && sql, NULL);

  SheafStatement *statement = g_hash_table_lookup (self->cache, sql);
  /* Held already: a query inside its own rows gets a statement of its own. */
  if (statement && statement->held)
    return sheaf_database_prepare_once (self, sql, error);
  if (!statement)
    {
      statement = statement_new (self, sql, SQLITE_PREPARE_PERSISTENT, error);
      if (!statement)
        return NULL;
      statement->cached = TRUE;
      g_hash_table_insert (self->cache, (gpointer) sql, statement);
    }
  statement->held = TRUE;
  return statement;
}

SheafStatement *
sheaf_database_prepare_once (SheafDatabase *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self && sql, NULL);

  SheafStatement *statement = statement_new (self, sql, 0, error);
  if (statement)
    statement->held = TRUE;
  return statement;
}

void
sheaf_statement_release (SheafStatement *self)
{
  if (!self)
    return;
  self->held = FALSE;
  if (!self->cached)
    {
      sheaf_statement_free (self);
      return;
    }
  if (!self->ended) /* else it was reset at the end of its rows */
    sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->ended = FALSE;
  self->bind_error = SQLITE_OK;
}

static void
note_bind (SheafStatement *self, int result)
{
  if (result != SQLITE_OK && self->bind_error == SQLITE_OK)
    self->bind_error = result;
}

void
sheaf_statement_bind_int64 (SheafStatement *self, int index, gint64 value)
{
  g_return_if_fail (self);
  note_bind (self, sqlite3_bind_int64 (self->handle, index, value));
}

void
sheaf_statement_bind_text (SheafStatement *self, int index, const char *text)
{
  g_return_if_fail (self);
  note_bind (self, sqlite3_bind_text64 (self->handle, index, text, text ? strlen (text) : 0,
                                        SQLITE_TRANSIENT, SQLITE_UTF8));
}

static void
bind_blob (SheafStatement *self, int index, gconstpointer data, gsize size)
{
  /* A NULL pointer would bind null, also for a blob of no bytes. */
  note_bind (self,
             sqlite3_bind_blob64 (self->handle, index, data ? data : "", size, SQLITE_TRANSIENT));
}

void
sheaf_statement_bind_bytes (SheafStatement *self, int index, GBytes *bytes)
{
  g_return_if_fail (self);
  if (!bytes)
    {
      sheaf_statement_bind_null (self, index);
      return;
    }
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  bind_blob (self, index, data, size);
}

void
sheaf_statement_bind_null (SheafStatement *self, int index)
{
  g_return_if_fail (self);
  note_bind (self, sqlite3_bind_null (self->handle, index));
}

void
sheaf_statement_bind_double (SheafStatement *self, int index, double value)
{
  g_return_if_fail (self);
  note_bind (self, sqlite3_bind_double (self->handle, index, value));
}

void
sheaf_statement_bind_values (SheafStatement *self, const SheafValue *values)
{
  g_return_if_fail (self && values);

  for (int i = 1; values->kind != SHEAF_VALUE_END; i++, values++)
    switch (values->kind)
      {
      case SHEAF_VALUE_INTEGER:
        sheaf_statement_bind_int64 (self, i, values->integer);
        break;
      case SHEAF_VALUE_TEXT:
        sheaf_statement_bind_text (self, i, values->pointer);
        break;
      case SHEAF_VALUE_BLOB:
        bind_blob (self, i, values->pointer, (gsize) values->integer);
        break;
      case SHEAF_VALUE_BYTES:
        sheaf_statement_bind_bytes (self, i, (GBytes *) values->pointer);
        break;
      case SHEAF_VALUE_NULL:
      case SHEAF_VALUE_END:
      default:
        sheaf_statement_bind_null (self, i);
      }
}

void
sheaf_statement_reset (SheafStatement *self)
{
  g_return_if_fail (self);
  sqlite3_reset (self->handle);
}

gboolean
sheaf_statement_step (SheafStatement *self, GError **error)
{
  if (!self)
    return FALSE;
  self->ended = FALSE;
  if (self->bind_error != SQLITE_OK)
    return sheaf_database_fail (self->database, self->bind_error, error);
  int result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return TRUE;
  self->ended = result == SQLITE_DONE;
  if (!self->ended)
    sheaf_database_fail (self->database, result, error);
  /* Ends the read at once: an open one would keep the WAL from being taken over. */
  sqlite3_reset (self->handle);
  return FALSE;
}

gboolean
sheaf_statement_ended (SheafStatement *self)
{
  return self && self->ended;
}

gboolean
sheaf_statement_run (SheafStatement *self, GError **error)
{
  while (sheaf_statement_step (self, error))
    ;
  return sheaf_statement_ended (self);
}

/* --- columns --- */

gint64
sheaf_statement_get_int64 (SheafStatement *self, int column)
{
  g_return_val_if_fail (self, 0);
  return sqlite3_column_int64 (self->handle, column);
}

double
sheaf_statement_get_double (SheafStatement *self, int column)
{
  g_return_val_if_fail (self, 0);
  return sqlite3_column_double (self->handle, column);
}

const char *
sheaf_statement_get_text (SheafStatement *self, int column)
{
  g_return_val_if_fail (self, NULL);
  return (const char *) sqlite3_column_text (self->handle, column);
}

char *
sheaf_statement_dup_text (SheafStatement *self, int column)
{
  return g_strdup (sheaf_statement_get_text (self, column));
}

gconstpointer
sheaf_statement_get_data (SheafStatement *self, int column, gsize *size)
{
  g_return_val_if_fail (self && size, NULL);
  gconstpointer data = sqlite3_column_blob (self->handle, column);
  *size = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}

GBytes *
sheaf_statement_get_bytes (SheafStatement *self, int column)
{
  gsize size = 0;
  gconstpointer data = sheaf_statement_get_data (self, column, &size);
  return g_bytes_new (data, size);
}

gboolean
sheaf_statement_is_null (SheafStatement *self, int column)
{
  g_return_val_if_fail (self, TRUE);
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/* --- in one call --- */

SheafStatement *
sheaf_database_query (SheafDatabase *self,
                      const char *sql,
                      const SheafValue *values,
                      GError **error)
{
  SheafStatement *statement = sheaf_database_prepare (self, sql, error);
  if (statement)
    sheaf_statement_bind_values (statement, values);
  return statement;
}

gboolean
sheaf_database_run (SheafDatabase *self, const char *sql, const SheafValue *values, GError **error)
{
  g_autoptr (SheafStatement) statement = sheaf_database_query (self, sql, values, error);
  return sheaf_statement_run (statement, error);
}

gboolean
sheaf_database_get_int64 (SheafDatabase *self,
                          const char *sql,
                          const SheafValue *values,
                          gint64 *value,
                          GError **error)
{
  g_return_val_if_fail (value, FALSE);

  g_autoptr (SheafStatement) statement = sheaf_database_query (self, sql, values, error);
  if (!sheaf_statement_step (statement, error))
    return sheaf_statement_ended (statement);
  *value = sheaf_statement_get_int64 (statement, 0);
  return TRUE;
}

gboolean
sheaf_database_run_script (SheafDatabase *self, const char *script, GError **error)
{
  g_return_val_if_fail (self && script, FALSE);

  const char *rest = script;
  while (*rest)
    {
      sqlite3_stmt *statement = NULL;
      int result = sqlite3_prepare_v2 (self->handle, rest, -1, &statement, &rest);
      while (result == SQLITE_OK || result == SQLITE_ROW)
        {
          if (!statement) /* a comment or blanks */
            break;
          result = sqlite3_step (statement);
        }
      gboolean failed = result != SQLITE_OK && result != SQLITE_DONE;
      if (failed)
        sheaf_database_fail (self, result, error);
      sqlite3_finalize (statement);
      if (failed)
        return FALSE;
    }
  return TRUE;
}
