/* database.h: the thin wrapper that alone knows SQLite
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/error.h"

/* A connection, and a prepared statement. Every SQL text is constant; every value is bound. */
typedef struct _SheafDatabase SheafDatabase;
typedef struct _SheafStatement SheafStatement;

typedef enum
{
  SHEAF_DATABASE_WRITE, /* created where missing; SHEAF_ERROR_READ_ONLY where it cannot be written */
  SHEAF_DATABASE_READ,  /* must exist; sees what others commit */
  SHEAF_DATABASE_IMMUTABLE, /* must exist and not change: for media that cannot be written at all */
} SheafDatabaseMode;

/**
 * sheaf_database_open:
 * @path: a file name
 *
 * synchronous=FULL, foreign keys; trusted_schema off, DEFENSIVE, no triggers, cell_size_check,
 * since the file may come from someone else. The first read decides whether it is a database at all.
 *
 * Returns: (transfer full): NULL with _CORRUPT, _UNREADABLE, _READ_ONLY, _BUSY or _FULL
 */
SheafDatabase *sheaf_database_open (const char *path, SheafDatabaseMode mode, GError **error);

/* No statement may be held any more. */
void sheaf_database_close (SheafDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafDatabase, sheaf_database_close)

/* Turns the write-ahead log on; not part of opening, since it would change another program's file. */
gboolean sheaf_database_use_wal (SheafDatabase *self, GError **error);

/* The mode it was opened with. */
SheafDatabaseMode sheaf_database_get_mode (SheafDatabase *self);

/* One bound value, made by the macros below; text and bytes must live until the call returns. */
typedef struct
{
  enum
  {
    SHEAF_VALUE_END,
    SHEAF_VALUE_NULL,
    SHEAF_VALUE_INTEGER,
    SHEAF_VALUE_TEXT,
    SHEAF_VALUE_BLOB,
    SHEAF_VALUE_BYTES,
  } kind;
  gint64 integer; /* or the length of a blob */
  gconstpointer pointer;
} SheafValue;

#define SHEAF_NULL        ((SheafValue){ .kind = SHEAF_VALUE_NULL })
#define SHEAF_INT(v)      ((SheafValue){ .kind = SHEAF_VALUE_INTEGER, .integer = (v) })
#define SHEAF_TEXT(v)     ((SheafValue){ .kind = SHEAF_VALUE_TEXT, .pointer = (v) }) /* NULL: null */
#define SHEAF_BLOB(p, n)  ((SheafValue){ .kind = SHEAF_VALUE_BLOB, .integer = (n), .pointer = (p) })
#define SHEAF_BYTES(v)    ((SheafValue){ .kind = SHEAF_VALUE_BYTES, .pointer = (v) }) /* NULL: null */
#define SHEAF_ID(v)       ((v) ? SHEAF_INT (v) : SHEAF_NULL)                          /* 0: null */
#define SHEAF_VALUES(...) ((const SheafValue[]){ __VA_ARGS__ __VA_OPT__ (, ){ 0 } })

/**
 * sheaf_database_prepare:
 * @sql: one statement; static, as it is kept as the key of the connection's cache
 *
 * Returns: (transfer full): ready to bind; give back with sheaf_statement_release(), which ends the
 *   read it holds open
 */
SheafStatement *sheaf_database_prepare (SheafDatabase *self, const char *sql, GError **error);

/* The same for @sql built at run time of constant pieces; not cached. */
SheafStatement *sheaf_database_prepare_once (SheafDatabase *self, const char *sql, GError **error);
void sheaf_statement_release (SheafStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafStatement, sheaf_statement_release)

/* Binds, from parameter 1. A failure (out of memory, too long) is told by the next step. */
void sheaf_statement_bind_int64 (SheafStatement *self, int index, gint64 value);
void sheaf_statement_bind_text (SheafStatement *self, int index, const char *text);
void sheaf_statement_bind_bytes (SheafStatement *self, int index, GBytes *bytes);
void sheaf_statement_bind_null (SheafStatement *self, int index);
void sheaf_statement_bind_double (SheafStatement *self, int index, double value);
void sheaf_statement_bind_values (SheafStatement *self, const SheafValue *values);

/* Starts again with the same values. */
void sheaf_statement_reset (SheafStatement *self);

/**
 * sheaf_statement_step:
 * @self: (nullable): what preparing gave; NULL has no rows, its error is already told
 *
 * Returns: TRUE with a row; FALSE at the end, or with @error set; sheaf_statement_ended() tells which
 */
gboolean sheaf_statement_step (SheafStatement *self, GError **error);

/* Whether the rows came to their end without an error; FALSE for NULL. */
gboolean sheaf_statement_ended (SheafStatement *self);

/* Steps to the end and resets. Returns: FALSE with @error set */
gboolean sheaf_statement_run (SheafStatement *self, GError **error);

/* Columns of the row, from 0; text and data live until the next step. */
gint64 sheaf_statement_get_int64 (SheafStatement *self, int column);
double sheaf_statement_get_double (SheafStatement *self, int column);
const char *sheaf_statement_get_text (SheafStatement *self, int column);
char *sheaf_statement_dup_text (SheafStatement *self, int column); /* (nullable) (transfer full) */
gconstpointer sheaf_statement_get_data (SheafStatement *self, int column, gsize *size);
GBytes *sheaf_statement_get_bytes (SheafStatement *self, int column); /* (transfer full) */
gboolean sheaf_statement_is_null (SheafStatement *self, int column);

/* Prepares @sql, binds the SHEAF_VALUES() and steps to the end: one call for what gives no rows. */
gboolean
sheaf_database_run (SheafDatabase *self, const char *sql, const SheafValue *values, GError **error);

/* Prepares @sql and binds; step it for the rows. Returns: (transfer full) (nullable) */
SheafStatement *sheaf_database_query (SheafDatabase *self,
                                      const char *sql,
                                      const SheafValue *values,
                                      GError **error);

/* The first column of the first row; @value is left alone where there is no row. */
gboolean sheaf_database_get_int64 (SheafDatabase *self,
                                   const char *sql,
                                   const SheafValue *values,
                                   gint64 *value,
                                   GError **error);

/* Runs a script of ours, statement by statement, without values. */
gboolean sheaf_database_run_script (SheafDatabase *self, const char *script, GError **error);

/* BEGIN IMMEDIATE, COMMIT, ROLLBACK. A failed commit has been rolled back. */
gboolean sheaf_database_begin (SheafDatabase *self, GError **error);
gboolean sheaf_database_commit (SheafDatabase *self, GError **error);
void sheaf_database_rollback (SheafDatabase *self);

/* A read transaction, so that several queries see one state; ended by sheaf_database_rollback(). */
gboolean sheaf_database_begin_read (SheafDatabase *self, GError **error);
gboolean sheaf_database_in_transaction (SheafDatabase *self);

/* Rolls back where the transaction was not committed: `g_autoptr (SheafTransaction) t = …` */
typedef struct _SheafDatabase SheafTransaction;
SheafTransaction *sheaf_transaction_begin (SheafDatabase *database, GError **error);
gboolean sheaf_transaction_commit (SheafTransaction **self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafTransaction, sheaf_database_rollback)

/* The rowid of the last row inserted. */
gint64 sheaf_database_last_id (SheafDatabase *self);

/* Rows changed by the last statement, and since the database was opened. */
gint64 sheaf_database_changes (SheafDatabase *self);
gint64 sheaf_database_total_changes (SheafDatabase *self);

/* Differs from the last answer when another connection has committed; -1 on error. */
gint64 sheaf_database_data_version (SheafDatabase *self, GError **error);

/* Makes what runs fail with SHEAF_ERROR_INTERRUPTED; from any thread while the database is open. */
void sheaf_database_interrupt (SheafDatabase *self);

/**
 * sheaf_database_set_time_limit:
 * @milliseconds: from now; 0: none
 *
 * What still runs then fails with SHEAF_ERROR_LIMIT.
 */
void sheaf_database_set_time_limit (SheafDatabase *self, guint milliseconds);

/* Called from SQL; must be without state and its output bounded. Returns: (transfer full) (nullable) */
typedef char *(*SheafTextFunc) (GBytes *raw, gint64 format, const char *encoding);

/**
 * sheaf_database_add_text_function:
 *
 * Makes `name (raw, format, encoding)` callable from views (INNOCUOUS, DETERMINISTIC).
 */
gboolean sheaf_database_add_text_function (SheafDatabase *self,
                                           const char *name,
                                           SheafTextFunc func,
                                           GError **error);
