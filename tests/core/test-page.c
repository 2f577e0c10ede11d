/* test-page.c: articles as pages
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "html-judge.h"
#include "html-stable.h"

#include "core/extract.h"
#include "core/page.h"

#include <string.h>

static const SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE };

/* The judge itself must be able to say no. */
static void
test_judge (void)
{
  static const char *const bad[] = {
    "<script>",
    "<p onclick=\"a\">",
    "<p a=b>",
    "<a href=\"javascript:\">",
    "<!-- -->",
    "<p class=\"x\">",
    "a > b",
    "&nbsp;",
    "<img src=\"http://a\">",
    "<p style=\"a(b)\">",
  };

  test_judge_html ("<p id=\"b1\">a &amp; <a href=\"http://b\">c</a></p>");
  if (g_test_subprocess ())
    {
      const char *which = g_getenv ("SHEAF_TEST_CASE");

      test_judge_html (bad[g_ascii_strtoull (which, NULL, 10)]);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_setenv ("SHEAF_TEST_CASE", number, TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_failed ();
    }
}

/* Rendering -------------------------------------------------------------------------------------- */

static SheafFragment *
render (const char *name, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (SheafDocument) document =
      sheaf_document_new (bytes, sheaf_document_format_for_name (name, NULL), NULL);
  g_autoptr (GError) error = NULL;
  SheafFragment *fragment = sheaf_page_render (document, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (fragment);
  return fragment;
}

static void
test_formats (void)
{
  static const struct
  {
    const char *name, *text, *html;
  } cases[] = {
    { "a.md", "---\ntitle: t\n---\n# a\n<script>x</script>\n", "<h1 id=\"b1\">a</h1>\n\n" },
    { "a.html", "<p>a &lt; b", "<p id=\"b1\">a &lt; b</p>" },
    { "a.txt", "a <b>\n  c & d\n\n\ne\r\n",
      "<p id=\"b1\">a &lt;b&gt;<br>\n  c &amp; d</p>\n<p id=\"b2\">e</p>\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafFragment) fragment =
          render (cases[i].name, cases[i].text, strlen (cases[i].text));

      g_assert_cmpstr (fragment->html, ==, cases[i].html);
    }
}

/* Nothing is ever unreadable: what cannot be laid out is shown as it was written. */
static void
test_refused (void)
{
  g_autoptr (GString) text = g_string_new ("keepme <b>\n\n");
  g_autoptr (SheafFragment) fragment = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append (text, "](\n");
  fragment = render ("a.md", text->str, text->len);
  test_judge_html (fragment->html);
  g_assert_nonnull (strstr (fragment->html, "keepme &lt;b&gt;"));
  g_assert_true (g_str_has_prefix (fragment->html, "<blockquote"));
}

/* The page --------------------------------------------------------------------------------------- */

static void
test_begin (void)
{
  g_autoptr (SheafArticle) article = sheaf_article_new ();
  g_autofree char *page = NULL;

  article->id = 7;
  article->title = g_strdup ("</title><script>a</script>&amp;\n\xE2\x80\xAE"
                             "b");
  article->author = g_strdup ("<img src=x onerror=y>");
  article->date = SHEAF_DATE_NONE;
  article->date_text = g_strdup ("<i>some day</i>");
  article->language = g_strdup ("en\" onload=\"x");
  article->source = g_strdup ("http://user@Host.example/path");
  g_ptr_array_add (article->categories, g_strsplit ("<b>/c", "/", -1));
  page = sheaf_page_begin (article, NULL);

  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "<img"));
  g_assert_null (strstr (page, "<i>"));
  g_assert_null (strstr (page, "onload"));
  g_assert_nonnull (strstr (page, "&lt;/title&gt;&lt;script&gt;a&lt;/script&gt;&amp;amp;"));
  g_assert_nonnull (strstr (page,
                            "<bdi><a href=\"article:///7/category?%3Cb%3E\">&lt;b&gt;</a></bdi>"
                            "<bdi><a href=\"article:///7/category?%3Cb%3E%2Fc\">c</a></bdi>"));
  g_assert_nonnull (strstr (page, "&lt;i&gt;some day&lt;/i&gt;"));
  g_assert_nonnull (strstr (page, "<a href=\"http://user@Host.example/path\">host.example</a>"));
  g_assert_nonnull (strstr (page, "color-scheme: light dark"));
  g_assert_true (g_str_has_suffix (sheaf_page_end (), "</html>\n"));
}

static void
test_date (void)
{
  g_autoptr (SheafArticle) article = sheaf_article_new ();
  g_autofree char *page = NULL;

  article->title = g_strdup ("t");
  article->language = g_strdup ("zh-Hans");
  article->date = 1636675200;
  page = sheaf_page_begin (article, NULL);
  g_assert_nonnull (strstr (page, "12 November 2021"));
  g_assert_nonnull (strstr (page, "<body lang=\"zh-Hans\""));
}

static void
test_message (void)
{
  g_autofree char *page = sheaf_page_message ("<a>", "b & c");

  g_assert_nonnull (strstr (page, "<h1>&lt;a&gt;</h1>"));
  g_assert_nonnull (strstr (page, "<p>b &amp; c</p>"));
}

/* Real and hostile files ------------------------------------------------------------------------- */

/* @found: counts what the check is about */
typedef void (*FileCheck) (const char *path, const char *text, gsize length, guint *found);

static void
walk (const char *path, FileCheck check, guint *files, guint *found)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      gboolean is_article = FALSE;
      gsize length;

      sheaf_document_format_for_name (name, &is_article);
      if (g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        walk (child, check, files, found);
      else if (is_article && g_file_get_contents (child, &text, &length, NULL))
        {
          check (child, text, length, found);
          (*files)++;
        }
    }
}

static void
check_safe (const char *path, const char *text, gsize length, guint *found)
{
  g_autoptr (SheafFragment) once = render (path, text, length);
  g_autoptr (SheafFragment) twice =
      sheaf_sanitizer_run (once->html, strlen (once->html), &options, NULL, NULL);

  test_judge_html (once->html);
  test_judge_stable (once->html);
  g_assert_nonnull (twice);
  if (!g_str_equal (once->html, twice->html))
    g_error ("%s: not the same when sanitised again", path);
}

/* The first words of every hostile file, "keepme-" and its id, are still there to read. */
static void
check_hostile (const char *path, const char *text, gsize length, guint *found)
{
  g_autoptr (SheafFragment) fragment = render (path, text, length);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GRegex) regex = g_regex_new ("^[a-z0-9]+-[0-9]{3}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  check_safe (path, text, length, found);
  if (g_regex_match (regex, name, 0, &match))
    {
      g_autofree char *id = g_match_info_fetch (match, 0);
      g_autofree char *keep = g_strconcat ("keepme-", id, NULL);

      if (g_strstr_len (text, (gssize) length, keep) && !strstr (fragment->html, keep))
        g_error ("%s: its text is gone", path);
    }
}

/* Returns: what the check found */
static guint
for_all (const char *folder, FileCheck check)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *path = shared ? g_build_filename (shared, folder, NULL) : NULL;
  guint files = 0;
  guint found = 0;

  if (!path || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("SHEAF_SHARED, where the shared articles are, is not set");
      return 0;
    }
  walk (path, check, &files, &found);
  g_test_message ("%u files", files);
  g_assert_cmpuint (files, >, 0);
  return found;
}

static void
test_hostile (void)
{
  for_all ("hostile", check_hostile);
}

static void
test_corpora (void)
{
  for_all ("corpora", check_safe);
}

/* What is searched and what is shown are the same words. */

/* Leaves out each element whose tag, which begins with @tag, holds @mark, to its @end. */
static void
leave_out (GString *html, const char *tag, const char *mark, const char *end)
{
  GString *kept = g_string_sized_new (html->len);
  const char *from = html->str;
  const char *p;

  while ((p = strstr (from, mark)))
    {
      const char *behind = strstr (p, end);

      p = g_strrstr_len (from, p + strlen (tag) - from, tag);

      g_assert_true (p && behind);
      g_string_append_len (kept, from, p - from);
      from = behind + strlen (end);
    }
  g_string_append (kept, from);
  g_string_assign (html, kept->str);
  g_string_free (kept, TRUE);
}

/* Leaves out what the page shows in place of pictures, films and tags, and above code: no text of the article. */
static char *
without_boxes (const char *html)
{
  g_autoptr (GString) bare = g_string_new (html);

  leave_out (bare, "<span", "<span class=\"picture\"", "</span>");
  g_string_replace (bare, "\u2610", "", 0);
  g_string_replace (bare, "\u2611", "", 0);
  leave_out (bare, "<a ", "\" class=\"media\">", "</a>");
  leave_out (bare, "<abbr ", "<abbr class=\"folded-tag\"", "</abbr>");
  leave_out (bare, "<figure ", " class=\"code\"><figcaption", "</figcaption>");
  leave_out (bare, "<details ", "class=\"folded-tag\">", "</details>");
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* Letters alone, in their order: where white space goes is for the eye. */
static char *
letters (const char *text)
{
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static void
check_agreement (const char *path, const char *text, gsize length, guint *found)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (SheafDocument) document =
      sheaf_document_new (bytes, sheaf_document_format_for_name (path, NULL), NULL);
  g_autoptr (SheafFragment) fragment = sheaf_page_render (document, &options, NULL, NULL);
  g_autofree char *bare = without_boxes (fragment->html);
  g_autofree char *shown = sheaf_extract_text (bare, strlen (bare), SHEAF_FORMAT_HTML);
  g_autofree char *searched =
      sheaf_extract_text (document->body, document->body_length, document->format);
  g_autofree char *a = letters (shown);
  g_autofree char *b = letters (searched);

  if (g_str_equal (a, b))
    return;
  (*found)++;
  g_test_message ("differs: %s (%zu letters shown, %zu searched)", path, strlen (a), strlen (b));
}

static void
test_agreement (void)
{
  /* Text straight in a table is moved before it by the tree builder alone: four files of 5,347. */
  g_assert_cmpuint (for_all ("corpora", check_agreement), <=, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/judge", test_judge);
  g_test_add_func ("/page/formats", test_formats);
  g_test_add_func ("/page/refused", test_refused);
  g_test_add_func ("/page/begin", test_begin);
  g_test_add_func ("/page/date", test_date);
  g_test_add_func ("/page/message", test_message);
  g_test_add_func ("/page/hostile", test_hostile);
  g_test_add_func ("/page/corpora", test_corpora);
  g_test_add_func ("/page/agreement", test_agreement);
  return g_test_run ();
}
