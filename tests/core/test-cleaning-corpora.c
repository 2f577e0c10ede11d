/* test-cleaning-corpora.c: what the built-in rules take from real articles, rule by rule
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "html-judge.h"

#include "core/cleaner-files.h"
#include "core/cleaner-propose.h"
#include "core/extract.h"
#include "core/html-text.h"
#include "core/page.h"
#include "core/text.h"

#include <string.h>

/* Examples of a rule that are written into the log, to be looked at. */
#define EXAMPLES_MAX 12

typedef struct
{
  const SheafCleaner *cleaner;
  GHashTable *counts; /* rule → GUINT_TO_POINTER (how often) */
  guint articles;
  guint with_hidden;
  guint failed;
} Totals;

static void
add_hidden (Totals *totals, const char *path, const GPtrArray *hidden)
{
  for (guint i = 0; i < hidden->len; i++)
    {
      const SheafHidden *one = hidden->pdata[i];
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (totals->counts, one->rule));

      if (before < EXAMPLES_MAX)
        g_test_message ("%s: %u in %s: %s", one->rule, one->count, path, one->excerpt);
      g_hash_table_insert (totals->counts, g_strdup (one->rule),
                           GUINT_TO_POINTER (before + one->count));
    }
}

/* Words that both texts have. A word that goes without being hidden would be eaten. */
static void
check_words (Totals *totals,
             const char *path,
             const SheafFragment *whole,
             const SheafFragment *cleaned)
{
  g_autofree char *before = sheaf_html_text (whole->html, strlen (whole->html), NULL);
  g_autofree char *after = sheaf_html_text (cleaned->html, strlen (cleaned->html), NULL);
  guint lost = sheaf_text_count_words (before, -1) -
               MIN (sheaf_text_count_words (before, -1), sheaf_text_count_words (after, -1));

  if (lost == 0 || sheaf_hidden_count (cleaned->hidden) > 0)
    return;
  g_test_message ("%s: %u words are lost, and no rule hid anything", path, lost);
  totals->failed++;
}

static void
check_article (Totals *totals, const char *path)
{
  SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE };
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr (SheafDocument) document = NULL;
  g_autoptr (SheafFragment) whole = NULL;
  g_autoptr (SheafFragment) cleaned = NULL;

  if (!bytes)
    return;
  document = sheaf_document_new (bytes, sheaf_document_format_for_name (path, NULL), NULL);
  whole = sheaf_page_render (document, &options, NULL, NULL);
  options.cleaner = totals->cleaner;
  cleaned = sheaf_page_render (document, &options, NULL, NULL);
  if (!whole || !cleaned)
    return;
  test_judge_html (cleaned->html);
  totals->articles++;
  totals->with_hidden += cleaned->hidden->len > 0;
  add_hidden (totals, path, cleaned->hidden);
  check_words (totals, path, whole, cleaned);
}

static void
check_folder (Totals *totals, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean is_article = FALSE;

      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      sheaf_document_format_for_name (name, &is_article);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        check_folder (totals, path);
      else if (is_article)
        check_article (totals, path);
    }
}

/* Of all articles that are nobody's copy of a web page, few have anything to hide: a rule that finds much
 * there finds what it is not for. */
static void
test_corpora (void)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *folder = shared ? g_build_filename (shared, "corpora", NULL) : NULL;
  g_autoptr (SheafCleaner) cleaner = sheaf_cleaner_files_load ("/nowhere");
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Totals totals = { .cleaner = cleaner, .counts = counts };
  GHashTableIter iter;
  gpointer rule, count;

  if (!folder || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("there are no corpora");
      return;
    }
  check_folder (&totals, folder);
  g_test_message ("%u articles, %u with something hidden", totals.articles, totals.with_hidden);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &rule, &count))
    g_test_message ("%s: %u", (const char *) rule, GPOINTER_TO_UINT (count));
  g_assert_cmpuint (totals.articles, >, 1000);
  g_assert_cmpuint (totals.failed, ==, 0);
  g_assert_cmpuint (totals.with_hidden * 20, <, totals.articles);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cleaning/corpora", test_corpora);
  return g_test_run ();
}
