/* test-pictures.c: what lies beside an article comes in with it, and goes out again
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"
#include "picture-bytes.h"

#include "core/doctor.h"
#include "core/exporter.h"
#include "core/importer.h"
#include "core/library-articles.h"
#include "core/library-pictures.h"
#include "core/library-private.h"
#include "core/library-undo.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HELLO "site/source/_posts/hello.md"

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  SheafImportProgress progress;
  GHashTable *missing; /* reference → why */
  gint64 hello;
} Fixture;

static void
write_base64 (Fixture *self, const char *name, const char *base64)
{
  g_autofree char *path = test_folder_write (self->folder, name, "");
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (base64, &length);

  g_file_set_contents (path, (const char *) bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
write_text (Fixture *self, const char *name, const char *content)
{
  g_autofree char *path = test_folder_write (self->folder, name, content);

  g_assert_nonnull (path);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *link = NULL;

  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  write_text (self, HELLO,
              "---\ntitle: Hello\n---\n"
              "![post asset folder](one.png) <img src=\"one.png\">\n\n"
              "![root](/images/abs.gif) ![drawing](drawing.svg)\n\n"
              "![later](later.png) ![text](text.png) ![large](large.png) ![link](link.png)\n\n"
              "![out](../../../../../../../../../out.png) ![far](https://example.com/a.png)\n");
  write_base64 (self, "site/source/_posts/hello/one.png", TEST_PNG);
  write_base64 (self, "site/source/images/abs.gif", TEST_GIF);
  write_text (self, "site/source/_posts/drawing.svg", TEST_SVG);
  write_text (self, "site/source/_posts/text.png", "These are words.\n");
  write_base64 (self, "site/source/_posts/large.png", TEST_PNG_LARGE);
  write_base64 (self, "out.png", TEST_PNG);
  link = test_folder_path (self->folder, "site/source/_posts/link.png");
  g_assert_cmpint (symlink ("../../../out.png", link), ==, 0);
  write_text (self, "site/content/bundle/index.md",
              "---\ntitle: Bundle\n---\n![cover](cover.png)\n");
  write_base64 (self, "site/content/bundle/cover.png", TEST_PNG);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->missing);
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  Fixture *self = user_data;

  return work (self->library, data, error);
}

static void
no_picture_cb (const SheafImportPicture *picture, gpointer user_data)
{
  Fixture *self = user_data;

  if (g_str_has_suffix (picture->origin, "/same.md"))
    return;
  g_assert_cmpstr (picture->origin, ==, "source/_posts/hello.md");
  g_assert_cmpint (picture->article, >, 0);
  g_assert_cmpint (*sheaf_picture_problem_to_string (picture->problem), !=, '\0');
  g_assert_true (g_hash_table_insert (self->missing, g_strdup (picture->reference),
                                      GINT_TO_POINTER (picture->problem)));
}

static gint64
number (Fixture *self, const char *sql)
{
  gint64 value = -1;
  g_autoptr (GError) error = NULL;

  sheaf_database_get_int64 (self->library->database, sql, SHEAF_VALUES (), &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
import_one (Fixture *self, const char *name)
{
  g_autofree char *path = test_folder_path (self->folder, name);
  char *paths[] = { path, NULL };
  const SheafImportOptions options = { .paths = paths };
  const SheafImportSink sink = { .transact = transact_cb,
                                 .user_data = self,
                                 .no_picture = no_picture_cb };
  g_autoptr (GError) error = NULL;

  g_hash_table_remove_all (self->missing);
  sheaf_importer_run (&options, &sink, NULL, &self->progress, NULL, &error);
  g_assert_no_error (error);
  self->hello = number (self, "SELECT id FROM article WHERE title = 'Hello'");
}

static void
import (Fixture *self)
{
  import_one (self, "site");
}

static void
assert_clean (Fixture *self)
{
  gboolean sound = FALSE;
  g_autoptr (GError) error = NULL;

  sheaf_doctor_check (self->library, FALSE, NULL, NULL, &sound, &error);
  g_assert_no_error (error);
  g_assert_true (sound);
}

static void
assert_missing (Fixture *self, const char *reference, SheafPictureProblem problem)
{
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (self->missing, reference)), ==, problem);
}

static gint64
assert_stored (Fixture *self, const char *reference, guint side, const char *base64)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) pictures = sheaf_library_get_pictures (self->library, self->hello, &error);
  const SheafStoredPicture *picture = g_hash_table_lookup (pictures, reference);
  g_autofree char *type = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  g_autofree guchar *wanted = base64 ? g_base64_decode (base64, &length) : NULL;

  g_assert_nonnull (picture);
  g_assert_cmpuint (picture->width, ==, side);
  g_assert_cmpuint (picture->height, ==, side);
  bytes = sheaf_library_get_picture (self->library, picture->id, &type, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (type, "image/"));
  if (base64)
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), wanted, length);
  return picture->id;
}

static void
test_import (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *type = NULL;

  import (self);
  g_assert_cmpuint (self->progress.pictures, ==, 4);
  g_assert_cmpuint (self->progress.no_pictures, ==, 5);
  g_assert_cmpint (number (self, "SELECT count(*) FROM picture"), ==, 3);
  g_assert_cmpint (number (self, "SELECT count(*) FROM picture_bytes"), ==, 3);
  assert_stored (self, "one.png", 1, TEST_PNG);
  assert_stored (self, "/images/abs.gif", 1, TEST_GIF);
  assert_stored (self, "drawing.svg", 0, NULL);
  g_assert_cmpuint (g_hash_table_size (self->missing), ==, 5);
  assert_missing (self, "later.png", SHEAF_PICTURE_NOT_FOUND);
  assert_missing (self, "text.png", SHEAF_PICTURE_NO_PICTURE);
  assert_missing (self, "large.png", SHEAF_PICTURE_TOO_LARGE);
  assert_missing (self, "link.png", SHEAF_PICTURE_OUTSIDE);
  assert_missing (self, "../../../../../../../../../out.png", SHEAF_PICTURE_OUTSIDE);
  g_assert_null (sheaf_library_get_picture (self->library, 99, &type, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  assert_clean (self);
}

/* What was missing is looked for again, though its article is the same; what is there is not. */
static void
test_later (Fixture *self, gconstpointer data)
{
  import (self);
  write_base64 (self, "site/source/_posts/later.png", TEST_GIF);
  import (self);
  g_assert_cmpuint (self->progress.totals[SHEAF_OUTCOME_SAME], ==, 2);
  g_assert_cmpuint (self->progress.pictures, ==, 1);
  g_assert_cmpuint (self->progress.no_pictures, ==, 4);
  g_assert_cmpint (number (self, "SELECT count(*) FROM picture"), ==, 3);
  g_assert_cmpint (assert_stored (self, "later.png", 1, TEST_GIF), ==,
                   assert_stored (self, "/images/abs.gif", 1, TEST_GIF));
  import (self);
  g_assert_cmpuint (self->progress.pictures, ==, 0);
  assert_clean (self);
}

static void
try_import (Fixture *self)
{
  g_autofree char *path = test_folder_path (self->folder, "site");
  char *paths[] = { path, NULL };
  const SheafImportOptions options = { .paths = paths, .dry_run = TRUE };
  const SheafImportSink sink = { .transact = transact_cb, .user_data = self };
  g_autoptr (GError) error = NULL;

  sheaf_importer_run (&options, &sink, NULL, &self->progress, NULL, &error);
  g_assert_no_error (error);
}

/* A look at a folder sees that what was missing is there, and asks but once for what is no picture. */
static void
test_come (Fixture *self, gconstpointer data)
{
  import (self);
  try_import (self);
  g_assert_cmpuint (self->progress.no_pictures, ==, 5);
  g_assert_cmpuint (self->progress.come_pictures, ==, 0);
  write_text (self, "site/source/_posts/later.png", "This is no picture.\n");
  try_import (self);
  g_assert_cmpuint (self->progress.come_pictures, ==, 1);
  import (self);
  g_assert_cmpuint (self->progress.pictures, ==, 0);
  try_import (self);
  g_assert_cmpuint (self->progress.come_pictures, ==, 0);
}

/* Of the same file in two folders, the one with the picture beside it. */
static void
test_copies (Fixture *self, gconstpointer data)
{
  const char *text = "---\ntitle: Same\n---\n![beside](beside.png) ![gone](gone.png)\n";

  write_text (self, "site/source/_posts/a/same.md", text);
  write_text (self, "site/source/_posts/b/same.md", text);
  import (self);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article WHERE title = 'Same'"), ==, 1);
  g_assert_cmpint (number (self, "SELECT count(*) FROM place JOIN article a ON a.id = article"
                                 " WHERE title = 'Same' AND main = 0"),
                   ==, 1);
  self->hello = number (self, "SELECT id FROM article WHERE title = 'Same'");
  write_base64 (self, "site/source/_posts/b/beside.png", TEST_PNG_RED);
  try_import (self);
  g_assert_cmpuint (self->progress.come_pictures, ==, 1);
  import (self);
  g_assert_cmpuint (self->progress.pictures, ==, 1);
  g_assert_cmpint (number (self,
                           "SELECT count(*) FROM article_picture"
                           " WHERE path = 'source/_posts/b/beside.png' AND picture IS NOT NULL"),
                   ==, 1);
  /* Beside its own place it is the first, and was there before. */
  write_base64 (self, "site/source/_posts/a/gone.png", TEST_GIF);
  write_base64 (self, "site/source/_posts/b/gone.png", TEST_PNG);
  import (self);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article_picture p"
                                 " JOIN place l ON l.article = p.article AND l.main = 1"
                                 " WHERE reference = 'gone.png' AND picture IS NOT NULL"
                                 " AND replace (l.path, 'same.md', 'gone.png') = p.path"),
                   ==, 1);
  assert_clean (self);
}

/* A dry run keeps nothing, and finds nothing where no article is in. */
static void
test_dry_run (Fixture *self, gconstpointer data)
{
  try_import (self);
  g_assert_cmpuint (self->progress.pictures, ==, 0);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article_picture"), ==, 0);
}

/* An article that shows another picture keeps the one before, as an undo may bring that back; what was missing of it is
 * not missed any more, but for what it shows again. */
static void
test_update (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  import (self);
  write_text (self, HELLO, "---\ntitle: Hello\n---\n![cover](../../content/bundle/cover.png)\n");
  import (self);
  g_assert_cmpuint (self->progress.totals[SHEAF_OUTCOME_UPDATED], ==, 1);
  g_assert_cmpuint (self->progress.pictures, ==, 1);
  g_assert_cmpuint (self->progress.no_pictures, ==, 0);
  g_assert_cmpint (assert_stored (self, "../../content/bundle/cover.png", 1, TEST_PNG), ==,
                   assert_stored (self, "one.png", 1, TEST_PNG));
  assert_clean (self);
  sheaf_library_undo (self->library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article_picture WHERE picture IS NULL"), ==,
                   5);
  assert_clean (self);
}

/* --- Out again ----------------------------------------------------------------------------------- */

static void
failed_cb (gint64 id, const char *path, const GError *error, gpointer user_data)
{
  if (error)
    g_assert_cmpstr (error->message, ==, path);
}

static SheafExportTotals
export_all (Fixture *self)
{
  g_autofree char *folder = test_folder_path (self->folder, "out");
  SheafListing listing = { 0 };
  SheafExportTotals totals;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sheaf_library_list (self->library, &listing, &error);

  g_assert_no_error (error);
  sheaf_exporter_run (self->library, (const gint64 *) (gconstpointer) ids->data, ids->len, folder,
                      FALSE, failed_cb, self, &totals, NULL, &error);
  g_assert_no_error (error);
  return totals;
}

static void
assert_same (Fixture *self, const char *name, const char *wanted)
{
  g_autofree char *path = test_folder_path (self->folder, name);
  g_autofree char *other = test_folder_path (self->folder, wanted);
  g_autofree char *content = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, size;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_file_get_contents (other, &expected, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content, length, expected, size);
}

static void
test_export (Fixture *self, gconstpointer data)
{
  static const char *const written[] = {
    "source/_posts/hello.md",    "source/_posts/hello/one.png", "source/images/abs.gif",
    "source/_posts/drawing.svg", "content/bundle/index.md",     "content/bundle/cover.png",
  };
  SheafExportTotals totals;

  /* Another article that shows the same file: written once all the same. */
  write_text (self, "site/source/_posts/second.md",
              "---\ntitle: Second\n---\n![root](/images/abs.gif)\n");
  import (self);
  totals = export_all (self);
  g_assert_cmpuint (totals.written, ==, 3);
  g_assert_cmpuint (totals.pictures, ==, 4);
  g_assert_cmpuint (totals.failed, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *out = g_strconcat ("out/site/", written[i], NULL);
      g_autofree char *in = g_strconcat ("site/", written[i], NULL);

      assert_same (self, out, in);
    }
}

/* What is there stays as it is. */
static void
test_export_beside (Fixture *self, gconstpointer data)
{
  write_text (self, "out/site/source/images/abs.gif", "somebody's");
  write_text (self, "wanted", "somebody's");
  import (self);
  g_assert_cmpuint (export_all (self).pictures, ==, 4);
  assert_same (self, "out/site/source/images/abs.gif", "wanted");
  assert_same (self, "out/site/source/images/abs (2).gif", "site/source/images/abs.gif");
}

/* A file that was another one when the next article came: both are there. */
static void
test_export_changed (Fixture *self, gconstpointer data)
{
  import (self);
  write_base64 (self, "before.gif", TEST_GIF);
  write_base64 (self, "site/source/images/abs.gif", TEST_PNG);
  write_text (self, "site/source/_posts/second.md",
              "---\ntitle: Second\n---\n![root](/images/abs.gif)\n");
  import (self);
  g_assert_cmpuint (self->progress.pictures, ==, 1);
  assert_stored (self, "/images/abs.gif", 1, TEST_GIF);
  g_assert_cmpuint (export_all (self).pictures, ==, 5);
}

/* --- Back ---------------------------------------------------------------------------------------- */

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  import (self);
  sheaf_library_undo (self->library, NULL, &error);
  g_assert_no_error (error);
  assert_clean (self);
  sheaf_library_redo (self->library, NULL, &error);
  g_assert_no_error (error);
  assert_clean (self);
  assert_stored (self, "one.png", 1, TEST_PNG);
  sheaf_library_undo (self->library, NULL, &error);
  g_assert_no_error (error);
  import (self);
  assert_clean (self);
  assert_stored (self, "one.png", 1, TEST_PNG);
  g_assert_cmpint (number (self, "SELECT count(*) FROM picture"), ==, 3);
}

/* --- Let go -------------------------------------------------------------------------------------- */

static void
tidy (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  guint left = 1;

  /* As the library that is opened anew. */
  self->library->pictures_needed = FALSE;
  while (left > 0)
    {
      sheaf_library_index (self->library, 100, &left, &error);
      g_assert_no_error (error);
    }
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  sheaf_library_undo (self->library, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  sheaf_library_redo (self->library, NULL, &error);
  g_assert_no_error (error);
}

static void
set_flag (Fixture *self, SheafFlags flag, gboolean on)
{
  gint64 step;
  g_autoptr (GError) error = NULL;

  sheaf_library_set_flag (self->library, &self->hello, 1, flag, on, TRUE, &step, &error);
  g_assert_no_error (error);
}

#define N_PICTURES "SELECT count(*) FROM picture"

/* Each has all of them, with their bytes. */
static void
assert_kept (Fixture *self)
{
  tidy (self);
  g_assert_cmpint (number (self, N_PICTURES), ==, 3);
  g_assert_cmpint (number (self, "SELECT count(*) FROM picture_bytes"), ==, 3);
  assert_stored (self, "one.png", 1, TEST_PNG);
  assert_stored (self, "/images/abs.gif", 1, TEST_GIF);
  assert_clean (self);
}

/* What an undo, a redo, the trash, a version or an export can need stays, whatever becomes of the files. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *site = NULL;

  import (self);
  assert_kept (self);
  /* The trash. */
  set_flag (self, SHEAF_FLAG_TRASHED, TRUE);
  assert_kept (self);
  set_flag (self, SHEAF_FLAG_TRASHED, FALSE);
  assert_kept (self);
  /* A version that shows what the article of now does not. */
  write_text (self, HELLO, "---\ntitle: Hello\n---\nNo pictures\n");
  import (self);
  assert_kept (self);
  undo (self);
  assert_kept (self);
  redo (self);
  assert_kept (self);
  /* An import undone, while it can be done again; an export after that. */
  undo (self);
  undo (self);
  undo (self);
  undo (self);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article WHERE trashed < 2"), ==, 0);
  tidy (self);
  g_assert_cmpint (number (self, N_PICTURES), ==, 3);
  site = test_folder_path (self->folder, "site/source/_posts/hello/one.png");
  g_assert_cmpint (g_unlink (site), ==, 0);
  redo (self);
  assert_kept (self);
  g_assert_cmpuint (export_all (self).pictures, ==, 4);
}

/* What nobody can bring back goes, but for what others show, and what came from an address. */
static void
test_let_go (Fixture *self, gconstpointer data)
{
  gint64 cover;

  import (self);
  g_assert_cmpint (number (self, N_PICTURES), ==, 3);
  undo (self);
  write_text (self, "site/other.md", "---\ntitle: Hello\n---\n![other](other.gif)\n");
  write_base64 (self, "site/other.gif", TEST_GIF);
  write_text (self, HELLO, "");
  g_assert_true (sheaf_database_run (
      self->library->database,
      "INSERT INTO remote_picture (address, picture, asked) SELECT 'https://a.example/', id, 1"
      " FROM picture WHERE type = 'image/svg+xml'",
      SHEAF_VALUES (), NULL));
  cover = number (self, "SELECT id FROM picture WHERE type = 'image/png'");
  g_assert_cmpint (cover, >, 0);
  /* Only the other one: what was undone is not to be had any more from here on. */
  import_one (self, "site/other.md");
  tidy (self);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article"), ==, 1);
  g_assert_cmpint (number (self, N_PICTURES), ==, 2);
  g_assert_cmpint (number (self, "SELECT count(*) FROM picture_bytes"), ==, 2);
  g_assert_cmpint (number (self, N_PICTURES " WHERE type = 'image/png'"), ==, 0);
  assert_stored (self, "other.gif", 1, TEST_GIF);
  assert_clean (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pictures/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/pictures/later", Fixture, NULL, set_up, test_later, tear_down);
  g_test_add ("/pictures/come", Fixture, NULL, set_up, test_come, tear_down);
  g_test_add ("/pictures/copies", Fixture, NULL, set_up, test_copies, tear_down);
  g_test_add ("/pictures/dry-run", Fixture, NULL, set_up, test_dry_run, tear_down);
  g_test_add ("/pictures/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/pictures/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/pictures/export-beside", Fixture, NULL, set_up, test_export_beside, tear_down);
  g_test_add ("/pictures/export-changed", Fixture, NULL, set_up, test_export_changed, tear_down);
  g_test_add ("/pictures/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/pictures/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/pictures/let-go", Fixture, NULL, set_up, test_let_go, tear_down);
  return g_test_run ();
}
