/* test-text-diff.c: which lines of two texts differ
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text-diff.h"

#include "fixture.h"

#include <string.h>

/* Letters are lines; the signs of the lines that come out, with them. */
static const struct
{
  const char *before, *after, *lines;
} cases[] = {
  { "", "", "" },
  { "", "ab", "+a+b" },
  { "ab", "", "-a-b" },
  { "abc", "abc", " a b c" },
  { "abc", "axc", " a-b+x c" },
  { "abc", "ac", " a-b c" },
  { "ac", "abc", " a+b c" },
  { "abcabba", "cbabac", NULL },
  { "abcdef", "xbcyef", "-a+x b c-d+y e f" },
  { "ab", "cd", "-a-b+c+d" },
  { "aaaa", "aa", NULL },
  { "abab", "baba", NULL },
};

static char *
make_text (const char *letters)
{
  GString *text = g_string_new (NULL);

  for (; *letters; letters++)
    g_string_append_printf (text, "%c\n", *letters);
  return g_string_free (text, FALSE);
}

/* The lines of either side, put together again, and their numbers. */
static void
assert_whole (const GArray *lines, const char *text, char other)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const SheafDiffLine *line = &g_array_index (lines, SheafDiffLine, i);

      g_assert_cmpuint (other == '+' ? line->old_line : line->new_line, ==,
                        line->sign == other ? 0 : ++n);
      if (line->sign != other)
        g_string_append_printf (out, "%.*s\n", (int) line->length, line->text);
    }
  g_assert_cmpstr (out->str, ==, text);
}

static void
check (const char *before, const char *after, const char *wanted)
{
  g_autofree char *old = make_text (before);
  g_autofree char *new = make_text (after);
  g_autoptr (GArray) lines = sheaf_text_diff (old, new);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (found, "%c%c", g_array_index (lines, SheafDiffLine, i).sign,
                            *g_array_index (lines, SheafDiffLine, i).text);
  if (wanted)
    g_assert_cmpstr (found->str, ==, wanted);
  assert_whole (lines, old, '+');
  assert_whole (lines, new, '-');
}

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (cases[i].before, cases[i].after, cases[i].lines);
}

/* The longest part that two texts have in common, told in another way. */
static guint
count_common (const char *a, const char *b)
{
  guint table[16][16] = { 0 };
  const guint n = (guint) strlen (a), m = (guint) strlen (b);

  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      table[i][j] = a[i] == b[j] ? table[i + 1][j + 1] + 1 : MAX (table[i + 1][j], table[i][j + 1]);
  return table[0][0];
}

/* Any texts: both are whole, and no line is said to differ without need. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 3000; i++)
    {
      char letters[2][16] = { 0 };
      g_autofree char *old = NULL;
      g_autofree char *new = NULL;
      g_autoptr (GArray) lines = NULL;
      guint same = 0;

      for (guint side = 0; side < 2; side++)
        for (gint32 j = g_rand_int_range (random, 0, 15); j > 0; j--)
          letters[side][j - 1] = (char) ('a' + g_rand_int_range (random, 0, 4));
      check (letters[0], letters[1], NULL);
      old = make_text (letters[0]);
      new = make_text (letters[1]);
      lines = sheaf_text_diff (old, new);
      for (guint j = 0; j < lines->len; j++)
        same += g_array_index (lines, SheafDiffLine, j).sign == ' ';
      g_assert_cmpuint (same, ==, count_common (letters[0], letters[1]));
    }
}

static void
assert_unified (const char *before, const char *after, const char *wanted)
{
  g_autofree char *text = sheaf_text_diff_unified ("f", before, after);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_unified (void)
{
  assert_unified ("a\n", "a\n", "");
  assert_unified ("", "a\n", "--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n");
  assert_unified ("a\r\nb\n", "a\nb\n", "--- f\n+++ f\n@@ -1,2 +1,2 @@\n-a\n+a\n b\n");
  assert_unified ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\ny\n9\n",
                  "--- f\n+++ f\n@@ -1,9 +1,9 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+y\n 9\n");
  assert_unified (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\ny\n",
      "--- f\n+++ f\n@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y\n");
}

/* Texts that have little in common are not compared without end. */
static void
test_large (void)
{
  g_autoptr (GString) old = g_string_new ("same\n");
  g_autoptr (GString) new = g_string_new ("same\n");
  g_autoptr (GArray) lines = NULL;
  const gint64 begun = test_processor_time ();

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_printf (old, "%u\n", i);
      g_string_append_printf (new, "%u!\n", i);
    }
  lines = sheaf_text_diff (old->str, new->str);
  g_assert_cmpuint (lines->len, ==, 200001);
  g_assert_cmpint (test_processor_time () - begun, <, 5 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-diff/lines", test_lines);
  g_test_add_func ("/text-diff/random", test_random);
  g_test_add_func ("/text-diff/unified", test_unified);
  g_test_add_func ("/text-diff/large", test_large);
  return g_test_run ();
}
