/* test-sentences.c: a text, sentence by sentence
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sentences.h"
#include "core/spoken-language.h"

#include <string.h>

/* "|" is where one sentence ends and the next begins; blanks around it belong to neither. */
static const char *const english[] = {
  "One.|Two.|Three.",
  "Is it?|Yes!|Well…|No.",
  "It cost 3.50 dollars, i.e. 2.9 euros.|That was v. 2.0.1 of it.",
  "Dr. Smith met Mrs. Jones at 5 p.m. on Dec. 3.|They talked.",
  "He came at 5 p.m.|The others had left.",
  "J. R. R. Tolkien and George W. Bush never met.|So it seems.",
  "She lives in the U.S. and likes it.|He moved to the U.S.|They met there.",
  "The U.S. Army came.",
  "Apple Inc. Chief Tim Cook spoke at Apple Inc.|It was long.",
  "“Go!” he said.|“I will.”|She went.",
  "\"Go!\" he said.|\"I will.\"|\"When?\"|She went.",
  "He said \"no.\"|She left.",
  "(It rained.)|Then it stopped.|[It did.]|Good.",
  "What?!|Really?!?|Yes...|And on... and on.",
  "See Fig. 3 and pp. 12 to 14, No. 7.|No.|It is not there.",
  "Visit example.com. or not.|Read main.c.|It is short.",
  "1. First of all, this.|And that.",
  "iv. Fourth.",
  "3.1. A heading",
  "In 2020.|50 people came.",
  "Two of them; one stayed: the first.|Good!",
  "as do I.|They too.",
  "Smith et al. Found little, e.g. Nothing.",
  "etc.|And so on.",
  "Wait — what?|— Nothing.",
  "¿Qué?|¡Nada!|Bueno.",
  "No end at all",
  "Bill vs. Ben (cf. Ben vs. Bill) was fun.",
  "“What?” asked Ben.|“Nothing.”",
  "She asked: “Why?|Why not?”|Nobody knew.",
};

static const char *const chinese[] = {
  "今天天气很好。|我们去公园吧！|好吗？",
  "他说：“你好。”|然后走了。",
  "「你好嗎？」|他問。|『好。』|她說。",
  "“你好吗？”，他问。|没有人回答。",
  "第一，要快；|第二，要好。",
  "我想……|算了。",
  "真的吗？！|是的！！！",
  "我看过《你好！李焕英》这部电影。|很好看。",
  "《没有关上。|然后呢？",
  "他走了。|\"回来吧！\"|她喊道。",
  "价格是3.5元。|版本是2.0。",
  "用了GPT-4.|很好",
  "使用 Python 3.8.10 版本。|然后运行 main.py 文件。",
  "（他笑了。）|我也笑了。",
  "没有标点",
  "今日は。|元気ですか？|はい！",
  "全角。|空格。",
};

/* The same without the marks, and where the sentences are. */
static void
check (const char *marked)
{
  g_auto (GStrv) parts = g_strsplit (marked, "|", -1);
  const gboolean is_wide = g_unichar_iswide (g_utf8_get_char (parts[0])) || strstr (marked, "。");
  g_autofree char *text = g_strjoinv (is_wide ? "" : "  \n", parts);
  g_autoptr (GArray) sentences = sheaf_sentences_split (text);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *wanted = g_strjoinv ("|", parts);

  for (guint i = 0; i < sentences->len; i++)
    {
      const SheafSentence *sentence = &g_array_index (sentences, SheafSentence, i);
      g_autofree char *part = g_utf8_substring (text, sentence->start, sentence->end);

      g_string_append_printf (found, "%s%s", i ? "|" : "", part);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_english (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    check (english[i]);
}

static void
test_chinese (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    check (chinese[i]);
}

static guint
count (const char *text)
{
  g_autoptr (GArray) sentences = sheaf_sentences_split (text);

  return sentences->len;
}

/* Nothing to say is no sentence, and dots alone belong to what was said. */
static void
test_nothing (void)
{
  g_autoptr (GArray) dots = sheaf_sentences_split ("Well. … * * *");

  g_assert_cmpuint (count (""), ==, 0);
  g_assert_cmpuint (count (" \n\t"), ==, 0);
  g_assert_cmpuint (count ("* * *"), ==, 0);
  g_assert_cmpuint (count ("……"), ==, 0);
  g_assert_cmpuint (dots->len, ==, 1);
  g_assert_cmpuint (g_array_index (dots, SheafSentence, 0).end, ==, 13);
}

/* What was broken on purpose ends, but for a line that goes on in small letters. */
static void
test_lines (void)
{
  g_assert_cmpuint (count ("白日依山尽\u2028黄河入海流"), ==, 2);
  g_assert_cmpuint (count ("Roses are red\u2028Violets are blue"), ==, 2);
  g_assert_cmpuint (count ("A line that\u2028goes on"), ==, 1);
  g_assert_cmpuint (count ("A line that\nGoes on"), ==, 1);
  g_assert_cmpuint (count ("\u2028\u2028Alone.\u2028\u2028"), ==, 1);
}

static void
check_long (const char *piece, guint pieces)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) sentences = NULL;
  guint before = 0;

  for (guint i = 0; i < pieces; i++)
    g_string_append (text, piece);
  sentences = sheaf_sentences_split (text->str);
  g_assert_cmpuint (sentences->len, >, 1);
  for (guint i = 0; i < sentences->len; i++)
    {
      const SheafSentence *sentence = &g_array_index (sentences, SheafSentence, i);

      g_assert_cmpuint (sentence->start, >=, before);
      g_assert_cmpuint (sentence->end, >, sentence->start);
      g_assert_cmpuint (sentence->end - sentence->start, <=, 400);
      before = sentence->end;
    }
  g_assert_cmpuint (before + 1, >=, (guint) g_utf8_strlen (text->str, -1));
}

/* Text without an end is divided all the same, at a comma if there is one. */
static void
test_long (void)
{
  g_autoptr (GArray) sentences = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  check_long ("字", 5000);
  check_long ("word ", 1000);
  check_long ("ไทย", 1000);
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "这是一段话，");
  sentences = sheaf_sentences_split (text->str);
  g_assert_cmpuint (g_array_index (sentences, SheafSentence, 0).end % 6, ==, 0);
}

/* A million stops take no longer than a million letters. */
static void
test_hostile (void)
{
  g_autofree char *stops = g_strnfill (1000000, '.');
  g_autofree char *quotes = g_strnfill (1000000, '"');
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_cmpuint (count (stops), ==, 0);
  g_assert_cmpuint (count (quotes), ==, 0);
  for (guint i = 0; i < 200000; i++)
    g_string_append (titles, "《a. ");
  g_assert_cmpuint (count (titles->str), >, 1);
}

/* The article's language, but for a paragraph in another one. */
static void
test_language (void)
{
  const char *sentence =
      "This is what the author has written for you, and it is not the same as that.";
  const char *longer =
      "Das ist ein langer Satz, der nicht auf Englisch ist, und er ist mit vielen Wörtern so "
      "lang, dass man sich auch nicht mehr täuschen kann: es ist von Anfang an ein deutscher Satz.";

  g_assert_cmpstr (sheaf_spoken_language ("今天天气很好。", "zh-Hant"), ==, "zh-Hant");
  g_assert_cmpstr (sheaf_spoken_language ("今天天气很好。", "en"), ==, "zh");
  g_assert_cmpstr (sheaf_spoken_language ("今天天气很好。", NULL), ==, "zh");
  g_assert_cmpstr (sheaf_spoken_language ("東京都", "ja"), ==, "ja");
  g_assert_cmpstr (sheaf_spoken_language ("これはペンです。", "zh"), ==, "ja");
  g_assert_cmpstr (sheaf_spoken_language (sentence, "zh"), ==, "en");
  g_assert_cmpstr (sheaf_spoken_language (sentence, "en-GB"), ==, "en-GB");
  g_assert_cmpstr (sheaf_spoken_language (sentence, "fr"), ==, "fr");
  g_assert_cmpstr (sheaf_spoken_language (longer, "en"), ==, "de");
  g_assert_cmpstr (sheaf_spoken_language ("Это по-русски.", "en"), ==, "ru");
  g_assert_cmpstr (sheaf_spoken_language ("OK", "zh"), ==, "zh");
  g_assert_cmpstr (sheaf_spoken_language ("12", NULL), ==, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentences/english", test_english);
  g_test_add_func ("/sentences/chinese", test_chinese);
  g_test_add_func ("/sentences/nothing", test_nothing);
  g_test_add_func ("/sentences/lines", test_lines);
  g_test_add_func ("/sentences/long", test_long);
  g_test_add_func ("/sentences/hostile", test_hostile);
  g_test_add_func ("/sentences/language", test_language);

  return g_test_run ();
}
