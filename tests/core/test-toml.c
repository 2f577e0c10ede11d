/* test-toml.c: TOML v1.0.0 read into the nodes of a header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-toml.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *tree; /* as append_tree() writes it */
} Valid;

/* {key: value, …}, [value, …], bare values as they are, others in “”. */
static void
append_tree (GString *out, const SheafNode *node)
{
  if (node->kind == SHEAF_NODE_SCALAR)
    {
      g_string_append_printf (out, node->plain ? "%s" : "“%s”", node->text);
      return;
    }
  g_string_append_c (out, node->kind == SHEAF_NODE_MAPPING ? '{' : '[');
  for (guint i = 0; i < node->items->len; i++)
    {
      g_string_append (out, i ? ", " : "");
      if (node->kind == SHEAF_NODE_MAPPING)
        {
          append_tree (out, g_ptr_array_index (node->keys, i));
          g_string_append (out, ": ");
        }
      append_tree (out, g_ptr_array_index (node->items, i));
    }
  g_string_append_c (out, node->kind == SHEAF_NODE_MAPPING ? '}' : ']');
}

/* Reads a copy that nothing may be read beyond. */
static const char *
read_bytes (const char *text, gsize length, SheafNode **root, guint *line)
{
  g_autofree char *copy = g_memdup2 (length ? text : " ", MAX (length, 1));
  SheafHeaderSource source = { .text = copy, .end = length, .line = 1 };

  return sheaf_toml_read (&source, root, line);
}

static SheafNode *
read_valid (const char *text)
{
  SheafNode *root = NULL;
  guint line;
  const char *reason = read_bytes (text, strlen (text), &root, &line);

  g_test_message ("%s", text);
  g_assert_cmpstr (reason, ==, NULL);
  g_assert_cmpuint (line, ==, 0);
  g_assert_nonnull (root);
  return root;
}

static void
assert_valid (const Valid *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (SheafNode) root = read_valid (cases[i].text);
      g_autoptr (GString) tree = g_string_new (NULL);

      append_tree (tree, root);
      g_assert_cmpstr (tree->str, ==, cases[i].tree);
    }
}

/* What is valid --------------------------------------------------------------------------------- */

static void
test_lines (void)
{
  static const Valid cases[] = {
    { "", "{}" },
    { "\n \t\r\n", "{}" },
    { "# only a comment", "{}" },
    { "# 中文 \t \"\na=1# b=2\n\t b = 2 # c\n", "{a: 1, b: 2}" },
    { "a=1\r\n\r\n[t]\r\nb=2\r\n", "{a: 1, t: {b: 2}}" },
    { "a = 1", "{a: 1}" },
  };

  assert_valid (cases, G_N_ELEMENTS (cases));
}

static void
test_keys (void)
{
  static const Valid cases[] = {
    { "bare_key-1 = 1\n1234 = 2\n-_ = 3", "{bare_key-1: 1, 1234: 2, -_: 3}" },
    { "\"127.0.0.1\" = 1\n'q \"x\"' = 2\n\"ʎǝʞ\\t\" = 3",
      "{“127.0.0.1”: 1, “q \"x\"”: 2, “ʎǝʞ\t”: 3}" },
    { "\"\" = 1\na.'' = 2", "{“”: 1, a: {“”: 2}}" },
    { "a.b.c = 1\na.b.d = 2\na . \"e.f\"\t.g = 3", "{a: {b: {c: 1, d: 2}, “e.f”: {g: 3}}}" },
    { "3.14159 = 'pi'", "{3: {14159: “pi”}}" },
    { "a.b = 1\nc = 2\na.d = 3", "{a: {b: 1, d: 3}, c: 2}" },
    { "Key = 1\nkey = 2", "{Key: 1, key: 2}" },
    { "true = 1\ninf = 2\n1979-05-27 = 3", "{true: 1, inf: 2, 1979-05-27: 3}" },
  };

  assert_valid (cases, G_N_ELEMENTS (cases));
}

static void
test_strings (void)
{
  static const Valid cases[] = {
    { "a = \"\"\nb = ''\nc = \"\"\"\"\"\"\nd = ''''''", "{a: “”, b: “”, c: “”, d: “”}" },
    { "a = \"\\b\\t\\n\\f\\r\\\"\\\\|\\u00E9\\u4e2d\\U0001F600\"", "{a: “\b\t\n\f\r\"\\|é中😀”}" },
    { "a = \"a\\u0000b\"", "{a: “a\uFFFDb”}" },
    { "a = \"tab\there, # ] } = '\"", "{a: “tab\there, # ] } = '”}" },
    { "a = 'C:\\n\\u12 \"x\" #'", "{a: “C:\\n\\u12 \"x\" #”}" },
    { "a = \"\"\"\nRoses\nViolets\"\"\"", "{a: “Roses\nViolets”}" },
    { "a = \"\"\"\r\nRoses\r\nViolets\r\n\"\"\"", "{a: “Roses\nViolets\n”}" },
    { "a = \"\"\"The \\\n\n \t\n  fox \\ \t\r\n  runs\\\n\"\"\"", "{a: “The fox runs”}" },
    { "a = \"\"\"\\\n  x\\\\\n\"\"\"", "{a: “x\\\n”}" },
    { "a = \"\"\"one \", two \"\", end\"\"\"\"\"", "{a: “one \", two \"\", end\"\"”}" },
    { "a = \"\"\"\"x\"\"\"\"", "{a: “\"x\"”}" },
    { "a = \"\"\"three \"\"\\\" and \"\\\"\"\"\"\"", "{a: “three \"\"\" and \"\"\"”}" },
    { "a = '''\n\\ no escape \\\n''quoted'''''", "{a: “\\ no escape \\\n''quoted''”}" },
    { "a = ''''x' '''", "{a: “'x' ”}" },
    { "a = '\302\200\302\237\uFEFF\357\277\277' # \302\205\u2028",
      "{a: “\302\200\302\237\uFEFF\357\277\277”}" },
    { "a = '''\r\n\tx\r\n'''", "{a: “\tx\n”}" },
  };

  assert_valid (cases, G_N_ELEMENTS (cases));
}

static const char *const bare_values[] = {
  /* clang-format off */
  /* Integer */
  "0", "+0", "-0", "+99", "-17", "1_000", "5_349_221", "53_49_221", "9223372036854775807",
  "-9223372036854775808", "123456789012345678901234567890", "0xDEADBEEF", "0xdead_beef", "0x0",
  "0o01234567", "0o755", "0b11010110", "0b0_1",
  /* Float */
  "+1.0", "3.1415", "-0.01", "5e+22", "1e06", "-2E-2", "6.626e-34", "224_617.445_991_228", "0.0",
  "0e0", "1e0_1", "inf", "+inf", "-inf", "nan", "+nan", "-nan",
  /* Boolean */
  "true", "false",
  /* Offset Date-Time */
  "1979-05-27T07:32:00Z", "1979-05-27T00:32:00-07:00", "1979-05-27T00:32:00.999999-07:00",
  "1979-05-27 07:32:00Z", "1979-05-27t07:32:00z", "1979-05-27 07:32:00+08:00",
  "9999-12-31T23:59:60Z", "2016-12-31T23:59:60+23:59",
  /* Local Date-Time, Local Date, Local Time */
  "1979-05-27T07:32:00", "1979-05-27 07:32:00.5", "1979-05-27T00:32:00.123456789012345",
  "1979-05-27", "2000-02-29", "2024-02-29", "0000-02-29", "07:32:00", "00:32:00.999999",
  /* clang-format on */
};

/* Every one of them stays as it is written. */
static void
test_bare_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bare_values); i++)
    {
      const char *value = bare_values[i];
      g_autofree char *text =
          g_strdup_printf ("a=%s\nb=[%s, %s]# %s\nc={d=%s}", value, value, value, value, value);
      g_autofree char *tree =
          g_strdup_printf ("{a: %s, b: [%s, %s], c: {d: %s}}", value, value, value, value);
      Valid valid = { text, tree };

      assert_valid (&valid, 1);
    }
}

static void
test_arrays (void)
{
  static const Valid cases[] = {
    { "a = []\nb = [ ]\nc = [\n]", "{a: [], b: [], c: []}" },
    { "a = [1, 'two', [3.0, [\"4\"]], {b = 5}, 1979-05-27 ]",
      "{a: [1, “two”, [3.0, [“4”]], {b: 5}, 1979-05-27]}" },
    { "a = [ # one\n\n  1 # two, [\n  , # three\r\n  2,\t\n# four\n]\nb = 1", "{a: [1, 2], b: 1}" },
    { "a=[1,]\nb=[[],[],]", "{a: [1], b: [[], []]}" },
    { "a = [\"\"\"x\ny\"\"\", '''z''', \"#]\"]", "{a: [“x\ny”, “z”, “#]”]}" },
    { "a = [1979-05-27 07:32:00,07:32:00]", "{a: [1979-05-27 07:32:00, 07:32:00]}" },
    { "a = [\n 1979-05-27 # day\n]", "{a: [1979-05-27]}" },
  };

  assert_valid (cases, G_N_ELEMENTS (cases));
}

static void
test_inline_tables (void)
{
  static const Valid cases[] = {
    { "a = {}\nb = { }", "{a: {}, b: {}}" },
    { "name = { first = \"Tom\", 'last'='P' }", "{name: {first: “Tom”, “last”: “P”}}" },
    { "a = { type.name = \"pug\", type.age = 3, b = {c.d = 1} }",
      "{a: {type: {name: “pug”, age: 3}, b: {c: {d: 1}}}}" },
    { "a = { b = [1, # x\n 2,\n], c = '''\n}''' }", "{a: {b: [1, 2], c: “}”}}" },
    { "a = [{x=1},{x=2}]\n[b]\nc = {x=3}", "{a: [{x: 1}, {x: 2}], b: {c: {x: 3}}}" },
  };

  assert_valid (cases, G_N_ELEMENTS (cases));
}

static void
test_tables (void)
{
  static const Valid cases[] = {
    { "[table]", "{table: {}}" },
    { "[ a . \"b.c\"\t. 'd' ] # x\ne = 1", "{a: {“b.c”: {“d”: {e: 1}}}}" },
    { "[x.y.z.w]\na = 1\n[x]\nb = 2\n[x.y]", "{x: {y: {z: {w: {a: 1}}}, b: 2}}" },
    { "[fruit.apple]\n[animal]\n[fruit.orange]", "{fruit: {apple: {}, orange: {}}, animal: {}}" },
    { "[fruit]\napple.color = 'red'\napple.taste.sweet = true\n[fruit.apple.texture]\nsmooth = "
      "true",
      "{fruit: {apple: {color: “red”, taste: {sweet: true}, texture: {smooth: true}}}}" },
    { "a.b = 1\n[c]\na.b = 2\n[d.a]\nb = 3", "{a: {b: 1}, c: {a: {b: 2}}, d: {a: {b: 3}}}" },
    { "[a.b.c]\nx = 1\n[a]\nb.y = 2", "{a: {b: {c: {x: 1}, y: 2}}}" },
    { "[a.1.'1'.\"2\"]", "{a: {1: {“1”: {“2”: {}}}}}" },
    { "[a]\nb.c = 1\n[[a.b.d]]\n[a.e]", "{a: {b: {c: 1, d: [{}]}, e: {}}}" },
  };

  assert_valid (cases, G_N_ELEMENTS (cases));
}

static void
test_arrays_of_tables (void)
{
  static const Valid cases[] = {
    { "[[a]]", "{a: [{}]}" },
    { "[[ product . x ]]\nname = 'Hammer'\n[[product.x]] # empty\n[[product.x]]\nname = 'Nail'",
      "{product: {x: [{name: “Hammer”}, {}, {name: “Nail”}]}}" },
    { "[[fruits]]\nname = 'apple'\n[fruits.physical]\ncolor = 'red'\n[[fruits.varieties]]\n"
      "name = 'red delicious'\n[[fruits.varieties]]\nname = 'granny smith'\n[[fruits]]\n"
      "name = 'banana'\n[[fruits.varieties]]\nname = 'plantain'\n[fruits.physical]\n",
      "{fruits: [{name: “apple”, physical: {color: “red”}, varieties: [{name: “red delicious”}, "
      "{name: “granny smith”}]}, {name: “banana”, varieties: [{name: “plantain”}], physical: "
      "{}}]}" },
    { "[[a.b]]\nc = 1\n[a]\nd = 2", "{a: {b: [{c: 1}], d: 2}}" },
    { "[[a]]\n[[a.b]]\n[[a.b.c]]\nd=1\n[[a.b.c]]\n[[a.b]]", "{a: [{b: [{c: [{d: 1}, {}]}, {}]}]}" },
    { "[[a]]\nb.c = 1\n[[a]]\nb.c = 2", "{a: [{b: {c: 1}}, {b: {c: 2}}]}" },
  };

  assert_valid (cases, G_N_ELEMENTS (cases));
}

/* The shapes there are in articles. */
static void
test_headers (void)
{
  static const Valid cases[] = {
    { "title = \"HTTP/2 “begin”\"\ndate = 2019-05-19T07:15:00Z\ndraft = false\n"
      "tags = [\"Protocol\", \"HTTP\"]\nweight = 10\n\n[params]\n  author = '一缕'\n"
      "[[menu.main]]\n  name = \"x\"\n",
      "{title: “HTTP/2 “begin””, date: 2019-05-19T07:15:00Z, draft: false, tags: [“Protocol”, "
      "“HTTP”], weight: 10, params: {author: “一缕”}, menu: {main: [{name: “x”}]}}" },
    { "[advisory]\nid = \"RUSTSEC-2020-0001\"\npackage = \"p\"\ndate = \"2020-01-07\"\n"
      "aliases = [\"CVE-2020-1\"]\n\n[affected.functions]\n\"p::f::g\" = [\"< 0.4.3, >= 0.4\"]\n\n"
      "[versions]\npatched = [\">= 0.4.3\"]\n",
      "{advisory: {id: “RUSTSEC-2020-0001”, package: “p”, date: “2020-01-07”, aliases: "
      "[“CVE-2020-1”]}, affected: {functions: {“p::f::g”: [“< 0.4.3, >= 0.4”]}}, versions: "
      "{patched: [“>= 0.4.3”]}}" },
  };

  assert_valid (cases, G_N_ELEMENTS (cases));
}

/* Where it stands ------------------------------------------------------------------------------- */

static const SheafNode *
find (const SheafNode *node, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 0; parts[i] && node; i++)
    if (node->kind == SHEAF_NODE_SEQUENCE)
      node = g_ptr_array_index (node->items, atoi (parts[i]));
    else
      node = sheaf_node_get (node, parts[i]);
  return node;
}

static const char *const placed = "# head\r\n"
                                  "title = \"a \\\" b\" # no\r\n"
                                  "date=1979-05-27 07:32:00 \r\n"
                                  "list = [ 1 , # one\r\n"
                                  "  'two' ] \r\n"
                                  "inline = { a.b = true, c = [] } # end\r\n"
                                  "long = \"\"\"\r\n"
                                  "x\\\r\n"
                                  "  y\"\"\"\t\r\n"
                                  "dotted . \"key\" = +1_0\r\n"
                                  "\r\n"
                                  "[ table . sub ] # t\r\n"
                                  "  q = inf # i\r\n"
                                  "# tail\r\n"
                                  "[[items]]\r\n"
                                  "  v = 1\r\n"
                                  "[items.below]\r\n"
                                  "  w = 2\r\n"
                                  "[[items]] #\r\n"
                                  "[table]\r\n"
                                  "z = ''";

static void
test_places (void)
{
  static const struct
  {
    const char *path;
    guint line;
    const char *written;
  } places[] = {
    { "title", 2, "\"a \\\" b\"" },
    { "date", 3, "1979-05-27 07:32:00" },
    { "list", 4, "[ 1 , # one\r\n  'two' ]" },
    { "list/0", 4, "1" },
    { "list/1", 5, "'two'" },
    { "inline", 6, "{ a.b = true, c = [] }" },
    { "inline/a", 6, "a" },
    { "inline/a/b", 6, "true" },
    { "inline/c", 6, "[]" },
    { "long", 7, "\"\"\"\r\nx\\\r\n  y\"\"\"" },
    { "dotted", 10, "dotted" },
    { "dotted/key", 10, "+1_0" },
    { "table", 20, "[table]\r\nz = ''" },
    { "table/sub", 12, "[ table . sub ] # t\r\n  q = inf" },
    { "table/sub/q", 13, "inf" },
    { "items", 15, "[[items]]\r\n  v = 1\r\n[items.below]\r\n  w = 2\r\n[[items]]" },
    { "items/0", 15, "[[items]]\r\n  v = 1" },
    { "items/0/v", 16, "1" },
    { "items/0/below", 17, "[items.below]\r\n  w = 2" },
    { "items/1", 19, "[[items]]" },
    { "table/z", 21, "''" },
  };
  g_autoptr (SheafNode) root = read_valid (placed);

  g_assert_cmpuint (root->start, ==, 0);
  g_assert_true (g_str_has_prefix (placed + root->end, "\r\n\r\n[ table"));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const SheafNode *node = find (root, places[i].path);
      g_autofree char *written = NULL;

      g_test_message ("%s", places[i].path);
      g_assert_nonnull (node);
      written = g_strndup (placed + node->start, node->end - node->start);
      g_assert_cmpstr (written, ==, places[i].written);
      g_assert_cmpuint (node->line, ==, places[i].line);
    }
}

static void
test_key_places (void)
{
  const char *text = "a=1\n'b c' . \"d\\n\" = 2\n[ e . f ]\n[e]\n[[g]]\n[[g]]\n";
  g_autoptr (SheafNode) root = read_valid (text);
  static const struct
  {
    const char *path;
    guint i, line;
    const char *written;
    gboolean plain;
  } keys[] = {
    { NULL, 0, 1, "a", TRUE }, { NULL, 1, 2, "'b c'", FALSE }, { "b c", 0, 2, "\"d\\n\"", FALSE },
    { NULL, 2, 3, "e", TRUE }, { "e", 0, 3, "f", TRUE },       { NULL, 3, 5, "g", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const SheafNode *table = keys[i].path ? find (root, keys[i].path) : root;
      const SheafNode *key = g_ptr_array_index (table->keys, keys[i].i);
      g_autofree char *written = g_strndup (text + key->start, key->end - key->start);

      g_assert_cmpstr (written, ==, keys[i].written);
      g_assert_cmpuint (key->line, ==, keys[i].line);
      g_assert_true (key->plain == keys[i].plain);
    }
}

/* A piece of a file: places and lines are those of the file, and nothing beyond is looked at. */
static void
test_piece (void)
{
  const char *text = "+++\na = 1\nb = [2]\n+++\nc = 3\n";
  SheafHeaderSource source = { .text = text, .start = 4, .end = 18, .line = 2, .events = 7 };
  g_autoptr (SheafNode) root = NULL;
  guint line;

  g_assert_cmpstr (sheaf_toml_read (&source, &root, &line), ==, NULL);
  g_assert_cmpuint (root->items->len, ==, 2);
  g_assert_cmpuint (root->start, ==, 4);
  g_assert_cmpuint (find (root, "b")->line, ==, 3);
  g_assert_cmpuint (find (root, "b")->start, ==, 14);
  /* Two keys and three values. */
  g_assert_cmpuint (source.events, ==, 12);

  source.end = 16;
  g_assert_cmpstr (sheaf_toml_read (&source, NULL, &line), ==, "a list in brackets is not closed");
  g_assert_cmpuint (line, ==, 3);
}

/* Every cut of a document is read without a look beyond its end. */
static void
test_cut (void)
{
  guint whole = 0;

  for (gsize length = 0; length <= strlen (placed); length++)
    {
      g_autoptr (SheafNode) root = NULL;
      guint line;
      const char *reason = read_bytes (placed, length, &root, &line);

      g_assert_true (!reason == (root != NULL));
      whole += root != NULL;
    }
  g_assert_cmpuint (whole, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/toml/lines", test_lines);
  g_test_add_func ("/toml/keys", test_keys);
  g_test_add_func ("/toml/strings", test_strings);
  g_test_add_func ("/toml/bare-values", test_bare_values);
  g_test_add_func ("/toml/arrays", test_arrays);
  g_test_add_func ("/toml/inline-tables", test_inline_tables);
  g_test_add_func ("/toml/tables", test_tables);
  g_test_add_func ("/toml/arrays-of-tables", test_arrays_of_tables);
  g_test_add_func ("/toml/headers", test_headers);
  g_test_add_func ("/toml/places", test_places);
  g_test_add_func ("/toml/places/keys", test_key_places);
  g_test_add_func ("/toml/places/piece", test_piece);
  g_test_add_func ("/toml/cut", test_cut);
  return g_test_run ();
}
