/* database.c: the thin wrapper that alone knows SQLite
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/database.h"

#include "core/database-private.h"
#include "core/tokenizer.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

/* How long one process waits for another's transaction; a reader is seldom in anyone's way. */
#define BUSY_WRITER_MS 10000
#define BUSY_READER_MS 2000
/* No value is longer than an article of 32 MiB and a little. */
#define MAX_LENGTH (64 * 1024 * 1024)
/* Virtual machine steps between two looks at the clock: about a tenth of a millisecond. */
#define PROGRESS_STEPS 2000

/* --- errors --- */

static SheafError
error_code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SHEAF_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SHEAF_ERROR_CORRUPT;
    case SQLITE_FULL:
      return SHEAF_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SHEAF_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return SHEAF_ERROR_UNREADABLE;
    case SQLITE_INTERRUPT:
      return SHEAF_ERROR_INTERRUPTED;
    case SQLITE_TOOBIG:
      return SHEAF_ERROR_LIMIT;
    default:
      return SHEAF_ERROR_FAILED;
    }
}

static const char *
describe (SheafError code)
{
  switch (code)
    {
    case SHEAF_ERROR_BUSY:
      return _ ("Another program is using the library; try again in a moment");
    case SHEAF_ERROR_CORRUPT:
      return _ ("The library file is damaged or not a library");
    case SHEAF_ERROR_FULL:
      return _ ("There is no space left for the library");
    case SHEAF_ERROR_READ_ONLY:
      return _ ("The library cannot be written");
    case SHEAF_ERROR_UNREADABLE:
      return _ ("The library file cannot be opened or read");
    case SHEAF_ERROR_INTERRUPTED:
      return _ ("The request was stopped");
    case SHEAF_ERROR_LIMIT:
      return _ ("The request took too long or is too big");
    default:
      return _ ("The library refused the request");
    }
}

gboolean
sheaf_database_fail (SheafDatabase *self, int result, GError **error)
{
  g_assert (self);
  SheafError code = error_code_of (result);
  /* A passed deadline interrupts too, but is a limit. */
  if (code == SHEAF_ERROR_INTERRUPTED && self->deadline &&
      g_get_monotonic_time () >= self->deadline)
    code = SHEAF_ERROR_LIMIT;
  g_autofree char *detail = g_utf8_make_valid (
      self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result), -1);
  /* Translators: what happened, then SQLite's own code and words */
  g_set_error (error, SHEAF_ERROR, (int) code, _ ("%s (SQLite %d: %s)"), describe (code), result,
               detail);
  return FALSE;
}

/* --- opening --- */

static gboolean
configure_handle (SheafDatabase *self, GError **error)
{
  const struct
  {
    int option;
    int on;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int result = sqlite3_db_config (self->handle, options[i].option, options[i].on, NULL);
      if (result != SQLITE_OK)
        return sheaf_database_fail (self, result, error);
    }
  int result = sheaf_tokenizer_register (self->handle);
  if (result != SQLITE_OK)
    return sheaf_database_fail (self, result, error);
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, MAX_LENGTH);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_busy_timeout (self->handle,
                        self->mode == SHEAF_DATABASE_WRITE ? BUSY_WRITER_MS : BUSY_READER_MS);
  return TRUE;
}

static gboolean
open_handle (SheafDatabase *self, const char *path, GError **error)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *name = g_strdup (path);
  if (self->mode == SHEAF_DATABASE_WRITE)
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  else
    flags |= SQLITE_OPEN_READONLY;
  if (self->mode == SHEAF_DATABASE_IMMUTABLE)
    {
      g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
      g_free (name);
      name = g_strdup_printf ("file:%s?immutable=1", escaped);
      flags |= SQLITE_OPEN_URI;
    }
  int result = sqlite3_open_v2 (name, &self->handle, flags, NULL);
  return result == SQLITE_OK || sheaf_database_fail (self, result, error);
}

/* SQLite opens a file it may not write for reading instead and says nothing. */
static gboolean
check_writable (SheafDatabase *self, GError **error)
{
  if (self->mode != SHEAF_DATABASE_WRITE || sqlite3_db_readonly (self->handle, "main") == 0)
    return TRUE;
  return sheaf_database_fail (self, SQLITE_READONLY, error);
}

/* The last one is the first to read the file. */
static gboolean
set_pragmas (SheafDatabase *self, GError **error)
{
  return sheaf_database_run_script (self,
                                    "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                                    "PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL;"
                                    "PRAGMA cache_size=-16384; PRAGMA user_version;",
                                    error);
}

gboolean
sheaf_database_use_wal (SheafDatabase *self, GError **error)
{
  return sheaf_database_run_script (
      self, "PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=33554432;", error);
}

SheafDatabase *
sheaf_database_open (const char *path, SheafDatabaseMode mode, GError **error)
{
  g_return_val_if_fail (path, NULL);

  g_autoptr (SheafDatabase) self = g_new0 (SheafDatabase, 1);
  self->mode = mode;
  self->cache = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                       (GDestroyNotify) sheaf_statement_free);
  if (!open_handle (self, path, error) || !configure_handle (self, error) ||
      !check_writable (self, error) || !set_pragmas (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sheaf_database_close (SheafDatabase *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->cache);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

SheafDatabaseMode
sheaf_database_get_mode (SheafDatabase *self)
{
  g_return_val_if_fail (self, SHEAF_DATABASE_READ);
  return self->mode;
}

/* --- transactions --- */

gboolean
sheaf_database_begin (SheafDatabase *self, GError **error)
{
  return sheaf_database_run (self, "BEGIN IMMEDIATE", SHEAF_VALUES (), error);
}

gboolean
sheaf_database_begin_read (SheafDatabase *self, GError **error)
{
  return sheaf_database_run (self, "BEGIN", SHEAF_VALUES (), error);
}

gboolean
sheaf_database_in_transaction (SheafDatabase *self)
{
  g_return_val_if_fail (self, FALSE);
  return !sqlite3_get_autocommit (self->handle);
}

gboolean
sheaf_database_commit (SheafDatabase *self, GError **error)
{
  if (sheaf_database_run (self, "COMMIT", SHEAF_VALUES (), error))
    return TRUE;
  sheaf_database_rollback (self);
  return FALSE;
}

void
sheaf_database_rollback (SheafDatabase *self)
{
  /* A full disk or an I/O error has rolled back by itself. */
  if (!self || !sheaf_database_in_transaction (self))
    return;
  g_autoptr (GError) error = NULL;
  if (!sheaf_database_run (self, "ROLLBACK", SHEAF_VALUES (), &error))
    g_warning ("rollback: %s", error->message);
}

SheafTransaction *
sheaf_transaction_begin (SheafDatabase *database, GError **error)
{
  return sheaf_database_begin (database, error) ? database : NULL;
}

gboolean
sheaf_transaction_commit (SheafTransaction **self, GError **error)
{
  g_return_val_if_fail (self && *self, FALSE);
  return sheaf_database_commit (g_steal_pointer (self), error);
}

/* --- the rest --- */

gint64
sheaf_database_last_id (SheafDatabase *self)
{
  g_return_val_if_fail (self, 0);
  return sqlite3_last_insert_rowid (self->handle);
}

gint64
sheaf_database_changes (SheafDatabase *self)
{
  g_return_val_if_fail (self, 0);
  return sqlite3_changes64 (self->handle);
}

gint64
sheaf_database_total_changes (SheafDatabase *self)
{
  g_return_val_if_fail (self, 0);
  return sqlite3_total_changes64 (self->handle);
}

gint64
sheaf_database_data_version (SheafDatabase *self, GError **error)
{
  gint64 version = -1;
  sheaf_database_get_int64 (self, "PRAGMA data_version", SHEAF_VALUES (), &version, error);
  return version;
}

void
sheaf_database_interrupt (SheafDatabase *self)
{
  g_return_if_fail (self);
  sqlite3_interrupt (self->handle);
}

static int
deadline_cb (gpointer data)
{
  SheafDatabase *self = data;
  return g_get_monotonic_time () >= self->deadline;
}

void
sheaf_database_set_time_limit (SheafDatabase *self, guint milliseconds)
{
  g_return_if_fail (self);
  self->deadline = milliseconds ? g_get_monotonic_time () + milliseconds * 1000LL : 0;
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, milliseconds ? deadline_cb : NULL, self);
}

static void
text_function_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_assert (n_values == 3);
  const SheafTextFunc *func = sqlite3_user_data (context);
  gconstpointer data = sqlite3_value_blob (values[0]);
  g_autoptr (GBytes) raw = g_bytes_new_static (data, (gsize) sqlite3_value_bytes (values[0]));
  char *text =
      (*func) (raw, sqlite3_value_int64 (values[1]), (const char *) sqlite3_value_text (values[2]));
  if (text)
    sqlite3_result_text64 (context, text, strlen (text), g_free, SQLITE_UTF8);
}

gboolean
sheaf_database_add_text_function (SheafDatabase *self,
                                  const char *name,
                                  SheafTextFunc func,
                                  GError **error)
{
  g_return_val_if_fail (self && name && func, FALSE);

  /* A pointer to a function does not fit a pointer to data by the letter of C. */
  SheafTextFunc *boxed = g_new (SheafTextFunc, 1);
  *boxed = func;
  int result = sqlite3_create_function_v2 (self->handle, name, 3,
                                           SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                           boxed, text_function_cb, NULL, NULL, g_free);
  return result == SQLITE_OK || sheaf_database_fail (self, result, error);
}
