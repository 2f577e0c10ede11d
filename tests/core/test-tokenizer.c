/* test-tokenizer.c: text as the search sees it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/folding.h"
#include "core/text.h"
#include "core/tokenizer.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize length;
  GString *out;
  gsize end; /* of the last token that is not colocated */
  guint stop_after;
} Record;

static int
record_cb (SheafTokenKind kind,
           const char *term,
           gsize term_length,
           gsize start,
           gsize end,
           gpointer user_data)
{
  Record *record = user_data;

  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (end, <=, record->length);
  g_assert_true (g_utf8_validate (term, (gssize) term_length, NULL));
  if (kind != SHEAF_TOKEN_MARKER)
    {
      g_assert_cmpuint (start, >=, record->end);
      record->end = end;
    }
  if (record->out->len)
    g_string_append_c (record->out, ' ');
  if (kind == SHEAF_TOKEN_BARRIER)
    g_string_append_c (record->out, '|');
  else if (kind == SHEAF_TOKEN_MARKER)
    g_string_append_printf (record->out, "^%.*s", (int) term_length - 1, term + 1);
  else
    g_string_append_len (record->out, term, (gssize) term_length);
  return record->stop_after && !--record->stop_after ? 7 : 0;
}

static char *
tokens_of (const char *text, gsize length, gboolean markers)
{
  Record record = { text, length, g_string_new (NULL), 0, 0 };

  g_assert_cmpint (sheaf_tokenizer_run (text, length, markers, record_cb, &record), ==, 0);
  return g_string_free (record.out, FALSE);
}

static void
assert_tokens (const char *text, const char *expected)
{
  g_autofree char *got = tokens_of (text, strlen (text), FALSE);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_words (void)
{
  assert_tokens ("", "");
  assert_tokens ("Hello, World-wide 2021!", "hello world wide 2021");
  assert_tokens ("café CAFÉ cafe\xcc\x81 naïve", "cafe cafe cafe naive");
  assert_tokens ("ＡＢＣ１２３", "abc123");
  assert_tokens ("co\xc2\xadoperate \xe2\x80\x8f"
                 "abc",
                 "cooperate abc");
  assert_tokens ("ΟΔΟΣ οδός Ёлка", "οδοσ οδοσ елка");
  assert_tokens ("snake_case C++ node.js", "snake case c node js");
  assert_tokens ("กรุงเทพ หนังสือ", "กรุงเทพ หนังสือ");
  assert_tokens ("...!?", "");
}

static void
test_cjk (void)
{
  assert_tokens ("互联网", "互 联 网");
  assert_tokens ("電腦與網絡", "电 脑 与 网 络");
  assert_tokens ("カタカナ ｶﾀｶﾅ ひらがな", "カ タ カ ナ | カ タ カ ナ | ひ ら が な");
  assert_tokens ("한국어", "한 국 어");
  /* Half width with voicing marks, Unicode's form D, and marks where they belong to nothing. */
  assert_tokens ("ﾌﾟﾛｸﾞﾗﾐﾝｸﾞ", "プ ロ グ ラ ミ ン グ");
  assert_tokens ("か\xe3\x82\x99き", "が き");
  assert_tokens ("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab\xe1\x84\x80\xe1\x85\xae\xe1\x86\xa8",
                 "한 국");
  assert_tokens ("\xea\xb0\x80\xe1\x86\xab", "간"); /* a syllable and its final */
  assert_tokens ("用APP下载", "用 app 下 载");
  assert_tokens ("\xe8\xb1\x88\xf0\xa0\x80\x80",
                 "岂 \xf0\xa0\x80\x80"); /* compatibility form, plane 2 */
}

static void
test_barriers (void)
{
  assert_tokens ("中国，人民。", "中 国 | 人 民");
  assert_tokens ("中国，。！人民", "中 国 | 人 民");
  assert_tokens ("中国\n人民", "中 国 | 人 民");
  assert_tokens ("，中国", "中 国");
  assert_tokens ("中国, abc, 人民", "中 国 abc 人 民");
  assert_tokens ("中\xe2\x80\x8b国", "中 国"); /* zero width space */
  assert_tokens ("a, b", "a b");
}

static void
test_markers (void)
{
  g_autofree char *one = tokens_of ("net New network", 15, TRUE);
  g_autofree char *two = tokens_of ("Éa é 中文 ab", strlen ("Éa é 中文 ab"), TRUE);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *crowded = NULL;

  g_assert_cmpstr (one, ==, "net ^n ^ne ^net new ^new network");
  g_assert_cmpstr (two, ==, "ea ^e ^ea e 中 文 ab ^a ^ab");

  /* More beginnings than are remembered: each word is still there, no beginning is missing. */
  for (guint i = 0; i < 8000; i++)
    {
      g_string_append_unichar (many, 0x430 + i % 32);
      g_string_append_unichar (many, 0x430 + i / 32 % 32);
      g_string_append_unichar (many, 0x430 + i / 1024);
      g_string_append_c (many, ' ');
    }
  crowded = tokens_of (many->str, many->len, TRUE);
  for (guint i = 0; i < 8000; i += 37)
    {
      g_autoptr (GString) marker = g_string_new ("^");

      for (guint divisor = 1; divisor <= 1024; divisor *= 32)
        {
          gunichar folded = sheaf_tokenizer_fold (0x430 + i / divisor % 32);

          g_string_append_unichar (marker, folded);
          g_assert_nonnull (strstr (crowded, marker->str));
        }
    }
}

static void
test_offsets (void)
{
  const char *text = "Ａé中";
  Record record = { text, strlen (text), g_string_new (NULL), 0, 1 };

  g_assert_cmpint (sheaf_tokenizer_run (text, record.length, FALSE, record_cb, &record), ==, 7);
  g_assert_cmpuint (record.end, ==, strlen ("Ａé"));
  g_assert_cmpstr (record.out->str, ==, "ae");
  g_string_free (record.out, TRUE);
}

static void
test_long_word (void)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autofree char *got = tokens_of (text, 100000, FALSE);

  g_assert_cmpuint (strlen (got), ==, SHEAF_TOKENIZER_WORD_LETTERS);
}

static void
test_broken_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  assert_tokens ("ab\xff"
                 "cd\xe4\xb8",
                 "ab cd");
  assert_tokens ("\xc0\x80x\xed\xa0\x80y", "x y");
  for (guint round = 0; round < 2000; round++)
    {
      char bytes[64];
      g_autofree char *got = NULL;

      for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (char) g_rand_int_range (rand, 0, 256);
      got = tokens_of (bytes, sizeof bytes, TRUE);
      g_assert_true (g_utf8_validate (got, -1, NULL));
    }
}

/* Folding twice is folding once; a character and its fold are of one class. */
static void
test_folding (void)
{
  guint n_cjk = 0;

  for (gunichar c = 1; c < 0x32000; c++)
    {
      gunichar folded, again;
      SheafFoldClass class = sheaf_folding_classify (c, &folded);

      g_assert_cmpuint (sheaf_folding_classify (folded, &again), ==, class);
      g_assert_cmphex (again, ==, folded);
      if (c >= 0x3041 && c <= 0xd7a3 && class == SHEAF_FOLD_CJK)
        n_cjk++;
    }
  g_assert_cmpuint (n_cjk, >, 38000);
  g_assert_cmphex (sheaf_tokenizer_fold ('Q'), ==, 'q');
  g_assert_cmphex (sheaf_tokenizer_fold (0x96fb), ==, 0x7535);
  g_assert_cmphex (sheaf_tokenizer_fold (0xff21), ==, 'a');
  g_assert_cmphex (sheaf_tokenizer_fold (0x304c), ==, 0x304c);
  g_assert_cmphex (sheaf_tokenizer_fold (0xac00), ==, 0xac00);
  g_assert_cmphex (sheaf_tokenizer_fold (','), ==, ',');
}

/* The text module decides where a soft line break leaves nothing, and must mean the same characters. */
static void
test_cjk_agrees (void)
{
  static const gunichar ranges[][2] = {
    { 0x2f00, 0x2fd5 }, { 0x3041, 0x3096 },   { 0x30a1, 0x30fa }, { 0x3105, 0x312f },
    { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff },   { 0xa000, 0xa48c }, { 0xac00, 0xd7a3 },
    { 0xff66, 0xff9d }, { 0x20000, 0x2a6df },
  };
  gunichar folded;

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (gunichar c = ranges[i][0]; c <= ranges[i][1]; c++)
      {
        g_assert_true (sheaf_text_is_cjk (c));
        g_assert_cmpuint (sheaf_folding_classify (c, &folded), ==, SHEAF_FOLD_CJK);
      }
  for (gunichar c = 1; c < 0x1100; c++)
    {
      g_assert_false (sheaf_text_is_cjk (c));
      g_assert_cmpuint (sheaf_folding_classify (c, &folded), !=, SHEAF_FOLD_CJK);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokenizer/words", test_words);
  g_test_add_func ("/tokenizer/cjk", test_cjk);
  g_test_add_func ("/tokenizer/barriers", test_barriers);
  g_test_add_func ("/tokenizer/markers", test_markers);
  g_test_add_func ("/tokenizer/offsets", test_offsets);
  g_test_add_func ("/tokenizer/long-word", test_long_word);
  g_test_add_func ("/tokenizer/broken-bytes", test_broken_bytes);
  g_test_add_func ("/tokenizer/folding", test_folding);
  g_test_add_func ("/tokenizer/cjk-agrees", test_cjk_agrees);
  return g_test_run ();
}
