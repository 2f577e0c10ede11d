/* test-front-matter-edit-forms.c: one value changed in headers that are not YAML
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-text.h"

#include "core/front-matter-compare.h"

#include <string.h>

/* @after: NULL: refused with SHEAF_ERROR_UNSUPPORTED. */
typedef struct
{
  const char *before, *edit, *after;
} Case;

/* @open and @close: what is around the text of each case */
static void
check_cases (const char *open, const char *close, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *before = g_strconcat (open, c->before, close, NULL);
      g_autofree char *after = c->after ? g_strconcat (open, c->after, close, NULL) : NULL;
      g_autofree char *got = sheaf_test_edit (before, c->edit, &error);

      g_test_message ("%u: %s", i, c->edit);
      if (after)
        g_assert_no_error (error);
      else
        g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED);
      g_assert_cmpstr (got, ==, after);
    }
}

#define CHECK(open, close, cases) check_cases (open, close, cases, G_N_ELEMENTS (cases))

/* TOML ------------------------------------------------------------------------------------------ */

static const Case toml_values[] = {
  { "title = \"a\" # c\n", "title=b", "title = \"b\" # c\n" },
  { "title=\"a\"\n", "title=b", "title=\"b\"\n" },
  { "title = 'a'\n", "title=b", "title = 'b'\n" },
  { "title = 'a'\n", "title=it's", "title = \"it's\"\n" },
  { "title = 'a'\n", "title=b\nc", "title = \"b\\nc\"\n" },
  { "title = \"a\"\n", "title=say \"x\" \\\t\177", "title = \"say \\\"x\\\" \\\\\\t\\u007F\"\n" },
  { "title = \"a\"\n", "title=圈地 🙂", "title = \"圈地 🙂\"\n" },
  { "title = \"a\"\n", "title=", "title = \"\"\n" },
  { "title = \"a\"\n", "title=2019", "title = \"2019\"\n" },
  { "title = \"a\"\n", "title=x\357\273\277", "title = \"x\\uFEFF\"\n" },
  { "title = \"a\"\n", "title=+++", "title = \"+++\"\n" },
  { "weight = 5\n", "weight=6", "weight = 6\n" },
  { "weight = 5\n", "weight=1_000.5", "weight = 1_000.5\n" },
  { "weight = 5\n", "weight=six", "weight = \"six\"\n" },
  { "weight = 5\n", "weight=06", "weight = \"06\"\n" },
  { "weight = \"5\"\n", "weight:=6", "weight = \"6\"\n" },
  { "draft = true\n", "draft=false", "draft = false\n" },
  { "draft = true\n", "draft=5", "draft = \"5\"\n" },
  { "date = 2021-01-02T03:04:05+08:00\n", "date=2022-02-03", "date = 2022-02-03\n" },
  { "date = 2021-01-02\n", "date=2022-02-03 04:05:06", "date = 2022-02-03 04:05:06\n" },
  { "date = 2021-01-02\n", "date=2022-02-30", "date = \"2022-02-30\"\n" },
  { "date = \"2021-01-02\"\n", "date:=2022-02-03", "date = \"2022-02-03\"\n" },
  { "t = \"\"\"a\"\"\" # c\n", "t=b\nc", "t = \"\"\"b\nc\"\"\" # c\n" },
  { "t = \"\"\"\na\n\"\"\"\n", "t=b\\ \"\"\"c\n", "t = \"\"\"\nb\\\\ \\\"\\\"\\\"c\n\"\"\"\n" },
  { "t = '''\na\n'''\n", "t=\\b\n'c'\n", "t = '''\n\\b\n'c'\n'''\n" },
  { "t = '''a'''\n", "t=b'''c", "t = \"b'''c\"\n" },
  { "t = '''a'''\n", "t=\nb", "t = '''\n\nb'''\n" },
  { "\"title\" = \"a\"\n", "title=b", "\"title\" = \"b\"\n" },
  { "[a]\nb = \"c\"\n", "a.b=d", "[a]\nb = \"d\"\n" },
  { "a.b = \"c\"\n", "a.b=d", "a.b = \"d\"\n" },
  { "a = {b = \"c\"}\n", "a.b=d", "a = {b = \"d\"}\n" },
  { "[a.b]\nc = \"d\"\n", "a.b.c=e", "[a.b]\nc = \"e\"\n" },
  { "[a]\nb = \"c\"\n", "a=d", NULL },
  { "a = {b = 1}\n", "a=d", NULL },
  { "[[a]]\nb = \"c\"\n", "a=d", NULL },
  { "title = \"a\"\ntitle = \"b\"\n", "title=c", NULL },
};

/* What would close the block of code that the header is. */
static const Case toml_code_values[] = {
  { "y = \"a\"\n", "x.y=```", "y = \"```\"\n" },
  { "y = \"\"\"\na\"\"\"\n", "x.y=```\n", NULL },
};

static const Case toml_lists[] = {
  { "tags = [\"a\", \"b\"] # c\n", "tags+=d", "tags = [\"a\", \"b\", \"d\"] # c\n" },
  { "tags = [\"a\",\"b\"]\n", "tags+=d", "tags = [\"a\",\"b\",\"d\"]\n" },
  { "tags = ['a']\n", "tags+=d", "tags = ['a', 'd']\n" },
  { "tags = []\n", "tags+=d", "tags = [\"d\"]\n" },
  { "tags = [\n  \"a\",\n  \"b\",\n]\n", "tags+=d", "tags = [\n  \"a\",\n  \"b\",\n  \"d\",\n]\n" },
  { "tags = [\n  \"a\"\n]\n", "tags+=d", "tags = [\n  \"a\",\n  \"d\"\n]\n" },
  { "tags = [\n\t\"a\", # one\n\t\"b\", # two\n]\n", "tags+=d",
    "tags = [\n\t\"a\", # one\n\t\"b\", # two\n\t\"d\",\n]\n" },
  { "tags = [\n\t\"a\", # one\n\t\"b\" # two\n]\n", "tags+=d",
    "tags = [\n\t\"a\", # one\n\t\"b\", # two\n\t\"d\"\n]\n" },
  { "tags = [\n\t\"a\", # one\n\t\"b\" # two\n]\n", "tags-=a", "tags = [\n\t\"b\" # two\n]\n" },
  { "tags = [\n\t\"a\", # one\n\t\"b\" # two\n]\n", "tags-=b", "tags = [\n\t\"a\", # one\n]\n" },
  { "tags = [\"a\", \"b\", \"c\"]\n", "tags-=b", "tags = [\"a\", \"c\"]\n" },
  { "tags = [\"a\"]\n", "tags-=a", "tags = []\n" },
  { "tags = [\n  \"a\",\n]\n", "tags-=a", "tags = []\n" },
  { "tags = [\"a\", \"b\"]\n", "tags=[]", "tags = []\n" },
  { "tags = [\"a\", 'b', 3]\n", "tags=[a|x|3]", "tags = [\"a\", 'x', 3]\n" },
  { "tags = \"a\"\n", "tags+=b", "tags = [\"a\", \"b\"]\n" },
  { "tags = \"a\"\n", "tags-=a", "tags = []\n" },
  { "tags = [[\"a\", \"b\"]]\n", "tags+=[c]", "tags = [[\"a\", \"b\"], [\"c\"]]\n" },
  { "tags = [1, \"b\"]\n", "tags=[[1|b]|[c]]", "tags = [[1, \"b\"], [\"c\"]]\n" },
  { "[x]\ntags = [\"a\"]\n", "x.tags+=b", "[x]\ntags = [\"a\", \"b\"]\n" },
  { "a = {tags = [\"a\"], b = 1}\n", "a.tags+=b", "a = {tags = [\"a\", \"b\"], b = 1}\n" },
  { "a = [{b = 1}]\n", "a+=c", NULL },
  { "[[a]]\nb = 1\n", "a=[]", NULL },
};

static const Case toml_keys[] = {
  { "", "title=a", "title = \"a\"\n" },
  { "# c\n", "title=a", "title = \"a\"\n# c\n" },
  { "title = \"a\"\n", "date:=2021-02-03", "title = \"a\"\ndate = 2021-02-03\n" },
  { "title = \"a\"\n", "date:=3 Feb 2021", "title = \"a\"\ndate = \"3 Feb 2021\"\n" },
  { "title = 'a'\n", "x=b", "title = 'a'\nx = 'b'\n" },
  { "title=\"a\"\n", "x=b", "title=\"a\"\nx=\"b\"\n" },
  { "title     = \"a\"\n", "x=b", "title     = \"a\"\nx         = \"b\"\n" },
  { "a  = 1\n", "longer=b", "a  = 1\nlonger = \"b\"\n" },
  { "date = 2021-01-01\n", "title=a", "title = \"a\"\ndate = 2021-01-01\n" },
  { "title = \"a\"\n", "a b=c", "title = \"a\"\n\"a b\" = \"c\"\n" },
  { "title = \"a\"\n", "tags=[b|c]", "title = \"a\"\ntags = [\"b\", \"c\"]\n" },
  { "title = \"a\" # c\n\n[x]\ny = 1\n", "z=b", "title = \"a\" # c\nz = \"b\"\n\n[x]\ny = 1\n" },
  { "title = \"a\"\nt = [\n  1,\n]\n[x]\n", "z=b",
    "title = \"a\"\nt = [\n  1,\n]\nz = \"b\"\n[x]\n" },
  { "[x]\ny = 1\n", "title=a", "title = \"a\"\n[x]\ny = 1\n" },
  { "[x]\n  y = 1\n", "x.z=b", "[x]\n  y = 1\n  z = \"b\"\n" },
  { "[x] # c\n[y]\na = 1\n", "x.z=b", "[x] # c\nz = \"b\"\n[y]\na = 1\n" },
  { "x.y = 1\n", "x.z=b", "x.y = 1\nx.z = \"b\"\n" },
  { "x = {y = 1}\n", "x.z=b", "x = {y = 1, z = \"b\"}\n" },
  { "x = {y=1, w=2}\n", "x.z=b", "x = {y=1, w=2, z=\"b\"}\n" },
  { "x = {}\n", "x.z=b", "x = {z = \"b\"}\n" },
  { "[x.y]\na = 1\n", "x.z=b", NULL },
  { "a = 1\nb = 2 # c\nc = 3\n", "b!", "a = 1\nc = 3\n" },
  { "a = 1\nb = [\n  2,\n]\nc = 3\n", "b!", "a = 1\nc = 3\n" },
  { "a = 1\nb = \"\"\"\nx\n\"\"\"\nc = 3\n", "b!", "a = 1\nc = 3\n" },
  { "[x]\ny = 1\nz = 2\n", "x.y!", "[x]\nz = 2\n" },
  { "[x]\ny = 1\n", "x.y!", "[x]\n" },
  { "x.y = 1\nx.z = 2\n", "x.y!", "x.z = 2\n" },
  { "x.y = 1\n", "x.y!", NULL },
  { "x = {y = 1, z = 2}\n", "x.y!", "x = {z = 2}\n" },
  { "x = {y = 1, z = 2}\n", "x.z!", "x = {y = 1}\n" },
  { "a = 1\n[x]\ny = 1\n", "x!", NULL },
};

static const Case toml_line_ends[] = {
  { "title = \"a\"\r\n", "x=b", "title = \"a\"\r\nx = \"b\"\r\n" },
  { "", "x=b", "x = \"b\"\r\n" },
  { "t = \"\"\"\r\na\r\n\"\"\"\r\n", "t=b\nc\n", "t = \"\"\"\r\nb\r\nc\r\n\"\"\"\r\n" },
  { "t = [\r\n  1,\r\n]\r\n", "t=[1|a]", "t = [\r\n  1,\r\n  \"a\",\r\n]\r\n" },
};

static const Case toml_advisories[] = {
  { "id = \"x\"\ndate = \"2021-01-01\"\n\n[versions]\n", "advisory.date=2022-02-02",
    "id = \"x\"\ndate = \"2022-02-02\"\n\n[versions]\n" },
  { "id = \"x\"\n\n[versions]\n", "advisory.categories+=dos",
    "id = \"x\"\ncategories = [\"dos\"]\n\n[versions]\n" },
};

static void
test_toml (void)
{
  CHECK ("+++\n", "+++\nbody\n", toml_values);
  CHECK ("---toml\n", "---\nbody\n", toml_values);
  CHECK ("+++\n", "+++\nbody\n", toml_lists);
  CHECK ("+++\n", "+++\nbody\n", toml_keys);
  CHECK ("+++\r\n", "+++\r\nbody", toml_line_ends);
  CHECK ("\n```toml\n[advisory]\n", "```\n\n# Title\n", toml_advisories);
  CHECK ("```toml\n[advisory]\nid = \"x\"\n[x]\n", "```\nbody\n", toml_code_values);
}

/* JSON ------------------------------------------------------------------------------------------ */

static const Case json_members[] = {
  { "  \"title\": \"a\"", "title=b", "  \"title\": \"b\"" },
  { "  \"title\": \"a\"", "title=say \"x\" \\\n\t\001/",
    "  \"title\": \"say \\\"x\\\" \\\\\\n\\t\\u0001/\"" },
  { "  \"title\":\"a\",\n  \"w\":5", "w=6", "  \"title\":\"a\",\n  \"w\":6" },
  { "  \"title\": \"a\",\n  \"w\": 5", "w=six", "  \"title\": \"a\",\n  \"w\": \"six\"" },
  { "  \"title\": \"a\",\n  \"w\": \"5\"", "w=6", "  \"title\": \"a\",\n  \"w\": \"6\"" },
  { "  \"title\": \"a\",\n  \"w\": true", "w=false", "  \"title\": \"a\",\n  \"w\": false" },
  { "  \"title\": \"a\",\n  \"w\": true", "w=5", "  \"title\": \"a\",\n  \"w\": \"5\"" },
  { "  \"title\": \"a\",\n  \"w\": null", "w=x", "  \"title\": \"a\",\n  \"w\": \"x\"" },
  { "  \"title\": \"a\",\n  \"w\": \"x\"", "w=null", "  \"title\": \"a\",\n  \"w\": \"null\"" },
  { "  \"title\": \"a\",\n  \"d\": \"2021-01-01\"", "d:=2022-02-02",
    "  \"title\": \"a\",\n  \"d\": \"2022-02-02\"" },
  { "  \"title\": \"a\"", "x=b", "  \"title\": \"a\",\n  \"x\": \"b\"" },
  { "  \"title\" : \"a\"", "x=b", "  \"title\" : \"a\",\n  \"x\" : \"b\"" },
  { "  \"title\": \"a\"", "true:=5", "  \"title\": \"a\",\n  \"true\": 5" },
  { "  \"title\": \"a\",\n  \"x\": 1", "date=b",
    "  \"title\": \"a\",\n  \"date\": \"b\",\n  \"x\": 1" },
  { "  \"date\": \"a\"", "title=b", "  \"title\": \"b\",\n  \"date\": \"a\"" },
  { "  \"title\": \"a\", \"y\": 2", "x=b", "  \"title\": \"a\", \"y\": 2, \"x\": \"b\"" },
  { "  \"title\": \"a\",\n  \"t\": [\"x\", \"y\"]", "t+=z",
    "  \"title\": \"a\",\n  \"t\": [\"x\", \"y\", \"z\"]" },
  { "  \"title\": \"a\",\n  \"t\": [\n    \"x\"\n  ]", "t+=z",
    "  \"title\": \"a\",\n  \"t\": [\n    \"x\",\n    \"z\"\n  ]" },
  { "  \"title\": \"a\",\n  \"t\": []", "t+=z", "  \"title\": \"a\",\n  \"t\": [\"z\"]" },
  { "  \"title\": \"a\",\n  \"t\": [\"x\", 2]", "t-=2", "  \"title\": \"a\",\n  \"t\": [\"x\"]" },
  { "  \"title\": \"a\",\n  \"t\": [\"x\"]", "t-=x", "  \"title\": \"a\",\n  \"t\": []" },
  { "  \"title\": \"a\",\n  \"t\": \"x\"", "t+=z", "  \"title\": \"a\",\n  \"t\": [\"x\", \"z\"]" },
  { "  \"title\": \"a\",\n  \"t\": \"x\"", "t-=x", "  \"title\": \"a\",\n  \"t\": []" },
  { "  \"title\": \"a\",\n  \"p\": {\"q\": 1}", "p.r=b",
    "  \"title\": \"a\",\n  \"p\": {\"q\": 1, \"r\": \"b\"}" },
  { "  \"title\": \"a\",\n  \"p\": {}", "p.r=b", "  \"title\": \"a\",\n  \"p\": {\"r\": \"b\"}" },
  { "  \"title\": \"a\",\n  \"p\": {\"q\": 1}", "p=b", NULL },
  { "  \"title\": \"a\",\n  \"x\": 1,\n  \"y\": 2", "x!", "  \"title\": \"a\",\n  \"y\": 2" },
  { "  \"title\": \"a\",\n  \"x\": 1", "x!", "  \"title\": \"a\"" },
  { "  \"x\": 1,\n  \"title\": \"a\"", "x!", "  \"title\": \"a\"" },
  { "  \"title\": \"a\",\n  \"x\": 1,\n  \"x\": 2", "x=3", NULL },
  { "  \"title\": \"a\",\n  \"x\": 1,", "x=3", NULL },
};

static const Case json_files[] = {
  { "{\"title\":\"a\"}\nbody", "x=b", "{\"title\":\"a\", \"x\":\"b\"}\nbody" },
  /* Only with a text below is it a header. */
  { "{\n\"date\": \"a\"\n}\n\nbody", "date=b", "{\n\"date\": \"b\"\n}\n\nbody" },
  { "{\n\"title\": \"a\"\n}\n", "title!", NULL },
  { "\"title\": \"a\",\n\"date\": \"b\"\n;;;\nx", "title=c",
    "\"title\": \"c\",\n\"date\": \"b\"\n;;;\nx" },
  { "\"title\": \"a\"\n;;;\nx", "y=c", "\"title\": \"a\", \"y\": \"c\"\n;;;\nx" },
  { "\"date\": \"a\",\n\"b\": 1\n;;;\nx", "title=c",
    "\"title\": \"c\",\n\"date\": \"a\",\n\"b\": 1\n;;;\nx" },
  { ";;;\n\"title\": \"a\"\n;;;\nx", "title=b", ";;;\n\"title\": \"b\"\n;;;\nx" },
  { ";;;\n\"title\": \"a\"\n;;;\nx", "title!", NULL },
  { "<!-- {\"title\": \"a\"} -->\nx", "title=b --> c --!> d >",
    "<!-- {\"title\": \"b --\\u003e c --!\\u003e d >\"} -->\nx" },
  { "{\r\n\t\"title\": \"a\"\r\n}\r\nx", "x=b",
    "{\r\n\t\"title\": \"a\",\r\n\t\"x\": \"b\"\r\n}\r\nx" },
  { "{\n  title: \"a\"\n}\nbody", "title=b", NULL },
};

static void
test_json (void)
{
  CHECK ("{\n", "\n}\nbody\n", json_members);
  CHECK (";;;\n{\n", "\n}\n;;;\nbody\n", json_members);
  CHECK ("---json\n{\n", "\n}\n---\nbody\n", json_members);
  CHECK ("<!-- {\n", "\n} -->\nbody\n", json_members);
  CHECK ("", "", json_files);
}

/* YAML with other fences ------------------------------------------------------------------------ */

static void
test_yaml_fences (void)
{
  static const Case cases[] = {
    { "title: a\ndate: b\n---\nx", "title=c", "title: c\ndate: b\n---\nx" },
    { "date: b\n---\nx", "title=c", "title: c\ndate: b\n---\nx" },
    { "title: a\n---\nx", "tags+=c", "title: a\ntags: [c]\n---\nx" },
    { "title: a\n---\nx", "title!", NULL },
    { "title: a\n---\nx", "title=<b>", "title: <b>\n---\nx" },
    { "----\ntitle: a\n----\nx", "title=---", "----\ntitle: '---'\n----\nx" },
    { "---\ntitle: a\n...\nx", "title=c", "---\ntitle: c\n...\nx" },
    { "---yaml\ntitle: a\n---\nx", "x=c", "---yaml\ntitle: a\nx: c\n---\nx" },
  };

  CHECK ("", "", cases);
}

/* Lines ----------------------------------------------------------------------------------------- */

static const Case bare[] = {
  { "Title: a\nDate: b\n", "title=c", "Title: c\nDate: b\n" },
  { "Title: a\nDate: b\n", "title=!c: \"d\" #e", "Title: !c: \"d\" #e\nDate: b\n" },
  { "Title: a\nDate: b\n", "title=null", "Title: null\nDate: b\n" },
  { "Title: a\nDate:\n", "date=c", "Title: a\nDate: c\n" },
  { "Title: a\n  more\n  of it\nDate: b\n", "title=c", "Title: c\nDate: b\n" },
  { "Title: a\nDate: b\n", "x=c", "Title: a\nDate: b\nX: c\n" },
  { "title: a\nDate: b\n", "x=c", "title: a\nDate: b\nx: c\n" },
  { "Title: a\nTags: b\n", "date=c", "Title: a\nDate: c\nTags: b\n" },
  { "Title:  a\nDate:   b\n", "date=c", "Title:  a\nDate:   c\n" },
  { "Title:    a\nSlug:     b\n", "date=c", "Title:    a\nDate:     c\nSlug:     b\n" },
  { "Title: a\nTags: b, c\n", "tags+=d", "Title: a\nTags: b, c, d\n" },
  { "Title: a\nTags: b;c d\n", "tags+=e, f", "Title: a\nTags: b;c d;e, f\n" },
  { "Title: a\nTags: b\n", "tags+=d", "Title: a\nTags: b, d\n" },
  { "Title: a\nTags: b\n", "tags+=d, e", NULL },
  { "Title: a\nTags: b, c\n", "tags-=b", "Title: a\nTags: c\n" },
  { "Title: a\nTags: b, c\n", "tags-=c", "Title: a\nTags: b\n" },
  { "Title: a\nTags: b\n", "tags-=b", "Title: a\nTags:\n" },
  { "Title: a\nTags: b, c\n", "tags=[b|d]", "Title: a\nTags: b, d\n" },
  { "Title: a\nTags: b, c\n", "tags=[]", "Title: a\nTags:\n" },
  { "Title: a\nTags:\n", "tags+=b", "Title: a\nTags: b\n" },
  { "Title: a\nSlug: b\n", "tags=[c|d]", "Title: a\nSlug: b\nTags: c, d\n" },
  { "Title: a\nCategory: b\n", "category=[c]", "Title: a\nCategory: c\n" },
  { "Title: a\nCategory: b\n", "category+=c", NULL },
  { "Title: a\nSlug: b\n", "slug=c\nd", NULL },
  { "Title: a\nSlug: b\n", "slug= c", NULL },
  { "Title: a\nSlug: b\n", "slug=", "Title: a\nSlug: \n" },
  { "Title: a\nSlug:\nDate: b\n", "slug!", "Title: a\nDate: b\n" },
  { "Title: a\nDate: \nSlug: b\n", "author=c", "Title: a\nDate: \nAuthor: c\nSlug: b\n" },
  { "Title: a\nSlug: b\n", "1x=c", NULL },
  { "Title: a\nSlug: b\n", "slug!", "Title: a\n" },
  { "Title: a\nSlug: b\n  c\nDate: d\n", "slug!", "Title: a\nDate: d\n" },
  { "Title: a\nDate: b\nDate: c\n", "date=d", NULL },
  { "Date: b\nSlug: c\n", "title=a", "Title: a\nDate: b\nSlug: c\n" },
};

static const Case bare_files[] = {
  { "Title: a\r\nDate: b\r\n\r\nx", "author=c", "Title: a\r\nDate: b\r\nAuthor: c\r\n\r\nx" },
  { "Title: a\nDate: b", "title=c", "Title: c\nDate: b" },
  { "Title: a\nDate: b", "x=c", NULL },
  { "Title: a\nDate: b\n---\nx", "slug=c", "Title: a\nDate: b\nSlug: c\n---\nx" },
  { "Title: a\n\nbody", "title!", NULL },
};

static void
test_bare (void)
{
  CHECK ("", "\nbody: x\n", bare);
  CHECK ("", "", bare_files);
}

static const Case nikola[] = {
  { ".. title: a\n.. slug: b\n", "title=c", ".. title: c\n.. slug: b\n" },
  { ".. title: a\n.. tags: \n", "tags+=b", ".. title: a\n.. tags: b\n" },
  { ".. title: a\n.. tags: ,,\n", "tags+=b", ".. title: a\n.. tags: b\n" },
  { ".. title: a\n.. tags: b,c\n", "tags+=d", ".. title: a\n.. tags: b,c,d\n" },
  { ".. title: a\n.. slug: b\n", "date=c", ".. title: a\n.. date: c\n.. slug: b\n" },
  { ".. title: a\n.. slug: b\n", "slug!", ".. title: a\n" },
  { ".. slug: b\n", "title=a", ".. title: a\n.. slug: b\n" },
};

static const Case nikola_comments[] = {
  { "<!--\n.. title: a\n.. slug: b\n-->\n\nx", "title=c --> d", NULL },
  { "<!-- .. title: a\n.. slug: b\n-->\n\nx", "date=c", NULL },
  { "<!-- .. title: a\n.. slug: b\n-->\n\nx", "slug=c", "<!-- .. title: a\n.. slug: c\n-->\n\nx" },
};

static void
test_nikola (void)
{
  CHECK ("", "\nbody\n", nikola);
  CHECK ("<!--\n", "-->\n\nbody\n", nikola);
  CHECK ("", "", nikola_comments);
}

static void
test_reference (void)
{
  static const Case cases[] = {
    { "[#]: subject: (a)\n[#]: via: (b)\n", "subject=c", "[#]: subject: (c)\n[#]: via: (b)\n" },
    { "[#]: subject: (a)\n[#]: via: (b)\n", "subject=c (d)",
      "[#]: subject: \"c (d)\"\n[#]: via: (b)\n" },
    { "[#]: subject: \"a\"\n[#]: via: (b)\n", "subject=c \"d\"",
      "[#]: subject: (c \"d\")\n[#]: via: (b)\n" },
    { "[#]: subject: \"a\"\n[#]: via: (b)\n", "subject=(c) \"d\"", NULL },
    { "[#]: subject: \"a\"\n[#]: reviewer: ( )\n", "reviewer=c",
      "[#]: subject: \"a\"\n[#]: reviewer: (c)\n" },
    { "[#]: subject: \"a\"\n[#]: author: [c](d)\n", "subject=e",
      "[#]: subject: \"e\"\n[#]: author: [c](d)\n" },
    { "[#]: subject: \"a\"\n", "title=b", "[#]: title: \"b\"\n[#]: subject: \"a\"\n" },
    { "[#]: subject: (a)\n", "tags=[b|c]", "[#]: subject: (a)\n[#]: tags: (b, c)\n" },
    { "[#]: subject: (a)\n[#]: via: (b)\n", "via!", "[#]: subject: (a)\n" },
    { "[#]: subject: (a)\n[#]: via: (b)\n", "via=", "[#]: subject: (a)\n[#]: via: ()\n" },
  };

  CHECK ("", "\nbody\n", cases);
}

/* Random headers -------------------------------------------------------------------------------- */

/* What values of a form look like, and how a key and what is around all of it does. */
static const struct
{
  const char *open, *close, *before, *behind_key, *behind;
  const char *values[8];
} random_forms[] = {
  { "+++\n",
    "+++\nbody\n",
    "",
    " = ",
    "\n",
    { "\"a\"", "'b'", "2019", "2021-01-02", "true", "[1, \"x\", 'y']",
      "[\n  \"p\", # q\n  \"r\",\n]", "\"\"\"\nl\n  m\"\"\" # n" } },
  { "```toml\n[advisory]\nid = 1\n[t]\n",
    "```\nbody\n",
    "",
    "=",
    "\n",
    { "\"a\"", "'''b'''", "{x = 1, y.z = 2}", "12:30:00", "1e3", "[]", "[[1], ['y']]", "\"\"" } },
  { "{\n  \"title\": \"t\"",
    "\n}\nbody\n",
    ",\n  \"",
    "\": ",
    "",
    { "\"a\"", "1", "null", "true", "[1, \"x\"]", "[\n    \"p\"\n  ]", "{\"x\": {}}", "\"\"" } },
  { "<!-- {\"title\":\"t\"",
    "} -->body\n",
    ",\"",
    "\":",
    "",
    { "\"a\"", "-1.5e3", "null", "false", "[1,\"x\"]", "[]", "{\"x\":[2]}", "\"\\u0041\"" } },
  { "Title: t\n",
    "\nbody: x\n",
    "",
    ": ",
    "\n",
    { "a", "b\n  c", "", "null", "1: 2", "# d", "\"e\"", "f,g; h" } },
  { ".. title: t\n",
    "\nbody\n",
    ".. ",
    ": ",
    "\n",
    { "a", "b c", "", "~", "1: 2", "# d", "\"e\"", "f,g; h" } },
  { "[#]: subject: (t)\n",
    "\nbody\n",
    "[#]: ",
    ": ",
    "\n",
    { "(a)", "\"b c\"", "()", "( )", "[d]", "\"e, f\"", "(g: h)", "\"\"" } },
};

static const char *const random_keys[] = { "title", "date", "ka", "kb", "tags" };

static const char *const random_values[] = {
  "x",       "x: y", "#z",  "a #b", "it's",         "say \"so\"", "06",         "true",
  "",        "null", " p ", "l\nm", "圈 🙂",     "- dash",     "[",          "]",
  "{{x}}",   "+++",  "```", "-->",  "a,b",          "a;b",        "1e3",        "1.5",
  "%",       "\\",   "}",   "(x)",  "\r",           "'''",        "2021-02-03", "\"\"\"",
  "{% x %}", "---",  "...", "=",    "\342\200\250", "\001",       "\\u0041",    "key: v",
};

static char *
make_random (GRand *rand, guint form)
{
  GString *text = g_string_new (random_forms[form].open);
  guint n = (guint) g_rand_int_range (rand, 1, G_N_ELEMENTS (random_keys));

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, "%s%s%s%s%s", random_forms[form].before, random_keys[i],
                            random_forms[form].behind_key,
                            random_forms[form].values[g_rand_int_range (rand, 0, 8)],
                            random_forms[form].behind);
  g_string_append (text, random_forms[form].close);
  return g_string_free (text, FALSE);
}

/* All values but that of @key are the same, in the same order. */
static void
check_others (const SheafNode *before, const SheafNode *after, const char *key)
{
  guint j = 0;

  for (guint i = 0; i < before->keys->len; i++)
    {
      const SheafNode *name = g_ptr_array_index (before->keys, i);

      if (g_ascii_strcasecmp (name->text, key) == 0)
        continue;
      if (g_ascii_strcasecmp (((SheafNode *) g_ptr_array_index (after->keys, j))->text, key) == 0)
        j++;
      g_assert_true (sheaf_node_equal (name, g_ptr_array_index (after->keys, j)));
      g_assert_true (sheaf_node_equal (g_ptr_array_index (before->items, i),
                                       g_ptr_array_index (after->items, j)));
      j++;
    }
}

/* Returns: whether it was done, and not refused */
static gboolean
check_random (GRand *rand, guint form)
{
  g_autofree char *text = make_random (rand, form);
  g_autoptr (SheafFrontMatter) before = sheaf_front_matter_read (text, strlen (text));
  g_autoptr (SheafNode) value =
      sheaf_node_new_text (random_values[g_rand_int_range (rand, 0, G_N_ELEMENTS (random_values))]);
  const SheafEdit edit = { (SheafEditKind) g_rand_int_range (rand, 0, 4),
                           random_keys[g_rand_int_range (rand, 0, G_N_ELEMENTS (random_keys))],
                           value, g_rand_boolean (rand), FALSE };
  g_autofree char *got = NULL;
  g_autoptr (SheafFrontMatter) after = NULL;
  const SheafNode *now;

  g_assert_cmpint (before->form, !=, SHEAF_FORM_NONE);
  g_assert_false (before->damaged);
  got = sheaf_front_matter_edit (text, strlen (text), before, &edit, NULL);
  if (!got)
    return FALSE;
  g_test_message ("%s %d %s: %s", edit.key, edit.kind, value->text, got);
  after = sheaf_front_matter_read (got, strlen (got));
  g_assert_cmpint (after->form, ==, before->form);
  g_assert_cmpstr (got + after->end, ==, text + before->end);
  check_others (before->root, after->root, edit.key);
  now = sheaf_node_get (after->root, edit.key);
  while (now && now->kind == SHEAF_NODE_SEQUENCE)
    now = now->items->len > 0 ? g_ptr_array_index (now->items, 0) : NULL;
  if (edit.kind == SHEAF_EDIT_SET)
    g_assert_cmpstr (now ? now->text : NULL, ==, value->text);
  return TRUE;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240607);

  for (guint form = 0; form < G_N_ELEMENTS (random_forms); form++)
    {
      guint done = 0;

      for (guint i = 0; i < 2000; i++)
        done += check_random (rand, form) ? 1 : 0;
      g_test_message ("form %u: %u of 2000", form, done);
      g_assert_cmpuint (done, >, 700);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/front-matter-edit-forms/toml", test_toml);
  g_test_add_func ("/front-matter-edit-forms/json", test_json);
  g_test_add_func ("/front-matter-edit-forms/yaml-fences", test_yaml_fences);
  g_test_add_func ("/front-matter-edit-forms/bare", test_bare);
  g_test_add_func ("/front-matter-edit-forms/nikola", test_nikola);
  g_test_add_func ("/front-matter-edit-forms/reference", test_reference);
  g_test_add_func ("/front-matter-edit-forms/random", test_random);
  return g_test_run ();
}
