/* reader-find-picture.c: the picture that is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader.h"

#include "app/reader-pick.h"
#include "app/reader-private.h"

void
sheaf_reader_find_picture_async (SheafReader *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (SHEAF_IS_READER (self));

  sheaf_reader_pick_find_async (sheaf_reader_get_view (GTK_WIDGET (self)), callback, user_data);
}

int
sheaf_reader_find_picture_finish (SheafReader *self, GAsyncResult *result)
{
  g_return_val_if_fail (SHEAF_IS_READER (self), -1);

  return sheaf_reader_pick_find_finish (sheaf_reader_get_view (GTK_WIDGET (self)), result);
}
