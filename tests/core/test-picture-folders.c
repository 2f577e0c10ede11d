/* test-picture-folders.c: what an article by itself could not bring along comes with the folder around it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"
#include "picture-bytes.h"

#include "core/exporter.h"
#include "core/importer.h"
#include "core/library-articles.h"
#include "core/library-picture-sums.h"
#include "core/library-private.h"

#define POST "site/source/_posts/post.md"

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  SheafImportProgress progress;
  gint64 id;        /* of the last import */
  GString *missing; /* what it told: "origin: reference; " */
} Fixture;

static void
write_base64 (Fixture *self, const char *name, const char *base64)
{
  g_autofree char *path = test_folder_write (self->folder, name, "");
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (base64, &length);

  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) length, NULL));
}

static void
write_text (Fixture *self, const char *name, const char *content)
{
  g_free (test_folder_write (self->folder, name, content));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->missing = g_string_new (NULL);
  write_text (self, POST,
              "---\ntitle: Post\n---\n![](post/beside.png) ![](/images/root.gif) ![](none.png)\n");
  write_text (self, "site/source/_posts/other.md",
              "---\ntitle: Other\n---\n![](/images/other.gif)\n");
  write_base64 (self, "site/source/_posts/post/beside.png", TEST_PNG);
  write_base64 (self, "site/source/images/root.gif", TEST_GIF);
  write_base64 (self, "site/source/images/other.gif", TEST_GIF);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_string_free (self->missing, TRUE);
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

  g_string_append_printf (self->missing, "%s: %s; ", picture->origin, picture->reference);
}

static void
import_all (Fixture *self, const char *const *names, gboolean dry_run)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  SheafImportOptions options = { .dry_run = dry_run };
  const SheafImportSink sink = { .transact = transact_cb,
                                 .user_data = self,
                                 .no_picture = no_picture_cb };
  g_autoptr (GError) error = NULL;

  for (; *names; names++)
    g_ptr_array_add (paths, test_folder_path (self->folder, *names));
  g_ptr_array_add (paths, NULL);
  options.paths = (char **) paths->pdata;
  g_string_truncate (self->missing, 0);
  sheaf_importer_run (&options, &sink, &self->id, &self->progress, NULL, &error);
  g_assert_no_error (error);
}

static void
import (Fixture *self, const char *name)
{
  const char *const names[] = { name, NULL };

  import_all (self, names, FALSE);
}

static void
assert_counts (Fixture *self, guint found, guint not_found)
{
  g_assert_cmpuint (self->progress.pictures, ==, found);
  g_assert_cmpuint (self->progress.no_pictures, ==, not_found);
}

static void
assert_number (Fixture *self, const char *sql, gint64 wanted)
{
  gint64 value = -1;

  g_assert_true (
      sheaf_database_get_int64 (self->library->database, sql, SHEAF_VALUES (), &value, NULL));
  g_assert_cmpint (value, ==, wanted);
}

/* The article that is there is the same, however far around it the folder reaches. */
static void
test_around (Fixture *self, gconstpointer data)
{
  import (self, POST);
  assert_counts (self, 1, 2);
  g_assert_cmpstr (self->missing->str, ==, "post.md: /images/root.gif; post.md: none.png; ");
  import (self, "site");
  g_assert_cmpuint (self->progress.totals[SHEAF_OUTCOME_SAME], ==, 1);
  g_assert_cmpuint (self->progress.totals[SHEAF_OUTCOME_NEW], ==, 1);
  assert_counts (self, 2, 1);
  g_assert_cmpstr (self->missing->str, ==, "source/_posts/post.md: none.png; ");
  assert_number (self, "SELECT count(*) FROM article", 2);
  /* What lies in the folder that the article came from is known by it. */
  assert_number (self,
                 "SELECT count(*) FROM article_picture p JOIN place l ON l.article = p.article"
                 " AND l.root = p.root WHERE p.path = 'post/beside.png'",
                 1);
}

/* What is named above the folder says so, and not that there is no such file. */
static void
test_above (Fixture *self, gconstpointer data)
{
  write_text (self, POST, "---\ntitle: Post\n---\n![](../images/root.gif)\n");
  import (self, POST);
  assert_counts (self, 0, 1);
  assert_number (self, "SELECT problem FROM article_picture", SHEAF_PICTURE_OUTSIDE);
  import (self, "site/source");
  assert_counts (self, 2, 0);
}

/* And the folder the file is in, which is its root already. */
static void
test_own_folder (Fixture *self, gconstpointer data)
{
  import (self, POST);
  write_base64 (self, "site/source/_posts/none.png", TEST_PNG);
  import (self, "site/source/_posts");
  assert_counts (self, 1, 2);
  assert_number (self, "SELECT count(*) FROM article", 2);
}

/* Who gives one file gives no word on others that came from its folder, and is not told of them. */
static void
test_alone (Fixture *self, gconstpointer data)
{
  import (self, POST);
  import (self, "site/source/_posts/other.md");
  assert_counts (self, 0, 1);
  g_assert_cmpstr (self->missing->str, ==, "other.md: /images/other.gif; ");
  /* Not even where it lies below. */
  write_text (self, "site/top.md", "---\ntitle: Top\n---\n![](nothing.png)\n");
  import (self, "site/top.md");
  g_assert_cmpstr (self->missing->str, ==, "top.md: nothing.png; ");
}

/* The same article at another place, as one that was downloaded and is in the folder, too. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  write_text (self, "downloads/post.md",
              "---\ntitle: Post\n---\n![](post/beside.png) ![](/images/root.gif) ![](none.png)\n");
  import (self, "downloads/post.md");
  assert_counts (self, 0, 3);
  import (self, "site");
  g_assert_cmpuint (self->progress.totals[SHEAF_OUTCOME_DUPLICATE], ==, 1);
  assert_counts (self, 3, 1);
  assert_number (self, "SELECT count(*) FROM article", 2);
}

/* Folders in each other are one, and nothing is told twice. */
static void
test_both (Fixture *self, gconstpointer data)
{
  const char *const names[] = { "site/source/_posts", "site", NULL };

  import_all (self, names, FALSE);
  assert_counts (self, 3, 1);
}

/* Before it is done: what would be looked for again. */
static void
test_dry_run (Fixture *self, gconstpointer data)
{
  const char *const folder[] = { "site", NULL };
  const char *const file[] = { "site/source/_posts/other.md", NULL };

  import (self, POST);
  import_all (self, folder, TRUE);
  assert_counts (self, 0, 2);
  import_all (self, file, TRUE);
  assert_counts (self, 0, 0);
  g_assert_cmpuint (self->missing->len, ==, 0);
}

/* --- Sums ---------------------------------------------------------------------------------------- */

static void
test_sums (Fixture *self, gconstpointer data)
{
  g_autoptr (SheafPictureSums) sums = NULL;
  const SheafLackingReason *reason;
  const SheafLackingPicture *picture;
  g_autofree char *folder = test_folder_path (self->folder, "site/source/_posts");
  gint64 alone;

  write_text (self, "site/source/_posts/text.png", "no picture");
  write_text (self, POST,
              "---\ntitle: Post\n---\n![](post/beside.png) ![](/images/root.gif) ![](none.png)"
              " ![](text.png)\n");
  import (self, POST);
  alone = self->id;
  sums = sheaf_library_sum_pictures (self->library, alone, 1, NULL);
  g_assert_cmpuint (sums->kept, ==, 1);
  g_assert_cmpuint (sums->lacking, ==, 3);
  g_assert_cmpuint (sums->reasons->len, ==, 2);
  reason = g_ptr_array_index (sums->reasons, 0);
  g_assert_cmpint (reason->problem, ==, SHEAF_PICTURE_NOT_FOUND);
  g_assert_cmpuint (reason->count, ==, 2);
  g_assert_cmpuint (reason->first->len, ==, 1);
  picture = g_ptr_array_index (reason->first, 0);
  g_assert_cmpstr (picture->root, ==, folder);
  g_assert_cmpstr (picture->origin, ==, "post.md");
  g_assert_cmpstr (picture->reference, ==, "/images/root.gif");
  reason = g_ptr_array_index (sums->reasons, 1);
  g_assert_cmpint (reason->problem, ==, SHEAF_PICTURE_NO_PICTURE);

  /* What another import has found since is not missing. */
  import (self, "site");
  sheaf_picture_sums_free (sums);
  sums = sheaf_library_sum_pictures (self->library, alone, 10, NULL);
  g_assert_cmpuint (sums->kept, ==, 2);
  g_assert_cmpuint (sums->lacking, ==, 2);
}

/* --- Out again ----------------------------------------------------------------------------------- */

static void
assert_written (Fixture *self, const char *name)
{
  g_autofree char *path = test_folder_path (self->folder, name);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_error ("%s was not written", name);
}

/* The article and the picture above it lie to each other as they did. */
static void
test_export (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = test_folder_path (self->folder, "out");
  SheafListing listing = { 0 };
  SheafExportTotals totals;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  import (self, POST);
  import (self, "site");
  ids = sheaf_library_list (self->library, &listing, &error);
  g_assert_no_error (error);
  sheaf_exporter_run (self->library, (const gint64 *) (gconstpointer) ids->data, ids->len, folder,
                      TRUE, NULL, NULL, &totals, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals.pictures, ==, 3);
  assert_written (self, "out/site/source/_posts/post.md");
  assert_written (self, "out/site/source/_posts/other.md");
  assert_written (self, "out/site/source/_posts/post/beside.png");
  assert_written (self, "out/site/source/images/root.gif");
  assert_written (self, "out/site/source/images/other.gif");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/picture-folders/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("around", test_around);
  ADD ("above", test_above);
  ADD ("own-folder", test_own_folder);
  ADD ("alone", test_alone);
  ADD ("copy", test_copy);
  ADD ("both", test_both);
  ADD ("dry-run", test_dry_run);
  ADD ("sums", test_sums);
  ADD ("export", test_export);
  return g_test_run ();
}
