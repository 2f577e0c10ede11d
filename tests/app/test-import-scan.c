/* test-import-scan.c: looking at what an import would do, and at the lines something is wrong with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-lines.h"
#include "app/import-scan.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *articles;
  char *library;
  gboolean finished;
} Fixture;

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->articles, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafLibrary) library = NULL;

  fixture->folder = g_dir_make_tmp ("sheaf-scan-XXXXXX", NULL);
  fixture->articles = g_build_filename (fixture->folder, "articles", NULL);
  fixture->library = g_build_filename (fixture->folder, "library.sheaf", NULL);
  library = sheaf_library_open (fixture->library, SHEAF_LIBRARY_WRITE, NULL);
  g_assert_nonnull (library);
  g_assert_cmpint (g_mkdir (fixture->articles, 0700), ==, 0);
  write_file (fixture, "1.md", "---\ntitle: One\ncategories: [News, Chips]\n---\nText\n");
  write_file (fixture, "2.md", "---\ntitle: Two\ncategories: [News, Chips]\n---\nMore text\n");
  write_file (fixture, "3.md", "---\ntitle: Three\ncategories: [open\n---\nA damaged header\n");
  write_file (fixture, "4.png", "no article");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  const char *const names[] = { "1.md", "2.md", "3.md", "4.png" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->articles, names[i], NULL);

      g_remove (path);
    }
  g_remove (fixture->articles);
  g_remove (fixture->library);
  g_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->articles);
  g_free (fixture->library);
}

static void
finished_cb (Fixture *fixture)
{
  fixture->finished = TRUE;
}

static SheafImportScan *
scan (Fixture *fixture, const SheafImportRequest *request)
{
  SheafImportScan *scan = sheaf_import_scan_new (fixture->library, request);

  fixture->finished = FALSE;
  g_signal_connect_swapped (scan, "finished", G_CALLBACK (finished_cb), fixture);
  sheaf_import_scan_start (scan);
  while (!fixture->finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (sheaf_import_scan_get_error (scan));
  return scan;
}

static SheafImportRequest *
new_request (Fixture *fixture)
{
  g_autoptr (GFile) here = g_file_new_for_path (fixture->articles);
  g_autoptr (GFile) remote = g_file_new_for_uri ("https://example.org/a.md");
  GFile *files[] = { here, remote };

  return sheaf_import_request_new (files, G_N_ELEMENTS (files));
}

static SheafImportBranch *
first_branch (SheafImportBranch *branch)
{
  return g_ptr_array_index (sheaf_import_branch_get_children (branch), 0);
}

static void
test_preview (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafImportRequest) request = new_request (fixture);
  g_autoptr (SheafImportScan) found = scan (fixture, request);
  SheafImportList *files = sheaf_import_scan_get_files (found);
  SheafImportBranch *news = first_branch (sheaf_import_scan_get_tree (found));
  const SheafImportSiteFound *site = g_ptr_array_index (sheaf_import_scan_get_sites (found), 0);

  /* What is no file here is among them too. */
  g_assert_cmpuint (sheaf_import_list_count_all (files), ==, 5);
  g_assert_cmpuint (sheaf_import_list_count (files, SHEAF_OUTCOME_NEW), ==, 3);
  g_assert_cmpuint (sheaf_import_list_count (files, SHEAF_OUTCOME_FAILED), ==, 1);
  g_assert_cmpuint (sheaf_import_list_count (files, SHEAF_OUTCOME_SKIPPED), ==, 1);
  g_assert_cmpuint (sheaf_import_list_count (files, SHEAF_IMPORT_DOUBTFUL), ==, 1);
  g_assert_cmpuint (sheaf_import_scan_count_wanted (found), ==, 3);

  /* By Hexo's rule, which is assumed, a list is one path. */
  g_assert_cmpstr (sheaf_import_branch_get_name (news), ==, "News");
  g_assert_cmpstr (sheaf_import_branch_get_name (first_branch (news)), ==, "Chips");
  g_assert_cmpstr (site->path, ==, fixture->articles);
  g_assert_cmpint (site->dialect, ==, SHEAF_DIALECT_HEXO);
  g_assert_false (site->evident);

  sheaf_import_list_filter (files, 0, first_branch (news), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (files)), ==, 2);
}

static void
test_options (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafImportRequest) request = new_request (fixture);
  g_autoptr (SheafImportScan) found = NULL;
  const GPtrArray *branches;

  /* To Jekyll a list is a set; the category that was asked for goes before it. */
  sheaf_import_request_choose (request, fixture->articles, SHEAF_DIALECT_JEKYLL);
  request->into = g_strdup ("Inbox");
  found = scan (fixture, request);
  branches = sheaf_import_branch_get_children (first_branch (sheaf_import_scan_get_tree (found)));
  g_assert_cmpstr (sheaf_import_branch_get_name (g_ptr_array_index (branches, 0)), ==, "Chips");
  g_assert_cmpstr (sheaf_import_branch_get_name (g_ptr_array_index (branches, 1)), ==, "News");
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* One that was cancelled says nothing more, also while another looks at the same. */
static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafImportRequest) request = new_request (fixture);
  g_autoptr (SheafImportScan) stopped = sheaf_import_scan_new (fixture->library, request);
  g_autoptr (SheafImportScan) other = NULL;
  guint n = 0;

  g_signal_connect_swapped (stopped, "finished", G_CALLBACK (count_cb), &n);
  sheaf_import_scan_start (stopped);
  sheaf_import_scan_cancel (stopped);
  other = scan (fixture, request);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 0);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_lines (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->articles, "3.md", NULL);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint line = 3;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const SheafImportLineText *text;

  write_file (fixture, "3.md", "---\r\ntitle: Three\rcategories: [open\001\nlast");
  g_array_append_val (wanted, line);
  sheaf_import_lines_read_async (path, NULL, wanted, NULL, read_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  lines = sheaf_import_lines_read_finish (result, NULL);
  g_assert_nonnull (lines);
  g_assert_cmpuint (lines->len, ==, 3);
  text = g_ptr_array_index (lines, 0);
  g_assert_cmpuint (text->number, ==, 2);
  g_assert_cmpstr (text->text, ==, "title: Three");
  text = g_ptr_array_index (lines, 1);
  g_assert_true (text->named);
  /* Nothing that a terminal or a label would obey. */
  g_assert_cmpstr (text->text, ==, "categories: [open␁");
  text = g_ptr_array_index (lines, 2);
  g_assert_false (text->named);
  g_assert_cmpstr (text->text, ==, "last");
}

static void
test_no_lines (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint line = 1;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* A folder is not read as a file, nor waited for. */
  g_array_append_val (wanted, line);
  sheaf_import_lines_read_async (fixture->articles, NULL, wanted, NULL, read_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (sheaf_import_lines_read_finish (result, &error));
  g_assert_nonnull (error);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/scan/preview", test_preview);
  add ("/scan/options", test_options);
  add ("/scan/cancel", test_cancel);
  add ("/scan/lines", test_lines);
  add ("/scan/no-lines", test_no_lines);
  return g_test_run ();
}
