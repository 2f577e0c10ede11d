/* test-json.c: JSON in headers, strict and broken
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "node-text.h"

#include "core/article.h"
#include "core/front-matter-json.h"

#include <string.h>

typedef struct
{
  SheafNode *root;
  GPtrArray *warnings;
  const char *problem; /* (nullable) */
  guint line;
} Result;

static void
result_free (Result *self)
{
  sheaf_node_free (self->root);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

static Result *
read_text (const char *text, gboolean loosely)
{
  Result *self = g_new0 (Result, 1);
  SheafHeaderSource source = { .text = text, .end = strlen (text), .line = 1 };

  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);
  source.warnings = self->warnings;
  if (loosely)
    self->root = sheaf_json_read_loosely (&source);
  else
    self->problem = sheaf_json_read (&source, &self->root, &self->line);
  return self;
}

/* Strict ---------------------------------------------------------------------------------------- */

static void
test_valid (void)
{
  static const struct
  {
    const char *text;
    const char *wanted;
  } cases[] = {
    { "{}", "{}" },
    { " \t\r\n{ } \n", "{}" },
    { "", "{}" },
    { " \n ", "{}" },
    { "{\"a\":\"b\"}", "{a='b'}" },
    { "{ \"a\" : [ ] , \"b\" : { } }", "{a=[] b={}}" },
    { "\"a\": 1,\n\"b\": [true, false, null]\n", "{a=1 b=[true false null]}" },
    { "{\"\": {\"x\": [[1], {\"y\": 2}]}}", "{={x=[[1] {y=2}]}}" },
    /* Section 6: exactly as written, however large. */
    { "{\"n\": [0, -0, 12, -1.50, 1e5, 1E+05, 2.0e-3, 123456789012345678901234567890]}",
      "{n=[0 -0 12 -1.50 1e5 1E+05 2.0e-3 123456789012345678901234567890]}" },
    /* Section 7. */
    { "{\"s\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "{s='\"\\/\b\f\n\r\t'}" },
    { "{\"s\": \"\\u4e2d\\u6587 \\u00E9 \\ud83d\\ude00 \\uDBFF\\uDFFF\"}",
      "{s='中文 é 😀 \xF4\x8F\xBF\xBF'}" },
    { "{\"s\": \"中文 😀 \x7f\"}", "{s='中文 😀 \x7f'}" },
    { "{\"\\u0061\": 1}", "{a=1}" },
    { "{\"s\": \"a\\u0000b\"}", "{s='a�b'}" },
    { "{\"null\": \"null\", \"t\": \"true\", \"n\": \"1\"}", "{null='null' t='true' n='1'}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Result) result = read_text (cases[i].text, FALSE);
      g_autofree char *written = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (result->problem, ==, NULL);
      written = test_node_text (result->root);
      g_assert_cmpstr (written, ==, cases[i].wanted);
      g_assert_cmpuint (result->warnings->len, ==, 0);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    guint line;
  } cases[] = {
    { "{", 1 },
    { "[]", 1 },
    { "x", 1 },
    { "{\"a\"}", 1 },
    { "{\"a\" 1}", 1 },
    { "{\"a\":}", 1 },
    { "{\"a\": 1", 1 },
    { "{\"a\": [1}", 1 },
    { "{\"a\": {]", 1 },
    { "{\"a\": 1,}", 1 },
    { "{\"a\": [1,]}", 1 },
    { "{,}", 1 },
    { "{\"a\": 1,, \"b\": 2}", 1 },
    { "\"a\": 1,", 1 },
    { "\"a\": 1}", 1 },
    { "{\"a\": 1} x", 1 },
    { "{\"a\": 1}\n\n{}", 3 },
    { "{a: 1}", 1 },
    { "{'a': 1}", 1 },
    { "{1: 1}", 1 },
    { "{\"a\": 'b'}", 1 },
    { "{\"a\": b}", 1 },
    { "{\"a\": True}", 1 },
    { "{\n\"a\": 1\n\"b\": 2\n}", 3 },
    { "{\r\n\"a\": 1,\r\n\"b\": 2.\r\n}", 3 },
    { "{\r\"a\": 1,\r\"b\": 2 3\r}", 3 },
    { "{\"a\": 01}", 1 },
    { "{\"a\": -}", 1 },
    { "{\"a\": .5}", 1 },
    { "{\"a\": +1}", 1 },
    { "{\"a\": 1.e3}", 1 },
    { "{\"a\": 1e}", 1 },
    { "{\"a\": 0x1F}", 1 },
    { "{\"a\": NaN}", 1 },
    { "{\"a\": \"b\tc\"}", 1 },
    { "{\"a\": \"b\nc\"}", 1 },
    { "{\"a\": \"b", 1 },
    { "{\"a\": \"b\\\"}", 1 },
    { "{\"a\": \"b\\q\"}", 1 },
    { "{\"a\": \"\\u12\"}", 1 },
    { "{\"a\": \"\\u12g4\"}", 1 },
    { "{\"a\": 1 // b\n}", 1 },
    { "{\"a\": /* b */ 1}", 1 },
    { "{\"a\":\302\2401}", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Result) result = read_text (cases[i].text, FALSE);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (result->problem, !=, NULL);
      g_assert_null (result->root);
      g_assert_cmpuint (result->line, ==, cases[i].line);
    }
}

static void
test_half_pair (void)
{
  static const char *const texts[] = { "{\"a\": \"x\\ud83d\"}", "{\"a\": \"x\\ude00\"}",
                                       "{\"a\": \"x\\ud83d\\n\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Result) result = read_text (texts[i], FALSE);

      g_assert_cmpstr (result->problem, ==, NULL);
      g_assert_true (
          g_str_has_prefix (sheaf_node_get_text (sheaf_node_get (result->root, "a")), "x�"));
      g_assert_cmpuint (result->warnings->len, ==, 1);
    }
}

static void
test_duplicates (void)
{
  g_autoptr (Result) result =
      read_text ("{\"a\": 1,\n\"b\": {\"c\": 2, \"c\": [3]},\n\"\\u0061\": {\"x\": 4}}", FALSE);
  g_autofree char *written = test_node_text (result->root);
  const SheafWarning *second;

  g_assert_cmpstr (written, ==, "{a=1 b={c=2}}");
  g_assert_cmpuint (result->warnings->len, ==, 2);
  second = g_ptr_array_index (result->warnings, 1);
  g_assert_cmpuint (second->line, ==, 3);
}

static void
assert_place (const char *text, const SheafNode *node, const char *wanted, guint line)
{
  g_assert_nonnull (node);
  g_assert_cmpuint (node->end - node->start, ==, strlen (wanted));
  g_assert_true (g_str_has_prefix (text + node->start, wanted));
  g_assert_cmpuint (node->line, ==, line);
}

static void
test_places (void)
{
  const char *text =
      "{\r\n  \"标题\" : \"\\u4e2d文\",\r\n  \"n\": -1.5,\r  \"l\": [ 1,\n [\"x\"] ]\n}";
  g_autoptr (Result) result = read_text (text, FALSE);
  const SheafNode *list = sheaf_node_get (result->root, "l");

  g_assert_cmpstr (result->problem, ==, NULL);
  assert_place (text, result->root, text, 1);
  assert_place (text, g_ptr_array_index (result->root->keys, 0), "\"标题\"", 2);
  assert_place (text, sheaf_node_get (result->root, "标题"), "\"\\u4e2d文\"", 2);
  assert_place (text, sheaf_node_get (result->root, "n"), "-1.5", 3);
  assert_place (text, list, "[ 1,\n [\"x\"] ]", 4);
  assert_place (text, g_ptr_array_index (list->items, 1), "[\"x\"]", 5);
}

/* Which of the limits holds, and whether it holds exactly. */
static void
test_limits (void)
{
  g_autofree char *in_deep = test_repeat ("{\"a\":", "[", 31, "");
  g_autofree char *in_closed = test_repeat (in_deep, "]", 31, "}");
  g_autofree char *deep = test_repeat ("{\"a\":", "[", 32, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}");
  g_autofree char *very_deep = test_repeat ("{\"a\":", "{\"a\":", 12000, "");
  g_autofree char *in_long = test_repeat ("{\"a\":\"", "x", 16 * 1024, "\"}");
  g_autofree char *too_long = test_repeat ("{\"a\":\"", "x", 16 * 1024 + 1, "\"}");
  g_autofree char *in_many = test_repeat ("{\"a\":[0", ",0", 9000, "]}");
  g_autofree char *many = test_repeat ("{\"a\":[0", ",0", 20000, "]}");
  const char *const within[] = { in_closed, in_long, in_many };
  const char *const over[] = { deep, very_deep, too_long, many };

  for (guint i = 0; i < G_N_ELEMENTS (within); i++)
    {
      g_autoptr (Result) result = read_text (within[i], FALSE);

      g_assert_cmpstr (result->problem, ==, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      g_autoptr (Result) result = read_text (over[i], FALSE);
      g_autoptr (Result) loose = read_text (over[i], TRUE);

      g_assert_cmpstr (result->problem, !=, NULL);
      g_assert_cmpuint (loose->root->keys->len, ==, 1);
    }
}

/* Loose ----------------------------------------------------------------------------------------- */

static void
test_loose (void)
{
  static const struct
  {
    const char *text;
    const char *wanted;
  } cases[] = {
    { "", "{}" },
    { "nothing here", "{}" },
    { "{\"a\": 1, \"b\": [2, 3,],}", "{a=1 b=[2 3]}" },
    { "{\"a\": 1\n\"b\": 2\n}", "{a=1 b=2}" },
    { "{a: 1, 'b': 'c d', \"e\": f g}", "{a=1 b='c d' e=f g}" },
    { "{ // one\n\"a\": 1, // two\n/* three\n*/ \"b\": 2 }", "{a=1 b=2}" },
    { "{\"a\": \"b\tc\", \"d\": \"e\\qf \\u4e2d\"}", "{a='b\tc' d='e\\qf 中'}" },
    { "{\"a\": \"He said \"no\" to it\",\n\"b\": 'it's'\n}",
      "{a='He said \"no\" to it' b='it's'}" },
    { "{\"a\": \"open,\n\"b\": 2}", "{a=\"open b=2}" },
    { "{\"a\": [1, [2\n}", "{a=[1 [2]]}" },
    { "{\"a\": {\"b\": [1}, \"c\": 2}", "{a={b=[1]} c=2}" },
    { "{\"a\":, \"b\": }", "{a= b=}" },
    { "{\"a\": 1, \"b\"", "{a=1}" },
    { "{\"a\": {{ title }}, \"b\": 2}", "{a={} b=2}" },
    { "\"a\": 1,\n\"b\": 2,", "{a=1 b=2}" },
    { "{\"url\": http://x.y/z, \"b\": 2}", "{url=http://x.y/z b=2}" },
    { "{\"a\": 1, \"a\": 2}", "{a=1}" },
    { "]}]{\"a\": 1", "{a=1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Result) result = read_text (cases[i].text, TRUE);
      g_autofree char *written = test_node_text (result->root);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (written, ==, cases[i].wanted);
    }
}

/* Every cut of a whole object is refused, and its first key is there all the same. */
static void
test_cut (void)
{
  const char *whole =
      "{\"k\": \"v\",\r\n \"a\\u4e2d\": [1, {\"b\": -2.5e3}, \"\\\"\", null], 'c': d}";

  for (gsize length = 0; length < strlen (whole); length++)
    {
      g_autofree char *text = g_strndup (whole, length);
      g_autoptr (Result) strict = read_text (text, FALSE);
      g_autoptr (Result) loose = read_text (text, TRUE);

      g_assert_true (length == 0 || strict->problem);
      if (length > strlen ("{\"k\": \"v\""))
        g_assert_cmpstr (sheaf_node_get_text (sheaf_node_get (loose->root, "k")), ==, "v");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/valid", test_valid);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/half-pair", test_half_pair);
  g_test_add_func ("/json/duplicates", test_duplicates);
  g_test_add_func ("/json/places", test_places);
  g_test_add_func ("/json/limits", test_limits);
  g_test_add_func ("/json/loose", test_loose);
  g_test_add_func ("/json/cut", test_cut);
  return g_test_run ();
}
