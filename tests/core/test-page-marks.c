/* test-page-marks.c: what was searched for is marked in the page, and nothing else changes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/html-text.h"
#include "core/page-marks.h"

#include <string.h>

#define HIT(number) "<mark class=\"sheaf-hit\" id=\"h" #number "\">"
#define MORE        "<mark class=\"sheaf-hit\">"
#define END         "</mark>"

typedef struct
{
  const char *html;
  const char *query;
  const char *marked; /* NULL: @html */
  guint n_hits;
} Case;

static const Case cases[] = {
  { "<p>one two</p>", "two", "<p>one " HIT (1) "two" END "</p>", 1 },
  { "<p>One two ONE</p>", "one two",
    "<p>" HIT (1) "One" END " " HIT (2) "two" END " " HIT (3) "ONE" END "</p>", 3 },
  { "<p>nothing</p>", "else", NULL, 0 },
  { "<p class=\"two\">one</p>", "two", NULL, 0 },
  { "<p>a</p>", "-a", NULL, 0 },
  { "<p>a</p>", "title:a", NULL, 0 },
  /* Through inline markup and soft line ends, not through blocks and punctuation. */
  { "<p>互<b>联</b>网</p>", "互联网",
    "<p>" HIT (1) "互" END "<b>" MORE "联" END "</b>" MORE "网" END "</p>", 1 },
  { "<p>互联\n网</p>", "互联网", "<p>" HIT (1) "互联\n网" END "</p>", 1 },
  { "<p>互联</p>\n<p>网</p>", "互联网", NULL, 0 },
  { "<p>互联，网</p>", "互联网", NULL, 0 },
  { "<p>互联互联</p>", "互联", "<p>" HIT (1) "互联互联" END "</p>", 1 },
  { "<p>the <a href=\"#b2\">quick brown</a> fox</p>", "\"quick brown fox\"",
    "<p>the <a href=\"#b2\">" HIT (1) "quick brown" END "</a> " MORE "fox" END "</p>", 1 },
  /* Folded, and written by references. */
  { "<p>電腦與CAFÉ</p>", "电脑 cafe", "<p>" HIT (1) "電腦" END "與" HIT (2) "CAFÉ" END "</p>", 2 },
  { "<p>x &lt;b&gt; R&amp;D &amp; y</p>", "r d",
    "<p>x &lt;b&gt; " HIT (1) "R" END "&amp;" HIT (2) "D" END " &amp; y</p>", 2 },
  { "<p>a &amp; b</p>", "\"a b\"", "<p>" HIT (1) "a &amp; b" END "</p>", 1 },
  { "<pre>\nif x\n  y</pre>", "\"x y\"", "<pre>\nif " HIT (1) "x\n  y" END "</pre>", 1 },
  { "<p>a<br>b</p>", "\"a b\"", "<p>" HIT (1) "a" END "<br>" MORE "b" END "</p>", 1 },
  { "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢",
    "<ruby>" HIT (1) "漢" END "<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", 1 },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_hits = 0;
      g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (cases[i].query, FALSE);
      g_autofree char *marked = sheaf_page_mark_hits (cases[i].html, query, &n_hits);

      g_assert_cmpstr (marked, ==, cases[i].marked ? cases[i].marked : cases[i].html);
      g_assert_cmpuint (n_hits, ==, cases[i].n_hits);
    }
}

static void
test_title (void)
{
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse ("title:two one", FALSE);
  guint n_hits = 0;
  g_autofree char *head = sheaf_page_mark_title (
      g_strdup ("<style>h1 { one }</style><p>one</p><h1 id=\"b1\">One &amp; two</h1><p>one</p>"),
      query, &n_hits);
  g_autofree char *body = sheaf_page_mark_hits ("<p>one two</p>", query, &n_hits);
  g_autofree char *none = sheaf_page_mark_title (g_strdup ("<p>one</p>"), query, &n_hits);

  g_assert_cmpstr (head, ==,
                   "<style>h1 { one }</style><p>one</p><h1 id=\"b1\">" HIT (
                       1) "One" END " &amp; " HIT (2) "two" END "</h1><p>one</p>");
  g_assert_cmpstr (body, ==, "<p>" HIT (3) "one" END " two</p>");
  g_assert_cmpstr (none, ==, "<p>one</p>");
  g_assert_cmpuint (n_hits, ==, 3);
}

/* The text stays what it was, and each place says where its character is. */
static void
test_places (void)
{
  const char *html =
      "<h1>a &lt; b</h1><p>中<i>文</i>&#13; <code>x&amp;y</code><table><tr><td>1</table>";
  g_autoptr (GArray) places = NULL;
  g_autofree char *text = sheaf_html_text_with_places (html, strlen (html), &places);
  g_autofree char *plain = sheaf_html_text (html, strlen (html), NULL);

  g_assert_cmpstr (text, ==, plain);
  g_assert_cmpuint (places->len, ==, strlen (text));
  for (guint i = 0; i < places->len; i++)
    {
      guint32 place = g_array_index (places, guint32, i);

      if (place == SHEAF_HTML_NOWHERE)
        g_assert_true (g_ascii_isspace (text[i]));
      else if (html[place] != '&')
        g_assert_true (html[place] == text[i] || (guchar) text[i] >= 0x80);
      else
        g_assert_nonnull (strchr ("<&", text[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-marks/cases", test_cases);
  g_test_add_func ("/page-marks/title", test_title);
  g_test_add_func ("/page-marks/places", test_places);
  return g_test_run ();
}
