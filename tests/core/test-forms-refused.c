/* test-forms-refused.c: what only looks like a header, and headers that are broken
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "node-text.h"

#include "core/article.h"
#include "core/front-matter.h"

#include <string.h>

static SheafFrontMatter *
read_text (const char *text)
{
  return sheaf_front_matter_read (text, strlen (text));
}

static void
assert_none (const char *text, guint warnings)
{
  g_autoptr (SheafFrontMatter) header = read_text (text);

  g_test_message ("%s", text);
  g_assert_cmpstr (sheaf_form_to_string (header->form), ==, "none");
  g_assert_null (header->root);
  g_assert_cmpuint (header->end, ==, 0);
  g_assert_cmpuint (header->content_end, ==, 0);
  g_assert_false (header->damaged);
  g_assert_cmpuint (header->warnings->len, ==, warnings);
}

/* Not a byte of these may be taken for a header, and nobody wants to hear of it. */
static const char *const body_texts[] = {
  /* Markdown's headings and rules (CommonMark 0.31, sections 4.1 and 4.3). */
  "Heading\n---\nbody",
  "Note: this\n---\nbody",
  "Note: this\nAnd: that\n---\nbody",
  "Title: The Book\n---\nbody",
  "Title: The Book\n=====\n",
  "Title: a\nof two lines\n---\nbody",
  "Title: The Book\n--------------\nbody",
  "title: The Book\n--------------\nbody",
  "Author: me\n\n---\n\nbody",
  "note: title: a\n---\nbody",
  "Some text: here\n\nmore\n\n---\n\nbody",
  "- title: a\n---\nbody",
  "# title: a\n---\nbody",
  "> title: a\n---\nbody",
  "    title: a\n---\nbody",
  "http://x.y/\n---\nbody",
  "10:30 we met\n---\nbody",
  "问题：为什么\n---\n",
  /* Prose with a colon, and lines for others. */
  "Note: this\n\nbody",
  "Note: this\nTitle: that\n\nbody",
  "Summary: it works.\n\nbody",
  "Date: yesterday\n\nbody",
  "Date: today\nStatus: 200 OK\nURL: http://x.y/\n\nbody",
  "Author: me\nof this\n\nbody",
  "Title: a\nDate: b\nand more, at once\n\nbody",
  "Title: a",
  "Title:a\nDate:b\n\nbody",
  "User-agent: *\nDisallow: /\n",
  "From: a@b.c\nTo: d@e.f\nSubject: x\n\nbody",
  "date://x\ntitle://y\n\nbody",
  "标题：a\n日期：b\n\n正文",
  /* Braces. */
  "{% gallery %}\n![](a.png)\n{% endgallery %}\n",
  "{{< figure src=\"a.png\" title=\"b\" >}}\n\nbody",
  "{% code [title] [url: x] %}\n\nbody",
  "{title}\n\nbody",
  "{\"a\": 1}\n\nbody",
  "{\"name\": \"x\", \"description\": \"a package\"}\n",
  "{\"title\": \"a\"} is how it begins\n\nbody",
  "{}\nbody",
  "[{\"title\": \"a\"}]\nbody",
  "\"title\": \"a\"\n\nbody",
  "\"Title: a,\" he said;\n;;;\nbody",
  /* Fences around something else. */
  ";;;\nmov ax, bx\n;;;\n",
  ";;;\n\n;;;\n",
  "++\ntitle = 'a'\n++\n",
  "---ruby\ntitle: a\n---\n",
  "```\ntitle = 'a'\n```\n",
  "```toml\n[package]\nname = \"x\"\n```\n\nbody",
  "```toml\n# nothing\n```\n\nbody",
  "```toml\ntitle = 'a'\n\nbody",
  /* Comments. */
  "<!-- title: a -->\nbody",
  "<!-- {% raw %} -->\nbody",
  "<!-- {} -->\nbody",
  "<!-- more -->\n{\"title\": \"a\"}\n",
  "<!-- {\"title\": \"a\"}\nbody",
  "<!-- markdownlint-configure-file {\n  \"title\": false\n} -->\nbody",
  "<!--\nIt is .. title: a\n-->\nbody",
  /* reStructuredText and links. */
  ".. image:: a.png\n\nbody",
  ".. _title: http://x.y/\n\nbody",
  ".. note: x\n\nbody",
  ".. contents::\n.. title: late\n",
  "[#]: http://x.y/ \"subject\"\n\nbody",
  "[#]: more: (x)\n\nbody",
  "[1]: subject: (a)\n\nbody",
  "text\n[#]: subject: (a)\n",
};

static void
test_body (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (body_texts); i++)
    assert_none (body_texts[i], 0);
}

static void
test_never_closed (void)
{
  static const char *const texts[] = {
    "\n---\ntitle: a\ndate: b\n\ntext\n",
    "----\ntitle: a\n---\n\ntext\n",
    "+++\ntitle = \"a\"\ndate = 2020-01-01\n\ntext\n",
    ";;;\n\"title\": \"a\",\n\"date\": \"b\"\n\ntext\n",
    "{\n\"title\": \"a\",\n\"date\": \"b\"\n\ntext\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_none (texts[i], 1);
  assert_none ("+++\n\nOnly a decoration.\n", 0);
  assert_none ("{ a brace\n\ntext\n", 0);
}

static void
test_misplaced (void)
{
  static const char *const texts[] = {
    "# Heading\n\n---\ntitle: a\ntags:\n - b\n---\n\ntext\n",
    "---\n\nprose\n\n---\ndate: a\nlayout: b\n---\ntext\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_none (texts[i], 1);
  assert_none ("text\n---\ntitle: a\n---\n", 0);
  assert_none ("text\n\n---\na: b\nc: d\n---\n", 0);
  assert_none ("text\n\n---\ntitle: b\nand: so on.\n\n---\n", 0);
  assert_none ("Write it so:\n\n```\n---\ntitle: a\ndate: b\n---\n```\n", 0);
}

static void
test_second (void)
{
  const char *text = "---\ntitle: a\n---\n\n---\ntitle: b\ndate: c\n---\ntext";
  g_autoptr (SheafFrontMatter) header = read_text (text);
  const SheafWarning *warning;

  g_assert_cmpstr (sheaf_node_get_text (sheaf_node_get (header->root, "title")), ==, "a");
  g_assert_true (g_str_has_prefix (text + header->end, "\n---\ntitle: b"));
  g_assert_cmpuint (header->warnings->len, ==, 1);
  warning = g_ptr_array_index (header->warnings, 0);
  g_assert_cmpuint (warning->line, ==, 5);
}

/* Damage ---------------------------------------------------------------------------------------- */

static void
test_damaged (void)
{
  static const struct
  {
    const char *text;
    SheafForm form;
    guint line;
    const char *values;
    const char *body;
  } cases[] = {
    { "title: @a\ndate: 2020-01-01\ntags:\n- x\n---\nbody", SHEAF_FORM_YAML_SHORT, 1,
      "{title=@a date=2020-01-01 tags=[x]}", "body" },
    { "title: {{ title }}\ndate: {{ date }}\ntags:\n---\n", SHEAF_FORM_YAML_SHORT, 1,
      "{title={{ title }} date={{ date }} tags=}", "" },
    { "{\n\"title\": \"a\",\n\"tags\": [\n\"x\",\n\"y\"\n],\n}\nbody", SHEAF_FORM_JSON, 7,
      "{title='a' tags=['x' 'y']}", "body" },
    { "{\n  \"title\": \"a \"b\" {\",\n  date: 2020\n}\nbody", SHEAF_FORM_JSON, 2,
      "{title='a \"b\" {' date=2020}", "body" },
    { ";;;\n\"title\": \"a\"\n\"n\": 1\n;;;\nbody", SHEAF_FORM_JSON_FENCED, 3, "{title='a' n=1}",
      "body" },
    { "\"title\": \"a\",\n\"date\": 'b',\n;;;\nbody", SHEAF_FORM_JSON_SHORT, 2,
      "{title='a' date='b'}", "body" },
    { "<!-- {\"title\": \"a\",} -->\nbody", SHEAF_FORM_JSON_COMMENT, 1, "{title='a'}", "body" },
    { "+++\ntitle = a b\ntags = [\"x\", 'y'] # c\nn = 1\n[p.q]\nr = \"s\n[[t]]\nu = 1\n[[t]]\nu = "
      "2\n"
      "+++\nbody",
      SHEAF_FORM_TOML, 2, "{title=a b tags=['x' 'y'] n=1 p.q={r=\"s} t={u=1}}", "body" },
    { "+++\ntitle: a\ntags = [\n  x,\n  \"y, z\"\n]\n\"k l\" = 'm'\n+++\nbody", SHEAF_FORM_TOML, 2,
      "{title=a tags=[x 'y, z'] k l='m'}", "body" },
    { "```toml\n[advisory]\nid = RUSTSEC-1\nurl = \"x\"\n```\n# b", SHEAF_FORM_TOML_CODE, 3,
      "{advisory={id=RUSTSEC-1 url='x'}}", "# b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafFrontMatter) header = read_text (cases[i].text);
      g_autofree char *values = NULL;
      const SheafWarning *warning;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (sheaf_form_to_string (header->form), ==,
                       sheaf_form_to_string (cases[i].form));
      g_assert_true (header->damaged);
      values = test_node_text (header->root);
      g_assert_cmpstr (values, ==, cases[i].values);
      g_assert_cmpstr (cases[i].text + header->end, ==, cases[i].body);
      g_assert_cmpuint (header->warnings->len, ==, 1);
      warning = g_ptr_array_index (header->warnings, 0);
      g_assert_cmpuint (warning->line, ==, cases[i].line);
    }
}

/* Limits ---------------------------------------------------------------------------------------- */

/* Long ones: none may take long, and where something of a header was left out, that is told. */
static void
test_limits (void)
{
  static const struct
  {
    const char *head;
    const char *piece;
    guint n;
    const char *tail;
    gboolean told;
  } cases[] = {
    { "title: a\n", "k: @\n", 12000, "---\n", FALSE },
    { "title: a\n", "\n", 60000, "---\n", FALSE },
    { "title: a\n\n", "title: a\n\n", 400000, "---\n", FALSE },
    { "{\"title\": \"a\", \"x\": ", "[", 60000, "\n}\n", TRUE },
    { "{\"title\": \"a\", \"x\": ", "{\"a\":", 12000, "\n}\n", TRUE },
    { "{\"title\": \"a\"", ",\"k\":1", 10000, "}\n", TRUE },
    { "{\"title\": \"a\",\n", "\"k\": \"\n", 9000, "}\n", TRUE },
    { "{\"title\": \"a\",\n", "//\n/*", 12000, "}\n", TRUE },
    { "{\"title\": \"a\",\n\"k\": ", "\"", 60000, "\n}\n", TRUE },
    { "{", "{", 400000, "\n", FALSE },
    { ";;;\n\"title\": \"a\",\n", "\"k\": \"v\",\n", 40000, ";;;\n", TRUE },
    { "<!-- {\"title\": \"a\",\n", "'", 60000, "} -->\n", TRUE },
    { "+++\ntitle = \"a\"\n", "[a]\n", 15000, "+++\n", TRUE },
    { "+++\ntitle = \"a\"\n", "k = @\n", 10000, "+++\n", TRUE },
    { "+++\ntitle = \"a\"\nx = ", "[", 60000, "\n+++\n", TRUE },
    { "Title: a\n", "b: c\n", 12000, "\nbody", TRUE },
    { "Title: a\nTags: ", "b,", 30000, "\n\nbody", TRUE },
    { "Title: a\nTags: b\n", " c\n", 20000, "\nbody", TRUE },
    { "Title: ", "a ", 30000, "\n\nbody", TRUE },
    { "Title: a\n", " b\n", 400000, "\nbody", FALSE },
    { ".. title: a\n", ".. b: c\n", 400000, "\nbody", FALSE },
    { "[#]: subject: ", "(", 60000, "\n\nbody", TRUE },
    { "text\n", "---\ntitle: a\n", 100000, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          test_repeat (cases[i].head, cases[i].piece, cases[i].n, cases[i].tail);
      gint64 before = test_processor_time ();
      g_autoptr (SheafFrontMatter) header = read_text (text);
      gint64 taken = test_processor_time () - before;

      g_test_message ("%s%s: %d µs, %s", cases[i].head, cases[i].piece, (int) taken,
                      sheaf_form_to_string (header->form));
      /* 50 ms is the promise (SAFETY P1); sanitizers get four times that. */
      g_assert_cmpint (taken, <, 200 * 1000);
      g_assert_cmpuint (header->end, <=, strlen (text));
      g_assert_true (cases[i].told == (header->warnings->len > 0));
    }
}

/* Every cut of each is read without reading beyond its end. */
static void
test_cut (void)
{
  static const char *const wholes[] = {
    "title: a\r\ntags: [b]\r\n\r\n---\r\n",
    "{\r\n\"title\": \"\\ud83d\\ude00\", \"a\": [1, {}]\r\n}\r\n",
    ";;;\n\"title\": \"a\"\n;;;\n",
    "<!-- {\"title\": \"a\"} -->\n",
    "<!--\n.. title: a\n-->\n",
    "+++\ntitle = \"\"\"a\"\"\"\n[b]\n+++\n",
    "```toml\ntitle = 'a'\n```\n",
    "Title: a\nTags: b, c\n d\n\n",
    "[#]: subject: \"a\"\n[#]: via: (b)\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    for (gsize length = 0; length <= strlen (wholes[i]); length++)
      {
        g_autofree char *text = g_strndup (wholes[i], length);
        g_autoptr (SheafFrontMatter) header = read_text (text);

        g_assert_cmpuint (header->end, <=, length);
        g_assert_true (length < strlen (wholes[i]) || header->form != SHEAF_FORM_NONE);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms-refused/body", test_body);
  g_test_add_func ("/forms-refused/never-closed", test_never_closed);
  g_test_add_func ("/forms-refused/misplaced", test_misplaced);
  g_test_add_func ("/forms-refused/second", test_second);
  g_test_add_func ("/forms-refused/damaged", test_damaged);
  g_test_add_func ("/forms-refused/limits", test_limits);
  g_test_add_func ("/forms-refused/cut", test_cut);
  return g_test_run ();
}
