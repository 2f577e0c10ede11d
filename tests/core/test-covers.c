/* test-covers.c: which picture stands for an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"
#include "picture-bytes.h"

#include "core/importer.h"
#include "core/library-articles.h"
#include "core/library-covers.h"
#include "core/library-pictures.h"
#include "core/library-private.h"

#include <string.h>

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

/* The head of a PNG, which is all that is asked for its size. */
static void
write_png (Fixture *self, const char *name, guint width, guint height)
{
  g_autofree char *path = NULL;
  g_autofree char *file = g_strdup_printf ("site/%s", name);
  guchar head[33] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

  for (guint i = 0; i < 4; i++)
    {
      head[16 + i] = (guchar) (width >> (24 - 8 * i));
      head[20 + i] = (guchar) (height >> (24 - 8 * i));
    }
  path = test_folder_write (self->folder, file, "");
  g_assert_true (g_file_set_contents (path, (const char *) head, sizeof head, NULL));
}

static void
write_text (Fixture *self, const char *name, const char *text)
{
  g_autofree char *file = g_strdup_printf ("site/%s", name);

  g_free (test_folder_write (self->folder, file, text));
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer library, GError **error)
{
  return work (library, data, error);
}

/* Returns: the article */
static gint64
import (Fixture *self)
{
  g_autofree char *site = test_folder_path (self->folder, "site");
  char *paths[] = { site, NULL };
  const SheafImportOptions options = { .paths = paths };
  const SheafImportSink sink = { .transact = transact_cb, .user_data = self->library };
  SheafImportProgress progress;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  sheaf_importer_run (&options, &sink, NULL, &progress, NULL, &error);
  g_assert_no_error (error);
  sheaf_database_get_int64 (self->library->database, "SELECT max(id) FROM article", SHEAF_VALUES (),
                            &id, &error);
  g_assert_no_error (error);
  return id;
}

/* By the names that the article has for them: "a.png b.png". */
static void
assert_covers (Fixture *self, gint64 article, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) covers = sheaf_library_get_covers (self->library, article, &error);
  g_autoptr (GHashTable) pictures = sheaf_library_get_pictures (self->library, article, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < covers->len; i++)
    {
      GHashTableIter iter;
      gpointer name, picture;

      g_hash_table_iter_init (&iter, pictures);
      while (g_hash_table_iter_next (&iter, &name, &picture))
        if (((SheafStoredPicture *) picture)->id == g_array_index (covers, SheafCover, i).picture)
          g_string_append_printf (found, "%s%s", found->len ? " " : "", (char *) name);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* What the row of the list says of it: one of those, and its type. */
static void
assert_row (Fixture *self, gint64 article, const char *type)
{
  g_autoptr (GPtrArray) rows = sheaf_library_get_rows (self->library, &article, 1, NULL);
  const SheafArticle *row = g_ptr_array_index (rows, 0);
  g_autoptr (GArray) covers = sheaf_library_get_covers (self->library, article, NULL);
  gboolean found = FALSE;

  g_assert_cmpstr (row->picture_type, ==, type);
  g_assert_true ((row->picture != 0) == (type != NULL));
  for (guint i = 0; i < covers->len; i++)
    found |= g_array_index (covers, SheafCover, i).picture == row->picture;
  g_assert_true (found == (type != NULL));
}

static void
test_fit (void)
{
  g_assert_true (sheaf_cover_is_fit (64, 64));
  g_assert_true (sheaf_cover_is_fit (320, 64));
  g_assert_true (sheaf_cover_is_fit (1000, 5000));
  g_assert_false (sheaf_cover_is_fit (63, 64));
  g_assert_false (sheaf_cover_is_fit (640, 63));
  g_assert_false (sheaf_cover_is_fit (321, 64));
  g_assert_false (sheaf_cover_is_fit (1000, 5001));
  g_assert_false (sheaf_cover_is_fit (0, 0));
  g_assert_false (sheaf_cover_is_fit (-100, -100));
}

/* As the article shows them, whatever they are called; icons, spacers and lines are none; a drawing, which may be an
 * icon, comes last. */
static void
test_order (Fixture *self, gconstpointer data)
{
  gint64 article;

  write_png (self, "emoji.png", 20, 20);
  write_png (self, "line.png", 900, 90);
  write_png (self, "z.png", 200, 100);
  write_png (self, "a.png", 300, 301);
  write_png (self, "m.png", 64, 70);
  write_text (self, "b.svg", TEST_SVG);
  write_text (self, "one.md",
              "![](b.svg) ![](emoji.png) ![](line.png)\n\n![](z.png)\n\n<img src=\"m.png\">\n\n"
              "![](a.png) ![](z.png)\n");
  article = import (self);
  assert_covers (self, article, "z.png m.png a.png b.svg");
  assert_row (self, article, "image/png");
}

static void
test_none (Fixture *self, gconstpointer data)
{
  gint64 article;

  write_png (self, "emoji.png", 20, 20);
  write_png (self, "line.png", 900, 90);
  write_text (self, "one.md", "![](emoji.png) ![](line.png) ![](not-there.png)\n");
  article = import (self);
  assert_covers (self, article, "");
  assert_row (self, article, NULL);
}

static void
test_drawing (Fixture *self, gconstpointer data)
{
  gint64 article;

  write_text (self, "b.svg", TEST_SVG);
  write_text (self, "one.html", "<p>Text</p><img src=\"b.svg\">");
  article = import (self);
  assert_covers (self, article, "b.svg");
  assert_row (self, article, "image/svg+xml");
}

/* What the article shows no more is kept, but comes after what it shows. */
static void
test_edited (Fixture *self, gconstpointer data)
{
  gint64 article;

  write_png (self, "a.png", 200, 100);
  write_png (self, "b.png", 200, 101);
  write_png (self, "c.png", 200, 102);
  write_text (self, "one.md", "![](a.png) ![](b.png)\n");
  article = import (self);
  assert_covers (self, article, "a.png b.png");
  write_text (self, "one.md", "![](c.png) ![](b.png)\n");
  g_assert_cmpint (import (self), ==, article);
  assert_covers (self, article, "c.png b.png a.png");
}

/* A text that is too long to be read for it: as they came. */
static void
test_long (Fixture *self, gconstpointer data)
{
  g_autofree char *text = test_repeat ("![](z.png) ![](a.png)\n\n", "Words, words.\n", 60000, "");

  write_png (self, "z.png", 200, 100);
  write_png (self, "a.png", 300, 300);
  write_text (self, "one.md", text);
  assert_covers (self, import (self), "a.png z.png");
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/covers/fit", test_fit);
  add ("/covers/order", test_order);
  add ("/covers/none", test_none);
  add ("/covers/drawing", test_drawing);
  add ("/covers/edited", test_edited);
  add ("/covers/long", test_long);
  return g_test_run ();
}
