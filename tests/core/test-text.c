/* test-text.c: small questions about UTF-8 text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text.h"

#include <string.h>

#define FSI "\342\201\250"
#define PDI "\342\201\251"
#define RLO "\342\200\256"

static void
assert_text (char *got, const char *wanted)
{
  g_autofree char *owned = got;

  g_assert_true (g_utf8_validate (owned, -1, NULL));
  g_assert_cmpstr (owned, ==, wanted);
}

static void
test_cjk (void)
{
  static const char *const yes[] = { "中", "々", "〇", "あ", "ア", "ー",
                                     "ｱ",  "한", "ㄅ", "ꀀ", "𠀀", "㐀" };
  static const char *const no[] = { "a", "é", "，", "。", "Ａ", "１", "я", "「", "　", "😀", "…" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (sheaf_text_is_cjk (g_utf8_get_char (yes[i])));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (sheaf_text_is_cjk (g_utf8_get_char (no[i])));
}

/* Every letter of the Basic Plane is judged as GLib's script table judges it. */
static void
test_cjk_scripts (void)
{
  for (gunichar c = 1; c <= 0xFFFF; c++)
    {
      GUnicodeScript script;

      if (!g_unichar_isalpha (c))
        continue;
      script = g_unichar_get_script (c);
      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;
      g_assert_cmpint (sheaf_text_is_cjk (c), ==,
                       script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
                           script == G_UNICODE_SCRIPT_KATAKANA ||
                           script == G_UNICODE_SCRIPT_HANGUL ||
                           script == G_UNICODE_SCRIPT_BOPOMOFO || script == G_UNICODE_SCRIPT_YI);
    }
}

static void
test_line (void)
{
  const char *text = "a\nb\r\nc\rd";
  gsize length = strlen (text);

  g_assert_cmpuint (sheaf_text_line (text, length, 0), ==, 1);
  g_assert_cmpuint (sheaf_text_line (text, length, 2), ==, 2);
  g_assert_cmpuint (sheaf_text_line (text, length, 5), ==, 3);
  g_assert_cmpuint (sheaf_text_line (text, length, 7), ==, 4);
  g_assert_cmpuint (sheaf_text_line (text, length, 900), ==, 4);
}

static void
test_words (void)
{
  g_assert_cmpuint (sheaf_text_count_words ("", -1), ==, 0);
  g_assert_cmpuint (sheaf_text_count_words ("two words", -1), ==, 2);
  g_assert_cmpuint (sheaf_text_count_words ("圈地运动", -1), ==, 4);
  g_assert_cmpuint (sheaf_text_count_words ("用GTK4写的，程序。", -1), ==, 6);
  g_assert_cmpuint (sheaf_text_count_words ("हिन्दी भाषा", -1), ==, 2);
  g_assert_cmpuint (sheaf_text_count_words ("two words", 3), ==, 1);
}

static void
test_excerpt (void)
{
  assert_text (sheaf_text_excerpt ("  short\n text ", 50), "short text");
  assert_text (sheaf_text_excerpt ("", 50), "");
  assert_text (sheaf_text_excerpt ("one two three four", 15), "one two three…");
  assert_text (sheaf_text_excerpt ("第一句话。第二句话很长很长", 7), "第一句话。第二…");
  assert_text (sheaf_text_excerpt ("一二三四五六七八九十一二三。四五六七", 15),
               "一二三四五六七八九十一二三。…");
  assert_text (sheaf_text_excerpt ("aaaaaaaaaaaaaaaaaaaa", 10), "aaaaaaaaaa…");
}

static void
test_title (void)
{
  assert_text (sheaf_text_title (" \n 19_15\n \n  BNB跌破 \t"), "19_15 BNB跌破");
  assert_text (sheaf_text_title ("　全角　空格　"), "全角　空格");
  assert_text (sheaf_text_title ("two  blanks"), "two  blanks");
  assert_text (sheaf_text_title ("<b>\x1b[31m" RLO "x</b>"), "<b>\x1b[31m" RLO "x</b>");
  assert_text (sheaf_text_title (" \r\n "), "");
  assert_text (sheaf_text_strip ("\n 两 行\n标题　\t"), "两 行\n标题");
  assert_text (sheaf_text_strip (" \r\n　"), "");
}

static void
test_display (void)
{
  assert_text (sheaf_text_display ("plain 中文", 100), "plain 中文");
  assert_text (sheaf_text_display ("a\x1b[0m\x7f\nb", 100), "a␛[0m␡ b");
  assert_text (sheaf_text_display ("c1\302\237x", 100), "c1\357\277\275x");
  assert_text (sheaf_text_display ("abcdef", 4), "abc…");
  assert_text (sheaf_text_display ("abcd", 4), "abcd");
  assert_text (sheaf_text_display ("שלום", 100), FSI "שלום" PDI);
  assert_text (sheaf_text_display ("gpj" RLO "exe", 100), FSI "gpj" RLO "exe" PDI);
  assert_text (sheaf_text_display (PDI PDI "x", 100), FSI "\357\277\275\357\277\275x" PDI);
  assert_text (sheaf_text_display (FSI "x", 100), FSI FSI "x" PDI PDI);
  /* What is cut off may not be what closes it. */
  assert_text (sheaf_text_display ("a" FSI "b" PDI "xyz", 4), FSI "a" FSI "b…" PDI PDI);
  /* Tag characters hide text, except in a flag. */
  assert_text (sheaf_text_display ("a\363\240\201\201", 100), "a\357\277\275");
  assert_text (sheaf_text_display ("🏴\363\240\201\247\363\240\201\277", 100),
               "🏴\363\240\201\247\363\240\201\277");
}

static void
test_slug (void)
{
  assert_text (sheaf_text_slug ("A title: with/everything?", 120), "A-title-with-everything");
  assert_text (sheaf_text_slug ("从_圈地运动_到", 120), "从_圈地运动_到");
  assert_text (sheaf_text_slug ("../../etc/passwd", 120), "etc-passwd");
  assert_text (sheaf_text_slug ("--rf", 120), "rf");
  assert_text (sheaf_text_slug ("...", 120), "article");
  assert_text (sheaf_text_slug ("", 120), "article");
  assert_text (sheaf_text_slug ("con", 120), "_con");
  assert_text (sheaf_text_slug ("COM1.txt", 120), "_COM1.txt");
  assert_text (sheaf_text_slug ("company", 120), "company");
  assert_text (sheaf_text_slug ("中文中文中文中文", 17), "中文中文中");
  assert_text (sheaf_text_slug ("a\x1b\n" RLO "b", 120), "a-b");
}

static void
test_language (void)
{
  g_assert_cmpstr (sheaf_text_language ("互联互通迈入深水区，GTK 4"), ==, "zh");
  g_assert_cmpstr (sheaf_text_language ("これは日本語の文章です。"), ==, "ja");
  g_assert_cmpstr (sheaf_text_language ("외로워요 그래서"), ==, "ko");
  g_assert_cmpstr (sheaf_text_language ("Это русский текст"), ==, "ru");
  g_assert_cmpstr (sheaf_text_language ("هذا نص عربي"), ==, "ar");
  g_assert_cmpstr (sheaf_text_language ("זה טקסט"), ==, "he");
  g_assert_cmpstr (sheaf_text_language ("Αυτό είναι κείμενο"), ==, "el");
  g_assert_cmpstr (sheaf_text_language ("นี่คือข้อความ"), ==, "th");
  g_assert_cmpstr (sheaf_text_language ("The quick fox is in the garden of the king and sleeps."),
                   ==, "en");
  g_assert_cmpstr (sheaf_text_language ("Der Hund und die Katze sind nicht im Garten."), ==, "de");
  g_assert_cmpstr (sheaf_text_language ("Le chat et le chien ne sont pas dans la maison."), ==,
                   "fr");
  g_assert_null (sheaf_text_language ("foo bar qux"));
  g_assert_null (sheaf_text_language (""));
  g_assert_null (sheaf_text_language ("12345 !!!"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/cjk/samples", test_cjk);
  g_test_add_func ("/text/cjk/scripts", test_cjk_scripts);
  g_test_add_func ("/text/line", test_line);
  g_test_add_func ("/text/words", test_words);
  g_test_add_func ("/text/excerpt", test_excerpt);
  g_test_add_func ("/text/title", test_title);
  g_test_add_func ("/text/display", test_display);
  g_test_add_func ("/text/slug", test_slug);
  g_test_add_func ("/text/language", test_language);
  return g_test_run ();
}
