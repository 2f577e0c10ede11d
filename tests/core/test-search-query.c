/* test-search-query.c: the search language
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-expression.h"
#include "core/search-field.h"
#include "core/search-match.h"
#include "core/search-query.h"

#include <string.h>

/* --- How it is read --- */

static const struct
{
  const char *text;
  const char *read;
} table[] = {
  { "", "" },
  { "   \xe3\x80\x80 ", "" },
  { "... !? ， ()*^", "" },
  { "Hello World", "(hello)(world)" },
  { "互联网", "(互 联 网)" },
  { "電腦", "(电 脑)" },
  { "中国，人民", "(中 国)(人 民)" },
  { "\"中国，人民\"", "(中 国 , 人 民)" },
  { "Python教程 网络API", "(python)(教 程)(网 络)(api)" },
  { "\"Python教程\"", "(python 教 程)" },
  { "node.js e-mail", "(node js)(e mail)" },
  { "\"a phrase\" next", "(a phrase)(next)" },
  { "“引号”内", "(引 号)(内)" },
  { "\"never closed", "(never closed)" },
  { "foo\"bar baz\"qux", "(foo)(bar baz)(qux)" },
  { "-not this", "(-not)(this)" },
  { "-Python教程", "(-python 教 程)" },
  { "-\"a phrase\"", "(-a phrase)" },
  { "- -- --help a-b", "(help)(a b)" },
  { "a OR b", "(a|b)" },
  { "a b OR c d", "(a)(b|c)(d)" },
  { "a | b | 中文c", "(a|b|中 文 c)" },
  { "中文c OR a", "(中 文 c|a)" },
  { "OR gate", "(or)(gate)" },
  { "this OR", "(this)(or)" },
  { "a OR -b", "(a|-b)" },
  { "a or b", "(a)(or)(b)" },
  { "title:foo TITLE:\"a b\"", "(title:foo)(title:a b)" },
  { "author:人人都是 tag:linux", "(author:人 人 都 是)(tag:linux)" },
  { "category:\"A/B\"", "(category:a b)" },
  { "标签：abc tag：x", "(标 签)(abc)(tag:x)" },
  { "is:unread IS:Starred -is:archived", "(is:unread)(is:Starred)(-is:archived)" },
  { "is:draft is:Draft", "(is:draft)(is:Draft)" },
  { "is:nonsense has:wings", "(property[is]:nonsense)(property[has]:wings)" },
  { "has:pictures", "(has:pictures)" },
  { "has:notes OR has:highlights", "(notes:notes|notes:highlights)" },
  { "date:2021 date:2021-09..2021-12", "(date:2021)(date:2021-09..2021-12)" },
  { "date:yesterday", "(property[date]:yesterday)" },
  { "lang:zh-CN Layout:post", "(property[lang]:zh cn)(property[Layout]:post)" },
  { "来源:新华网", "(property[来源]:新 华 网)" },
  { "http://example.com/a", "(http example com a)" },
  { "12:30 std::string key:", "(12 30)(std string)(key)" },
  { "tag: x", "(x)" },
  { "title:... y", "(y)" },
  { "NEAR(a b, 5) AND *", "(near a)(b)(5)(and)" },
  { "a\" OR 1=1; DROP TABLE x --", "(a)(or 1 1 drop table x)" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (table[i].text, FALSE);
      g_autofree char *read = sheaf_search_query_to_string (query);

      g_assert_cmpstr (read, ==, table[i].read);
      g_assert_true (sheaf_search_query_is_empty (query) == !*read);
    }
}

static const struct
{
  const char *text;
  const char *read;
} typing_table[] = {
  { "net", "(net*)" },
  { "foo net", "(foo)(net*)" },
  { "net ", "(net)" },
  { "互联", "(互 联)" },
  { "Python教程", "(python)(教 程)" },
  { "教程Py", "(教 程)(py*)" },
  { "\"hello wor", "(hello wor*)" },
  { "\"hello wor\"", "(hello wor)" },
  { "a OR ne", "(a|ne*)" },
  { "-ne", "(-ne)" },
  { "tag:li", "(tag:li*)" },
  { "tag:", "" },
  { "x date:20", "(x)" },
  { "x date:2021", "(x)(date:2021)" },
  { "x date:2021-", "(x)" },
  { "x is:un", "(x)" },
  { "x has:p", "(x)" },
  { "x is:un y", "(x)(property[is]:un)(y*)" },
};

static void
test_typing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typing_table); i++)
    {
      g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (typing_table[i].text, TRUE);
      g_autofree char *read = sheaf_search_query_to_string (query);

      g_assert_cmpstr (read, ==, typing_table[i].read);
    }
}

static guint
count_tokens (const SheafSearchQuery *query)
{
  guint n = 0;

  for (guint i = 0; i < query->clauses->len; i++)
    {
      GPtrArray *clause = g_ptr_array_index (query->clauses, i);

      for (guint j = 0; j < clause->len; j++)
        n += ((SheafSearchTerm *) g_ptr_array_index (clause, j))->tokens->len;
    }
  return n;
}

static void
test_limit (void)
{
  static const char *const units[] = { "word ", "汉", "is:unread ", "a OR ", "\"x y ", "k:v:w " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (SheafSearchQuery) query = NULL;

      for (guint j = 0; j < 5000; j++)
        g_string_append (text, units[i]);
      query = sheaf_search_query_parse (text->str, TRUE);
      g_assert_cmpuint (count_tokens (query), <=, SHEAF_SEARCH_MAX_TOKENS);
      g_assert_cmpuint (count_tokens (query), >, SHEAF_SEARCH_MAX_TOKENS / 2);
      g_assert_cmpuint (query->clauses->len, <=, SHEAF_SEARCH_MAX_TOKENS);
    }
}

/* --- Dates --- */

static void
assert_dates (const char *text, const char *from, const char *until)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+08:00");
  gint64 seconds[2];
  const char *expected[2] = { from, until };

  g_assert_true (sheaf_search_field_parse_dates (text, zone, &seconds[0], &seconds[1]));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GDateTime) time =
          expected[i] ? g_date_time_new_from_iso8601 (expected[i], zone) : NULL;

      if (time)
        g_assert_cmpint (seconds[i], ==, g_date_time_to_unix (time));
      else
        g_assert_cmpint (seconds[i], ==, i ? G_MAXINT64 : SHEAF_DATE_NONE + 1);
    }
}

static void
test_dates (void)
{
  static const char *const wrong[] = {
    "",     "..",      "20",      "2021-13",       "2021-02-30", "2021-1-", "2021x",
    "0000", "2021...", "2021..x", "2021-01-01-01", "x..2021",    "..20"
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 from, until;

  assert_dates ("2021", "2021-01-01T00:00:00", "2022-01-01T00:00:00");
  assert_dates ("2021-09", "2021-09-01T00:00:00", "2021-10-01T00:00:00");
  assert_dates ("2021/9/1", "2021-09-01T00:00:00", "2021-09-02T00:00:00");
  assert_dates ("2021-09..2021-12", "2021-09-01T00:00:00", "2022-01-01T00:00:00");
  assert_dates ("2021-09-05..", "2021-09-05T00:00:00", NULL);
  assert_dates ("..2020", NULL, "2021-01-01T00:00:00");
  assert_dates ("2024-02-29", "2024-02-29T00:00:00", "2024-03-01T00:00:00");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (sheaf_search_field_parse_dates (wrong[i], zone, &from, &until));
}

/* --- As FTS5 reads it --- */

static void
assert_expression (const char *text, gboolean typing, const char *expected)
{
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, typing);
  g_autoptr (GString) expression = g_string_new (NULL);

  g_assert_cmpuint (query->clauses->len, ==, 1);
  sheaf_search_expression_append_clause (expression, g_ptr_array_index (query->clauses, 0));
  g_assert_cmpstr (expression->str, ==, expected);
}

static void
test_expression (void)
{
  assert_expression ("Hello", FALSE, "(\"Hello\")");
  assert_expression ("Né", TRUE, "(\"\002ne\")");
  assert_expression ("Netz", TRUE, "(\"Netz\" *)");
  assert_expression ("\"a net", TRUE, "(\"a net\" *)");
  assert_expression ("互联", TRUE, "(\"互联\")");
  assert_expression ("title:x OR b", FALSE, "(title : \"x\" OR \"b\")");
}

/* --- Where it is found --- */

static void
assert_found (const char *query_text, const char *text, gboolean is_title, const char *expected)
{
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (query_text, TRUE);
  g_autoptr (GArray) spans = sheaf_search_query_find (query, text, strlen (text), is_title);
  g_autoptr (GString) marked = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      SheafSearchSpan *span = &g_array_index (spans, SheafSearchSpan, i);

      g_string_append_len (marked, text + at, (gssize) (span->start - at));
      g_string_append_printf (marked, "[%.*s]", (int) (span->end - span->start),
                              text + span->start);
      at = span->end;
    }
  g_string_append (marked, text + at);
  g_assert_cmpstr (marked->str, ==, expected);
}

static void
test_find (void)
{
  assert_found ("电脑", "一台電腦，电脑", FALSE, "一台[電腦]，[电脑]");
  assert_found ("abc ", "ＡＢＣ and abcd", FALSE, "[ＡＢＣ] and abcd");
  assert_found ("cafe", "Cafés, cafe\xcc\x81", FALSE, "[Cafés], [cafe]\xcc\x81");
  assert_found ("人人", "人人人人", FALSE, "[人人人人]");
  assert_found ("中国人", "中国，人；中国人", FALSE, "中国，人；[中国人]");
  assert_found ("\"中国，人\"", "中国；人", FALSE, "[中国；人]");
  assert_found ("互联网", "互联互联网", FALSE, "互联[互联网]");
  assert_found ("\"a b a c\" ", "a b a b a c", FALSE, "a b [a b a c]");
  assert_found ("-new ne", "new net", FALSE, "[new] [net]");
  assert_found ("foo OR bar ", "bar baz foo", FALSE, "[bar] baz [foo]");
  assert_found ("title:foo ", "foo", FALSE, "foo");
  assert_found ("title:foo ", "foo", TRUE, "[foo]");
  assert_found ("tag:foo ", "foo", TRUE, "foo");
  assert_found ("error:file", "no file; Error: file gone", FALSE, "no file; [Error: file] gone");
  assert_found ("x", "", FALSE, "");
}

/* A phrase of 64 tokens is found where it stands, and the ring of starts holds them. */
static void
test_find_long (void)
{
  g_autoptr (GString) phrase = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new ("before ");
  g_autoptr (SheafSearchQuery) query = NULL;
  g_autoptr (GArray) spans = NULL;
  SheafSearchSpan *span;

  for (guint i = 0; i < 64; i++)
    g_string_append_unichar (phrase, 0x4e00 + i * 7 % 64);
  for (guint i = 0; i < 10; i++)
    g_string_append_len (text, phrase->str, 30);
  g_string_append (text, " 。");
  g_string_append (text, phrase->str);
  query = sheaf_search_query_parse (phrase->str, FALSE);
  spans = sheaf_search_query_find (query, text->str, text->len, FALSE);
  g_assert_cmpuint (spans->len, ==, 1);
  span = &g_array_index (spans, SheafSearchSpan, 0);
  g_assert_cmpuint (span->end, ==, text->len);
  g_assert_cmpuint (span->end - span->start, ==, phrase->len);
}

/* --- Anything at all --- */

static void
test_garbage (void)
{
  static const char *const pieces[] = {
    "\"",   "-", "OR",  ":", "tag:", "date:", "..",   "2021", " ", "互",           "a", "：", "“",
    "\xff", "|", "is:", "x", "*",    "(",     "\002", "\001", "é", "\xe3\x80\x80", "'", "\\", "NEAR"
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (SheafSearchQuery) query = NULL;
      g_autoptr (GArray) spans = NULL;
      g_autofree char *read = NULL;

      for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      query = sheaf_search_query_parse (text->str, round % 2);
      read = sheaf_search_query_to_string (query);
      g_assert_true (g_utf8_validate (read, -1, NULL));
      spans = sheaf_search_query_find (query, read, strlen (read), TRUE);
      g_assert_nonnull (spans);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-query/table", test_table);
  g_test_add_func ("/search-query/typing", test_typing);
  g_test_add_func ("/search-query/limit", test_limit);
  g_test_add_func ("/search-query/dates", test_dates);
  g_test_add_func ("/search-query/expression", test_expression);
  g_test_add_func ("/search-query/find", test_find);
  g_test_add_func ("/search-query/find-long", test_find_long);
  g_test_add_func ("/search-query/garbage", test_garbage);
  return g_test_run ();
}
