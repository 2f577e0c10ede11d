/* picture-source.c: the pictures of a page, as the files they are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-source.h"

#include "app/svg-raster.h"
#include "core/error.h"
#include "core/library-pictures.h"
#include "core/library-remote-pictures.h"
#include "core/picture.h"

#include <glib/gi18n.h>

static gboolean
is_remote (const SheafPicture *picture)
{
  return sheaf_address_picture_kind (picture->address) == SHEAF_ADDRESS_REMOTE;
}

/* One of a host is in the library or nowhere. */
static gboolean
may_be_stored (const SheafReaderPage *page, const SheafPicture *picture)
{
  return page->library && (picture->stored || is_remote (picture));
}

/* A page is not made anew when a picture comes that it did not have. @id: (out): 0 where the library does not have it */
static gboolean
find_stored (SheafLibrary *library, const SheafPicture *picture, gint64 *id, GError **error)
{
  SheafStoredPicture stored = { .id = picture->stored };

  if (!stored.id && is_remote (picture) &&
      !sheaf_library_get_remote_picture (library, picture->address, &stored, NULL, error))
    return FALSE;
  *id = stored.id;
  return TRUE;
}

GArray *
sheaf_picture_source_list (const SheafReaderPage *page, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (SheafLibrary) library = NULL;

  g_return_val_if_fail (page, NULL);

  if (page->library && !(library = sheaf_library_open (page->library, SHEAF_LIBRARY_READ, error)))
    return NULL;
  for (guint i = 0; page->fragment && i < page->fragment->pictures->len; i++)
    {
      const SheafPicture *picture = g_ptr_array_index (page->fragment->pictures, i);
      gint64 id = 0;

      if (library && !find_stored (library, picture, &id, error))
        return NULL;
      if (id || sheaf_address_picture_kind (picture->address) == SHEAF_ADDRESS_DATA)
        g_array_append_val (numbers, i);
    }
  return g_steal_pointer (&numbers);
}

static GBytes *
read_stored (const SheafReaderPage *page, const SheafPicture *picture, GError **error)
{
  g_autoptr (SheafLibrary) library = sheaf_library_open (page->library, SHEAF_LIBRARY_READ, error);
  g_autofree char *type = NULL;
  gint64 id;

  if (!library || !find_stored (library, picture, &id, error))
    return NULL;
  return sheaf_library_get_picture (library, id, &type, error);
}

/* One within the article is of the kinds it may say it is: drawings come from files and hosts alone. */
static GBytes *
read_within (const SheafPicture *picture, GError **error)
{
  g_autoptr (GBytes) file = sheaf_picture_decode_address (picture->address, error);

  return file && sheaf_picture_check (file, error) ? g_steal_pointer (&file) : NULL;
}

GBytes *
sheaf_picture_source_read (const SheafReaderPage *page, guint number, GError **error)
{
  const SheafPicture *picture;

  g_return_val_if_fail (page, NULL);

  if (!page->fragment || number >= page->fragment->pictures->len)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("There is no picture"));
      return NULL;
    }
  picture = g_ptr_array_index (page->fragment->pictures, number);
  return may_be_stored (page, picture) ? read_stored (page, picture, error)
                                       : read_within (picture, error);
}

GBytes *
sheaf_picture_source_draw (GBytes *file, GError **error)
{
  g_autoptr (GBytes) drawn = NULL;

  g_return_val_if_fail (file, NULL);

  drawn = sheaf_picture_is_svg (file) ? sheaf_svg_raster (file, error) : g_bytes_ref (file);
  return drawn && sheaf_picture_check (drawn, error) ? g_steal_pointer (&drawn) : NULL;
}
