/* test-extract.c: the text that is searched
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract.h"

#include <string.h>

typedef struct
{
  SheafFormat format;
  const char *body;
  const char *text;
} Case;

static const Case cases[] = {
  { SHEAF_FORMAT_HTML, "<p>One</p><p>Two</p>", "One\nTwo" },
  { SHEAF_FORMAT_HTML, "<div>   \n<p>互<b>联</b>网</p>  </div>", "互联网" },
  { SHEAF_FORMAT_HTML, "互联\n互通 and\nmore", "互联互通 and more" },
  { SHEAF_FORMAT_HTML, "互联 \n 互通", "互联互通" },
  { SHEAF_FORMAT_HTML, "中 文", "中 文" },
  { SHEAF_FORMAT_HTML, "a<br>b", "a\nb" },
  { SHEAF_FORMAT_HTML, "a<script>x</p></script>b<style>p{}</style>c", "abc" },
  { SHEAF_FORMAT_HTML, "a<!-- <p>no</p> -->b", "ab" },
  { SHEAF_FORMAT_HTML, "<a title=\"1 > 0\" href='x>y'>link</a>", "link" },
  { SHEAF_FORMAT_HTML, "x &lt; y &amp;&#123;&#x4e2d;&nbsp;&copy;&unknown;",
    "x < y &{中 ©&unknown;" },
  { SHEAF_FORMAT_HTML, "1 < 2 and <3", "1 < 2 and <3" },
  { SHEAF_FORMAT_HTML, "<pre>a\nb</pre>", "a\nb" },
  { SHEAF_FORMAT_HTML, "a<script>never closed", "a" },
  { SHEAF_FORMAT_HTML, "a<", "a<" },
  { SHEAF_FORMAT_HTML, "a</", "a</" },
  { SHEAF_FORMAT_HTML, "a<b title=\"open", "a" },
  { SHEAF_FORMAT_HTML, "", "" },
  { SHEAF_FORMAT_HTML, "<p title=it's>a</p>'b", "a\n'b" },
  { SHEAF_FORMAT_HTML, "<p \">a</p>", "a" },
  { SHEAF_FORMAT_HTML, "a&ampb &notit; &#x80;&#0;&#xD800;", "a&b ¬it; €\xEF\xBF\xBD\xEF\xBF\xBD" },
  { SHEAF_FORMAT_HTML, "a<svg><text>b</text></svg>c<svg>d", "acd" },
  { SHEAF_FORMAT_HTML, "a<video>b</video>c<video>d", "acd" },
  { SHEAF_FORMAT_HTML, "<math><mi>x</mi><annotation>x^2</annotation></math>y", "x^2y" },
  { SHEAF_FORMAT_HTML, "<textarea><b>a&lt;</textarea><xmp><i>&lt;</xmp>", "<b>a<\n<i>&lt;" },
  { SHEAF_FORMAT_HTML, "<!-->a<!--->b<!--c--!>d<!e>f<?g>h</ i>j", "abdfhj" },
  { SHEAF_FORMAT_HTML, "한국\n어", "한국 어" },
  { SHEAF_FORMAT_HTML, "你好，\n世界", "你好，世界" },
  { SHEAF_FORMAT_HTML,
    "\xE3\x80\x80\xE3\x80\x80首行 <p>a\xC2\xAD\xE2\x80\x8B"
    "b",
    "首行\nab" },
  { SHEAF_FORMAT_HTML, "<ul><li>a<li>b</ul><td>c<td>d", "a\nb\nc\nd" },
  { SHEAF_FORMAT_HTML, "<head><title>T</title></head><body>b", "b" },
  { SHEAF_FORMAT_MARKDOWN, "# 标题\n\n第一行\n第二行 **粗**体\n\n- a\n- b\n",
    "标题\n第一行第二行 粗体\na\nb" },
  { SHEAF_FORMAT_MARKDOWN, "##没有空格\n\ntext", "没有空格\ntext" },
  { SHEAF_FORMAT_MARKDOWN, "[text](http://a.example/) ![alt](b.png)", "text" },
  { SHEAF_FORMAT_MARKDOWN, "安装\n\n```sh\nnpm i\n```\n", "安装\nnpm i" },
  { SHEAF_FORMAT_HTML,
    "<table><tr><td class=\"gutter\"><pre><span>1</span><br>2</pre></td><td class=code><pre>a<br>b"
    "</pre></td></table>",
    "a\nb" },
  { SHEAF_FORMAT_HTML, "<table><td class='rouge-gutter gl'>\n1 </td><td>a", "a" },
  { SHEAF_FORMAT_HTML, "<table><td class=gutter>1 x</td><td>a", "1 x\na" },
  { SHEAF_FORMAT_HTML, "<table><td class=gutter>1<td class=gutter>2", "1\n2" },
  { SHEAF_FORMAT_HTML, "<table><td title=\"class=gutter\">1</td><td>a", "1\na" },
  { SHEAF_FORMAT_TEXT, "1 < 2 &amp;\nline", "1 < 2 &amp;\nline" },
};

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          sheaf_extract_text (cases[i].body, strlen (cases[i].body), cases[i].format);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Whatever prefix of a page arrives, what comes out is UTF-8 and bounded. */
static void
test_prefixes (void)
{
  const char *page =
      "<!DOCTYPE html><p class='x'>互联&#20114;<!--x--><script>a</script>é<br/></p>&amp";

  for (gsize n = 0; n <= strlen (page); n++)
    if (g_utf8_validate (page, (gssize) n, NULL))
      {
        g_autofree char *prefix = g_strndup (page, n);
        g_autofree char *text = sheaf_extract_text (prefix, n, SHEAF_FORMAT_HTML);

        g_assert_true (g_utf8_validate (text, -1, NULL));
        g_assert_cmpuint (strlen (text), <=, 2 * n + 1024);
      }
}

static char *
heading (const char *body, SheafFormat format)
{
  return sheaf_extract_heading (body, strlen (body), format);
}

static void
test_heading (void)
{
  g_autofree char *first = heading ("## a\n\n# *b* c", SHEAF_FORMAT_MARKDOWN);
  g_autofree char *lower = heading ("text\n\n### only", SHEAF_FORMAT_MARKDOWN);
  g_autofree char *title = heading ("<title>T &amp; U</title><p>x", SHEAF_FORMAT_HTML);
  g_autofree char *none = heading ("<p>x</p>", SHEAF_FORMAT_HTML);

  g_assert_cmpstr (first, ==, "b c");
  g_assert_cmpstr (lower, ==, "only");
  g_assert_cmpstr (title, ==, "T & U");
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/text", test_text);
  g_test_add_func ("/extract/prefixes", test_prefixes);
  g_test_add_func ("/extract/heading", test_heading);
  return g_test_run ();
}
