/* fuzz-sanitizer.c: any HTML becomes HTML that can do nothing, and stays what it became
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "../core/html-judge.h"
#include "../core/html-stable.h"

#include "core/sanitizer.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* The allow-list is closed, what is written is read back as it was meant, and sanitising is idempotent. */
static void
check (const char *html, const SheafSanitizerOptions *options)
{
  g_autoptr (SheafFragment) once = sheaf_sanitizer_run (html, strlen (html), options, NULL, NULL);
  g_autoptr (SheafFragment) twice = NULL;

  if (!once)
    return;
  test_judge_html (once->html);
  test_judge_stable (once->html);
  twice = sheaf_sanitizer_run (once->html, strlen (once->html), options, NULL, NULL);
  g_assert_nonnull (twice);
  g_assert_cmpstr (twice->html, ==, once->html);
  g_assert_cmpuint (twice->blocks, ==, once->blocks);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  const SheafSanitizerOptions with_ids = { .article = 7, .block_ids = TRUE };
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *html = g_utf8_make_valid (raw, -1);

  /* Both of one input would halve the number of inputs: its last byte says which. */
  check (html, size > 0 && data[size - 1] & 1 ? NULL : &with_ids);
  return 0;
}
