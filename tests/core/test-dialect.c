/* test-dialect.c: each site generator's rules
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/dialect.h"

#include <string.h>

static SheafFrontMatter *
read_header (const char *content)
{
  g_autofree char *text = g_strdup_printf ("---\n%s\n---\n", content);

  return sheaf_front_matter_read (text, strlen (text));
}

/* Names of a path divided by >, paths by a blank. */
static char *
join_paths (const GPtrArray *paths)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *path = g_strjoinv (">", g_ptr_array_index (paths, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", path);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  SheafDialect dialect;
  const char *header;
  const char *origin;
  const char *wanted;
} Case;

static const Case category_cases[] = {
  { SHEAF_DIALECT_HEXO, "categories: [A, B, C]", "x/y.md", "A>B>C" },
  { SHEAF_DIALECT_HEXO, "categories: [A, [B, C]]", "x/y.md", "A B>C" },
  { SHEAF_DIALECT_HEXO, "categories: [[A], [A, B], A]", "x/y.md", "A A>B" },
  { SHEAF_DIALECT_HEXO, "categories: A B", "x/y.md", "A B" },
  { SHEAF_DIALECT_HEXO, "category: A", "x/y.md", "A" },
  { SHEAF_DIALECT_HEXO, "category: A\ncategories:", "x/y.md", "A" },
  { SHEAF_DIALECT_HEXO, "categories: [A, null, ~, '', 2018]", "x/y.md", "A>2018" },
  { SHEAF_DIALECT_HEXO, "categories: [null]", "x/y.md", "" },
  { SHEAF_DIALECT_HEXO, "categories:\n - A: b\n - C", "x/y.md", "A: b>C" },
  { SHEAF_DIALECT_HEXO, "title: x", "x/y.md", "" },
  { SHEAF_DIALECT_JEKYLL, "categories: [A, B]", "y.md", "A B" },
  { SHEAF_DIALECT_JEKYLL, "categories: A  B", "y.md", "A B" },
  { SHEAF_DIALECT_JEKYLL, "category: A B", "y.md", "A B" },
  { SHEAF_DIALECT_JEKYLL, "categories: A", "films/new/_posts/2021/y.md", "films new A" },
  { SHEAF_DIALECT_JEKYLL, "category: films", "films/_posts/y.md", "films" },
  { SHEAF_DIALECT_JEKYLL, "title: x", "films/y.md", "" },
  { SHEAF_DIALECT_HUGO, "categories: [A, B]", "posts/y.md", "A B" },
  { SHEAF_DIALECT_HUGO, "categories: A", "posts/y.md", "A" },
  { SHEAF_DIALECT_HUGO, "title: x", "posts/y.md", "" },
  { SHEAF_DIALECT_OBSIDIAN, "categories: ['[[Movies]]', '[[Topics/Books|Books]]', a/b]", "x/y.md",
    "Movies Topics>Books a>b" },
  { SHEAF_DIALECT_OBSIDIAN, "tags: [a/b]", "References/New/y.md", "References>New" },
  { SHEAF_DIALECT_OBSIDIAN, "title: x", "y.md", "" },
  { SHEAF_DIALECT_PLAIN, "categories: [A, B]", "x/y.md", "A>B" },
  { SHEAF_DIALECT_PLAIN, "categories: []", "x/z/y.md", "x>z" },
  { SHEAF_DIALECT_PLAIN, "title: x", "x//z/y.md", "x>z" },
};

static void
test_categories (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (category_cases); i++)
    {
      const Case *c = &category_cases[i];
      g_autoptr (SheafFrontMatter) header = read_header (c->header);
      g_autoptr (GPtrArray) paths =
          sheaf_dialect_read_categories (c->dialect, header->root, c->origin);
      g_autofree char *joined = join_paths (paths);

      g_test_message ("%u %s", i, c->header);
      g_assert_cmpstr (joined, ==, c->wanted);
    }
}

static const Case tag_cases[] = {
  { SHEAF_DIALECT_HEXO, "tags: [a, 2018, null, '#b', a]", NULL, "a;2018;b" },
  { SHEAF_DIALECT_HEXO, "tags: a b, c，d", NULL, "a b;c;d" },
  { SHEAF_DIALECT_HEXO, "tag: x\ntags: y", NULL, "y" },
  { SHEAF_DIALECT_HEXO, "tag: x\ntags:", NULL, "x" },
  { SHEAF_DIALECT_HEXO, "tags: ['C, C++']", NULL, "C, C++" },
  { SHEAF_DIALECT_JEKYLL, "tags: a b,c", NULL, "a;b;c" },
  { SHEAF_DIALECT_JEKYLL, "tag: a b\ntags: [c]", NULL, "c;a b" },
  { SHEAF_DIALECT_HUGO, "tags: [HTTP/2, a b]", NULL, "HTTP/2;a b" },
  { SHEAF_DIALECT_OBSIDIAN, "tags: '#人脉/亲人 #b, c'", NULL, "人脉/亲人;b;c" },
  { SHEAF_DIALECT_PLAIN, "tags: {a: b, c: d}", NULL, "" },
  { SHEAF_DIALECT_PLAIN, "title: x", NULL, "" },
};

static void
test_tags (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tag_cases); i++)
    {
      const Case *c = &tag_cases[i];
      g_autoptr (SheafFrontMatter) header = read_header (c->header);
      g_autoptr (GPtrArray) tags = sheaf_dialect_read_tags (c->dialect, header->root);
      g_autofree char *joined = NULL;

      g_ptr_array_add (tags, NULL);
      joined = g_strjoinv (";", (char **) tags->pdata);
      g_test_message ("%u %s", i, c->header);
      g_assert_cmpstr (joined, ==, c->wanted);
    }
}

static void
test_no_header (void)
{
  g_autoptr (GPtrArray) paths = sheaf_dialect_read_categories (SHEAF_DIALECT_HEXO, NULL, "a/b.md");
  g_autoptr (GPtrArray) folders =
      sheaf_dialect_read_categories (SHEAF_DIALECT_PLAIN, NULL, "a/b.md");
  g_autoptr (GPtrArray) tags = sheaf_dialect_read_tags (SHEAF_DIALECT_JEKYLL, NULL);

  g_assert_cmpuint (paths->len, ==, 0);
  g_assert_cmpuint (folders->len, ==, 1);
  g_assert_cmpuint (tags->len, ==, 0);
}

/* Thousands of names must not become thousands of rows. */
static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("");
  g_autoptr (SheafFrontMatter) header = NULL;
  g_autoptr (GPtrArray) path = NULL;
  g_autoptr (GPtrArray) set = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  g_string_append (text, "categories: [");
  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "n%u,", i);
  g_string_append (text, "]\ntags: [");
  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "n%u,", i);
  g_string_append (text, "]");
  header = read_header (text->str);
  path = sheaf_dialect_read_categories (SHEAF_DIALECT_HEXO, header->root, "a.md");
  set = sheaf_dialect_read_categories (SHEAF_DIALECT_HUGO, header->root, "a.md");
  tags = sheaf_dialect_read_tags (SHEAF_DIALECT_HUGO, header->root);
  g_assert_cmpuint (path->len, ==, 1);
  g_assert_cmpuint (g_strv_length (g_ptr_array_index (path, 0)), ==, SHEAF_CATEGORY_MAX_DEPTH);
  g_assert_cmpuint (set->len, ==, SHEAF_CATEGORY_MAX_PATHS);
  g_assert_cmpuint (tags->len, ==, SHEAF_TAGS_MAX);
}

/* Guessing -------------------------------------------------------------------------------------- */

/* Guesses in the folder @below of one that holds files of these @names ("name=content"). */
static SheafDialect
guess_with (const char *const *names, const char *below)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *asked = test_folder_path (folder, below);

  for (; *names; names++)
    {
      g_auto (GStrv) parts = g_strsplit (*names, "=", 2);

      g_free (test_folder_write (folder, parts[0], parts[1] ? parts[1] : ""));
    }
  return sheaf_dialect_guess (asked);
}

#define GUESS(below, ...) guess_with ((const char *const[]){ __VA_ARGS__, NULL }, below)

static void
test_guess (void)
{
  g_assert_cmpuint (GUESS ("", "_config.yml", "source/_posts/a.md"), ==, SHEAF_DIALECT_HEXO);
  g_assert_cmpuint (GUESS ("", "source/_posts/a.md"), ==, SHEAF_DIALECT_HEXO);
  g_assert_cmpuint (GUESS ("source", "source/_posts/a.md"), ==, SHEAF_DIALECT_HEXO);
  g_assert_cmpuint (GUESS ("", "_config.yml", "package.json={\"dependencies\": {\"hexo\": \"7\"}}"),
                    ==, SHEAF_DIALECT_HEXO);
  g_assert_cmpuint (GUESS ("", "_config.yml=title: x"), ==, SHEAF_DIALECT_JEKYLL);
  g_assert_cmpuint (GUESS ("", "_posts/a.md"), ==, SHEAF_DIALECT_JEKYLL);
  g_assert_cmpuint (GUESS ("", "hugo.toml"), ==, SHEAF_DIALECT_HUGO);
  g_assert_cmpuint (GUESS ("", "config.toml", "content/a.md"), ==, SHEAF_DIALECT_HUGO);
  g_assert_cmpuint (GUESS ("", "config.toml"), ==, SHEAF_DIALECT_AUTO);
  g_assert_cmpuint (GUESS ("", ".obsidian/app.json"), ==, SHEAF_DIALECT_OBSIDIAN);
  g_assert_cmpuint (GUESS ("", "a.md"), ==, SHEAF_DIALECT_AUTO);
  g_assert_cmpuint (GUESS ("nowhere", "a.md"), ==, SHEAF_DIALECT_AUTO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect/categories", test_categories);
  g_test_add_func ("/dialect/tags", test_tags);
  g_test_add_func ("/dialect/no-header", test_no_header);
  g_test_add_func ("/dialect/limits", test_limits);
  g_test_add_func ("/dialect/guess", test_guess);
  return g_test_run ();
}
