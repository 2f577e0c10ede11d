/* library-picture-bytes.c: the bytes of pictures, each kept once
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-picture-bytes.h"

#include "core/library-private.h"
#include "core/sha256.h"

gboolean
sheaf_pictures_keep (SheafLibrary *self,
                     const SheafPictureFound *found,
                     gint64 *picture,
                     GError **error)
{
  const SheafSha256 digest = sheaf_sha256_of (found->bytes);

  g_return_val_if_fail (self && found && found->bytes && picture, FALSE);

  *picture = 0;
  if (!sheaf_database_get_int64 (self->database, "SELECT id FROM picture WHERE sha256 = ?",
                                 SHEAF_VALUES (SHEAF_BLOB (digest.bytes, sizeof digest.bytes)),
                                 picture, error))
    return FALSE;
  if (*picture)
    return TRUE;
  if (!sheaf_database_run (self->database,
                           "INSERT INTO picture (sha256, type, width, height, size, added)"
                           " VALUES (?, ?, ?, ?, ?, ?)",
                           SHEAF_VALUES (SHEAF_BLOB (digest.bytes, sizeof digest.bytes),
                                         SHEAF_TEXT (found->type), SHEAF_INT (found->width),
                                         SHEAF_INT (found->height),
                                         SHEAF_INT ((gint64) g_bytes_get_size (found->bytes)),
                                         SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC)),
                           error))
    return FALSE;
  *picture = sheaf_database_last_id (self->database);
  return sheaf_database_run (self->database, "INSERT INTO picture_bytes (id, bytes) VALUES (?, ?)",
                             SHEAF_VALUES (SHEAF_INT (*picture), SHEAF_BYTES (found->bytes)),
                             error);
}

/* Returns: (transfer full) (nullable) */
static GArray *
find_unneeded (SheafLibrary *self, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT id FROM picture p WHERE NOT EXISTS (SELECT 1 FROM article_picture a"
      "  INDEXED BY article_picture_picture WHERE a.picture = p.id)"
      " AND NOT EXISTS (SELECT 1 FROM remote_picture r INDEXED BY remote_picture_picture"
      "  WHERE r.picture = p.id) LIMIT ?",
      SHEAF_VALUES (SHEAF_INT (limit)), error);

  while (sheaf_statement_step (row, error))
    {
      const gint64 id = sheaf_statement_get_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&ids) : NULL;
}

/* Again within the transaction: what another process has stored meanwhile may need one of them. */
static gboolean
delete_unneeded (SheafLibrary *self, guint limit, GError **error)
{
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  g_autoptr (GArray) ids = transaction ? find_unneeded (self, limit, error) : NULL;

  if (!ids)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!sheaf_database_run (self->database, "DELETE FROM picture WHERE id = ?",
                             SHEAF_VALUES (SHEAF_INT (g_array_index (ids, gint64, i))), error))
      return FALSE;
  return sheaf_transaction_commit (&transaction, error);
}

gboolean
sheaf_pictures_let_go (SheafLibrary *self, guint limit, gboolean *left, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (self && limit && left, FALSE);

  *left = FALSE;
  if (self->pictures_needed)
    return TRUE;
  ids = find_unneeded (self, limit, error);
  if (!ids || (ids->len > 0 && !delete_unneeded (self, limit, error)))
    return FALSE;
  *left = ids->len > 0;
  self->pictures_needed = !*left;
  return TRUE;
}
