/* library-again.c: articles that an older Sheaf read otherwise
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-again.h"

#include "core/library-derive.h"
#include "core/library-private.h"
#include "core/library-rows.h"

#include <inttypes.h>

static gboolean
derive_one (SheafLibrary *self, gint64 id, GError **error)
{
  g_auto (SheafDeriving) deriving = { 0 };
  g_autoptr (GBytes) bytes = sheaf_library_read_source (self, id, error);
  g_autofree char *path = NULL;
  g_autoptr (SheafDraft) draft = NULL;

  if (!bytes || !sheaf_deriving_read (self, id, &deriving, error) ||
      !sheaf_derive_find_path (self, id, &path, error))
    return FALSE;
  draft = sheaf_derive (self, bytes, path, &deriving, error);
  return draft && sheaf_rows_replace (self, id, draft, deriving.import, error);
}

/* What is damaged, or has lost its place, is the doctor's; it must not stand in the way of the others. */
static gboolean
derive_or_pass (SheafLibrary *self, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (derive_one (self, id, &local))
    return TRUE;
  if (!sheaf_database_in_transaction (self->database) ||
      (!g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_CORRUPT) &&
       !g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_LIMIT) &&
       !g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND)))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_message ("Article %" PRId64 " is not read again: %s", id, local->message);
  return sheaf_database_run (self->database, "UPDATE article SET derived = ?2 WHERE id = ?1",
                             SHEAF_VALUES (SHEAF_INT (id), SHEAF_INT (SHEAF_DERIVE_VERSION)),
                             error);
}

static GArray *
find_older (SheafLibrary *self, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, "SELECT id FROM article INDEXED BY article_derived WHERE derived < ? LIMIT ?",
      SHEAF_VALUES (SHEAF_INT (SHEAF_DERIVE_VERSION), SHEAF_INT (limit)), error);

  while (sheaf_statement_step (row, error))
    {
      gint64 id = sheaf_statement_get_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&ids) : NULL;
}

gboolean
sheaf_library_read_again (SheafLibrary *self, guint limit, gboolean *left, GError **error)
{
  g_autoptr (SheafTransaction) transaction = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (self && limit && left, FALSE);

  *left = FALSE;
  ids = find_older (self, 1, error); /* without a lock, as there is mostly nothing to do */
  if (!ids || !ids->len)
    return ids != NULL;
  g_clear_pointer (&ids, g_array_unref);
  transaction = sheaf_transaction_begin (self->database, error);
  ids = transaction ? find_older (self, limit, error) : NULL;
  for (guint i = 0; ids && i < ids->len; i++)
    if (!derive_or_pass (self, g_array_index (ids, gint64, i), error))
      return FALSE;
  *left = ids != NULL; /* what is read again may want to be indexed again */
  return ids && sheaf_transaction_commit (&transaction, error);
}
