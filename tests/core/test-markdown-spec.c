/* test-markdown-spec.c: the examples of the CommonMark and GFM specifications
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown.h"
#include "core/sanitizer.h"

#include <string.h>

#define FENCE "````````````````````````````````"

/* White space between blocks is not looked at, nor are empty lines. */
static char *
normalise (const char *html)
{
  g_autoptr (SheafFragment) fragment = sheaf_sanitizer_run (html, strlen (html), NULL, NULL, NULL);
  g_autoptr (GRegex) between = g_regex_new ("\\s+(?=</?(p|div|ul|ol|li|pre|blockquote|table|thead|"
                                            "tbody|tr|td|th|h[1-6]|hr|figure)\\b)|"
                                            "(?<=>)\\s+",
                                            0, 0, NULL);
  g_autofree char *less = g_regex_replace_literal (between, fragment->html, -1, 0, "", 0, NULL);

  return g_strdup (g_strstrip (less));
}

static char *
with_tabs (const char *text)
{
  g_autoptr (GString) tabs = g_string_new (text);

  g_string_replace (tabs, "→", "\t", 0);
  return g_string_free (g_steal_pointer (&tabs), FALSE);
}

static gboolean
passes (const char *markdown, const char *expected)
{
  g_autofree char *made = sheaf_markdown_to_html (markdown, strlen (markdown), NULL, NULL);
  /* An element that the last line leaves open goes on behind it: around a line end that the example has not. */
  g_autofree char *a = made ? normalise (g_strchomp (made)) : NULL;
  g_autofree char *b = normalise (expected);

  return g_strcmp0 (a, b) == 0;
}

/* Returns: (transfer full): "spec number" of the examples that differ → why; "md4c" where only an older md4c does */
static GHashTable *
read_exceptions (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SHEAF_SRCDIR"), "tests", "data", "markdown",
                                            "differences.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTable *exceptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", 3);

      if (g_strv_length (fields) == 3 && *lines[i] != '#')
        g_hash_table_insert (exceptions, g_strdup_printf ("%s %s", fields[0], fields[1]),
                             g_strdup (fields[2]));
    }
  return exceptions;
}

/* An example that differs and is not listed fails, and so does one that is listed and does not differ. */
static void
test_spec (gconstpointer data)
{
  const char *name = data;
  g_autoptr (GHashTable) exceptions = read_exceptions ();
  g_autofree char *path =
      g_build_filename (g_getenv ("SHEAF_SRCDIR"), "tests", "data", "markdown", name, NULL);
  g_autofree char *text = NULL;
  guint wrong = 0;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (char *p = text; (p = strstr (p, FENCE " example"));)
    {
      char *markdown = strchr (p, '\n') + 1;
      char *middle = strstr (markdown, "\n.\n");
      char *end = strstr (middle + 2, "\n" FENCE "\n");
      g_autofree char *source = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *key = g_strdup_printf ("%s %u", name, ++n);
      const char *why = g_hash_table_lookup (exceptions, key);
      gboolean same;

      middle[1] = '\0';
      end[0] = '\0';
      source = with_tabs (markdown);
      expected = with_tabs (middle + 3 > end ? "" : middle + 3);
      same = passes (source, expected);
      if (same == (why != NULL) && !(why && g_str_has_prefix (why, "md4c")))
        {
          g_test_message ("%s: %s\n%s", key, same ? "listed, but the same" : "differs", source);
          wrong++;
        }
      p = end + 1;
    }
  g_test_message ("%u examples", n);
  g_assert_cmpuint (n, >, 600);
  g_assert_cmpuint (wrong, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/markdown-spec/commonmark", "commonmark-0.31.2.txt", test_spec);
  g_test_add_data_func ("/markdown-spec/gfm", "gfm-0.29.txt", test_spec);
  return g_test_run ();
}
