/* test-page-print.c: articles for paper, and taken out as text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-copy.h"
#include "core/page-print.h"

#include <string.h>

static char *
print (const char *html, gboolean notes)
{
  g_autoptr (SheafArticle) article = sheaf_article_new ();
  SheafFragment fragment = { 0 };

  article->title = g_strdup ("</title></head><b>Title");
  fragment.html = (char *) html;
  return sheaf_page_print (article, &fragment, notes);
}

/* The style for paper is the last of the head, whatever the title says. */
static void
test_style (void)
{
  g_autofree char *page = print ("<p>a</p>", FALSE);
  const char *screen = strstr (page, "page.css");
  const char *paper = strstr (page, "page-print.css");
  const char *head = strstr (page, "</head>");

  g_assert_true (screen && paper && head && screen < paper && paper < head);
  g_assert_null (strstr (head + 1, "</head>"));
  g_assert_nonnull (strstr (page, "&lt;/head&gt;&lt;b&gt;Title</h1>"));
  g_assert_nonnull (strstr (page, "<p>a</p>"));
}

static void
test_notes (void)
{
  static const char html[] =
      "<p><a href=\"https://a.example/?b&amp;c\">one</a> <a href=\"https://b.example/\">two</a> "
      "<a href=\"https://a.example/?b&amp;c\">again</a> <a href=\"#b3\">place</a> "
      "<a href=\"https://c.example/\">https://c.example/</a> "
      "<a href=\"mailto:d@d.example\">d@d.example</a></p>";
  g_autofree char *with = print (html, TRUE);
  g_autofree char *without = print (html, FALSE);
  g_autofree char *none = print ("<p>a</p>", TRUE);

  g_assert_nonnull (strstr (without, html));
  g_assert_null (strstr (without, "<section"));
  g_assert_null (strstr (none, "<section"));
  g_assert_nonnull (strstr (with, "one</a><sup class=\"sheaf-mark\">1</sup> "));
  g_assert_nonnull (strstr (with, "two</a><sup class=\"sheaf-mark\">2</sup> "));
  g_assert_nonnull (strstr (with, "again</a><sup class=\"sheaf-mark\">1</sup> "));
  g_assert_nonnull (strstr (with, "place</a> "));
  g_assert_nonnull (strstr (with, "https://c.example/</a> "));
  g_assert_nonnull (strstr (with, "d@d.example</a></p>"));
  g_assert_nonnull (strstr (with,
                            "<li>https://a.example/?b&amp;c</li>\n<li>https://b.example/</li>\n"
                            "</ol>\n</section>\n\n</main>"));
}

/* On paper nobody can unfold anything. */
static void
test_unfolded (void)
{
  g_autofree char *page =
      print ("<details id=\"b1\"><p>a</p></details><details open=\"\"><p>b</p></details>", FALSE);

  g_assert_nonnull (
      strstr (page, "<details open=\"\" id=\"b1\"><p>a</p></details><details open=\"\"><p>"));
}

/* Copying ---------------------------------------------------------------------------------------- */

static SheafDocument *
document_new (const char *text, SheafFormat format)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return sheaf_document_new (bytes, format, NULL);
}

static const struct
{
  SheafFormat format;
  const char *text, *markdown, *plain;
} cases[] = {
  { SHEAF_FORMAT_MARKDOWN, "---\ntitle: T\n---\n* a\n\n* b\n", "* a\n\n* b\n", "T\n\na\nb" },
  { SHEAF_FORMAT_HTML, "<p>a <b>b</b>", "# T\n\na **b**\n", "T\n\na b" },
  { SHEAF_FORMAT_HTML, "<h1>T</h1><p>a", "# T\n\na\n", "T\na" },
  { SHEAF_FORMAT_HTML, "<img src=https://a.example/b.png alt=c>",
    "# T\n\n![c](https://a.example/b.png)\n", NULL },
  { SHEAF_FORMAT_TEXT, "a\n*b*\n", "# T\n\na\\\n\\*b\\*\n", "T\n\na\n*b*" },
};

static void
test_whole (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafDocument) document = document_new (cases[i].text, cases[i].format);
      g_autoptr (GError) error = NULL;
      g_autofree char *markdown = sheaf_copy_markdown (document, "T", NULL, NULL, &error);
      g_autofree char *plain = sheaf_copy_text (document, "T");

      g_assert_no_error (error);
      g_assert_cmpstr (markdown, ==, cases[i].markdown);
      if (cases[i].plain)
        g_assert_cmpstr (g_strchomp (plain), ==, cases[i].plain);
    }
}

/* What comes from the page is cleaned again, and is what is seen (SAFETY D5). */
static void
test_clean (void)
{
  g_autofree char *html = sheaf_copy_clean (
      "<p id=\"b1\" onclick=\"x\" class=\"sheaf-path\" style=\"color:red\">a<script>b</script></p>"
      "<details><summary>c</summary><p>d</p>e</details>"
      "<details open=\"\"><summary>f</summary><p>g</p></details>"
      "<img src=\"article:///7/picture/0\" alt=\"h\"><img src=\"https://i.example/\">",
      NULL, NULL);

  g_assert_cmpstr (html, ==,
                   "<p>a</p><details><summary>c</summary></details>"
                   "<details open=\"\"><summary>f</summary><p>g</p></details>"
                   "<span class=\"picture\">h</span>"
                   "<span class=\"picture\"><small>i.example</small></span>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-print/style", test_style);
  g_test_add_func ("/page-print/notes", test_notes);
  g_test_add_func ("/page-print/unfolded", test_unfolded);
  g_test_add_func ("/page-print/whole", test_whole);
  g_test_add_func ("/page-print/clean", test_clean);
  return g_test_run ();
}
