/* test-roots.c: a file is one file, by whatever root it comes in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/importer.h"
#include "core/library-articles.h"
#include "core/library-private.h"
#include "core/library-roots.h"
#include "core/library-rows.h"
#include "core/library-undo.h"

#include "fixture.h"

#include <glib/gstdio.h>

/* A library, and what the last import told of each file: "outcome id". */
typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  GHashTable *told;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->told);
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
entry_cb (const SheafImportEntry *entry, gpointer user_data)
{
  Fixture *self = user_data;

  g_hash_table_insert (self->told, g_strdup (entry->origin),
                       g_strdup_printf ("%s %d%s", sheaf_outcome_to_string (entry->outcome),
                                        (int) entry->id, entry->article ? " read" : ""));
}

/* Imports one path below the folder of the test. Returns: the import's id */
static gint64
import_as (Fixture *self, const char *name, SheafDialect dialect)
{
  g_autofree char *path = test_folder_path (self->folder, name);
  char *paths[] = { path, NULL };
  const SheafImportOptions options = { .paths = paths, .dialect = dialect };
  SheafImportSink sink = { transact_cb, entry_cb, NULL, self };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_hash_table_remove_all (self->told);
  sheaf_importer_run (&options, &sink, &id, NULL, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
import (Fixture *self, const char *name)
{
  return import_as (self, name, SHEAF_DIALECT_AUTO);
}

static void
write_file (Fixture *self, const char *name, const char *content)
{
  g_free (test_folder_write (self->folder, name, content));
}

static gint64
number (Fixture *self, const char *sql)
{
  gint64 value = -1;
  g_assert_true (
      sheaf_database_get_int64 (self->library->database, sql, SHEAF_VALUES (), &value, NULL));
  return value;
}

#define assert_told(self, origin, what)                                                            \
  g_assert_cmpstr (g_hash_table_lookup ((self)->told, origin), ==, what)

static void
assert_article (Fixture *self, gint64 id, const char *title, const char *category)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (article->title, ==, title);
  g_assert_cmpuint (article->places->len, ==, 0);
  g_autofree char *path = article->categories->len
                              ? g_strjoinv ("/", g_ptr_array_index (article->categories, 0))
                              : NULL;
  g_assert_cmpstr (path, ==, category);
}

static void
assert_one (Fixture *self)
{
  g_assert_cmpint (number (self, "SELECT count(*) FROM article WHERE trashed < 2"), ==, 1);
  g_assert_cmpint (number (self, "SELECT count(*) FROM place"), ==, 1);
}

/* First by itself, then in the folders above it, whatever is done to the file in between. */
static void
test_file_then_folder (Fixture *self, gconstpointer data)
{
  write_file (self, "in/sub/a.md", "---\ntitle: One\n---\n1\n");
  import (self, "in/sub/a.md");
  assert_told (self, "a.md", "new 1 read");
  g_assert_cmpint (import (self, "in"), ==, 0);
  assert_told (self, "sub/a.md", "same 1"); /* known without reading it */
  write_file (self, "in/sub/a.md", "---\ntitle: Two\n---\n22\n");
  import (self, "in");
  assert_told (self, "sub/a.md", "updated 1 read");
  assert_article (self, 1, "Two", NULL);
  assert_one (self);
  write_file (self, "in/sub/a.md", "---\ntitle: Three\n---\n333\n");
  import (self, "in/sub");
  assert_told (self, "a.md", "updated 1 read");
  assert_one (self);

  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  assert_article (self, 1, "One", NULL);
  assert_one (self);
}

/* A folder, then its subfolder: what the path says stays as the first root has it. */
static void
test_folder_then_subfolder (Fixture *self, gconstpointer data)
{
  write_file (self, "in/X/Y/a.md", "---\ntitle: One\n---\n1\n");
  import_as (self, "in", SHEAF_DIALECT_PLAIN);
  assert_article (self, 1, "One", "X/Y");
  g_assert_cmpint (import (self, "in/X"), ==, 0);
  assert_told (self, "Y/a.md", "same 1");
  write_file (self, "in/X/Y/a.md", "---\ntitle: Two\n---\n22\n");
  import (self, "in/X");
  assert_told (self, "Y/a.md", "updated 1 read");
  assert_article (self, 1, "Two", "X/Y");
  assert_one (self);
  /* Other rules asked for by this root. */
  import_as (self, "in/X/Y/a.md", SHEAF_DIALECT_HEXO);
  assert_told (self, "a.md", "same 1 read");
  assert_article (self, 1, "Two", NULL);
  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  assert_article (self, 1, "Two", "X/Y");
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (SheafDraft) edited = test_draft_new ("a.md", "---\ntitle: Mine\n---\nm\n");

  write_file (self, "in/sub/a.md", "---\ntitle: One\n---\n1\n");
  import (self, "in/sub");
  g_assert_true (sheaf_rows_replace (self->library, 1, edited, 1, NULL));
  write_file (self, "in/sub/a.md", "---\ntitle: Two\n---\n22\n");
  import (self, "in");
  assert_told (self, "sub/a.md", "conflict 1 read");
  assert_article (self, 1, "Mine", NULL);
  assert_one (self);
  import (self, "in");
  assert_told (self, "sub/a.md", "same 1");
}

/* What was withdrawn by an undo is as if it had never come in. */
static void
test_withdrawn (Fixture *self, gconstpointer data)
{
  write_file (self, "in/sub/a.md", "---\ntitle: One\n---\n1\n");
  import (self, "in/sub");
  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  import (self, "in");
  assert_told (self, "sub/a.md", "new 2 read");
  assert_article (self, 2, "One", NULL);
}

static void
test_trashed (Fixture *self, gconstpointer data)
{
  const gint64 id = 1;

  write_file (self, "in/sub/a.md", "---\ntitle: One\n---\n1\n");
  import (self, "in/sub");
  g_assert_true (
      sheaf_library_set_flag (self->library, &id, 1, SHEAF_FLAG_TRASHED, TRUE, TRUE, NULL, NULL));
  import (self, "in");
  assert_told (self, "sub/a.md", "same 1 read");
  assert_one (self);
}

/* A name that is no UTF-8 makes its path a blob, below a root that is one or is none. */
static void
test_bytes (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "in/\377/b.md", "in/s/\376.md" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    write_file (self, names[i], names[i]);
  import (self, "in");
  g_assert_cmpint (import (self, "in/\377"), ==, 0);
  assert_told (self, "b.md", "same 2");
  g_assert_cmpint (import (self, "in/s"), ==, 0);
  assert_told (self, "\376.md", "same 1");
  g_assert_cmpint (import (self, "in"), ==, 0);
  g_assert_cmpint (number (self, "SELECT count(*) FROM place"), ==, 2);
}

/* A name that begins alike is another folder. */
static void
test_alike (Fixture *self, gconstpointer data)
{
  write_file (self, "in/sub/a.md", "---\ntitle: One\n---\n1\n");
  write_file (self, "in/sub-2/a.md", "---\ntitle: Two\n---\n2\n");
  write_file (self, "in/sub/sub/a.md", "---\ntitle: Three\n---\n3\n");
  import (self, "in/sub");
  import (self, "in");
  assert_told (self, "sub/a.md", "same 1");
  assert_told (self, "sub/sub/a.md", "same 2");
  assert_told (self, "sub-2/a.md", "new 3 read");
  import (self, "in/sub-2");
  assert_told (self, "a.md", "same 3");
}

/* A real copy is another file still. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  const char *text = "---\ntitle: One\n---\n1\n";

  write_file (self, "in/sub/a.md", text);
  write_file (self, "in/b.md", text);
  import (self, "in/sub");
  import (self, "in");
  assert_told (self, "b.md", "duplicate 1 read");
  assert_told (self, "sub/a.md", "same 1");
  g_assert_cmpint (number (self, "SELECT count(*) FROM place"), ==, 2);
}

/* When the article's own file changes, the others hold the old bytes: they are told the article they are now. */
static void
test_parted (Fixture *self, gconstpointer data)
{
  const char *text = "---\ntitle: One\n---\n1\n";
  gint64 id;

  write_file (self, "in/a.md", text);
  write_file (self, "in/b.md", text);
  write_file (self, "in/c.md", text);
  import (self, "in");
  assert_told (self, "b.md", "duplicate 1 read");
  write_file (self, "in/a.md", "---\ntitle: Two\n---\n22\n");
  import (self, "in");
  assert_told (self, "a.md", "updated 1 read");
  assert_told (self, "b.md", "same 2");
  assert_told (self, "c.md", "same 2");
  g_autofree char *root = test_folder_path (self->folder, "in");
  g_assert_true (sheaf_library_find_file (self->library, root, "c.md", &id, NULL));
  g_assert_cmpint (id, ==, 2);
  g_assert_true (sheaf_library_find_file (self->library, root, "d.md", &id, NULL));
  g_assert_cmpint (id, ==, 0);
}

/* The file system's own root is a root like another. */
static void
test_top (Fixture *self, gconstpointer data)
{
  g_autoptr (SheafRoots) roots = NULL;
  SheafPlace place;
  g_autofree char *path = NULL;
  g_autofree char *root = test_folder_path (self->folder, "in");
  g_autofree char *from_top = g_strconcat (self->folder->path + 1, "/in/a.md", NULL);
  const SheafImportRules rules = { .zone = "UTC" };
  g_autoptr (SheafDraft) draft = test_draft_new ("a.md", "1\n");
  SheafStoreItem item = { .root = "/", .origin = from_top, .draft = draft };
  gint64 id = sheaf_library_begin_import (self->library, NULL, &rules, NULL);

  g_assert_true (sheaf_library_store (self->library, id, &rules, &item, 1, NULL));
  roots = sheaf_roots_new (self->library, NULL);
  g_assert_true (sheaf_roots_find_place (roots, root, "a.md", &place, &path, NULL));
  g_assert_cmpint (place.article, ==, 1);
  g_assert_cmpstr (path, ==, from_top);
}

#define ADD(name, func) g_test_add ("/roots/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("file-then-folder", test_file_then_folder);
  ADD ("folder-then-subfolder", test_folder_then_subfolder);
  ADD ("conflict", test_conflict);
  ADD ("withdrawn", test_withdrawn);
  ADD ("trashed", test_trashed);
  ADD ("bytes", test_bytes);
  ADD ("alike", test_alike);
  ADD ("copy", test_copy);
  ADD ("parted", test_parted);
  ADD ("top", test_top);
  return g_test_run ();
}
