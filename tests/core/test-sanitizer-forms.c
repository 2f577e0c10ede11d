/* test-sanitizer-forms.c: code in tables, and places in other articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sanitizer-cases.h"

#include <string.h>

/* Code in tables -------------------------------------------------------------------------------- */

#define HEXO(class, code) "<figure class=\"highlight " class "\">" code "</figure>"
#define HEXO_TABLE                                                                                 \
  "<table><tr><td class=\"gutter\"><pre><span class=\"line\">1</span><br><span class=\"line\">2"   \
  "</span><br></pre></td><td class=\"code\"><pre><span class=\"line\">a</span><br><span "          \
  "class=\"line\">b</span><br></pre></td></tr></table>"
#define CODE(caption, code)                                                                        \
  "<figure class=\"code\"><figcaption>" caption "</figcaption><pre>" code "</pre></figure>"

/* As Hexo, Rouge, Pygments and Chroma write them; and what only looks alike. */
static const Case code_tables[] = {
  { HEXO ("bash", HEXO_TABLE), CODE ("Bash", "a\nb\n") },
  { HEXO ("plain", HEXO_TABLE), "<figure><pre>a\nb\n</pre></figure>" },
  { HEXO ("js", "<figcaption><span>app.js</span></figcaption>" HEXO_TABLE),
    CODE ("app.js", "a\nb\n") },
  { HEXO ("js", "<table><tr><td class=\"code\"><pre>a</pre></td></tr></table>"),
    CODE ("JavaScript", "a") },
  { "<div class=\"language-sh highlighter-rouge\"><div class=\"highlight\"><pre "
    "class=\"highlight\">"
    "<code><table class=\"rouge-table\"><tbody><tr><td class=\"rouge-gutter gl\"><pre "
    "class=\"lineno\">1\n2\n</pre></td><td class=\"rouge-code\"><pre>a\nb\n</pre></td></tr></tbody>"
    "</table></code></pre></div></div>",
    "<div><div>" CODE ("Shell", "a\nb\n") "</div></div>" },
  { "<figure class=\"highlight\"><pre><code class=\"language-ruby\" data-lang=\"ruby\"><table "
    "class=\"rouge-table\"><tr><td class=\"gutter gl\"><pre class=\"lineno\">1\n</pre></td><td "
    "class=\"code\"><pre>a\n</pre></td></tr></table></code></pre></figure>",
    CODE ("Ruby", "a\n") },
  { "<div class=\"highlight\"><table class=\"highlighttable\"><tr><td class=\"linenos\"><div "
    "class=\"linenodiv\"><pre>1</pre></div></td><td class=\"code\"><div class=\"highlight\"><pre>a"
    "</pre></div></td></tr></table></div>",
    "<div><div><pre>a</pre></div></div>" },
  { "<div class=chroma><table class=lntable><tr><td class=lntd><pre class=chroma><code><span "
    "class=lnt>1\n</span></code></pre></td><td class=lntd><pre class=chroma><code "
    "class=\"language-go\">a</code></pre></td></tr></table></div>",
    "<div>" CODE ("Go", "<code>a</code>") "</div>" },
  { "<table><tr><td class=gutter>1 b</td><td class=code><pre>a</pre></td></tr></table>",
    "<div class=\"table\"><table><tbody><tr><td>1 "
    "b</td><td><pre>a</pre></td></tr></tbody></table></div>" },
  { "<table><tr><td>1</td><td class=code><pre>a</pre></td></tr></table>",
    "<div "
    "class=\"table\"><table><tbody><tr><td>1</td><td><pre>a</pre></td></tr></tbody></table></"
    "div>" },
  { "<table><tr><td class=gutter>1</td><td class=code>b<pre>a</pre></td></tr></table>",
    "<div "
    "class=\"table\"><table><tbody><tr><td>1</td><td>b<pre>a</pre></td></tr></tbody></table></"
    "div>" },
  { HEXO ("", "<p>a</p>"), "<figure><p>a</p></figure>" },
};

static void
test_code_tables (void)
{
  check_cases (code_tables, G_N_ELEMENTS (code_tables), NULL);
}

/* Places ---------------------------------------------------------------------------------------- */

/* Links to other articles lead to those alone that may be linked to, and to a heading of them. */
static void
test_article_links (void)
{
  static const Case cases[] = {
    { "<a href=article:///8>x</a>", "<a href=\"article:///8\">x</a>" },
    { "<a href='article:///8#a-四%20b'>x</a>", "<a href=\"article:///8#a-四%20b\">x</a>" },
    { "<a href='article:///8#a\"b'>x</a><a href='article:///8#a:b'>y</a>", "xy" },
    { "<a href=article:///9#a>x</a><a href=article:///8/picture/0>y</a>", "xy" },
    { "<a href=article:///08>x</a>", "<a href=\"article:///8\">x</a>" },
    { "<p id=a>x</p><a href=article:///5#a>y</a><a href=article:///5#b>z</a>",
      "<p id=\"b1\">x</p><a href=\"#b1\">y</a>z" },
  };
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  SheafSanitizerOptions options = with_ids;

  for (gint64 id = 5; id <= 8; id += 3)
    g_hash_table_insert (known, (gpointer) (id == 5 ? "This" : "Other"),
                         g_memdup2 (&id, sizeof id));
  options.links = known;
  check_cases (cases, G_N_ELEMENTS (cases), &options);
}

static guint
find_anchor (const char *html, const char *anchor)
{
  SheafSanitizerOptions options = with_ids;
  g_autoptr (SheafFragment) fragment = NULL;

  options.anchor = anchor;
  fragment = sheaf_sanitizer_run (html, strlen (html), &options, NULL, NULL);
  return fragment->anchor;
}

static void
test_anchor (void)
{
  static const char html[] = "<p>a</p><h2 id=b>b</h2><p>c<a name=d></a></p><span id=e></span>";

  g_assert_cmpuint (find_anchor (html, "b"), ==, 2);
  g_assert_cmpuint (find_anchor (html, "d"), ==, 3);
  g_assert_cmpuint (find_anchor (html, "e"), ==, 3);
  g_assert_cmpuint (find_anchor (html, "f"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sanitizer-forms/code-tables", test_code_tables);
  g_test_add_func ("/sanitizer-forms/article-links", test_article_links);
  g_test_add_func ("/sanitizer-forms/anchor", test_anchor);
  return g_test_run ();
}
