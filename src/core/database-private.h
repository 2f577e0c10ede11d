/* database-private.h: what the two halves of the wrapper share; stands below database.h
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Named here, so that this header needs no sqlite3.h. */
struct sqlite3;
struct sqlite3_stmt;

struct _SheafDatabase
{
  struct sqlite3 *handle;
  int mode;          /* SheafDatabaseMode */
  GHashTable *cache; /* const char *sql -> SheafStatement * */
  gint64 deadline;   /* monotonic, 0: none */
};

struct _SheafStatement
{
  struct _SheafDatabase *database;
  struct sqlite3_stmt *handle;
  gboolean cached;
  gboolean held; /* given out by prepare() */
  gboolean ended;
  int bind_error; /* told by the next step */
};

/* Always FALSE, so that callers can return it: @result and SQLite's words as a SHEAF_ERROR. */
gboolean sheaf_database_fail (struct _SheafDatabase *self, int result, GError **error);

/* For the cache: a statement nobody holds. */
void sheaf_statement_free (struct _SheafStatement *self);
