/* test-draft.c: a file understood
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/date.h"
#include "core/document.h"
#include "core/draft.h"
#include "core/error.h"

#include <string.h>

static SheafDraft *
make_draft (const char *text, const char *origin, SheafDialect dialect)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("Asia/Shanghai");
  SheafDraftOptions options = { .dialect = dialect, .zone = zone };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  SheafDraft *draft = sheaf_draft_new (bytes, origin, &options, &error);

  g_assert_no_error (error);
  return draft;
}

static const char *
get_value (const SheafDraft *draft, const char *key, guint i)
{
  const SheafProperty *property = sheaf_article_find_property (draft->article, key);

  g_assert_nonnull (property);
  g_assert_cmpuint (property->values->len, >, i);
  return g_ptr_array_index (property->values, i);
}

static void
test_whole (void)
{
  const char *text =
      "\n---\ntitle: '从_圈地_，互联互通'\ncategories: \n - 新媒体\n - 人人\n - 最新\n"
      "author: 人人\ncomments: false\ndate: Fri, 12 Nov 2021 00:00:00 GMT\n"
      "source: https://example.org/a\nthumbnail: ''\n---\n"
      "<div>   <p>平台之间的&nbsp;围墙。</p><p>第二段。</p>  </div>";
  g_autoptr (SheafDraft) draft = make_draft (text, "新媒体/人人/a.md", SHEAF_DIALECT_HEXO);
  const SheafArticle *article = draft->article;
  g_autofree char *date = sheaf_date_format_utc (article->date);
  char **path = g_ptr_array_index (article->categories, 0);

  g_assert_cmpstr (article->title, ==, "从_圈地_，互联互通");
  g_assert_cmpstr (article->author, ==, "人人");
  g_assert_cmpstr (date, ==, "2021-11-12T00:00:00Z");
  g_assert_cmpstr (article->date_text, ==, "Fri, 12 Nov 2021 00:00:00 GMT");
  g_assert_cmpstr (article->language, ==, "zh");
  g_assert_cmpstr (article->source, ==, "https://example.org/a");
  g_assert_cmpstr (article->encoding, ==, "UTF-8");
  g_assert_cmpstr (article->origin, ==, "新媒体/人人/a.md");
  g_assert_cmpuint (article->words, ==, 10);
  g_assert_true (g_str_has_prefix (article->excerpt, "平台之间的"));
  g_assert_cmpuint (article->categories->len, ==, 1);
  g_assert_cmpuint (g_strv_length (path), ==, 3);
  g_assert_cmpstr (path[2], ==, "最新");
  g_assert_cmpstr (get_value (draft, "comments", 0), ==, "false");
  g_assert_cmpstr (get_value (draft, "thumbnail", 0), ==, "");
  g_assert_cmpuint (article->flags, ==, 0);
  g_assert_cmpuint (article->warnings->len, ==, 0);
  g_assert_cmpuint (strlen (article->sha256), ==, 64);
}

/* The title is said once; where the body begins otherwise, nothing is left out. */
static void
test_excerpt (void)
{
  static const char *const cases[][2] = {
    { "---\ntitle: A Title\n---\n# A Title\n\nThe text.\n", "The text." },
    { "# A  Title\n\nThe text.\n", "The text." },
    { "---\ntitle: A Title\n---\n# A Title of its own\n\nThe text.\n",
      "A Title of its own The text." },
    { "---\ntitle: A Title\n---\nA Title\n", "A Title" },
    { "---\ntitle: A Title\n---\nThe text.\n\nA Title\n", "The text. A Title" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafDraft) draft = make_draft (cases[i][0], "a.md", SHEAF_DIALECT_HEXO);

      g_assert_cmpstr (draft->article->excerpt, ==, cases[i][1]);
    }
}

static void
test_title (void)
{
  static const struct
  {
    const char *text;
    const char *origin;
    const char *title;
  } files[] = {
    { "---\ntitle: From header\n---\n# Heading\n", "a.md", "From header" },
    { "---\ntitle: 12_00\n---\n", "a.md", "12_00" },
    { "---\ntitle:\n---\n\n# Heading <b>b</b>\n", "a.md", "Heading b" },
    { "text\n\n# Heading\n", "a.md", "Heading" },
    { "text only", "2021-11-12-some-name.md", "some-name" },
    { "text only", "dir.d/2021-11-12-2020-in-review.md", "2020-in-review" },
    { "text only", "x/2023-09-30.md", "2023-09-30" },
    { "text only", "x/.hidden", ".hidden" },
    { "text only", "x/名前 v1.2.txt", "名前 v1.2" },
    { "---\ntitle: [a, b]\n---\n", "a.md", "[a, b]" },
    { "---\ntitle: {a: b}\n---\n", "a.md", "{a: b}" },
    { "---\ntitle:\n  - a\n---\n", "a.md", "a" },
    { "---\ntitle: \" <b>x</b>\\n&amp; \\e[0m \"\n---\n", "a.md", "<b>x</b>\n&amp; \x1b[0m" },
    { "---\ntitle: x\n  y\n\n  z\n---\n", "a.md", "x y\nz" },
    { "---\ntitle: '   '\n---\n", "name.md", "name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SheafDraft) draft =
          make_draft (files[i].text, files[i].origin, SHEAF_DIALECT_PLAIN);

      g_test_message ("%u", i);
      g_assert_cmpstr (draft->article->title, ==, files[i].title);
    }
}

static void
test_author (void)
{
  static const struct
  {
    const char *line;
    const char *author;
  } files[] = {
    { "author: Ann", "Ann" },
    { "authors: [Ann, Bob]", "Ann, Bob" },
    { "author:\n - name: Ann\n   url: x\n - Bob\n - {mail: y}", "Ann, Bob" },
    { "author: {name: Ann}", "Ann" },
    { "author:\nauthors: Bob", "Bob" },
    { "author: ''", NULL },
    { "title: x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = g_strdup_printf ("---\n%s\n---\n", files[i].line);
      g_autoptr (SheafDraft) draft = make_draft (text, "a.md", SHEAF_DIALECT_PLAIN);

      g_assert_cmpstr (draft->article->author, ==, files[i].author);
    }
}

static void
test_date (void)
{
  static const struct
  {
    const char *header;
    const char *origin;
    const char *utc;
    gboolean attention;
  } files[] = {
    { "date: 2021-11-12", "a.md", "2021-11-11T16:00:00Z", FALSE },
    { "date:\ncreated: 2021-11-12", "a.md", "2021-11-11T16:00:00Z", FALSE },
    { "published: true\ncreated: 2021-11-12 08:00", "a.md", "2021-11-12T00:00:00Z", FALSE },
    { "pubDate: Fri, 12 Nov 2021 00:00:00 GMT", "a.md", "2021-11-12T00:00:00Z", FALSE },
    { "title: x", "_posts/2021-11-12-a.md", "2021-11-11T16:00:00Z", FALSE },
    { "title: x", "a.md", NULL, FALSE },
    { "date: 2024-02-30", "2021-11-12-a.md", NULL, TRUE },
    { "date: [2024, 1, 1]", "a.md", NULL, TRUE },
    { "title: x", "2021-99-12-a.md", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = g_strdup_printf ("---\n%s\n---\n", files[i].header);
      g_autoptr (SheafDraft) draft = make_draft (text, files[i].origin, SHEAF_DIALECT_HEXO);
      g_autofree char *utc = sheaf_date_format_utc (draft->article->date);

      g_test_message ("%u", i);
      g_assert_cmpstr (utc, ==, files[i].utc);
      g_assert_cmpint (draft->article->warnings->len > 0, ==, files[i].attention);
      g_assert_cmpint ((draft->article->flags & SHEAF_FLAG_ATTENTION) != 0, ==, files[i].attention);
      if (files[i].attention)
        g_assert_nonnull (draft->article->date_text);
    }
}

static void
test_properties (void)
{
  g_autoptr (SheafDraft) draft = make_draft (
      "---\ncover:\n  image: a.png\n  size: {w: 1, h: 2}\nlist: [a, [b, [c]], ~]\n"
      "links:\n - name: x\n   url: y\n - name: z\nempty:\nnone: []\nonline version: 7\n---\n",
      "a.md", SHEAF_DIALECT_PLAIN);
  const SheafProperty *empty = sheaf_article_find_property (draft->article, "empty");
  const SheafProperty *none = sheaf_article_find_property (draft->article, "none");
  const SheafProperty *names = sheaf_article_find_property (draft->article, "links.name");

  g_assert_cmpstr (get_value (draft, "cover.image", 0), ==, "a.png");
  g_assert_cmpstr (get_value (draft, "cover.size.h", 0), ==, "2");
  g_assert_cmpstr (get_value (draft, "list", 2), ==, "c");
  g_assert_cmpstr (get_value (draft, "list", 3), ==, "~");
  g_assert_cmpstr (get_value (draft, "links.url", 0), ==, "y");
  g_assert_cmpstr (get_value (draft, "online version", 0), ==, "7");
  g_assert_cmpuint (names->values->len, ==, 2);
  g_assert_true (names->is_list);
  g_assert_cmpuint (empty->values->len, ==, 0);
  g_assert_true (none->is_list);
  g_assert_cmpuint (draft->article->properties->len, ==, 9);
}

/* A long key over many values must not be copied for each of them. */
static void
test_properties_bounded (void)
{
  g_autoptr (GString) text = g_string_new ("---\n? ");
  g_autoptr (SheafDraft) draft = NULL;

  for (guint i = 0; i < 15000; i++)
    g_string_append_c (text, 'k');
  g_string_append (text, "\n: {");
  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "k%u: v,", i);
  g_string_append (text, "}\ntitle: t\n---\n");
  draft = make_draft (text->str, "a.md", SHEAF_DIALECT_PLAIN);
  g_assert_cmpstr (draft->article->title, ==, "t");
  g_assert_cmpuint (draft->article->properties->len, ==, 1);
  g_assert_cmpuint (draft->article->warnings->len, ==, 1);
}

static void
test_attention (void)
{
  static const char *const files[] = {
    "---\ntitle: @broken\n---\n",
    "---\ntitle: never closed\n",
    "---\ntitle: a\n---\n一二三四五六七八九十\377\n",
    "---\ndate: soon\n---\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SheafDraft) draft = make_draft (files[i], "a.md", SHEAF_DIALECT_HEXO);
      const SheafWarning *warning;

      g_assert_cmpuint (draft->article->flags, ==, SHEAF_FLAG_ATTENTION);
      g_assert_cmpuint (draft->article->warnings->len, ==, 1);
      warning = g_ptr_array_index (draft->article->warnings, 0);
      g_assert_cmpuint (warning->line, >, 0);
      g_assert_cmpuint (strlen (warning->text), >, 20);
    }
}

static void
test_too_large (void)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  SheafDraftOptions options = { .dialect = SHEAF_DIALECT_HEXO, .zone = zone };
  gsize size = SHEAF_DOCUMENT_MAX_BYTES + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GError) error = NULL;

  g_assert_null (sheaf_draft_new (bytes, "a.md", &options, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
}

static void
test_pack (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) unpacked = NULL;
  g_autoptr (GBytes) cut = NULL;
  g_autoptr (GBytes) junk = g_bytes_new_static ("no frame", 8);
  g_autoptr (GError) cut_error = NULL;
  g_autoptr (GError) junk_error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%u 互联互通\r\n", i);
  bytes = g_bytes_new (text->str, text->len);
  packed = sheaf_draft_pack (bytes);
  g_assert_cmpuint (g_bytes_get_size (packed), <, text->len / 2);
  unpacked = sheaf_draft_unpack (packed, NULL);
  g_assert_true (g_bytes_equal (bytes, unpacked));
  cut = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) - 5);
  g_assert_null (sheaf_draft_unpack (cut, &cut_error));
  g_assert_error (cut_error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT);
  g_assert_null (sheaf_draft_unpack (junk, &junk_error));
  g_assert_error (junk_error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT);
}

static void
test_pack_nothing (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) packed = sheaf_draft_pack (bytes);
  g_autoptr (GBytes) unpacked = sheaf_draft_unpack (packed, NULL);

  g_assert_nonnull (unpacked);
  g_assert_cmpuint (g_bytes_get_size (unpacked), ==, 0);
}

static void
test_format (void)
{
  gboolean is_article;

  g_assert_cmpuint (sheaf_document_format_for_name ("a/b.MD", &is_article), ==,
                    SHEAF_FORMAT_MARKDOWN);
  g_assert_true (is_article);
  g_assert_cmpuint (sheaf_document_format_for_name ("b.Html", &is_article), ==, SHEAF_FORMAT_HTML);
  g_assert_true (is_article);
  g_assert_cmpuint (sheaf_document_format_for_name ("b.txt", &is_article), ==, SHEAF_FORMAT_TEXT);
  g_assert_true (is_article);
  g_assert_cmpuint (sheaf_document_format_for_name ("a.md/b", &is_article), ==,
                    SHEAF_FORMAT_MARKDOWN);
  g_assert_false (is_article);
  sheaf_document_format_for_name ("b.png", &is_article);
  g_assert_false (is_article);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/whole", test_whole);
  g_test_add_func ("/draft/excerpt", test_excerpt);
  g_test_add_func ("/draft/title", test_title);
  g_test_add_func ("/draft/author", test_author);
  g_test_add_func ("/draft/date", test_date);
  g_test_add_func ("/draft/properties/flat", test_properties);
  g_test_add_func ("/draft/properties/bounded", test_properties_bounded);
  g_test_add_func ("/draft/attention", test_attention);
  g_test_add_func ("/draft/too-large", test_too_large);
  g_test_add_func ("/draft/pack/some", test_pack);
  g_test_add_func ("/draft/pack/nothing", test_pack_nothing);
  g_test_add_func ("/draft/format", test_format);
  return g_test_run ();
}
