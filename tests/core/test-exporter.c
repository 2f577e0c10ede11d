/* test-exporter.c: articles out to files, byte for byte
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/exporter.h"
#include "core/importer.h"
#include "core/library-articles.h"
#include "core/safe-path.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  SheafExportTotals totals;
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

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  Fixture *self = user_data;

  return work (self->library, data, error);
}

static void
import_folder (Fixture *self, const char *name)
{
  g_autofree char *path = test_folder_path (self->folder, name);
  char *paths[] = { path, NULL };
  SheafImportOptions options = { .paths = paths };
  SheafImportSink sink = { transact_cb, NULL, NULL, self };
  g_autoptr (GError) error = NULL;

  sheaf_importer_run (&options, &sink, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Stores one article as if it had been found there; a crafted library can say so of any path. */
static void
store (Fixture *self, const char *root, const char *origin, const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  SheafDraftOptions options = { SHEAF_DIALECT_HEXO, zone, NULL };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafDraft) draft = sheaf_draft_new (bytes, "a.md", &options, &error);
  SheafImportRules rules = { NULL, NULL, FALSE };
  SheafStoreItem item = { .root = root, .origin = origin, .draft = draft };
  gint64 import;

  g_assert_no_error (error);
  import =
      sheaf_library_begin_import (self->library, (const char *[]){ root, NULL }, &rules, &error);
  g_assert_no_error (error);
  sheaf_library_store (self->library, import, &rules, &item, 1, &error);
  g_assert_no_error (error);
  g_clear_pointer (&item.warnings, g_ptr_array_unref);
}

static void
write_file (Fixture *self, const char *name, const char *content)
{
  g_autofree char *path = test_folder_write (self->folder, name, content);

  g_assert_nonnull (path);
}

static void
failed_cb (gint64 id, const char *path, const GError *error, gpointer user_data)
{
  if (error)
    g_test_message ("%s: %s", path, error->message);
}

static void
export_all (Fixture *self, const char *name)
{
  g_autofree char *folder = test_folder_path (self->folder, name);
  SheafListing listing = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sheaf_library_list (self->library, &listing, &error);

  g_assert_no_error (error);
  sheaf_exporter_run (self->library, (const gint64 *) (gconstpointer) ids->data, ids->len, folder,
                      FALSE, failed_cb, self, &self->totals, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_content (Fixture *self, const char *name, const char *wanted)
{
  g_autofree char *path = test_folder_path (self->folder, name);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (content, length, wanted, strlen (wanted));
}

/* Regular files below @name; the folders are few and not deep. */
static guint
count_files (Fixture *self, const char *name)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  g_ptr_array_add (folders, test_folder_path (self->folder, name));
  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (g_ptr_array_index (folders, i), 0, NULL);

      g_assert_nonnull (dir);
      for (const char *entry = g_dir_read_name (dir); entry; entry = g_dir_read_name (dir))
        {
          char *path = g_build_filename (g_ptr_array_index (folders, i), entry, NULL);

          if (g_file_test (path, G_FILE_TEST_IS_DIR))
            g_ptr_array_add (folders, path);
          else
            {
              n++;
              g_free (path);
            }
        }
    }
  return n;
}

/* A folder per root, two roots of one name told apart, every place of a duplicate. */
static void
test_places (Fixture *self, gconstpointer data)
{
  write_file (self, "x/notes/sub/a.md", "---\r\ntitle: A\r\n---\r\nText");
  write_file (self, "x/notes/copy.md", "---\r\ntitle: A\r\n---\r\nText");
  write_file (self, "y/notes/b.md", "\xef\xbb\xbf---\ntitle: B # kept\n---\n");
  write_file (self, "y/notes/a.md", "---\r\ntitle: A\r\n---\r\nText");
  import_folder (self, "x/notes");
  import_folder (self, "y/notes");
  export_all (self, "out");
  g_assert_cmpuint (self->totals.written, ==, 4);
  g_assert_cmpuint (self->totals.failed, ==, 0);
  g_assert_cmpuint (count_files (self, "out"), ==, 4);
  g_assert_cmpuint (count_files (self, "out/notes") + count_files (self, "out/notes (2)"), ==, 4);
  assert_content (self, "out/notes/b.md", "\xef\xbb\xbf---\ntitle: B # kept\n---\n");
  assert_content (self, "out/notes (2)/sub/a.md", "---\r\ntitle: A\r\n---\r\nText");
}

/* Export again: nothing is overwritten. */
static void
test_again (Fixture *self, gconstpointer data)
{
  write_file (self, "in/a.b.md", "Text.\n");
  write_file (self, "out/in/a.b.md", "Mine.\n");

  import_folder (self, "in");
  export_all (self, "out");
  export_all (self, "out");
  assert_content (self, "out/in/a.b.md", "Mine.\n");
  assert_content (self, "out/in/a.b (2).md", "Text.\n");
  assert_content (self, "out/in/a.b (3).md", "Text.\n");
  g_assert_cmpuint (count_files (self, "out"), ==, 3);
}

/* Names are bytes: newlines, what is no UTF-8, leading dashes come out as they went in. */
static void
test_names (Fixture *self, gconstpointer data)
{
  const char *names[] = { "new\nline.md", "b\377\376ad.md", "-rf.md", "a\\b: c?.md", ".dotted.md" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("in/", names[i], NULL);

      write_file (self, name, names[i]);
    }
  import_folder (self, "in");
  export_all (self, "out");
  g_assert_cmpuint (count_files (self, "out/in"), ==, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("out/in/", names[i], NULL);

      assert_content (self, name, names[i]);
    }
}

/* A library that someone made: N articles become N files, all inside (SAFETY L5). */
static void
test_hostile (Fixture *self, gconstpointer data)
{
  const char *origins[] = {
    "../../escape.md",          "a/../../../b.md", "/absolute.md", "..",        ".", "x/",
    ".git/hooks/post-checkout", "a//b.md",         "deep/./c.md",  "link/d.md",
  };
  const char *roots[] = { "/", "/..", "/x/..", "/x/.config", "relative" };
  g_autofree char *folder = test_folder_path (self->folder, "out");
  g_autofree char *outside = test_folder_path (self->folder, "outside");
  g_autofree char *inside = test_folder_path (self->folder, "out/r");
  g_autofree char *link = test_folder_path (self->folder, "out/r/link");
  guint n = 0;

  g_assert_cmpint (g_mkdir_with_parents (outside, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_cmpint (symlink (outside, link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (origins); i++, n++)
    store (self, "/r", origins[i], origins[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (roots); i++, n++)
    store (self, roots[i], "e.md", roots[i]);
  export_all (self, "out");
  g_assert_cmpuint (self->totals.failed, ==, 0);
  g_assert_cmpuint (self->totals.written, ==, n);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_unlink (link), ==, 0); /* or its target would be counted */
  g_assert_cmpuint (count_files (self, "out"), ==, n);
  g_assert_cmpuint (count_files (self, "outside"), ==, 0);
  g_assert_false (g_file_test (folder, G_FILE_TEST_IS_SYMLINK));
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = test_folder_path (self->folder, "out");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = 1;

  write_file (self, "in/a.md", "Text.\n");
  import_folder (self, "in");
  g_cancellable_cancel (cancellable);
  g_assert_false (sheaf_exporter_run (self->library, &id, 1, folder, FALSE, NULL, NULL,
                                      &self->totals, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Where the folder is a file. */
static void
test_impossible (Fixture *self, gconstpointer data)
{
  g_autofree char *path = test_folder_path (self->folder, "file");
  g_autoptr (GError) error = NULL;
  gint64 id = 1;

  write_file (self, "file", "Mine.\n");
  g_assert_false (sheaf_exporter_run (self->library, &id, 1, path, FALSE, NULL, NULL, &self->totals,
                                      NULL, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_READ_ONLY);
  assert_content (self, "file", "Mine.\n");
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *name, *numbered;
  } cases[] = {
    { "a.md", "a (2).md" },
    { "a", "a (2)" },
    { ".dotted", ".dotted (2)" },
    { "a.tar.gz", "a.tar (2).gz" },
  };
  g_autofree char *full = g_strnfill (SHEAF_SAFE_NAME_MAX, 'x');
  g_autofree char *cut = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *numbered = sheaf_safe_path_number (cases[i].name, 2);

      g_assert_cmpstr (numbered, ==, cases[i].numbered);
    }
  memcpy (full + SHEAF_SAFE_NAME_MAX - 3, ".md", 3);
  cut = sheaf_safe_path_number (full, 12);
  g_assert_cmpuint (strlen (cut), ==, SHEAF_SAFE_NAME_MAX);
  g_assert_true (g_str_has_suffix (cut, "x (12).md"));
}

#define ADD(name, func) g_test_add ("/exporter/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("places", test_places);
  ADD ("again", test_again);
  ADD ("names", test_names);
  ADD ("hostile", test_hostile);
  ADD ("cancelled", test_cancelled);
  ADD ("impossible", test_impossible);
  g_test_add_func ("/exporter/numbers", test_numbers);
  return g_test_run ();
}
