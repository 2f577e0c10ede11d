/* picture-keep.c: a picture that was fetched on a thread is kept
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-keep.h"

#include "core/library-remote-pictures.h"

typedef struct
{
  gint64 article;
  const char *address;
  const SheafPictureFound *found;
} Keeping;

static gboolean
keep_work (SheafLibrary *library, gpointer data, GError **error)
{
  const Keeping *keeping = data;

  return sheaf_library_store_remote_picture (library, keeping->article, keeping->address,
                                             keeping->found, error);
}

SheafPictureProblem
sheaf_picture_keep (SheafWorker *writer,
                    gint64 article,
                    const char *address,
                    const SheafPictureFound *found)
{
  Keeping keeping = { article, address, found };
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SHEAF_IS_WORKER (writer) && address && found, SHEAF_PICTURE_UNREADABLE);

  if (sheaf_worker_run_wait (writer, keep_work, &keeping, &error))
    return found->problem;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("A picture could not be kept: %s", error->message);
  return SHEAF_PICTURE_UNREADABLE;
}
