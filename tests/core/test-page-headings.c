/* test-page-headings.c: the headings of a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-headings.h"
#include "core/page.h"
#include "fixture.h"

#include <string.h>

/* @expected: "block:level:depth:text", divided by bars */
static void
assert_headings (const char *html, const char *expected)
{
  g_autoptr (GPtrArray) headings = sheaf_page_list_headings (html);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < headings->len; i++)
    {
      const SheafHeading *heading = g_ptr_array_index (headings, i);

      g_string_append_printf (said, "%s%u:%u:%u:%s", i ? "|" : "", heading->block, heading->level,
                              heading->depth, heading->text);
    }
  g_assert_cmpstr (said->str, ==, expected);
}

/* Returns: (transfer full): what the reader shows of it */
static char *
render (const char *text, SheafFormat format)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, format, NULL);
  const SheafSanitizerOptions options = { .block_ids = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafFragment) fragment = sheaf_page_render (document, &options, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (fragment->html);
}

static void
assert_listed (const char *text, SheafFormat format, const char *expected)
{
  g_autofree char *html = render (text, format);

  assert_headings (html, expected);
}

static void
test_markdown (void)
{
  assert_listed ("Nothing here\n", SHEAF_FORMAT_MARKDOWN, "");
  assert_listed ("# One\n\ntext\n\n## *Two* & `three`\n\ntext\n\n```\n# none\n```\n\n## 第四节\n",
                 SHEAF_FORMAT_MARKDOWN, "1:1:0:One|3:2:1:Two & three|6:2:1:第四节");
  /* Levels that are skipped are no steps, and one that is above all before stands by itself. */
  assert_listed ("### a\n\n###### b\n\n#### c\n\n## d\n\n### e\n", SHEAF_FORMAT_MARKDOWN,
                 "1:3:0:a|2:6:1:b|3:4:1:c|4:2:0:d|5:3:1:e");
}

static void
test_html (void)
{
  assert_listed ("<h2 id='own' class='x'>A\n  line</h2><p>x<h3><a href='#own'>B</a> &lt;i&gt;</h3>"
                 "<h3><br></h3><h3>  </h3><hr><header>y</header>",
                 SHEAF_FORMAT_HTML, "1:2:0:A line|3:3:1:B <i>");
}

/* What is not as the sanitiser writes it does no harm. */
static void
test_wild (void)
{
  assert_headings ("", "");
  assert_headings ("<", "");
  assert_headings ("<h", "");
  assert_headings ("<h2 id=\"b1\"", "");
  assert_headings ("<h2 id=\"b1\">a", "");
  assert_headings ("<h2>no id</h2><h2 id=\"b2\" title=\"a > b\">c</h2>", "2:2:0:c");
  assert_headings ("<h7 id=\"b1\">a</h7><hr><h2 id=\"b3\">a</h2>", "3:2:0:a");
}

static void
test_bound (void)
{
  g_autofree char *html = test_repeat ("", "<h2 id=\"b1\">a</h2>", 5000, "");
  g_autoptr (GPtrArray) headings = sheaf_page_list_headings (html);

  g_assert_cmpuint (headings->len, ==, SHEAF_PAGE_HEADINGS_MAX);
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) none = sheaf_page_list_headings ("");
  g_autoptr (GPtrArray) headings =
      sheaf_page_list_headings ("<h2 id=\"b3\">a</h2><h3 id=\"b5\">b</h3><h2 id=\"b9\">c</h2>");

  g_assert_cmpint (sheaf_page_find_heading (none, 4), ==, -1);
  g_assert_cmpint (sheaf_page_find_heading (headings, 0), ==, -1);
  g_assert_cmpint (sheaf_page_find_heading (headings, 2), ==, -1);
  g_assert_cmpint (sheaf_page_find_heading (headings, 3), ==, 0);
  g_assert_cmpint (sheaf_page_find_heading (headings, 4), ==, 0);
  g_assert_cmpint (sheaf_page_find_heading (headings, 5), ==, 1);
  g_assert_cmpint (sheaf_page_find_heading (headings, 1000), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-headings/markdown", test_markdown);
  g_test_add_func ("/page-headings/html", test_html);
  g_test_add_func ("/page-headings/wild", test_wild);
  g_test_add_func ("/page-headings/bound", test_bound);
  g_test_add_func ("/page-headings/find", test_find);
  return g_test_run ();
}
