/* test-whole-page.c: pages of the web that were saved whole, read as the article they hold
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "html-judge.h"

#include "core/cleaner-files.h"
#include "core/date.h"
#include "core/draft.h"
#include "core/html-meta.h"
#include "core/page.h"

#include <string.h>

/* Enough to be an article, and what is none beside it. */
#define WORDS                                                                                      \
  "<p>The ferry leaves at seven. Keepme, said the captain, and the harbour fell behind them; the " \
  "light on the mole went out, and for an hour nobody spoke a word of what they had seen.</p>"     \
  "<p>By noon the islands stood in the haze like teeth. They counted nine, and the chart had "     \
  "eight. The mate drew the ninth with a pencil and wrote a question mark beside it.</p>"
#define MENU "<nav><ul><li><a href=/>gone</a></li><li><a href=/b>gone</a></li></ul></nav>"
#define SIDE "<aside><p>gone: five things to do in the harbour town, and a sixth.</p></aside>"
#define PAGE(body)                                                                                 \
  "<!DOCTYPE html><html><head><title>Nine islands - A site</title></head><body>" body              \
  "</body></html>"

static SheafFragment *
render_with (const char *html, SheafFormat format, const SheafCleaner *cleaner)
{
  const SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE, .cleaner = cleaner };
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, format, NULL);
  g_autoptr (GError) error = NULL;
  SheafFragment *fragment = sheaf_page_render (document, &options, NULL, &error);

  g_assert_no_error (error);
  test_judge_html (fragment->html);
  return fragment;
}

static SheafFragment *
render (const char *html)
{
  g_autoptr (SheafCleaner) cleaner = sheaf_cleaner_files_load ("/nowhere");

  return render_with (html, SHEAF_FORMAT_HTML, cleaner);
}

/* How many things were hidden around the article. */
static guint
count_around (const SheafFragment *fragment)
{
  for (guint i = 0; i < fragment->hidden->len; i++)
    {
      const SheafHidden *hidden = fragment->hidden->pdata[i];

      if (g_str_equal (hidden->rule, "page-frame"))
        return hidden->count;
    }
  return 0;
}

/* Reduced ---------------------------------------------------------------------------------------- */

/* What builders of sites make of a page: "gone" goes, "keepme" stays. */
static const struct
{
  const char *html;
  guint around;
} shapes[] = {
  /* WordPress */
  { PAGE ("<div id=page><header id=masthead><p>gone</p></header><div id=content><main>"
          "<article class='post hentry'><header><h1 class=entry-title>Nine islands</h1></header>"
          "<div class=entry-content>" WORDS "</div></article><div id=comments><p>gone</p></div>"
          "</main>" SIDE "</div><footer>gone</footer></div>"),
    4 },
  /* before HTML5, the heading beside the text */
  { PAGE ("<table><tr><td><a href=/>gone</a></td><td><h1>Keepme islands</h1><p>keepme, 1 May"
          "</p><div class=post-body>" WORDS "</div><div>gone</div></td></tr></table>"),
    2 },
  /* Ghost */
  { PAGE (MENU "<article class=article><h1>Keepme islands</h1><section class=gh-content>" WORDS
               "</section></article><section>gone</section>"),
    2 },
  /* Hexo */
  { PAGE ("<div class=header><h1>gone</h1></div><div class=main><div id=posts>"
          "<div class=post-block><h2>Keepme islands</h2><div class=post-body "
          "itemprop=articleBody>" WORDS "</div></div></div></div><div class=footer>gone</div>"),
    2 },
  /* documentation */
  { PAGE (MENU "<div role=main><h1>Keepme islands</h1>" WORDS "</div>" MENU), 2 },
  /* WeChat */
  { PAGE ("<div id=img-content><h1 class=rich_media_title>Keepme islands</h1>"
          "<div id=meta_content><span>keepme, the author</span></div>"
          "<div class=rich_media_content id=js_content><section>" WORDS "</section></div></div>"
          "<div id=js_pc_qr_code>gone</div><div class=rich_media_tool><p>gone</p></div>"),
    2 },
  /* Zhihu */
  { PAGE ("<header>gone</header><main><div class=Post-Row-Content><h1>Keepme islands</h1>"
          "<div class=Post-RichTextContainer>" WORDS "</div></div><div>gone</div></main>"),
    2 },
  /* answers below the article are articles themselves, and some teasers are */
  { PAGE ("<main><article><h1>Keepme islands</h1>" WORDS WORDS WORDS "</article>"
          "<article><p>gone: a short answer</p></article><article><p>gone</p></article></main>"),
    2 },
  /* an article in a cell, and words that are in no element */
  { PAGE ("gone <table><tr><td>gone</td><td><article>" WORDS "</article></td></tr></table>gone"),
    3 },
  /* in itself, as answers are */
  { PAGE (MENU "<article>" WORDS "<article><p>keepme</p></article></article>"), 1 },
};

static void
test_shapes (void)
{

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (SheafFragment) fragment = render (shapes[i].html);

      g_test_message ("%s", fragment->html);
      g_assert_cmpuint (count_around (fragment), ==, shapes[i].around);
      g_assert_null (strstr (fragment->html, "gone"));
      g_assert_null (strstr (fragment->html, "data-sheaf"));
      g_assert_nonnull (strstr (fragment->html, "Keepme, said"));
      g_assert_nonnull (strstr (fragment->html, "question mark"));
      g_assert_true (!strstr (shapes[i].html, "Keepme islands") ||
                     strstr (fragment->html, "Keepme islands"));
      g_assert_true (!strstr (shapes[i].html, "keepme") || strstr (fragment->html, "keepme"));
    }
}

/* What may not be reduced: nothing of it goes. */
static void
test_left_alone (void)
{
  static const char *const cases[] = {
    /* a list of articles, also in what else could be one */
    PAGE (MENU "<article>" WORDS "</article><article>" WORDS "</article>"),
    PAGE ("<main><article>" WORDS "</article><article>" WORDS "</article></main><p>all</p>"),
    PAGE ("<div id=content><div class=post>" WORDS "</div><div class=post>" WORDS
          "</div></div><p>all</p>"),
    PAGE ("<article>" WORDS WORDS WORDS "</article><article><p>all</p>" WORDS "</article>"),
    /* nothing in it, links only, and a part of the page that is too small */
    PAGE ("<article></article><p>all</p>" WORDS),
    PAGE ("<article><a href=/a>" WORDS "</a></article><p>all</p>" WORDS),
    PAGE ("<article><p>A short word.</p></article><p>all</p>"),
    PAGE ("<article>" WORDS "</article><div>" WORDS WORDS WORDS "</div><div>" WORDS WORDS WORDS
              WORDS WORDS WORDS WORDS WORDS WORDS WORDS WORDS WORDS WORDS WORDS WORDS "</div>"),
    /* nothing that is known for an article */
    PAGE ("<div><p>all</p></div><div>" WORDS "</div>"),
    /* nothing around it */
    PAGE ("<article>" WORDS "</article>"),
    PAGE ("<p> </p><script>x</script><main>" WORDS "</main><!-- all -->"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafFragment) fragment = render (cases[i]);
      g_autoptr (SheafFragment) whole = render_with (cases[i], SHEAF_FORMAT_HTML, NULL);

      g_test_message ("%s", fragment->html);
      g_assert_cmpuint (count_around (fragment), ==, 0);
      g_assert_true (!strstr (whole->html, ">all<") || strstr (fragment->html, ">all<"));
    }
}

/* Between the heading and the article stands what is read, and what is not. */
static void
test_between (void)
{
  g_autoptr (SheafFragment) fragment = render (PAGE (
      "<p>gone</p><h1>Keepme islands</h1><p>keepme: a sentence above</p><ul><li><a href=/>gone"
      "</a></li></ul><form><p>gone, this form</p></form><figure><img src=a.png alt=keepme-figure>"
      "</figure><div class=article-body>" WORDS "</div><p>gone</p>"));

  g_assert_null (strstr (fragment->html, "gone"));
  g_assert_nonnull (strstr (fragment->html, "Keepme islands"));
  g_assert_nonnull (strstr (fragment->html, "keepme: a"));
  g_assert_nonnull (strstr (fragment->html, "keepme-figure"));
}

/* It is about HTML documents, and about what the article writes: not about Markdown, and a name that is faked is worth
 * no more than the element. */
static void
test_names (void)
{
  g_autoptr (SheafCleaner) cleaner = sheaf_cleaner_files_load ("/nowhere");
  g_autoptr (SheafFragment) markdown =
      render_with ("<p>all</p>\n\n<article>" WORDS "</article>", SHEAF_FORMAT_MARKDOWN, cleaner);
  g_autoptr (SheafFragment) faked =
      render (PAGE ("<p>gone</p><div data-sheaf-name=article>" WORDS "</div>"));
  g_autoptr (SheafFragment) wrong =
      render (PAGE ("<p>all</p><nav data-sheaf-name=article>" WORDS "</nav>"));

  g_assert_nonnull (strstr (markdown->html, "all"));
  g_assert_null (strstr (faked->html, "gone"));
  g_assert_null (strstr (faked->html, "data-sheaf"));
  g_assert_nonnull (strstr (wrong->html, "all"));
}

/* The person's own rule is asked first, and others clean what is kept as if it were all. */
static void
test_own_rule (void)
{
  static const char json[] =
      "{\"sheaf-cleaning\":1,\"rules\":["
      "{\"id\":\"a\",\"name\":\"A\",\"match\":\"article\",\"do\":\"keep\"},"
      "{\"id\":\"b\",\"name\":\"B\",\"match\":\"p.end\",\"do\":\"hide\",\"place\":\"end\"}]}";
  static const char own[] =
      "{\"sheaf-cleaning\":1,\"rules\":["
      "{\"id\":\"c\",\"name\":\"C\",\"match\":[\"section.mine\", \"main\"],\"do\":\"keep\"}]}";
  g_autoptr (GPtrArray) rules =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_problem_free);
  g_autoptr (SheafCleaner) cleaner = NULL;
  g_autoptr (SheafFragment) fragment = NULL;
  const SheafHidden *hidden;

  sheaf_cleaner_read_rules (json, strlen (json), NULL, rules, problems);
  sheaf_cleaner_read_rules (own, strlen (own), "own.json", rules, problems);
  g_assert_cmpuint (problems->len, ==, 0);
  cleaner = sheaf_cleaner_new (rules, NULL);
  fragment = render_with (PAGE ("<article><p>gone</p><section class=mine>" WORDS
                                "<p class=end>gone</p></section></article>" WORDS "<p>gone</p>"),
                          SHEAF_FORMAT_HTML, cleaner);
  g_assert_null (strstr (fragment->html, "gone"));
  g_assert_cmpuint (fragment->hidden->len, ==, 2);
  hidden = fragment->hidden->pdata[0];
  g_assert_cmpstr (hidden->rule, ==, "c");
  g_assert_true (hidden->own);
  g_assert_cmpstr (hidden->excerpt, ==, "gone");
  g_assert_cmpstr (((const SheafHidden *) fragment->hidden->pdata[1])->rule, ==, "b");
}

/* Hostile ---------------------------------------------------------------------------------------- */

/* Returns: (transfer full): @count times @piece between @before and @after */
static char *
repeat (const char *before, const char *piece, guint count, const char *after)
{
  GString *html = g_string_new (before);

  for (guint i = 0; i < count; i++)
    g_string_append (html, piece);
  g_string_append (html, after);
  return g_string_free (html, FALSE);
}

/* However the page is made, what is read of it is read to the end. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *before, *piece;
    guint count;
    const char *after;
  } cases[] = {
    { "<p>all</p>", "<article><p>One of ten thousand, with a sentence.</p></article>", 10000, "" },
    { "", "<article>", 10000, WORDS "<p>all</p>" },
    { "", "<main><article>", 5000, WORDS "</article></main><p>all</p>" },
    { "", "<div class='post article entry-content hentry'>", 10000, WORDS "<p>all</p>" },
    { "<article>" WORDS, "<h1>x</h1>", 10000, "<p>all</p></article>" },
    { "", "<h1>x</h1>", 10000, "<main>" WORDS "<p>all</p></main>" },
    { "<main>" WORDS "<p>all</p></main>", "<p>", 50000, "" },
    { "<table>", "<tr><article>", 5000, WORDS "<p>all</p>" },
    { "<h1>x</h1>", "<i>", 20000, "<main>" WORDS "<p>all</p></main>" },
    { "", "</article></main>", 10000, "<main>" WORDS "<p>all</p></main>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html =
          repeat (cases[i].before, cases[i].piece, cases[i].count, cases[i].after);
      g_autoptr (SheafFragment) fragment = render (html);

      g_test_message ("%s", cases[i].piece);
      g_assert_nonnull (strstr (fragment->html, "all"));
    }
}

/* What it says of itself ------------------------------------------------------------------------- */

static SheafDraft *
make_draft (const char *html, const char *name)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  const SheafDraftOptions options = { .dialect = SHEAF_DIALECT_PLAIN, .zone = zone };
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  SheafDraft *draft = sheaf_draft_new (bytes, name, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (draft->article->warnings->len, ==, 0);
  return draft;
}

#define HEAD(head) "<html><head>" head "</head><body><p>Text</p></body></html>"

static const struct
{
  const char *html;
  const char *author, *date, *source;
} metas[] = {
  { HEAD ("<meta name=author content='Ann &amp; Bo'><meta name=pubdate content='2021-02-03'>"
          "<link rel='alternate canonical' href='https://a.example/x?a=1&amp;copy=2'>"),
    "Ann & Bo", "2021-02-03", "https://a.example/x?a=1&copy=2" },
  { HEAD ("<meta property='article:author' content='https://a.example/ann'>"
          "<meta property=og:url content=http://a.example/y>"),
    NULL, NULL, "http://a.example/y" },
  { HEAD ("<META PROPERTY='article:author' CONTENT='By  Ann Bee'>"), "Ann Bee", NULL, NULL },
  { HEAD ("<meta name=author content='@ann'><meta name=author content=''>"), NULL, NULL, NULL },
  /* the surest date that can be read */
  { HEAD ("<meta name=date content='2020-01-01'><meta property='article:published_time' "
          "content='2021-02-03T04:05:06+00:00'>"),
    NULL, "2021-02-03T04:05:06+00:00", NULL },
  { HEAD ("<meta name=date content='2020-01-01'><meta property='article:published_time' "
          "content='a while ago'>"),
    NULL, "2020-01-01", NULL },
  { HEAD ("<meta name=date content='a while ago'>"), NULL, NULL, NULL },
  { "<html><body><time datetime=2019-01-01>x</time><time itemprop=datePublished "
    "datetime=2021-02-03>x</time></body></html>",
    NULL, "2021-02-03", NULL },
  { "<html><body><time pubdate datetime=2021-02-03>x</time></body></html>", NULL, "2021-02-03",
    NULL },
  { HEAD ("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"author\":"
          "\"No\"},{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2021-02-03\",\"author\":"
          "[{\"name\":\"Ann\"},{\"name\":\"Bo\"}]}]}</script>"),
    "Ann, Bo", "2021-02-03", NULL },
  { HEAD ("<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":</script>"), NULL,
    NULL, NULL },
  { HEAD ("<script>'<meta name=author content=No>'</script><!-- <meta name=author content=No> "
          "-->"),
    NULL, NULL, NULL },
  /* saved by a browser, by SingleFile; an address that is only the site's gives way */
  { "<!-- saved from url=(0023)https://a.example/saved -->" HEAD (
        "<link rel=canonical href=https://a.example/>"),
    NULL, NULL, "https://a.example/saved" },
  { "<html><!--\n Page saved with SingleFile \n url: https://a.example/single \n saved date: x"
    "\n--><body></body></html>",
    NULL, NULL, "https://a.example/single" },
  { "<!-- saved from url=(0014)about:internet -->" HEAD (
        "<link rel=canonical href='javascript:x'><meta property=og:url content='file:///x'>"),
    NULL, NULL, NULL },
  { HEAD ("<link rel=canonical href=https://a.example/>"), NULL, NULL, "https://a.example/" },
  /* a fragment is no page; a header knows better */
  { "<meta name=author content=Ann><p>Text</p>", NULL, NULL, NULL },
  { "---\nauthor: Cy\ndate: 2001-01-01\nsource: https://b.example/\n---\n" HEAD (
        "<meta name=author content=Ann><meta name=date content=2021-02-03>"
        "<link rel=canonical href=https://a.example/x>"),
    "Cy", "2001-01-01", "https://b.example/" },
};

static void
test_meta (void)
{

  for (gsize i = 0; i < G_N_ELEMENTS (metas); i++)
    {
      g_autoptr (SheafDraft) draft = make_draft (metas[i].html, "page.html");

      g_test_message ("%s", metas[i].html);
      g_assert_cmpstr (draft->article->author, ==, metas[i].author);
      g_assert_cmpstr (draft->article->date_text, ==, metas[i].date);
      g_assert_true ((draft->article->date != SHEAF_DATE_NONE) == (metas[i].date != NULL));
      g_assert_cmpstr (draft->article->source, ==, metas[i].source);
    }
}

static void
test_title (void)
{
  static const struct
  {
    const char *html, *title;
  } cases[] = {
    { "<html><head><title>Nine islands - A site</title></head><body><h1>A site</h1>" MENU
      "<article><h1>Nine islands</h1>" WORDS "</article></body></html>",
      "Nine islands" },
    { "<html><head><meta property=og:title content='Nine islands'></head><body><h1>A site</h1>"
      "<p>Text</p></body></html>",
      "Nine islands" },
    { "<html><head><meta property=og:title content='Nine islands | A site'></head><body>"
      "<h1>Nine islands</h1><p>Text</p></body></html>",
      "Nine islands" },
    { "<html><head><title>A site</title></head><body><h1>Nine islands</h1></body></html>",
      "Nine islands" },
    { "<html><head><title>Nine islands</title></head><body><p>Text</p></body></html>",
      "Nine islands" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafDraft) draft = make_draft (cases[i].html, "page.html");

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (draft->article->title, ==, cases[i].title);
    }
}

/* The excerpt and the count are of the article, below its title. */
static void
test_excerpt (void)
{
  g_autoptr (SheafDraft) draft = make_draft (
      PAGE (MENU "<article><p>Travel</p><h1>Nine islands</h1>" WORDS "</article>" SIDE), "a.html");
  g_autoptr (SheafDraft) whole = make_draft (PAGE (MENU "<div>" WORDS "</div>" SIDE), "a.html");

  g_assert_true (g_str_has_prefix (draft->article->excerpt, "The ferry leaves at seven."));
  g_assert_true (g_str_has_prefix (whole->article->excerpt, "gone gone The ferry"));
  g_assert_cmpuint (draft->article->words, <, whole->article->words);
}

static void
test_language (void)
{
  g_autoptr (SheafDraft) taiwan =
      make_draft ("<html lang=zh-Hant-TW><body><p>這是一篇關於島嶼的文章，寫得很長，說了很多話。"
                  "</p></body></html>",
                  "a.html");
  g_autoptr (SheafDraft) english = make_draft (
      "<html lang=zh-CN><body><p>The text is in English, whatever the page says of it: the islands "
      "are nine, and the mate of the ship has counted them.</p></body></html>",
      "a.html");
  g_autoptr (SheafDraft) none =
      make_draft ("<html lang='x\"y'><body><p>1 2 3</p></body></html>", "1.html");
  g_autoptr (SheafDraft) said =
      make_draft ("<html lang=fi><body><p>1 2 3</p></body></html>", "1.html");

  g_assert_cmpstr (taiwan->article->language, ==, "zh-Hant-TW");
  g_assert_cmpstr (english->article->language, ==, "en");
  g_assert_cmpstr (none->article->language, ==, NULL);
  g_assert_cmpstr (said->article->language, ==, "fi");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whole-page/shapes", test_shapes);
  g_test_add_func ("/whole-page/left-alone", test_left_alone);
  g_test_add_func ("/whole-page/between", test_between);
  g_test_add_func ("/whole-page/names", test_names);
  g_test_add_func ("/whole-page/own-rule", test_own_rule);
  g_test_add_func ("/whole-page/hostile", test_hostile);
  g_test_add_func ("/whole-page/meta", test_meta);
  g_test_add_func ("/whole-page/title", test_title);
  g_test_add_func ("/whole-page/excerpt", test_excerpt);
  g_test_add_func ("/whole-page/language", test_language);
  return g_test_run ();
}
