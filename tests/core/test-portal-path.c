/* test-portal-path.c: files that came through the document portal
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"
#include "picture-bytes.h"

#include "core/import-log.h"
#include "core/import-source.h"
#include "core/importer.h"
#include "core/portal-path.h"

#include <string.h>
#include <sys/xattr.h>

/* A runtime folder with documents in it, as the portal shows them. GLib asks for it only once. */
static TestFolder *runtime;

/* A document, with the attribute by which the portal tells where it really is. Returns: (transfer full):
 * the path by which it is seen; NULL where the file system keeps no such attributes */
static char *
make_document (const char *name, const char *marked, const char *host)
{
  g_autofree char *path = test_folder_write (runtime, name, "text\n");
  g_autofree char *document = test_folder_path (runtime, marked);

  if (host && setxattr (document, "user.document-portal.host-path", host, strlen (host), 0) != 0)
    {
      g_test_skip ("no extended attributes here");
      return NULL;
    }
  return g_steal_pointer (&path);
}

static void
assert_path (char *got, const char *wanted)
{
  g_assert_cmpstr (got, ==, wanted);
  g_free (got);
}

static void
test_host_path (void)
{
  g_autofree char *document =
      make_document ("doc/11aa/文章 一.md", "doc/11aa/文章 一.md", "/media/disk/读 物/文章 一.md");

  if (!document)
    return;
  assert_path (sheaf_portal_host_path (document), "/media/disk/读 物/文章 一.md");
  assert_path (sheaf_portal_display_path (document), "/media/disk/读 物/文章 一.md");
  assert_path (sheaf_portal_known_folder (document), "/media/disk/读 物");
}

/* Any file can have the attribute; only the portal's are believed. */
static void
test_other_files (void)
{
  g_autofree char *document = make_document ("notes/a.md", "notes/a.md", "/etc/passwd");
  g_autofree char *beside = make_document ("doc-notes/a.md", "doc-notes/a.md", "/etc/passwd");

  if (!document || !beside)
    return;
  assert_path (sheaf_portal_host_path (document), document);
  assert_path (sheaf_portal_display_path (document), document);
  assert_path (sheaf_portal_host_path (beside), beside);
  assert_path (sheaf_portal_host_path ("/media/disk/doc/a.md"), "/media/disk/doc/a.md");
  assert_path (sheaf_portal_reachable_path ("/media/disk/doc/a.md"), "/media/disk/doc/a.md");
}

/* What an older portal shows, and what a library of another session remembers. */
static void
test_untold (void)
{
  g_autofree char *document = make_document ("doc/22bb/a.md", "doc/22bb/a.md", NULL);

  assert_path (sheaf_portal_host_path (document), document);
  assert_path (sheaf_portal_display_path (document), "a.md");
  assert_path (sheaf_portal_known_folder (document), NULL);
  assert_path (sheaf_portal_known_folder ("/media/disk/a.md"), "/media/disk");
  assert_path (sheaf_portal_display_path ("/run/user/1000/doc/3c4d/site/b.md"), "site/b.md");
  assert_path (sheaf_portal_display_path ("/run/flatpak/doc/3c4d/b.md"), "b.md");
  assert_path (sheaf_portal_display_path ("/run/user/1000/doc/3c4d"), "");
  assert_path (sheaf_portal_display_path ("/run/user/me/doc/3c4d"), "/run/user/me/doc/3c4d");
}

static void
test_way_back (void)
{
  g_autofree char *article =
      make_document ("doc/33cc/site/posts/a.md", "doc/33cc/site", "/gone/site");
  g_autofree char *folder = test_folder_path (runtime, "doc/33cc/site");

  if (!article)
    return;
  assert_path (sheaf_portal_reachable_path ("/gone/site"), folder);
  g_assert_true (sheaf_portal_shows_folder ("/gone/site"));
  g_assert_false (sheaf_portal_shows_folder ("/gone/site/posts/a.md"));
  assert_path (sheaf_portal_reachable_path ("/gone/site/posts/a.md"), article);
  assert_path (sheaf_portal_reachable_path ("/gone/site/posts/b.md"), "/gone/site/posts/b.md");
  assert_path (sheaf_portal_reachable_path ("/gone/site2"), "/gone/site2");
  assert_path (sheaf_portal_reachable_path (article), article);
}

/* Two files of one folder, and one of them again in the folder itself: three documents, one place. */
static void
test_sources (void)
{
  g_autofree char *first = make_document ("doc/44dd/1.md", "doc/44dd/1.md", "/gone/notes/1.md");
  g_autofree char *second = make_document ("doc/55ee/2.md", "doc/55ee/2.md", "/gone/other/2.md");
  g_autofree char *inside = make_document ("doc/66ff/notes/1.md", "doc/66ff/notes", "/gone/notes");
  g_autofree char *folder = test_folder_path (runtime, "doc/66ff/notes");
  const char *paths[] = { first, second, folder, NULL };
  g_autoptr (SheafImportSources) sources = NULL;
  const SheafImportSource *source;

  if (!first || !inside)
    return;
  sources = sheaf_import_sources_new (paths);
  g_assert_cmpuint (sources->sources->len, ==, 3);
  g_assert_cmpuint (sources->roots->len, ==, 2);

  source = g_ptr_array_index (sources->sources, 0);
  g_assert_cmpstr (source->origin, ==, "1.md");
  g_assert_cmpstr (source->root->place, ==, "/gone/notes");
  g_assert_cmpstr (source->root->path, ==, folder);
  source = g_ptr_array_index (sources->sources, 1);
  g_assert_cmpstr (source->origin, ==, "2.md");
  g_assert_cmpstr (source->root->place, ==, "/gone/other");
  g_assert_true (g_hash_table_contains (sources->named, "/gone/notes/1.md"));
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  return work (user_data, data, error);
}

/* Imports the file, and tells what it is known by. */
static void
import (SheafLibrary *library, const char *path, SheafImportProgress *progress)
{
  char *paths[] = { (char *) path, NULL };
  const SheafImportOptions options = { .paths = paths };
  const SheafImportSink sink = { .transact = transact_cb, .user_data = library };
  g_autoptr (GError) error = NULL;

  sheaf_importer_run (&options, &sink, NULL, progress, NULL, &error);
  g_assert_no_error (error);
}

/* The library keeps the place on the computer: by another document it is the same file, and so it is when
 * it is asked for by that place. */
static void
test_library (void)
{
  g_autofree char *first = make_document ("doc/77aa/7.md", "doc/77aa/7.md", "/gone/notes/7.md");
  g_autofree char *again = make_document ("doc/88bb/7.md", "doc/88bb/7.md", "/gone/notes/7.md");
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  g_autoptr (GPtrArray) imports = NULL;
  SheafImportProgress progress;

  if (!first || !again)
    return;
  import (library, first, &progress);
  g_assert_cmpuint (progress.totals[SHEAF_OUTCOME_NEW], ==, 1);
  import (library, again, &progress);
  g_assert_cmpuint (progress.totals[SHEAF_OUTCOME_SAME], ==, 1);
  import (library, "/gone/notes/7.md", &progress);
  g_assert_cmpuint (progress.totals[SHEAF_OUTCOME_SAME], ==, 1);

  imports = sheaf_library_list_imports (library, 10, NULL);
  for (guint i = 0; i < imports->len; i++)
    {
      const SheafImportRecord *record = g_ptr_array_index (imports, i);

      g_assert_cmpstr (record->sources[0], ==, "/gone/notes/7.md");
    }
}

/* The portal hands over the article alone: nothing is to be seen beside it. The folder, handed over later, is another
 * document, and the article in it is the same. */
static void
test_pictures (void)
{
  const char *text = "---\ntitle: Post\n---\n![](p.png)\n";
  g_autofree char *alone = make_document ("doc/99cc/p.md", "doc/99cc/p.md", "/gone/site/p.md");
  g_autofree char *inside = make_document ("doc/aadd/site/p.md", "doc/aadd/site", "/gone/site");
  g_autofree char *site = test_folder_path (runtime, "doc/aadd/site");
  g_autofree char *picture = test_folder_write (runtime, "doc/aadd/site/p.png", "");
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (SheafLibrary) library = test_library_open (folder);
  SheafImportProgress progress;
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (TEST_PNG, &length);

  if (!alone || !inside)
    return;
  g_assert_true (g_file_set_contents (picture, (const char *) bytes, (gssize) length, NULL));
  /* In their place, so that they keep the attribute. */
  g_assert_true (g_file_set_contents_full (alone, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_true (g_file_set_contents_full (inside, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  import (library, alone, &progress);
  g_assert_cmpuint (progress.totals[SHEAF_OUTCOME_NEW], ==, 1);
  g_assert_cmpuint (progress.no_pictures, ==, 1);
  import (library, site, &progress);
  g_assert_cmpuint (progress.totals[SHEAF_OUTCOME_SAME], ==, 1);
  g_assert_cmpuint (progress.pictures, ==, 1);
  g_assert_cmpuint (progress.no_pictures, ==, 0);
}

int
main (int argc, char *argv[])
{
  int code;

  runtime = test_folder_new ();
  g_setenv ("XDG_RUNTIME_DIR", runtime->path, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portal-path/host-path", test_host_path);
  g_test_add_func ("/portal-path/other-files", test_other_files);
  g_test_add_func ("/portal-path/untold", test_untold);
  g_test_add_func ("/portal-path/way-back", test_way_back);
  g_test_add_func ("/portal-path/sources", test_sources);
  g_test_add_func ("/portal-path/library", test_library);
  g_test_add_func ("/portal-path/pictures", test_pictures);
  code = g_test_run ();
  test_folder_free (runtime);
  return code;
}
