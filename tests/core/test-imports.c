/* test-imports.c: is a file new, changed, moved or one we have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/database.h"
#include "core/library-articles.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-undo.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FIRST  "---\ntitle: One\ncategories: [A]\n---\nfirst\n"
#define SECOND "---\ntitle: Two\ncategories: [B]\n---\nsecond\n"
#define THIRD  "---\ntitle: Three\n---\nthird\n"

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

static SheafStoreItem
take (Fixture *self, const char *name, const char *content)
{
  return test_import_file (self->folder, self->library, "site", name, content, NULL);
}

#define assert_item(item_, outcome_, id_)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    SheafStoreItem item = item_;                                                                   \
    g_assert_cmpstr (sheaf_outcome_to_string (item.outcome), ==,                                   \
                     sheaf_outcome_to_string (outcome_));                                          \
    g_assert_cmpint (item.id, ==, id_);                                                            \
  }                                                                                                \
  G_STMT_END

static void
assert_title (Fixture *self, gint64 id, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article->title, ==, title);
}

static gint64
number (Fixture *self, const char *sql)
{
  gint64 value = -1;
  g_assert_true (
      sheaf_database_get_int64 (self->library->database, sql, SHEAF_VALUES (), &value, NULL));
  return value;
}

/* As an edit in Sheaf will: other bytes, the place untouched. */
static void
edit (Fixture *self, gint64 id, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafDraft) draft = test_draft_new ("a.md", content);
  g_assert_true (sheaf_rows_replace (self->library, id, draft, 1, &error));
  g_assert_no_error (error);
}

static void
test_same_and_updated (Fixture *self, gconstpointer data)
{
  assert_item (take (self, "a.md", FIRST), SHEAF_OUTCOME_NEW, 1);
  assert_item (take (self, "a.md", FIRST), SHEAF_OUTCOME_SAME, 1);
  assert_item (take (self, "a.md", SECOND), SHEAF_OUTCOME_UPDATED, 1);
  assert_title (self, 1, "Two");
  g_assert_cmpint (number (self, "SELECT count(*) FROM version WHERE reason = 'updated'"), ==, 1);
  assert_item (take (self, "a.md", SECOND), SHEAF_OUTCOME_SAME, 1);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article"), ==, 1);
}

static void
test_same_whatever_was_edited (Fixture *self, gconstpointer data)
{
  assert_item (take (self, "a.md", FIRST), SHEAF_OUTCOME_NEW, 1);
  edit (self, 1, SECOND);
  assert_item (take (self, "a.md", FIRST), SHEAF_OUTCOME_SAME, 1);
  assert_title (self, 1, "Two");
  /* The edit written out to the file: nothing new either, and from then on the file counts. */
  assert_item (take (self, "a.md", SECOND), SHEAF_OUTCOME_SAME, 1);
  assert_item (take (self, "a.md", THIRD), SHEAF_OUTCOME_UPDATED, 1);
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  assert_item (take (self, "a.md", FIRST), SHEAF_OUTCOME_NEW, 1);
  edit (self, 1, SECOND);
  assert_item (take (self, "a.md", THIRD), SHEAF_OUTCOME_CONFLICT, 1);
  assert_title (self, 1, "Two");
  g_assert_cmpint (number (self, "SELECT count(*) FROM version WHERE reason = 'conflict'"), ==, 1);
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, 1, NULL);
  g_assert_true (article->flags & SHEAF_FLAG_ATTENTION);
  g_assert_cmpuint (article->warnings->len, ==, 1);
  /* Told once. */
  assert_item (take (self, "a.md", THIRD), SHEAF_OUTCOME_SAME, 1);

  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  g_autoptr (SheafArticle) before = sheaf_library_get_article (self->library, 1, NULL);
  g_assert_false (before->flags & SHEAF_FLAG_ATTENTION);
}

static guint
count_in_step (Fixture *self)
{
  SheafStep step = { 0 };

  g_assert_true (sheaf_library_peek_undo (self->library, &step, NULL));
  g_assert_cmpint (step.id, >, 0);
  return step.n_articles;
}

static void
test_duplicate (Fixture *self, gconstpointer data)
{
  assert_item (take (self, "a.md", FIRST), SHEAF_OUTCOME_NEW, 1);
  g_assert_cmpuint (count_in_step (self), ==, 1);
  assert_item (take (self, "b.md", FIRST), SHEAF_OUTCOME_DUPLICATE, 1);
  /* It can be undone, and is no article more. */
  g_assert_cmpuint (count_in_step (self), ==, 0);
  assert_item (take (self, "b.md", FIRST), SHEAF_OUTCOME_SAME, 1);
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, 1, NULL);
  g_assert_cmpuint (article->places->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (article->places, 0), "/site/b.md"));
  g_assert_cmpstr (article->origin, ==, "a.md");

  const SheafImportRules keep = { .zone = "UTC", .keep_duplicates = TRUE };
  assert_item (test_import_file (self->folder, self->library, "site", "c.md", FIRST, &keep),
               SHEAF_OUTCOME_NEW, 2);
  /* The file name is the title here, so the two read differently. */
  assert_item (take (self, "x.md", "no title\n"), SHEAF_OUTCOME_NEW, 3);
  assert_item (take (self, "y.md", "no title\n"), SHEAF_OUTCOME_NEW, 4);
  /* Another category asked for. */
  const SheafImportRules into = { .zone = "UTC", .into = "Z" };
  assert_item (test_import_file (self->folder, self->library, "site", "d.md", FIRST, &into),
               SHEAF_OUTCOME_NEW, 5);
}

/* One of two places changes: whichever it is, no bytes are lost and both files are as on the disk. */
static void
test_duplicates_part (Fixture *self, gconstpointer data)
{
  assert_item (take (self, "a.md", FIRST), SHEAF_OUTCOME_NEW, 1);
  assert_item (take (self, "b.md", FIRST), SHEAF_OUTCOME_DUPLICATE, 1);
  assert_item (take (self, "c.md", FIRST), SHEAF_OUTCOME_DUPLICATE, 1);
  gint64 star = 1;
  g_assert_true (
      sheaf_library_set_flag (self->library, &star, 1, SHEAF_FLAG_STARRED, TRUE, TRUE, NULL, NULL));
  assert_item (take (self, "b.md", SECOND), SHEAF_OUTCOME_UPDATED, 2);
  assert_title (self, 1, "One");
  assert_title (self, 2, "Two");
  assert_item (take (self, "a.md", THIRD), SHEAF_OUTCOME_UPDATED, 1);
  assert_title (self, 1, "Three");
  assert_title (self, 3, "One");
  assert_item (take (self, "c.md", FIRST), SHEAF_OUTCOME_SAME, 3);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article WHERE starred = 1"), ==, 3);
  g_assert_cmpint (number (self, "SELECT count(*) FROM place WHERE main = 1"), ==, 3);

  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  assert_title (self, 1, "One");
  g_assert_cmpint (number (self, "SELECT article FROM place WHERE path = 'c.md'"), ==, 1);
  g_assert_true (sheaf_library_redo (self->library, NULL, NULL));
  assert_title (self, 1, "Three");
  g_assert_cmpint (number (self, "SELECT article FROM place WHERE path = 'c.md'"), ==, 3);
}

static void
rename_file (Fixture *self, const char *from, const char *to)
{
  g_autofree char *old_path = test_folder_path (self->folder, from);
  g_autofree char *new_path = test_folder_path (self->folder, to);
  g_autofree char *folder = g_path_get_dirname (new_path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (old_path, new_path), ==, 0);
}

static void
test_moved (Fixture *self, gconstpointer data)
{
  assert_item (take (self, "a.md", FIRST), SHEAF_OUTCOME_NEW, 1);
  edit (self, 1, SECOND); /* edited articles are recognised too */
  rename_file (self, "site/a.md", "other/sub/b.md");
  assert_item (test_import_file (self->folder, self->library, "other", "sub/b.md", NULL, NULL),
               SHEAF_OUTCOME_SAME, 1);
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, 1, NULL);
  g_assert_cmpstr (article->origin, ==, "sub/b.md");
  g_assert_true (g_str_has_suffix (article->root, "/other"));
  g_assert_cmpuint (article->places->len, ==, 0);
  assert_title (self, 1, "Two");

  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  g_autoptr (SheafArticle) before = sheaf_library_get_article (self->library, 1, NULL);
  g_assert_cmpstr (before->origin, ==, "a.md");
}

static void
test_moved_and_renamed_title (Fixture *self, gconstpointer data)
{
  assert_item (take (self, "old-name.md", "no title\n"), SHEAF_OUTCOME_NEW, 1);
  g_autoptr (SheafArticle) first = sheaf_library_get_article (self->library, 1, NULL);
  rename_file (self, "site/old-name.md", "site/fresh.md");
  assert_item (take (self, "fresh.md", NULL), SHEAF_OUTCOME_SAME, 1);
  assert_title (self, 1, "fresh");
  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  assert_title (self, 1, first->title);
}

static void
test_trash (Fixture *self, gconstpointer data)
{
  gint64 id = take (self, "a.md", FIRST).id;
  g_assert_true (
      sheaf_library_set_flag (self->library, &id, 1, SHEAF_FLAG_TRASHED, TRUE, TRUE, NULL, NULL));
  assert_item (take (self, "a.md", FIRST), SHEAF_OUTCOME_SAME, id);
  assert_item (take (self, "b.md", FIRST), SHEAF_OUTCOME_DUPLICATE, id);
  g_assert_cmpint (number (self, "SELECT trashed FROM article"), ==, 1);

  g_autofree char *root = test_folder_path (self->folder, "site");
  g_autoptr (SheafDraft) draft = test_draft_new ("a.md", FIRST);
  SheafStoreItem item = { .root = root, .origin = "a.md", .draft = draft };
  const SheafImportRules rules = { .zone = "UTC" };
  g_assert_true (sheaf_library_judge (self->library, &rules, &item, 1, NULL));
  g_assert_cmpuint (item.warnings->len, ==, 1);
  g_ptr_array_unref (item.warnings);
}

static void
test_into (Fixture *self, gconstpointer data)
{
  const SheafImportRules rules = { .zone = "UTC", .into = "In/Box" };
  test_import_file (self->folder, self->library, "site", "a.md", FIRST, &rules);
  test_import_file (self->folder, self->library, "site", "b.md", THIRD, &rules);
  const char *const with[] = { "In", "Box", "A", NULL }, *const alone[] = { "In", "Box", NULL };
  g_autoptr (SheafArticle) one = sheaf_library_get_article (self->library, 1, NULL);
  g_autoptr (SheafArticle) two = sheaf_library_get_article (self->library, 2, NULL);
  g_assert_true (g_strv_equal (g_ptr_array_index (one->categories, 0), with));
  g_assert_true (g_strv_equal (g_ptr_array_index (two->categories, 0), alone));
  /* The overlay outlives an update, by whatever rules. */
  assert_item (take (self, "b.md", SECOND), SHEAF_OUTCOME_UPDATED, 2);
  g_autoptr (SheafArticle) again = sheaf_library_get_article (self->library, 2, NULL);
  g_assert_cmpstr (((char **) g_ptr_array_index (again->categories, 0))[1], ==, "Box");
}

/* A key per day with room for 1,024; more spill, and undated ones come behind all others. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  g_autofree char *root = test_folder_path (self->folder, "site");
  const SheafImportRules rules = {
    .zone = "UTC",
  };
  gint64 import = sheaf_library_begin_import (self->library, NULL, &rules, NULL);
  static const char *const dates[] = { "none", "0001-01-01", "9999-12-31" };
  for (int i = 0; i < 1100; i++)
    {
      g_autofree char *origin = g_strdup_printf ("%d.md", i);
      g_autofree char *text =
          g_strdup_printf ("---\ndate: %s\n---\n%d\n", i < 3 ? dates[i] : "1970-01-01", i);
      g_autoptr (SheafDraft) draft = test_draft_new (origin, text);
      SheafStoreItem item = { .root = root, .origin = origin, .draft = draft };
      g_assert_true (sheaf_library_store (self->library, import, &rules, &item, 1, NULL));
      g_assert_cmpint (item.outcome, ==, SHEAF_OUTCOME_NEW);
    }
  gint64 first = G_GINT64_CONSTANT (100000) << 10;
  g_assert_cmpint (number (self, "SELECT min (skey) FROM article WHERE date = 0"), ==, first);
  g_assert_cmpint (number (self, "SELECT max (skey) FROM article WHERE date = 0"), ==,
                   first + 1096);
  g_assert_cmpint (number (self, "SELECT min (skey) FROM article"), >, 0);
  g_assert_cmpint (number (self, "SELECT date IS NULL FROM article ORDER BY skey DESC LIMIT 1"), ==,
                   1);
  g_assert_cmpint (number (self, "SELECT id FROM article ORDER BY skey LIMIT 1"), ==, 3);
}

/* One article that cannot be stored must not take the others with it. */
static void
test_one_bad_in_a_batch (Fixture *self, gconstpointer data)
{
  g_autofree char *root = test_folder_path (self->folder, "site");
  const SheafImportRules rules = { .zone = "UTC" };
  gint64 import = sheaf_library_begin_import (self->library, NULL, &rules, NULL);
  g_autoptr (SheafDraft) one = test_draft_new ("1.md", FIRST);
  g_autoptr (SheafDraft) bad = test_draft_new ("2.md", SECOND);
  g_autoptr (SheafDraft) two = test_draft_new ("3.md", THIRD);
  strcpy (bad->article->sha256, "not a checksum");
  SheafStoreItem items[] = { { .root = root, .origin = "1.md", .draft = one },
                             { .root = root, .origin = "2.md", .draft = bad },
                             { .root = root, .origin = "3.md", .draft = two } };
  g_assert_true (sheaf_library_store (self->library, import, &rules, items, 3, NULL));
  g_assert_cmpint (items[0].outcome, ==, SHEAF_OUTCOME_NEW);
  g_assert_cmpint (items[1].outcome, ==, SHEAF_OUTCOME_FAILED);
  g_assert_cmpuint (items[1].warnings->len, ==, 1);
  g_assert_cmpint (items[2].outcome, ==, SHEAF_OUTCOME_NEW);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article"), ==, 2);
  g_ptr_array_unref (items[1].warnings);
}

static void
test_known_files (Fixture *self, gconstpointer data)
{
  g_autofree char *root = test_folder_path (self->folder, "site");
  const SheafImportRules rules = { .zone = "UTC" };
  gint64 import = sheaf_library_begin_import (self->library, NULL, &rules, NULL);
  g_autoptr (SheafDraft) draft = test_draft_new ("x.md", FIRST);
  /* A name that is not UTF-8, as GB18030 systems have left behind. */
  const char *name = "\xc9\xee\xdb\xda.md";
  SheafStoreItem item = { .root = root, .origin = name, .signature = { 40, 7, 8 }, .draft = draft };
  g_assert_true (sheaf_library_store (self->library, import, &rules, &item, 1, NULL));

  g_autoptr (GHashTable) files = sheaf_library_get_known_files (self->library, root, &rules, NULL);
  const SheafKnownFile *file = g_hash_table_lookup (files, name);
  g_assert_nonnull (file);
  g_assert_cmpint (file->article, ==, item.id);
  g_assert_cmpint (file->signature.mtime_ns, ==, 7);

  /* Not read again, as it looks the same. */
  item.draft = NULL;
  item.signature.ctime_ns = 9;
  g_assert_true (sheaf_library_store (self->library, import, &rules, &item, 1, NULL));
  g_assert_cmpint (item.outcome, ==, SHEAF_OUTCOME_SAME);
  g_assert_cmpint (number (self, "SELECT ctime FROM place"), ==, 9);
}

static void
test_judge (Fixture *self, gconstpointer data)
{
  take (self, "a.md", FIRST);
  g_autofree char *root = test_folder_path (self->folder, "site");
  const SheafImportRules rules = { .zone = "UTC" };
  g_autoptr (SheafDraft) first = test_draft_new ("b.md", FIRST);
  g_autoptr (SheafDraft) second = test_draft_new ("b.md", SECOND);
  SheafStoreItem items[] = { { .root = root, .origin = "a.md", .draft = second },
                             { .root = root, .origin = "b.md", .draft = first },
                             { .root = root, .origin = "c.md", .draft = second },
                             { .root = root, .origin = "d.md", .draft = second } };
  g_assert_true (sheaf_library_judge (self->library, &rules, items, 4, NULL));
  g_assert_cmpint (items[0].outcome, ==, SHEAF_OUTCOME_UPDATED);
  g_assert_cmpint (items[1].outcome, ==, SHEAF_OUTCOME_DUPLICATE);
  g_assert_cmpint (items[2].outcome, ==, SHEAF_OUTCOME_NEW);
  g_assert_cmpint (items[3].outcome, ==, SHEAF_OUTCOME_DUPLICATE);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article"), ==, 1);
  assert_title (self, 1, "One");
}

#define ADD(name, func) g_test_add ("/imports/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same-and-updated", test_same_and_updated);
  ADD ("same-whatever-was-edited", test_same_whatever_was_edited);
  ADD ("conflict", test_conflict);
  ADD ("duplicate", test_duplicate);
  ADD ("duplicates-part", test_duplicates_part);
  ADD ("moved", test_moved);
  ADD ("moved-and-renamed-title", test_moved_and_renamed_title);
  ADD ("trash", test_trash);
  ADD ("into", test_into);
  ADD ("keys", test_keys);
  ADD ("one-bad-in-a-batch", test_one_bad_in_a_batch);
  ADD ("known-files", test_known_files);
  ADD ("judge", test_judge);
  return g_test_run ();
}
