/* test-markdown.c: Markdown to HTML, and what is too slow for it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/error.h"
#include "core/markdown.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *html;
} cases[] = {
  { "", "" },
  { "a *b* **c** ~~d~~ `e<f`\ng",
    "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code>\ng</p>\n" },
  { "a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n" },
  { "# a\n\nb\n---\n", "<h1 id=\"a\">a</h1>\n<h2 id=\"b\">b</h2>\n" },
  { "##没有空格", "<h2 id=\"没有空格\">没有空格</h2>\n" },
  { "> a\n\n***", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n" },
  { "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n" },
  { "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n" },
  { "- [ ] a\n- [x] b", "<ul>\n<li><input type=\"checkbox\"> a</li>\n"
                        "<li><input type=\"checkbox\" checked> b</li>\n</ul>\n" },
  { "[a](http://b?c&d \"e\\\"f\")",
    "<p><a href=\"http://b?c&amp;d\" title=\"e&quot;f\">a</a></p>\n" },
  { "[a]\n\n[a]: <b c>", "<p><a href=\"b c\">a</a></p>\n" },
  { "![a *b* <c>&lt;\nd](e.png)", "<p><img src=\"e.png\" alt=\"a b &lt;c&gt;&lt; d\"></p>\n" },
  { "![a ![b](c) d](e)", "<p><img src=\"e\" alt=\"a b d\"></p>\n" },
  { "http://a.example and www.b.example",
    "<p><a href=\"http://a.example\">http://a.example</a> and "
    "<a href=\"http://www.b.example\">www.b.example</a></p>\n" },
  { "<b onclick=x>a</b>\n\n<div>\n*b*\n</div>", "<p><b onclick=x>a</b></p>\n<div>\n*b*\n</div>\n" },
  { "&amp; &copy; &unknown; & \"", "<p>&amp; &copy; &unknown; &amp; &quot;</p>\n" },
  { "```c\na < b\n```", "<figure class=\"code\"><figcaption>C</figcaption><pre><code>a &lt; "
                        "b\n</code></pre></figure>\n" },
  { "|a|b|c|\n|---|:---:|---:|\n|d|e|f|",
    "<table>\n<thead>\n<tr><th>a</th><th align=\"center\">b</th><th align=\"right\">c</th></tr>\n"
    "</thead>\n<tbody>\n<tr><td>d</td><td align=\"center\">e</td><td align=\"right\">f</td></tr>\n"
    "</tbody>\n</table>\n" },
};

static void
test_constructs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *html =
          sheaf_markdown_to_html (cases[i].text, strlen (cases[i].text), NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

static GString *
repeat (const char *unit, guint n)
{
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (text, unit);
  return text;
}

/* What takes md4c 0.4.8, or a parser like it, the square of the time: hours for some of these, which the time limit
 * of the test tells. */
typedef enum
{
  SLOW_DONE,
  SLOW_TEXT,    /* what looks like an address is no link */
  SLOW_REFUSED, /* too long */
} Slow;

/* Each is done or refused as the limits say, and what is written stays within its bound (SAFETY P4). */
static void
test_slow (void)
{
  static const struct
  {
    const char *unit;
    guint n;
    Slow slow;
  } slow[] = {
    { "www._", 50000, SLOW_TEXT },
    { "www.a.b ", 200000, SLOW_TEXT },
    { "http://a.b/(((", 50000, SLOW_TEXT },
    { "http://_", 100000, SLOW_TEXT },
    { "a@b._", 100000 },
    { "](\n", 50000, SLOW_REFUSED },
    { "[a](", 100000, SLOW_REFUSED },
    { "[![", 200000 },
    { "![]()", 100000, SLOW_REFUSED },
    { "[[", 200000 },
    { "> ", 20000 },
    { "- ", 50000 },
    { "*a **b ", 100000 },
    { "_a __b ", 100000 },
    { "***a** b* ", 100000 },
    { "~a~~b", 100000 },
    { "`a``b", 100000 },
    { "<a ", 100000 },
    { "<!-- ", 100000 },
    { "<![CDATA[", 100000 },
    { "&a", 200000 },
    { "|a", 100000 },
    { "a\n=\n", 100000 },
    { "[a]: b\n", 50000 },
    { "[a](<b", 100000, SLOW_REFUSED },
    { "[a](b \"c", 100000, SLOW_REFUSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (slow); i++)
    {
      g_autoptr (GString) text = repeat (slow[i].unit, slow[i].n);
      g_autoptr (GError) error = NULL;
      g_autofree char *html = sheaf_markdown_to_html (text->str, text->len, NULL, &error);

      g_test_message ("%s x %u: %s", slow[i].unit, slow[i].n, html ? "done" : "refused");
      g_assert_true ((html == NULL) == (slow[i].slow == SLOW_REFUSED));
      if (!html)
        {
          g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
          continue;
        }
      g_assert_cmpuint (strlen (html), <=, 16 * text->len + 1024 * 1024 + text->len);
      if (slow[i].slow == SLOW_TEXT)
        g_assert_null (strstr (html, "<a "));
    }
}

/* 45 kB would become 100 MB. */
static void
test_expansion (void)
{
  g_autoptr (GString) text = repeat ("[a]", 10000);
  g_autoptr (GString) address = repeat ("x", 10000);
  g_autoptr (GError) error = NULL;

  g_string_append_printf (text, "\n\n[a]: %s\n", address->str);
  g_assert_null (sheaf_markdown_to_html (text->str, text->len, NULL, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
}

/* A page of links is not refused, nor are its bare addresses left dead. */
static void
test_links (void)
{
  g_autoptr (GString) text = repeat ("- [a](http://a.example/) http://b.example/\n", 1400);
  g_autofree char *html = sheaf_markdown_to_html (text->str, text->len, NULL, NULL);

  g_assert_nonnull (html);
  g_assert_nonnull (strstr (html, "<a href=\"http://b.example/\">"));
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sheaf_markdown_to_html ("a", 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/constructs", test_constructs);
  g_test_add_func ("/markdown/slow", test_slow);
  g_test_add_func ("/markdown/expansion", test_expansion);
  g_test_add_func ("/markdown/links", test_links);
  g_test_add_func ("/markdown/cancelled", test_cancelled);
  return g_test_run ();
}
