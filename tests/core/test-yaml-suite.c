/* test-yaml-suite.c: the cases of yaml-test-suite that a header can hold
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verdicts in tests/data/yaml-suite.tsv:
 *   same               read to the values that the suite says
 *   refused N: reason  in line N of the file, with what is said to the reader of the article
 *                      (read all the same where the meaning is plain, else shown as text)
 *
 * What is an error to the suite is never read without a word, nor is what is none read to other values.
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter.h"

#include <string.h>

enum
{
  COLUMN_CASE,
  COLUMN_VERDICT,
  COLUMN_YAML,
  COLUMN_VALUES,
  COLUMN_WHAT,
  N_COLUMNS,
};

#define TAIL "---\nbody\n"

/* The values, as the table has them ------------------------------------------------------------- */

static void
append_text (GString *out, const char *text)
{
  static const char escaped[] = "\\\n\r\t\"";
  static const char letters[] = "\\nrt\"";

  g_string_append_c (out, '"');
  for (; *text; text++)
    {
      const char *found = strchr (escaped, *text);

      if (found)
        g_string_append_c (out, '\\');
      g_string_append_c (out, found ? letters[found - escaped] : *text);
    }
  g_string_append_c (out, '"');
}

/* Goes no deeper than headers may be. */
static void
append_node (GString *out, const SheafNode *node)
{
  if (node->kind == SHEAF_NODE_SCALAR)
    {
      append_text (out, node->text);
      return;
    }
  g_string_append_c (out, node->keys ? '{' : '[');
  for (guint i = 0; i < node->items->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      if (node->keys)
        {
          append_node (out, g_ptr_array_index (node->keys, i));
          g_string_append_c (out, '=');
        }
      append_node (out, g_ptr_array_index (node->items, i));
    }
  g_string_append_c (out, node->keys ? '}' : ']');
}

static char *
unescape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text; text++)
    {
      if (*text != '\\')
        {
          g_string_append_c (out, *text);
          continue;
        }
      text++;
      g_assert_nonnull (strchr ("nrt\\\"", *text));
      g_string_append_c (out, *text == 'n'   ? '\n'
                              : *text == 'r' ? '\r'
                              : *text == 't' ? '\t'
                                             : *text);
    }
  return g_string_free (out, FALSE);
}

/* The verdict ----------------------------------------------------------------------------------- */

static char *
judge (const char *yaml, const char *values)
{
  g_autofree char *text = g_strconcat ("---\n", yaml, TAIL, NULL);
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (text, strlen (text));
  g_autoptr (GString) ours = g_string_new (NULL);

  if (header->warnings->len > 0)
    {
      const SheafWarning *warning = g_ptr_array_index (header->warnings, 0);

      return g_strdup_printf ("refused %u: %s", warning->line, warning->text);
    }
  if (header->form == SHEAF_FORM_NONE)
    return g_strdup ("misread: nothing is said");
  append_node (ours, header->root);
  if (header->content_end != strlen (text) - strlen (TAIL))
    return g_strdup_printf ("misread, not to its end: %s", ours->str);
  if (g_str_equal (ours->str, values))
    return g_strdup ("same");
  return g_strdup_printf ("misread: %s", ours->str);
}

static GStrv
read_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      g_build_filename (g_getenv ("SHEAF_SRCDIR"), "tests", "data", "yaml-suite.tsv", NULL);
  g_autofree char *table = NULL;

  g_file_get_contents (path, &table, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strchomp (table), "\n", -1);
}

static void
test_suite (void)
{
  g_auto (GStrv) rows = read_rows ();
  guint same = 0, refused = 0, wrong = 0;

  for (guint i = 0; rows[i]; i++)
    {
      g_auto (GStrv) row = g_strsplit (rows[i], "\t", -1);
      g_autofree char *yaml = NULL;
      g_autofree char *verdict = NULL;

      if (rows[i][0] == '#')
        continue;
      g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
      yaml = unescape (row[COLUMN_YAML]);
      verdict = judge (yaml, row[COLUMN_VALUES]);
      g_test_message ("%s\t%s\t%s", row[COLUMN_CASE], verdict, row[COLUMN_WHAT]);
      same += g_str_equal (verdict, "same");
      refused += g_str_has_prefix (verdict, "refused ");
      wrong += !g_str_equal (verdict, row[COLUMN_VERDICT]);
      wrong += g_str_has_prefix (verdict, "misread");
    }
  g_test_message ("%u read as the suite says, %u refused with line and reason", same, refused);
  g_assert_cmpuint (same, >, 80);
  g_assert_cmpuint (wrong, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/yaml-suite", test_suite);
  return g_test_run ();
}
