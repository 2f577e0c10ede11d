/* sanitizer-cases.c: what HTML becomes, in tables
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sanitizer-cases.h"

#include "html-stable.h"

#include <string.h>

const SheafSanitizerOptions with_ids = { .article = 5, .block_ids = TRUE };

char *
sanitize (const char *html, const SheafSanitizerOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafFragment) fragment =
      sheaf_sanitizer_run (html, strlen (html), options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (fragment);
  return g_steal_pointer (&fragment->html);
}

void
check_cases (const Case *cases, gsize n, const SheafSanitizerOptions *options)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *once = sanitize (cases[i].html, options);
      g_autofree char *twice = sanitize (once, options);

      g_assert_cmpstr (once, ==, cases[i].clean);
      g_assert_cmpstr (twice, ==, once);
      test_judge_stable (once);
    }
}
