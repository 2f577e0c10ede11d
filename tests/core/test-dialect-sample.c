/* test-dialect-sample.c: sites that only the keys in their headers tell
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/dialect-sample.h"
#include "core/import-guess.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One header -------------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *text;
  SheafDialect wanted;
} Case;

static const Case cases[] = {
  { "a.md", "---\ntitle: x\ndraft: false\n---\n", SHEAF_DIALECT_HUGO },
  { "a.md", "---\nlinktitle: x\n---\n", SHEAF_DIALECT_HUGO },
  { "a.md", "---\ntitle: x\nlastmod: 2020-01-01\n---\n", SHEAF_DIALECT_HUGO },
  { "a.md", "+++\ntitle = 'x'\n+++\n", SHEAF_DIALECT_HUGO },
  { "2011-04-22-a.md", "---\nlayout: post\ntitle: x\n---\n", SHEAF_DIALECT_JEKYLL },
  /* Hexo's own scaffolds had a layout, and its files may be named by their date. */
  { "a.md", "---\nlayout: post\ntitle: x\n---\n", SHEAF_DIALECT_AUTO },
  { "2011-04-22-a.md", "---\ntitle: x\n---\n", SHEAF_DIALECT_AUTO },
  { "2011-4-22-a.md", "---\nlayout: post\n---\n", SHEAF_DIALECT_AUTO },
  { "2011-04-2", "---\nlayout: post\n---\n", SHEAF_DIALECT_AUTO },
  { "a.md", "---\ntitle: x\nredirect_from: /y\n---\n", SHEAF_DIALECT_JEKYLL },
  { "a.md", "---\ntitle: x\nabbrlink: 1f\n---\n", SHEAF_DIALECT_HEXO },
  { "a.md", "---\ntitle: x\nthumbnail: y\ndraft: true\n---\n", SHEAF_DIALECT_HEXO },
  { "a.md", "---\ncssclasses: [wide]\ntitle: x\n---\n", SHEAF_DIALECT_OBSIDIAN },
  { "a.md", "---\naliases: [x]\n---\n", SHEAF_DIALECT_OBSIDIAN },
  { "a.md", "---\ntitle: x\naliases: [/x]\n---\n", SHEAF_DIALECT_AUTO },
  { "a.md", "---\ntitle: x\ncategories: [A, B]\n---\n", SHEAF_DIALECT_AUTO },
  { "a.md", "no header\n", SHEAF_DIALECT_AUTO },
};

static void
test_headers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafFrontMatter) header =
          sheaf_front_matter_read (cases[i].text, strlen (cases[i].text));

      g_test_message ("%s: %s", cases[i].name, cases[i].text);
      g_assert_cmpuint (sheaf_dialect_of_header (cases[i].name, header), ==, cases[i].wanted);
    }
}

/* Many -------------------------------------------------------------------------------------------- */

/* @n files below @at that have that header. */
static void
write_files (TestFolder *folder, const char *at, guint n, const char *header)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%c%u.md", at, 'a' + i % 26, i);

      g_free (test_folder_write (folder, name, header));
    }
}

static SheafDialect
sample (TestFolder *folder, const char *at)
{
  g_autofree char *path = test_folder_path (folder, at);

  return sheaf_dialect_sample (path);
}

#define HUGO  "---\ntitle: x\ndraft: true\n---\n"
#define PLAIN "---\ntitle: x\n---\n"

static void
test_majority (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  write_files (folder, "few", 2, HUGO);
  write_files (folder, "enough", 3, HUGO);
  write_files (folder, "half", 3, HUGO);
  write_files (folder, "half/z", 3, PLAIN);
  write_files (folder, "most", 4, HUGO);
  write_files (folder, "most/z", 3, PLAIN);
  write_files (folder, "deep/a/b/c", 3, HUGO);
  write_files (folder, "deeper/a/b/c/d", 3, HUGO);

  g_assert_cmpuint (sample (folder, "few"), ==, SHEAF_DIALECT_AUTO);
  g_assert_cmpuint (sample (folder, "enough"), ==, SHEAF_DIALECT_HUGO);
  g_assert_cmpuint (sample (folder, "half"), ==, SHEAF_DIALECT_AUTO);
  g_assert_cmpuint (sample (folder, "most"), ==, SHEAF_DIALECT_HUGO);
  g_assert_cmpuint (sample (folder, "deep"), ==, SHEAF_DIALECT_HUGO);
  g_assert_cmpuint (sample (folder, "deeper"), ==, SHEAF_DIALECT_AUTO);
  g_assert_cmpuint (sample (folder, "nowhere"), ==, SHEAF_DIALECT_AUTO);
}

/* From all over a large folder; and what is no file, or leads elsewhere, is not opened. */
static void
test_large_and_odd (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *linked = test_folder_path (folder, "odd/linked.md");
  g_autofree char *fifo = test_folder_path (folder, "odd/fifo.md");
  g_autofree char *loop = test_folder_path (folder, "odd/loop");

  write_files (folder, "large", 10, PLAIN); /* a0 b1 … j9: the first of every letter */
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *name = g_strdup_printf ("large/k%02u.md", i);

      g_free (test_folder_write (folder, name, HUGO));
    }
  write_files (folder, "odd", 2, HUGO);
  write_files (folder, "elsewhere", 5, HUGO);
  g_assert_cmpint (symlink ("../elsewhere/a0.md", linked), ==, 0);
  g_assert_cmpint (symlink ("../elsewhere", loop), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  g_assert_cmpuint (sample (folder, "large"), ==, SHEAF_DIALECT_HUGO);
  g_assert_cmpuint (sample (folder, "odd"), ==, SHEAF_DIALECT_AUTO);
}

/* Sites ------------------------------------------------------------------------------------------- */

static void
check_site (TestFolder *folder,
            const char *origin,
            const char *site,
            SheafDialect dialect,
            gsize prefix)
{
  g_autofree char *path = test_folder_path (folder, "root");
  g_autofree char *wanted = g_build_filename (path, *site ? site : NULL, NULL);
  SheafImportRoot *root = sheaf_import_root_new (path, path);
  const SheafImportOptions options = { .dialect = SHEAF_DIALECT_AUTO };
  g_auto (SheafImportSite) found = sheaf_import_guess_path (root, origin, &options);

  g_assert_cmpstr (found.path, ==, wanted);
  g_assert_cmpuint (found.dialect, ==, dialect);
  g_assert_cmpuint (found.prefix, ==, prefix);
  sheaf_import_root_free (root);
}

/* Keys say less than a site's own files, and a folder's say more than those of all. */
static void
test_sites (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  write_files (folder, "root/vault", 9, "---\ncssclasses: x\n---\n");
  write_files (folder, "root/vault/notes", 9, "---\ncssclasses: x\n---\n");
  write_files (folder, "root/blog", 4, HUGO);
  write_files (folder, "root/few", 1, PLAIN);
  write_files (folder, "root/hexo/source/_posts", 4, HUGO);

  check_site (folder, "", "", SHEAF_DIALECT_OBSIDIAN, 0);
  check_site (folder, "vault", "vault", SHEAF_DIALECT_OBSIDIAN, 0);
  check_site (folder, "vault/notes", "vault", SHEAF_DIALECT_OBSIDIAN, 0);
  check_site (folder, "blog", "blog", SHEAF_DIALECT_HUGO, strlen ("blog/"));
  check_site (folder, "few", "few", SHEAF_DIALECT_OBSIDIAN, 0);
  check_site (folder, "hexo/source", "hexo", SHEAF_DIALECT_HEXO, strlen ("hexo/"));
}

/* What the person asks for stands against it. */
static void
test_asked (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "root");
  SheafImportRoot *root = sheaf_import_root_new (path, path);
  const SheafImportOptions options = { .dialect = SHEAF_DIALECT_JEKYLL };
  g_auto (SheafImportSite) site = { 0 };

  write_files (folder, "root", 4, HUGO);
  site = sheaf_import_guess (root, "", NULL, &options);
  g_assert_cmpuint (site.dialect, ==, SHEAF_DIALECT_JEKYLL);
  g_assert_cmpuint (site.shown, ==, SHEAF_DIALECT_HUGO);
  g_assert_false (site.evident);
  sheaf_import_root_free (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-sample/headers", test_headers);
  g_test_add_func ("/dialect-sample/majority", test_majority);
  g_test_add_func ("/dialect-sample/large-and-odd", test_large_and_odd);
  g_test_add_func ("/dialect-sample/sites", test_sites);
  g_test_add_func ("/dialect-sample/asked", test_asked);
  return g_test_run ();
}
