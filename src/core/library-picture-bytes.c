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
