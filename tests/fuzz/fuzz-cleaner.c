/* fuzz-cleaner.c: whatever rules and article are, what is shown is safe, and is the article with things left out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first line of the input is a selector, the second a text pattern (none where it is empty); the rest is
 * both an article and a file of rules.
 */
#include "config.h"

#include "../core/html-judge.h"

#include "core/cleaner-files.h"
#include "core/html-text.h"
#include "core/sanitizer.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* As a whole page, where rules to keep reduce it to its article, or not. */
static SheafFragment *
clean (const char *html, const SheafCleaner *cleaner, gboolean is_page)
{
  const SheafSanitizerOptions options = {
    .article = 7, .block_ids = TRUE, .cleaner = cleaner, .is_page = is_page
  };
  g_autoptr (SheafFragment) once = sheaf_sanitizer_run (html, strlen (html), &options, NULL, NULL);
  const SheafSanitizerOptions plain = { .article = 7, .block_ids = TRUE };
  g_autoptr (SheafFragment) twice = NULL;

  if (!once)
    return NULL;
  test_judge_html (once->html);
  twice = sheaf_sanitizer_run (once->html, strlen (once->html), &plain, NULL, NULL);
  g_assert_nonnull (twice);
  g_assert_cmpstr (twice->html, ==, once->html);
  return g_steal_pointer (&once);
}

/* Every character that is left was there, in the same order. */
static void
check_kept (const SheafFragment *whole, const SheafFragment *cleaned)
{
  g_autofree char *before = sheaf_html_text (whole->html, strlen (whole->html), NULL);
  g_autofree char *after = sheaf_html_text (cleaned->html, strlen (cleaned->html), NULL);
  const char *p = before;

  for (const char *q = after; *q; q++)
    {
      if (g_ascii_isspace (*q))
        continue;
      p = strchr (p, *q);
      g_assert_nonnull (p);
      p++;
    }
  if (cleaned->hidden->len == 0)
    g_assert_cmpstr (cleaned->html, ==, whole->html);
}

/* A rule that hides what @match means, or one that keeps nothing else. */
static SheafCleaner *
make_cleaner (const char *match, const char *text, gboolean keeps)
{
  g_autoptr (GPtrArray) rules =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_problem_free);
  g_autofree char *json = sheaf_cleaner_files_format ("r", "R", match, keeps ? NULL : text);
  char *action = g_strrstr (json, "\"hide\"");

  if (keeps && action)
    memcpy (action, "\"keep\"", strlen ("\"keep\""));
  sheaf_cleaner_read_rules (json, strlen (json), NULL, rules, problems);
  return sheaf_cleaner_new (rules, NULL);
}

static void
check_rule (const char *match, const char *text, const char *html, gboolean keeps)
{
  g_autoptr (SheafCleaner) cleaner = make_cleaner (match, *text ? text : NULL, keeps);
  g_autoptr (SheafFragment) whole = clean (html, NULL, keeps);
  g_autoptr (SheafFragment) cleaned = clean (html, cleaner, keeps);

  /* The copy of a picture for readers without scripts is shown where the picture itself is hidden. */
  if (whole && cleaned && !strstr (html, "noscript") && !strstr (html, "NOSCRIPT"))
    check_kept (whole, cleaned);
}

static void
check_file (const char *json, const char *html)
{
  g_autoptr (GPtrArray) rules =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_problem_free);
  g_autoptr (SheafCleaner) cleaner = NULL;
  g_autoptr (SheafFragment) cleaned = NULL;

  sheaf_cleaner_read_rules (json, strlen (json), "file", rules, problems);
  for (guint i = 0; i < problems->len; i++)
    g_assert_true (
        g_utf8_validate (((SheafCleanerProblem *) problems->pdata[i])->reason, -1, NULL));
  cleaner = sheaf_cleaner_new (rules, NULL);
  cleaned = clean (html, cleaner, TRUE);
}

/* Reading the built-in rules takes longer than all the rest of a run. They do not change: once for all. */
static const SheafCleaner *
get_built_in (void)
{
  static gsize built_in;

  if (g_once_init_enter (&built_in))
    g_once_init_leave (&built_in, (gsize) sheaf_cleaner_files_load ("/nowhere"));
  return (const SheafCleaner *) built_in;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *input = g_utf8_make_valid (raw, -1);
  g_auto (GStrv) lines = g_strsplit (input, "\n", 3);
  g_autoptr (SheafFragment) cleaned = clean (input, get_built_in (), TRUE);

  g_assert_true (!cleaned || cleaned->html);
  if (g_strv_length (lines) < 3)
    return 0;
  check_rule (lines[0], lines[1], lines[2], FALSE);
  check_rule (lines[0], lines[1], lines[2], TRUE);
  check_file (lines[2], lines[2]);
  return 0;
}
