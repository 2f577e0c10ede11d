/* test-library-overlay.c: edits that files cannot hold, in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/doctor.h"
#include "core/library-private.h"
#include "core/library-search.h"

#include "edit-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define BROKEN "---\ntitle: a: b\ntags: [x]\ndate: 2020-01-02\n---\nbody\n"
#define SOUND  "---\ntitle: c\ntags: [x, y]\n---\nbody\n"

#define EDITS "SELECT count(*) FROM overlay WHERE kind = 'edit'"

static void
assert_sound (EditFixture *self)
{
  gboolean sound = FALSE;

  g_assert_true (sheaf_doctor_check (self->library, FALSE, NULL, NULL, &sound, NULL));
  g_assert_true (sound);
}

/* Returns: how many articles the query finds */
static guint
find (EditFixture *self, const char *text)
{
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, FALSE);
  const SheafSearchOptions options = { 0 };
  g_autoptr (GArray) hits = NULL;
  guint left = 1;

  while (left > 0)
    g_assert_true (sheaf_library_index (self->library, 50, &left, NULL));
  hits = sheaf_library_search (self->library, query, &options, NULL);
  return hits->len;
}

/* Whatever is asked for is there, the bytes stay, and it is one step. */
static void
test_kept (EditFixture *self, gconstpointer data)
{
  const SheafChange changes[] = {
    { SHEAF_EDIT_SET, "Title", "New" },      { SHEAF_EDIT_SET, "author", "Someone" },
    { SHEAF_EDIT_ADD, "tags", "z" },         { SHEAF_EDIT_REMOVE, "tag", "x" },
    { SHEAF_EDIT_ADD, "categories", "A/B" }, { SHEAF_EDIT_SET, "date", "2021-03-04" },
    { SHEAF_EDIT_SET, "params.x", "1" },     { SHEAF_EDIT_UNSET, "nothing.more", NULL }
  };
  const guint n = G_N_ELEMENTS (changes);
  g_auto (SheafEdited) dry = { 0 };
  g_auto (SheafEdited) edited = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafArticle) article = NULL;

  edit_take (self, "a.md", BROKEN);
  g_assert_cmpuint (find (self, "title:new"), ==, 0);
  g_assert_true (sheaf_library_edit (self->library, self->id, changes, n - 1, TRUE, &dry, &error));
  g_assert_true (dry.changed && dry.in_library && dry.reason && dry.damaged);
  g_assert_cmpint (dry.step, ==, 0);
  g_assert_cmpint (edit_count (self, EDITS), ==, 0);

  g_assert_true (
      sheaf_library_edit (self->library, self->id, changes, n - 1, FALSE, &edited, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (edited.kept->len, ==, 6);
  g_assert_cmpstr (edited.before, ==, edited.after);
  edit_assert_source (self, BROKEN);
  article = sheaf_library_get_article (self->library, self->id, NULL);
  g_assert_cmpstr (article->title, ==, "New");
  g_assert_cmpstr (article->author, ==, "Someone");
  g_assert_cmpstr (article->date_text, ==, "2021-03-04");
  g_assert_cmpint (article->date, ==, 1614816000);
  edit_assert_tags (self, "z");
  edit_assert_categories (self, "A/B");
  edit_assert_kept (self, "author, categories, date, params.x, tags, title");
  g_assert_cmpuint (
      find (self, "title:new author:someone tag:z category:A params.x:1 date:2021-03"), ==, 1);
  g_assert_cmpuint (find (self, "tag:x OR title:b"), ==, 0);
  g_assert_cmpint (edit_count (self, "SELECT count(*) FROM version"), ==, 0);
  assert_sound (self);

  edit_undo (self, 1);
  edit_assert_title (self, "a: b");
  edit_assert_tags (self, "x");
  edit_assert_kept (self, "");
  g_assert_cmpuint (find (self, "title:new"), ==, 0);
  edit_redo (self, 1);
  edit_assert_title (self, "New");
  edit_assert_tags (self, "z");
  g_assert_cmpuint (find (self, "title:new"), ==, 1);
  assert_sound (self);
}

/* What is no change is none; what is said as the file says it needs no keeping. */
static void
test_nothing (EditFixture *self, gconstpointer data)
{
  edit_take (self, "a.md", BROKEN);
  edit_change (self, SHEAF_EDIT_SET, "title", "a: b");
  edit_change (self, SHEAF_EDIT_ADD, "tags", "x");
  edit_change (self, SHEAF_EDIT_REMOVE, "tags", "not there");
  g_assert_cmpint (edit_count (self, EDITS), ==, 0);
  g_assert_cmpint (edit_count (self, "SELECT count(*) FROM undo_step"), ==, 1);
  edit_change (self, SHEAF_EDIT_SET, "title", "New");
  edit_change (self, SHEAF_EDIT_SET, "title", "a: b");
  edit_assert_kept (self, "");
  edit_undo (self, 1);
  edit_assert_title (self, "New");
  edit_refuse (self, SHEAF_EDIT_UNSET, "author", NULL, SHEAF_ERROR_NOT_FOUND);
  edit_refuse (self, SHEAF_EDIT_SET, "date", "someday", SHEAF_ERROR_INVALID);
  edit_change (self, SHEAF_EDIT_UNSET, "title", NULL);
  edit_assert_title (self, "a");
  edit_change (self, SHEAF_EDIT_UNSET, "date", NULL);
  edit_assert_kept (self, "date, title");
}

/* DESIGN, "Identity": what is kept in Sheaf only is no edit of the bytes. */
static void
test_again (EditFixture *self, gconstpointer data)
{
  const gint64 id = (edit_take (self, "a.md", BROKEN), self->id);

  edit_change (self, SHEAF_EDIT_SET, "title", "New");
  edit_change (self, SHEAF_EDIT_ADD, "tags", "z");
  g_assert_cmpint (edit_take (self, "a.md", NULL), ==, SHEAF_OUTCOME_SAME);
  g_assert_cmpint (edit_take (self, "b.md", BROKEN), ==, SHEAF_OUTCOME_DUPLICATE);
  g_assert_cmpint (self->id, ==, id);
  edit_assert_title (self, "New");
  g_assert_cmpint (edit_take (self, "a.md", SOUND), ==, SHEAF_OUTCOME_UPDATED);
  g_assert_cmpint (self->id, ==, id);
  edit_assert_source (self, SOUND);
  edit_assert_title (self, "New");
  edit_assert_tags (self, "x, y, z");
  /* The other file is an article of its own now, and was the same one until then. */
  edit_take (self, "b.md", NULL);
  g_assert_cmpint (self->id, !=, id);
  edit_assert_title (self, "New");
  edit_assert_tags (self, "x, z");
  assert_sound (self);
}

/* A file that has moved is still the one that was edited. */
static void
test_moved (EditFixture *self, gconstpointer data)
{
  g_autofree char *old = test_folder_path (self->folder, "in/a.md");
  const gint64 id = (edit_take (self, "a.md", BROKEN), self->id);

  edit_change (self, SHEAF_EDIT_SET, "title", "New");
  g_assert_cmpint (g_remove (old), ==, 0);
  g_assert_cmpint (edit_take (self, "c.md", BROKEN), ==, SHEAF_OUTCOME_SAME);
  g_assert_cmpint (self->id, ==, id);
  edit_assert_title (self, "New");
}

/* Once the file can hold a key's value it goes there, with all that was kept of it. */
static void
test_into_file (EditFixture *self, gconstpointer data)
{
  edit_take (self, "a.md", BROKEN);
  edit_change (self, SHEAF_EDIT_SET, "title", "New");
  edit_change (self, SHEAF_EDIT_ADD, "tags", "z");
  edit_take (self, "a.md", SOUND);
  edit_change (self, SHEAF_EDIT_REMOVE, "tags", "x");
  edit_assert_kept (self, "title");
  edit_assert_source (self, "---\ntitle: c\ntags: [y, z]\n---\nbody\n");
  edit_change (self, SHEAF_EDIT_SET, "title", "Newer");
  edit_assert_kept (self, "");
  edit_assert_source (self, "---\ntitle: Newer\ntags: [y, z]\n---\nbody\n");
  edit_undo (self, 2);
  edit_assert_kept (self, "tags, title");
  edit_assert_source (self, SOUND);
  edit_assert_tags (self, "x, y, z");
  edit_redo (self, 2);
  edit_assert_title (self, "Newer");
  edit_assert_tags (self, "y, z");
  assert_sound (self);
}

/* Files that have no header and get none. */
static void
test_html (EditFixture *self, gconstpointer data)
{
  static const char page[] = "<h1>Heading</h1><p>Text of it.</p>";
  g_autoptr (SheafArticle) article = NULL;

  edit_take (self, "a.html", page);
  edit_change (self, SHEAF_EDIT_SET, "title", "New");
  edit_change (self, SHEAF_EDIT_SET, "author", "Someone");
  edit_change (self, SHEAF_EDIT_ADD, "categories", "A");
  edit_change (self, SHEAF_EDIT_ADD, "categories", "B/C");
  edit_change (self, SHEAF_EDIT_SET, "rating", "5");
  edit_assert_source (self, page);
  edit_assert_title (self, "New");
  edit_assert_categories (self, "A, B/C");
  article = sheaf_library_get_article (self->library, self->id, NULL);
  g_assert_cmpstr (article->author, ==, "Someone");
  g_assert_nonnull (sheaf_article_find_property (article, "rating"));
  g_assert_cmpuint (find (self, "rating:5"), ==, 1);
  edit_change (self, SHEAF_EDIT_UNSET, "categories", NULL);
  edit_change (self, SHEAF_EDIT_UNSET, "title", NULL);
  edit_assert_categories (self, "");
  edit_assert_title (self, "Heading");
}

/* A value would hide the keys below a key; other values are refused as before. */
static void
test_refused (EditFixture *self, gconstpointer data)
{
  g_autofree char *large = g_strnfill (20000, 'a');

  edit_take (self, "a.md", "---\nparams:\n  author: x\n---\nbody\n");
  edit_refuse (self, SHEAF_EDIT_SET, "params", "1", SHEAF_ERROR_UNSUPPORTED);
  edit_refuse (self, SHEAF_EDIT_SET, "no.such", "1", SHEAF_ERROR_NOT_FOUND);
  edit_take (self, "b.md", BROKEN "again");
  g_assert_cmpint (edit_count (self, EDITS), ==, 0);
  edit_refuse (self, SHEAF_EDIT_SET, "title", large, SHEAF_ERROR_LIMIT);
  edit_refuse (self, SHEAF_EDIT_ADD, "title", "x", SHEAF_ERROR_INVALID);
}

/* A library that was tampered with. */
static void
test_hostile (EditFixture *self, gconstpointer data)
{
  edit_take (self, "a.md", BROKEN);
  g_assert_true (
      sheaf_database_run_script (self->library->database,
                                 "INSERT INTO overlay (article, kind, key, value) SELECT id, "
                                 "'edit', 'title', '[[[' FROM article;"
                                 "INSERT INTO overlay (article, kind, key, value) SELECT id, "
                                 "'edit', 'x.y', '{\"set\":1}' FROM article;"
                                 "INSERT INTO overlay (article, kind, key, value) SELECT id, "
                                 "'edit', '', '{\"set\":\"a\"}' FROM article;"
                                 "INSERT INTO overlay (article, kind, key, value) SELECT id, "
                                 "'edit', 'tags', '{\"add\":[\"k\"]}' FROM article;",
                                 NULL));
  edit_change (self, SHEAF_EDIT_SET, "author", "x");
  edit_assert_title (self, "a: b");
  edit_assert_tags (self, "x, k");
  edit_change (self, SHEAF_EDIT_SET, "title", "New");
  edit_assert_title (self, "New");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  edit_add_test ("library-overlay", "kept", test_kept);
  edit_add_test ("library-overlay", "nothing", test_nothing);
  edit_add_test ("library-overlay", "again", test_again);
  edit_add_test ("library-overlay", "moved", test_moved);
  edit_add_test ("library-overlay", "into-file", test_into_file);
  edit_add_test ("library-overlay", "html", test_html);
  edit_add_test ("library-overlay", "refused", test_refused);
  edit_add_test ("library-overlay", "hostile", test_hostile);
  return g_test_run ();
}
