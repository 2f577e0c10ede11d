/* test-markdown-more.c: what articles of blogs and notes have beyond CommonMark and GFM
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "html-judge.h"
#include "work-counter.h"

#include "core/extract.h"
#include "core/markdown-code.h"
#include "core/markdown-emoji.h"
#include "core/markdown-link.h"
#include "core/markdown-source-private.h"
#include "core/markdown.h"
#include "core/sanitizer.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *html;
} Case;

static GHashTable *
make_links (void)
{
  GHashTable *links = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  gint64 id = 12;

  g_hash_table_insert (links, (gpointer) "Note", g_memdup2 (&id, sizeof id));
  return links;
}

/* What is made of each, what the sanitiser leaves of that, again: the same. */
static void
check_cases (const Case *cases, gsize n)
{
  g_autoptr (GHashTable) links = make_links ();
  const SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE, .links = links };
  const SheafMarkdownOptions markdown = { .links = links };

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *html = sheaf_markdown_to_html_full (cases[i].text, strlen (cases[i].text),
                                                           &markdown, NULL, NULL);
      g_autoptr (SheafFragment) once =
          sheaf_sanitizer_run (html, strlen (html), &options, NULL, NULL);
      g_autoptr (SheafFragment) twice =
          sheaf_sanitizer_run (once->html, strlen (once->html), &options, NULL, NULL);

      g_assert_cmpstr (html, ==, cases[i].html);
      g_assert_cmpstr (twice->html, ==, once->html);
    }
}

/* Marks, emoji ---------------------------------------------------------------------------------- */

static const Case marks[] = {
  { "==a== b", "<p><mark>a</mark> b</p>\n" },
  { "你好==重点==吧", "<p>你好<mark>重点</mark>吧</p>\n" },
  { "==a *b* `==` c==", "<p><mark>a <em>b</em> <code>==</code> c</mark></p>\n" },
  { "**==a==** *==b* c==", "<p><strong><mark>a</mark></strong> <em>==b</em> c==</p>\n" },
  { "==a\nb==", "<p><mark>a\nb</mark></p>\n" },
  { "a == b, a==b and c==d, == a ==, ===a===, ==a",
    "<p>a == b, a==b and c==d, == a ==, ===a===, ==a</p>\n" },
  { "\\==a==", "<p>==a==</p>\n" },
  { "==a== ==b==", "<p><mark>a</mark> <mark>b</mark></p>\n" },
  { "|==a==|b==|\n|-|-|", "<table>\n<thead>\n<tr><th><mark>a</mark></th><th>b==</th></tr>\n"
                          "</thead>\n</table>\n" },
  { "a :smile::heart: :+1:中:+1:", "<p>a 😄❤️ 👍中👍</p>\n" },
  { "12:30:45 a:on:b std::on::x http:/:on: :nobody: : smile: `:smile:` \\:smile:",
    "<p>12:30:45 a:on:b std::on::x http:/:on: :nobody: : smile: <code>:smile:</code> "
    ":smile:</p>\n" },
};

static void
test_marks (void)
{
  check_cases (marks, G_N_ELEMENTS (marks));
}

static void
test_emoji (void)
{
  static const struct
  {
    const char *text, *found;
  } cases[] = {
    { "+1:", "\xF0\x9F\x91\x8D" },
    { "zzz:", "\xF0\x9F\x92\xA4" },
    { "100:", "\xF0\x9F\x92\xAF" },
    { "smile", NULL },
    { "smilee:", NULL },
    { ":", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize used = 0;

      g_assert_cmpstr (sheaf_emoji_find (cases[i].text, strlen (cases[i].text), &used), ==,
                       cases[i].found);
      if (cases[i].found)
        g_assert_cmpuint (used, ==, strlen (cases[i].text));
    }
}

/* Links ----------------------------------------------------------------------------------------- */

static const Case links[] = {
  { "[[Note]] [[Note#Part|words]] [[Other]] [[a/b#c d]] [[Note#^ab12]]",
    "<p><a href=\"article:///12\">Note</a> <a href=\"article:///12#part\">words</a> Other a/b &gt; "
    "c d "
    "<a href=\"article:///12\">Note</a></p>\n" },
  { "[[Note#A#B c 四]]", "<p><a href=\"article:///12#b-c-四\">Note &gt; A#B c 四</a></p>\n" },
  { "# A b!\n\n[[#A b!]]", "<h1 id=\"a-b\">A b!</h1>\n<p><a href=\"#a-b\">A b!</a></p>\n" },
  { "**[[Note]]** `[[Note]]` \\[[Note]] [[]] [[a\nb]]",
    "<p><strong><a href=\"article:///12\">Note</a></strong> <code>[[Note]]</code> [[Note]] [[]] "
    "[[a\nb]]</p>\n" },
  { "|a|\n|-|\n|[[Note\\|x]]|",
    "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tbody>\n<tr><td><a href=\"article:///12\">x"
    "</a></td></tr>\n</tbody>\n</table>\n" },
  { "![[a b.png|300]] ![[c.JPG|words]] ![[Note]] ![[d.pdf]]",
    "<p><img src=\"a b.png\" alt=\"\" width=\"300\"> <img src=\"c.JPG\" alt=\"words\"> "
    "<a href=\"article:///12\">Note</a> d.pdf</p>\n" },
  { "[x](http://a/[[Note]]) [[<b>]]", "<p><a href=\"http://a/[[Note]]\">x</a> [[<b>]]</p>\n" },
  { "[[1]](http://a) [[[Note]]]", "<p><a href=\"http://a\">[1]</a> [[[Note]]]</p>\n" },
  { "    [[Note]]\n\n<p>[[Note]]</p>", "<pre><code>[[Note]]\n</code></pre>\n<p>[[Note]]</p>\n" },
};

static void
test_links (void)
{
  check_cases (links, G_N_ELEMENTS (links));
}

/* Links to other articles are those that the library has; an article cannot make one itself. */
static void
test_own_links (void)
{
  static const char html[] = "<a href=\"article:///12\">a</a><a href=\"article:///13\">b</a>"
                             "<a href=\"article:///12/picture/0\">c</a>";
  g_autoptr (GHashTable) names = make_links ();
  const SheafSanitizerOptions with = { .article = 7, .links = names };
  const SheafSanitizerOptions without = { .article = 7 };
  g_autoptr (SheafFragment) some = sheaf_sanitizer_run (html, strlen (html), &with, NULL, NULL);
  g_autoptr (SheafFragment) none = sheaf_sanitizer_run (html, strlen (html), &without, NULL, NULL);

  g_assert_cmpstr (some->html, ==, "<a href=\"article:///12\">a</a>bc");
  g_assert_cmpstr (none->html, ==, "abc");
}

static void
test_list_links (void)
{
  static const char text[] = "[[a]] ![[b#c]] [[a|d]] `[[e]]` [[#f]] [[_TOC_]]\n\n[^1]: [[g]]\n";
  g_autoptr (GPtrArray) targets = sheaf_markdown_list_links (text, strlen (text));

  g_assert_cmpuint (targets->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (targets, 0), ==, "a");
  g_assert_cmpstr (g_ptr_array_index (targets, 1), ==, "b");
}

/* Footnotes ------------------------------------------------------------------------------------- */

#define MARK(n)          "<sup id=\"sheaf:mark-" n "\"><a href=\"#sheaf:note-" n "\">[" n "]</a></sup>"
#define MARK_AGAIN(n)    "<sup><a href=\"#sheaf:note-" n "\">[" n "]</a></sup>"
#define BACK(n)          " <a href=\"#sheaf:mark-" n "\">\u21A9\uFE0E</a>"
#define NOTES(items)     "<div class=\"footnotes\">\n<ol>\n" items "</ol>\n</div>\n"
#define NOTE(n, content) "<li id=\"sheaf:note-" n "\">\n" content "</li>\n"

static const Case footnotes[] = {
  { "a^[b *c* `]` [d](http://e)] f[^1]^[g h]\n\n[^1]: i\n",
    "<p>a" MARK ("1") " f" MARK ("2") MARK ("3") "</p>\n" NOTES (
        NOTE ("1", "<p>b <em>c</em> <code>]</code> <a href=\"http://e\">d</a>" BACK ("1") "</p>\n")
            NOTE ("2", "<p>i" BACK ("2") "</p>\n") NOTE ("3", "<p>g h" BACK ("3") "</p>\n")) },
  { "a^[b c] d^[b c]", "<p>a" MARK ("1") " d" MARK_AGAIN ("1") "</p>\n" NOTES (
                           NOTE ("1", "<p>b c" BACK ("1") "</p>\n")) },
  { "中^[注] a^[1-9] (^[b c]) `^[d e]` f^[g\n\nh i] j^[k l](m) n\\^[o p]",
    "<p>中" MARK ("1") " a^[1-9] (^[b c]) <code>^[d e]</code> f^[g</p>\n<p>h i] j^<a href=\"m\">k l"
                       "</a> n^[o p]</p>\n" NOTES (NOTE ("1", "<p>注" BACK ("1") "</p>\n")) },
  { "a[^x] b[^x]\n\n[^x]: c *d*\n", "<p>a" MARK ("1") " b" MARK_AGAIN ("1") "</p>\n" NOTES (
                                        NOTE ("1", "<p>c <em>d</em>" BACK ("1") "</p>\n")) },
  { "[^2]: two\n[^1]: one\n\na[^1][^2]",
    "<p>a" MARK ("1") MARK ("2") "</p>\n" NOTES (NOTE ("1", "<p>one" BACK ("1") "</p>\n")
                                                     NOTE ("2", "<p>two" BACK ("2") "</p>\n")) },
  { "a[^1]\n\n[^1]: b\ngoes on\n\n    second\n\n    ```\n    code\n    ```\n\nbehind",
    "<p>a" MARK ("1") "</p>\n<p>behind</p>\n" NOTES (
        NOTE ("1",
              "<p>b\ngoes on</p>\n<p>second</p>\n<pre><code>code\n</code></pre>\n" BACK ("1"))) },
  { "a[^1]\n\n[^1]: [b][c]\n\n[c]: http://d\n",
    "<p>a" MARK ("1") "</p>\n" NOTES (
        NOTE ("1", "<p><a href=\"http://d\">b</a>" BACK ("1") "</p>\n")) },
  { "[^none] `[^1]`\n\n[^1]: http://a.example\n",
    "<p>[^none] <code>[^1]</code></p>\n" NOTES (
        NOTE ("1", "<p><a href=\"http://a.example\">http://a.example</a></p>\n")) },
  { "```\n[^1]: a\n```\n[^1]", "<pre><code>[^1]: a\n</code></pre>\n<p>[^1]</p>\n" },
  { "a[^1]\n\n[^1]: > b\n[^2]: c[^1]\n",
    "<p>a" MARK ("1") "</p>\n" NOTES (
        NOTE ("1", "<blockquote>\n<p>b</p>\n</blockquote>\n" BACK ("1"))
            NOTE ("2", "<p>c" MARK_AGAIN ("1") "</p>\n")) },
};

static void
test_footnotes (void)
{
  check_cases (footnotes, G_N_ELEMENTS (footnotes));
}

/* In the page they lead to each other by the names of its blocks. */
static void
test_footnote_page (void)
{
  static const char text[] = "a[^x]\n\n[^x]: b\n";
  const SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE };
  g_autofree char *html = sheaf_markdown_to_html (text, strlen (text), NULL, NULL);
  g_autoptr (SheafFragment) fragment =
      sheaf_sanitizer_run (html, strlen (html), &options, NULL, NULL);

  test_judge_html (fragment->html);
  g_assert_cmpstr (fragment->html, ==,
                   "<p id=\"b1\">a<sup><a href=\"#b4\">[1]</a></sup></p>\n"
                   "<div id=\"b2\" class=\"footnotes\">\n<ol id=\"b3\">\n<li id=\"b4\">\n"
                   "<p id=\"b5\">b <a href=\"#b1\">\u21A9\uFE0E</a></p>\n</li>\n</ol>\n</div>\n");
}

/* Math ------------------------------------------------------------------------------------------ */

#define M(tex) "<span class=\"math\">" tex "</span>"
#define F(tex) "<span class=\"formula\">" tex "</span>"

static const Case math[] = {
  { "$E=mc^2$ 设$x_1*y_2*$为", "<p>" M ("E=mc^2") " 设" M ("x_1*y_2*") "为</p>\n" },
  { "$5 and $10, US$5 and US$6, $5/$6, $ x $, $x $, $HOME:$PATH, 100$ 和 $200",
    "<p>$5 and $10, US$5 and US$6, $5/$6, $ x $, $x $, $HOME:$PATH, 100$ 和 $200</p>\n" },
  { "\\$x$ `$x$` $`x`$", "<p>$x$ <code>$x$</code> $<code>x</code>$</p>\n" },
  { "a\n$$\nx\n\n= y\n$$\nb $$z$$", "<p>a\n" F ("x\n= y") "\nb " F ("z") "</p>\n" },
  { "\\(a_1\\) \\\\(b\\\\) \\(nothing\\) \\[1\\] \\[来源\\]",
    "<p>" M ("a_1") " " M ("b") " (nothing) [1] [来源]</p>\n" },
  { "\\[x = y\\]\n\n\\\\[\n\\alpha\n\\\\]", "<p>" F ("x = y") "</p>\n<p>" F ("\\alpha") "</p>\n" },
  { "> $$\n> a<b\n> $$", "<blockquote>\n<p>" F ("a&lt;b") "</p>\n</blockquote>\n" },
  { "$a\n- b$", "<p>$a</p>\n<ul>\n<li>b$</li>\n</ul>\n" },
  { "[a](b$c$d) ![$x$](y)", "<p><a href=\"b$c$d\">a</a> <img src=\"y\" alt=\"$x$\"></p>\n" },
};

static void
test_math (void)
{
  check_cases (math, G_N_ELEMENTS (math));
}

/* Callouts -------------------------------------------------------------------------------------- */

#define CALLOUT(kind, title, content)                                                              \
  "<div class=\"callout callout-" kind "\">\n<p class=\"callout-title\">" title "</p>\n" content   \
  "</div>\n"

static const Case callouts[] = {
  { "> [!NOTE]\n> a", CALLOUT ("note", "Note", "<p>a</p>\n") },
  { "> [!tldr] *b*\n> a", CALLOUT ("abstract", "<em>b</em>", "<p>a</p>\n") },
  { "> [!bug|wide]", CALLOUT ("bug", "Bug", "") },
  { "> [!提示] 看", CALLOUT ("note", "看", "") },
  { "> [!faq]- a\n> b\n\nc", "<details class=\"callout callout-question\">\n<summary>a</summary>\n"
                             "<p>b</p>\n</details>\n<p>c</p>\n" },
  { "> [!danger]+\n> - b", "<details class=\"callout callout-danger\" open>\n"
                           "<summary>Danger</summary>\n<ul>\n<li>b</li>\n</ul>\n</details>\n" },
  { "> [!tip] a\n> > [!info] b\n> > c", CALLOUT ("tip", "a", CALLOUT ("info", "b", "<p>c</p>\n")) },
  { "> [!note] a\n> ---\n> |b|\n> |-|\n> |c|",
    CALLOUT ("note",
             "a",
             "<hr>\n<table>\n<thead>\n<tr><th>b</th></tr>\n</thead>\n<tbody>\n<tr><td>c</td></tr>\n"
             "</tbody>\n</table>\n") },
  { "- > [!note] a\n  > b", "<ul>\n<li>" CALLOUT ("note", "a", "<p>b</p>\n") "</li>\n</ul>\n" },
  { "> a\n> [!note]\n\n> [!] b\n\n`> [!note]`",
    "<blockquote>\n<p>a\n[!note]</p>\n</blockquote>\n<blockquote>\n<p>[!] b</p>\n"
    "</blockquote>\n<p><code>&gt; [!note]</code></p>\n" },
  { "```\n> [!note]\n> a\n```", "<pre><code>&gt; [!note]\n&gt; a\n</code></pre>\n" },
};

static void
test_callouts (void)
{
  check_cases (callouts, G_N_ELEMENTS (callouts));
}

/* Nothing is read behind the end of a text whose last line is blank (which only shows where that is looked for). */
static void
test_callout_end (void)
{
  g_autofree char *text = g_strdup ("  ");
  const SheafSource source = { .start = text, .p = text, .end = text + 2 };
  guint quotes;

  g_assert_false (sheaf_source_is_callout (&source, text, &quotes));
  g_assert_cmpuint (quotes, ==, 0);
}

/* Other blocks ---------------------------------------------------------------------------------- */

static const Case blocks[] = {
  { "Term\n: a\n: b", "<dl>\n<dt>Term</dt>\n<dd>a</dd>\n<dd>b</dd>\n</dl>\n" },
  { "`a`\n:   b\ngoes on\nnext\n: c\n\nlast\n: d",
    "<dl>\n<dt><code>a</code></dt>\n<dd>b\ngoes on</dd>\n<dt>next</dt>\n<dd>c</dd>\n"
    "<dt>last</dt>\n<dd>d</dd>\n</dl>\n" },
  { "Term\n\n: a\n\n: b", "<dl>\n<dt>Term</dt>\n<dd>a</dd>\n<dd>b</dd>\n</dl>\n" },
  { "a\nb\nc\nd\ne\n: f", "<p>a\nb\nc\nd\ne\n: f</p>\n" },
  { ": a", "<p>: a</p>\n" },
  { "# a {#b .c}\n\n## a b {: .d}\n\n## a b\n\n# {x}",
    "<h1 id=\"b\">a</h1>\n<h2 id=\"a-b\">a b</h2>\n<h2 id=\"a-b-1\">a b</h2>\n"
    "<h1 id=\"x\">{x}</h1>\n" },
  { "[TOC]\n\n## a\n\n### b <\n\n# c",
    "<div class=\"toc\">\n<ul>\n<li><a href=\"#a\">a</a><ul>\n<li><a href=\"#b-\">b &lt;</a></li>"
    "</ul></li>\n<li><a href=\"#c\">c</a></li></ul>\n</div>\n<h2 id=\"a\">a</h2>\n"
    "<h3 id=\"b-\">b &lt;</h3>\n<h1 id=\"c\">c</h1>\n" },
  { "@[TOC](x)\n\n[[toc]]\n\nsee [TOC]", "<p>see [TOC]</p>\n" },
  { "#a #b\n\n#5 c\n\n#d e", "<p>#a #b</p>\n<p>#5 c</p>\n<h1 id=\"d-e\">d e</h1>\n" },
  { "#d\n\n- #e\n\n> #f/g #h", "<p>#d</p>\n<ul>\n<li>#e</li>\n</ul>\n<blockquote>\n<p>#f/g #h</p>\n"
                               "</blockquote>\n" },
  { "#d\n\n##e\n\n```\n#f\n```\n\n    #g",
    "<h1 id=\"d\">d</h1>\n<h2 "
    "id=\"e\">e</h2>\n<pre><code>#f\n</code></pre>\n<pre><code>#g\n</code></pre>\n" },
  { "#d\n\n```\n##e\n```\n\n    #g",
    "<p>#d</p>\n<pre><code>##e\n</code></pre>\n<pre><code>#g\n</code></pre>\n" },
  { "a\n|b|\n|-|\n|c|", "<p>a</p>\n<table>\n<thead>\n<tr><th>b</th></tr>\n</thead>\n<tbody>\n"
                        "<tr><td>c</td></tr>\n</tbody>\n</table>\n" },
  { "a %%b%% c\n\n%%\nd\n\ne\n%%\n\nf", "<p>a  c</p>\n<p>f</p>\n" },
  { "100%% and 50%%, %%d %%, `%%x%%`, %%open",
    "<p>100%% and 50%%, %%d %%, <code>%%x%%</code>, %%open</p>\n" },
  { "```mermaid\ngraph\n```", "<figure class=\"code\"><figcaption>Mermaid</figcaption>"
                              "<pre><code>graph\n</code></pre></figure>\n" },
  { "a\n\n<!-- more -->\n\nb", "<p>a</p>\n<!-- more -->\n<p>b</p>\n" },
  { "<details>\n<summary>a</summary>\n\n*b*\n\n</details>",
    "<details>\n<summary>a</summary>\n<p><em>b</em></p>\n</details>\n" },
};

#define TABLE(head, body)                                                                          \
  "<table>\n<thead>\n<tr>" head "</tr>\n</thead>\n<tbody>\n" body "</tbody>\n</table>\n"
#define TH(text)  "<th>" text "</th>"
#define TD(text)  "<td>" text "</td>"
#define TR(cells) "<tr>" cells "</tr>\n"

/* md4c drops the cells that the second line has no column for. */
static const Case tables[] = {
  { "|a|b|\n|-|\n|c|", TABLE (TH ("a") TH ("b"), TR (TD ("c") TD (""))) },
  { "|a|\n| --- |\n|b|c|d|\n|e|\n\nf",
    TABLE (TH ("a") TH ("") TH (""),
           TR (TD ("b") TD ("c") TD ("d")) TR (TD ("e") TD ("") TD (""))) "<p>f</p>\n" },
  { "a | b\n- | -\n|-|-|\nc | d | [[Note]] $e|f$",
    TABLE (TH ("a") TH ("b") TH (""),
           TR (TD ("-") TD ("-") TD ("")) TR (TD ("c") TD ("d") TD (
               "<a href=\"article:///12\">Note</a> <span class=\"math\">e|f</span>"))) },
  { "|a|b|\n|-|-|\n|`c|d`|e\\|f|\n\n|g|h|i|",
    TABLE (TH ("a") TH ("b"), TR (TD ("<code>c|d</code>") TD ("e|f"))) "<p>|g|h|i|</p>\n" },
  { "> |a|\n> |-|\n> |b|c|\n\nd",
    "<blockquote>\n" TABLE (TH ("a") TH (""), TR (TD ("b") TD ("c"))) "</blockquote>\n<p>d</p>\n" },
  { "|a|\n|-|\n|b|c|\n\n```\nd || e || f\n```",
    TABLE (TH ("a") TH (""), TR (TD ("b") TD ("c"))) "<pre><code>d || e || f\n</code></pre>\n" },
};

static void
test_tables (void)
{
  check_cases (tables, G_N_ELEMENTS (tables));
}

static void
test_blocks (void)
{
  check_cases (blocks, G_N_ELEMENTS (blocks));
}

static void
test_code_names (void)
{
  static const Case cases[] = {
    { "js", "JavaScript" },
    { "JS {1,3}", "JavaScript" },
    { "{.python #a}", "Python" },
    { "js:app.js", "JavaScript" },
    { "text", NULL },
    { "", NULL },
    { "brainfuck x", "brainfuck" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = sheaf_code_name (cases[i].text, strlen (cases[i].text));

      g_assert_cmpstr (name, ==, cases[i].html);
    }
}

/* Searched is what is read: neither delimiters nor comments, and TeX as it stands. */
static void
test_text (void)
{
  static const char text[] = "a ==b== [[c|d]] %%e%% $f_1$[^g]\n\n> [!note] h\n> i\n\n[^g]: j\n";
  g_autofree char *searched = sheaf_extract_text (text, strlen (text), SHEAF_FORMAT_MARKDOWN);

  g_assert_cmpstr (searched, ==, "a b d f_1[1]\nh\ni\nj \u21A9\uFE0E");
}

/* Work ------------------------------------------------------------------------------------------ */

static GString *
repeat (const char *unit, gsize length)
{
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append (text, unit);
  return text;
}

#define HEAP 32000

/* The steps that it takes to make HTML of @bytes of nothing but @unit; md4c's own are not among them. */
static guint64
work_for (const char *unit, gsize bytes)
{
  g_autoptr (GString) text = repeat (unit, bytes);
  g_autofree char *html = NULL;

  test_work_begin ();
  html = sheaf_markdown_to_html (text->str, text->len, NULL, NULL);
  if (html)
    g_assert_cmpuint (strlen (html), <=, 17 * text->len + 1024 * 1024);
  return test_work_end ();
}

static const char *const units[] = {
  "[[",
  "[[a",
  "[[a]] ",
  "==",
  "==a ",
  "==a== ",
  "*==a ",
  ":a",
  ":smile:",
  "$",
  "$a",
  "$a ",
  "$$",
  "$$a ",
  "$$\n\n",
  "\\(",
  "\\(a",
  "\\\\(a",
  "\\[a\n",
  "> [!note]",
  "> [!note]\n",
  "> [!a]\n> b\n\n",
  "%%",
  "%%a ",
  " %%a%%b",
  "%%\n",
  "[^a]",
  "[^a]: b\n",
  "[^a]: b[^a]\n\n",
  "a\n: b\n",
  "a\n\n: b\n\n",
  "# a {#b}\n",
  "#a ",
  "[TOC]\n\n# a\n\n",
  "|a\n|-\n",
  "![[a.png]]",
  "`a`$b$",
  "]((((",
  "```js\n```\n",
  "[a]: b\n",
  "~~~\n",
  "-|",
  "a|\n-|\n",
  "|a\n-|\n|b|c\n\n",
  "^[",
  "a^[b ",
  "a^[b c]",
  "#a\n",
  "##a\n#b\n",
  "|-|\n",
  "|a|`",
};

/* Eight times the text is eight times the work, and sixty-four times where something is looked through again and
 * again (SAFETY P4). */
static void
test_heaps (void)
{
  if (work_for ("a", HEAP) == 0)
    {
      g_test_skip ("the compiler does not tell what is done");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      guint64 some = work_for (units[i], HEAP);
      guint64 more = work_for (units[i], 8 * HEAP);

      g_test_message ("%s: %.1f steps a byte, %.1f times", units[i], (double) some / HEAP,
                      (double) more / (double) some);
      g_assert_cmpuint (more, <=, 10 * some);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown-more/marks", test_marks);
  g_test_add_func ("/markdown-more/emoji", test_emoji);
  g_test_add_func ("/markdown-more/links", test_links);
  g_test_add_func ("/markdown-more/own-links", test_own_links);
  g_test_add_func ("/markdown-more/list-links", test_list_links);
  g_test_add_func ("/markdown-more/footnotes", test_footnotes);
  g_test_add_func ("/markdown-more/footnote-page", test_footnote_page);
  g_test_add_func ("/markdown-more/math", test_math);
  g_test_add_func ("/markdown-more/callouts", test_callouts);
  g_test_add_func ("/markdown-more/callout-end", test_callout_end);
  g_test_add_func ("/markdown-more/blocks", test_blocks);
  g_test_add_func ("/markdown-more/tables", test_tables);
  g_test_add_func ("/markdown-more/code-names", test_code_names);
  g_test_add_func ("/markdown-more/text", test_text);
  g_test_add_func ("/markdown-more/heaps", test_heaps);
  return g_test_run ();
}
