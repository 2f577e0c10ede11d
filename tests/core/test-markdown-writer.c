/* test-markdown-writer.c: safe HTML to Markdown, and back to the same HTML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/error.h"
#include "core/markdown-writer.h"
#include "core/page.h"
#include "core/sanitizer-rules.h"

#include <string.h>

static const SheafSanitizerOptions options = { .addresses = TRUE };

static char *
sanitize (const char *html)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafFragment) fragment =
      sheaf_sanitizer_run (html, strlen (html), &options, NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&fragment->html);
}

static char *
render (const char *markdown, SheafFormat format)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, format, NULL);
  g_autoptr (SheafFragment) fragment = sheaf_page_render (document, &options, NULL, NULL);

  return fragment ? g_steal_pointer (&fragment->html) : NULL;
}

static char *
write_markdown (const char *html)
{
  g_autoptr (GError) error = NULL;
  char *text = sheaf_markdown_write (html, strlen (html), NULL, &error);

  g_assert_no_error (error);
  return text;
}

/* What is written --------------------------------------------------------------------------------- */

static const struct
{
  const char *html, *markdown;
} cases[] = {
  { "", "" },
  { "<p>a</p><p>b</p>", "a\n\nb\n" },
  { "a <b>b</b> <i>c</i> <s>d</s> <code>e&lt;f</code>", "a **b** *c* ~~d~~ `e<f`\n" },
  { "<h2>a\nb</h2>", "## a b\n" },
  { "<h1>C#</h1>", "# C\\#\n" },
  { "a<br>b<br>", "a\\\nb\n" },
  { "<p><br></p>", "" },
  { "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n" },
  { "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c\n" },
  { "<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n\n- b\n" },
  { "<ol start=\"9\"><li>a</li><li>b<pre>c\n\nd</pre></li></ol>",
    "9. a\n10. b\n    ```\n    c\n\n    d\n    ```\n" },
  { "<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b\n" },
  { "<ul><li></li><li>a</li></ul>", "-\n- a\n" },
  { "<ul><li><input type=checkbox checked> a</li><li><input type=checkbox> b</li></ul>",
    "- [x] a\n- [ ] b\n" },
  { "<pre><code>```\n</code></pre>", "````\n```\n````\n" },
  { "<hr>", "___\n" },
  { "<a href=\"https://a.example/b_(c)\" title=\"d &quot;e\">f</a>",
    "[f](<https://a.example/b_(c)> \"d \\\"e\")\n" },
  { "<a href=\"https://a.example/\">https://a.example/</a>", "<https://a.example/>\n" },
  { "<img src=\"a b.png\" alt=\"c [d]\">", "![c \\[d\\]](<a b.png>)\n" },
  { "<img src=\"http://a.example/b.png\" width=20>",
    "<img src=\"http://a.example/b.png\" alt=\"\" width=\"20\">\n" },
  { "<span class=picture>a <small>b.example</small></span>", "![a](<>)\n" },
  { "<table><thead><tr><th>a<th align=right>b|c</thead><tr><td>d<br>e<td><code>f|g</code></table>",
    "| a | b\\|c |\n| --- | --: |\n| d<br>e | <code>f\\|g</code> |\n" },
  { "<table><tr><th>a<th>b<tr><td>c<td>d</table>", "| a | b |\n| --- | --- |\n| c | d |\n" },
  { "<table><tr><td>a<td>b</table>",
    "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>\n" },
  { "H<sub>2</sub>O and <kbd>a</kbd>", "H<sub>2</sub>O and <kbd>a</kbd>\n" },
  { "<details><summary>a <b>b</b></summary><p>c</p></details>",
    "<details>\n\n<summary>a <b>b</b></summary>\n\nc\n\n</details>\n" },
  { "<p align=center>a <b>b</b></p>", "<p align=\"center\">a <b>b</b></p>\n" },
  { "<dl><dt>a</dt><dd><pre>b\n\nc</pre></dd></dl>",
    "<dl><dt>a</dt><dd><pre>b&#10;&#10;c</pre></dd></dl>\n" },
  /* Beside Chinese, Markdown would not take the stars for what they are. */
  { "他说<b>“好。”</b>然后<b>走</b>了", "他说<b>“好。”</b>然后**走**了\n" },
  { "<b> a </b>b", "**a** b\n" },
  { "<em><strong>a</strong></em>", "***a***\n" },
  { "<em>a</em><strong>b</strong>", "*a*<strong>b</strong>\n" },
  /* Text that is only text. */
  { "*a* _b_ c_d [e](f) `g` &lt;h&gt; \\ ~i~ &amp;copy; a & b",
    "\\*a\\* \\_b\\_ c_d \\[e\\](f) \\`g\\` \\<h> \\\\ \\~i\\~ \\&copy; a & b\n" },
  { "<p># a</p><p>1. b</p><p>- c</p><p>&gt; d</p><p>e\n===</p><p>2020年</p><p>-1</p>",
    "\\# a\n\n1\\. b\n\n\\- c\n\n\\> d\n\ne\n\\=\\==\n\n2020年\n\n-1\n" },
  { "$x$ costs $5, ==a== %%b%% {{c}} {% d %} :smile: 10:30",
    "\\$x$ costs $5, \\==a\\== \\%%b\\%% \\{{c}} \\{% d \\%} \\:smile: 10:30\n" },
};

static void
test_written (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = sanitize (cases[i].html);
      g_autofree char *markdown = write_markdown (html);

      g_assert_cmpstr (markdown, ==, cases[i].markdown);
    }
}

/* And back ---------------------------------------------------------------------------------------- */

/* What the header of markdown-writer.h says may differ. */
static const char *
plain_name (const char *name)
{
  static const char *const same[][2] = { { "b", "strong" }, { "i", "em" },  { "s", "del" },
                                         { "p", "" },       { "div", "" },  { "span", "" },
                                         { "tbody", "" },   { "thead", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_str_equal (name, same[i][0]))
      return same[i][1];
  return name;
}

static gboolean
divides (const char *name)
{
  SheafElementFlags flags = sheaf_rules_find (name)->flags;

  return flags & (SHEAF_ELEMENT_BLOCK | SHEAF_ELEMENT_ROW | SHEAF_ELEMENT_CELL |
                  SHEAF_ELEMENT_SECTION) ||
         g_str_equal (name, "br");
}

/* White space; and @breaks of lines, which at the end of a block nobody sees. */
static void
trim_end (GString *out, gboolean breaks)
{
  while (out->len > 0)
    if (strchr (" \n", out->str[out->len - 1]))
      g_string_truncate (out, out->len - 1);
    else if (breaks && g_str_has_suffix (out->str, "<br>"))
      g_string_truncate (out, out->len - strlen ("<br>"));
    else
      break;
}

/* Names, and of attributes those that say where something leads. */
static void
append_tag (GString *out, const char *tag, const char *name)
{
  static const char *const kept[] = { " href=\"", " src=\"", " alt=\"", " title=\"", " start=\"" };

  g_string_append_printf (out, tag[1] == '/' ? "</%s" : "<%s", plain_name (name));
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const char *at = strstr (tag, kept[i]);
      gsize length = at ? strlen (kept[i]) + strcspn (at + strlen (kept[i]), "\"") : 0;

      for (gsize j = 0; j < length; j++)
        g_string_append_c (out, at[j] == '\n' || at[j] == '\t' ? ' ' : at[j]);
      g_string_append (out, at ? "\"" : "");
    }
  g_string_append_c (out, '>');
}

static void
append_words (GString *out, const char *text, gsize length, gboolean exact)
{
  for (gsize i = 0; i < length; i++)
    if (exact || !strchr (" \t\n\f\r", text[i]))
      g_string_append_c (out, text[i]);
    else if (out->len > 0 && !strchr (" \n", out->str[out->len - 1]))
      g_string_append_c (out, ' ');
}

/* White space at the edge of an emphasis is not emphatic. @rest: what follows the tag */
static void
append_sign (GString *out, const char *tag, const char *name, const char **rest)
{
  static const char *const signs[] = { "strong", "em", "del", NULL };
  gboolean sign = g_strv_contains (signs, plain_name (name));
  gboolean space = FALSE;

  if (sign && tag[1] == '/' && out->len > 0 && out->str[out->len - 1] == ' ')
    {
      g_string_truncate (out, out->len - 1);
      space = TRUE;
    }
  if (sign && tag[1] != '/' && **rest && strchr (" \n", **rest))
    {
      *rest += strspn (*rest, " \n");
      append_words (out, " ", 1, FALSE);
    }
  append_tag (out, tag, name);
  if (space)
    g_string_append_c (out, ' ');
}

/* Markdown makes a link of an address that was only text. @html: (transfer full) */
static char *
without_addresses (char *html)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("<a href=\"(?:mailto:|http://)?([^\"]*)\">\\1</a>", 0, 0, NULL);
  char *plain = g_regex_replace (regex, html, -1, 0, "\\1", 0, NULL);

  g_free (html);
  return plain;
}

/* One form for what looks the same: white space as a browser shows it, a line for each block. */
static char *
canonical (const char *html)
{
  GString *out = g_string_new (NULL);
  gboolean in_pre = FALSE;

  while (*html)
    {
      gsize length = *html == '<' ? strcspn (html, ">") + 1 : strcspn (html, "<");
      g_autofree char *piece = g_strndup (html, length);
      g_autofree char *name = NULL;

      html += length;
      if (*piece != '<')
        {
          append_words (out, piece, length, in_pre);
          continue;
        }
      name =
          g_strndup (piece + 1 + (piece[1] == '/'), strcspn (piece + 1 + (piece[1] == '/'), " >"));
      /* A block of code is its text, and ends with a line. */
      if (in_pre && !g_str_equal (name, "pre"))
        continue;
      if (divides (name))
        {
          if (!in_pre || piece[1] == '/')
            trim_end (out, !g_str_equal (name, "br"));
          if (out->len > 0 && out->str[out->len - 1] != '\n')
            g_string_append_c (out, '\n');
        }
      if (g_str_equal (name, "pre"))
        in_pre = piece[1] != '/';
      if (*plain_name (name))
        append_sign (out, piece, name, &html);
      if (divides (name) && !in_pre && out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c (out, '\n');
    }
  trim_end (out, TRUE);
  return without_addresses (g_string_free (out, FALSE));
}

/* Returns: (transfer full) (nullable): where the two part, NULL where they are the same */
static char *
difference (const char *one, const char *other)
{
  g_autofree char *left = canonical (one);
  g_autofree char *right = canonical (other);
  gsize at = 0;

  if (g_str_equal (left, right))
    return NULL;
  while (left[at] && left[at] == right[at])
    at++;
  at = at > 60 ? at - 60 : 0;
  return g_strdup_printf ("%.160s\n---- and again ----\n%.160s", left + at, right + at);
}

static char *
round_trip (const char *html, char **markdown)
{
  g_autofree char *again = NULL;

  *markdown = write_markdown (html);
  again = render (*markdown, SHEAF_FORMAT_MARKDOWN);
  return again ? difference (html, again) : NULL;
}

static void
test_judge (void)
{
  g_autofree char *same =
      difference ("<p>a\n<b>b</b></p><pre>c</pre>", "<div>a <strong>b</strong></div><pre>c</pre>");
  g_autofree char *word = difference ("<p>a</p>", "<p>b</p>");
  g_autofree char *mark = difference ("<p><em>a</em></p>", "<p>a</p>");
  g_autofree char *link = difference ("<a href=\"a\">a</a>", "<a href=\"b\">a</a>");
  g_autofree char *code = difference ("<pre>a b</pre>", "<pre>a  b</pre>");
  g_autofree char *item = difference ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a b</li></ul>");

  g_assert_null (same);
  g_assert_true (word && mark && link && code && item);
}

static void
test_back (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = sanitize (cases[i].html);
      g_autofree char *markdown = NULL;
      g_autofree char *wrong = NULL;

      if (strstr (html, "class=\"picture\""))
        continue; /* where the picture is, is lost */
      wrong = round_trip (html, &markdown);
      if (wrong)
        g_error ("%s became\n%s\n%s", html, markdown, wrong);
    }
}

/* Real articles: HTML, Markdown, the same HTML. --------------------------------------------------- */

typedef struct
{
  guint files, same;
  GString *report;
} Tally;

static void
try_file (Tally *tally, const char *path)
{
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *wrong = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > 200000 ||
      !g_utf8_validate (text, (gssize) length, NULL))
    return;
  html = render (text, sheaf_document_format_for_name (path, NULL));
  if (!html)
    return;
  wrong = round_trip (html, &markdown);
  tally->files++;
  tally->same += wrong == NULL;
  if (wrong)
    g_string_append_printf (tally->report, "%s\n%s\n\n", path, wrong);
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* Each @nth article file below @folder, in the order of names. */
static void
walk_folder (Tally *tally, const char *folder, guint nth, guint *count)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      gboolean article;

      sheaf_document_format_for_name (path, &article);
      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        walk_folder (tally, path, nth, count);
      else if (article && (*count)++ % nth == 0)
        try_file (tally, path);
    }
}

static void
test_corpora (void)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *folder = shared ? g_build_filename (shared, "corpora", NULL) : NULL;
  const char *report = g_getenv ("SHEAF_REPORT");
  Tally tally = { .report = g_string_new (NULL) };
  guint count = 0;

  if (!folder || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no corpora");
      return;
    }
  walk_folder (&tally, folder, 23, &count);
  g_test_message ("%u of %u articles come back the same", tally.same, tally.files);
  if (report)
    g_file_set_contents (report, tally.report->str, -1, NULL);
  g_assert_cmpuint (tally.files, >, 100);
  /* What Markdown cannot say, the rest: folded tags, empty emphasis, links within headings of tables. */
  g_assert_cmpuint (tally.same * 100, >=, tally.files * 96);
  g_string_free (tally.report, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown-writer/written", test_written);
  g_test_add_func ("/markdown-writer/judge", test_judge);
  g_test_add_func ("/markdown-writer/back", test_back);
  g_test_add_func ("/markdown-writer/corpora", test_corpora);
  return g_test_run ();
}
