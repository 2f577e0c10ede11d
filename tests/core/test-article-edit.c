/* test-article-edit.c: title, date, categories and tags changed by each dialect's rules
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-edit.h"
#include "core/date.h"
#include "core/encoding-splice.h"

#include <string.h>

typedef struct
{
  SheafDialect dialect;
  const char *before;
  SheafEditKind kind;
  const char *key, *value;
  const char *after; /* NULL: refused */
} Case;

#define SET    SHEAF_EDIT_SET
#define ADD    SHEAF_EDIT_ADD
#define REMOVE SHEAF_EDIT_REMOVE
#define UNSET  SHEAF_EDIT_UNSET
#define HEXO   SHEAF_DIALECT_HEXO
#define JEKYLL SHEAF_DIALECT_JEKYLL
#define HUGO   SHEAF_DIALECT_HUGO
#define VAULT  SHEAF_DIALECT_OBSIDIAN
#define PLAIN  SHEAF_DIALECT_PLAIN

/* What comes of the file @before. Returns: (transfer full) (nullable) */
static char *
edit (const Case *c, const char *before, const char *origin, GError **error)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  const SheafChangeRules rules = { c->dialect, origin, zone };
  const SheafChange change = { c->kind, c->key, c->value };
  g_autoptr (GBytes) bytes = g_bytes_new (before, strlen (before));
  SheafFormat format = sheaf_document_format_for_name (origin, NULL);
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, format, NULL);

  g_test_message ("%s %d %s of %s", c->key, c->kind, c->value, before);
  return sheaf_article_edit (document, &rules, &change, error);
}

/* @before and @after are whole files. */
static void
check_file (const Case *c, const char *origin)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *got = edit (c, c->before, origin, &error);

  if (c->after)
    g_assert_no_error (error);
  else
    g_assert_nonnull (error);
  g_assert_cmpstr (got, ==, c->after);
}

static void
check_case (const Case *c, const char *origin)
{
  g_autofree char *before = g_strconcat ("---\n", c->before, "---\nbody\n", NULL);
  g_autofree char *after = c->after ? g_strconcat ("---\n", c->after, "---\nbody\n", NULL) : NULL;
  Case whole = *c;

  whole.before = before;
  whole.after = after;
  check_file (&whole, origin);
}

static void
check_cases (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    check_case (&cases[i], "a.md");
}

static void
test_keys (void)
{
  static const Case cases[] = {
    { HEXO, "Title: a\n", SET, "title", "b", "Title: b\n" },
    { HEXO, "title: a\n", ADD, "title", "b", NULL },
    { HEXO, "title: a\n", UNSET, "title", NULL, "" },
    { HEXO, "author: a\n", SET, "author", "b", "author: b\n" },
    { HEXO, "authors: [a, c]\n", SET, "author", "b", "authors: [b]\n" },
    { HEXO, "authors: [a]\n", ADD, "author", "b", "authors: [a, b]\n" },
    { HEXO, "author:\n  name: a\n", SET, "author", "b", "author:\n  name: b\n" },
    { HEXO, "title: a\n", SET, "author", "b", "title: a\nauthor: b\n" },
    { HEXO, "created: 2020-01-01\n", SET, "date", "2021-02-03", "created: 2021-02-03\n" },
    { HEXO, "published: true\ndate:\n", SET, "date", "2021-02-03",
      "published: true\ndate: 2021-02-03\n" },
    { HEXO, "published: true\n", SET, "date", "2021-02-03", "published: true\ndate: 2021-02-03\n" },
    { HEXO, "date: 2020-01-01\n", SET, "date", "someday", NULL },
    { HEXO, "date: 2020-01-01\n", SET, "date", "", NULL },
    { HEXO, "date: 2020-01-01\n", SET, "date", "2021-02-30", NULL },
    { HEXO, "date: 2020-01-01\n", ADD, "date", "2021-02-03", NULL },
    { HEXO, "a: b\n", SET, "weight", "5", "a: b\nweight: 5\n" },
    { HEXO, "a: [b]\n", ADD, "a", "c", "a: [b, c]\n" },
    { HEXO, "a: b\n", UNSET, "a", NULL, "" },
    { HEXO, "a: b\n", UNSET, "tags", NULL, NULL },
    { HEXO, "category: b\n", UNSET, "categories", NULL, "" },
    { HEXO, "a: b: c\n", SET, "title", "x", NULL },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_tags (void)
{
  static const Case cases[] = {
    { HEXO, "tags: [a]\n", ADD, "tag", "b", "tags: [a, b]\n" },
    { HEXO, "tags: [a]\n", ADD, "tags", "#b", "tags: [a, b]\n" },
    { HEXO, "tag: [a]\n", ADD, "tags", "b", "tag: [a, b]\n" },
    { HEXO, "tags:\ntag: a\n", REMOVE, "tags", "a", "tags:\ntag:\n" },
    { HEXO, "tags:\n  - a\n", REMOVE, "tags", "a", "tags:\n" },
    { HEXO, "tags:\n  - a\n", SET, "tags", "", "tags:\n" },
    /* Without brackets the other key would be read. */
    { HEXO, "tags:\n  - a\ntag: b\n", REMOVE, "tags", "a", "tags: []\ntag: b\n" },
    { HUGO, "tags: a\ntag: b\n", REMOVE, "tags", "a", "tags: []\ntag: b\n" },
    { VAULT, "tags:\n  - a\n", REMOVE, "tags", "a", "tags:\n" },
    { JEKYLL, "tags:\n- a\nx: y\n", REMOVE, "tags", "a", "tags:\nx: y\n" },
    { HEXO, "tags: [a, b]\n", REMOVE, "tags", "a", "tags: [b]\n" },
    { HEXO, "tags: [a, b]\n", REMOVE, "tags", "c", "tags: [a, b]\n" },
    { HEXO, "tags: [a, b]\n", SET, "tags", "c", "tags: [c]\n" },
    { HEXO, "tags: [a, b]\n", SET, "tags", "", "tags: []\n" },
    { HEXO, "tags: [a, 2019]\n", ADD, "tags", "2020", "tags: [a, 2019, '2020']\n" },
    { HEXO, "tags: a\n", SET, "tags", "b", "tags: b\n" },
    { HEXO, "tags: a, b\n", ADD, "tags", "c", "tags: [a, b, c]\n" },
    { HEXO, "tags: [[a, b], c]\n", REMOVE, "tags", "b", "tags: [c, a]\n" },
    { HEXO, "title: x\n", ADD, "tags", "a", "title: x\ntags: [a]\n" },
    { HEXO, "title: x\n", REMOVE, "tags", "a", "title: x\n" },
    { JEKYLL, "tags: a b\n", ADD, "tags", "c", "tags: a b c\n" },
    { JEKYLL, "tags: a, b\n", ADD, "tags", "c", "tags: a, b, c\n" },
    { JEKYLL, "tags: a b\n", ADD, "tags", "c d", "tags: [a, b, c d]\n" },
    { JEKYLL, "tags: a b\n", REMOVE, "tags", "a", "tags: b\n" },
    { JEKYLL, "tags: a\n", REMOVE, "tags", "a", "tags:\n" },
    { JEKYLL, "tag: a\n", ADD, "tags", "c", "tag: [a, c]\n" },
    { JEKYLL, "tags: a\ntag: b\n", REMOVE, "tags", "b", "tags: a\ntag:\n" },
    { JEKYLL, "tags: [a]\ntag: b\n", ADD, "tags", "c", "tags: [a, c]\ntag: b\n" },
    { JEKYLL, "tags: [a]\ntag: b\n", SET, "tags", "c", NULL },
    { VAULT, "tags: a\n", ADD, "tags", "b/c", "tags: a b/c\n" },
    { VAULT, "tags:\n  - a\n", ADD, "tags", "b/c", "tags:\n  - a\n  - b/c\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_categories (void)
{
  static const Case cases[] = {
    { HEXO, "categories: [A, B]\n", SET, "categories", "A/C", "categories: [A, C]\n" },
    { HEXO, "categories:\n  - A\n  - B\n", SET, "category", "A/B/C",
      "categories:\n  - A\n  - B\n  - C\n" },
    { HEXO, "categories: A\n", SET, "categories", "B", "categories: B\n" },
    { HEXO, "categories: A\n", SET, "categories", "A/B", "categories: [A, B]\n" },
    { HEXO, "category: A\n", SET, "categories", "x\\/y", "category: x/y\n" },
    { HEXO, "categories: [A, B]\n", ADD, "categories", "C", "categories: [[A, B], [C]]\n" },
    { HEXO, "categories:\n  - A\n  - B\n", ADD, "categories", "C",
      "categories:\n  - [A, B]\n  - [C]\n" },
    { HEXO, "categories:\n  - [A, B]\n  - C\n", ADD, "categories", "D/E",
      "categories:\n  - [A, B]\n  - C\n  - [D, E]\n" },
    { HEXO, "categories:\n  - [A, B]\n  - C\n", REMOVE, "categories", "A/B",
      "categories:\n  - C\n" },
    { HEXO, "categories:\n  - [A, B]\n  - C\n  - D\n", REMOVE, "categories", "A/B",
      "categories:\n  - [C]\n  - D\n" },
    { HEXO, "categories: [A, B]\n", REMOVE, "categories", "A/B", "categories: []\n" },
    { HEXO, "categories:\n  - A\n  - B\n", REMOVE, "categories", "A/B", "categories:\n" },
    { HUGO, "categories:\n  - A\n", REMOVE, "categories", "A", "categories:\n" },
    { HEXO, "categories: [A, B]\n", REMOVE, "categories", "A", "categories: [A, B]\n" },
    { HEXO, "categories: [A, B]\n", SET, "categories", "", "categories: []\n" },
    { HEXO, "title: a\n", ADD, "categories", "A/B", "title: a\ncategories: [A, B]\n" },
    { JEKYLL, "categories: a b\n", ADD, "categories", "c", "categories: a b c\n" },
    { JEKYLL, "categories: a b\n", ADD, "categories", "c d", "categories: [a, b, c d]\n" },
    { JEKYLL, "categories: [a, b]\n", REMOVE, "categories", "a", "categories: [b]\n" },
    { JEKYLL, "categories: [a, b]\n", ADD, "categories", "c/d", NULL },
    { JEKYLL, "category: a b\ncategories: [c]\n", REMOVE, "categories", "a b",
      "category:\ncategories: [c]\n" },
    { HUGO, "categories: [a, b]\n", ADD, "categories", "c", "categories: [a, b, c]\n" },
    { HUGO, "categories: a\n", ADD, "categories", "c", "categories: [a, c]\n" },
    { HUGO, "categories: [a]\n", SET, "categories", "x\\/y", "categories: [x/y]\n" },
    { VAULT, "categories: [\"[[A/B|C]]\"]\n", ADD, "categories", "D/E",
      "categories: [\"[[A/B|C]]\", \"D/E\"]\n" },
    { VAULT, "categories: [A/B, C]\n", REMOVE, "categories", "A/B", "categories: [C]\n" },
    { PLAIN, "title: a\n", ADD, "categories", "A", "title: a\ncategories: [A]\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* What comes from the folders' names is not in the header. */
static void
test_folders (void)
{
  static const Case jekyll[] = {
    { JEKYLL, "categories: [a]\n", SET, "categories", "b", "categories: [b]\n" },
    { JEKYLL, "categories: [a]\n", ADD, "categories", "b", "categories: [a, b]\n" },
    { JEKYLL, "categories: [a]\n", REMOVE, "categories", "essays", NULL },
  };
  static const Case plain[] = {
    { PLAIN, "title: a\n", ADD, "categories", "b",
      "title: a\ncategories: [[essays, _posts], [b]]\n" },
    { PLAIN, "title: a\n", SET, "categories", "b", "title: a\ncategories: [b]\n" },
    { PLAIN, "categories: [a]\n", REMOVE, "categories", "a", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (jekyll); i++)
    check_case (&jekyll[i], "essays/_posts/a.md");
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    check_case (&plain[i], "essays/_posts/a.md");
}

/* Keys where the tools of each form have them. */
static void
test_forms (void)
{
  static const Case cases[] = {
    { HUGO, "+++\ntitle = \"a\"\n+++\n", ADD, "tags", "b",
      "+++\ntitle = \"a\"\ntags = [\"b\"]\n+++\n" },
    { PLAIN, "+++\ntags = [\"a\"]\n+++\n", ADD, "tags", "b", "+++\ntags = [\"a\", \"b\"]\n+++\n" },
    /* Hugo's rule: each is a category of its own. */
    { HEXO, "+++\ncategories = [\"a\"]\n+++\n", ADD, "categories", "b",
      "+++\ncategories = [\"a\", \"b\"]\n+++\n" },
    { HEXO, "+++\ncategories = [\"a\"]\n+++\n", ADD, "categories", "b/c", NULL },
    { HEXO, "{\n\"title\": \"a\"\n}\nx", ADD, "categories", "b",
      "{\n\"title\": \"a\",\n\"categories\": [\"b\"]\n}\nx" },
    { HUGO, "+++\ntitle = \"a\"\n[taxonomies]\ntags = [\"b\"]\n+++\n", ADD, "tags", "c",
      "+++\ntitle = \"a\"\n[taxonomies]\ntags = [\"b\", \"c\"]\n+++\n" },
    { HUGO, "+++\ntitle = \"a\"\n[taxonomies]\ntags = [\"b\"]\n+++\n", ADD, "categories", "c",
      "+++\ntitle = \"a\"\n[taxonomies]\ntags = [\"b\"]\ncategories = [\"c\"]\n+++\n" },
    { HUGO, "+++\n[taxonomies]\ntags = [\"b\"]\n+++\n", UNSET, "tags", NULL,
      "+++\n[taxonomies]\n+++\n" },
    { HUGO, "```toml\n[advisory]\ndate = \"2020-01-01\"\n```\n# a\n", SET, "date", "2021-02-03",
      "```toml\n[advisory]\ndate = \"2021-02-03\"\n```\n# a\n" },
    { HUGO, "```toml\n[advisory]\nid = \"x\"\n```\n# a\n", SET, "date", "2021-02-03",
      "```toml\n[advisory]\nid = \"x\"\ndate = 2021-02-03\n```\n# a\n" },
    { PLAIN, "Title: a\nDate: 2020-01-01\n\nx", SET, "categories", "b",
      "Title: a\nDate: 2020-01-01\nCategory: b\n\nx" },
    { PLAIN, "Title: a\nCategory: b\n\nx", SET, "categories", "c", "Title: a\nCategory: c\n\nx" },
    { PLAIN, "Title: a\nCategory: b\n\nx", ADD, "categories", "c", NULL },
    { PLAIN, "Title: a\nCategory: b\n\nx", SET, "categories", "c/d", NULL },
    { PLAIN, "Title: a\nTags: b\n\nx", ADD, "tags", "c", "Title: a\nTags: b, c\n\nx" },
    { PLAIN, "Title: a\nTags: b\n\nx", REMOVE, "tags", "b", "Title: a\nTags:\n\nx" },
    { PLAIN, ".. title: a\n.. tags: \n\nx", ADD, "tags", "c", ".. title: a\n.. tags: c\n\nx" },
    { PLAIN, "[#]: subject: (a)\n\nx", ADD, "tags", "c", "[#]: subject: (a)\n[#]: tags: (c)\n\nx" },
    { PLAIN, "[#]: subject: (a)\n[#]: tags: (b, c)\n\nx", ADD, "tags", "d",
      "[#]: subject: (a)\n[#]: tags: (b, c, d)\n\nx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_file (&cases[i], "a.md");
}

/* A Markdown file without a header gets one. */
static void
test_headerless (void)
{
  static const Case cases[] = {
    { HEXO, "# a\n\nx", SET, "title", "b", "---\ntitle: b\n---\n# a\n\nx" },
    { HEXO, "", SET, "title", "b", "---\ntitle: b\n---\n" },
    { HEXO, "\n\n# a", SET, "date", "2020-01-02", "---\ndate: 2020-01-02\n---\n\n\n# a" },
    { HEXO, "a\r\nb", ADD, "tags", "c d", "---\r\ntags: [c d]\r\n---\r\na\r\nb" },
    { HEXO, "a\rb", ADD, "categories", "c/d", "---\rcategories: [c, d]\r---\ra\rb" },
    { JEKYLL, "a: b\n\nc\n", SET, "x", "5", "---\nx: 5\n---\na: b\n\nc\n" },
    { HEXO, "--- a\n", SET, "title", "b", "---\ntitle: b\n---\n--- a\n" },
    { HEXO, "- a\n- b\n", SET, "author", "c", "---\nauthor: c\n---\n- a\n- b\n" },
    /* Nothing to be kept, nothing changed. */
    { HEXO, "a", REMOVE, "tags", "b", "a" },
    { HEXO, "a", UNSET, "title", NULL, NULL },
    { HEXO, "a", SET, "date", "someday", NULL },
    /* There is what looks like a header: that is to be mended. */
    { HEXO, "---\ntitle: a\ndate: b\n\nx\n", SET, "title", "c", NULL },
    { HEXO, "x\n\n---\ntitle: a\ntags: b\n---\n", SET, "title", "c", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_file (&cases[i], "a.md");
}

/* Other files do not. */
static void
test_headerless_others (void)
{
  static const Case c = { HEXO, "<p>a</p>", SET, "title", "b", NULL };
  static const char *const names[] = { "a.html", "a.HTM", "a.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (edit (&c, c.before, names[i], &error));
      g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED);
    }
}

/* What is no date is told so, and is not kept elsewhere. */
static void
test_no_date (void)
{
  static const char *const values[] = { "", " ", "someday", "2021-13-01" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const Case c = { HEXO, "---\ndate: 2020-01-01\n---\n", SET, "date", values[i], NULL };
      g_autoptr (GError) error = NULL;

      g_assert_null (edit (&c, c.before, "a.md", &error));
      g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "no date"));
    }
}

/* Encodings ------------------------------------------------------------------------------------- */

/* @before in @encoding with @mark before it becomes @after in it. */
static void
check_encoding (const char *encoding, const char *mark, gsize mark_length, const char *character)
{
  static const char before[] = "---\ntitle: 中国人民\n---\n中文大学天地山水人心日月\n";
  g_autofree char *after =
      g_strdup_printf ("---\ntitle: 日%s国人民\n---\n中文大学天地山水人心日月\n", character);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) got = NULL;
  g_autoptr (SheafDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *encoded = g_convert (before, -1, encoding, "UTF-8", NULL, &length, NULL);
  g_autofree char *wanted = NULL;

  g_byte_array_append (bytes, (const guint8 *) mark, mark_length);
  g_byte_array_append (bytes, (const guint8 *) encoded, length);
  whole = g_bytes_new (bytes->data, bytes->len);
  decoded = sheaf_encoding_decode (whole, mark_length > 0 ? NULL : encoding);
  g_assert_cmpstr (decoded->text, ==, before);
  got = sheaf_encoding_splice (whole, decoded, after, &error);
  wanted = g_convert (after, -1, encoding, "UTF-8", NULL, &length, NULL);
  g_test_message ("%s", encoding);
  if (!wanted)
    {
      g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, encoding));
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpmem ((const char *) g_bytes_get_data (got, NULL) + mark_length,
                   g_bytes_get_size (got) - mark_length, wanted, length);
  g_assert_cmpmem (g_bytes_get_data (got, NULL), mark_length, mark, mark_length);
}

static void
test_encodings (void)
{
  check_encoding ("UTF-8", "", 0, "圍🙂");
  check_encoding ("UTF-8", "\357\273\277", 3, "圍");
  check_encoding ("UTF-16LE", "\377\376", 2, "圍🙂");
  check_encoding ("UTF-16BE", "\376\377", 2, "圍");
  check_encoding ("GB18030", "", 0, "圍🙂");
  check_encoding ("Shift_JIS", "", 0, "🙂");
}

/* Bytes that no decoder could read stay where they are. */
static void
test_broken_bytes (void)
{
  static const char before[] = "---\ntitle: abcdefghij 圈地圈地圈地圈地圈地\n---\nx\377y\n";
  static const char after[] = "---\ntitle: b 圈地圈地圈地圈地圈地\n---\nx\377y\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (before, strlen (before));
  g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, NULL);
  g_autofree char *text = g_strdup (decoded->text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) got = NULL;

  g_assert_cmpuint (decoded->replaced, ==, 1);
  memmove (text + 11, text + 11 + 9, strlen (text) - 11 - 9 + 1);
  text[11] = 'b';
  got = sheaf_encoding_splice (bytes, decoded, text, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (got, NULL), g_bytes_get_size (got), after, strlen (after));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-edit/keys", test_keys);
  g_test_add_func ("/article-edit/tags", test_tags);
  g_test_add_func ("/article-edit/categories", test_categories);
  g_test_add_func ("/article-edit/folders", test_folders);
  g_test_add_func ("/article-edit/forms", test_forms);
  g_test_add_func ("/article-edit/headerless", test_headerless);
  g_test_add_func ("/article-edit/headerless-others", test_headerless_others);
  g_test_add_func ("/article-edit/no-date", test_no_date);
  g_test_add_func ("/article-edit/encodings", test_encodings);
  g_test_add_func ("/article-edit/broken-bytes", test_broken_bytes);
  return g_test_run ();
}
