/* test-preview.c: what an import will do is told before it does it, by whatever rules are chosen
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/importer.h"
#include "core/library-articles.h"
#include "core/library-rows.h"
#include "core/library-undo.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A library, and what the last import told of each file: "outcome site dialect: A/B C". */
typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  GHashTable *told;
  char *root; /* the folder that is imported */
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

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  Fixture *self = user_data;

  return work (self->library, data, error);
}

static char *
join_paths (const GPtrArray *paths)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *path = g_strjoinv ("/", g_ptr_array_index (paths, i));
      g_string_append_printf (text, " %s", path);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The site is told by its path below the folder of the test. */
static void
entry_cb (const SheafImportEntry *entry, gpointer user_data)
{
  Fixture *self = user_data;
  const char *site = entry->site ? entry->site + strlen (self->folder->path) + 1 : "nowhere";
  g_autofree char *paths = entry->article ? join_paths (entry->article->categories) : NULL;

  g_hash_table_insert (self->told, g_strdup (entry->origin),
                       g_strdup_printf ("%s %s %s%s%s%s", sheaf_outcome_to_string (entry->outcome),
                                        site, sheaf_dialect_to_string (entry->dialect),
                                        entry->evident ? "!" : "", entry->article ? ":" : "",
                                        paths ? paths : ""));
}

static gint64
run (Fixture *self, SheafImportOptions options)
{
  SheafImportSink sink = { transact_cb, entry_cb, NULL, self };
  char *paths[] = { self->root, NULL };
  g_autoptr (GError) error = NULL;
  gint64 import = 0;

  if (!options.paths)
    options.paths = paths;
  g_hash_table_remove_all (self->told);
  sheaf_importer_run (&options, &sink, &import, NULL, NULL, &error);
  g_assert_no_error (error);
  return import;
}

static void
write_file (Fixture *self, const char *name, const char *content)
{
  g_free (test_folder_write (self->folder, name, content));
}

#define assert_told(self, origin, what)                                                            \
  g_assert_cmpstr (g_hash_table_lookup ((self)->told, origin), ==, what)

/* The categories an article of that title has in the library. */
static char *
stored (Fixture *self, const char *title)
{
  SheafListing listing = { 0 };
  g_autoptr (GArray) ids = sheaf_library_list (self->library, &listing, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SheafArticle) article =
          sheaf_library_get_article (self->library, g_array_index (ids, gint64, i), NULL);
      if (g_str_equal (article->title, title))
        return join_paths (article->categories);
    }
  return g_strdup ("none");
}

static void
assert_stored (Fixture *self, const char *title, const char *paths)
{
  g_autofree char *now = stored (self, title);

  g_assert_cmpstr (now, ==, paths);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  sheaf_library_undo (self->library, NULL, &error);
  g_assert_no_error (error);
}

/* --- sites --- */

#define LIST  "categories: [A, B]\n"
#define PLAIN ""

static void
write_article (Fixture *self, const char *name, const char *header, const char *title)
{
  g_autofree char *content = g_strdup_printf ("---\ntitle: %s\n%s---\n%s\n", title, header, name);

  write_file (self, name, content);
}

static void
write_sites (Fixture *self)
{
  write_file (self, "in/hexo/_config.yml", "source_dir: source\npublic_dir: public\n");
  write_article (self, "in/hexo/source/_posts/deep/h.md", LIST, "h");
  write_article (self, "in/jekyll/blog/_posts/2020-01-01-j.md", LIST, "j");
  write_file (self, "in/vault/.obsidian/app.json", "{}");
  write_article (self, "in/vault/X/Y/o.md", PLAIN, "o");
  write_file (self, "in/hugo/hugo.toml", "");
  write_article (self, "in/hugo/content/u.md", LIST, "u");
  write_article (self, "in/notes/Trips/n.md", PLAIN, "n");
  write_article (self, "in/r.md", LIST, "r");
}

static void
test_sites (Fixture *self, gconstpointer data)
{
  SheafImportOptions options = { .dry_run = TRUE };

  write_sites (self);
  g_assert_cmpint (run (self, options), ==, 0);
  assert_told (self, "hexo/source/_posts/deep/h.md", "new in/hexo hexo!: A/B");
  assert_told (self, "jekyll/blog/_posts/2020-01-01-j.md", "new in/jekyll/blog jekyll!: A B");
  assert_told (self, "vault/X/Y/o.md", "new in/vault obsidian!: X/Y");
  assert_told (self, "vault/.obsidian", "skipped in/vault obsidian!");
  assert_told (self, "hugo/content/u.md", "new in/hugo hugo!: A B");
  assert_told (self, "notes/Trips/n.md", "new in/notes hexo:");
  assert_told (self, "r.md", "new in hexo: A/B");
}

/* What is chosen for all changes the rules, never which sites there are; paths are read from the root on where
 * a site shows something else. */
static void
test_asked_for_all (Fixture *self, gconstpointer data)
{
  SheafImportOptions options = { .dry_run = TRUE, .dialect = SHEAF_DIALECT_PLAIN };

  write_sites (self);
  run (self, options);
  assert_told (self, "hexo/source/_posts/deep/h.md", "new in/hexo plain: A/B");
  assert_told (self, "vault/X/Y/o.md", "new in/vault plain: vault/X/Y");
  assert_told (self, "notes/Trips/n.md", "new in/notes plain: notes/Trips");
  assert_told (self, "r.md", "new in plain: A/B");
  options.dialect = SHEAF_DIALECT_OBSIDIAN;
  run (self, options);
  assert_told (self, "vault/X/Y/o.md", "new in/vault obsidian!: X/Y");
  assert_told (self, "hugo/content/u.md", "new in/hugo obsidian: A B");
  options.dialect = SHEAF_DIALECT_JEKYLL;
  run (self, options);
  assert_told (self, "jekyll/blog/_posts/2020-01-01-j.md", "new in/jekyll/blog jekyll!: A B");
  assert_told (self, "hexo/source/_posts/deep/h.md", "new in/hexo jekyll: hexo source A B");
  options.dialect = SHEAF_DIALECT_HUGO;
  run (self, options);
  assert_told (self, "r.md", "new in hugo: A B");
  options.dialect = SHEAF_DIALECT_HEXO;
  run (self, options);
  assert_told (self, "hugo/content/u.md", "new in/hugo hexo: A/B");
}

/* A choice holds for its site alone, before what is asked for all. */
static void
test_choices (Fixture *self, gconstpointer data)
{
  g_autofree char *notes = test_folder_path (self->folder, "in/notes");
  g_autofree char *hugo = test_folder_path (self->folder, "in/hugo");
  const SheafImportChoice choices[] = { { notes, SHEAF_DIALECT_PLAIN },
                                        { hugo, SHEAF_DIALECT_HEXO },
                                        { self->root, SHEAF_DIALECT_JEKYLL } };
  SheafImportOptions options = { .dry_run = TRUE, .choices = choices, .n_choices = 3 };

  write_sites (self);
  run (self, options);
  assert_told (self, "notes/Trips/n.md", "new in/notes plain: notes/Trips");
  assert_told (self, "hugo/content/u.md", "new in/hugo hexo: A/B");
  assert_told (self, "r.md", "new in jekyll: A B");
  assert_told (self, "vault/X/Y/o.md", "new in/vault obsidian!: X/Y");
  assert_told (self, "hexo/source/_posts/deep/h.md", "new in/hexo hexo!: A/B");

  options.dialect = SHEAF_DIALECT_HUGO;
  options.n_choices = 1;
  run (self, options);
  assert_told (self, "notes/Trips/n.md", "new in/notes plain: notes/Trips");
  assert_told (self, "r.md", "new in hugo: A B");
}

/* --- what will be stored --- */

static void
test_into (Fixture *self, gconstpointer data)
{
  SheafImportOptions options = { .dry_run = TRUE, .into = "In/Box" };

  write_sites (self);
  run (self, options);
  assert_told (self, "jekyll/blog/_posts/2020-01-01-j.md",
               "new in/jekyll/blog jekyll!: In/Box/A In/Box/B");
  assert_told (self, "notes/Trips/n.md", "new in/notes hexo: In/Box");
  options.dry_run = FALSE;
  run (self, options);
  assert_told (self, "notes/Trips/n.md", "new in/notes hexo: In/Box");
  assert_stored (self, "j", " In/Box/A In/Box/B");

  /* The category stays with the article, also where nothing is asked, and the preview knows it. */
  write_article (self, "in/r.md", LIST, "r2");
  options = (SheafImportOptions){ .dry_run = TRUE };
  run (self, options);
  assert_told (self, "r.md", "updated in hexo: In/Box/A/B");
  assert_told (self, "notes/Trips/n.md", "same in/notes hexo");
}

/* A second look begins anew, whatever a first one has seen. */
static void
test_twice (Fixture *self, gconstpointer data)
{
  g_autofree char *other = test_folder_path (self->folder, "other");
  char *paths[] = { other, NULL };
  SheafImportOptions options = { .dry_run = TRUE };

  write_file (self, "in/a.md", "# One\n");
  write_file (self, "other/a.md", "# One\n");
  write_file (self, "other/b.md", "# One\n");
  run (self, options);
  assert_told (self, "a.md", "new in hexo:");
  options.paths = paths;
  run (self, options);
  assert_told (self, "a.md", "new other hexo:");
  assert_told (self, "b.md", "duplicate other hexo:");
}

/* By rules that read the path, the same bytes in two folders are two articles; by others, one of two places. */
static void
test_kept_apart (Fixture *self, gconstpointer data)
{
  SheafImportOptions options = { .dry_run = TRUE, .dialect = SHEAF_DIALECT_PLAIN };

  write_file (self, "in/A/one.md", "---\ntitle: One\n---\n1\n");
  write_file (self, "in/B/one.md", "---\ntitle: One\n---\n1\n");
  write_file (self, "in/B/two.md", "---\ntitle: One\n---\n1\n");
  for (int i = 0; i < 2; i++)
    {
      run (self, options);
      assert_told (self, "A/one.md", "new in/A plain: A");
      assert_told (self, "B/one.md", "new in/B plain: B");
      assert_told (self, "B/two.md", "duplicate in/B plain: B");
      options.keep_duplicates = TRUE;
      run (self, options);
      assert_told (self, "B/two.md", "new in/B plain: B");
      options = (SheafImportOptions){ .dry_run = TRUE, .dialect = SHEAF_DIALECT_HUGO };
      run (self, options);
      assert_told (self, "B/one.md", "duplicate in/B hugo:");
      options = (SheafImportOptions){ .dry_run = TRUE, .dialect = SHEAF_DIALECT_PLAIN };
    }
}

static void
change_everything (Fixture *self)
{
  g_autoptr (SheafDraft) edited = test_draft_new ("edited.md", "---\ntitle: Mine\n---\nm\n");
  g_autofree char *from = test_folder_path (self->folder, "in/moves.md");
  g_autofree char *to = test_folder_path (self->folder, "in/X/moved.md");
  g_autofree char *huge = test_folder_path (self->folder, "in/huge.md");
  SheafListing listing = { .sort = SHEAF_SORT_TITLE };
  g_autoptr (GArray) ids = sheaf_library_list (self->library, &listing, NULL);

  g_assert_cmpuint (ids->len, ==, 4); /* changes, edited, moves, same */
  g_assert_true (
      sheaf_rows_replace (self->library, g_array_index (ids, gint64, 1), edited, 1, NULL));
  write_article (self, "in/edited.md", LIST, "edited outside");
  write_article (self, "in/changes.md", LIST, "changed");
  write_article (self, "in/new.md", LIST, "new");
  write_file (self, "in/picture.png", "");
  write_file (self, "in/X/copy.md", "---\ntitle: same\ncategories: [A, B]\n---\nin/same.md\n");
  g_assert_cmpint (g_rename (from, to), ==, 0);
  write_file (self, "in/huge.md", "");
  g_assert_cmpint (truncate (huge, G_GINT64_CONSTANT (8) << 30), ==, 0);
}

/* Every outcome there is, told beforehand as it then comes, with the categories. */
static void
test_comes_true (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *origin, *told;
  } expected[] = {
    { "same.md", "same in hexo" },
    { "changes.md", "updated in hexo: A/B" },
    { "edited.md", "conflict in hexo: A/B" },
    { "new.md", "new in hexo: A/B" },
    { "X/copy.md", "duplicate in/X hexo: A/B" },
    { "X/moved.md", "same in/X hexo: A/B" },
    { "picture.png", "skipped in hexo" },
    { "huge.md", "failed in hexo" },
  };
  static const char *const names[] = { "same", "changes", "edited", "moves" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%s.md", names[i]);
      write_article (self, name, LIST, names[i]);
    }
  run (self, (SheafImportOptions){ 0 });
  change_everything (self);
  for (int real = 0; real < 2; real++)
    {
      run (self, (SheafImportOptions){ .dry_run = !real });
      g_assert_cmpuint (g_hash_table_size (self->told), ==, G_N_ELEMENTS (expected));
      for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        assert_told (self, expected[i].origin, expected[i].told);
    }
  assert_stored (self, "changed", " A/B");
  assert_stored (self, "Mine", "");
}

/* --- the same files by other rules --- */

static void
test_other_dialect (Fixture *self, gconstpointer data)
{
  g_autofree char *vault = test_folder_path (self->folder, "in/vault");
  const SheafImportChoice choice = { vault, SHEAF_DIALECT_PLAIN };
  SheafImportOptions options = { 0 };

  write_sites (self);
  run (self, options);
  assert_stored (self, "o", " X/Y");

  options = (SheafImportOptions){ .dry_run = TRUE, .choices = &choice, .n_choices = 1 };
  run (self, options);
  assert_told (self, "vault/X/Y/o.md", "same in/vault plain: vault/X/Y");
  assert_told (self, "r.md", "same in hexo");
  assert_stored (self, "o", " X/Y");
  options.dry_run = FALSE;
  g_assert_cmpint (run (self, options), >, 0);
  assert_told (self, "vault/X/Y/o.md", "same in/vault plain: vault/X/Y");
  assert_stored (self, "o", " vault/X/Y");
  g_assert_cmpint (run (self, options), ==, 0); /* nothing left to do */
  assert_told (self, "vault/X/Y/o.md", "same in/vault plain");

  /* Nothing asked: it stays as it was read. */
  options = (SheafImportOptions){ 0 };
  g_assert_cmpint (run (self, options), ==, 0);
  assert_stored (self, "o", " vault/X/Y");

  /* One step, back and forth, with the folder the rules begin at. */
  for (int i = 0; i < 2; i++)
    {
      undo (self);
      assert_stored (self, "o", " X/Y");
      g_assert_true (sheaf_library_redo (self->library, NULL, NULL));
      assert_stored (self, "o", " vault/X/Y");
    }
}

static void
test_other_category (Fixture *self, gconstpointer data)
{
  SheafImportOptions options = { .into = "First" };

  write_article (self, "in/r.md", LIST, "r");
  write_article (self, "in/s.md", LIST, "s");
  run (self, options);
  options.into = "Second";
  write_article (self, "in/s.md", LIST, "s!");
  run (self, options);
  assert_told (self, "r.md", "same in hexo: Second/A/B");
  assert_told (self, "s.md", "updated in hexo: Second/A/B");
  assert_stored (self, "r", " Second/A/B");
  assert_stored (self, "s!", " Second/A/B");
  g_assert_cmpint (run (self, options), ==, 0);

  options = (SheafImportOptions){ .into = "Third", .dialect = SHEAF_DIALECT_HUGO };
  run (self, options);
  assert_stored (self, "r", " Third/A Third/B");
  undo (self);
  assert_stored (self, "r", " Second/A/B");
  assert_stored (self, "s!", " Second/A/B");
  undo (self);
  assert_stored (self, "r", " First/A/B");
  assert_stored (self, "s", " First/A/B");
  g_assert_true (sheaf_library_redo (self->library, NULL, NULL));
  g_assert_true (sheaf_library_redo (self->library, NULL, NULL));
  assert_stored (self, "r", " Third/A Third/B");
  assert_stored (self, "s!", " Third/A Third/B");
}

/* An update taken back derives the old bytes by the path the rules saw then. */
static void
test_undo_in_site (Fixture *self, gconstpointer data)
{
  SheafImportOptions options = { 0 };

  write_sites (self);
  run (self, options);
  write_article (self, "in/vault/X/Y/o.md", PLAIN, "o2");
  run (self, options);
  assert_told (self, "vault/X/Y/o.md", "updated in/vault obsidian!: X/Y");
  undo (self);
  assert_stored (self, "o", " X/Y");
  g_assert_true (sheaf_library_redo (self->library, NULL, NULL));
  assert_stored (self, "o2", " X/Y");
}

#define ADD(name, func) g_test_add ("/preview/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sites", test_sites);
  ADD ("asked-for-all", test_asked_for_all);
  ADD ("choices", test_choices);
  ADD ("into", test_into);
  ADD ("twice", test_twice);
  ADD ("kept-apart", test_kept_apart);
  ADD ("comes-true", test_comes_true);
  ADD ("other-dialect", test_other_dialect);
  ADD ("other-category", test_other_category);
  ADD ("undo-in-site", test_undo_in_site);
  return g_test_run ();
}
