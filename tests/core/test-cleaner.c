/* test-cleaner.c: cleaning rules: selectors, the schema of their files, own files and the built-in ones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/cleaner-address.h"
#include "core/cleaner-files.h"
#include "core/cleaner-text.h"
#include "core/cleaning.h"

#include <glib/gstdio.h>
#include <string.h>

/* Selectors -------------------------------------------------------------------------------------- */

/* How many elements of @html the selectors mean, -1 where they are none. */
static int
count_matches (const char *text, const char *html)
{
  g_autoptr (GPtrArray) selectors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_selector_free);
  g_autofree char *problem = sheaf_selector_parse (text, selectors);
  g_autoptr (SheafHtmlTree) tree = sheaf_html_tree_new (html, strlen (html), NULL);
  const SheafHtmlNode *node = sheaf_html_tree_root (tree);
  int count = 0;

  if (problem)
    return -1;
  while ((node = sheaf_html_node_next (sheaf_html_tree_root (tree), node, TRUE)))
    {
      g_autoptr (GPtrArray) path = g_ptr_array_new ();
      guint work = 0;

      for (const SheafHtmlNode *up = sheaf_html_node_parent (node); up;
           up = sheaf_html_node_parent (up))
        g_ptr_array_insert (path, 0, (gpointer) up);
      if (sheaf_html_node_kind (node) != SHEAF_HTML_NODE_ELEMENT)
        continue;
      for (guint i = 0; i < selectors->len; i++)
        if (sheaf_selector_matches (selectors->pdata[i], node,
                                    (const SheafHtmlNode *const *) path->pdata, path->len, &work))
          {
            count++;
            break;
          }
    }
  return count;
}

static const struct
{
  const char *selector;
  int count;
} selectors[] = {
  { "p", 2 },
  { ".a", 2 },
  { ".b", 2 },
  { "div.a", 1 },
  { "div.a.b", 1 },
  { "#one", 1 },
  { "div#one.b", 1 },
  { "#One", 0 },
  { "section", 1 }, /* a section is a div to the sanitiser, but a div no section */
  { "SECTION", 1 },
  { "div", 2 },
  { "article", 0 },
  { "div p", 2 },
  { "div > p", 2 },
  { ".a > p", 1 },
  { "#one > section > p", 1 },
  { "#one > div p", 1 },
  { "#one li", 0 },
  { "ul > a", 0 },
  { "ul a", 1 },
  { "[href]", 1 },
  { "[title=abc]", 1 },
  { "[title=ab]", 0 },
  { "[title^='ab']", 1 },
  { "[title*=\"bc\"]", 1 },
  { "a[href*='//x.example/']", 1 },
  { "p.a, li.ab , #none", 2 },
  { "body", 1 },
  { "", -1 },
  { ",", -1 },
  { "p,", -1 },
  { "p >", -1 },
  { "> p", -1 },
  { "*", -1 },
  { ".", -1 },
  { "p:first-child", -1 },
  { "p + p", -1 },
  { "[a", -1 },
  { "[a=]", -1 },
  { "[a='b]", -1 },
  { "[a~=b]", -1 },
  { "script", -1 },
  { "marquee", -1 },
  { ".ap p", 0 },
  { "a b i u s", -1 },
  { ".a.a.a.a.a.a.a", -1 },
};

static void
test_selectors (void)
{
  static const char html[] =
      "<div class='a b' id=one><p class=a>1</p><section><p title='abc'>2</p></section></div>"
      "<ul class=b><li><a href='https://x.example/y'>3</a></li><li class='ab'>4</li></ul>";

  for (gsize i = 0; i < G_N_ELEMENTS (selectors); i++)
    {
      g_test_message ("%s", selectors[i].selector);
      g_assert_cmpint (count_matches (selectors[i].selector, html), ==, selectors[i].count);
    }
}

/* Texts and addresses ---------------------------------------------------------------------------- */

static void
test_patterns (void)
{
  static const struct
  {
    const char *pattern, *text;
    gboolean is_like;
  } cases[] = {
    { "abc", "ABC", TRUE },
    { "abc", "abcd", FALSE },
    { "abc*", "abcd", TRUE },
    { "*abc", "xabc", TRUE },
    { "*abc", "abcx", FALSE },
    { "a*c", "a b c", TRUE },
    { "ab*ba", "aba", FALSE },
    { "*扫码*关注*", "请 扫码\n 后关注我们", TRUE },
    { "a  b", "\u3000a\u00a0\u200b b ", TRUE },
    { "*", "", TRUE },
    { "", "", TRUE },
    { "", "a", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pattern = sheaf_cleaner_fold (cases[i].pattern);
      g_autofree char *text = sheaf_cleaner_fold (cases[i].text);

      g_test_message ("%s", cases[i].pattern);
      g_assert_true (sheaf_cleaner_is_like (pattern, text) == cases[i].is_like);
    }
}

static void
test_unescape (void)
{
  static const struct
  {
    const char *text, *unescaped;
  } cases[] = {
    { "a &#123;b&#125;", "a {b}" }, { "&#x4e2d;", "中" },     { "&#123 x &#; &#x;", NULL },
    { "&amp; &lt;", NULL },         { "&#1; &#0;", NULL },    { "&#38;#123;", "&#123;" },
    { "&#60;b&#62;", "<b>" },       { "no reference", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *unescaped = sheaf_cleaner_unescape (cases[i].text);

      g_assert_cmpstr (unescaped, ==, cases[i].unescaped);
    }
}

static void
test_unwrap (void)
{
  static const struct
  {
    const char *address, *parameter, *inner;
  } cases[] = {
    { "https://p.example/?http://a.example/x.png?y=1&z", "", "http://a.example/x.png?y=1&z" },
    { "https://p.example/?https%3A%2F%2Fa.example%2Fx", "", "https://a.example/x" },
    { "https://p.example/?x=http://a.example/", "", NULL },
    { "https://p.example/?url=http%3A%2F%2Fa.example%2F%3Fb%3D1&c", "url",
      "http://a.example/?b=1" },
    { "https://p.example/?c&url=a.example/x.png", "url", "https://a.example/x.png" },
    { "https://p.example/?xurl=http://a.example/", "url", NULL },
    { "https://p.example/?url=javascript:alert(1)", "url", NULL },
    { "https://p.example/?url=file:///etc/passwd", "url", NULL },
    { "https://p.example/?url=//a.example/x", "url", "https://a.example/x" },
    { "https://p.example/?url=http:///x", "url", NULL },
    { "https://p.example/?url=%FF%FE", "url", NULL },
    { "https://p.example/a.example/x.png?w=1", "/", "https://a.example/x.png" },
    { "https://p.example/https://a.example/x.png", "/", "https://a.example/x.png" },
    { "https://p.example/images/x.png", "/", NULL },
    { "https://p.example/../x.png", "/", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *parameters[] = { cases[i].parameter, NULL };
      g_autofree char *inner = sheaf_cleaner_unwrap (cases[i].address, parameters);

      g_test_message ("%s", cases[i].address);
      g_assert_cmpstr (inner, ==, cases[i].inner);
    }
}

static void
test_hosts (void)
{
  static const char *const hosts[] = { "a.example", "b.example", NULL };
  static const char *const any[] = { "*", NULL };

  g_assert_true (sheaf_cleaner_has_host ("https://a.example/x", hosts));
  g_assert_true (sheaf_cleaner_has_host ("HTTP://x.B.example:80/", hosts));
  g_assert_true (sheaf_cleaner_has_host ("//a.example", hosts));
  g_assert_false (sheaf_cleaner_has_host ("https://aa.example/", hosts));
  g_assert_false (sheaf_cleaner_has_host ("https://x.example/?a.example", hosts));
  g_assert_false (sheaf_cleaner_has_host ("a.example/x", hosts));
  g_assert_true (sheaf_cleaner_has_host ("https://x.example/", any));
  g_assert_false (sheaf_cleaner_has_host ("data:image/png,x", any));
}

/* The schema ------------------------------------------------------------------------------------- */

#define FILE_OF(rule) "{\"sheaf-cleaning\": 1, \"rules\": [\n" rule "]}"
#define GOOD          "{\"id\":\"a\",\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\"}"

/* What is wrong, where, and a part of the reason. */
static const struct
{
  const char *json;
  guint rules;
  guint line; /* of the problem */
  const char *reason;
} schema_cases[] = {
  { FILE_OF (GOOD), 1, 0, NULL },
  { FILE_OF (""), 0, 0, NULL },
  { "", 0, 1, "sheaf-cleaning" },
  { "{", 0, 1, "braces" },
  { "{\"sheaf-cleaning\": 1,\n\"rules\": [\n{]}", 0, 3, "key" },
  { "{\"sheaf-cleaning\": 2, \"rules\": []}", 0, 1, "another version" },
  { "{\"sheaf-cleaning\": \"1\", \"rules\": []}", 0, 1, "another version" },
  { "{\"sheaf-cleaning\": 1}", 0, 1, "rules" },
  { "{\"sheaf-cleaning\": 1,\n\"rules\": {}}", 0, 2, "rules" },
  { "{\"sheaf-cleaning\": 1, \"rules\": [],\n\"more\": 1}", 0, 2, "more" },
  { FILE_OF ("1"), 0, 2, "braces" },
  { FILE_OF ("{\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\"}"), 0, 2, "“id”" },
  { FILE_OF ("{\"id\":\"a\",\"match\":\"p\",\"do\":\"hide\"}"), 0, 2, "“name”" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"do\":\"hide\"}"), 0, 2, "“match”" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"p\",\n\"do\":\"eat\"}"), 0, 3,
    "hide-empty" },
  { FILE_OF ("{\"id\":\"a b\",\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\"}"), 0, 2, "letters" },
  { FILE_OF ("{\"id\":1,\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\"}"), 0, 2, "“id”" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":[],\"do\":\"hide\"}"), 0, 2, "match" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":[\"p\",\n\"p:hover\"],\"do\":\"hide\"}"), 0, 3,
    "sign" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\",\n\"colour\":\"red\"}"),
    0, 3, "colour" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\",\n\"text\":[\"**\"]}"),
    0, 3, "everything" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\",\n\"text\":\"x\"}"), 0,
    3, "list" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\",\n\"longest\":9999}"), 0,
    3, "2000" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\",\n\"from\":[\"x\"]}"), 0,
    3, "go with" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"a\",\"do\":\"unwrap\"}"), 0, 2, "hosts" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"img\",\"do\":\"take-picture\"}"), 0, 2,
    "from" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"p\",\"do\":\"hide\",\"id\":\"b\"}"), 1, 2,
    "again" },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":[\"article\",\"main\"],\"do\":\"keep\"}"), 1,
    0, NULL },
  { FILE_OF ("{\"id\":\"a\",\"name\":\"A\",\"match\":\"article\",\"do\":\"keep\",\n\"longest\":9}"),
    0, 3, "go with" },
  /* A mistake costs its own rule only. */
  { FILE_OF (GOOD ",\n{},\n{\"id\":\"b\",\"name\":\"B\",\"match\":\"i\",\"do\":\"hide-empty\"}"), 2,
    3, "without" },
  { FILE_OF (GOOD ",\n" GOOD), 1, 3, "already" },
};

static void
test_schema (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (schema_cases); i++)
    {
      g_autoptr (GPtrArray) rules =
          g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
      g_autoptr (GPtrArray) problems =
          g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_problem_free);
      const SheafCleanerProblem *problem;

      g_test_message ("%s", schema_cases[i].json);
      sheaf_cleaner_read_rules (schema_cases[i].json, strlen (schema_cases[i].json), "own.json",
                                rules, problems);
      g_assert_cmpuint (rules->len, ==, schema_cases[i].rules);
      g_assert_cmpuint (problems->len, ==, schema_cases[i].reason ? 1 : 0);
      if (!schema_cases[i].reason)
        continue;
      problem = problems->pdata[0];
      g_assert_cmpstr (problem->file, ==, "own.json");
      g_assert_cmpuint (problem->line, ==, schema_cases[i].line);
      g_test_message ("%s", problem->reason);
      g_assert_nonnull (strstr (problem->reason, schema_cases[i].reason));
    }
}

/* Files ------------------------------------------------------------------------------------------ */

static void
test_built_in (void)
{
  g_autoptr (SheafCleanerFiles) files = sheaf_cleaner_files_read ("/nowhere");

  for (guint i = 0; i < files->problems->len; i++)
    g_test_message ("%u: %s", ((SheafCleanerProblem *) files->problems->pdata[i])->line,
                    ((SheafCleanerProblem *) files->problems->pdata[i])->reason);
  g_assert_cmpuint (files->problems->len, ==, 0);
  g_assert_cmpuint (files->rules->len, >=, 20);
  for (guint i = 0; i < files->rules->len; i++)
    {
      const SheafCleanerRule *rule = files->rules->pdata[i];

      g_test_message ("%s", rule->name);
      g_assert_null (rule->file);
      g_assert_true (sheaf_cleaner_names_has (rule->name));
    }
}

static void
test_own_files (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *good = test_folder_write (folder, "good.json", FILE_OF (GOOD));
  g_autofree char *bad = test_folder_write (folder, "bad.json", "{\n\"sheaf-cleaning\": 1,\n]");
  g_autofree char *other = test_folder_write (folder, "notes.txt", "not read");
  g_autoptr (SheafCleanerFiles) files = sheaf_cleaner_files_read (folder->path);
  const SheafCleanerProblem *problem = files->problems->pdata[0];
  const SheafCleanerRule *rule = files->rules->pdata[files->rules->len - 1];

  g_assert_nonnull (other);
  g_assert_cmpuint (files->problems->len, ==, 1);
  g_assert_cmpstr (problem->file, ==, bad);
  g_assert_cmpuint (problem->line, ==, 3);
  g_assert_cmpstr (rule->id, ==, "a");
  g_assert_cmpstr (rule->file, ==, good);
}

static void
test_switching (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "rules/cleaning");
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafCleaner) all = sheaf_cleaner_files_load (path);
  g_autoptr (SheafCleaner) fewer = NULL;
  g_autoptr (SheafCleaner) again = NULL;
  g_autoptr (SheafCleaner) more = NULL;
  g_autofree char *file = NULL;

  g_assert_true (sheaf_cleaner_files_set_off (path, "share", TRUE, &error));
  g_assert_true (sheaf_cleaner_files_set_off (path, "reward", TRUE, &error));
  g_assert_true (sheaf_cleaner_files_set_off (path, "share", TRUE, &error));
  fewer = sheaf_cleaner_files_load (path);
  g_assert_cmpuint (sheaf_cleaner_count_rules (fewer), ==, sheaf_cleaner_count_rules (all) - 2);
  g_assert_true (sheaf_cleaner_files_set_off (path, "share", FALSE, &error));
  again = sheaf_cleaner_files_load (path);
  g_assert_cmpuint (sheaf_cleaner_count_rules (again), ==, sheaf_cleaner_count_rules (all) - 1);
  g_assert_no_error (error);

  file = sheaf_cleaner_files_add (path, "“Mine”", "p.x", "*a \"b\"*", &error);
  g_assert_no_error (error);
  more = sheaf_cleaner_files_load (path);
  g_assert_cmpuint (sheaf_cleaner_count_rules (more), ==, sheaf_cleaner_count_rules (all));
}

/* A rule made where one was removed that had been switched off is not off from the start. */
static void
test_added_again (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *first = sheaf_cleaner_files_add (folder->path, "One", "p", NULL, NULL);
  g_autofree char *second = NULL;
  g_autoptr (SheafCleanerFiles) files = NULL;

  g_assert_true (sheaf_cleaner_files_set_off (folder->path, "mine-1", TRUE, NULL));
  g_assert_cmpint (g_unlink (first), ==, 0);
  second = sheaf_cleaner_files_add (folder->path, "Two", "p", NULL, NULL);
  g_assert_cmpstr (second, ==, first);
  files = sheaf_cleaner_files_read (folder->path);
  g_assert_cmpuint (files->problems->len, ==, 0);
  g_assert_cmpuint (g_strv_length (files->off), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cleaner/selectors", test_selectors);
  g_test_add_func ("/cleaner/patterns", test_patterns);
  g_test_add_func ("/cleaner/unescape", test_unescape);
  g_test_add_func ("/cleaner/unwrap", test_unwrap);
  g_test_add_func ("/cleaner/hosts", test_hosts);
  g_test_add_func ("/cleaner/schema", test_schema);
  g_test_add_func ("/cleaner/built-in", test_built_in);
  g_test_add_func ("/cleaner/own-files", test_own_files);
  g_test_add_func ("/cleaner/switching", test_switching);
  g_test_add_func ("/cleaner/added-again", test_added_again);
  return g_test_run ();
}
