/* test-import-model.c: the tree, the list and the words of an import
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/format-import.h"
#include "app/import-list.h"
#include "app/import-pace.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* The tree. */

/* Adds an article that is in the paths "A/B", "C" … of @paths. */
static void
add (SheafImportBranch *tree, const char *const *paths, GArray *branches)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; paths[i]; i++)
    g_ptr_array_add (list, g_strsplit (paths[i], "/", -1));
  sheaf_import_branch_add (tree, list, branches);
}

static void
describe (SheafImportBranch *branch, GString *text)
{
  const GPtrArray *children = sheaf_import_branch_get_children (branch);

  for (guint i = 0; i < children->len; i++)
    {
      SheafImportBranch *child = g_ptr_array_index (children, i);
      const char *name = sheaf_import_branch_get_name (child);

      g_string_append_printf (text, "%s %u ", name ? name : "-",
                              sheaf_import_branch_get_count (child));
      if (sheaf_import_branch_get_children (child)->len > 0)
        {
          g_string_append (text, "[ ");
          describe (child, text);
          g_string_append (text, "] ");
        }
    }
}

static void
test_tree (void)
{
  g_autoptr (SheafImportBranch) tree = sheaf_import_branch_new_root ();
  g_autoptr (GArray) branches = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  add (tree, (const char *const[]){ "news/b", "news/a", NULL }, branches);
  add (tree, (const char *const[]){ "news", "art", NULL }, branches);
  add (tree, (const char *const[]){ NULL }, branches);
  g_assert_cmpuint (branches->len, ==, 4);
  numbers = sheaf_import_branch_finish (tree);
  describe (tree, text);

  /* An article in two branches below one counts once there. */
  g_assert_cmpstr (text->str, ==, "art 1 news 2 [ a 1 b 1 ] - 1 ");
  g_assert_cmpuint (sheaf_import_branch_get_count (tree), ==, 3);
}

/* All branches below one have the numbers of its range, and no others have. */
static void
test_ranges (void)
{
  g_autoptr (SheafImportBranch) tree = sheaf_import_branch_new_root ();
  g_autoptr (GArray) branches = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) numbers = NULL;
  SheafImportBranch *b;
  guint first, last;

  add (tree, (const char *const[]){ "b/x/deep", NULL }, branches);
  add (tree, (const char *const[]){ "a", NULL }, branches);
  add (tree, (const char *const[]){ "c", NULL }, branches);
  numbers = sheaf_import_branch_finish (tree);
  b = g_ptr_array_index (sheaf_import_branch_get_children (tree), 1);
  g_assert_cmpstr (sheaf_import_branch_get_name (b), ==, "b");
  sheaf_import_branch_get_range (b, &first, &last);
  for (guint i = 0; i < branches->len; i++)
    {
      const guint number = g_array_index (numbers, guint, g_array_index (branches, guint, i));

      g_assert_cmpint (number >= first && number <= last, ==, i == 0);
    }
}

/* The list. */

static SheafImportFile *
new_file (const char *origin, SheafOutcome outcome, guint line, const char *warning)
{
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);
  SheafImportEntry entry = { .root = "/root", .origin = origin, .outcome = outcome };

  if (warning)
    g_ptr_array_add (warnings, sheaf_warning_new (line, warning));
  entry.warnings = warnings;
  return sheaf_import_file_new (&entry);
}

static SheafImportList *
make_list (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, new_file ("a/one.md", SHEAF_OUTCOME_NEW, 0, NULL));
  g_ptr_array_add (files, new_file ("b/two.md", SHEAF_OUTCOME_NEW, 3, "the header is damaged"));
  g_ptr_array_add (files, new_file ("c/新聞.md", SHEAF_OUTCOME_SAME, 0, NULL));
  g_ptr_array_add (files, new_file ("d.png", SHEAF_OUTCOME_SKIPPED, 0, "a picture"));
  g_ptr_array_add (files, new_file ("e.md", SHEAF_OUTCOME_FAILED, 0, "permission denied"));
  g_ptr_array_sort (files, sheaf_import_file_compare);
  return sheaf_import_list_new (files);
}

static void
assert_places (SheafImportList *list, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (SheafImportFile) file = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (text, "%s ", sheaf_import_file_get_place (file));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_list (void)
{
  g_autoptr (SheafImportList) list = make_list ();

  /* What needs attention first, what does not matter last. */
  assert_places (list, "e.md b/two.md a/one.md c/新聞.md d.png ");
  sheaf_import_list_filter (list, 1u << SHEAF_OUTCOME_NEW, NULL, NULL);
  assert_places (list, "b/two.md a/one.md ");
  sheaf_import_list_filter (list, 1u << SHEAF_IMPORT_DOUBTFUL, NULL, "");
  assert_places (list, "b/two.md ");
  sheaf_import_list_filter (list, 1u << SHEAF_OUTCOME_FAILED | 1u << SHEAF_OUTCOME_SAME, NULL,
                            NULL);
  assert_places (list, "e.md c/新聞.md ");
  /* Case and script do not matter. */
  sheaf_import_list_filter (list, 0, NULL, "新闻");
  assert_places (list, "c/新聞.md ");
  sheaf_import_list_filter (list, 0, NULL, "TWO");
  assert_places (list, "b/two.md ");
  sheaf_import_list_filter (list, 0, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);
  g_assert_cmpuint (sheaf_import_list_count (list, SHEAF_OUTCOME_NEW), ==, 2);
  g_assert_cmpuint (sheaf_import_list_count (list, SHEAF_IMPORT_DOUBTFUL), ==, 1);
}

static void
test_lines_of_a_report (void)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new ();
  const SheafImportLine line = { (char *) "/root", (char *) "a.md",        SHEAF_OUTCOME_NEW, 1,
                                 warnings,         (char *) "no line here" };
  g_autoptr (SheafImportFile) file = NULL;
  const GArray *lines;

  g_ptr_array_add (warnings, (char *) "line 12: not closed");
  g_ptr_array_add (warnings, (char *) "line 3: a tab");
  g_ptr_array_add (warnings, (char *) "line 12: again");
  file = sheaf_import_file_new_for_line (&line);
  lines = sheaf_import_file_get_lines (file);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpuint (g_array_index (lines, guint, 0), ==, 3);
  g_assert_cmpuint (g_array_index (lines, guint, 1), ==, 12);
  g_assert_cmpstr (sheaf_import_file_get_title (file), ==, "a.md");
  assert_text (sheaf_import_file_make_path (file), "/root/a.md");
}

/* Pace and words. */

static void
test_pace (void)
{
  SheafImportPace pace = { 0 };
  SheafImportProgress progress = { .found = 10, .counting = TRUE, .stored = 5 };

  sheaf_import_pace_update (&pace, &progress, 1);
  g_assert_cmpint (sheaf_import_pace_get_seconds_left (&pace), ==, -1);

  /* A quarter in ten seconds, all of it unchanged: thirty more. */
  progress = (SheafImportProgress){ .found = 4000, .stored = 1000 };
  sheaf_import_pace_update (&pace, &progress, 10 * G_USEC_PER_SEC);
  g_assert_cmpint (sheaf_import_pace_get_seconds_left (&pace), ==, 30);

  /* New articles take longer, since they are made searchable too. */
  progress.totals[SHEAF_OUTCOME_NEW] = 1000;
  sheaf_import_pace_update (&pace, &progress, 10 * G_USEC_PER_SEC);
  g_assert_cmpint (sheaf_import_pace_get_seconds_left (&pace), >, 30);

  progress.stored = 4000;
  progress.unindexed = 4000;
  sheaf_import_pace_update (&pace, &progress, 40 * G_USEC_PER_SEC);
  progress.unindexed = 2000;
  sheaf_import_pace_update (&pace, &progress, 50 * G_USEC_PER_SEC);
  g_assert_cmpint (sheaf_import_pace_get_seconds_left (&pace), ==, 10);
}

static void
test_progress (void)
{
  SheafImportProgress progress = { 0 };

  assert_text (sheaf_format_import_progress (&progress, -1), "Looking for articles…");
  g_assert_cmpfloat (sheaf_format_import_fraction (&progress), <, 0);

  progress.found = 40;
  progress.counting = TRUE;
  progress.stored = 3;
  assert_text (sheaf_format_import_progress (&progress, -1), "Reading: 40 files found, 3 stored");
  assert_text (sheaf_format_scan_progress (&progress), "3 files looked at…");
  g_assert_cmpfloat (sheaf_format_import_fraction (&progress), <, 0);

  progress.counting = FALSE;
  progress.stored = 10;
  assert_text (sheaf_format_import_progress (&progress, 125),
               "Storing 10 of 40 files · about 2 minutes left");
  assert_text (sheaf_format_import_progress (&progress, 3),
               "Storing 10 of 40 files · a few seconds left");
  g_assert_cmpfloat (sheaf_format_import_fraction (&progress), ==, 0.25);

  progress.stored = 40;
  progress.unindexed = 7;
  assert_text (sheaf_format_import_progress (&progress, -1), "Making 7 articles searchable");
  progress.unindexed = 0;
  assert_text (sheaf_format_import_progress (&progress, -1), "Finishing…");
}

static void
test_outcomes (void)
{
  SheafImportProgress progress = { 0 };
  guint *totals = progress.totals;

  assert_text (sheaf_format_import_done (&progress), "No articles found");
  assert_text (sheaf_format_import_button (0), "Nothing to Import");
  totals[SHEAF_OUTCOME_SAME] = 3;
  assert_text (sheaf_format_import_done (&progress), "All of it is in the library already");
  totals[SHEAF_OUTCOME_UPDATED] = 1;
  assert_text (sheaf_format_import_done (&progress), "1 article updated");
  totals[SHEAF_OUTCOME_NEW] = 2;
  assert_text (sheaf_format_import_done (&progress), "2 articles imported");
  assert_text (sheaf_format_import_found (totals, "Blog"), "2 new articles from Blog");
  assert_text (sheaf_format_import_plan (&progress),
               "2 new articles will come in, 1 will be updated");
  totals[SHEAF_OUTCOME_FAILED] = 3;
  assert_text (sheaf_format_import_done (&progress), "2 articles imported, 3 could not be read");
  assert_text (sheaf_format_totals (totals), "2 new · 3 unchanged · 1 changed · 3 not readable");
}

static void
test_pictures (void)
{
  SheafImportProgress progress = { .totals = { [SHEAF_OUTCOME_SAME] = 1 }, .pictures = 1 };

  assert_text (sheaf_format_import_done (&progress), "1 picture came in");
  progress.totals[SHEAF_OUTCOME_NEW] = 2;
  assert_text (sheaf_format_import_done (&progress), "2 articles imported, with 1 picture");
  progress.no_pictures = 3;
  assert_text (sheaf_format_import_done (&progress),
               "2 articles imported, with 1 picture; 3 pictures are missing");
  progress.totals[SHEAF_OUTCOME_FAILED] = 1;
  progress.no_pictures = 1;
  assert_text (sheaf_format_import_done (&progress),
               "2 articles imported, 1 could not be read; 1 picture is missing");

  progress = (SheafImportProgress){ .found = 1, .totals = { 1 }, .no_pictures = 1 };
  assert_text (sheaf_format_import_alone (&progress), "1 picture did not come with the article");
  progress.found = progress.no_pictures = 2;
  assert_text (sheaf_format_import_alone (&progress), "2 pictures did not come with the articles");

  progress = (SheafImportProgress){ .totals = { [SHEAF_OUTCOME_SAME] = 1 }, .no_pictures = 2 };
  assert_text (sheaf_format_import_plan (&progress),
               "All of it is in the library already, but for 2 pictures");
  assert_text (sheaf_format_look_button (2), "Look for 2 Pictures");
  assert_text (sheaf_format_pictures (0), "");
}

/* Names and references are the article's, which may hold anything. */
static void
test_lacking (void)
{
  SheafLackingPicture picture = { (char *) "/in", (char *) "a\n.md", (char *) "b\342\200\256.png" };
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  SheafLackingReason reason = { SHEAF_PICTURE_NOT_FOUND, 1, first };
  g_autofree char *text = NULL;

  g_ptr_array_add (first, &picture);
  text = sheaf_format_lacking_reason (&reason);
  g_assert_true (g_str_has_prefix (text, "1 picture: there is no such file\n"));
  g_assert_null (strchr (strchr (text, '\n') + 1, '\n'));
  g_clear_pointer (&text, g_free);
  reason.count = 13;
  text = sheaf_format_lacking_reason (&reason);
  g_assert_true (g_str_has_prefix (text, "13 pictures: there is no such file\n"));
  g_assert_true (g_str_has_suffix (text, "\n… and 12 more"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/tree", test_tree);
  g_test_add_func ("/import/ranges", test_ranges);
  g_test_add_func ("/import/list", test_list);
  g_test_add_func ("/import/lines-of-a-report", test_lines_of_a_report);
  g_test_add_func ("/import/pace", test_pace);
  g_test_add_func ("/import/progress", test_progress);
  g_test_add_func ("/import/outcomes", test_outcomes);
  g_test_add_func ("/import/pictures", test_pictures);
  g_test_add_func ("/import/lacking", test_lacking);
  return g_test_run ();
}
