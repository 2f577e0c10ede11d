/* test-page-look.c: the colours and the type of a page, and what stands above its text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-head.h"
#include "core/page-style.h"
#include "core/page-title.h"
#include "core/page.h"
#include "core/reading-time.h"

#include <math.h>
#include <string.h>

/* What WCAG 2.2 asks for at level AA (1.4.3). */
#define AA 4.5

/* Contrast --------------------------------------------------------------------------------------- */

typedef struct
{
  double red, green, blue; /* 0 … 1 */
} Colour;

static Colour
parse (const char *text)
{
  guint64 value;

  g_assert_cmpuint (strlen (text), ==, 7);
  g_assert_true (text[0] == '#');
  value = g_ascii_strtoull (text + 1, NULL, 16);
  return (Colour){ (double) (value >> 16) / 255, (double) (value >> 8 & 255) / 255,
                   (double) (value & 255) / 255 };
}

/* As color-mix (in srgb) does. */
static Colour
mix (Colour one, double share, Colour other)
{
  return (Colour){ one.red * share + other.red * (1 - share),
                   one.green * share + other.green * (1 - share),
                   one.blue * share + other.blue * (1 - share) };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (Colour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green) +
         0.0722 * linear (colour.blue);
}

static double
contrast (Colour one, Colour other)
{
  const double a = luminance (one);
  const double b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
check_contrast (SheafPageTheme theme, const char *what, Colour text, Colour ground)
{
  const double found = contrast (text, ground);

  if (found < AA)
    g_error ("%s: %s has a contrast of %.2f", sheaf_page_theme_to_string (theme), what, found);
}

static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (contrast (parse ("#ffffff"), parse ("#000000")), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (contrast (parse ("#777777"), parse ("#ffffff")), 4.48, 0.005);
  for (SheafPageTheme theme = SHEAF_PAGE_THEME_LIGHT; theme <= SHEAF_PAGE_THEME_BLACK; theme++)
    {
      const SheafPageColours *colours = sheaf_page_theme_colours (theme, FALSE);
      const Colour paper = parse (colours->paper);
      const Colour wash = parse (colours->wash);
      const Colour ink = parse (colours->ink);

      check_contrast (theme, "text", ink, paper);
      check_contrast (theme, "code", ink, wash);
      check_contrast (theme, "a mark", ink, parse (colours->mark));
      for (guint i = 0; i < SHEAF_PAGE_N_NOTES; i++)
        {
          check_contrast (theme, "a highlight", ink, parse (colours->notes[i]));
          check_contrast (theme, "a link in a highlight", parse (colours->link),
                          parse (colours->notes[i]));
        }
      check_contrast (theme, "what is read aloud", ink, parse (colours->spoken));
      check_contrast (theme, "a caption", parse (colours->quiet), paper);
      check_contrast (theme, "a box", parse (colours->quiet), wash);
      check_contrast (theme, "a link", parse (colours->link), paper);
      check_contrast (theme, "a link in a box", parse (colours->link), wash);
      /* page.css: blockquote, ::selection */
      check_contrast (theme, "a quotation", mix (ink, 0.82, paper), paper);
      check_contrast (theme, "what is selected", ink, mix (parse (colours->link), 0.28, paper));
    }
}

static void
test_themes (void)
{
  g_assert_true (sheaf_page_theme_colours (SHEAF_PAGE_THEME_DESKTOP, TRUE) ==
                 sheaf_page_theme_colours (SHEAF_PAGE_THEME_DARK, FALSE));
  g_assert_true (sheaf_page_theme_colours (SHEAF_PAGE_THEME_DESKTOP, FALSE) ==
                 sheaf_page_theme_colours (SHEAF_PAGE_THEME_LIGHT, TRUE));
  g_assert_true (sheaf_page_theme_is_dark (SHEAF_PAGE_THEME_BLACK, FALSE));
  g_assert_false (sheaf_page_theme_is_dark (SHEAF_PAGE_THEME_SEPIA, TRUE));
  for (SheafPageTheme theme = SHEAF_PAGE_THEME_DESKTOP; theme <= SHEAF_PAGE_THEME_BLACK; theme++)
    g_assert_cmpint (sheaf_page_theme_from_string (sheaf_page_theme_to_string (theme)), ==, theme);
  g_assert_cmpint (sheaf_page_theme_from_string ("pink"), ==, SHEAF_PAGE_THEME_DESKTOP);
}

/* The sheet -------------------------------------------------------------------------------------- */

static void
assert_css (const SheafPageStyle *style, const char *holds, const char *lacks)
{
  g_autofree char *css = sheaf_page_style_to_css (style);

  if (holds && !strstr (css, holds))
    g_error ("\"%s\" is not in\n%s", holds, css);
  if (lacks && strstr (css, lacks))
    g_error ("\"%s\" is in\n%s", lacks, css);
}

static void
test_style (void)
{
  SheafPageStyle style = SHEAF_PAGE_STYLE_INIT;

  assert_css (&style, "--size: 1.00 !important", "--text-latin");
  assert_css (&style, "--paper: #ffffff !important", "--align");
  assert_css (&style, "color-scheme: light", "--indent");
  style.dark = TRUE;
  assert_css (&style, "--paper: #1e1e1e !important", "--hyphens");
  style.theme = SHEAF_PAGE_THEME_SEPIA;
  assert_css (&style, "color-scheme: light", "#1e1e1e");
  style.size = 205;
  style.line_spacing = 90;
  style.width = 130;
  assert_css (&style, "--size: 2.05 !important", NULL);
  assert_css (&style, "--spacing: 0.90 !important", NULL);
  assert_css (&style, "--measure: 1.30 !important", NULL);
  style.justify = style.indent = style.hyphenate = TRUE;
  assert_css (&style, "--align: justify !important", NULL);
  assert_css (&style, "--indent: 2em !important", NULL);
  assert_css (&style, "--hyphens: auto !important", NULL);
  assert_css (&style, "--quiet: #6d5d47", NULL);
  style.high_contrast = TRUE;
  assert_css (&style, "--quiet: #3d3327", "#6d5d47");
}

/* A font's name is data: whatever it is, it stays a string. */
static void
test_font (void)
{
  SheafPageStyle style = SHEAF_PAGE_STYLE_INIT;

  style.font = SHEAF_PAGE_FONT_SANS;
  assert_css (&style, "--text-latin: var(--sans) !important", "--mono");
  style.mono = "DejaVu Sans Mono";
  assert_css (&style, "--mono: \"DejaVu Sans Mono\", monospace !important", NULL);
  style.font = SHEAF_PAGE_FONT_OWN;
  assert_css (&style, NULL, "--text-latin");
  style.family = "霞鹜文楷";
  assert_css (&style, "--text-cjk: \"霞鹜文楷\", var(--serif-cjk)", NULL);
  style.family = "a\"; } </style>\\\n* { display: none";
  assert_css (&style, "\"a\\22 ; } \\3c /style>\\5c \\a * { display: none\"", "</style");
}

/* Reading time ----------------------------------------------------------------------------------- */

static guint
minutes (const char *text, guint times)
{
  g_autoptr (GString) html = g_string_new ("<p id=\"b1\">");

  for (guint i = 0; i < times; i++)
    g_string_append (html, text);
  return sheaf_reading_minutes (html->str);
}

static void
test_reading_time (void)
{
  g_assert_cmpuint (sheaf_reading_minutes (""), ==, 0);
  g_assert_cmpuint (sheaf_reading_minutes ("<p>… &amp; &lt;</p>"), ==, 0);
  g_assert_cmpuint (minutes ("word ", 1), ==, 1);
  g_assert_cmpuint (minutes ("word ", 2300), ==, 10);
  g_assert_cmpuint (minutes ("don’t ", 2300), ==, 10);
  g_assert_cmpuint (minutes ("字", 4000), ==, 10);
  g_assert_cmpuint (minutes ("かな", 2000), ==, 10);
  /* A language of both is the sum. */
  g_assert_cmpuint (minutes ("用Linux读", 1000), ==, 9);
  /* Tags and references are no words, and a tag ends one. */
  g_assert_cmpuint (minutes ("<em class=\"a b c\">a</em>&amp;", 2300), ==, 10);
}

/* The head --------------------------------------------------------------------------------------- */

static SheafArticle *
new_article (const char *title, const char *language)
{
  SheafArticle *article = sheaf_article_new ();

  article->id = 5;
  article->title = g_strdup (title);
  article->language = g_strdup (language);
  article->date = SHEAF_DATE_NONE;
  return article;
}

static SheafFragment *
sanitize (const char *html)
{
  const SheafSanitizerOptions options = { .article = 5, .block_ids = TRUE };

  return sheaf_sanitizer_run (html, strlen (html), &options, NULL, NULL);
}

/* The title is not said twice, and its link in a list of headings still leads somewhere. */
static void
test_repeated_title (void)
{
  static const struct
  {
    const char *html;
    const char *body; /* what is left of it; NULL: all */
  } cases[] = {
    { "<h1>A  title</h1><p>Text</p>", "<p id=\"b2\">Text</p>" },
    { "\n<h1><em>A</em> title</h1>\n<p>Text</p>", "\n<p id=\"b2\">Text</p>" },
    { "<h1>A title of another</h1><p>Text</p>", NULL },
    { "<h3>A title</h3><h1>Text</h1>", "<h1 id=\"b2\">Text</h1>" },
    { "<hr><h2>A title</h2><p>Text</p>", NULL },
    { "<p>Text</p><h1>A title</h1>", NULL },
    { "<h1><a href=\"http://a.example/\">A title</a></h1>", NULL },
    { "<h1>A title<img src=\"a.png\"></h1>", NULL },
    { "", NULL },
    /* in what it is wrapped in, and below a label */
    { "<div><div><h1>A title</h1></div><p>Text</p></div>", "</div><p id=\"b4\">Text</p></div>" },
    { "<div>News</div><h1>a Title</h1><p>Text</p>", "<p id=\"b3\">Text</p>" },
    { "<div>News</div><h2>A title</h2><p>Text</p>", NULL },
    { "<div>More than a label: a sentence that says what the article is about, and that would be "
      "far "
      "from where it is meant to stand if the heading went.</div><h1>A title</h1>",
      NULL },
    { "<h1><a href=\"http://b.example/x?a=1&amp;b\">A title</a></h1>", "" },
  };
  g_autoptr (SheafArticle) article = new_article ("A title", "en");

  article->source = g_strdup ("http://b.example/x?a=1&b");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafFragment) fragment = sanitize (cases[i].html);
      g_autofree char *head = sheaf_page_begin (article, fragment);
      const char *body = sheaf_page_body (article, fragment);

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (body, ==, cases[i].body ? cases[i].body : fragment->html);
      g_assert_cmpint (strstr (head, "<h1 id=\"b") != NULL, ==, cases[i].body != NULL);
    }
}

/* What is left of the body goes on where the head's wrapper ended. */
static void
test_wrapped_title (void)
{
  g_autoptr (SheafArticle) article = new_article ("A title - A site", "en");
  g_autoptr (SheafFragment) fragment =
      sanitize ("<div><div><h1>A title</h1></div><p>Text</p></div>");
  g_autofree char *head = sheaf_page_begin (article, fragment);
  g_autofree char *page = g_strconcat (head, sheaf_page_body (article, fragment), NULL);

  g_assert_nonnull (strstr (head, "<h1 id=\"b3\">A title - A site</h1>"));
  g_assert_true (
      g_str_has_suffix (page, "<div id=\"b1\"><div id=\"b2\"></div><p id=\"b4\">Text</p></div>"));
}

static void
test_same_title (void)
{
  static const struct
  {
    const char *title, *heading;
    gboolean says;
  } cases[] = {
    { "A title", "A title", TRUE },
    { "A title", "a  TITLE", TRUE },
    { "A title - A site", "A title", TRUE },
    { "A title | A site", "A title", TRUE },
    { "A title / A site", "A title", TRUE },
    { "A title – A site", "A title", TRUE },
    { "A title: A site", "A title", FALSE },
    { "A title : A site", "A title", TRUE },
    { "A site » A title", "A title", TRUE },
    { "A site: A title", "A title", TRUE },
    { "标题_新浪网", "标题", TRUE },
    { "标题-知乎", "标题", TRUE },
    { "标题丨新浪", "标题", TRUE },
    { "标题的意义", "标题", FALSE },
    { "A title of A site", "A title", FALSE },
    { "Title-case", "Title", FALSE },
    { "A - B", "A", FALSE },
    { "A title", "A title - A site", FALSE },
    { "A title", "", FALSE },
    { "", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", cases[i].title, cases[i].heading);
      g_assert_true (sheaf_page_says_heading (cases[i].title, cases[i].heading) == cases[i].says);
    }
}

static void
test_indented (void)
{
  g_assert_true (sheaf_page_is_indented ("<p id=\"b1\">　　一</p><p>　　二</p><p>三</p>"));
  g_assert_true (sheaf_page_is_indented ("<p>\u00a0\u00a0一</p>"));
  g_assert_false (sheaf_page_is_indented ("<p>　　一</p><p>二</p><pre>　三</pre>"));
  g_assert_false (sheaf_page_is_indented ("<pre>　　一</pre>"));
  g_assert_false (sheaf_page_is_indented (""));
}

static void
test_language (void)
{
  static const struct
  {
    const char *found, *claimed, *language;
  } cases[] = {
    { "zh", "zh_TW", "zh-TW" }, { "zh", "zh-Hant", "zh-Hant" }, { "zh", "en", "zh" },
    { "zh", "zhx", "zh" },      { "zh", "zh-\"x", "zh" },       { NULL, "fr-CA", NULL },
    { "en", NULL, "en" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafArticle) article = new_article ("t", cases[i].found);
      g_autofree char *language = NULL;

      if (cases[i].claimed)
        {
          SheafProperty *property = sheaf_property_new ("lang");

          g_ptr_array_add (property->values, g_strdup (cases[i].claimed));
          g_ptr_array_add (article->properties, property);
        }
      language = sheaf_page_language (article);
      g_assert_cmpstr (language, ==, cases[i].language);
    }
  g_assert_cmpstr (sheaf_page_direction ("he"), ==, "rtl");
  g_assert_cmpstr (sheaf_page_direction ("ar-EG"), ==, "rtl");
  g_assert_cmpstr (sheaf_page_direction ("en"), ==, "auto");
  g_assert_cmpstr (sheaf_page_direction (NULL), ==, "auto");
}

/* Whatever a category is called, its link leads back to it, and only our own links are taken for one. */
static void
test_categories (void)
{
  static const char *const names[] = { "新闻", "a/b", "..", "<&\"'>", "%2F", "#?", NULL };
  static const char *const wrong[] = { "https://a.example/category?x", "article:///5",
                                       "article:///5/picture/1",       "article:///x/category?a",
                                       "article:///5/category",        "" };
  g_autoptr (SheafArticle) article = new_article ("t", "zh");
  g_autofree char *page = NULL;

  g_ptr_array_add (article->categories, g_strdupv ((char **) names));
  page = sheaf_page_begin (article, NULL);
  for (guint i = 0; names[i]; i++)
    g_assert_nonnull (strstr (page, "<bdi><a href=\"article:///5/category?"));
  g_assert_nonnull (strstr (page, "category?%E6%96%B0%E9%97%BB%2Fa%5C%2Fb%2F..%2F%3C%26%22%27%3E"));
  {
    g_autofree char *path =
        sheaf_page_parse_category ("article:///5/category?%E6%96%B0%2Fa%5C%2Fb");

    g_assert_cmpstr (path, ==, "新/a\\/b");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (sheaf_page_parse_category (wrong[i]));
}

/* The byline says how long it takes, in the right number. */
static void
test_byline (void)
{
  g_autoptr (SheafArticle) article = new_article ("t", "en");
  g_autoptr (SheafFragment) fragment = sanitize ("<p>Some words.</p>");
  g_autofree char *page = sheaf_page_begin (article, fragment);
  g_autofree char *without = sheaf_page_begin (article, NULL);

  g_assert_nonnull (strstr (page, "<bdi>1 minute to read</bdi>"));
  g_assert_null (strstr (without, "class=\"sheaf-byline\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-look/contrast", test_contrast);
  g_test_add_func ("/page-look/themes", test_themes);
  g_test_add_func ("/page-look/style", test_style);
  g_test_add_func ("/page-look/font", test_font);
  g_test_add_func ("/page-look/reading-time", test_reading_time);
  g_test_add_func ("/page-look/repeated-title", test_repeated_title);
  g_test_add_func ("/page-look/wrapped-title", test_wrapped_title);
  g_test_add_func ("/page-look/same-title", test_same_title);
  g_test_add_func ("/page-look/indented", test_indented);
  g_test_add_func ("/page-look/language", test_language);
  g_test_add_func ("/page-look/categories", test_categories);
  g_test_add_func ("/page-look/byline", test_byline);
  return g_test_run ();
}
