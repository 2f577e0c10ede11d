/* test-sanitizer.c: what of an article's HTML is let through, and what it becomes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sanitizer-cases.h"

#include "core/error.h"

#include <pthread.h>
#include <string.h>

#define PNG "data:image/png;base64,iVBORw0KGgo="

/* Elements -------------------------------------------------------------------------------------- */

static const Case elements[] = {
  { "", "" },
  { "plain text", "plain text" },
  { "<p>a<b>b</b><i>c</i></p>", "<p>a<b>b</b><i>c</i></p>" },
  { "<P ONCLICK=x>a</P>", "<p>a</p>" },
  { "<blink>a</blink><x-y>b</x-y>", "ab" },
  { "<font color=red>a</font> <big>b</big>", "a b" },
  { "<center>a</center><section>b</section>", "<div align=\"center\">a</div><div>b</div>" },
  { "<strike>a</strike><tt>b</tt><acronym title=c>d</acronym>",
    "<s>a</s><code>b</code><abbr title=\"c\">d</abbr>" },
  { "a<script>b</script><style>c</style><template>d</template>e", "ae" },
  { "a<svg><text>b</text></svg>c<iframe>d</iframe>e", "ace" },
  { "<title>a</title><textarea><b>c</textarea><xmp><b>d</xmp>",
    "<div>&lt;b&gt;c</div><pre>&lt;b&gt;d</pre>" },
  { "<noscript>a</noscript><noembed>b</noembed><noframes>c</noframes>", "a" },
  { "<!-- a --><?b?><![CDATA[c]]>d", "d" },
  { "<form action=x>a<input value=b><button>c</button><select><option>d</select></form>",
    "<div>ac<br>d</div>" },
  { "<object data=x>a</object><applet>b</applet><canvas>c</canvas>", "abc" },
  { "<link rel=preconnect href=http://x><meta http-equiv=refresh content=0><base href=http://x>a",
    "a" },
  { "<body bgcolor=red onload=x>a", "a" },
  { "<html dir=rtl lang=he><body>a", "<div dir=\"rtl\" lang=\"he\">a</div>" },
  { "<h2 align=center>a</h2><hr size=3><br clear=all>", "<h2 align=\"center\">a</h2><hr><br>" },
  { "<span>a</span><span class=x>b</span><span lang=zh>c</span>", "ab<span lang=\"zh\">c</span>" },
  { "<details open onToggle=x><summary>a</summary>b</details>",
    "<details open=\"\"><summary>a</summary>b</details>" },
  { "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>" },
  { "<ol start=3 type=a reversed><li value=7>a</ol>",
    "<ol start=\"3\" type=\"a\" reversed=\"\"><li value=\"7\">a</li></ol>" },
  { "<ol start=99999999999 type=x><li value=b>a</ol>", "<ol><li>a</li></ol>" },
  { "<p>x<math><mi>E</mi><annotation encoding=tex>E=mc^2</annotation></math></p>",
    "<p>xE=mc^2</p>" },
  { "<math><mi>a</mi><mo>+</mo><mi>b</mi></math>", "a+b" },
  { "<time datetime=\"2021-11-12\">a</time><time datetime=\"x()\">b</time>",
    "<time datetime=\"2021-11-12\">a</time><time>b</time>" },
};

static void
test_elements (void)
{
  check_cases (elements, G_N_ELEMENTS (elements), NULL);
}

/* What the parser would move is written where it will stay. */
static const Case structure[] = {
  { "<table><tr><td>a",
    "<div class=\"table\"><table><tbody><tr><td>a</td></tr></tbody></table></div>" },
  { "<table><tr><td><table><tr><td>a</table></table>",
    "<div class=\"table\"><table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table>"
    "</td></tr></tbody></table></div>" },
  { "<table><colgroup><col span=9><thead><tr><th colspan=2 rowspan=9999>a</table>",
    "<div class=\"table\"><table><thead><tr><th colspan=\"2\">a</th></tr></thead></table></div>" },
  { "<table>a<tr><td>b</table>",
    "a<div class=\"table\"><table><tbody><tr><td>b</td></tr></tbody></table></div>" },
  { "<tr><td>a</td></tr>", "a" },
  { "<p><object><p>a</p></object>b</p>", "<div><p>a</p>b</div>" },
  { "<a href=http://x>a<object><a href=http://y>b</a></object></a>",
    "<a href=\"http://x\">ab</a>" },
  { "<h1><object><h2>a</h2></object></h1>", "<h1>\na</h1>" },
  { "<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>" },
  { "<li>a<object><li>b</li></object></li>", "<li>a\nb</li>" },
  { "<b><p>a</b>b</p>", "<b></b><p><b>a</b>b</p>" },
  { "<pre>\n\na\n</pre>", "<pre>\n\na\n</pre>" },
  { "<pre>\na</pre>", "<pre>a</pre>" },
  { "&lt;script&gt;&amp;lt;&quot;&nbsp;", "&lt;script&gt;&amp;lt;\"\xC2\xA0" },
  { "<p title='\"&lt;'>&#123;&#125;</p>", "<p>{}</p>" },
  /* What is not a character is replaced however it is written, and a number of any length is read as one. */
  { "\001&#1;\177&#127;\302\201&#129;&#xFFFE;&#x2029F;",
    "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\U0002029F" },
  { "<abbr title='&#1;&#4294967361;'>&#4294967361;&#x100000041;</abbr>&#00000000000065;",
    "<abbr title=\"\uFFFD\uFFFD\">\uFFFD\uFFFD</abbr>A" },
  { "<ul><li><input type=checkbox> a<li><p><input type=CHECKBOX checked> b</p></ul>",
    "<ul><li class=\"task\">☐ a</li><li class=\"task\"><p>☑ b</p></li></ul>" },
};

static void
test_structure (void)
{
  check_cases (structure, G_N_ELEMENTS (structure), NULL);
}

/* Attributes ------------------------------------------------------------------------------------ */

static const Case attributes[] = {
  { "<p id=a class=b name=c data-d=e onclick=f contenteditable hidden tabindex=1>x</p>",
    "<p>x</p>" },
  { "<p/onclick=a>x</p>", "<p>x</p>" },
  { "<p \x0c"
    "onclick=a>x</p>",
    "<p>x</p>" },
  { "<p onclick\n=a style=\"text-align:center\">x</p>", "<p style=\"text-align:center\">x</p>" },
  { "<p lang=zh-Hans dir=RTL>x</p>", "<p lang=\"zh-Hans\" dir=\"RTL\">x</p>" },
  { "<p lang='a\" onclick=b' dir=up>x</p>", "<p>x</p>" },
  { "<p align='expression(1)'>x</p>", "<p>x</p>" },
  { "<li class=task>x</li><p class=task>y</p>", "<li class=\"task\">x</li><p>y</p>" },
  { "<div class=sheaf-head>x</div>", "<div>x</div>" },
};

static const Case styles[] = {
  { "<p style='color:red'>x</p>", "<p>x</p>" },
  { "<p style='TEXT-ALIGN : Right ; position:fixed'>x</p>", "<p style=\"text-align:right\">x</p>" },
  { "<p style='text-align:cen\\ter'>x</p>", "<p>x</p>" },
  { "<p style='text-align:center/**/'>x</p>", "<p>x</p>" },
  { "<p style='text-align:center !important'>x</p>", "<p>x</p>" },
  { "<p style='text-align:var(--a)'>x</p>", "<p>x</p>" },
  { "<p style='list-style-type:url(http://x)'>x</p>", "<p>x</p>" },
  { "<p style='background:url(http://x);font-weight:700;margin:-9px;z-index:9'>x</p>",
    "<p style=\"font-weight:700\">x</p>" },
  { "<p style='font-style:italic;;:;a:b:c;text-indent:2em'>x</p>",
    "<p style=\"font-style:italic;text-indent:2em\">x</p>" },
  { "<p style='behavior:url(#x)'>x</p>", "<p>x</p>" },
  { "<p style=\"text-align:left center\">x</p>", "<p>x</p>" },
};

static void
test_attributes (void)
{
  check_cases (attributes, G_N_ELEMENTS (attributes), NULL);
  check_cases (styles, G_N_ELEMENTS (styles), NULL);
}

/* Addresses ------------------------------------------------------------------------------------- */

static const Case links[] = {
  { "<a href=http://a.example/?b&c>x</a>", "<a href=\"http://a.example/?b&amp;c\">x</a>" },
  { "<a href=HTTPS://a.example title='b \"c\"'>x</a>",
    "<a href=\"HTTPS://a.example\" title=\"b &quot;c&quot;\">x</a>" },
  { "<a href=//a.example/b>x</a>", "<a href=\"https://a.example/b\">x</a>" },
  { "<a href='\\\\a.example/b'>x</a>", "<a href=\"https://a.example/b\">x</a>" },
  { "<a href=mailto:a@b.example>x</a>", "<a href=\"mailto:a@b.example\">x</a>" },
  { "<a href='  http://a.example\n/b '>x</a>", "<a href=\"http://a.example/b\">x</a>" },
  { "<a href=b.html>x</a><a href=/b>y</a><a href='?c'>z</a><a href=''>w</a><a>v</a>", "xyzwv" },
  { "<a href=javascript:a>x</a>", "x" },
  { "<a href=' \x01 JaVa&Tab;scr&NewLine;ipt&colon;a'>x</a>", "x" },
  { "<a href='java\tscript:a'>x</a>", "x" },
  { "<a href='\xC2\xA0javascript:a'>x</a>", "x" },
  { "<a href=vbscript:a>a</a><a href=data:text/html,b>b</a><a href=blob:c>c</a>", "abc" },
  { "<a href=file:///etc/passwd>a</a><a href=article:///5/picture/1>b</a>", "ab" },
  { "<a href=http:>a</a><a href=https:///>b</a>", "ab" },
  { "<a href=view-source:http://a>a</a><a href=http+unix://a>b</a>", "ab" },
  { "<a href=http://a.example ping=http://b target=_top download>x</a>",
    "<a href=\"http://a.example\">x</a>" },
};

static void
test_links (void)
{
  static const struct
  {
    const char *address;
    gboolean safe;
  } cases[] = {
    { "http://a", TRUE },
    { " \t\nhttps://a\n", TRUE },
    { "mailto:a", TRUE },
    { "#a", TRUE },
    { "HT\tTP://a", TRUE },
    { "javascript:a", FALSE },
    { "\x1Fjavascript:", FALSE },
    { "//a", FALSE },
    { "a", FALSE },
    { "", FALSE },
    { "ftp://a", FALSE },
    { "data:image/png;base64,", FALSE },
    { "http", FALSE },
    { "http:", FALSE },
    { "article:///1", FALSE },
  };

  check_cases (links, G_N_ELEMENTS (links), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sheaf_address_is_safe_link (cases[i].address), ==, cases[i].safe);
}

/* Pictures -------------------------------------------------------------------------------------- */

#define BOX(text) "<span class=\"picture\">" text "</span>"

/* May come from its host. */
#define REMOTE(text) "<span class=\"picture\" data-picture=\"0\">" text "</span>"

static const Case pictures[] = {
  { "<img src=" PNG " alt='a\"b' width=10 height=99999 onerror=x>",
    "<img src=\"article:///5/picture/0\" alt=\"a&quot;b\" width=\"10\">" },
  { "<img src='data:image/svg+xml,<svg onload=x>'>", "" },
  { "<img src='data:text/html,x' alt=a>", BOX ("a") },
  { "<img src=http://A.example/b.png alt=c>", REMOTE ("c <small>a.example</small>") },
  { "<img src=//a.example/b.png srcset='http://b 2x' loading=lazy>",
    REMOTE ("<small>a.example</small>") },
  { "<img src='https://proxy.example/?http://a.example/b'>", REMOTE ("<small>a.example</small>") },
  { "<img src='https://proxy.example/i?w=1&url=http%3A%2F%2Fa.example%2Fb'>",
    REMOTE ("<small>a.example</small>") },
  { "<img src=http://user:pass@a.example:8080/b>", REMOTE ("<small>a.example:8080</small>") },
  { "<img src=b/%E5%9B%BE%201.png?c>", BOX ("<small>图 1.png</small>") },
  { "<img src='C:\\d\\e.png'><img src=file:///etc/f.png>",
    BOX ("<small>e.png</small>") BOX ("<small>f.png</small>") },
  { "<img src=javascript:a alt=' '>", "" },
  { "<img data-original=http://a.example/b src=" PNG ">", REMOTE ("<small>a.example</small>") },
  { "<img data-src=1 src=" PNG " alt=c>", "<img src=\"article:///5/picture/0\" alt=\"c\">" },
  { "<img srcset='http://a.example/1 1x, http://b.example/2 2x'>",
    REMOTE ("<small>b.example</small>") },
  { "<picture><source srcset=http://x><img src=http://a.example/b></picture>",
    REMOTE ("<small>a.example</small>") },
  { "<img src=http://a.example/b><noscript><img src=http://a.example/b>c</noscript>",
    REMOTE ("<small>a.example</small>") "c" },
  { "<img src=article:///5/picture/0 alt=''>", "<img src=\"article:///5/picture/0\" alt=\"\">" },
  { "<img src=article:///6/picture/0 alt=a><img src=article:///5/../6 alt=b>",
    BOX ("a") BOX ("b") },
  { "<img src=article:///5/picture/0x alt=a>", BOX ("a") },
  { "<input type=image src=http://a>", "" },
  /* As large as the picture that may come, where the article says that well. */
  { "<img src=http://a.example/b width=640 height=360>",
    "<span class=\"picture\" data-picture=\"0\" style=\"width:640px;aspect-ratio:640/360\">"
    "<small>a.example</small></span>" },
  { "<img src=http://a.example/b width=50% height=360>", REMOTE ("<small>a.example</small>") },
  { "<img src=http://a.example/b width=10001 height=1>", REMOTE ("<small>a.example</small>") },
  { "<img src=http://a.example/b width=+1 height=0>", REMOTE ("<small>a.example</small>") },
  { "<img src=b.png width=640 height=360>", BOX ("<small>b.png</small>") },
  { "<span data-picture=a style='width:1px;aspect-ratio:1/10001'>a</span>"
    "<span data-picture=1234567890 style='width:1px;aspect-ratio:1/1;color:red'>b</span>"
    "<p data-picture=1 style='width:1px;aspect-ratio:1/1'>c</p>",
    "ab<p>c</p>" },
};

static const Case media[] = {
  { "<video src=http://a.example/v poster=http://x autoplay>none</video>",
    "<a href=\"http://a.example/v\" class=\"media\">a.example</a>" },
  { "<audio><source src=//a.example/v></audio>b",
    "<a href=\"https://a.example/v\" class=\"media\">a.example</a>b" },
  { "<video src=http://a.example/v>unclosed",
    "<a href=\"http://a.example/v\" class=\"media\">a.example</a>unclosed" },
  { "<iframe src='//player.example/?a&b' srcdoc='<script>'></iframe>",
    "<a href=\"https://player.example/?a&amp;b\" class=\"media\">player.example</a>" },
  { "<iframe src=javascript:a></iframe><embed src=data:a><object data=x.swf>b</object>", "b" },
  { "<a href=http://a.example><iframe src=http://b.example></iframe></a>",
    "<a href=\"http://a.example\">b.example</a>" },
};

static void
test_pictures (void)
{
  const SheafSanitizerOptions options = { .article = 5 };

  check_cases (pictures, G_N_ELEMENTS (pictures), &options);
  check_cases (media, G_N_ELEMENTS (media), &options);
}

static void
test_picture_list (void)
{
  const char *html = "<img src=http://a/1 alt=one><img src=" PNG "><img src=http://a/1>"
                     "<img src=javascript:x><img src='d/e.png'>";
  g_autoptr (SheafFragment) fragment =
      sheaf_sanitizer_run (html, strlen (html), &with_ids, NULL, NULL);
  const SheafPicture *first;

  g_assert_cmpuint (fragment->pictures->len, ==, 3);
  first = fragment->pictures->pdata[0];
  g_assert_cmpstr (first->address, ==, "http://a/1");
  g_assert_cmpstr (first->alternative, ==, "one");
  g_assert_cmpstr (((SheafPicture *) fragment->pictures->pdata[1])->address, ==, PNG);
  g_assert_cmpstr (((SheafPicture *) fragment->pictures->pdata[2])->address, ==, "d/e.png");
  g_assert_nonnull (strstr (fragment->html, "article:///5/picture/1"));
}

/* Without an article there is nothing an article: address could mean. */
/* What stands below a picture, rather than what stands for it. */
static void
test_captions (void)
{
  static const struct
  {
    const char *html;
    const char *caption;
  } pages[] = {
    { "<figure><img src='a.png' alt='x'><figcaption>A <b>red</b> one</figcaption></figure>",
      "A red one" },
    { "<figure><a href='b.png'><picture><img src='a.png' title='t'></picture></a>"
      "<figcaption>Below<script>no()</script></figcaption></figure>",
      "Below" },
    { "<figure><figcaption> </figcaption><img src='a.png' title='Its title'></figure>",
      "Its title" },
    { "<figure><div><img src='a.png'></div></figure><figcaption>Elsewhere</figcaption>", NULL },
    { "<p><img src='a.png' alt='x' title=' '></p>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (SheafFragment) fragment =
          sheaf_sanitizer_run (pages[i].html, strlen (pages[i].html), &with_ids, NULL, NULL);
      const SheafPicture *picture = g_ptr_array_index (fragment->pictures, 0);

      g_assert_cmpstr (picture->caption, ==, pages[i].caption);
    }
}

static void
test_no_article (void)
{
  g_autofree char *clean =
      sanitize ("<img src=" PNG " alt=a><img src=article:///0/picture/0 alt=b>", NULL);

  g_assert_cmpstr (clean, ==, BOX ("a") BOX ("b"));
}

/* Blocks ---------------------------------------------------------------------------------------- */

static const Case blocks[] = {
  { "<h1 id=x>a</h1><p>b<br>c</p><ul><li>d</ul>",
    "<h1 id=\"b1\">a</h1><p id=\"b2\">b<br>c</p><ul id=\"b3\"><li id=\"b4\">d</li></ul>" },
  { "<a href='#x'>a</a><p>b</p><h2 id=x>c</h2>",
    "<a href=\"#b2\">a</a><p id=\"b1\">b</p><h2 id=\"b2\">c</h2>" },
  { "<p>a<a name=x></a>b</p><a href='#x'>c</a><a href='#y'>d</a><a href='#'>e</a>",
    "<p id=\"b1\">ab</p><a href=\"#b1\">c</a>d<a href=\"#\">e</a>" },
  { "<a id='中 文'></a><h2>a</h2><a href='#%E4%B8%AD%20文'>b</a>",
    "<h2 id=\"b1\">a</h2><a href=\"#b1\">b</a>" },
  { "<a href='#The-Heading'>a</a><a href='#Nothing'>b</a><h2 id='the-heading'>c</h2>",
    "<a href=\"#b1\">a</a>b<h2 id=\"b1\">c</h2>" },
  { "<figure id=x><a href='#x'><div>a</div></a></figure>",
    "<figure id=\"b1\"><a href=\"#b1\"><div id=\"b2\">a</div></a></figure>" },
  { "<ul><li><hr id=x></ul><a href='#x'>a</a>",
    "<ul id=\"b1\"><li id=\"b2\"><hr id=\"b3\"></li></ul><a href=\"#b3\">a</a>" },
  { "<b id=x>a</b><a href='#x'>b</a>", "<b>a</b><a href=\"#\">b</a>" },
  { "<table><tr><td>a</table><hr>",
    "<div class=\"table\"><table id=\"b1\"><tbody><tr><td>a</td></tr></tbody></table></div>"
    "<hr id=\"b2\">" },
};

static void
test_blocks (void)
{
  const char *html = "<p>a<p>b<p>c";
  g_autoptr (SheafFragment) fragment =
      sheaf_sanitizer_run (html, strlen (html), &with_ids, NULL, NULL);

  check_cases (blocks, G_N_ELEMENTS (blocks), &with_ids);
  g_assert_cmpuint (fragment->blocks, ==, 3);
}

/* Limits ---------------------------------------------------------------------------------------- */

static char *
repeat (const char *before, const char *unit, guint n, const char *after)
{
  GString *text = g_string_new (before);

  while (n-- > 0)
    g_string_append (text, unit);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

/* Runs in a thread with a stack on which recursion over these would not last. */
static void *
sanitize_cb (void *html)
{
  g_autoptr (GError) error = NULL;
  SheafFragment *fragment = sheaf_sanitizer_run (html, strlen (html), &with_ids, NULL, &error);

  if (!fragment)
    g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  return fragment;
}

static SheafFragment *
sanitize_on_small_stack (char *html)
{
  pthread_attr_t settings;
  pthread_t thread;
  void *fragment;

  g_assert_cmpint (pthread_attr_init (&settings), ==, 0);
  g_assert_cmpint (pthread_attr_setstacksize (&settings, 256 * 1024), ==, 0);
  g_assert_cmpint (pthread_create (&thread, &settings, sanitize_cb, html), ==, 0);
  g_assert_cmpint (pthread_join (thread, &fragment), ==, 0);
  pthread_attr_destroy (&settings);
  return fragment;
}

/* Every one is either laid out, with its first words, or refused; in seconds (SAFETY P5). */
static void
test_bombs (void)
{
  static const struct
  {
    const char *unit;
    guint n;
    gboolean laid_out;
  } bombs[] = {
    { "<div>", 200000, TRUE },
    { "<b>", 200000, TRUE },
    { "<span lang=a>", 200000, TRUE },
    { "<table><tr><td>", 50000, TRUE },
    { "<ul><li>", 100000, TRUE },
    { "<blockquote>a</blockquote>", 50000, TRUE },
    { "<p>a", 100000, TRUE },
    { "<li>a<li>b", 50000, TRUE },
    { "</p>", 100000, TRUE },
    { "<svg>", 100000, TRUE },
    { "<svg><desc><x/>", 50000, FALSE },
    { "<math><mi>", 100000, FALSE },
    { "<a href=x><div>", 100000, FALSE },
    { "<object><p></object>", 50000, FALSE },
    { "<template>", 100000, FALSE },
    { "<select><option>", 100000, FALSE },
    { "<!--", 500000, TRUE },
    { "<!doctype html>", 100000, TRUE },
    { "<![CDATA[", 100000, TRUE },
    { "&amp;", 500000, TRUE },
    { "<p><b a=1><i>", 20000, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autofree char *html = repeat ("<p>keepme</p>", bombs[i].unit, bombs[i].n, "end");
      gint64 start = g_get_monotonic_time ();
      g_autoptr (SheafFragment) fragment = sanitize_on_small_stack (html);

      g_test_message ("%s x %u: %s in %.0f ms", bombs[i].unit, bombs[i].n,
                      fragment ? "laid out" : "refused",
                      (double) (g_get_monotonic_time () - start) / 1000);
      if (bombs[i].laid_out)
        g_assert_nonnull (fragment);
      if (fragment)
        g_assert_nonnull (strstr (fragment->html, "keepme"));
    }
}

/* Each made some gumbo stop the program by an assertion (its issues 276, 278, 330; nokogumbo's 125; the
 * first found by our own fuzzing). */
static void
test_assertions (void)
{
  static const char *const crashers[] = {
    "<table><details>&#13; "
    "<svg><foreignObject><tr>&amp;<script></script><main><tr>]]></table>--><desc>"
    "<![CDATA[q]]><tfoot>&lt;<title>",
    "<table><th><math><td></tr>",
    "<b><nobr><r><d><r><ol></b><nobr>",
    "<d0tx0i0t><option></d0tX0i0t>",
    "<template>\x01<template></template>",
    "<!DOCTYPE a PUBLIC''",
    "<svg><![CDATA[",
    "<select><table><tr><td></select>",
    "<frameset><frame><noframes><frameset></frameset>a",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (crashers); i++)
    {
      g_autofree char *html = g_strconcat ("<p>keepme</p>", crashers[i], NULL);
      g_autofree char *clean = sanitize (html, &with_ids);

      g_assert_nonnull (strstr (clean, "keepme"));
    }
}

static void
test_attribute_bomb (void)
{
  g_autoptr (GString) html = g_string_new ("<p title=x ");
  g_autofree char *clean = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (html, "a%u=%u ", i, i);
  g_string_append (html, ">keepme</p>");
  clean = sanitize (html->str, NULL);
  g_assert_cmpstr (clean, ==, "<p>keepme</p>");
}

/* Formatting elements that differ are all opened again in each paragraph. */
static void
test_formatting_bomb (void)
{
  g_autoptr (GString) html = g_string_new ("<p>keepme</p>");
  g_autoptr (SheafFragment) fragment = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (html, "<p><b lang=a%u></p>", i);
  fragment = sanitize_on_small_stack (html->str);
  g_assert_true (!fragment || strstr (fragment->html, "keepme"));
}

static void
test_depth (void)
{
  g_autofree char *html = repeat ("", "<div>a", 1000, "");
  g_autofree char *clean = sanitize (html, NULL);
  guint depth = 0;
  guint deepest = 0;
  guint letters = 0;

  for (const char *p = clean; *p; p++)
    {
      depth += g_str_has_prefix (p, "<div>");
      depth -= g_str_has_prefix (p, "</div>");
      deepest = MAX (deepest, depth);
      letters += *p == 'a';
    }
  g_assert_cmpuint (depth, ==, 0);
  g_assert_cmpuint (deepest, ==, 256);
  g_assert_cmpuint (letters, ==, 1000);
}

static void
test_cancelled (void)
{
  g_autofree char *html = repeat ("", "<p>a</p>", 20000, "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sheaf_sanitizer_run (html, strlen (html), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sanitizer/elements", test_elements);
  g_test_add_func ("/sanitizer/structure", test_structure);
  g_test_add_func ("/sanitizer/attributes", test_attributes);
  g_test_add_func ("/sanitizer/links", test_links);
  g_test_add_func ("/sanitizer/pictures", test_pictures);
  g_test_add_func ("/sanitizer/picture-list", test_picture_list);
  g_test_add_func ("/sanitizer/captions", test_captions);
  g_test_add_func ("/sanitizer/no-article", test_no_article);
  g_test_add_func ("/sanitizer/blocks", test_blocks);
  g_test_add_func ("/sanitizer/bombs", test_bombs);
  g_test_add_func ("/sanitizer/assertions", test_assertions);
  g_test_add_func ("/sanitizer/attribute-bomb", test_attribute_bomb);
  g_test_add_func ("/sanitizer/formatting-bomb", test_formatting_bomb);
  g_test_add_func ("/sanitizer/depth", test_depth);
  g_test_add_func ("/sanitizer/cancelled", test_cancelled);
  return g_test_run ();
}
