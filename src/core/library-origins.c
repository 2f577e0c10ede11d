/* library-origins.c: where an article's bytes came from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-origins.h"

#include "core/library-private.h"

void
sheaf_origin_free (SheafOrigin *self)
{
  g_free (self->root);
  g_free (self->path);
  g_free (self);
}

GPtrArray *
sheaf_library_get_origins (SheafLibrary *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) origins =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_origin_free);
  g_autoptr (SheafStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self, NULL);

  statement = sheaf_database_query (
      self->database,
      "SELECT r.path, p.path, p.site FROM place p JOIN root r ON r.id = p.root "
      "WHERE p.article = ?1 ORDER BY p.main DESC, r.path, p.path",
      SHEAF_VALUES (SHEAF_INT (id)), error);
  if (!statement)
    return NULL;
  while (sheaf_statement_step (statement, &local))
    {
      SheafOrigin *origin = g_new0 (SheafOrigin, 1);

      origin->root = sheaf_statement_dup_text (statement, 0);
      origin->path = sheaf_statement_dup_text (statement, 1);
      origin->site = (gsize) MAX (sheaf_statement_get_int64 (statement, 2), 0);
      g_ptr_array_add (origins, origin);
    }
  if (!local)
    return g_steal_pointer (&origins);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
