/* thumbnail-fixture.c: pictures, articles that show them, and thumbnails of those
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "thumbnail-fixture.h"

#include "core/importer.h"
#include "core/library-private.h"

#include <string.h>

#define PATIENCE (60 * G_USEC_PER_SEC)

/* Files. */

/* A picture of one colour, 0xRRGGBBAA. Returns: (transfer full) */
GBytes *
test_picture_new (const char *type, int width, int height, guint32 colour)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  gdk_pixbuf_fill (pixbuf, colour);
  gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, size);
}

void
thumbnail_fixture_write (ThumbnailFixture *self, const char *name, GBytes *bytes)
{
  g_autofree char *file = g_strdup_printf ("site/%s", name);
  g_autofree char *path = test_folder_write (self->folder, file, "");

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

void
thumbnail_fixture_write_png (ThumbnailFixture *self,
                             const char *name,
                             int width,
                             int height,
                             guint32 colour)
{
  g_autoptr (GBytes) bytes = test_picture_new ("png", width, height, colour);

  thumbnail_fixture_write (self, name, bytes);
}

/* An article named @name that shows the pictures @text. */
void
thumbnail_fixture_write_article (ThumbnailFixture *self, const char *name, const char *text)
{
  g_autofree char *file = g_strdup_printf ("site/%s.md", name);
  g_autofree char *content = g_strdup_printf ("---\ntitle: %s\n---\n%s\n", name, text);

  g_free (test_folder_write (self->folder, file, content));
}

/* PNG, third edition, annex D. */
static guint32
find_crc (const guchar *data, gsize size)
{
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? 0xedb88320u ^ crc >> 1 : crc >> 1;
    }
  return ~crc;
}

static void
write_number (guchar *at, guint32 number)
{
  for (guint i = 0; i < 4; i++)
    at[i] = (guchar) (number >> (24 - 8 * i));
}

/* A head of a PNG that says it is so large, in which nothing else is wrong, and what goes on as its pixels. */
GBytes *
test_picture_bomb (guint width, guint height)
{
  guchar head[64] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

  write_number (head + 16, width);
  write_number (head + 20, height);
  head[24] = 8;
  head[25] = 6;
  write_number (head + 29, find_crc (head + 12, 17));
  memcpy (head + 33, "\0\0\1\0IDAT\x78\x9c", 10);
  return g_bytes_new (head, sizeof head);
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer library, GError **error)
{
  return work (library, data, error);
}

void
thumbnail_fixture_import (ThumbnailFixture *self)
{
  g_autofree char *site = test_folder_path (self->folder, "site");
  char *paths[] = { site, NULL };
  const SheafImportOptions options = { .paths = paths };
  const SheafImportSink sink = { .transact = transact_cb, .user_data = self->library };
  SheafImportProgress progress;
  g_autoptr (GError) error = NULL;

  sheaf_importer_run (&options, &sink, NULL, &progress, NULL, &error);
  g_assert_no_error (error);
}

static void
changed_cb (SheafThumbnails *thumbnails, gint64 article, ThumbnailFixture *self)
{
  g_string_append_printf (self->changed, "%" G_GINT64_FORMAT " ", article);
}

void
thumbnail_fixture_set_up (ThumbnailFixture *self, gconstpointer unused)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->unwanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->asked = g_string_new (NULL);
  self->changed = g_string_new (NULL);
  self->thumbnails = sheaf_thumbnails_new (sheaf_library_get_path (self->library));
  g_signal_connect (self->thumbnails, "changed", G_CALLBACK (changed_cb), self);
}

void
thumbnail_fixture_tear_down (ThumbnailFixture *self, gconstpointer unused)
{
  g_object_add_weak_pointer (G_OBJECT (self->thumbnails), (gpointer *) &self->thumbnails);
  sheaf_thumbnails_close (self->thumbnails);
  g_object_unref (self->thumbnails);
  /* A job that was cut off holds it until its end has been told. */
  while (self->thumbnails)
    g_main_context_iteration (NULL, TRUE);
  g_string_free (self->asked, TRUE);
  g_string_free (self->changed, TRUE);
  g_hash_table_unref (self->unwanted);
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

void
thumbnail_fixture_settle (ThumbnailFixture *self)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE;

  while (sheaf_thumbnails_get_waiting (self->thumbnails) > 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
    }
}

void
thumbnail_fixture_write_many (ThumbnailFixture *self, guint n)
{
  thumbnail_fixture_write_png (self, "red.png", 90, 90, TEST_RED);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("A%03u", i);

      thumbnail_fixture_write_article (self, name, "![](red.png)");
    }
  thumbnail_fixture_import (self);
}

/* 0xRRGGBBAA of a point; the middle of it for -1. */
guint32
test_colour_at (GdkTexture *texture, int x, int y)
{
  const int width = gdk_texture_get_width (texture);
  g_autofree guint32 *points = g_new (guint32, (gsize) (width * gdk_texture_get_height (texture)));
  guint32 point;

  gdk_texture_download (texture, (guchar *) points, 4 * (gsize) width);
  point = points[(y < 0 ? width / 2 : y) * width + (x < 0 ? width / 2 : x)];
  return point << 8 | point >> 24; /* ARGB */
}
