/* test-front-matter-edit.c: one value changed, and no other byte
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-text.h"

#include "core/front-matter-compare.h"

#include <string.h>

typedef struct
{
  const char *before, *edit, *after;
} Case;

#define BODY "---\nbody: x\n---\n"

static void
check_cases (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = g_strconcat ("---\n", cases[i].before, BODY, NULL);
      g_autofree char *after = g_strconcat ("---\n", cases[i].after, BODY, NULL);
      g_autofree char *got = sheaf_test_edit (before, cases[i].edit, &error);

      g_test_message ("%u: %s", i, cases[i].edit);
      g_assert_no_error (error);
      g_assert_cmpstr (got, ==, after);
    }
}

static void
test_scalars (void)
{
  static const Case cases[] = {
    { "title: a\n", "title=b", "title: b\n" },
    { "title:   a   # why\n", "title=b c", "title:   b c   # why\n" },
    { "title: 'a'\n", "title=it's", "title: 'it''s'\n" },
    { "title: \"a\" # c\n", "title=say \"x\" \\", "title: \"say \\\"x\\\" \\\\\" # c\n" },
    { "title: a\n", "title=b: c", "title: 'b: c'\n" },
    { "title: a\n", "title=b:c", "title: b:c\n" },
    { "title: a\n", "title=b #c", "title: 'b #c'\n" },
    { "title: a\n", "title=b#c", "title: b#c\n" },
    { "title: a\n", "title=@@name", "title: '@name'\n" },
    { "title: a\n", "title=- x", "title: '- x'\n" },
    { "title: a\n", "title=2019", "title: '2019'\n" },
    { "title: a\n", "title=no", "title: 'no'\n" },
    { "title: a\n", "title=null", "title: 'null'\n" },
    { "title: a\n", "title=", "title: ''\n" },
    { "title: a\n", "title=12:30", "title: '12:30'\n" },
    { "title: a\n", "title=2021-01-02", "title: '2021-01-02'\n" },
    { "title: a\n", "title= b ", "title: ' b '\n" },
    { "title: a\n", "title=b\nc", "title: \"b\\nc\"\n" },
    { "title: 'a'\n", "title=b\tc\001", "title: \"b\\tc\\x01\"\n" },
    { "title: a\n", "title=圈地：开放 🙂", "title: 圈地：开放 🙂\n" },
    { "title: a\n", "title=2021 年", "title: 2021 年\n" },
    { "title: \"圈\"\ndate: x\n", "title=地", "title: \"地\"\ndate: x\n" },
    { "title: 2019\n", "title=2020", "title: 2020\n" },
    { "title: a\n  b\n  c\nx: y\n", "title=d", "title: d\nx: y\n" },
    { "title: 'a\n\n  b'\nx: y\n", "title=d", "title: 'd'\nx: y\n" },
    { "title:\nx: y\n", "title=d", "title: d\nx: y\n" },
    { "title: # none yet\nx: y\n", "title=d", "title: d # none yet\nx: y\n" },
    { "title: ~\nx: y\n", "title=d", "title: d\nx: y\n" },
    { "title: ''\nx: y\n", "title=d", "title: 'd'\nx: y\n" },
    { "date: 2021-01-02 03:04:05\n", "date=2022-02-03", "date: 2022-02-03\n" },
    { "date: '2021-01-02'\n", "date=2022-02-03", "date: '2022-02-03'\n" },
    { "draft: true\n", "draft=false", "draft: false\n" },
    { "draft: true\n", "draft=5", "draft: '5'\n" },
    { "weight: 5\n", "weight=-6", "weight: -6\n" },
    { "date:\n", "date:=2022-02-03", "date: 2022-02-03\n" },
    { "Title: a\n", "title=b", "Title: b\n" },
    { "\"title\": a\n'date': x\n", "title=b", "\"title\": b\n'date': x\n" },
    { "title : a\n", "title=b", "title : b\n" },
    { "title: a\ndate: x\ndate: y\n", "title=c", "title: c\ndate: x\ndate: y\n" },
    { "params:\n  author: a # x\n  b: c\n", "params.author=d",
      "params:\n  author: d # x\n  b: c\n" },
    { "params: {author: a, b: c}\n", "params.author=d, e", "params: {author: 'd, e', b: c}\n" },
    { "params.author: a\nparams:\n  author: b\n", "params.author=c",
      "params.author: c\nparams:\n  author: b\n" },
    { "{title: a, date: b}\n", "title=c", "{title: c, date: b}\n" },
    { "title: [Foo]\n", "title=Bar", "title: Bar\n" },
    { "title: a\n", "title=a", "title: a\n" },
    { "title: \"a\"\n", "title=a", "title: \"a\"\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_blocks (void)
{
  static const Case cases[] = {
    { "t: |\n  a\n  b\n\n# c\nx: y\n", "t=d\ne\n", "t: |\n  d\n  e\n\n# c\nx: y\n" },
    { "t: |\n  a\nx: y\n", "t=d", "t: |-\n  d\nx: y\n" },
    { "t: >- # why\n    a\n    b\n\n\nx: y\n", "t=d: e", "t: >- # why\n    d: e\n\n\nx: y\n" },
    { "t: >\n  a\nx: y\n", "t=d\ne\n", "t: |\n  d\n  e\nx: y\n" },
    { "t: |2-\n   a\nx: y\n", "t=d", "t: |-\n   d\nx: y\n" },
    { "t: |\n  a\nx: y\n", "t=", "t: ''\nx: y\n" },
    { "t: |\n  a\nx: y\n", "t= d", "t: ' d'\nx: y\n" },
    { "t: |+\n  a\n\nx: y\n", "t=d", "t: |-\n  d\n\nx: y\n" },
    { "t: |\n\n  a\nx: y\n", "t=a\n\nb", "t: |-\n  a\n\n  b\nx: y\n" },
    { "t: |\n", "t=d", "t: d\n" },
    { "t: >-\n    a  \nx: y\n", "t=d", "t: >-\n    d\nx: y\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_flow_lists (void)
{
  static const Case cases[] = {
    { "tags: [a, b] # c\n", "tags+=d", "tags: [a, b, d] # c\n" },
    { "tags: [a,b]\n", "tags+=d", "tags: [a,b,d]\n" },
    { "tags: [ a, b ]\n", "tags+=d", "tags: [ a, b, d ]\n" },
    { "tags: ['a', 'b']\n", "tags+=d", "tags: ['a', 'b', 'd']\n" },
    { "tags: [\"a\"]\n", "tags+=d", "tags: [\"a\", \"d\"]\n" },
    { "tags: [a]\n", "tags+=d, e", "tags: [a, 'd, e']\n" },
    { "tags: [a]\n", "tags+=c:d", "tags: [a, 'c:d']\n" },
    { "tags: [a]\n", "tags+=2019", "tags: [a, '2019']\n" },
    { "tags: []\n", "tags+=a", "tags: [a]\n" },
    { "tags: [a, b,]\n", "tags+=c", "tags: [a, b, c,]\n" },
    { "tags: [\n  a,\n  b\n]\n", "tags+=c", "tags: [\n  a,\n  b,\n  c\n]\n" },
    { "tags: [a, b, c]\n", "tags-=a", "tags: [b, c]\n" },
    { "tags: [a, b, c]\n", "tags-=b", "tags: [a, c]\n" },
    { "tags: [a, b, c]\n", "tags-=c", "tags: [a, b]\n" },
    { "tags: [a]\n", "tags-=a", "tags: []\n" },
    { "tags: [a, b]\n", "tags-=x", "tags: [a, b]\n" },
    { "tags: [a, b]\n", "tags+=a", "tags: [a, b]\n" },
    { "tags: [a, b] # c\n", "tags-=b", "tags: [a] # c\n" },
    { "tags: [\n  a, # one\n  b # two\n]\n", "tags+=c",
      "tags: [\n  a, # one\n  b, # two\n  c\n]\n" },
    { "tags: [\n  a, # one\n  b # two\n]\n", "tags-=b", "tags: [\n  a, # one\n]\n" },
    { "tags: [\n  a, # one\n  b # two\n]\n", "tags-=a", "tags: [\n  b # two\n]\n" },
    { "tags: [\n  a # one\n]\n", "tags-=a", "tags: [\n  # one\n]\n" },
    { "tags: [a, 'b', c]\n", "tags=[a|x|c]", "tags: [a, 'x', c]\n" },
    { "tags: [a, b]\n", "tags=[x|a|b]", "tags: [x, a, b]\n" },
    { "tags: [a, b]\n", "tags=[]", "tags: []\n" },
    { "tags: [a, b]\n", "tags=x", "tags: [x]\n" },
    { "tags: [[a, b], c]\n", "tags+=[d|e]", "tags: [[a, b], c, [d, e]]\n" },
    { "tags: [a, b]\n", "tags=[[a|b]|[c]]", "tags: [[a, b], [c]]\n" },
    { "tags: [1, b]\n", "tags=[[1|b]|[c]]", "tags: [[1, b], [c]]\n" },
    { "tags: []\n", "tags=[[a|b]|[c]]", "tags: [[a, b], [c]]\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_block_lists (void)
{
  static const Case cases[] = {
    { "tags:\n  - a\n  - b # c\nx: y\n", "tags+=d", "tags:\n  - a\n  - b # c\n  - d\nx: y\n" },
    { "tags:\n  - a: b\n  - c: [d]\n", "tags+=e", "tags:\n  - a: b\n  - c: [d]\n  - e\n" },
    { "tags:\n  - a: b\n    x: y\n  - c\n", "tags-=c", "tags:\n  - a: b\n    x: y\n" },
    { "tags:\n- a\n- b\n", "tags+=d", "tags:\n- a\n- b\n- d\n" },
    { "tags:\n -   a\n", "tags+=d", "tags:\n -   a\n -   d\n" },
    { "tags:\n  - 'a'\n  - \"b\"\n", "tags+=d", "tags:\n  - 'a'\n  - \"b\"\n  - \"d\"\n" },
    { "tags:\n  - a\n\n# c\nx: y\n", "tags+=d", "tags:\n  - a\n  - d\n\n# c\nx: y\n" },
    { "tags:\n  - a\n", "tags+=d, e", "tags:\n  - a\n  - d, e\n" },
    { "tags:\n  - a\n", "tags+=d: e", "tags:\n  - a\n  - 'd: e'\n" },
    { "tags:\n  - a\n  - b\n  - c\n", "tags-=a", "tags:\n  - b\n  - c\n" },
    { "tags:\n  - a\n  - b # c\n  - c\n", "tags-=b", "tags:\n  - a\n  - c\n" },
    { "tags:\n  - a\n  - b\nx: y\n", "tags-=b", "tags:\n  - a\nx: y\n" },
    { "tags: # c\n  - a\n\nx: y\n", "tags-=a", "tags: # c\n\nx: y\n" },
    { "tags:\n- a\nx: y\n", "tags=[]", "tags:\nx: y\n" },
    { "tags:\n  - a\n  - b\n", "tags=[]", "tags:\n" },
    { "tags:\n  # c\n  - a\n", "tags-=a", "tags:\n  # c\n" },
    { "a:\n  tags:\n    - b\n  c: d\n", "a.tags-=b", "a:\n  tags:\n  c: d\n" },
    { "tags:\n  - a\n  - b\n", "tags=[x|a|b]", "tags:\n  - x\n  - a\n  - b\n" },
    { "tags:\n  - a\n  - 'b'\n", "tags=[a|x]", "tags:\n  - a\n  - 'x'\n" },
    { "tags:\n  - a\n  -\n", "tags+=x", "tags:\n  - a\n  -\n  - x\n" },
    { "c:\n  - A\n  - B\n", "c=[[A|B]|[C]]", "c:\n  - [A, B]\n  - [C]\n" },
    { "c:\n  - [A, B]\n", "c+=[C]", "c:\n  - [A, B]\n  - [C]\n" },
    { "c:\n  - - A\n    - B\n  - C\n", "c+=[D]", "c:\n  - - A\n    - B\n  - C\n  - [D]\n" },
    { "c:\n  - - A\n    - B\n  - C\n", "c-=[A|B]", "c:\n  - C\n" },
    { "c:\n - - a\n   - b\nx: y\n", "c=z", "c:\n - z\nx: y\n" },
    { "tags:\nc:\n    - x\n", "tags+=a", "tags:\n    - a\nc:\n    - x\n" },
    { "tags: # t\nc:\n- x\n", "tags+=a", "tags: # t\n- a\nc:\n- x\n" },
    { "tags:\nx: y\n", "tags+=a", "tags: [a]\nx: y\n" },
    { "tags: a\n", "tags+=b", "tags: [a, b]\n" },
    { "tags: a # c\n", "tags-=a", "tags: # c\n" },
    { "tags: |\n  a\n", "tags=[]", "tags:\n" },
    { "{tags: a}\n", "tags-=a", "{tags: []}\n" },
    { "tags: a\n", "tags+=a", "tags: a\n" },
    { "c: |\n  x\n", "c=[a|b]", "c: [a, b]\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_keys (void)
{
  static const Case cases[] = {
    { "title: a\n", "x=b", "title: a\nx: b\n" },
    { "", "title=b", "title: b\n" },
    { "# c\n\n", "title=b", "# c\n\ntitle: b\n" },
    { "date: a\n", "title=b", "title: b\ndate: a\n" },
    { "title: a # c\n\n# d\nlayout: x\n", "date=b", "title: a # c\ndate: b\n\n# d\nlayout: x\n" },
    { "title: \"a\"\ndate: 2021-01-01\n", "author=b",
      "title: \"a\"\ndate: 2021-01-01\nauthor: \"b\"\n" },
    { "tags:\n  - a\nx: y\n", "categories=[b]", "tags:\n  - a\ncategories:\n  - b\nx: y\n" },
    { "title: a\n", "tags=[b|c]", "title: a\ntags: [b, c]\n" },
    { "title: a\n", "tags+=b", "title: a\ntags: [b]\n" },
    { "title: a\nt: |\n  x\n\n", "k=b", "title: a\nt: |\n  x\nk: b\n\n" },
    { "params:\n  a: b\nx: y\n", "params.c=d", "params:\n  a: b\n  c: d\nx: y\n" },
    { "title: a\n", "k: e=b", "title: a\n'k: e': b\n" },
    { "title: a\n", "draft:=true", "title: a\ndraft: true\n" },
    { "title: \"a\"\n", "draft:=true", "title: \"a\"\ndraft: true\n" },
    { "title: a\n", "draft=true", "title: a\ndraft: 'true'\n" },
    { "a: {b: c, d: e}\n", "a.f=g, h", "a: {b: c, d: e, f: 'g, h'}\n" },
    { "{\n  \"a\": \"b\",\n  \"c\": 1\n}\n", "d=e",
      "{\n  \"a\": \"b\",\n  \"c\": 1,\n  \"d\": \"e\"\n}\n" },
    { "{\"a\": \"b\"}\n", "tags=[c]", "{\"a\": \"b\", \"tags\": [\"c\"]}\n" },
    { "a: {b: c, d: e}\n", "a.b!", "a: {d: e}\n" },
    { "a: {b: c, d: e}\n", "a.d!", "a: {b: c}\n" },
    { "a: {b: c}\n", "a.b!", "a: {}\n" },
    { "title: a\nx: y # c\nz: w\n", "x!", "title: a\nz: w\n" },
    { "title: a\nx:\n  - y\n\n# c\nz: w\n", "x!", "title: a\n\n# c\nz: w\n" },
    { "title: a\nx: |\n  b\n\n  c\nz: w\n", "x!", "title: a\nz: w\n" },
    { "title: a\nx: 'b\n  c'\n", "x!", "title: a\n" },
    { "title: a\n", "title!", "" },
    { "x:\nz: w\n", "x!", "z: w\n" },
    { "params:\n  a: b\n  c: d\n", "params.a!", "params:\n  c: d\n" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Line ends, blank lines and what is around the header. */
static void
test_around (void)
{
  static const Case cases[] = {
    { "---\r\ntitle: a\r\n---\r\nb\r\n", "title=c", "---\r\ntitle: c\r\n---\r\nb\r\n" },
    { "---\r\ntitle: a\r\n---\r\nb", "x=c", "---\r\ntitle: a\r\nx: c\r\n---\r\nb" },
    { "---\rtitle: a\r---\rb", "x=c", "---\rtitle: a\rx: c\r---\rb" },
    { "---\r\n---\r\nb", "title=c", "---\r\ntitle: c\r\n---\r\nb" },
    { "---\r\ntags:\r\n  - a\r\n---\r\n", "tags+=b", "---\r\ntags:\r\n  - a\r\n  - b\r\n---\r\n" },
    { "---\rtags:\r- a\r- b\r---\r", "tags-=a", "---\rtags:\r- b\r---\r" },
    { "---\r\nt: |\r\n  a\r\n---\r\n", "t=b\nc\n", "---\r\nt: |\r\n  b\r\n  c\r\n---\r\n" },
    { "\n \n--- \ntitle: a\n...\nb", "title=c", "\n \n--- \ntitle: c\n...\nb" },
    { "---\ntitle: a\n---", "title=c", "---\ntitle: c\n---" },
    { "---\ntitle: a\n---\n---\ntitle: b\n---\n", "title=c",
      "---\ntitle: c\n---\n---\ntitle: b\n---\n" },
    { "---\ntitle: a\r\ndate: b\n---\n", "title=c", "---\ntitle: c\r\ndate: b\n---\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *got = sheaf_test_edit (cases[i].before, cases[i].edit, &error);

      g_test_message ("%u: %s", i, cases[i].edit);
      g_assert_no_error (error);
      g_assert_cmpstr (got, ==, cases[i].after);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *edit;
    int code;
    const char *says;
  } cases[] = {
    { "no header", "title=b", SHEAF_ERROR_UNSUPPORTED, "no header" },
    { "---\ntitle: a: b\n---\n", "title=b", SHEAF_ERROR_UNSUPPORTED, "no YAML that is understood" },
    { "---\ntitle: &x a\nb: *x\n---\n", "title=b", SHEAF_ERROR_UNSUPPORTED,
      "no YAML that is understood" },
    { "---\ntitle: !!str a\n---\n", "title=b", SHEAF_ERROR_UNSUPPORTED, "tag" },
    { "---\ntags: [a, !x b]\n---\n", "tags+=b", SHEAF_ERROR_UNSUPPORTED, "tag" },
    { "---\n<<: {a: b}\n---\n", "<<=b", SHEAF_ERROR_UNSUPPORTED, "<<" },
    { "---\na:\n  b: c\n---\n", "a=b", SHEAF_ERROR_UNSUPPORTED, "keys below" },
    { "---\na:\n  b: c\n---\n", "a+=b", SHEAF_ERROR_UNSUPPORTED, "keys below" },
    { "---\na:\n  b: c\n---\n", "a.b!", SHEAF_ERROR_UNSUPPORTED, "read as it should" },
    { "---\n? a\n: b\n---\n", "a!", SHEAF_ERROR_UNSUPPORTED, "no safe place" },
    { "---\n{}\n---\n", "a=b", SHEAF_ERROR_UNSUPPORTED, "no safe place" },
    { "---\na: b\na: c\n---\n", "a!", SHEAF_ERROR_UNSUPPORTED, "more than once" },
    { "---\na: b\na: c\n---\n", "a=d", SHEAF_ERROR_UNSUPPORTED, "more than once" },
    { "---\na:\n  b: c\n  b: c\n---\n", "a.b=d", SHEAF_ERROR_UNSUPPORTED, "more than once" },
    { "---\na: b\n---\n", "c!", SHEAF_ERROR_NOT_FOUND, "“c”" },
    { "---\na: b\n---\n", "c.e=d", SHEAF_ERROR_NOT_FOUND, "c.e" },
    { "---\na: b\n---\n", "c-=d", SHEAF_ERROR_NOT_FOUND, "“c”" },
    { "---\na: b\n---\n", "a=\377", SHEAF_ERROR_INVALID, "valid text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *got = sheaf_test_edit (cases[i].text, cases[i].edit, &error);

      g_test_message ("%u", i);
      g_assert_null (got);
      g_assert_error (error, SHEAF_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* Random headers -------------------------------------------------------------------------------- */

static const char *
any_of (GRand *rand, const char *const *words, guint n)
{
  return words[g_rand_int_range (rand, 0, (gint32) n)];
}

static const char *const written[] = {
  "a",
  "'b c'",
  "\"d\\te\"",
  "2019",
  "2021-01-02",
  "true",
  "",
  "~",
  "[a, b]",
  "['x', [y]]",
  "{k: v}",
  "圈地 🙂",
  "http://x/#y",
  "|\n  one\n\n  two",
  ">-\n  f\n  g",
  "\n  - p\n  - 'q'",
  "\n- r\n-  s",
  "\n  k: v\n  l: [m]",
  "a\n  b",
  "'c\n\n  d'",
};
static const char *const behind[] = { "", "", "", " # c", "\n", "\n# why\n" };
static const char *const wanted[] = {
  "x",       "x: y", "#z",           "a #b",       "it's", "say \"so\"", "12_00",   "no",
  "",        "null", " pad ",        "line\nline", "圈",   "- dash",     "[",       "]",
  "{{ x }}", "@at",  "tab\tx",       "\\",         "%",    "...",        "---",     "a,b",
  "?",       ":",    "1e3",          "2021-02-03", "~",    "!tag",       "&anchor", "*alias",
  "|",       ">",    "\342\200\250", "trailing:",
};

static char *
make_header (GRand *rand, const char *line_end)
{
  GString *header = g_string_new ("---\n");
  g_auto (GStrv) lines = NULL;

  for (guint i = g_rand_int_range (rand, 1, 7); i > 0; i--)
    {
      const char *value = any_of (rand, written, G_N_ELEMENTS (written));
      const char *tail = any_of (rand, behind, G_N_ELEMENTS (behind));

      /* A comment in a line of its own may follow anything, one behind a value not. */
      g_string_append_printf (header, "k%u:%s%s%s\n", i, *value && *value != '\n' ? " " : "", value,
                              strchr (value, '\n') && *tail == ' ' ? "" : tail);
    }
  g_string_append (header, "---\nbody\n");
  lines = g_strsplit (header->str, "\n", -1);
  g_string_free (header, TRUE);
  return g_strjoinv (line_end, lines);
}

/* What stands before the key's end and what comes below its lines is the same. */
static void
check_outside (const char *before, const char *after, const SheafFrontMatter *header, guint i)
{
  const SheafNode *key = g_ptr_array_index (header->root->keys, i);
  gsize end = sheaf_node_end (g_ptr_array_index (header->root->items, i), before);

  /* A new item's line comes behind the line of the last. */
  end += strcspn (before + end, "\r\n");
  end += strspn (before + end, "\r\n");
  g_assert_cmpint (strncmp (before, after, key->end), ==, 0);
  g_assert_true (g_str_has_suffix (after, before + end));
}

static void
check_random (GRand *rand, guint *done)
{
  static const char *const line_ends[] = { "\n", "\n", "\r\n", "\r" };
  g_autofree char *text = make_header (rand, any_of (rand, line_ends, G_N_ELEMENTS (line_ends)));
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (text, strlen (text));
  g_autoptr (SheafNode) value = sheaf_node_new_text (any_of (rand, wanted, G_N_ELEMENTS (wanted)));
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafFrontMatter) again = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *got = NULL;
  guint i = g_rand_int_range (rand, 0, (gint32) header->root->keys->len);
  const SheafNode *old = g_ptr_array_index (header->root->items, i);
  SheafEdit edit = { g_rand_int_range (rand, 0, 3),
                     ((SheafNode *) g_ptr_array_index (header->root->keys, i))->text, value,
                     FALSE };

  g_assert_false (header->damaged);
  got = sheaf_front_matter_edit (text, strlen (text), header, &edit, &error);
  shown = g_strescape (text, NULL);
  g_test_message ("%d %s of %s", edit.kind, edit.key, shown);
  if (old->kind == SHEAF_NODE_MAPPING && !got)
    return;
  g_assert_no_error (error);
  again = sheaf_front_matter_read (got, strlen (got));
  check_outside (text, got, header, i);
  for (guint j = 0; j < header->root->items->len; j++)
    if (j != i)
      g_assert_true (sheaf_node_equal (g_ptr_array_index (header->root->items, j),
                                       g_ptr_array_index (again->root->items, j)));
  if (edit.kind == SHEAF_EDIT_SET && old->kind == SHEAF_NODE_SCALAR)
    g_assert_cmpstr (sheaf_node_get_text (g_ptr_array_index (again->root->items, i)), ==,
                     value->text);
  ++*done;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240607);
  guint done = 0;

  for (guint i = 0; i < 10000; i++)
    check_random (rand, &done);
  g_assert_cmpuint (done, >, 7500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/front-matter-edit/scalars", test_scalars);
  g_test_add_func ("/front-matter-edit/blocks", test_blocks);
  g_test_add_func ("/front-matter-edit/flow-lists", test_flow_lists);
  g_test_add_func ("/front-matter-edit/block-lists", test_block_lists);
  g_test_add_func ("/front-matter-edit/keys", test_keys);
  g_test_add_func ("/front-matter-edit/around", test_around);
  g_test_add_func ("/front-matter-edit/refused", test_refused);
  g_test_add_func ("/front-matter-edit/random", test_random);
  return g_test_run ();
}
