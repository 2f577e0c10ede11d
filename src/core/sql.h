/* sql.h: a statement put together at run time
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"

/**
 * SheafSql:
 *
 * SQL whose text is made of constant pieces only; every value is bound (SAFETY P8). For a variable on
 * the stack: `g_auto (SheafSql) sql;` and sheaf_sql_init() at once.
 */
typedef struct
{
  GString *text;
  GArray *values;   /* SheafValue */
  GPtrArray *owned; /* what they point at */
} SheafSql;

/* Empty; free what it holds with sheaf_sql_clear(). */
void sheaf_sql_init (SheafSql *self);
void sheaf_sql_clear (SheafSql *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafSql, sheaf_sql_clear)

/* @piece: a constant. */
void sheaf_sql_append (SheafSql *self, const char *piece);

/* The values of the next parameters. @text is copied. */
void sheaf_sql_bind_text (SheafSql *self, const char *text);
void sheaf_sql_bind_int64 (SheafSql *self, gint64 integer);

/* @piece with one parameter, which is the JSON list @list; where that is NULL, an empty one. */
void sheaf_sql_append_list (SheafSql *self, const char *piece, const char *list);

/* Returns: (transfer full) (nullable): ready to step; outlives @self */
SheafStatement *sheaf_sql_query (const SheafSql *self, SheafDatabase *database, GError **error);
