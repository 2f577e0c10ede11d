/* test-import-encoding.c: encodings that a person chooses, before an import and after it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/importer.h"
#include "core/library-articles.h"
#include "core/library-edit.h"
#include "core/library-encoding.h"
#include "core/library-folders.h"
#include "core/library-undo.h"
#include "core/import-log.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* As Big5 and as GB18030 the same bytes are text; what was meant cannot be seen. */
#define BIG5     "\xa4\xa4\xa4\xe5\xb4\xfa\xb8\xd5" /* 中文測試 */
#define CYRILLIC "\xcf\xf0\xe8\xe2\xe5\xf2"         /* Привет in windows-1251 */

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  GHashTable *told; /* origin -> "outcome encoding guess title" */
  char *root;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->root = test_folder_path (self->folder, "in");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->root);
  g_hash_table_unref (self->told);
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

static void
write_file (Fixture *self, const char *name, const char *content)
{
  g_autofree char *path = g_strconcat ("in/", name, NULL);

  g_free (test_folder_write (self->folder, path, content));
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
  const SheafArticle *article = entry->article;

  g_hash_table_insert (self->told, g_strdup (entry->origin),
                       g_strdup_printf ("%s %s %s %s", sheaf_outcome_to_string (entry->outcome),
                                        article ? article->encoding : "-",
                                        entry->guessed ? entry->guessed : "-",
                                        article ? article->title : "-"));
}

/* Imports the folder. */
static void
run (Fixture *self, SheafImportOptions options)
{
  SheafImportSink sink = { transact_cb, entry_cb, NULL, self };
  char *paths[] = { self->root, NULL };
  g_autoptr (GError) error = NULL;

  options.paths = paths;
  g_hash_table_remove_all (self->told);
  sheaf_importer_run (&options, &sink, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The same as the window does for a folder it keeps up with. */
static void
run_remembered (Fixture *self)
{
  g_autoptr (GPtrArray) folders = sheaf_library_list_folders (self->library, NULL);
  const SheafFolder *folder = g_ptr_array_index (folders, 0);

  run (self, (SheafImportOptions){ .encodings = folder->encodings });
}

#define assert_told(self, origin, what)                                                            \
  g_assert_cmpstr (g_hash_table_lookup ((self)->told, origin), ==, what)

static gint64
find (Fixture *self, const char *origin)
{
  gint64 id = 0;

  g_assert_true (sheaf_library_find_file (self->library, self->root, origin, &id, NULL));
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
assert_stored (Fixture *self, const char *origin, const char *title, const char *encoding)
{
  g_autoptr (SheafArticle) article =
      sheaf_library_get_article (self->library, find (self, origin), NULL);

  g_assert_cmpstr (article->title, ==, title);
  g_assert_cmpstr (article->encoding, ==, encoding);
}

/* --- before the import --- */

/* For all files that do not show what they are, and for no others. */
static void
test_all (Fixture *self, gconstpointer data)
{
  write_file (self, "a.md", "# " CYRILLIC "\n");
  write_file (self, "b.md", "# Привет\n");
  write_file (
      self, "c.md",
      "# \xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2 \xff\n");
  write_file (self, "d.md", "# plain\n");
  run (self, (SheafImportOptions){ .encoding = "KOI8-R", .dry_run = TRUE });
  assert_told (self, "a.md", "new KOI8-R windows-1251 оПХБЕР");
  run (self, (SheafImportOptions){ .encoding = "windows-1251" });
  assert_told (self, "a.md", "new windows-1251 windows-1251 Привет");
  assert_told (self, "b.md", "new UTF-8 - Привет");
  assert_told (self, "c.md", "new UTF-8 UTF-8 ПриветПрив \357\277\275");
  assert_told (self, "d.md", "new UTF-8 - plain");
}

/* Chosen wrongly, and then otherwise: what has not changed is read again, and nothing else; one undo each. */
static void
test_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_file (self, "a.md", "---\ntitle: " BIG5 "\n---\n");
  write_file (self, "b.md", "---\ntitle: b\n---\n");
  run (self, (SheafImportOptions){ .encoding = "EUC-JP" });
  run (self, (SheafImportOptions){ .encoding = "EUC-JP" });
  assert_told (self, "a.md", "same - - -");
  run (self, (SheafImportOptions){ .encoding = "Big5" });
  assert_told (self, "b.md", "same - - -");
  assert_stored (self, "a.md", "中文測試", "Big5");
  g_assert_true (sheaf_library_undo (self->library, NULL, &error));
  g_assert_no_error (error);
  assert_stored (self, "a.md", "いゅ旗胡", "EUC-JP");
}

/* --- one file, and those like it --- */

static void
test_choices (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) choices = sheaf_encoding_choices_new ();
  g_autofree char *own = test_folder_path (self->folder, "in/a.md");
  g_autofree char *deep = test_folder_path (self->folder, "in/deep");
  const SheafImportOptions options = { .encodings = choices, .dry_run = TRUE };

  write_file (self, "a.md", "# " CYRILLIC "\n");
  write_file (self, "b.md", "# " CYRILLIC "\n1\n");
  write_file (self, "deep/c.md", "# " CYRILLIC "\n2\n");
  write_file (self, "deep/d.md", "# it\x92s\n");
  sheaf_encoding_choices_set (choices, self->root, "windows-1251", "KOI8-R");
  run (self, options);
  assert_told (self, "a.md", "new KOI8-R windows-1251 оПХБЕР");
  assert_told (self, "deep/c.md", "new KOI8-R windows-1251 оПХБЕР");
  assert_told (self, "deep/d.md", "new windows-1252 windows-1252 it’s");

  /* The very file goes first, then the deeper folder. */
  sheaf_encoding_choices_set (choices, own, NULL, "windows-1252");
  sheaf_encoding_choices_set (choices, deep, "windows-1251", "windows-1251");
  run (self, options);
  assert_told (self, "a.md", "new windows-1252 windows-1251 Ïðèâåò");
  assert_told (self, "b.md", "new KOI8-R windows-1251 оПХБЕР");
  assert_told (self, "deep/c.md", "new windows-1251 windows-1251 Привет");

  sheaf_encoding_choices_set (choices, own, NULL, NULL);
  run (self, options);
  assert_told (self, "a.md", "new KOI8-R windows-1251 оПХБЕР");
}

/* What was chosen for a very file stays with its article, what was chosen for files like it with the folder. */
static void
test_remembered (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) choices = sheaf_encoding_choices_new ();
  g_autofree char *own = test_folder_path (self->folder, "in/a.md");

  write_file (self, "a.md", "# " CYRILLIC "\n");
  write_file (self, "b.md", "# " CYRILLIC "\n1\n");
  sheaf_encoding_choices_set (choices, own, NULL, "windows-1252");
  sheaf_encoding_choices_set (choices, self->root, "windows-1251", "KOI8-R");
  run (self, (SheafImportOptions){ .encodings = choices });
  assert_stored (self, "a.md", "Ïðèâåò", "windows-1252");
  assert_stored (self, "b.md", "оПХБЕР", "KOI8-R");

  run_remembered (self);
  assert_told (self, "a.md", "same - - -");
  assert_told (self, "b.md", "same - - -");
  write_file (self, "a.md", "# " CYRILLIC CYRILLIC "\n");
  write_file (self, "b.md", "# " CYRILLIC CYRILLIC "\n1\n");
  write_file (self, "c.md", "# " CYRILLIC "\n3\n");
  run_remembered (self);
  assert_told (self, "a.md", "updated windows-1252 windows-1251 ÏðèâåòÏðèâåò");
  assert_told (self, "b.md", "updated KOI8-R windows-1251 оПХБЕРоПХБЕР");
  assert_told (self, "c.md", "new KOI8-R windows-1251 оПХБЕР");

  /* The list of imports says how it was done, to be done again. */
  g_autoptr (GPtrArray) imports = sheaf_library_list_imports (self->library, 0, NULL);
  const SheafImportRecord *first = g_ptr_array_index (imports, imports->len - 1);
  g_assert_cmpstr (sheaf_encoding_choices_get (first->encodings, own, NULL), ==, "windows-1252");
  g_assert_cmpstr (sheaf_encoding_choices_get (first->encodings, self->root, "windows-1251"), ==,
                   "KOI8-R");
}

/* A moved file is not read in another encoding for that. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autofree char *from = test_folder_path (self->folder, "in/a.md");
  g_autofree char *to = test_folder_path (self->folder, "in/z.md");
  gint64 id;

  write_file (self, "a.md", "# " BIG5 "\n");
  run (self, (SheafImportOptions){ 0 });
  id = find (self, "a.md");
  g_assert_true (sheaf_library_set_encoding (self->library, id, "Big5", NULL, NULL));
  g_assert_cmpint (g_rename (from, to), ==, 0);
  run (self, (SheafImportOptions){ 0 });
  g_assert_cmpint (find (self, "z.md"), ==, id);
  assert_stored (self, "z.md", "中文測試", "Big5");
}

/* --- after the import --- */

static void
test_set (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *chosen = NULL;
  gint64 id, step = 0;

  write_file (self, "a.md", "---\ntitle: " CYRILLIC "\n---\n" CYRILLIC "\n");
  run (self, (SheafImportOptions){ 0 });
  id = find (self, "a.md");
  assert_stored (self, "a.md", "Привет", "windows-1251");
  g_assert_false (sheaf_library_set_encoding (self->library, id, "klingon", &step, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (sheaf_library_set_encoding (self->library, 77, "Big5", &step, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (sheaf_library_set_encoding (self->library, id, "koi8-r", &step, &error));
  g_assert_cmpint (step, >, 0);
  assert_stored (self, "a.md", "оПХБЕР", "KOI8-R");
  g_assert_true (sheaf_library_get_chosen_encoding (self->library, id, &chosen, NULL));
  g_assert_cmpstr (chosen, ==, "KOI8-R");
  g_assert_true (sheaf_library_set_encoding (self->library, id, "KOI8-R", &step, &error));
  g_assert_cmpint (step, ==, 0);

  g_assert_true (sheaf_library_undo (self->library, NULL, &error));
  assert_stored (self, "a.md", "Привет", "windows-1251");
  g_assert_true (sheaf_library_get_chosen_encoding (self->library, id, &chosen, NULL));
  g_assert_null (chosen);
  g_assert_true (sheaf_library_redo (self->library, NULL, &error));
  assert_stored (self, "a.md", "оПХБЕР", "KOI8-R");
  g_assert_true (sheaf_library_set_encoding (self->library, id, NULL, &step, &error));
  g_assert_cmpint (step, >, 0);
  assert_stored (self, "a.md", "Привет", "windows-1251");
}

/* An edit is written in the encoding that was chosen, or refused where that has no such character. */
static void
test_edit (Fixture *self, gconstpointer data)
{
  const SheafChange cyrillic = { SHEAF_EDIT_SET, "title", "Снова" };
  const SheafChange chinese = { SHEAF_EDIT_SET, "title", "中文" };
  g_auto (SheafEdited) edited = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 id;

  write_file (self, "a.md", "---\ntitle: " CYRILLIC "\n---\n" CYRILLIC "\n");
  run (self, (SheafImportOptions){ .encoding = "KOI8-R" });
  id = find (self, "a.md");
  g_assert_true (sheaf_library_edit (self->library, id, &cyrillic, 1, FALSE, &edited, &error));
  g_assert_no_error (error);
  bytes = sheaf_library_get_source (self->library, id, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "---\ntitle: \xf3\xce\xcf\xd7\xc1\n---\n" CYRILLIC "\n", 28);
  sheaf_edited_clear (&edited);
  g_assert_false (sheaf_library_edit (self->library, id, &chinese, 1, FALSE, &edited, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
}

/* --- as they are kept --- */

static void
test_json (void)
{
  g_autoptr (GPtrArray) choices = sheaf_encoding_choices_new ();
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) dialects = NULL;
  g_autofree char *json = NULL;

  sheaf_encoding_choices_set (choices, "/a/\xff.md", NULL, "Big5");
  sheaf_encoding_choices_set (choices, "/a", "", "GBK");
  json = sheaf_encoding_choices_add_to_json (choices,
                                             g_strdup ("[{\"site\":\"/a\",\"dialect\":\"hugo\"}]"));
  again = sheaf_encoding_choices_from_json (json);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (sheaf_encoding_choices_get (again, "/a/\xff.md", NULL), ==, "Big5");
  g_assert_cmpstr (sheaf_encoding_choices_get (again, "/a", ""), ==, "GB18030");
  dialects = sheaf_import_choices_from_json (json);
  g_assert_cmpuint (dialects->len, ==, 1);
  none = sheaf_encoding_choices_from_json (
      "[{\"path\":3,\"encoding\":\"Big5\"},{\"path\":\"/a\",\"encoding\":\"utf-7\"},7,null,[]]");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/import-encoding/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("all", test_all);
  ADD ("again", test_again);
  ADD ("choices", test_choices);
  ADD ("remembered", test_remembered);
  ADD ("moved", test_moved);
  ADD ("set", test_set);
  ADD ("edit", test_edit);
  g_test_add_func ("/import-encoding/json", test_json);
  return g_test_run ();
}
