/* test-toml-refused.c: what is not TOML, and what is too much of it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/front-matter-toml-private.h"
#include "core/front-matter-toml.h"

#include <string.h>

typedef struct
{
  guint line;
  const char *reason; /* a part of it */
  const char *text;
} Invalid;

/* Reads a copy that nothing may be read beyond. */
static const char *
read_bytes (const char *text, gsize length, SheafNode **root, guint *line)
{
  g_autofree char *copy = g_memdup2 (length ? text : " ", MAX (length, 1));
  SheafHeaderSource source = { .text = copy, .end = length, .line = 1 };

  return sheaf_toml_read (&source, root, line);
}

static void
assert_refused (const char *text, gsize length, guint line, const char *reason)
{
  SheafNode *root = NULL;
  guint found = 0;
  const char *problem = read_bytes (text, length, &root, &found);

  g_test_message ("%s", text);
  g_assert_null (root);
  g_assert_nonnull (problem);
  if (!strstr (problem, reason))
    g_error ("“%s” is said, and not “%s”", problem, reason);
  g_assert_cmpuint (found, ==, line);
}

static void
assert_invalid (const Invalid *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    assert_refused (cases[i].text, strlen (cases[i].text), cases[i].line, cases[i].reason);
}

/* What is not valid ----------------------------------------------------------------------------- */

static void
test_bad_lines (void)
{
  static const Invalid cases[] = {
    { 1, "a key is missing", "= 1" },
    { 2, "a key is missing", "a = 1\n中 = 1" },
    { 1, "a key is missing", ".a = 1" },
    { 1, "a key is missing", "a. = 1" },
    { 1, "a key is missing", "a..b = 1" },
    { 1, "a key is missing", "a.中 = 1" },
    { 1, "equals sign", "a" },
    { 1, "equals sign", "a\n= 1" },
    { 1, "equals sign", "a b = 1" },
    { 1, "equals sign", "a: 1" },
    { 1, "equals sign", "\"\"\"a\"\"\" = 1" },
    { 1, "equals sign", "a # = 1" },
    { 1, "value is missing", "a =" },
    { 1, "value is missing", "a = \n1" },
    { 1, "value is missing", "a = \r\n1" },
    { 1, "value is missing", "a = # 1" },
    { 2, "more on a line", "\na = 1 b = 2" },
    { 1, "more on a line", "a = \"x\" y" },
    { 1, "more on a line", "a = [] ]" },
    { 1, "more on a line", "[a] b = 1" },
    { 1, "more on a line", "[a]]" },
    { 1, "more on a line", "[[a]]]" },
    { 1, "brackets", "[a" },
    { 1, "brackets", "[a\n]" },
    { 1, "brackets", "[[a]" },
    { 1, "brackets", "[[a] ]" },
    { 1, "brackets", "[a b]" },
    { 1, "a key is missing", "[]" },
    { 1, "a key is missing", "[ ]" },
    { 1, "a key is missing", "[[]]" },
    { 1, "a key is missing", "[ [a]]" },
    { 1, "a key is missing", "[a.]" },
    { 1, "a key is missing", "[.a]" },
    { 1, "brackets", "[a#b]" },
  };

  assert_invalid (cases, G_N_ELEMENTS (cases));
}

static void
test_bad_strings (void)
{
  static const Invalid cases[] = {
    { 1, "never closed", "a = \"x" },
    { 1, "never closed", "a = \"x\ny\"" },
    { 1, "never closed", "a = \"x\r\ny\"" },
    { 1, "never closed", "a = 'x" },
    { 1, "never closed", "a = 'x\n'" },
    { 2, "never closed", "\na = \"\"\"x\n\n\"\"" },
    { 2, "never closed", "\na = '''x\n\n''" },
    { 1, "never closed", "\"a = 1" },
    { 1, "never closed", "a = \"\\\"" },
    { 1, "never closed", "a = \"\"\"\\\n" },
    { 1, "more on a line", "a = \"\"\"x\"\"\"\"\"\"" },
    { 1, "more on a line", "a = '''x''''''" },
    { 1, "more on a line", "a = 'it's'" },
    { 1, "unknown \\", "a = \"\\q\"" },
    { 1, "unknown \\", "a = \"\\/\"" },
    { 1, "unknown \\", "a = \"\\e\"" },
    { 1, "unknown \\", "a = \"\\x41\"" },
    { 1, "unknown \\", "a = \"x\\ \"" },
    { 1, "unknown \\", "a = \"x\\\n\"" },
    { 1, "unknown \\", "a = \"x\\" },
    { 3, "unknown \\", "a = \"\"\"\n\nx\\  y\"\"\"" },
    { 1, "unknown \\", "a = \"\"\"x\\\ry\"\"\"" },
    { 1, "unknown \\", "\"\\q\" = 1" },
    { 1, "lacks digits", "a = \"\\u12\"" },
    { 1, "lacks digits", "a = \"\\U0001F60\"" },
    { 1, "lacks digits", "a = \"\\u00g0\"" },
    { 1, "lacks digits", "a = \"\\u" },
    { 1, "no character", "a = \"\\ud800\"" },
    { 1, "no character", "a = \"\\uDFFF\"" },
    { 1, "no character", "a = \"\\U00110000\"" },
    { 1, "no character", "a = \"\\UFFFFFFFF\"" },
  };

  assert_invalid (cases, G_N_ELEMENTS (cases));
}

static const char *const bad_numbers[] = {
  /* clang-format off */
  "01", "-01", "+00", "00.1", "0_1", "1_", "1__0", "1_.0", "1._0", "1.", "1.e5", ".5", "-.5", "+",
  "-", "--1", "+-1", "1e", "1e+", "1e_1", "1e1_", "1e1.5", "1.2.3", "0x", "0x_1", "0x1_", "0xg",
  "+0x1", "-0o7", "+0b1", "0X1", "0O7", "0B1", "0o8", "0b2", "-infx", "+true", "12a",
  "1979-13-01", "1979-00-01", "1979-01-00", "1979-02-29", "1900-02-29", "1979-04-31", "1979-1-1",
  "79-01-01", "1979-05", "1979-05-27T", "1979-05-27T07:32", "1979-05-27 07", "1979-05-27T24:00:00",
  "1979-05-27T07:60:00", "1979-05-27T07:32:61", "1979-05-27T07:32:00.", "1979-05-27T07:32:00ZZ",
  "1979-05-27T07:32:00+24:00", "1979-05-27T07:32:00+07:60", "1979-05-27T07:32:00+0700",
  "1979-05-27T07:32:00-7:00", "1979-05-27x07:32:00", "07:32", "7:32:00", "07:32:00Z", "24:00:00",
  /* clang-format on */
};

static const char *const bad_words[] = {
  /* clang-format off */
  "True", "FALSE", "yes", "null", "Inf", "NaN", "infinity", "nan1", "truefalse", "hello", "_1",
  "中文", "(1)", "@x", "=1", "}", ",", "Tuesday",
  /* clang-format on */
};

static void
assert_bad_values (const char *const *values, gsize n, const char *reason)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = g_strconcat ("\na = ", values[i], "\nb = 1", NULL);

      assert_refused (text, strlen (text), 2, reason);
    }
}

static void
test_bad_bare_values (void)
{
  assert_bad_values (bad_numbers, G_N_ELEMENTS (bad_numbers), "number or date");
  assert_bad_values (bad_words, G_N_ELEMENTS (bad_words), "neither in quotes");
}

static void
test_bad_collections (void)
{
  static const Invalid cases[] = {
    { 1, "brackets is not closed", "a = [" },
    { 2, "brackets is not closed", "\na = [1,\n\n2,\n# ]" },
    { 2, "neither a comma", "a = [1\n[b]" },
    { 2, "neither a comma", "a = [1\n2]" },
    { 1, "neither a comma", "a = ['x' 'y']" },
    { 1, "neither a comma", "a = [1; 2]" },
    { 1, "neither a comma", "a = [1}" },
    { 2, "neither a comma", "a = ['x'\nb = 1" },
    { 1, "no value before", "a = [,1]" },
    { 1, "no value before", "a = [1,,2]" },
    { 1, "no value before", "a = [,]" },
    { 1, "neither in quotes", "a = [b = 1]" },
    { 1, "neither in quotes", "a = [}" },
    { 1, "neither in quotes", "a = [x" },
    { 1, "braces is not closed", "a = {" },
    { 1, "braces is not closed", "a = {\n}" },
    { 1, "braces is not closed", "a = {b = 1\r\n}" },
    { 1, "braces is not closed", "a = {b = 1,\nc = 2}" },
    { 2, "braces is not closed", "a = {b = [\n], # x\n}" },
    { 1, "ends with a comma", "a = {b = 1,}" },
    { 1, "no value before", "a = {,}" },
    { 1, "no value before", "a = {b = 1,,c = 2}" },
    { 1, "neither a comma", "a = {b = 1 c = 2}" },
    { 1, "neither a comma", "a = {b = 1]" },
    { 1, "value is missing", "a = {b =\n1}" },
    { 1, "neither in quotes", "a = {b = }" },
    { 1, "equals sign", "a = {b}" },
    { 1, "a key is missing", "a = {[b]}" },
  };

  assert_invalid (cases, G_N_ELEMENTS (cases));
}

/* What is there may not be made again ("Keys", "Table", "Inline Table", "Array of Tables"). */
static void
test_redefinition (void)
{
  static const Invalid cases[] = {
    { 2, "set twice", "name = 'Tom'\nname = 'Pradyun'" },
    { 2, "set twice", "spelling = 1\n\"spelling\" = 2" },
    { 3, "set twice", "[t]\na.b = 1\na.b = 2" },
    { 1, "set twice", "a = {b = 1, b = 2}" },
    { 1, "set twice", "a = {b.c = 1, b.c = 2}" },
    { 2, "value in one place", "a.b = 1\na.b.c = 2" },
    { 2, "value in one place", "a.b.c = 1\na.b = 2" },
    { 2, "value in one place", "a = 1\n[a]" },
    { 2, "value in one place", "a = 1\n[a.b]" },
    { 2, "value in one place", "a = 1\n[[a]]" },
    { 2, "value in one place", "a = [1]\n[[a]]" },
    { 2, "value in one place", "a = []\n[[a]]" },
    { 2, "value in one place", "a = [{b = 1}]\n[a.c]" },
    { 2, "value in one place", "a = {}\n[a]" },
    { 2, "value in one place", "a = {b = {}}\n[a.b]" },
    { 2, "value in one place", "a = {b = 1}\n[a.c]" },
    { 2, "value in one place", "type = { name = 'Nail' }\ntype.edible = false" },
    { 1, "value in one place", "a = {b = {}, b.c = 1}" },
    { 1, "value in one place", "a = {b.c = 1, b = 2}" },
    { 3, "value in one place", "[a.b]\n[a]\nb = 1" },
    { 3, "value in one place", "[[a.b]]\n[a]\nb = 1" },
    { 3, "value in one place", "[fruit]\napple = 1\n[fruit.apple.x]" },
    { 3, "defined twice", "[fruit]\napple = 1\n[fruit]\norange = 2" },
    { 3, "defined twice", "[a.b]\n[a]\n[a]" },
    { 2, "defined twice", "a.b = 1\n[a]" },
    { 3, "defined twice", "[fruit]\napple.color = 'red'\n[fruit.apple]" },
    { 3, "defined twice", "[fruit]\napple.taste.sweet = true\n[fruit.apple.taste]" },
    { 4, "defined twice", "[a.b.c]\nz = 9\n[a]\nb.c.t = 1" },
    { 4, "defined twice", "[a.b.c.d]\nz = 9\n[a]\nb.c.d.k.t = 1" },
    { 3, "defined twice", "[[a]]\n[a.b]\n[a.b]" },
    { 2, "list of tables", "[a]\n[[a]]" },
    { 2, "list of tables", "[a.b]\n[[a]]" },
    { 2, "list of tables", "[[a]]\n[a]" },
    { 2, "list of tables", "a.b = 1\n[[a]]" },
    { 3, "list of tables", "[[a.b]]\n[a]\nb.y = 2" },
    { 4, "list of tables", "[[fruits]]\n[[fruits.v]]\n\n[fruits.v]" },
    { 4, "list of tables", "[[fruits]]\n[fruits.v]\n\n[[fruits.v]]" },
  };

  assert_invalid (cases, G_N_ELEMENTS (cases));
}

/* U+0000 to U+001F but tab and line ends, and U+007F, may stand nowhere. */
static void
test_control_characters (void)
{
  static const char *const around[] = {
    "a = 1 # x@y", "a = \"x@y\"", "a = 'x@y'", "a = '''x@y'''", "a = \"\"\"x@y\"\"\"",
    "a = @1",      "a@ = 1",      "@a = 1",    "a = [1@]",      "a = {b = 1@}",
    "[a@]",        "a = 1@"
  };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    for (int c = 0; c < 0x80; c++)
      {
        g_autofree char *bytes = g_strdup (around[i]);
        const char *reason = c == '\r' ? "carriage return alone" : "control character";

        *strchr (bytes, '@') = c;
        if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F)
          assert_refused (bytes, strlen (around[i]), 1, reason);
      }
}

/* Limits ---------------------------------------------------------------------------------------- */

/* What test_repeat() makes is valid @most times and no more. */
static void
assert_limit (const char *head, const char *piece, guint most, const char *tail, const char *reason)
{
  g_autofree char *within = test_repeat (head, piece, most, tail);
  g_autofree char *over = test_repeat (head, piece, most + 1, tail);
  g_autoptr (SheafNode) root = NULL;
  guint line;

  g_assert_cmpstr (read_bytes (within, strlen (within), &root, &line), ==, NULL);
  assert_refused (over, strlen (over), 1, reason);
}

/* The root counts as well, and an array of tables as the array and one table. */
static void
test_depth (void)
{
  const guint below = SHEAF_FRONT_MATTER_MAX_DEPTH - 1;
  g_autofree char *brackets = test_repeat ("a = ", "[", below, "");
  g_autofree char *more_brackets = test_repeat (brackets, "[", 1, "");
  g_autofree char *arrays = test_repeat (brackets, "]", below, "");
  g_autofree char *braces = test_repeat ("a = ", "{a = ", below, "1");
  g_autofree char *more_braces = test_repeat ("a = ", "{a = ", below + 1, "1");
  g_autofree char *tables = test_repeat (braces, "}", below, "");
  g_autoptr (SheafNode) first = NULL;
  g_autoptr (SheafNode) second = NULL;
  guint line;

  g_assert_cmpstr (read_bytes (arrays, strlen (arrays), &first, &line), ==, NULL);
  g_assert_cmpstr (read_bytes (tables, strlen (tables), &second, &line), ==, NULL);
  assert_refused (more_brackets, strlen (more_brackets), 1, "nested too deeply");
  assert_refused (more_braces, strlen (more_braces), 1, "nested too deeply");
  assert_limit ("a", ".a", below, " = 1", "nested too deeply");
  assert_limit ("[a", ".a", below - 1, "]", "nested too deeply");
  assert_limit ("[[a", ".a", below - 2, "]]", "nested too deeply");
}

static void
test_limits (void)
{
  const guint values = SHEAF_FRONT_MATTER_MAX_EVENTS;
  const guint scalar = SHEAF_FRONT_MATTER_MAX_SCALAR;

  assert_limit ("a = [", "1,", values - 2, "]", "too many values");
  assert_limit ("a = \"", "x", scalar, "\"", "too long");
  assert_limit ("a = ", "1", scalar, "", "too long");
  assert_limit ("", "k", scalar, " = 1", "too long");
  assert_limit ("'", "k", scalar, "' = 1", "too long");
  assert_limit ("#", "x", SHEAF_FRONT_MATTER_MAX_BYTES - 1, "", "longer than 64 KiB");
}

/* Reads with no more comparisons than a balanced tree needs, and within the time that is promised. */
static void
assert_bounded (const char *text)
{
  SheafHeaderSource source = { .text = text, .end = strlen (text), .line = 1 };
  gint64 before = test_processor_time ();
  SheafToml toml;

  sheaf_toml_init (&toml, &source);
  sheaf_toml_read_document (&toml);
  g_test_message ("%u values, %u comparisons", source.events, toml.comparisons);
  /* Of two values one is a key, looked up and put in; the tree is 1.45 log2 (5,000) high. */
  g_assert_cmpuint (toml.comparisons, <=, 18 * source.events);
  sheaf_toml_clear (&toml);
  /* 50 ms is the promise (SAFETY P1); sanitizers get four times that. */
  g_assert_cmpint (test_processor_time () - before, <, 200 * 1000);
}

/* @piece again and again up to the limit of bytes. */
static void
assert_flood_bounded (const char *head, const char *piece)
{
  guint n = (SHEAF_FRONT_MATTER_MAX_BYTES - strlen (head)) / strlen (piece);
  g_autofree char *text = test_repeat (head, piece, n, "");

  assert_bounded (text);
}

/* Lines with @ as a number, or as a key that g_str_hash() cannot tell from the others. */
static void
assert_lines_bounded (const char *pattern, gboolean alike)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; text->len + 128 < SHEAF_FRONT_MATTER_MAX_BYTES; i++)
    {
      g_autoptr (GString) line = g_string_new (pattern);
      g_autoptr (GString) key = g_string_new (NULL);

      for (guint bit = 0; alike && bit < 12; bit++)
        g_string_append (key, i >> bit & 1 ? "bA" : "ab");
      if (!alike)
        g_string_append_printf (key, "%u", i);
      g_string_replace (line, "@", key->str, 0);
      g_string_append (text, line->str);
    }
  assert_bounded (text->str);
}

static void
test_hostile (void)
{
  static const char *const floods[][2] = {
    { "[", "a." },
    { "", "a." },
    { "", "[a." },
    { "", "[a]\n" },
    { "", "[[a]]\n" },
    { "", "[[a.b]]\n" },
    { "", "a=1\n" },
    { "", "a.a.a.a.a=1\n" },
    { "a=", "[" },
    { "a=", "{a=" },
    { "a=", "[{a=" },
    { "a=[", "[]," },
    { "a=[", "{}," },
    { "a={", "b=1," },
    { "a=[", "\n" },
    { "a=[", "#\n" },
    { "a=\"", "x" },
    { "a=\"", "\\u0041" },
    { "a=\"\"\"", "\"" },
    { "a='''", "''\n" },
    { "a=\"\"\"", "\\\n" },
    { "a=\"\"\"\\", "\n" },
    { "a=\"\"\"", "\\ " },
    { "a=", "1_" },
    { "a=", "1979-05-27 " },
    { "a=[", "1979-05-27 07:32:00," },
    { "", "#" },
    { "", "\n" },
    { "", "\r\n" },
    { "", " " },
    { "", "\"" },
    { "", "''." },
    { "", "\"\"=1\n" },
    { "a=", "=" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (floods); i++)
    assert_flood_bounded (floods[i][0], floods[i][1]);
  for (guint alike = 0; alike < 2; alike++)
    {
      assert_lines_bounded ("@=1\n", alike);
      assert_lines_bounded ("[@]\n", alike);
      assert_lines_bounded ("[a.b.c.d.e.@]\n", alike);
      assert_lines_bounded ("[[@]]\n", alike);
      assert_lines_bounded ("[[a]]\nb.@=1\n", alike);
      assert_lines_bounded ("a.@.@=1\n", alike);
      assert_lines_bounded ("[x.@]\na.b=1\n[y.@.z]\n", alike);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/toml/refused/lines", test_bad_lines);
  g_test_add_func ("/toml/refused/strings", test_bad_strings);
  g_test_add_func ("/toml/refused/bare-values", test_bad_bare_values);
  g_test_add_func ("/toml/refused/collections", test_bad_collections);
  g_test_add_func ("/toml/refused/redefinition", test_redefinition);
  g_test_add_func ("/toml/refused/control-characters", test_control_characters);
  g_test_add_func ("/toml/limits/depth", test_depth);
  g_test_add_func ("/toml/limits/others", test_limits);
  g_test_add_func ("/toml/limits/hostile", test_hostile);
  return g_test_run ();
}
