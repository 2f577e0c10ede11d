/* sql.c: a statement put together at run time
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sql.h"

void
sheaf_sql_init (SheafSql *self)
{
  g_return_if_fail (self);
  self->text = g_string_new (NULL);
  self->values = g_array_new (TRUE, TRUE, sizeof (SheafValue));
  self->owned = g_ptr_array_new_with_free_func (g_free);
}

void
sheaf_sql_clear (SheafSql *self)
{
  g_return_if_fail (self);
  g_string_free (self->text, TRUE);
  g_array_unref (self->values);
  g_ptr_array_unref (self->owned);
}

void
sheaf_sql_append (SheafSql *self, const char *piece)
{
  g_return_if_fail (self && piece);
  g_string_append (self->text, piece);
}

void
sheaf_sql_bind_text (SheafSql *self, const char *text)
{
  char *copy = g_strdup (text);
  SheafValue value = SHEAF_TEXT (copy);

  g_return_if_fail (self);
  g_ptr_array_add (self->owned, copy);
  g_array_append_val (self->values, value);
}

void
sheaf_sql_bind_int64 (SheafSql *self, gint64 integer)
{
  SheafValue value = SHEAF_INT (integer);

  g_return_if_fail (self);
  g_array_append_val (self->values, value);
}

void
sheaf_sql_append_list (SheafSql *self, const char *piece, const char *list)
{
  g_return_if_fail (self && piece);
  sheaf_sql_append (self, piece);
  sheaf_sql_bind_text (self, list ? list : "[]");
}

SheafStatement *
sheaf_sql_query (const SheafSql *self, SheafDatabase *database, GError **error)
{
  SheafStatement *statement;

  g_return_val_if_fail (self && database, NULL);

  statement = sheaf_database_prepare_once (database, self->text->str, error);
  if (statement)
    sheaf_statement_bind_values (statement, (const SheafValue *) (gpointer) self->values->data);
  return statement;
}
