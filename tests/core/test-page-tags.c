/* test-page-tags.c: what becomes of the tags of site builders
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "html-judge.h"
#include "work-counter.h"

#include "core/extract.h"
#include "core/page-tags.h"
#include "core/page.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *expanded; /* NULL: as it is */
} Case;

static char *
expand (const char *text, gsize length, SheafFormat format, SheafPageTagsFlags flags)
{
  gsize size = 0;
  char *expanded = sheaf_page_tags_expand (text, length, format, flags, &size);

  if (!expanded)
    return g_strndup (text, length);
  g_assert_cmpuint (strlen (expanded), ==, size);
  g_assert_cmpuint (size, <=, 2 * length + 64 * 1024);
  return expanded;
}

static void
check (const Case *cases, gsize n, SheafFormat format)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *expanded =
          expand (cases[i].text, strlen (cases[i].text), format, SHEAF_PAGE_TAGS_MARKS);

      g_assert_cmpstr (expanded, ==, cases[i].expanded ? cases[i].expanded : cases[i].text);
    }
}

static void
test_hexo (void)
{
  static const Case cases[] = {
    { "{% youtube abc %}",
      "<a href=\"https://www.youtube.com/watch?v=abc\" class=\"media\">YouTube</a>" },
    { "{% vimeo 12 %} {% bilibili BV1 %}",
      "<a href=\"https://vimeo.com/12\" class=\"media\">Vimeo</a> "
      "<a href=\"https://www.bilibili.com/video/BV1\" class=\"media\">bilibili</a>" },
    { "{% gist user 12 %}",
      "<a href=\"https://gist.github.com/user/12\" class=\"media\">Gist</a>" },
    { "{% iframe https://a.example/b 1 2 %}",
      "<a href=\"https://a.example/b\" class=\"media\">a.example</a>" },
    { "{% img left /a.png 10 20 \"Title\" \"alt\" %}",
      "<figure>\n\n![Title alt](/a.png)\n\n<figcaption>\n\n"
      "Title alt\n\n</figcaption>\n</figure>\n\n" },
    { "x {% asset_img a.png %}", "x ![](a.png)" },
    { "{% link Text https://a.example external %}", "<a href=\"https://a.example\">Text</a>" },
    { "{% link 标题, 站名, https://a.example/ %}", "<a href=\"https://a.example/\">标题</a>" },
    { "{% btn https://a.example, 进入, far fa-hand %}", "<a href=\"https://a.example\">进入</a>" },
    { "{% btn center large, 进入, https://a.example, fas fa-download %}",
      "<a href=\"https://a.example\">进入</a>" },
    { "{% post_link some-post %} {% post_link some-post 'A Text' %}",
      "[[some-post]] [[some-post|A Text]]" },
    { "[a]({% post_path b %})", "[a](b)" },
    { "a {% kbd Ctrl %} {% span red, 红 %} {% label primary @标 %}",
      "a <kbd>Ctrl</kbd> 红 <mark>标</mark>" },
    { "{% checkbox checked, done %}", "\u2611  done\n" },
    { "{% note info %}\ntext\n{% endnote %}\nafter", "> [!info] \n> \n> text\n\nafter" },
    { "{% note info 摘要 %}\ntext\n{% endnote %}", "> [!info]- 摘要\n> \n> text\n" },
    { "{% note %}text{% endnote %} after", "> [!note] \n> text\n\n after" },
    { "- a\n  {% note %}\n  b\n  {% endnote %}\n- c",
      "- a\n  > [!note] \n  > \n  > b\n  > \n\n- c" },
    { "> {% note %}\n> b\n> {% endnote %}\n", "> > [!note] \n> > \n> > b\n> > \n\n" },
    { "{% note %}\n{% note warning %}\na\n{% endnote %}\n{% endnote %}",
      "> [!note] \n> \n> > [!warning] \n> > \n> > a\n> \n" },
    { "{% blockquote A, B http://a.example C %}\nq\n{% endblockquote %}",
      "> \n> q\n> \n> \u2014 <a href=\"http://a.example\">A, B C</a>\n" },
    { "{% codeblock lang:js %}\na `` b {% x %}\n{% endcodeblock %}\n",
      "```js\na `` b {% x %}\n```\n" },
    { "{% codeblock T %}\n```\n{% endcodeblock %}", "<strong>T</strong>\n\n````\n```\n````" },
    { "a {% code %}b{% endcode %} c", "a `b` c" },
    { "{% mermaid %}\ngraph TD\n{% endmermaid %}", "```mermaid\ngraph TD\n```" },
    { "{% tabs x %}\n<!-- tab One@icon -->\n1\n<!-- endtab -->\n{% endtabs %}",
      "\n<strong>One</strong>\n\n\n1\n\n" },
    { "{% folding blue, T %}\na\n{% endfolding %}",
      "<details><summary>T</summary>\n\n\na\n\n\n</details>\n\n" },
    { "{% raw %}{% x %} {{ y }}{% endraw %}", "{% x %} {{ y }}" },
    { "{# remark #}a", "a" },
  };

  check (cases, G_N_ELEMENTS (cases), SHEAF_FORMAT_MARKDOWN);
}

static void
test_liquid (void)
{
  static const Case cases[] = {
    { "{% if a %}b{% else %}c{% endif %}", "bc" },
    { "{% assign x = 1 %}a{%- comment -%} b {% endcomment %}", "a" },
    { "{% highlight ruby linenos %}\ndef a\n{% endhighlight %}", "```ruby\ndef a\n```" },
    { "[a]({{ site.baseurl }}/b) [c]({% post_url 2016-01-02-d %})", "[a](/b) [c](2016-01-02-d)" },
    { "[a]({{ '/b' | relative_url }})", "[a](/b)" },
    { "[a]: {{ site.url }}/b\n", "[a]: /b\n" },
    { "<a href=\"{{ site.url }}/b\">c</a>", "<a href=\"/b\">c</a>" },
    { "{{ page.title }}a {{ name }}", "a `{{ name }}`" },
    { "{% include JB/setup %}\na", "\na" },
    { "{% include figure.html src=\"a.png\" caption=\"C\" %}",
      "<figure>\n\n![C](a.png)\n\n<figcaption>\n\nC\n\n</figcaption>\n</figure>\n\n" },
    { "a {% include b.html %}",
      "a <abbr class=\"folded-tag\" title=\"{% include b.html %}\">include</abbr>" },
    { "{% for p in posts %}{{ p }}{% endfor %}\n",
      "<abbr class=\"folded-tag\" title=\"{% for p in posts %}{{ p }}{% endfor %}\">for</abbr>\n" },
    { "a\n{: .note #b key=\"c\"}\n", "a\n\n" },
    { "*a*{: .b} {:not one", "*a* {:not one" },
    { "* TOC\n{:toc}\n", "[TOC]\n\n" },
    { "{{toc}}", "[TOC]\n" },
    { "{{ youtube(id=\"a\") }}",
      "<a href=\"https://www.youtube.com/watch?v=a\" class=\"media\">YouTube</a>" },
    { "<div>\n{% if a %}\n<p>b\n{% endif %}\n</div>", "<div>\n<!-- -->\n<p>b\n<!-- -->\n</div>" },
  };

  check (cases, G_N_ELEMENTS (cases), SHEAF_FORMAT_MARKDOWN);
}

/* What a tag becomes that nothing ends. */
#define OPENS_CODE                                                                                 \
  "<details class=\"folded-tag\"><summary>highlight</summary><code>{{&lt; highlight go &gt;}}"     \
  "</code></details>\n\n"

static void
test_hugo (void)
{
  static const Case cases[] = {
    { "{{< figure src=\"a.png\" alt=\"b\" >}}", "![b](a.png)" },
    { "<p>a</p> {{< img src=\"a b.png\" alt=\"c\" >}}",
      "<p>a</p> <img src=\"a b.png\" alt=\"c\">" },
    { "[a]({{< ref \"b.md\" >}}) {{< relref `c.md` >}}", "[a](b.md) c.md" },
    { "{{< youtube w7Ft2ymGmfc >}}",
      "<a href=\"https://www.youtube.com/watch?v=w7Ft2ymGmfc\" class=\"media\">YouTube</a>" },
    { "{{< notice tip >}}\na\n{{< /notice >}}", "> [!tip] \n> \n> a\n" },
    { "{{% details \"T\" %}}\na\n{{% /details %}}",
      "<details><summary>T</summary>\n\n\na\n\n\n</details>\n\n" },
    { "{{< highlight go >}}\na\n{{< / highlight >}}", "```go\na\n```" },
    /* Nothing is read behind the end of the text (which only shows where that is looked for). */
    { "{{< highlight go >}}\na{{", OPENS_CODE "a{{" },
    { "{{< highlight go >}}\na{{< /highlight", OPENS_CODE "a{{< /highlight" },
    { "a {{< new-in 1.2 />}}",
      "a <abbr class=\"folded-tag\" title=\"{{&lt; new-in 1.2 /&gt;}}\">new-in</abbr>" },
    { "{{< box >}}a{{< /box >}}", "a" },
    { "{{</* figure */>}}", "`{{< figure >}}`" },
    { "```\n{{</* a */>}}\n```", "```\n{{< a >}}\n```" },
    { "{{/* remark */}}a", "a" },
  };

  check (cases, G_N_ELEMENTS (cases), SHEAF_FORMAT_MARKDOWN);
}

static void
test_mdx (void)
{
  static const Case cases[] = {
    { "import A from './a'\nexport const b = {\n\n  c: 1 };\n\n# T\n", "\n\n\n# T\n" },
    { "a\n\nimport A from '~/b.astro';\n\nc", "a\n\n\n\nc" },
    { "import the goods from \"China\"", NULL },
    { "Text\n\nimport x from 'y'\n", NULL },
    { "<Steps>\n1. a\n</Steps>", "\n1. a\n" },
    { "a <B c={() => d} e=\"f>\">g</B> h", "a g h" },
    { "<Note type=\"warning\" title=\"T\">\na\n</Note>", "> [!warning] T\n> \n> a\n" },
    { "<Image src={a} alt=\"b\" />", "![b]()" },
    { "a <Since v=\"1\" />",
      "a <abbr class=\"folded-tag\" title=\"&lt;Since v=&quot;1&quot; /&gt;\">since</abbr>" },
    { "a{/* remark */}{' '}b", "ab" },
    { "List<String> and <String> or <APP NAME>", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), SHEAF_FORMAT_MARKDOWN);
}

static void
test_directives (void)
{
  static const Case cases[] = {
    { ":::note[T]\na\n:::\n", "> [!note] T\n> \n> a\n\n" },
    { "::: warning 注意\na\n:::", "> [!warning] 注意\n> \n> a\n" },
    { "::: tip all of it\n:::", "> [!tip] \n> all of it\n" },
    { "::: details T\na\n:::", "<details><summary>T</summary>\n\n\na\n\n\n</details>\n\n" },
    { "::: {.callout-note}\na\n:::", "\na\n" },
    { "::::a\n:::b\nc\n:::\nd\n::::", "\n\nc\n\nd\n" },
    { ":::image type=\"content\" source=\"a.png\" alt-text=\"b\":::", "![b](a.png)" },
    { "::: code-group\na\n:::", "\na\n" },
    { ":::note\nnever ended", NULL },
    { "a :::b", NULL },
    { "+++ **More of it**\na\n+++\nb",
      "<details><summary>More of it</summary>\n\n\na\n\n\n</details>\n\n\nb" },
    { "a\n+++ b\nc\n\n++++ d\n+++e\n\n- +++ f\n", NULL },
    { "::: note\na\n+++\nb\n:::\n", "> [!note] \n> \n> a\n> +++\n> b\n\n" },
  };

  check (cases, G_N_ELEMENTS (cases), SHEAF_FORMAT_MARKDOWN);
}

/* What only looks like a tag, is broken, or stands in code. */
static void
test_left_alone (void)
{
  static const char *const cases[] = {
    "`{% note %}` and ``{{ a }} ` b``",
    "```\n{% note %}\n{{< a >}}\n:::\n```",
    "~~~~\n~~~\n{% note %}\n~~~~",
    "- a\n\n  ```\n  {% note %}\n  ```",
    "> ```\n> {% note %}\n> ```",
    "    {% note %}",
    "a\n\n\t{% note %}",
    "<pre>\n{% note %}\n\n{{ a }}</pre>",
    "<code>{% note %}</code>",
    "<script>{% note %}</script>",
    "<!-- {% note %} -->",
    "$\\frac{{a}}{{b}}$ $x_{{n}}$ $${{a}}$$",
    "a_{{n}} \\{{ a }}",
    "{% note",
    "{% %} {%%} {{}} {{",
    "{{< note",
    "{note} {a: b} {: } {} { {% x }",
    "100% } and 50 {%",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expanded =
          expand (cases[i], strlen (cases[i]), SHEAF_FORMAT_MARKDOWN, SHEAF_PAGE_TAGS_MARKS);

      g_assert_cmpstr (expanded, ==, cases[i]);
    }
}

static void
test_html (void)
{
  static const Case cases[] = {
    { "<p>{% youtube a %}</p>",
      "<p><a href=\"https://www.youtube.com/watch?v=a\" class=\"media\">YouTube</a></p>" },
    { "{% note %}<p>a</p>{% endnote %}", "<div class=\"callout callout-note\"><p>a</p></div>" },
    { "{% highlight c %}a < b\n\nc{% endhighlight %}", "<pre><code>a &lt; b\n\nc</code></pre>" },
    { "{{ site.title }} {{ a }} :::note\n{: .b}", " {{ a }} :::note\n{: .b}" },
    { "<pre>{% a %}</pre>", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), SHEAF_FORMAT_HTML);
}

/* What is searched has no marks, and nothing that is hidden. */
static void
test_searched (void)
{
  static const char body[] =
      "a {% unknown x %}b {% comment %}c{% endcomment %}\n\n{% note %}\nd\n{% endnote %}\n";
  g_autofree char *text = sheaf_extract_text (body, strlen (body), SHEAF_FORMAT_MARKDOWN);

  g_assert_nonnull (strstr (text, "a b"));
  g_assert_nonnull (strstr (text, "d"));
  g_assert_null (strstr (text, "unknown"));
  g_assert_null (strstr (text, "c"));
}

/* A mark comes through the sanitiser, and the page holds nothing else that is new. */
static void
test_page (void)
{
  static const char body[] =
      "{% unknown \"<script>\" %}\n\na {% other %}\n\n{% youtube \"><b onclick=x> %}\n\n"
      "{% img javascript:alert(1) %}\n\n<Foo bar={<script>alert(1)</script>} />\n";
  const SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, SHEAF_FORMAT_MARKDOWN, NULL);
  g_autoptr (SheafFragment) fragment = sheaf_page_render (document, &options, NULL, NULL);

  test_judge_html (fragment->html);
  g_assert_nonnull (strstr (fragment->html, "class=\"folded-tag\""));
  g_assert_nonnull (strstr (fragment->html, "<abbr class=\"folded-tag\""));
  g_assert_null (strstr (fragment->html, "<script"));
}

#define HEAP 32000

/* The steps that it takes to expand @bytes of nothing but @unit. */
static guint64
work_for (const char *unit, gsize bytes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *expanded = NULL;

  while (text->len < bytes)
    g_string_append (text, unit);
  test_work_begin ();
  expanded = expand (text->str, text->len, SHEAF_FORMAT_MARKDOWN, SHEAF_PAGE_TAGS_MARKS);
  return test_work_end ();
}

/* Eight times the text is eight times the work, and sixty-four times where something is looked through again and
 * again. */
static void
test_heaps (void)
{
  static const char *const units[] = {
    "{% ",
    "{{a ",
    "{{< a ",
    "<A x={ ",
    "`",
    "$a",
    ":::note\n",
    ":::\n",
    "](",
    "<a ",
    "<!-- ",
    "{% raw %}",
    "{% note %}",
    "{: ",
    "{:",
    "{#",
    "{% a %}{% endb %}",
    "> {% note %}\n",
    "<A b={\"",
    "<code>",
    "{{\"",
    "<svg",
    "<A>",
    "{% codeblock %}",
    "<!-- tab ",
    "import x\n",
    "export {\n",
    "{% note x %}\n{% endnote %}\n",
    "`a``b",
    "[caption a=",
    "[caption a=b]",
    "[embed]http",
    "[audio src=\"",
    "[gallery ids=1]",
    "[embed][/embed]",
  };

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

static void
test_wordpress (void)
{
  static const Case cases[] = {
    { "a\n\n[caption id=\"x_1\" align=\"left\"]<a href=\"/b\"><img src=\"/b.png\" /></a> A *b* "
      "[c](d)[/caption]\n",
      "a\n\n<figure>\n\n<a href=\"/b\"><img src=\"/b.png\" /></a>\n\n<figcaption>\n\n A *b* "
      "[c](d)\n\n"
      "</figcaption>\n</figure>\n\n\n" },
    { "[caption width=\"9\" caption=\"A [b]\"]![c](d.png)[/caption]",
      "<figure>\n\n![c](d.png)\n\n<figcaption>\n\nA \\[b\\]\n\n</figcaption>\n</figure>\n\n" },
    { "[caption id=\"x\"][![c](d.png)](e)[/caption]",
      "<figure>\n\n[![c](d.png)](e)\n</figure>\n\n" },
    { "[embed]https://youtu.be/a[/embed] [embed width=\"9\"] https://a.example/b [/embed]",
      "<a href=\"https://youtu.be/a\" class=\"media\">YouTube</a> "
      "<a href=\"https://a.example/b\" class=\"media\">a.example</a>" },
    { "[audio mp3=\"https://a.example/b.mp3\"][/audio] [video src='https://v.example/c']",
      "<a href=\"https://a.example/b.mp3\" class=\"media\">a.example</a> "
      "<a href=\"https://v.example/c\" class=\"media\">v.example</a>" },
    { "* [video] [A talk](https://a.example)\n* [audio](b) ![video][c] [gallery] of "
      "[caption]\n\n[embed]\n",
      NULL },
    { "[[caption id=\"x\"]] \\[audio src=\"a\"] `[audio src=\"b\"]`\n\n    [gallery ids=\"1\"]",
      NULL },
    { "[caption id=\"x\"]never ended\n[embed]b[/embed] [audio src=\"c\n\"]", NULL },
  };
  static const Case html[] = {
    { "<p>[caption id=\"x\"]<img src=\"a\"> B[/caption]</p>",
      "<p><figure><img src=\"a\"><figcaption> B</figcaption></figure></p>" },
    { "<pre>[gallery ids=\"1\"]</pre>[embed]a[/embed]", NULL },
  };
  static const char gallery[] = "a\n\n[gallery ids=\"1,2\"]\n\n[playlist]\n";
  g_autofree char *marked =
      expand (gallery, strlen (gallery), SHEAF_FORMAT_MARKDOWN, SHEAF_PAGE_TAGS_MARKS);
  g_autofree char *text = sheaf_extract_text (gallery, strlen (gallery), SHEAF_FORMAT_MARKDOWN);

  check (cases, G_N_ELEMENTS (cases), SHEAF_FORMAT_MARKDOWN);
  check (html, G_N_ELEMENTS (html), SHEAF_FORMAT_HTML);
  g_assert_nonnull (strstr (marked, "folded-tag"));
  g_assert_nonnull (strstr (marked, "playlist"));
  g_assert_cmpstr (text, ==, "a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-tags/hexo", test_hexo);
  g_test_add_func ("/page-tags/wordpress", test_wordpress);
  g_test_add_func ("/page-tags/liquid", test_liquid);
  g_test_add_func ("/page-tags/hugo", test_hugo);
  g_test_add_func ("/page-tags/mdx", test_mdx);
  g_test_add_func ("/page-tags/directives", test_directives);
  g_test_add_func ("/page-tags/left-alone", test_left_alone);
  g_test_add_func ("/page-tags/html", test_html);
  g_test_add_func ("/page-tags/searched", test_searched);
  g_test_add_func ("/page-tags/page", test_page);
  g_test_add_func ("/page-tags/heaps", test_heaps);
  return g_test_run ();
}
