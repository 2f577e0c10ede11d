/* test-forms.c: headers of every form found and read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "node-text.h"

#include "core/article.h"
#include "core/front-matter.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *values; /* as test_node_text() has them */
  const char *body;
} Case;

static SheafFrontMatter *
read_text (const char *text)
{
  return sheaf_front_matter_read (text, strlen (text));
}

static void
check_cases (SheafForm form, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SheafFrontMatter) header = read_text (cases[i].text);
      g_autofree char *values = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (sheaf_form_to_string (header->form), ==, sheaf_form_to_string (form));
      values = test_node_text (header->root);
      g_assert_cmpstr (values, ==, cases[i].values);
      g_assert_cmpstr (cases[i].text + header->end, ==, cases[i].body);
      g_assert_false (header->damaged);
      g_assert_cmpuint (header->warnings->len, ==, 0);
      g_assert_cmpuint (header->start, <=, header->content_start);
      g_assert_cmpuint (header->content_start, <=, header->content_end);
      g_assert_cmpuint (header->content_end, <=, header->end);
    }
}

#define CHECK(form, cases) check_cases (form, cases, G_N_ELEMENTS (cases))

/* hexo-front-matter, split() with rFrontMatterNew. */
static void
test_yaml_short (void)
{
  static const Case cases[] = {
    { "title: Hello\n---\nbody", "{title=Hello}", "body" },
    { "layout: post\n---", "{layout=post}", "" },
    { "\n\ntitle: a\ndate: 2013-12-24 17:49:32\ntags:\n---\n\nbody\n",
      "{title=a date=2013-12-24 17:49:32 tags=}", "\nbody\n" },
    { "title: a\r\ncategories:\r\n- Foo\r\n- Bar\r\n---\r\nbody", "{title=a categories=[Foo Bar]}",
      "body" },
    { "title: a\rtags: [x]\r---\rbody", "{title=a tags=[x]}", "body" },
    { "title: a\ncover: true\n\n---\n\n![](a.png)", "{title=a cover=true}", "\n![](a.png)" },
    { "title: a\n\ndate: 2020-01-01\n---\nb", "{title=a date=2020-01-01}", "b" },
    { "title: a\ncover: >-\n  https://x.y/z.jpg\ndate: 1\n--- \t\nb",
      "{title=a cover='https://x.y/z.jpg' date=1}", "b" },
    { "title: a\n# date: later\nauthor: c\n---\nb", "{title=a author=c}", "b" },
    { "'title': a\nabbrlink: 12\n------\nb", "{title=a abbrlink=12}", "b" },
    { "title: a\n---\n\n---\n\nb", "{title=a}", "\n---\n\nb" },
    { "中文: a\ntitle: b\n---\nb", "{中文=a title=b}", "b" },
  };

  CHECK (SHEAF_FORM_YAML_SHORT, cases);
}

static void
test_json (void)
{
  static const Case cases[] = {
    { "{\n  \"title\": \"a\",\n  \"tags\": [ \"x\", \"y\" ],\n  \"draft\": false\n}\n\nbody",
      "{title='a' tags=['x' 'y'] draft=false}", "\nbody" },
    { "\r\n{\r\n\"date\": \"2017\",\r\n\"p\": {\"q\": null}\r\n}  \r\nbody",
      "{date='2017' p={q=null}}", "body" },
    { "{ \"title\": \"}{\\\"}\" }\n{ \"title\": 1 }", "{title='}{\"}'}", "{ \"title\": 1 }" },
    { "{\"title\": \"a\"}", "{title='a'}", "" },
    { "{\"url\": \"/a\", \"x\": 1}\nbody", "{url='/a' x=1}", "body" },
  };

  CHECK (SHEAF_FORM_JSON, cases);
}

static void
test_json_fenced (void)
{
  static const Case cases[] = {
    { ";;;\n\"layout\": false,\n\"my_list\": [\n  \"one\"\n]\n;;;\nbody",
      "{layout=false my_list=['one']}", "body" },
    { ";;;\n{\n  \"title\": \"a\"\n}\n;;;\n\n# b", "{title='a'}", "\n# b" },
    { ";;; json\r\n{\"a\": 1}\r\n;;; \r\nb", "{a=1}", "b" },
    { ";;;;;\n\"a\": 1,\n\"b\": 2\n;;;;;\nb", "{a=1 b=2}", "b" },
    { "---json\n{\n\"title\": \"a\"\n}\n---\nb", "{title='a'}", "b" },
  };

  CHECK (SHEAF_FORM_JSON_FENCED, cases);
}

static void
test_json_short (void)
{
  static const Case cases[] = {
    { "\"title\": \"a\",\n\"my_list\": [\n  \"one\",\n  \"two\"\n]\n;;;\nbody",
      "{title='a' my_list=['one' 'two']}", "body" },
    { "\n\"layout\": false\r\n;;;;\r\n", "{layout=false}", "" },
  };

  CHECK (SHEAF_FORM_JSON_SHORT, cases);
}

static void
test_json_comment (void)
{
  static const Case cases[] = {
    { "<!-- {\"url\": \"https://example.org/a\"} -->\n<!DOCTYPE html>\n",
      "{url='https://example.org/a'}", "<!DOCTYPE html>\n" },
    { "\n<!--\n{\n\"x\": [1]\n}\n-->\r\n\r\n# b", "{x=[1]}", "\r\n# b" },
    { "<!--{\"x\": \"\\u002d->\"}--><p>b</p>", "{x='-->'}", "<p>b</p>" },
  };

  CHECK (SHEAF_FORM_JSON_COMMENT, cases);
}

static void
test_toml (void)
{
  static const Case cases[] = {
    { "+++\ntitle = \"a\"\ndate = 2019-05-19T07:15:00Z\ndraft = false\n+++\nbody",
      "{title='a' date=2019-05-19T07:15:00Z draft=false}", "body" },
    { "\n+++ \ntags = [ 'x',\n \"y\" ]\n[extra]\nk = 1\n\n+++\t\n\nbody",
      "{tags=['x' 'y'] extra={k=1}}", "\nbody" },
    { "+++\r\ntitle = \"\"\"\r\n---\r\n\"\"\"\r\n+++\r\n", "{title='---\n'}", "" },
    { "+++\n+++\nbody", "{}", "body" },
    { "---toml\ntitle = 'a'\n---\nbody", "{title='a'}", "body" },
  };

  CHECK (SHEAF_FORM_TOML, cases);
}

static void
test_toml_code (void)
{
  static const Case cases[] = {
    { "```toml\n[advisory]\nid = \"RUSTSEC-2016-0001\"\ndate = \"2016-11-05\"\n\n[versions]\n"
      "patched = []\n```\n\n# Title\n",
      "{advisory={id='RUSTSEC-2016-0001' date='2016-11-05'} versions={patched=[]}}",
      "\n# Title\n" },
    { "~~~~ TOML\ntitle = '~~~'\n~~~~~\nb", "{title='~~~'}", "b" },
  };

  CHECK (SHEAF_FORM_TOML_CODE, cases);
}

/* Pelican's, as Python-Markdown's "meta" reads them, and MultiMarkdown's. */
static void
test_bare (void)
{
  static const Case cases[] = {
    { "Title: This Week in Rust 370\nNumber: 370\nDate: 2020-12-23\n\nHello: this\nis it\n",
      "{Title=This Week in Rust 370 Number=370 Date=2020-12-23}", "Hello: this\nis it\n" },
    { "Title: a\n\nbody", "{Title=a}", "body" },
    { "title:\tA: b, c\r\ntags: x, y z ,, w\r\nCategory: Rust, the language\r\n\r\n\r\nbody",
      "{title=A: b, c tags=[x y z w] Category=Rust, the language}", "\r\nbody" },
    { "date: 2010-12-03\ntitle: \"a\" and 'b'\nkeywords:\nsummary: one\n   two\n\tthree\n\nb",
      "{date=2010-12-03 title=\"a\" and 'b' keywords= summary=one two three}", "b" },
    { "Title: a\nAuthors: Doe, Jane; Roe, Rick\nTags:\n  x\n  y, z\n\nb",
      "{Title=a Authors=[Doe, Jane Roe, Rick] Tags=[x y z]}", "b" },
    { "Title: a\nDate: b\n---\nbody", "{Title=a Date=b}", "body" },
    { "Title: a\nDate: b\nBase Header Level: 2\n...\nbody", "{Title=a Date=b Base Header Level=2}",
      "body" },
    { "Title: null\nslug: ~\nBase Header Level: 2\n\nbody",
      "{Title='null' slug='~' Base Header Level=2}", "body" },
    { "Title: a\nDate: b", "{Title=a Date=b}", "" },
    { "Author: A\nDate: b\nurl: http://x.y/\n\n---\n\nbody", "{Author=A Date=b url=http://x.y/}",
      "---\n\nbody" },
  };

  CHECK (SHEAF_FORM_BARE, cases);
}

static void
test_nikola (void)
{
  static const Case cases[] = {
    { ".. title: Nikola: 1 & 2\n.. slug: x\n.. tags: a, b c\n.. link: \n\nText\n",
      "{title=Nikola: 1 & 2 slug=x tags=[a b c] link=}", "Text\n" },
    { "\n.. link: https://x.y/\r\n.. date: 2013/08/30 19:24:36\r\n\r\nText",
      "{link=https://x.y/ date=2013/08/30 19:24:36}", "Text" },
    { ".. slug: x\n.. note:: not a key\n", "{slug=x}", ".. note:: not a key\n" },
    { ".. title: a\nHeading\n=======\n", "{title=a}", "Heading\n=======\n" },
  };
  static const Case comments[] = {
    { "<!-- \n.. title: a\n.. tags: x, y\n.. type: text\n-->\n\nText",
      "{title=a tags=[x y] type=text}", "\nText" },
    { "<!--\r\n    .. title: a -- b\r\n    .. slug: x\r\n-->\r\n<div>", "{title=a -- b slug=x}",
      "<div>" },
  };

  CHECK (SHEAF_FORM_NIKOLA, cases);
  CHECK (SHEAF_FORM_NIKOLA_COMMENT, comments);
}

static void
test_reference (void)
{
  static const Case cases[] = {
    { "[#]: subject: \"Why (not) \\\"Linux\\\"?\"\n[#]: via: \"https://x.y/a\"\n"
      "[#]: author: \"Ann Bee https://x.y/ann\"\n[#]: translator: \" \"\n\n标题\n======\n",
      "{subject='Why (not) \\\"Linux\\\"?' via='https://x.y/a' author='Ann Bee https://x.y/ann' "
      "translator=''}",
      "标题\n======\n" },
    { "[#]: collector: (lujun9972)\r\n[#]: url: ( )\r\n[#]: subject: (A (b))\r\n\r\nb",
      "{collector='lujun9972' url='' subject='A (b)'}", "b" },
    { "[#]:collector:[x]\n[#]:via:https://x.y/\nb", "{collector='x' via=https://x.y/}", "b" },
  };

  CHECK (SHEAF_FORM_REFERENCE, cases);
}

/* Of a key that comes again the first holds, in every form but TOML, which does not have that. */
static void
test_duplicates (void)
{
  static const char *const texts[] = {
    "title: a\nx: 1\ntitle: b\n---\n",
    "{\"title\": \"a\",\n\"x\": 1,\n\"title\": \"b\"}\n",
    "Title: a\nx: 1\nTitle: b\n\nbody",
    ".. title: a\n.. x: 1\n.. title: b\n",
    "[#]: subject: (a)\n[#]: via: (x)\n[#]: subject: (b)\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SheafFrontMatter) header = read_text (texts[i]);
      const SheafWarning *warning;

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (header->root->keys->len, ==, 2);
      g_assert_cmpstr (((SheafNode *) g_ptr_array_index (header->root->items, 0))->text, ==, "a");
      g_assert_cmpuint (header->warnings->len, ==, 1);
      warning = g_ptr_array_index (header->warnings, 0);
      g_assert_cmpuint (warning->line, ==, 3);
    }
}

/* The bytes of each value, with quotes and brackets, and its line. */
static void
test_places (void)
{
  static const struct
  {
    const char *text;
    const char *key;
    const char *written;
    guint line;
  } cases[] = {
    { "\ntitle: 'a'\ntags: [x]\n---\n", "title", "'a'", 2 },
    { "{\n\"x\": 1,\n\"title\" : \"\\u0061\"\n}\n", "title", "\"\\u0061\"", 3 },
    { ";;;\r\n\"title\": \"a\"\r\n;;;\r\n", "title", "\"a\"", 2 },
    { "<!--\n{\"x\": [1, 2]}\n-->", "x", "[1, 2]", 2 },
    { "+++\ntitle = '''a'''\n+++\n", "title", "'''a'''", 2 },
    { "Title: a b \ntags: x ,y\n\n", "title", "a b", 1 },
    { "Title: a\nSummary: b\n   c \nx: y\n\n", "summary", "b\n   c", 2 },
    { "Title: a\ntags: x ,y\n\n", "tags", "x ,y", 2 },
    { "<!--\n .. title:  a\n .. x: y\n-->", "title", "a", 2 },
    { "[#]: via: (x)\n[#]: subject: ( a )\n", "subject", "( a )", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SheafFrontMatter) header = read_text (cases[i].text);
      const SheafNode *node = sheaf_node_get (header->root, cases[i].key);

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (node);
      g_assert_cmpuint (node->end - node->start, ==, strlen (cases[i].written));
      g_assert_true (g_str_has_prefix (cases[i].text + node->start, cases[i].written));
      g_assert_cmpuint (node->line, ==, cases[i].line);
    }
}

static void
test_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint form = SHEAF_FORM_NONE; form <= SHEAF_FORM_REFERENCE; form++)
    g_assert_true (g_hash_table_add (seen, (gpointer) sheaf_form_to_string (form)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/yaml-short", test_yaml_short);
  g_test_add_func ("/forms/json", test_json);
  g_test_add_func ("/forms/json-fenced", test_json_fenced);
  g_test_add_func ("/forms/json-short", test_json_short);
  g_test_add_func ("/forms/json-comment", test_json_comment);
  g_test_add_func ("/forms/toml", test_toml);
  g_test_add_func ("/forms/toml-code", test_toml_code);
  g_test_add_func ("/forms/bare", test_bare);
  g_test_add_func ("/forms/nikola", test_nikola);
  g_test_add_func ("/forms/reference", test_reference);
  g_test_add_func ("/forms/duplicates", test_duplicates);
  g_test_add_func ("/forms/places", test_places);
  g_test_add_func ("/forms/names", test_names);
  return g_test_run ();
}
