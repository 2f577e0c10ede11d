/* test-cleaning.c: articles without their rubbish, and nothing else missing
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"
#include "html-judge.h"

#include "core/cleaner-files.h"
#include "core/cleaner-propose.h"
#include "core/page.h"

#include <string.h>

/* Enough of an article to be at its ends, and not half of it. */
#define LONG                                                                                       \
  "<p>This is what the article is about, and it goes on for a good while so that what stands "     \
  "beside it is little: a first sentence, a second one, and then a third that ends it all.</p>"

static SheafFragment *
clean (const char *html, const SheafCleaner *cleaner)
{
  const SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE, .cleaner = cleaner };
  g_autoptr (GError) error = NULL;
  SheafFragment *fragment = sheaf_sanitizer_run (html, strlen (html), &options, NULL, &error);

  g_assert_no_error (error);
  test_judge_html (fragment->html);
  return fragment;
}

static SheafCleaner *
load (void)
{
  return sheaf_cleaner_files_load ("/nowhere");
}

/* A cleaner of one rule, written as in a file. */
static SheafCleaner *
make (const char *rule)
{
  g_autofree char *json =
      g_strdup_printf ("{\"sheaf-cleaning\":1,\"rules\":[{\"id\":\"r\",\"name\":\"R\",%s}]}", rule);
  g_autoptr (GPtrArray) rules =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_problem_free);

  sheaf_cleaner_read_rules (json, strlen (json), "own", rules, problems);
  g_assert_cmpuint (problems->len, ==, 0);
  return sheaf_cleaner_new (rules, NULL);
}

/* Rules ------------------------------------------------------------------------------------------ */

/* Every rule that hides: what it is for goes and is told of by its name; what it is not for stays. */
static void
test_hides (void)
{
  static const struct
  {
    const char *rule, *gone, *kept;
  } cases[] = {
    { "reward", "<div class='support-author'><div>给作者打赏，鼓励TA抓紧创作！</div>赞赏</div>",
      "<div class='support'>keepme</div>" },
    { "reward-words", "<p>赞赏</p>", "<p>打赏是读者的支持 keepme</p>" },
    { "follow", "<div class=\"qr_code_pc\"><img src=http://a.example/q.png>扫一扫</div>",
      "<div class=code>keepme</div>" },
    { "follow-words",
      "<blockquote><p>关注我的微信公众号 <b>x</b>，第一时间获取更新</p></blockquote>",
      "<ul><li>Follow us on keepme</li></ul>" },
    { "site-frame", "<div role=navigation><ul><li><a href=http://a.example>Home</a></ul></div>",
      "<div role=note class=side>keepme</div>" },
    { "other-pages", "<div class=pagination><a href=http://a.example/2>2</a></div>",
      "<div class=page>keepme</div>" },
    { "share", "<div class='sharedaddy sd-sharing'><a href=http://a.example>Tweet</a></div>",
      "<div class=shares>keepme</div>" },
    { "related", "<div id='jp-relatedposts'><h3>Related</h3><a href=http://a.example>b</a></div>",
      "<div class=relation>keepme</div>" },
    { "advertisement", "<ins class=adsbygoogle>Buy</ins>", "<ins>keepme</ins>" },
    { "advertisement-words", "<p>广告</p>", "<p>广告的历史 keepme</p>" },
    { "comments", "<div id=disqus_thread>Loading</div>", "<div id=thread>keepme</div>" },
    { "script-words",
      "<p>Please enable JavaScript to view the <a href=http://a.example>comments powered by "
      "Disqus.</a></p>",
      "<p>Please enable JavaScript in the keepme settings.</p>" },
    { "app", "<p>打开APP阅读全文</p>", "<p><a href='http://a.example'>阅读全文keepme</a></p>" },
    { "heading-marks", "<h2>keepme<a class=headerlink href='#x' title=Link>¶</a></h2>",
      "<a class=header href=http://a.example>keepme</a>" },
    { "tracking-pixels", "<p><img src=http://a.example/t.gif width=1 height=1></p>",
      "<p>keepme<img src=http://a.example/p.gif width=1 height=400></p>" },
    { "tracking-hosts", "<img src='http://pixel.wp.com/b.gif'>",
      "<img src='http://a.example/pixel.wp.com' alt=keepme>" },
    { "tracking-addresses", "<img src='https://medium.com/_/stat?event=post'>",
      "<img src='https://medium.com/keepme.png' alt=keepme>" },
  };
  g_autoptr (SheafCleaner) cleaner = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strconcat (LONG, cases[i].kept, cases[i].gone, NULL);
      g_autofree char *without = g_strconcat (LONG, cases[i].kept, NULL);
      g_autoptr (SheafFragment) fragment = clean (html, cleaner);
      g_autoptr (SheafFragment) expected = clean (without, cleaner);
      const SheafHidden *hidden;

      g_test_message ("%s: %s", cases[i].rule, fragment->html);
      g_assert_cmpuint (fragment->hidden->len, ==, 1);
      hidden = fragment->hidden->pdata[0];
      g_assert_cmpstr (hidden->rule, ==, cases[i].rule);
      g_assert_cmpuint (hidden->count, ==, 1);
      g_assert_false (hidden->own);
      g_assert_cmpuint (expected->hidden->len, ==, 0);
      g_assert_nonnull (strstr (fragment->html, "keepme"));
      if (!strstr (cases[i].gone, "keepme"))
        g_assert_cmpstr (g_strchomp (fragment->html), ==, g_strchomp (expected->html));
    }
}

/* No built-in rule is without a case above, or below. */
static void
test_every_rule_is_tested (void)
{
  static const char *const tested[] = {
    "reward",
    "reward-words",
    "follow",
    "follow-words",
    "share",
    "site-frame",
    "other-pages",
    "related",
    "advertisement",
    "comments",
    "advertisement-words",
    "script-words",
    "app",
    "heading-marks",
    "tracking-pixels",
    "tracking-hosts",
    "tracking-addresses",
    "lazy-pictures",
    "picture-proxies",
    "picture-services",
    "link-services",
    "link-redirects",
    "empty-paragraphs",
    "plain-styles",
    "escaped-twice",
    "page-frame", /* test-whole-page.c */
    NULL,
  };
  g_autoptr (SheafCleanerFiles) files = sheaf_cleaner_files_read ("/nowhere");

  for (guint i = 0; i < files->rules->len; i++)
    {
      const SheafCleanerRule *rule = files->rules->pdata[i];

      g_test_message ("%s", rule->id);
      g_assert_true (g_strv_contains (tested, rule->id));
    }
}

static void
test_changes (void)
{
  static const struct
  {
    const char *html, *cleaned, *picture;
  } cases[] = {
    { "<img src=l.gif data-lazy-src='http://a.example/x.png'>", NULL, "http://a.example/x.png" },
    { "<img src=l.gif zoomfile='http://a.example/y.png'>", NULL, "http://a.example/y.png" },
    { "<img src=l.gif data-lazy-srcset='http://a.example/1.png 1x, http://a.example/2.png 2x'>",
      NULL, "http://a.example/2.png" },
    { "<img src='http://a.example/z.png' data-url=1>", NULL, "http://a.example/z.png" },
    { "<img src='https://p.example/?http://a.example/x.png'>", NULL, "http://a.example/x.png" },
    { "<img src='https://p.example/?https://i0.wp.com/a.example/x.png?w=300'>", NULL,
      "https://a.example/x.png" },
    { "<img src='https://images.weserv.nl/?url=a.example%2Fx.png&w=2'>", NULL,
      "https://a.example/x.png" },
    { "<a href='https://link.zhihu.com/?target=http%3A//a.example/%3Fb'>x</a>",
      "<a href=\"http://a.example/?b\">x</a>", NULL },
    { "<a href='https://www.google.com/url?sa=t&q=https://a.example/&usg=1'>x</a>",
      "<a href=\"https://a.example/\">x</a>", NULL },
    { "<a href='https://www.google.com/search?q=https://a.example/'>x</a>",
      "<a href=\"https://www.google.com/search?q=https://a.example/\">x</a>", NULL },
    { "<a href='https://link.zhihu.com/?target=javascript:alert(1)'>x</a>",
      "<a href=\"https://link.zhihu.com/?target=javascript:alert(1)\">x</a>", NULL },
    { "<p>a</p><p>&nbsp;</p><p><br></p><p><span> \n</span></p><p>b</p>",
      "<p id=\"b1\">a</p>   <p id=\"b2\">b</p>", NULL },
    { "<p><img src='http://a.example/x.png' alt=y></p>", NULL, "http://a.example/x.png" },
    { "<p style='text-align: Justify;text-indent:2em;color:red'>a</p>", "<p id=\"b1\">a</p>",
      NULL },
    { "<p style='text-align:right'>a</p>", "<p id=\"b1\" style=\"text-align:right\">a</p>", NULL },
    { "<p><span style='font-weight: 400;'>a</span>b</p>", "<p id=\"b1\">ab</p>", NULL },
    { "<p>a &amp;#123;b&amp;#125; <code>&amp;#123;</code></p>",
      "<p id=\"b1\">a {b} <code>&amp;#123;</code></p>", NULL },
    { "<p>&amp;#60;script&amp;#62;</p>", "<p id=\"b1\">&lt;script&gt;</p>", NULL },
  };
  g_autoptr (SheafCleaner) cleaner = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafFragment) fragment = clean (cases[i].html, cleaner);

      g_test_message ("%s: %s", cases[i].html, fragment->html);
      if (cases[i].cleaned)
        g_assert_cmpstr (fragment->html, ==, cases[i].cleaned);
      if (cases[i].picture)
        g_assert_cmpstr (((SheafPicture *) fragment->pictures->pdata[0])->address, ==,
                         cases[i].picture);
      g_assert_cmpuint (fragment->hidden->len, ==, 0);
    }
}

/* Guards ----------------------------------------------------------------------------------------- */

/* However a rule is meant, the article stays. */
static void
test_article_stays (void)
{
  static const struct
  {
    const char *rule, *html;
    gboolean hides;
  } cases[] = {
    { "\"match\":\"p\",\"do\":\"hide\"", "<p>all there is</p>", FALSE },
    { "\"match\":\"div\",\"do\":\"hide\",\"longest\":2000", "<div>" LONG "</div><p>a</p>", FALSE },
    { "\"match\":\"p.x\",\"do\":\"hide\",\"longest\":10", LONG "<p class=x>a b c d e f g h i j</p>",
      TRUE },
    { "\"match\":\"p.x\",\"do\":\"hide\",\"longest\":9", LONG "<p class=x>a b c d e f g h i j</p>",
      FALSE },
    { "\"match\":\"p.x\",\"do\":\"hide\",\"place\":\"end\"",
      "<p class=x>a</p>" LONG LONG LONG LONG LONG LONG, FALSE },
    { "\"match\":\"p.x\",\"do\":\"hide\",\"place\":\"ends\"",
      "<p class=x>a</p>" LONG LONG LONG LONG LONG LONG, TRUE },
    { "\"match\":\"p.x\",\"do\":\"hide\",\"place\":\"ends\"",
      LONG LONG LONG LONG LONG LONG "<p class=x>a</p>" LONG LONG LONG LONG LONG LONG, FALSE },
    { "\"match\":\"p.x\",\"do\":\"hide\",\"text\":[\"b*\"]", LONG "<p class=x>a</p>", FALSE },
    { "\"match\":\"p.x\",\"do\":\"hide\",\"text\":[\"b*\",\"A\"]", LONG "<p class=x>a</p>", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafCleaner) cleaner = make (cases[i].rule);
      g_autoptr (SheafFragment) fragment = clean (cases[i].html, cleaner);

      g_test_message ("%s", cases[i].rule);
      g_assert_cmpuint (sheaf_hidden_count (fragment->hidden), ==, cases[i].hides ? 1 : 0);
    }
}

/* What only held what is hidden goes with it; not so the parts of a table. */
static void
test_empty_around (void)
{
  g_autoptr (SheafCleaner) cleaner = make ("\"match\":\".x\",\"do\":\"hide\"");
  g_autoptr (SheafFragment) quote =
      clean (LONG "<blockquote><div> <p class=x>a</p><p class=x>b</p></div></blockquote>", cleaner);
  g_autoptr (SheafFragment) table =
      clean (LONG "<table><tr><td>1<td><span class=x>a</span></table>", cleaner);

  g_assert_null (strstr (quote->html, "blockquote"));
  g_assert_cmpuint (sheaf_hidden_count (quote->hidden), ==, 2);
  g_assert_nonnull (strstr (table->html, "<td> </td>"));
}

/* Links to what is hidden lead to what follows it. */
static void
test_anchors (void)
{
  g_autoptr (SheafCleaner) cleaner = make ("\"match\":\".x\",\"do\":\"hide\"");
  g_autoptr (SheafFragment) fragment = clean (
      LONG "<p><a href='#t'>go</a></p><div class=x><b id=t>a</b></div><p>after</p>", cleaner);

  g_test_message ("%s", fragment->html);
  g_assert_nonnull (strstr (fragment->html, "<a href=\"#b3\">"));
  g_assert_nonnull (strstr (fragment->html, "<p id=\"b3\">after"));
}

/* The work is bounded: what is too much is left as it is, in no more time than twice as long a page takes. */
static void
test_work_is_bounded (void)
{
  static const char *const rules[] = {
    "\"match\":\".a .a .a .a\",\"do\":\"hide\",\"longest\":2000",
    "\"match\":\"div div > div div, [class*='ab']\",\"do\":\"hide\",\"text\":[\"*x*y*z*\"]",
    "\"match\":\"p\",\"do\":\"hide-empty\"",
  };
  static const char *const pieces[] = {
    "<div class='a a a a a a a a a a'>x",
    "<p class=aba>x y <i>",
    "<div class=x><p class=x>",
    "<b class='abababababababab'>",
    "<p> </p>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (pieces); j++)
      {
        g_autoptr (SheafCleaner) cleaner = make (rules[i]);
        g_autofree char *html = test_repeat ("", pieces[j], 20000, "");
        g_autoptr (SheafFragment) fragment = clean (html, cleaner);

        g_assert_nonnull (fragment->html);
      }
}

/* What is written stays what it is, cleaned or not. */
static void
test_stable (void)
{
  static const char *const htmls[] = {
    "<ul><li class=x>a<li>b</ul>" LONG,
    "<table><tr class=x><td>a</table>" LONG,
    "<a href='#y' class=x>a</a><p class=x>b<table><tr><td class=x>c</table>" LONG,
    "<pre class=x>\n\n a</pre><pre>\n\nb</pre>" LONG,
    "<ruby class=x>a<rt>b</ruby><p><img class=x src=x.png>" LONG,
    "<h2>a<h3 class=x>b</h2>" LONG,
  };
  g_autoptr (SheafCleaner) cleaner =
      make ("\"match\":\".x, p img\",\"do\":\"hide\",\"longest\":2000");

  for (gsize i = 0; i < G_N_ELEMENTS (htmls); i++)
    {
      g_autoptr (SheafFragment) once = clean (htmls[i], cleaner);
      g_autoptr (SheafFragment) twice = clean (once->html, NULL);

      g_assert_cmpstr (twice->html, ==, once->html);
    }
}

/* Proposals -------------------------------------------------------------------------------------- */

static const char proposed_on[] =
    LONG LONG "<div class='box1 follow'><p>Read us on paper, number 12</p>"
              "<p>Read us on paper, number 13</p>"
              "<p><img src='http://ads.example/a.png' alt=a></p></div>";

static GPtrArray *
propose (const char *name, const char *text, guint block)
{
  const SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SheafDocument) document =
      sheaf_document_new (bytes, sheaf_document_format_for_name (name, NULL), NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals = sheaf_cleaner_propose (document, &options, block, NULL, &error);

  g_assert_no_error (error);
  return proposals;
}

static void
check_proposal (const GPtrArray *proposals,
                guint i,
                const char *match,
                const char *text,
                guint count)
{
  const SheafProposal *proposal = i < proposals->len ? proposals->pdata[i] : NULL;

  g_assert_nonnull (proposal);
  g_assert_cmpstr (proposal->match, ==, match);
  g_assert_cmpstr (proposal->text, ==, text);
  g_assert_cmpuint (proposal->count, ==, count);
}

static void
test_proposals (void)
{
  g_autoptr (GPtrArray) words = propose ("a.html", proposed_on, 4);
  g_autoptr (GPtrArray) picture = propose ("a.html", proposed_on, 6);
  g_autoptr (GPtrArray) article = propose ("a.html", LONG, 1);

  check_proposal (words, 0, "p", "read us on paper, number *", 2);
  check_proposal (words, 1, "p", "read us on*", 2);
  check_proposal (words, 2, "div.box1", NULL, 1);
  check_proposal (words, 3, "div.follow", NULL, 1);
  g_assert_cmpuint (words->len, ==, 4);
  check_proposal (picture, 0, "img[src*='//ads.example/']", NULL, 1);
  g_assert_cmpuint (article->len, ==, 0);
}

/* In Markdown as well, whose elements Sheaf made itself; a block that is not there has no proposal. */
static void
test_proposals_in_markdown (void)
{
  static const char text[] =
      "# Title\n\nA long paragraph of the article that says what it is about.\n\n"
      "Follow me!\n";
  g_autoptr (GPtrArray) words = propose ("a.md", text, 3);
  g_autoptr (GPtrArray) none = propose ("a.md", text, 99);

  check_proposal (words, 0, "p", "follow me!", 1);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cleaning/hides", test_hides);
  g_test_add_func ("/cleaning/every-rule-is-tested", test_every_rule_is_tested);
  g_test_add_func ("/cleaning/changes", test_changes);
  g_test_add_func ("/cleaning/article-stays", test_article_stays);
  g_test_add_func ("/cleaning/empty-around", test_empty_around);
  g_test_add_func ("/cleaning/anchors", test_anchors);
  g_test_add_func ("/cleaning/work-is-bounded", test_work_is_bounded);
  g_test_add_func ("/cleaning/stable", test_stable);
  g_test_add_func ("/cleaning/proposals", test_proposals);
  g_test_add_func ("/cleaning/proposals-in-markdown", test_proposals_in_markdown);
  return g_test_run ();
}
