/* test-library-edit.c: an article of the library changed, taken back, imported again and exported
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-articles.h"
#include "core/library-edit.h"
#include "core/library-private.h"
#include "core/library-undo.h"

#include "fixture.h"

#include <string.h>

#define BEFORE "---\ntitle: Old # why\ntags:\n  - a\ncategories: [A, B]\n---\nbody\n"
#define AFTER  "---\ntitle: New # why\ntags:\n  - a\ncategories: [A, B]\n---\nbody\n"

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  gint64 id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->id = test_import_file (self->folder, self->library, "in", "a.md", BEFORE, NULL).id;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

static gboolean
change (Fixture *self, SheafEditKind kind, const char *key, const char *value, GError **error)
{
  const SheafChange one = { kind, key, value };
  g_auto (SheafEdited) edited = { 0 };

  return sheaf_library_edit (self->library, self->id, &one, 1, FALSE, &edited, error);
}

static void
set_title (Fixture *self, const char *title)
{
  g_autoptr (GError) error = NULL;

  change (self, SHEAF_EDIT_SET, "title", title, &error);
  g_assert_no_error (error);
}

static void
assert_source (Fixture *self, const char *wanted)
{
  g_autoptr (GBytes) bytes = sheaf_library_get_source (self->library, self->id, NULL);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), wanted,
                   strlen (wanted));
}

static void
assert_title (Fixture *self, const char *wanted)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, self->id, NULL);

  g_assert_cmpstr (article->title, ==, wanted);
}

static gint64
count (Fixture *self, const char *sql)
{
  gint64 n = -1;

  g_assert_true (
      sheaf_database_get_int64 (self->library->database, sql, SHEAF_VALUES (), &n, NULL));
  return n;
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SheafStep step = { 0 };

  set_title (self, "New");
  assert_source (self, AFTER);
  assert_title (self, "New");
  g_assert_cmpint (count (self, "SELECT count(*) FROM version"), ==, 1);
  g_assert_true (sheaf_library_undo (self->library, &step, &error));
  g_assert_cmpint (step.kind, ==, SHEAF_STEP_EDIT);
  g_assert_cmpuint (step.n_articles, ==, 1);
  assert_source (self, BEFORE);
  assert_title (self, "Old");
  g_assert_true (sheaf_library_redo (self->library, &step, &error));
  assert_source (self, AFTER);
  assert_title (self, "New");
  set_title (self, "Newer");
  g_assert_true (sheaf_library_undo (self->library, &step, &error));
  g_assert_true (sheaf_library_undo (self->library, &step, &error));
  assert_source (self, BEFORE);
}

static void
test_several (Fixture *self, gconstpointer data)
{
  const SheafChange changes[] = { { SHEAF_EDIT_SET, "title", "T" },
                                  { SHEAF_EDIT_ADD, "tags", "b" },
                                  { SHEAF_EDIT_ADD, "categories", "C" },
                                  { SHEAF_EDIT_SET, "params", "1" } };
  const SheafChange bad[] = { { SHEAF_EDIT_SET, "title", "U" }, { SHEAF_EDIT_UNSET, "no", NULL } };
  g_auto (SheafEdited) edited = { 0 };
  g_auto (SheafEdited) none = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafArticle) article = NULL;

  g_assert_true (sheaf_library_edit (self->library, self->id, changes, G_N_ELEMENTS (changes),
                                     FALSE, &edited, &error));
  g_assert_cmpstr (edited.before, ==, BEFORE);
  assert_source (self, edited.after);
  article = sheaf_library_get_article (self->library, self->id, NULL);
  g_assert_cmpuint (article->tags->len, ==, 2);
  g_assert_cmpuint (article->categories->len, ==, 2);
  g_assert_nonnull (sheaf_article_find_property (article, "params"));
  /* All or none. */
  g_assert_false (
      sheaf_library_edit (self->library, self->id, bad, G_N_ELEMENTS (bad), FALSE, &none, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  assert_title (self, "T");
  g_assert_cmpint (count (self, "SELECT count(*) FROM undo_step"), ==, 2);
}

/* Nothing happens: no version, no step. */
static void
test_nothing (Fixture *self, gconstpointer data)
{
  const SheafChange change_title = { SHEAF_EDIT_SET, "title", "New" };
  g_auto (SheafEdited) edited = { 0 };
  g_autoptr (GError) error = NULL;

  set_title (self, "Old");
  g_assert_true (
      sheaf_library_edit (self->library, self->id, &change_title, 1, TRUE, &edited, &error));
  g_assert_cmpstr (edited.after, ==, AFTER);
  g_assert_cmpint (edited.step, ==, 0);
  assert_source (self, BEFORE);
  g_assert_cmpint (count (self, "SELECT count(*) FROM version"), ==, 0);
  g_assert_cmpint (count (self, "SELECT count(*) FROM undo_step"), ==, 1);
}

static void
test_unknown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->id = 4711;
  g_assert_false (change (self, SHEAF_EDIT_SET, "title", "x", &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  self->id = 1;
  g_assert_true (sheaf_library_undo (self->library, NULL, &error));
  g_assert_false (change (self, SHEAF_EDIT_SET, "title", "x", &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
}

/* DESIGN, "Identity". */
static void
test_again (Fixture *self, gconstpointer data)
{
  SheafStoreItem item;

  set_title (self, "New");
  item = test_import_file (self->folder, self->library, "in", "a.md", NULL, NULL);
  g_assert_cmpint (item.outcome, ==, SHEAF_OUTCOME_SAME);
  g_assert_cmpint (item.id, ==, self->id);
  assert_source (self, AFTER);
  item = test_import_file (self->folder, self->library, "in", "a.md", BEFORE "more\n", NULL);
  g_assert_cmpint (item.outcome, ==, SHEAF_OUTCOME_CONFLICT);
  assert_source (self, AFTER);
  /* Taken back, it is as it came in. */
  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  assert_source (self, BEFORE);
  item = test_import_file (self->folder, self->library, "in", "a.md", BEFORE "more\n", NULL);
  g_assert_cmpint (item.outcome, ==, SHEAF_OUTCOME_UPDATED);
}

/* The category put before by the import may be said or left out. */
static void
test_into (Fixture *self, gconstpointer data)
{
  const SheafImportRules rules = { .zone = "UTC", .into = "X/Y" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafArticle) article = NULL;
  const char *const wanted[] = { "X", "Y", "C", NULL };

  self->id = test_import_file (self->folder, self->library, "in2", "b.md",
                               "---\ncategories: A\n---\nb\n", &rules)
                 .id;
  g_assert_true (change (self, SHEAF_EDIT_ADD, "categories", "X/Y/C", &error));
  g_assert_true (change (self, SHEAF_EDIT_REMOVE, "categories", "A", &error));
  g_assert_no_error (error);
  article = sheaf_library_get_article (self->library, self->id, NULL);
  g_assert_cmpuint (article->categories->len, ==, 1);
  g_assert_true (g_strv_equal (g_ptr_array_index (article->categories, 0), wanted));
}

/* Files of another encoding are written in it. */
static void
test_encoding (Fixture *self, gconstpointer data)
{
  static const char text[] =
      "---\r\ntitle: 从圈地走向开放\r\n---\r\n互联网的时代，从圈地走向开放。\r\n";
  gsize length;
  g_autofree char *raw = g_convert (text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autofree char *wanted = NULL;

  self->id = test_import_file (self->folder, self->library, "in", "c.md", raw, NULL).id;
  assert_title (self, "从圈地走向开放");
  set_title (self, "从圈地走向关闭");
  wanted = g_convert ("---\r\ntitle: 从圈地走向关闭\r\n---\r\n互联网的时代，从圈地走向开放。\r\n",
                      -1, "GB18030", "UTF-8", NULL, &length, NULL);
  assert_source (self, wanted);
  assert_title (self, "从圈地走向关闭");
}

static void
add (const char *name, void (*run) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/library-edit/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, run, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("undo", test_undo);
  add ("several", test_several);
  add ("nothing", test_nothing);
  add ("unknown", test_unknown);
  add ("again", test_again);
  add ("into", test_into);
  add ("encoding", test_encoding);
  return g_test_run ();
}
