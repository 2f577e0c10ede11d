/* test-front-matter.c: headers found and read, whole and broken
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/article.h"
#include "core/front-matter.h"

#include <string.h>

static SheafFrontMatter *
read_text (const char *text)
{
  return sheaf_front_matter_read (text, strlen (text));
}

static void
assert_value (const SheafFrontMatter *header, const char *key, const char *wanted)
{
  g_assert_cmpstr (sheaf_node_get_text (sheaf_node_get (header->root, key)), ==, wanted);
}

static void
assert_item (const SheafFrontMatter *header, const char *key, guint i, const char *wanted)
{
  const SheafNode *list = sheaf_node_get (header->root, key);

  g_assert_nonnull (list);
  g_assert_cmpuint (list->kind, ==, SHEAF_NODE_SEQUENCE);
  g_assert_cmpuint (list->items->len, >, i);
  g_assert_cmpstr (sheaf_node_get_text (g_ptr_array_index (list->items, i)), ==, wanted);
}

static const SheafWarning *
get_warning (const SheafFrontMatter *header, guint i)
{
  g_assert_cmpuint (header->warnings->len, >, i);
  return g_ptr_array_index (header->warnings, i);
}

/* Where it is ----------------------------------------------------------------------------------- */

static void
test_found (void)
{
  static const struct
  {
    const char *text;
    const char *title;
    const char *body;
  } files[] = {
    { "---\ntitle: a\n---\nbody", "a", "body" },
    { "\n---\ntitle: a\n---\nbody", "a", "body" },
    { " \t\n\n\n---\ntitle: a\n---\nbody", "a", "body" },
    { "---  \t\ntitle: a\n--- \t \nbody", "a", "body" },
    { "---\ntitle: a\n...\nbody", "a", "body" },
    { "---\r\ntitle: a\r\n---\r\nbody", "a", "body" },
    { "---\rtitle: a\r---\rbody", "a", "body" },
    { "\r\n---\ntitle: a\r---\r\nbody", "a", "body" },
    { "---\ntitle: a\n---", "a", "" },
    { "------  \ntitle: a\n------\nbody", "a", "body" },
    { "---yaml\ntitle: a\n---\nbody", "a", "body" },
    { "--- YML \ntitle: a\n...\nbody", "a", "body" },
    { "---\ntitle: a\n---\n---\ntitle: b\n---\n", "a", "---\ntitle: b\n---\n" },
    { "---\ntitle: a\nnote: |\n  x\n---\n  b\n---\n", "a", "  b\n---\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SheafFrontMatter) header = read_text (files[i].text);

      g_test_message ("%u", i);
      g_assert_cmpuint (header->form, ==, SHEAF_FORM_YAML);
      g_assert_false (header->damaged);
      g_assert_cmpuint (header->warnings->len, ==, 0);
      assert_value (header, "title", files[i].title);
      g_assert_cmpstr (files[i].text + header->end, ==, files[i].body);
    }
}

static void
test_none (void)
{
  static const char *const files[] = {
    "",
    "\n\n",
    "# Heading\n\ntext\n",
    "text\n---\ntitle: a\n---\n",
    "---\n",
    "---\n\nText after a rule, and no second one.\n",
    "----\nJust prose.\n----\n",
    " ---\ntitle: a\n ---\n",
    "--- # not alone\ntitle: a\n---\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SheafFrontMatter) header = read_text (files[i]);

      g_test_message ("%u", i);
      g_assert_cmpuint (header->form, ==, SHEAF_FORM_NONE);
      g_assert_null (header->root);
      g_assert_cmpuint (header->end, ==, 0);
      g_assert_cmpuint (header->warnings->len, ==, 0);
    }
}

/* It may be a header gone wrong: said, and no more. */
static void
test_between_rules (void)
{
  static const char *const files[] = {
    "---\nSome prose between two rules.\n---\nMore.\n",
    "---\nProse, he said. And more\nof it.\n\n---\nMore.\n",
    "---\n\n证明：\n\n先看到：过程。\n相当于\n\n---\nMore.\n",
    "---\n\n参考链接：\n\n---\nMore.\n",
    "---\n# Heading\n\nIt says: no: more.\nAnd so on.\n---\nMore.\n",
    "---\n- a\n- list\n---\n",
    "+++\nTwo lines of plus signs.\n+++\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SheafFrontMatter) header = read_text (files[i]);
      const SheafWarning *warning;

      g_test_message ("%u", i);
      g_assert_cmpuint (header->form, ==, SHEAF_FORM_NONE);
      g_assert_null (header->root);
      g_assert_cmpuint (header->end, ==, 0);
      g_assert_cmpuint (header->warnings->len, ==, 1);
      warning = g_ptr_array_index (header->warnings, 0);
      g_assert_nonnull (strstr (warning->text, "is no header"));
      g_assert_cmpuint (warning->line, >, 1);
      g_assert_false (header->attention);
    }
}

/* Read as anybody would, and said that others may not. */
static void
test_lax (void)
{
  static const struct
  {
    const char *text;
    guint line; /* of the warning; 0: none */
  } files[] = {
    { "---\na: [b,\nc]\n---\n", 3 },
    { "---\na: [\n  b,\n]\n---\n", 0 },
    { "---\na:\n  b: [\n  c]\n---\n", 4 },
    { "---\na:\n- \"b\n  c\"\n- [\"d\n e\"]\n---\n", 0 },
    { "---\na: \"b\n\n\tc\"\n---\n", 4 },
    { "---\na: 'b' # c\nd: 'e'#f\n---\n", 3 },
    { "---\na: [b]#c\n---\n", 2 },
    { "---\na: |#c\n  b\n---\n", 2 },
    { "---\na: |\n   \n # c\nb: d\n---\n", 4 },
    { "---\na: |\n\n# c\nb: d\n---\n", 0 },
    { "---\na: >-\n  b\n# c\n---\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SheafFrontMatter) header = read_text (files[i].text);
      const SheafWarning *warning =
          header->warnings->len > 0 ? g_ptr_array_index (header->warnings, 0) : NULL;

      g_test_message ("%s", files[i].text);
      g_assert_cmpuint (header->form, ==, SHEAF_FORM_YAML);
      g_assert_false (header->damaged);
      g_assert_cmpuint (header->warnings->len, <=, 1);
      g_assert_cmpuint (warning ? warning->line : 0, ==, files[i].line);
    }
}

static void
test_empty (void)
{
  static const char *const files[] = { "---\n---\nbody", "---\n\n---\nbody",
                                       "---\n# only a comment\n---\nbody" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SheafFrontMatter) header = read_text (files[i]);

      g_assert_cmpuint (header->form, ==, SHEAF_FORM_YAML);
      g_assert_nonnull (header->root);
      g_assert_cmpuint (header->root->items->len, ==, 0);
      g_assert_cmpstr (files[i] + header->end, ==, "body");
    }
}

static void
test_never_closed (void)
{
  g_autoptr (SheafFrontMatter) header = read_text ("\n---\ntitle: a\ndate: b\n\ntext\n");

  g_assert_cmpuint (header->form, ==, SHEAF_FORM_NONE);
  g_assert_cmpuint (header->end, ==, 0);
  g_assert_cmpuint (get_warning (header, 0)->line, ==, 2);
}

/* What it says ---------------------------------------------------------------------------------- */

static void
test_scalars_as_written (void)
{
  g_autoptr (SheafFrontMatter) header =
      read_text ("---\na: 12_00\nb: no\nc: 1936\nd: 0.110\ne: 0x1F\nf: 2021-11-12\ng: !!int 7\n"
                 "h: 'it''s'\ni: \"tab\\tend \\u4e2d\"\nj: A # comment\nk: a#b\n---\n");

  assert_value (header, "a", "12_00");
  assert_value (header, "b", "no");
  assert_value (header, "c", "1936");
  assert_value (header, "d", "0.110");
  assert_value (header, "e", "0x1F");
  assert_value (header, "f", "2021-11-12");
  assert_value (header, "g", "7");
  assert_value (header, "h", "it's");
  assert_value (header, "i", "tab\tend 中");
  assert_value (header, "j", "A");
  assert_value (header, "k", "a#b");
}

static void
test_nothing (void)
{
  g_autoptr (SheafFrontMatter) header =
      read_text ("---\na:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: nullify\n---\n");

  for (const char *key = "abc"; *key; key++)
    {
      char name[] = { *key, '\0' };

      g_assert_true (sheaf_node_is_null (sheaf_node_get (header->root, name)));
      assert_value (header, name, NULL);
    }
  assert_value (header, "d", "");
  assert_value (header, "e", "null");
  assert_value (header, "f", "nullify");
  g_assert_true (sheaf_node_is_null (sheaf_node_get (header->root, "nowhere")));
}

static void
test_folded (void)
{
  g_autoptr (SheafFrontMatter) header = read_text (
      "---\ntitle: 19_15\n          \n      BNB\nb: |\n  one\n  two\nc: one\n  two\n---\n");

  assert_value (header, "title", "19_15\nBNB");
  assert_value (header, "b", "one\ntwo\n");
  assert_value (header, "c", "one two");
  g_assert_false (header->damaged);
}

static void
test_lists (void)
{
  g_autoptr (SheafFrontMatter) header = read_text (
      "---\ncategories: \n - 编程\n - ACM\n -  - 图灵奖获得者\ntags: [a, 2018, ]\n---\n");
  const SheafNode *categories = sheaf_node_get (header->root, "Categories");
  const SheafNode *inner;

  g_assert_nonnull (categories);
  g_assert_cmpuint (categories->items->len, ==, 3);
  inner = g_ptr_array_index (categories->items, 2);
  g_assert_cmpuint (inner->kind, ==, SHEAF_NODE_SEQUENCE);
  g_assert_cmpstr (sheaf_node_get_text (g_ptr_array_index (inner->items, 0)), ==, "图灵奖获得者");
  assert_item (header, "tags", 1, "2018");
}

static void
test_keys (void)
{
  g_autoptr (SheafFrontMatter) header =
      read_text ("---\nTITLE: a\ntitle: b\n进度: 3\nonline version: 2\n---\n");

  assert_value (header, "title", "b");
  assert_value (header, "TITLE", "a");
  assert_value (header, "Title", "a");
  assert_value (header, "进度", "3");
  assert_value (header, "online version", "2");
}

static void
test_duplicate_key (void)
{
  g_autoptr (SheafFrontMatter) header =
      read_text ("---\ntitle: a\nx: {y: 1, y: 2}\ntitle: [b, {c: d}]\n---\n");

  assert_value (header, "title", "a");
  g_assert_cmpstr (sheaf_node_get_text (sheaf_node_get (sheaf_node_get (header->root, "x"), "y")),
                   ==, "1");
  g_assert_false (header->damaged);
  g_assert_cmpuint (header->warnings->len, ==, 2);
  g_assert_cmpuint (get_warning (header, 0)->line, ==, 3);
  g_assert_cmpuint (get_warning (header, 1)->line, ==, 4);
  g_assert_nonnull (strstr (get_warning (header, 1)->text, "title"));
}

static void
test_places (void)
{
  const char *text = "\n---\r\ntitle: '中文'\r\ntags:\r\n - 一\r\n - two\r\n---\r\n";
  g_autoptr (SheafFrontMatter) header = read_text (text);
  const SheafNode *title = sheaf_node_get (header->root, "title");
  const SheafNode *tags = sheaf_node_get (header->root, "tags");
  const SheafNode *two;

  g_assert_cmpuint (title->line, ==, 3);
  g_assert_cmpuint (title->end - title->start, ==, strlen ("'中文'"));
  g_assert_true (g_str_has_prefix (text + title->start, "'中文'"));
  two = g_ptr_array_index (tags->items, 1);
  g_assert_cmpuint (two->line, ==, 6);
  g_assert_true (g_str_has_prefix (text + two->start, "two"));
  g_assert_cmpuint (two->end - two->start, ==, 3);
  g_assert_cmpuint (header->start, ==, 1);
  g_assert_true (g_str_has_prefix (text + header->content_start, "title"));
  g_assert_true (g_str_has_prefix (text + header->content_end, "---\r\n"));
}

/* Damage ---------------------------------------------------------------------------------------- */

/* One broken line must not cost the rest: title, and the list and quotes around it. */
static void
test_damaged (void)
{
  static const struct
  {
    const char *line;
    const char *title;
  } files[] = {
    { "title: @name is here", "@name is here" },
    { "title: a: b", "a: b" },
    { "title: [x] y", "[x] y" },
    { "title:\t`code`", "`code`" },
    { "title: \"\"\"'SP'\"\"\"", "\"\"'SP'\"\"" },
    { "title: 'it's'", "it's" },
    { "title: 'it's", "'it's" },
    { "title: \"a \\\"b\\\" \\q\"", "a \"b\" \\q" },
    { "title: %percent", "%percent" },
    { "title: {{ title }}", "{{ title }}" },
    { "title: *star", "*star" },
    { "title: &a b", "&a b" },
    { "title：全角冒号", "全角冒号" },
    { "title:nothing between", "nothing between" },
    { "title: one: 1\n  two\n\n  three", "one: 1 two three" },
    { "title: first\nsecond\nthird", "first second third" },
    { "title: \x1b[31m", "\x1b[31m" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "---\nlayout: \"po\\x73t\"\n%s\ntags:\n - a\n - b # c\ncover: {image: 'a.png'}\n---\nx",
          files[i].line);
      g_autoptr (SheafFrontMatter) header = read_text (text);

      g_test_message ("%s", files[i].line);
      g_assert_cmpuint (header->form, ==, SHEAF_FORM_YAML);
      g_assert_true (header->damaged);
      g_assert_cmpuint (get_warning (header, 0)->line, >=, 2);
      g_assert_cmpuint (get_warning (header, 0)->line, <=, 8);
      assert_value (header, "title", files[i].title);
      assert_value (header, "layout", "post");
      assert_item (header, "tags", 1, "b");
      g_assert_nonnull (sheaf_node_get (sheaf_node_get (header->root, "cover"), "image"));
      g_assert_cmpstr (text + header->end, ==, "x");
    }
}

static void
test_damaged_lists (void)
{
  g_autoptr (SheafFrontMatter) header =
      read_text ("---\ncategories:\n\t- 编程\n\t-  - `X`\n\t- @y\ntags: [@a, \"b, c\", 'd' ]\n"
                 "cover:\n\timage: @pic\n\talt: 'x'\nlast: 1\n---\n");
  const SheafNode *categories = sheaf_node_get (header->root, "categories");
  const SheafNode *inner;

  g_assert_true (header->damaged);
  g_assert_cmpuint (categories->items->len, ==, 3);
  assert_item (header, "categories", 0, "编程");
  inner = g_ptr_array_index (categories->items, 1);
  g_assert_cmpuint (inner->kind, ==, SHEAF_NODE_SEQUENCE);
  g_assert_cmpstr (sheaf_node_get_text (g_ptr_array_index (inner->items, 0)), ==, "`X`");
  assert_item (header, "tags", 0, "@a");
  assert_item (header, "tags", 1, "b, c");
  assert_item (header, "tags", 2, "d");
  g_assert_cmpstr (
      sheaf_node_get_text (sheaf_node_get (sheaf_node_get (header->root, "cover"), "alt")), ==,
      "x");
  assert_value (header, "last", "1");
}

/* A slip in the very first line, as a real file has it. */
static void
test_damaged_first_line (void)
{
  g_autoptr (SheafFrontMatter) header =
      read_text ("---\n`title: a\ndate: 2021-10-29\ncategories:\n - Vue\n - Docs\n---\nbody");

  g_assert_true (header->damaged);
  assert_value (header, "date", "2021-10-29");
  assert_item (header, "categories", 1, "Docs");
  g_assert_cmpuint (get_warning (header, 0)->line, ==, 2);
}

/* Words without any blank after their colons are one scalar to YAML. */
static void
test_no_blank (void)
{
  g_autoptr (SheafFrontMatter) header =
      read_text ("---\ntitle:a b\nog:type: article\nurl:http://x.y/\n---\n");

  g_assert_true (header->damaged);
  assert_value (header, "title", "a b");
  assert_value (header, "og:type", "article");
  assert_value (header, "url", "http://x.y/");
}

static void
test_damaged_line_numbers (void)
{
  g_autoptr (SheafFrontMatter) header = read_text ("\r\n---\r\ntitle: a\r\nname: @b\r\n---\r\n");
  const SheafNode *name = sheaf_node_get (header->root, "name");

  g_assert_cmpuint (get_warning (header, 0)->line, ==, 4);
  g_assert_cmpuint (name->line, ==, 4);
}

/* Limits ---------------------------------------------------------------------------------------- */

/* Reads @content between fences, within 50 ms of processor time, and wants it damaged with title t. */
static void
assert_bounded (const char *content)
{
  g_autofree char *text = g_strdup_printf ("---\ntitle: t\n%s\n---\nbody", content);
  gint64 before = test_processor_time ();
  g_autoptr (SheafFrontMatter) header = read_text (text);
  gint64 taken = test_processor_time () - before;

  g_assert_cmpuint (header->form, ==, SHEAF_FORM_YAML);
  g_assert_true (header->damaged);
  assert_value (header, "title", "t");
  g_assert_cmpstr (text + header->end, ==, "body");
  /* 50 ms is the promise (SAFETY P1); sanitizers get four times that. */
  g_assert_cmpint (taken, <, 200 * 1000);
}

static void
test_limits (void)
{
  g_autofree char *deep = test_repeat ("x: ", "[", 33, "");
  g_autofree char *closed = g_strconcat (deep, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", NULL);
  g_autofree char *very_deep = test_repeat ("x: ", "[", 60000, "");
  g_autofree char *braces = test_repeat ("x: ", "{a: ", 15000, "");
  g_autofree char *keys = test_repeat ("x:\n  ", "? ", 30000, "");
  g_autofree char *many = test_repeat ("x: [", "a,", 20000, "]");
  g_autofree char *lines = test_repeat ("", "k:\n", 20000, "");
  g_autofree char *broken = test_repeat ("", "k: @\n", 12000, "");
  g_autofree char *long_value = test_repeat ("x: ", "y", 16 * 1024 + 1, "");
  g_autofree char *too_long =
      test_repeat ("x: |\n", "  yyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n", 70000, "");
  g_autofree char *anchors = test_repeat ("x: ", "&a ", 20000, "");
  g_autofree char *quotes = test_repeat ("x: [", "'", 15999, "]");
  g_autofree char *blanks = test_repeat ("x: [@", "          ", 1500, "]");
  g_autofree char *dashes = test_repeat ("x: @\n ", "- ", 8000, "y");

  /* A line that belongs to the title, if to anything. */
  g_autofree char *flood = test_repeat ("", "-", 30000, "");

  assert_bounded (closed);
  assert_bounded (very_deep);
  assert_bounded (braces);
  assert_bounded (keys);
  assert_bounded (many);
  assert_bounded (lines);
  assert_bounded (broken);
  assert_bounded (long_value);
  assert_bounded (too_long);
  assert_bounded (anchors);
  assert_bounded (quotes);
  assert_bounded (blanks);
  assert_bounded (dashes);
  assert_bounded (flood);
  assert_bounded ("a: &a [x]\nb: *a");
  assert_bounded ("<<: *nothing");
  assert_bounded ("? [a, b]\n: c");
}

static void
test_within_limits (void)
{
  g_autofree char *deep = test_repeat ("---\ntitle: t\nx: ", "[", 31, "");
  g_autofree char *closed = g_strconcat (deep, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n---\n", NULL);
  g_autofree char *many = test_repeat ("---\nx: [", "a,", 9000, "]\n---\n");
  g_autofree char *value = test_repeat ("---\nx: ", "y", 16 * 1024, "\n---\n");
  g_autoptr (SheafFrontMatter) first = read_text (closed);
  g_autoptr (SheafFrontMatter) second = read_text (many);
  g_autoptr (SheafFrontMatter) third = read_text (value);

  g_assert_false (first->damaged);
  g_assert_false (second->damaged);
  g_assert_false (third->damaged);
  g_assert_cmpuint (strlen (sheaf_node_get_text (sheaf_node_get (third->root, "x"))), ==,
                    16 * 1024);
}

/* A flood of the same key is told, but does not flood the report. */
static void
test_duplicate_flood (void)
{
  g_autofree char *text = test_repeat ("---\n", "title: x\n", 4000, "---\n");
  g_autoptr (SheafFrontMatter) header = read_text (text);

  assert_value (header, "title", "x");
  g_assert_cmpuint (header->warnings->len, >, 0);
  g_assert_cmpuint (header->warnings->len, <=, 16);
}

/* Every cut of an odd header is read without reading beyond its end. */
static void
test_cut (void)
{
  const char *whole =
      "\r\n---\r\ntitle: \"a\\\"b\n c: [d, 'e', {f: g}]\n- -  - h\n'i': @j\n\tk：l\n"
      "m:\n  - n\n  -\n  o: |\n   p\n%q\n<<: *r\n...\nbody";
  guint headers = 0;

  for (gsize length = 0; length <= strlen (whole); length++)
    {
      g_autofree char *open = g_strndup (whole, length);
      g_autofree char *valid = g_utf8_make_valid (open, -1);
      g_autofree char *closed = g_strconcat (valid, "\n---\n", NULL);
      g_autoptr (SheafFrontMatter) first = read_text (valid);
      g_autoptr (SheafFrontMatter) second = read_text (closed);

      headers += first->form == SHEAF_FORM_YAML;
      headers += second->form == SHEAF_FORM_YAML;
    }
  g_assert_cmpuint (headers, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/front-matter/found", test_found);
  g_test_add_func ("/front-matter/none", test_none);
  g_test_add_func ("/front-matter/between-rules", test_between_rules);
  g_test_add_func ("/front-matter/lax", test_lax);
  g_test_add_func ("/front-matter/empty", test_empty);
  g_test_add_func ("/front-matter/never-closed", test_never_closed);
  g_test_add_func ("/front-matter/scalars-as-written", test_scalars_as_written);
  g_test_add_func ("/front-matter/nothing", test_nothing);
  g_test_add_func ("/front-matter/folded", test_folded);
  g_test_add_func ("/front-matter/lists", test_lists);
  g_test_add_func ("/front-matter/keys", test_keys);
  g_test_add_func ("/front-matter/duplicate-key", test_duplicate_key);
  g_test_add_func ("/front-matter/places", test_places);
  g_test_add_func ("/front-matter/damaged/titles", test_damaged);
  g_test_add_func ("/front-matter/damaged/first-line", test_damaged_first_line);
  g_test_add_func ("/front-matter/damaged/lists", test_damaged_lists);
  g_test_add_func ("/front-matter/damaged/no-blank", test_no_blank);
  g_test_add_func ("/front-matter/damaged/line-numbers", test_damaged_line_numbers);
  g_test_add_func ("/front-matter/limits/over", test_limits);
  g_test_add_func ("/front-matter/limits/within", test_within_limits);
  g_test_add_func ("/front-matter/limits/duplicates", test_duplicate_flood);
  g_test_add_func ("/front-matter/cut", test_cut);
  return g_test_run ();
}
